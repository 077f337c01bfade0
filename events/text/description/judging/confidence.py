"""How far a description can be trusted, with the reasons: each doubt has its price in confidence.toml."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import prod
from typing import Final

from dateline.events.text.description.words import table

_FLOOR: Final = 0.05
_GRAVE: Final = 0.6
"""What is left at most by a doubt that makes a line unfit to print."""


def confidence(doubts: Iterable[str]) -> tuple[float, tuple[str, ...]]:
    """Confidence and its reasons.

    Args:
        doubts: Names of doubts, as confidence.toml lists them.

    Returns:
        The product of what each doubt leaves, at least 0.05 and rounded to 0.001; the doubts in words, sorted.

    Raises:
        KeyError: a doubt is not in the table.

    >>> confidence(["pronoun"])
    (0.8, ('a pronoun in the title stands for nobody that was found',))
    >>> confidence([])
    (1.0, ())
    """
    named = sorted(set(doubts))
    return max(left(named), _FLOOR), tuple(str(_table()[doubt]["says"]) for doubt in named)


def left(doubts: Iterable[str]) -> float:
    """What the doubts leave of 1, rounded to 0.001.

    Raises:
        KeyError: a doubt is not in the table.

    >>> left(["pronoun", "cut"])
    0.68
    """
    return round(prod((float(_table()[doubt]["leaves"]) for doubt in sorted(set(doubts))), start=1.0), 3)


def tells_event(doubts: Iterable[str]) -> bool:
    """False where a doubt says that the line tells of no event.

    >>> tells_event(["pronoun", "cut"]), tells_event(["state"])
    (True, False)
    """
    return all(_table()[doubt].get("tells", True) for doubt in doubts)


@cache
def grave() -> frozenset[str]:
    """The reasons of doubts that by themselves keep a line from being read alone."""
    return frozenset(str(row["says"]) for row in _table().values() if float(row["leaves"]) <= _GRAVE)


@cache
def _table() -> dict[str, dict[str, str | float | bool]]:
    return table("judging/confidence.toml")
