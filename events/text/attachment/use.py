"""How a sentence uses a date: what attachment finds of it, and what the bounds of the event are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from dateline.events.time.bounds import Bounds

Relation = Literal[
    "in",
    "since",
    "until",
    "by",
    "before",
    "after",
    "from",
    "to",
    "between",
    "throughout",
    "premodifier",
    "not_before",
    "as_of",
]
"""How the words join event and date.

`premodifier` is a date before the noun it dates ("the 1995 shooting"), `not_before` a day on which it may have begun or
later ("no earlier than 1 July", "after the vote in July"), `as_of` one on which it held.
"""

Tense = Literal["past", "present", "perfect", "past_perfect", "future", "none"]
"""Tense and aspect of the event's verb, as far as bounds depend on it; `none` for nouns and for what has no verb."""

PAST: Final = frozenset({"past", "past_perfect"})
DONE: Final = frozenset({"past_perfect", "perfect"})
TOLD: Final = PAST | DONE
"""Tenses of what has happened by the time that it is told."""
HOLDS: Final = frozenset({"perfect", "present"})
"""Tenses of what may go on when it is told."""


@dataclass(frozen=True, slots=True)
class Use:
    """How a sentence uses a date.

    Attributes:
        relation: How the words join event and date.
        tense: Of the event's verb.
        other: The interval at the other end of a range.
        lasting: A duration that the sentence gives the event ("for three years"), as TIMEX3 writes it ("P3Y").
        whole: True where the words say that the event filled the interval ("all of June", "throughout").
    """

    relation: Relation
    tense: Tense = "none"
    other: Bounds | None = None
    lasting: str | None = None
    whole: bool = False
