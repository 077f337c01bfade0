"""Times of day as the days in which they lie: an hour without its zone says no more than the local day."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.events.text.timex import Timex
from dateline.events.time.bounds import DAY, Bounds, Instant

_ZONED: Final = re.compile(r"T\d.*(?:Z|[+-]\d\d)")
"""Values of TIMEX3 that say their zone, to the hour."""
_WITHIN_A_DAY: Final = frozenset({"instant", "second", "minute", "hour", "part_of_day"})


def in_its_day(bounds: Bounds, timex: Timex) -> tuple[Bounds, Instant | None]:
    """A time of day without its zone says no more than the local day, to which a night belongs by its evening.

    Returns:
        The bounds in whole days, and where a night ends that goes on after midnight, as the outer end.
    """
    exact = timex.value.endswith("_REF") or _ZONED.search(timex.value)
    if exact or not (bounds.granule in _WITHIN_A_DAY or _is_short(bounds)):
        return bounds, None
    late, last = None, bounds.latest_end
    if bounds.granule == "part_of_day" and bounds.earliest_start is not None and last is not None:
        midnight = (bounds.earliest_start // DAY + 1) * DAY
        if midnight < last < midnight + DAY:
            bounds, late = _until_midnight(bounds, midnight), last
    whole = replace(
        bounds,
        earliest_start=_midnight(bounds.earliest_start),
        latest_start=_midnight(bounds.latest_start, after=True),
        earliest_end=_midnight(bounds.earliest_end),
        latest_end=_midnight(bounds.latest_end, after=True),
        granule="day",
    )
    return whole, late


def _is_short(bounds: Bounds) -> bool:
    """True for a part of a day, which may be one of a day's granule: "early on Saturday"."""
    first, last = bounds.earliest_start, bounds.latest_end
    return first is not None and last is not None and last - first < DAY


def _until_midnight(bounds: Bounds, midnight: Instant) -> Bounds:
    start = None if bounds.latest_start is None else min(bounds.latest_start, midnight)
    end = None if bounds.earliest_end is None else min(bounds.earliest_end, midnight)
    return replace(bounds, latest_start=start, earliest_end=end, latest_end=midnight)


def _midnight(instant: Instant | None, *, after: bool = False) -> Instant | None:
    """The midnight at or before an instant, or at or after it."""
    if instant is None:
        return None
    return -(-instant // DAY) * DAY if after else instant // DAY * DAY
