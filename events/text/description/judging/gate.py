"""Whether a line tells an event that a timeline should have, in a text like this one.

Learned from events of which careful writers were asked for a line, and found that none could be printed: opinions,
states, advice, furniture of a page (`gate.toml`, made by `docs/tools/make_gate.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from dateline.events.text.description.weighing import log_odds, weight_of
from dateline.events.text.description.words import table


def is_event(found: Mapping[str, float]) -> bool:
    """False for a line that, in a text of such a kind, hardly tells an event.

    How the whole text is written counts more than it was learned to: what was judged had passed a gate already, and the
    talk of a transcript has names and past tenses too.

    Args:
        found: What `traits` measured of the line.

    >>> is_event({"names somebody": 1.0, "tense past": 1.0, "has a number": 1.0, "text reports": 0.9})
    True
    >>> is_event({"date is now": 1.0, "verb of state": 1.0, "text asks": 1.0, "text speaks of I or you": 1.0})
    False
    """
    gate = _gate()
    wide = {name: value for name, value in found.items() if name.startswith("text ")}
    worse = min(0.0, weight_of(gate, wide) - float(gate["usual"]))
    return log_odds(gate, found) + float(gate["text"]) * worse >= float(gate["least"])


@cache
def _gate() -> dict[str, Any]:
    return table("judging/gate.toml")
