"""The numbers of a short text: the ages that it gives, its counts by what they count, and all its figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from dateline.events.table.wording.words import key
from dateline.events.text.description.quantities import quantities
from dateline.events.text.description.words import table
from dateline.events.text.timex import Timex

_SMALL: Final[dict[str, int]] = {word: int(number) for word, number in table("quantities.toml")["small"].items()}
_COUNT: Final = rf"\d{{1,2}}|(?:{'|'.join(_SMALL)})(?:-(?:{'|'.join(_SMALL)}))?"
_AGE: Final = re.compile(
    rf"\b({_COUNT})[- ]+(?:year|month)s?[- ]+old\b|, (\d{{1,2}})(?=[,.;])"
    rf"|\b(?:aged?|(?:boy|girl|man|woman)(?:,| of)) ({_COUNT})\b",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(rf"(?<![\w.,$-])(?:\d[\d,]*(?:\.\d+)?|{_COUNT})\b(?![.,]\d)", re.IGNORECASE)


def ages(text: str) -> frozenset[str]:
    """The ages that a text gives.

    >>> sorted(ages("A boy of six, Ann Lee, 61, and a twenty-year-old man were hurt."))
    ['20', '6', '61']
    """
    return frozenset(f"{_number(''.join(hit)):g}" for hit in _AGE.findall(text))


def counts(text: str, timexes: Sequence[Timex]) -> dict[str, frozenset[float]]:
    """The numbers of a text by the stem of what they count; `timexes` are its dates, which count nothing."""
    found: dict[str, set[float]] = defaultdict(set)
    for number in quantities(text, [(t.start, t.end) for t in timexes]):
        found[key(number.unit.split(" ")[0])].add(number.low)
    return {unit: frozenset(numbers) for unit, numbers in found.items()}


def figures(undated: str) -> frozenset[float]:
    """All numbers above one of a text without its dates, of whatever they are.

    >>> sorted(figures("One of 1,200 guests fell from the third floor with seven others."))
    [7.0, 1200.0]
    """
    return frozenset(figure for hit in _FIGURE.findall(undated) if (figure := _number(hit)) > 1)


def _number(written: str) -> float:
    """A number in digits or words: "1,200", "twenty-one"."""
    if written[0].isdigit():
        return float(written.replace(",", ""))
    return float(sum(_SMALL[part] for part in written.lower().split("-")))
