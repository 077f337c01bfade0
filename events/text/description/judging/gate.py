"""Whether a line tells an event that a timeline should have, in a text like this one.

Learned from events of which careful writers were asked for a line, and found that none could be printed: opinions,
states, advice, furniture of a page (`gate.toml`, made by `docs/tools/make_gate.py`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

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
    worse = min(0.0, _weighed(wide) - float(gate["usual"]))
    return float(gate["bias"]) + _weighed(found) + float(gate["text"]) * worse >= float(gate["least"])


def _weighed(found: Mapping[str, float]) -> float:
    weights = _gate()["weights"]
    return math.fsum(float(weights.get(name, 0.0)) * found[name] for name in sorted(found))


@cache
def _gate() -> dict[str, Any]:
    return table("judging/gate.toml")
