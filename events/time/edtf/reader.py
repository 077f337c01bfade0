"""Text to value: one pass from left to right, stopping with a caret at the first character that cannot be.

Source: ISO 8601-2:2019; Library of Congress, Extended Date/Time Format Specification, 4 February 2019, by its section
names (Level 0 Date and Time ... Level 2 Qualification of Individual Component).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, NoReturn

from dateline.events.errors import EdtfError
from dateline.events.time.bounds import EndKind
from dateline.events.time.edtf.conventions import DEFAULT_CONVENTIONS, Conventions
from dateline.events.time.edtf.dates import Date, DateTime, Days, LongYear, Simple, qualified
from dateline.events.time.edtf.model import DateSet, Edtf, Interval, Range

MAX_YEAR_DIGITS: Final = 4000
"""Years with more digits are refused, so that a line of ten characters cannot ask for the memory of a machine."""

_MARK = re.compile(r"[?~%]")
_YEAR = re.compile(r"-?[0-9X]{4}")
_TWO = re.compile(r"[0-9X]{2}")
_NUMBER = re.compile(r"[0-9]+")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])")
_OFFSET = re.compile(r"Z|([+-])([01][0-9]|2[0-3])(?::([0-5][0-9]))?(?![0-9:])")
_TRAILING_X = re.compile(r"-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)")


def parse(text: str, conventions: Conventions = DEFAULT_CONVENTIONS) -> Edtf:
    """Read an EDTF string of any level.

    Raises:
        EdtfError: it is not EDTF; `position` is where reading stopped, `expected` what could have stood there.

    >>> summer = parse("2024-22?")
    >>> summer.level, str(summer.extent), summer.uncertain
    (1, '[2024-06-01, 2024-09-01)', True)
    >>> parse("1985-04-31")
    Traceback (most recent call last):
    dateline.events.errors.EdtfError: not EDTF: expected a day of that month
      1985-04-31
              ^
    """
    return _Reader(text, conventions).edtf()


class _Reader:
    """A text, a place in it, and the highest level needed so far."""

    def __init__(self, text: str, conventions: Conventions) -> None:
        self.text, self.conventions = text, conventions
        self.at, self.level = 0, 0

    def edtf(self) -> Edtf:
        """The whole text."""
        if self.text[:1] in ("[", "{"):
            return self._set()
        if "/" in self.text:
            return self._interval()
        value = self._date()
        if isinstance(value, Date) and self._skip("T"):
            return self._date_time(value)
        self._end("the end")
        days = self._days(value)
        ends: Days | tuple[None, None] = days or (None, None)
        return self._edtf(value, ends, EndKind.UNKNOWN, EndKind.UNKNOWN)

    def _edtf(
        self, value: Simple | DateTime | Interval | DateSet, ends: tuple[int | None, int | None], *kinds: EndKind
    ) -> Edtf:
        """The result; a kind counts only where there is no day."""
        low, high = (EndKind.STATED if day is not None else kind for day, kind in zip(ends, kinds, strict=True))
        return Edtf(self.text, self.level, value, *ends, low, high)

    # Dates

    def _date(self) -> Simple:
        """A date, or a year of any length; Level 0 to 2."""
        if self._skip("Y"):
            return self._long_year()
        return self._calendar_date()

    def _long_year(self) -> LongYear:
        """After `Y`: more than four digits, with exponent and significant digits."""
        sign = -1 if self._skip("-") else 1
        start = self.at
        digits = self._need(_NUMBER, "the digits of a year")
        if digits[0] == "0":
            self._fail("a year without leading zeros", start)
        self.level = max(self.level, 1)
        exponent = self._positive("an exponent from 1") if self._skip("E") else 0
        if len(digits) + exponent < 5:
            self._fail("more than four digits after Y", start)
        if len(digits) + exponent > MAX_YEAR_DIGITS:
            self._fail(f"a year of at most {MAX_YEAR_DIGITS} digits", start)
        return LongYear(sign * int(digits) * 10**exponent, self._significant())

    def _significant(self) -> int | None:
        return self._positive("a number of significant digits from 1") if self._skip("S") else None

    def _positive(self, expected: str) -> int:
        """A number from 1 that something counts; capped, since no year has more digits."""
        self.level = 2
        start = self.at
        digits = self._need(_NUMBER, expected).lstrip("0")
        if not digits:
            self._fail(expected, start)
        return int(digits) if len(digits) < 6 else 10**6

    def _calendar_date(self) -> Simple:
        """Year, month and day, each perhaps unspecified, qualified, or a season."""
        start, marks = self.at, ["", "", "", "", "", ""]
        marks[0] = self._take(_MARK)
        year_at = self.at
        year = self._need(_YEAR, "a year of four digits")
        if year == "-0000":
            self._fail("a year (0000 has no minus sign)", year_at)
        if self._follows("S"):
            if marks[0] or "X" in year:
                self._fail("no significant digits for a year qualified or unspecified")
            return LongYear(int(year), self._significant())
        marks[1] = self._take(_MARK)
        date = Date(year)
        if self._skip("-"):
            date = self._month(date, marks)
        if date.month is not None and date.grouping is None and self._skip("-"):
            date = self._day(date, marks)
        date = replace(date, qualifiers=qualified(marks))
        self.level = max(self.level, _level(date, marks))
        if date.day is not None and self._days(date) is None and date.years(self.conventions):
            self._fail("a day of that month", start + self.text[start : self.at].rindex("-") + 1)
        return date

    def _month(self, date: Date, marks: list[str]) -> Date:
        marks[2] = self._take(_MARK)
        start = self.at
        month = self._need(_TWO, "a month of two digits")
        fits = month[0] in "X01" if "X" in month else 1 <= int(month) <= 12 or int(month) in self.conventions.groupings
        if not fits:
            self._fail("a month from 01 to 12, or a season or other grouping from 21 to 41", start)
        marks[3] = self._take(_MARK)
        return replace(date, month=month)

    def _day(self, date: Date, marks: list[str]) -> Date:
        marks[4] = self._take(_MARK)
        day = self._need(_TWO, "a day of two digits")
        marks[5] = self._take(_MARK)
        return replace(date, day=day)

    def _days(self, date: Simple) -> Days | None:
        return date.days(self.conventions)

    # What is made of dates

    def _date_time(self, date: Date) -> Edtf:
        """After `T`; Level 0."""
        if date.day is None or date.has_unspecified or any(date.qualifiers):
            self._fail("no time of day: the date before it is not a full one", self.at - 1)
        hit = _CLOCK.match(self.text, self.at)
        if hit is None:
            self._fail("a time of day as hh:mm:ss")
        self.at = hit.end()
        hour, minute, second = map(int, hit.groups())
        offset = None if self.at == len(self.text) else self._offset()
        self._end("the end")
        value = DateTime(date, (hour * 60 + minute) * 60 + second, offset)
        return self._edtf(value, self._days(date) or (None, None), EndKind.UNKNOWN, EndKind.UNKNOWN)

    def _offset(self) -> int:
        """Minutes ahead of UTC."""
        hit = _OFFSET.match(self.text, self.at)
        if hit is None or hit[0] in ("-00", "-00:00"):
            self._fail("Z, or hours ahead of or behind UTC as +hh:mm or +hh")
        self.at = hit.end()
        if hit[0] == "Z":
            return 0
        return (1 if hit[1] == "+" else -1) * (int(hit[2]) * 60 + int(hit[3] or 0))

    def _interval(self) -> Edtf:
        """Two ends around a solidus; Level 0 to 2."""
        start, start_days = self._interval_end()
        if not self._skip("/"):
            self._fail("/")
        second_at = self.at
        end, end_days = self._interval_end()
        self._end("the end")
        if start_days and end_days and end_days[1] < start_days[0]:
            self._fail("an end that is not before the start", second_at)
        if any(isinstance(part, Date) and part.has_unspecified for part in (start, end)):
            self.level = 2
        ends = (start_days[0] if start_days else None, end_days[1] if end_days else None)
        kinds = (part if isinstance(part, EndKind) else EndKind.UNKNOWN for part in (start, end))
        return replace(self._edtf(Interval(start, end), ends, *kinds), _start=start_days, _end=end_days)

    def _interval_end(self) -> tuple[Simple | EndKind, Days | None]:
        if self.at == len(self.text) or self._follows("/"):
            self.level = max(self.level, 1)
            return EndKind.UNKNOWN, None
        if self._skip(".."):
            self.level = max(self.level, 1)
            return EndKind.OPEN, None
        date = self._date()
        if self._follows("T"):
            self._fail("no time of day in an interval")
        return date, self._days(date)

    def _set(self) -> Edtf:
        """One of, or all of, some dates and ranges of dates; Level 2."""
        opening = self.text[0]
        self.at, self.level = 1, 2
        closing = {"[": "]", "{": "}"}[opening]
        members = [self._member(first=True, closing=closing)]
        while self._skip(","):
            members.append(self._member(first=False, closing=closing))
        if not self._skip(closing):
            self._fail(f", or {closing}")
        self._end("the end")
        lows, highs = zip(*(self._limits(member) for member in members), strict=True)
        kinds = tuple(EndKind.OPEN if _is_open(members, side) else EndKind.UNKNOWN for side in ("first", "last"))
        ends = (None if None in lows else min(lows), None if None in highs else max(highs))
        return self._edtf(DateSet("one_of" if opening == "[" else "all_of", tuple(members)), ends, *kinds)

    def _member(self, *, first: bool, closing: str) -> Simple | Range:
        """A date, a range, or (first and last in the list only) a range without limit."""
        if self._follows(".."):
            if not first:
                self._fail("a date (.. stands only before the first member or after the last)")
            self.at += 2
            return Range(None, self._date())
        start = self.at
        low = self._date()
        if not self._skip(".."):
            return low
        if self._follows(closing):
            return Range(low, None)
        high_at = self.at
        high = self._date()
        self._check_range(low, high, start, high_at)
        return Range(low, high)

    def _check_range(self, low: Simple, high: Simple, low_at: int, high_at: int) -> None:
        """A range counts years, months or days from one to the other."""
        for end, place in ((low, low_at), (high, high_at)):
            if not _can_be_counted(end):
                self._fail("a plain year, month or day at the end of a range", place)
        if _precision(low) != _precision(high):
            self._fail(f"a {_precision(low)}, as at the start of the range", high_at)
        lowest, highest = self._days(low), self._days(high)
        if lowest and highest and highest < lowest:
            self._fail("an end that is not before the start", high_at)

    def _limits(self, member: Simple | Range) -> tuple[int | None, int | None]:
        """First and last day of a member."""
        if not isinstance(member, Range):
            return self._days(member) or (None, None)
        low = self._days(member.first) if member.first else None
        high = self._days(member.last) if member.last else None
        return low[0] if low else None, high[1] if high else None

    # The cursor

    def _take(self, pattern: re.Pattern[str]) -> str:
        """What the pattern matches here, or nothing."""
        hit = pattern.match(self.text, self.at)
        if hit is None:
            return ""
        self.at = hit.end()
        return hit[0]

    def _need(self, pattern: re.Pattern[str], expected: str) -> str:
        return self._take(pattern) or self._fail(expected)

    def _follows(self, literal: str) -> bool:
        return self.text.startswith(literal, self.at)

    def _skip(self, literal: str) -> bool:
        found = self._follows(literal)
        self.at += len(literal) * found
        return found

    def _end(self, expected: str) -> None:
        if self.at != len(self.text):
            self._fail(expected)

    def _fail(self, expected: str, position: int | None = None) -> NoReturn:
        raise EdtfError(self.text, self.at if position is None else position, expected)


def _level(date: Date, marks: list[str]) -> int:
    """The lowest level of the standard that has this date."""
    level = 1 if date.year[0] == "-" else 0
    given = [place for place, mark in enumerate(marks) if mark]
    last = 5 if date.day is not None else 3 if date.month is not None else 1
    if given:
        level = max(level, 1 if given == [last] else 2)
    if date.grouping is not None:
        return max(level, 2 if date.grouping > 24 or "X" in date.year else 1)
    if date.has_unspecified:
        level = max(level, 1 if _unspecified_from_the_right(date) else 2)
    return level


def _unspecified_from_the_right(date: Date) -> bool:
    """Level 1: the last one or two digits of a year alone, a whole month, a whole day, or both."""
    if date.month is None:
        return _TRAILING_X.fullmatch(date.year) is not None
    if "X" in date.year or ("X" in date.month and date.month != "XX"):
        return False
    return date.day in (None, "XX") and (date.month == "XX" or date.day == "XX")


def _can_be_counted(date: Simple) -> bool:
    if isinstance(date, LongYear):
        return date.significant is None
    return date.grouping is None and not date.has_unspecified and not any(date.qualifiers)


def _precision(date: Simple) -> str:
    return "year" if isinstance(date, LongYear) else date.precision


def _is_open(members: list[Simple | Range], side: str) -> bool:
    return any(isinstance(member, Range) and getattr(member, side) is None for member in members)
