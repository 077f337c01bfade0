"""The dates of EDTF, one alone: with digits that are not specified, long years, seconds, and the days they may be.

Source: ISO 8601-2:2019; Library of Congress, Extended Date/Time Format Specification, 4 February 2019.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from dateline.events.time.bounds import GranuleName, days_from_civil
from dateline.events.time.edtf.conventions import DEFAULT_CONVENTIONS, Conventions
from dateline.events.time.granule import is_leap, month_length

Qualifier = Literal["", "?", "~", "%"]
"""Nothing, uncertain, approximate, or both."""

Days: TypeAlias = tuple[int, int]
"""First and last day, both included, counted from 1970-01-01."""

_COMBINED: Final[dict[frozenset[str], Qualifier]] = {
    frozenset(): "",
    frozenset("?"): "?",
    frozenset("~"): "~",
    frozenset("?~"): "%",
}


@dataclass(frozen=True, slots=True)
class Date:
    """A date with components as written: digits, or X for a digit that is not specified.

    Attributes:
        year: Four characters, after a minus sign for years before 0.
        month: Two, or None; 21 to 41 is a season, quarter or other grouping.
        day: Two, or None.
        qualifiers: What is said of year, month and day, however it was written (`2004-06?` and `?2004-?06` are one).
    """

    year: str
    month: str | None = None
    day: str | None = None
    qualifiers: tuple[Qualifier, Qualifier, Qualifier] = ("", "", "")

    @property
    def grouping(self) -> int | None:
        """The code of a season or other grouping, where the month is one."""
        return int(self.month) if self.month is not None and self.month[0] in "234" else None

    @property
    def has_unspecified(self) -> bool:
        """True with an X anywhere."""
        return "X" in f"{self.year}{self.month}{self.day}"

    @property
    def precision(self) -> Literal["year", "month", "grouping", "day"]:
        """The smallest component given."""
        if self.day is not None:
            return "day"
        return "year" if self.month is None else "month" if self.grouping is None else "grouping"

    def days(self, conventions: Conventions = DEFAULT_CONVENTIONS) -> Days | None:
        """The first and last day it can be; None where no calendar has such a day, or the years have no limit."""
        years = self.years(conventions)
        if not years:
            return None
        if self.grouping is not None:
            ends = [_grouping_days(year, *conventions.groupings[self.grouping]) for year in (years[0], years[-1])]
            return ends[0][0], ends[-1][1]
        if self.month is None:
            return days_from_civil(years[0], 1, 1), days_from_civil(years[-1], 12, 31)
        fits = [self._within_year(year) for year in _first_and_last_of_each_length(years)]
        found = [days for days in fits if days is not None]
        return (min(first for first, _ in found), max(last for _, last in found)) if found else None

    def years(self, conventions: Conventions = DEFAULT_CONVENTIONS) -> range | tuple[int, ...]:
        """The years that it can be in, ascending; none where they have no limit."""
        if self.year == "XXXX":
            return range(conventions.any_year[0], conventions.any_year[1] + 1) if conventions.any_year else ()
        if self.year == "-XXXX" and conventions.any_year is None:
            return ()
        return _years_of(self.year)

    def _within_year(self, year: int) -> Days | None:
        """The first and last day it can be in one year."""
        lengths = [(month, month_length(year, month)) for month in numbers(self.month or "XX", 1, 12)]
        if self.day is None:
            spans = [(days_from_civil(year, month, 1), days_from_civil(year, month, last)) for month, last in lengths]
        else:
            possible = numbers(self.day, 1, 31)
            spans = [
                (days_from_civil(year, month, fitting[0]), days_from_civil(year, month, fitting[-1]))
                for month, last in lengths
                if (fitting := [number for number in possible if number <= last])
            ]
        return (spans[0][0], spans[-1][1]) if spans else None

    @property
    def granule(self) -> GranuleName:
        """The unit that it names."""
        code = self.grouping
        if code is not None:
            return "season" if code < 33 else "quarter" if code < 37 else "half" if code > 39 else "interval"
        if self.month is not None:
            return "month" if self.day is None else "day"
        unspecified = len(self.year) - len(self.year.rstrip("X"))
        trailing: tuple[GranuleName, ...] = ("year", "decade", "century", "millennium", "interval")
        return trailing[unspecified] if self.year.count("X") == unspecified else "interval"


@dataclass(frozen=True, slots=True)
class LongYear:
    """A year of more than four digits (`Y170000002`, `Y17E7`), or one with significant digits (`1950S2`).

    Attributes:
        year: Its value.
        significant: How many leading digits are known to be right; None when all are.
    """

    year: int
    significant: int | None = None

    def years(self) -> tuple[int, int]:
        """The first and last year it can be.

        >>> LongYear(171_010_000, 3).years(), LongYear(-1985, 2).years()
        ((171000000, 171999999), (-1999, -1900))
        """
        size = abs(self.year)
        free = max(4, len(str(size))) - self.significant if self.significant is not None else 0
        step = 10 ** max(free, 0)
        low, high = size // step * step, size // step * step + step - 1
        return (-high, -low) if self.year < 0 else (low, high)

    def days(self, conventions: Conventions = DEFAULT_CONVENTIONS) -> Days:
        """The first and last day it can be."""
        del conventions
        first, last = self.years()
        return days_from_civil(first, 1, 1), days_from_civil(last, 12, 31)

    @property
    def granule(self) -> GranuleName:
        """A year, or an interval of years."""
        return "year" if self.significant is None else "interval"


Simple: TypeAlias = Date | LongYear
"""What can stand alone, at an end of an interval, or in a set."""


@dataclass(frozen=True, slots=True)
class DateTime:
    """A second of a day.

    Attributes:
        date: A day without unspecified digits or qualifiers.
        clock: Seconds since midnight, as the clock there showed.
        offset: Minutes that the clock was ahead of UTC; None when not said (bounds then read it as UTC).
    """

    date: Date
    clock: int
    offset: int | None = None

    @property
    def second(self) -> int:
        """The second in which it lies, counted from 1970-01-01T00:00Z."""
        days = self.date.days()
        return (days[0] if days else 0) * 86_400 + self.clock - 60 * (self.offset or 0)


def qualified(marks: Sequence[str]) -> tuple[Qualifier, Qualifier, Qualifier]:
    """What each component is, from the marks before and after year, month and day.

    A mark before a component counts for it alone; one after it, for it and all that stand left of it.

    >>> qualified(["", "?", "", "~", "", ""])
    ('%', '~', '')
    """
    said = (marks[2 * place] + "".join(marks[2 * place + 1 :: 2]) for place in range(3))
    year, month, day = (_COMBINED[frozenset(one.replace("%", "?~"))] for one in said)
    return year, month, day


def _grouping_days(year: int, first_month: int, months: int) -> Days:
    last_year, last_month0 = divmod(first_month - 1 + months, 12)
    start = days_from_civil(year, first_month, 1)
    return start, days_from_civil(year + last_year, last_month0 + 1, 1) - 1


@lru_cache(maxsize=1024)
def _first_and_last_of_each_length(years: range | tuple[int, ...]) -> set[int]:
    """The years that can hold the first or last fitting day: month lengths depend on leap years alone."""
    leap = [year for year in years if is_leap(year)]
    common = [year for year in years if not is_leap(year)]
    return {year for group in (leap, common) if group for year in (group[0], group[-1])}


@lru_cache(maxsize=4096)
def _years_of(mask: str) -> tuple[int, ...]:
    """Every year that a mask such as `19XX` or `-0X05` can be, ascending; `-0000` is none."""
    digits = mask.lstrip("-")
    years = numbers(digits, 0, 9999)
    return tuple(-year for year in reversed(years) if year) if mask != digits else years


@lru_cache(maxsize=4096)
def numbers(mask: str, low: int, high: int) -> tuple[int, ...]:
    """Every number in [low, high] that a mask of digits and X can be, ascending.

    >>> numbers("1X", 1, 12), numbers("X1", 1, 31)
    ((10, 11, 12), (1, 11, 21, 31))
    """
    found = [0]
    for character in mask:
        digits = range(10) if character == "X" else (int(character),)
        found = [number * 10 + digit for number in found for digit in digits]
    return tuple(number for number in found if low <= number <= high)
