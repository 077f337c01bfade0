"""Granules: the grids that calendar units lay over time, and arithmetic on them for instants of any year.

A grid is either a fixed number of microseconds (second ... week) or a number of calendar months (month ... millennium),
so one rule serves each kind and no year is out of reach. Decades, centuries and millennia are counted from year 0, as
ISO 8601 and TIMEX3 write them ("19th century" is `18XX`, 1800 to 1899): docs/decisions/0010-centuries-from-year-0.md.
"""

from __future__ import annotations

from typing import Final

from dateline.events.errors import BoundsError
from dateline.events.time.bounds import DAY, SECOND, Bounds, GranuleName, Instant, civil_from_days, days_from_civil

HOUR: Final = 3600 * SECOND
WEEK: Final = 7 * DAY

FIXED: Final[dict[GranuleName, tuple[int, int]]] = {
    "instant": (1, 0),
    "second": (SECOND, 0),
    "minute": (60 * SECOND, 0),
    "hour": (HOUR, 0),
    "part_of_day": (6 * HOUR, 0),
    "day": (DAY, 0),
    "week": (WEEK, -3 * DAY),
    "weekend": (WEEK, 2 * DAY),
}
"""Granules of fixed length: microseconds, and an instant at which one begins (1969-12-29 was a Monday)."""

MONTHS: Final[dict[GranuleName, tuple[int, int]]] = {
    "month": (1, 0),
    "season": (3, -1),
    "quarter": (3, 0),
    "half": (6, 0),
    "year": (12, 0),
    "decade": (120, 0),
    "century": (1200, 0),
    "millennium": (12_000, 0),
}
"""Granules of calendar months: how many, and the month, counted from January of year 0, at which one begins."""

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def floor(value: Instant, granule: GranuleName) -> Instant:
    """The start of the unit in which an instant lies (for `weekend`: of the last one begun).

    Raises:
        BoundsError: the granule (`era`, `interval`) has no grid.

    >>> from dateline.events.time.bounds import day_text, instant
    >>> day_text(floor(instant(2024, 6, 19), "week")), day_text(floor(instant(2024, 2, 9), "season"))
    ('2024-06-17', '2023-12-01')
    >>> day_text(floor(instant(2000, 6, 19), "century")), day_text(floor(instant(-43, 3, 15), "decade"))
    ('2000-01-01', '-0050-01-01')
    """
    return _start(_index(value, granule), granule)


def next_unit(value: Instant, granule: GranuleName, count: int = 1) -> Instant:
    """The start of the `count`-th unit after the one in which an instant lies; count 1 is where that one's grid ends.

    >>> from dateline.events.time.bounds import day_text, instant
    >>> day_text(next_unit(instant(2024, 6, 19), "month")), day_text(next_unit(instant(2024, 6, 19), "quarter", 3))
    ('2024-07-01', '2025-01-01')
    """
    return _start(_index(value, granule) + count, granule)


def unit(value: Instant, granule: GranuleName, count: int = 0) -> Bounds:
    """The whole unit in which an instant lies, or the `count`-th after (before, when negative) it.

    A weekend is Saturday and Sunday; on a weekday the one just past has count 0, the coming one count 1.

    >>> from dateline.events.time.bounds import instant
    >>> str(unit(instant(2024, 6, 19), "week")), str(unit(instant(2024, 6, 19), "weekend"))
    ('[2024-06-17, 2024-06-24)', '[2024-06-15, 2024-06-17)')
    >>> str(unit(instant(2024, 6, 19), "decade", -1))
    '[2010-01-01, 2020-01-01)'
    """
    start = next_unit(value, granule, count)
    end = start + 2 * DAY if granule == "weekend" else next_unit(start, granule)
    return Bounds.exactly(start, end, granule)


