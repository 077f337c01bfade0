"""Where a main event lies on the calendar, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.events.time.bounds import DAY, Bounds, Instant

NEWS_DAYS: Final = 8
"""How long before publication what news reports as new has happened, at most."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words that date it, and where they stand in the text; a headline's stand nowhere in it."""

    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """Where the main event was put on the calendar.

    Attributes:
        bounds: Where it lies.
        rule_id: By what.
        confidence: How often that is right.
        reason: Why it may be wrong.
        edtf: The date as written, or the likeliest day.
        outer_start: How early it could be at most.
        words: The words that date it.
    """

    bounds: Bounds
    rule_id: str
    confidence: float
    reason: str
    edtf: str | None = None
    outer_start: Instant | None = None
    words: DateWords | None = None


def is_news(bounds: Bounds, dct: Bounds | None) -> bool:
    """True for bounds of few days, not long before publication."""
    first, last = bounds.earliest_start, bounds.latest_end
    if dct is None or dct.earliest_start is None or dct.latest_end is None or first is None or last is None:
        return False
    return first >= dct.earliest_start - NEWS_DAYS * DAY and last <= dct.latest_end and last - first <= 2 * DAY
