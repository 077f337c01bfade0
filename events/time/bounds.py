"""Bounds: four instants around a half-open interval, and what kind of end each side has.

An instant is an `int`: microseconds since 1970-01-01T00:00Z in the proleptic Gregorian calendar, so that years before 1
and after 9999, which `datetime` and pendulum cannot hold, are ordinary values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Literal, Self

from dateline.events.errors import BoundsError

Instant = int
"""Microseconds since 1970-01-01T00:00Z, proleptic Gregorian."""

SECOND: Final = 1_000_000
DAY: Final = 86_400 * SECOND

INSTANT_MIN: Final = -96_413_063 * DAY
"""The earliest instant that goes into a column: the year -262,000. Datetime[us] holds some 28,000 years more, but
polars cannot write them: it panics."""
INSTANT_MAX: Final = 94_974_007 * DAY - 1
"""The latest instant that goes into a column, the last of the year 261,999."""


class EndKind(StrEnum):
    """What a source says of one end; a null instant alone would lose the difference."""

    STATED = "stated"
    OPEN = "open"
    UNKNOWN = "unknown"
    OUT_OF_RANGE = "out_of_range"


GranuleName = Literal[
    "instant", "second", "minute", "hour", "part_of_day", "day", "week", "weekend", "month", "season", "quarter",
    "half", "year", "decade", "century", "millennium", "era", "interval",
]  # fmt: skip
"""Size of the unit that the words named; `interval` where they named two ends."""


BOUNDS: Final = ("earliest_start", "latest_start", "earliest_end", "latest_end")
"""The four instants by name, as `Bounds`, tables and files have them."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Four instants that fence an interval [start, end): half-open, non-empty, UTC.

    The start lies in [earliest_start, latest_start], the end in [earliest_end, latest_end], and start < end always.
    None means no bound on that side: the kind of the end says whether it is open, unknown, or beyond what can be held.
    `approximate` and `uncertain` (EDTF `~` and `?`) are flags: they never move a bound.

    Source: ISO 8601-2:2019 for the kinds and flags.

    >>> june = Bounds.within(instant(2024, 6, 1), instant(2024, 7, 1))
    >>> str(june)
    'within [2024-06-01, 2024-07-01)'
    >>> str(Bounds.exactly(instant(-43, 3, 15), instant(-43, 3, 16)))
    '[-0043-03-15, -0043-03-16)'
    """

    earliest_start: Instant | None
    latest_start: Instant | None
    earliest_end: Instant | None
    latest_end: Instant | None
    start_kind: EndKind = EndKind.STATED
    end_kind: EndKind = EndKind.STATED
    granule: GranuleName = "interval"
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        four = (self.earliest_start, self.latest_start, self.earliest_end, self.latest_end)
        for low, high, law in (
            (four[0], four[1], "earliest_start <= latest_start"),
            (four[2], four[3], "earliest_end <= latest_end"),
        ):
            if low is not None and high is not None and low > high:
                raise BoundsError(f"{law} does not hold", tuple(map(iso, four)))
        if four[0] is not None and four[3] is not None and four[0] >= four[3]:
            raise BoundsError("earliest_start < latest_end does not hold", tuple(map(iso, four)))

    @classmethod
    def exactly(cls, start: Instant, end: Instant, granule: GranuleName = "interval") -> Self:
        """The whole of [start, end): "throughout June 2024"."""
        return cls(start, start, end, end, granule=granule)

    @classmethod
    def within(cls, start: Instant, end: Instant, granule: GranuleName = "interval") -> Self:
        """Some part of [start, end): "in June 2024"."""
        return cls(start, end, start, end, granule=granule)

    @classmethod
    def nowhere(cls) -> Self:
        """No bound at all, both ends unknown: an undated event."""
        return cls(None, None, None, None, EndKind.UNKNOWN, EndKind.UNKNOWN)

    @property
    def is_exact(self) -> bool:
        """True when both ends are single known instants."""
        return (
            self.earliest_start is not None
            and self.earliest_end is not None
            and self.earliest_start == self.latest_start
            and self.earliest_end == self.latest_end
        )

    @property
    def is_dated(self) -> bool:
        """True when at least one of the four is known."""
        return any(x is not None for x in (self.earliest_start, self.latest_start, self.earliest_end, self.latest_end))

    def inside(self) -> Self:
        """Bounds of something that happened in this interval, wherever it lies: loosens both ends inwards.

        >>> str(Bounds.exactly(instant(2024, 6, 1), instant(2024, 7, 1)).inside())
        'within [2024-06-01, 2024-07-01)'
        """
        return replace(self, latest_start=self.latest_end, earliest_end=self.earliest_start)

    def __str__(self) -> str:
        first, last = day_text(self.earliest_start), day_text(self.latest_end)
        return f"{'' if self.is_exact else 'within '}[{first}, {last})"


def instant(
    year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0, microsecond: int = 0
) -> Instant:
    """The instant of a proleptic Gregorian date and UTC time; year 0 is 1 BC.

    >>> instant(1970, 1, 2) == DAY
    True
    >>> instant(0, 3, 1) - instant(0, 2, 28) == 2 * DAY
    True
    """
    clock = (hour * 60 + minute) * 60 + second
    return days_from_civil(year, month, day) * DAY + clock * SECOND + microsecond


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a proleptic Gregorian date of any year.

    Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms".

    >>> days_from_civil(2000, 3, 1), days_from_civil(-1, 12, 31)
    (11017, -719529)
    """
    y = year - (month <= 2)
    era, year_of_era = divmod(y, 400)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719_468


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day of the proleptic Gregorian calendar; the inverse of `days_from_civil`.

    >>> civil_from_days(days_from_civil(-4712, 11, 24))
    (-4712, 11, 24)
    """
    era, day_of_era = divmod(days + 719_468, 146_097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1


def year_text(year: int) -> str:
    """A year as ISO 8601 writes it, expanded where four digits do not do.

    >>> year_text(44), year_text(-43), year_text(12024)
    ('0044', '-0043', '+12024')
    """
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04d}"


def day_text(value: Instant | None) -> str:
    """The day of an instant as an ISO 8601 date; `..` for none.

    >>> day_text(instant(1953, 7, 27)), day_text(None)
    ('1953-07-27', '..')
    """
    if value is None:
        return ".."
    year, month, day = civil_from_days(value // DAY)
    return f"{year_text(year)}-{month:02d}-{day:02d}"


def iso(value: Instant | None) -> str | None:
    """An instant as ISO 8601 in UTC, with the fraction only where there is one.

    >>> iso(instant(1953, 7, 27, 10)), iso(None)
    ('1953-07-27T10:00:00Z', None)
    """
    if value is None:
        return None
    clock, fraction = divmod(value % DAY, SECOND)
    tail = f".{fraction:06d}" if fraction else ""
    return f"{day_text(value)}T{clock // 3600:02d}:{clock // 60 % 60:02d}:{clock % 60:02d}{tail}Z"


_ISO = re.compile(
    r"(?P<y>[+-]?\d{4,6})-(?P<m>\d\d)-(?P<d>\d\d)"
    r"(?:[T ](?P<H>\d\d):(?P<M>\d\d)(?::(?P<S>\d\d)(?:\.(?P<f>\d{1,9}))?)?(?P<z>Z|[+-]\d\d:?\d\d)?)?"
)


def from_iso(text: str) -> Instant:
    """The instant of an ISO 8601 date or date-time (expanded years too); no zone is read as UTC.

    Raises:
        BoundsError: `text` is neither, or names a day that does not exist.

    >>> from_iso("-0043-03-15") == instant(-43, 3, 15)
    True
    >>> iso(from_iso("2024-06-19T09:30:00+09:00"))
    '2024-06-19T00:30:00Z'
    """
    hit = _ISO.fullmatch(text.strip())
    if hit is None:
        raise BoundsError("not an ISO 8601 date or date-time", (text,))
    year, month, day = int(hit["y"]), int(hit["m"]), int(hit["d"])
    days = days_from_civil(year, month, day)
    hour, minute, second = int(hit["H"] or 0), int(hit["M"] or 0), int(hit["S"] or 0)
    past_midnight = hour * 3600 + minute * 60 + second > 86_400
    if civil_from_days(days) != (year, month, day) or past_midnight or minute > 59 or second > 60:
        raise BoundsError("no such day or time", (text,))
    micro = int((hit["f"] or "0").ljust(6, "0")[:6])
    zone = hit["z"] or "Z"
    offset = 0
    if zone != "Z":
        digits = zone[1:].replace(":", "")
        offset = (int(digits[:2]) * 3600 + int(digits[2:]) * 60) * (1 if zone[0] == "+" else -1)
    return days * DAY + (hour * 3600 + minute * 60 + second - offset) * SECOND + micro