def shift(value: Instant, granule: GranuleName, count: int) -> Instant:
    """The same place `count` units on: the same day of a month and time of day, or the month's last where it has none.

    >>> from dateline.events.time.bounds import iso, instant
    >>> iso(shift(instant(2024, 1, 31, 9), "month", 1)), iso(shift(instant(2024, 2, 29), "year", -1))
    ('2024-02-29T09:00:00Z', '2023-02-28T00:00:00Z')
    """
    if granule in FIXED:
        return value + count * FIXED[granule][0]
    year, month, day = civil_from_days(value // DAY)
    year, month0 = divmod(year * 12 + month - 1 + count * _months(granule)[0], 12)
    day = min(day, month_length(year, month0 + 1))
    return days_from_civil(year, month0 + 1, day) * DAY + value % DAY


def month_length(year: int, month: int) -> int:
    """Days of a month of the proleptic Gregorian calendar.

    >>> month_length(2024, 2), month_length(-4, 2), month_length(1900, 2)
    (29, 29, 28)
    """
    return 30 + (month + month // 8) % 2 if month != 2 else 28 + is_leap(year)


def is_leap(year: int) -> bool:
    """Tell whether February has 29 days; year 0 is one."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def weekday(value: Instant) -> int:
    """Day of the week of an instant, Monday 0 to Sunday 6.

    >>> from dateline.events.time.bounds import instant
    >>> weekday(instant(2024, 6, 19)) == WEDNESDAY, weekday(instant(-43, 3, 15))
    (True, 4)
    """
    return (value // DAY + THURSDAY) % 7


def week_start(year: int, week: int) -> Instant:
    """The Monday that begins an ISO 8601 week: week 1 holds 4 January.

    >>> from dateline.events.time.bounds import day_text
    >>> day_text(week_start(2024, 1)), day_text(week_start(2021, 53))
    ('2024-01-01', '2022-01-03')
    """
    return floor(days_from_civil(year, 1, 4) * DAY, "week") + (week - 1) * WEEK


def wall_clock(value: Instant, zone: str) -> Instant:
    """The instant at which clocks of a place show what `value` shows in UTC.

    Zones and their summer times are pendulum's; a year outside 1..9999 takes the rules of the year 400 n years nearer.
    A time that a clock skips is read an hour earlier; of one that it shows twice, the first is meant.

    Args:
        value: The clock's reading, written as if it were UTC.
        zone: IANA name such as `Asia/Seoul`.

    Raises:
        BoundsError: no such zone.

    >>> from dateline.events.time.bounds import iso, instant
    >>> iso(wall_clock(instant(2024, 7, 1, 9), "Europe/London")), iso(wall_clock(instant(2024, 1, 1, 9), "Asia/Seoul"))
    ('2024-07-01T08:00:00Z', '2024-01-01T00:00:00Z')
    """
    import pendulum

    year, month, day = civil_from_days(value // DAY)
    clock, micro = divmod(value % DAY, SECOND)
    near = year if 1 < year < 9999 else year % 400 + (400 if year < 2 else 9200)
    try:
        local = pendulum.datetime(near, month, day, clock // 3600, clock // 60 % 60, clock % 60, tz=zone, fold=0)
    except (ValueError, OSError) as err:
        raise BoundsError("no such time zone", (zone,)) from err
    moved = days_from_civil(year, month, day) - days_from_civil(near, month, day)
    return moved * DAY + local.int_timestamp * SECOND + micro


def _index(value: Instant, granule: GranuleName) -> int:
    """Which unit of its grid an instant lies in."""
    if granule in FIXED:
        size, origin = FIXED[granule]
        return (value - origin) // size
    size, origin = _months(granule)
    year, month, _ = civil_from_days(value // DAY)
    return (year * 12 + month - 1 - origin) // size


def _start(index: int, granule: GranuleName) -> Instant:
    """Where a unit begins."""
    if granule in FIXED:
        size, origin = FIXED[granule]
        return index * size + origin
    size, origin = _months(granule)
    year, month0 = divmod(index * size + origin, 12)
    return days_from_civil(year, month0 + 1, 1) * DAY


def _months(granule: GranuleName) -> tuple[int, int]:
    try:
        return MONTHS[granule]
    except KeyError as err:
        raise BoundsError("a granule without a grid", (granule,)) from err
