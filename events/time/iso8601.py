"""What ISO 8601 writes and EDTF does not: weeks, days of the year, and intervals with a duration or a time of day."""

from __future__ import annotations

import re
from typing import Final

from dateline.events.errors import BoundsError, EdtfError
from dateline.events.time import edtf
from dateline.events.time.bounds import DAY, SECOND, Bounds, GranuleName, Instant, days_from_civil, from_iso
from dateline.events.time.granule import HOUR, is_leap, shift, week_start

_WEEK: Final = re.compile(r"(?P<year>\d{4})-?W(?P<week>\d{2})(?:-?(?P<day>[1-7]))?")
_ORDINAL: Final = re.compile(r"(?P<year>\d{4})-(?P<day>\d{3})")
_BASIC: Final = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_DURATION: Final = re.compile(
    r"P(?=.)(?:(?P<year>\d+)Y)?(?:(?P<month>\d+)M)?(?:(?P<week>\d+)W)?(?:(?P<day>\d+)D)?"
    r"(?:T(?=.)(?:(?P<hour>\d+)H)?(?:(?P<minute>\d+)M)?(?:(?P<second>\d+)S)?)?"
)
_CALENDAR: Final[tuple[GranuleName, ...]] = ("year", "month")
_FIXED: Final = {"week": 7 * DAY, "day": DAY, "hour": HOUR, "minute": 60 * SECOND, "second": SECOND}


def parse_iso(text: str) -> Bounds | None:
    """The period that an ISO 8601 date or interval names; None where it is neither.

    A day, week or month named as an end is within the interval, as EDTF has it.

    Source: ISO 8601-1:2019, 5.2 (dates) and 5.5 (intervals).

    >>> str(parse_iso("2024-W05")), str(parse_iso("2024-136")), str(parse_iso("20240517"))
    ('[2024-01-29, 2024-02-05)', '[2024-05-15, 2024-05-16)', '[2024-05-17, 2024-05-18)')
    >>> str(parse_iso("2024-05-17/P3D")), str(parse_iso("P1M/2024-05-31"))
    ('[2024-05-17, 2024-05-20)', '[2024-05-01, 2024-06-01)')
    >>> parse_iso("2024-W54"), parse_iso("P3D"), parse_iso("June 2024")
    (None, None, None)
    """
    first, slash, last = text.strip().partition("/")
    try:
        return _interval(first, last) if slash else _place(first)
    except (BoundsError, EdtfError):
        return None


def _interval(first: str, last: str) -> Bounds | None:
    start, end = _ends(first)[0], _ends(last)[1]
    if first.startswith("P") and end is not None:
        start = _moved(end, first, -1)
    if last.startswith("P") and start is not None:
        end = _moved(start, last, 1)
    return None if start is None or end is None else Bounds.exactly(start, end)


def _ends(text: str) -> tuple[Instant | None, Instant | None]:
    """Where a date begins and ends; a time of day is one instant, a duration none."""
    if "T" in text and not text.startswith("P"):
        return from_iso(text), from_iso(text)
    place = None if text.startswith("P") else _place(text)
    return (place.earliest_start, place.latest_end) if place else (None, None)


def _place(text: str) -> Bounds | None:
    """One date, of whatever size."""
    if hit := _WEEK.fullmatch(text):
        start = week_start(int(hit["year"]), int(hit["week"]))
        if not _in_year(start + 3 * DAY, int(hit["year"])):
            return None
        return _days(start, 7) if hit["day"] is None else _days(start + (int(hit["day"]) - 1) * DAY, 1)
    if hit := _ORDINAL.fullmatch(text):
        year, day = int(hit["year"]), int(hit["day"])
        return _days((days_from_civil(year, 1, 1) + day - 1) * DAY, 1) if 1 <= day <= 365 + is_leap(year) else None
    basic = _BASIC.fullmatch(text)
    return edtf.parse("-".join(basic.groups()) if basic else text).extent


def _moved(value: Instant, duration: str, way: int) -> Instant | None:
    """A duration after an instant, or before it."""
    hit = _DURATION.fullmatch(duration)
    if hit is None:
        return None
    for unit in _CALENDAR:
        value = shift(value, unit, way * int(hit[unit] or 0))
    return value + way * sum(int(hit[unit] or 0) * size for unit, size in _FIXED.items())


def _in_year(value: Instant, year: int) -> bool:
    return days_from_civil(year, 1, 1) * DAY <= value < days_from_civil(year + 1, 1, 1) * DAY


def _days(start: Instant, count: int) -> Bounds:
    return Bounds.exactly(start, start + count * DAY, "week" if count == 7 else "day")
