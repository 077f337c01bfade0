"""Bounds as the dates that other formats write: a start and an end, each as fine as is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.time.bounds import DAY, SECOND, Bounds, EndKind, Instant, civil_from_days, year_text
from dateline.events.time.granule import floor, next_unit

Parts = tuple[int, ...]
"""Year, then month, day, hour, minute and second as far as they are known."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a format that has a start and an end shows.

    Attributes:
        start: None for no date at all.
        end: None for something that is only said to have happened in `start`.
        is_open: It has not ended.
    """

    start: Parts | None
    end: Parts | None
    is_open: bool = False


def shown_dates(bounds: Bounds, edtf: str | None = None) -> Shown:
    """Start and end of an event as dates.

    >>> from dateline.events.time.bounds import instant
    >>> shown_dates(Bounds.within(instant(2024, 6), instant(2024, 7)))
    Shown(start=(2024, 6), end=None, is_open=False)
    >>> shown_dates(Bounds.exactly(instant(1953, 7, 27), instant(1953, 8, 2)))
    Shown(start=(1953, 7, 27), end=(1953, 8, 1), is_open=False)
    """
    if not bounds.is_dated:
        return _beyond(edtf)
    low, high = bounds.earliest_start, bounds.latest_end
    if low is None or high is None:
        return _one_sided(bounds)
    if bounds.earliest_start == bounds.earliest_end and bounds.latest_start == bounds.latest_end:
        unit = unit_parts(low, high)
        return Shown(unit, None) if unit else _two(day_parts(low), day_parts(high - 1))
    inner = high if bounds.earliest_end is None else bounds.earliest_end
    outer = low if bounds.latest_start is None else bounds.latest_start
    return _two(parts(low, outer), unit_parts(inner, high) or _last(high))


def _one_sided(bounds: Bounds) -> Shown:
    """With one end known: the day where it is, or the last day on which it may have been."""
    low = bounds.earliest_end if bounds.earliest_start is None else bounds.earliest_start
    if low is not None:
        outer = bounds.latest_start if bounds.latest_start is not None else low
        return Shown(parts(low, max(low, outer)), None, bounds.end_kind is EndKind.OPEN)
    high = bounds.latest_start if bounds.latest_end is None else bounds.latest_end
    return Shown(day_parts((high or 0) - 1), None)


def _two(start: Parts, end: Parts) -> Shown:
    return Shown(start, None if start == end else end)


def _last(end: Instant) -> Parts:
    return day_parts(end - 1) if end % DAY == 0 else clock_parts(end)


def parts(low: Instant, high: Instant) -> Parts:
    """The calendar unit that [low, high] is, else the day or second where it begins."""
    return unit_parts(low, high) or (day_parts(low) if low % DAY == 0 else clock_parts(low))


def unit_parts(low: Instant, high: Instant) -> Parts | None:
    """Year, month, day or second, where [low, high) is just that."""
    for granule, length in (("year", 1), ("month", 2), ("day", 3)):
        if floor(low, granule) == low and next_unit(low, granule) == high:  # type: ignore[arg-type]
            return day_parts(low)[:length]
    return clock_parts(low) if 0 < high - low <= 60 * SECOND else None


def day_parts(value: Instant) -> Parts:
    """Year, month and day."""
    return civil_from_days(value // DAY)


def clock_parts(value: Instant) -> Parts:
    """Year to second."""
    clock = value % DAY // SECOND
    return (*day_parts(value), clock // 3600, clock // 60 % 60, clock % 60)


def _beyond(edtf: str | None) -> Shown:
    """A year that no instant holds, from its EDTF."""
    hit = re.fullmatch(r"(Y-?\d+|-?\d{4})(?:/(Y-?\d+|-?\d{4}))?[~?%]?", edtf or "")
    if hit is None:
        return Shown(None, None)
    start, end = (int(year.lstrip("Y")) if year else None for year in hit.groups())
    return Shown(None if start is None else (start,), None if end is None else (end,))


def iso_text(date: Sequence[int]) -> str:
    """A date as ISO 8601.

    >>> iso_text((1953, 7)), iso_text((-43, 3, 15)), iso_text((2024, 6, 19, 9, 30, 0))
    ('1953-07', '-0043-03-15', '2024-06-19T09:30:00Z')
    """
    days = "-".join([year_text(date[0]), *(f"{part:02d}" for part in date[1:3])])
    return days if len(date) <= 3 else f"{days}T{':'.join(f'{part:02d}' for part in date[3:])}Z"


def full_day(date: Sequence[int]) -> tuple[int, int, int]:
    """The first day of a date."""
    year, month, day = (*date[:3], 1, 1)[:3]
    return year, month, day
