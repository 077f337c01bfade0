"""Places on the calendar: a unit and its number, so that last, next and nth are sums; TIMEX3, days and EDTF are views.

The calendar is proleptic Gregorian, years are astronomical (0 is 1 BC), and every unit tiles the line of days without
gaps: weeks start on Monday (ISO 8601), winter is December to February and bears the year of its December, "the 1990s"
are 1990 to 1999, and "the 20th century" is 1900 to 1999, as TIMEX3 and EDTF count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from dateline.events.time.bounds import DAY, GranuleName, Instant, civil_from_days, days_from_civil, year_text

Unit = Literal[
    "day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century", "millennium"
]  # fmt: skip
"""The units of the calendar, from small to large."""

MONTHS: Final[dict[str, int]] = {
    "month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000,
}  # fmt: skip
"""Months in a unit that is made of months."""

SIZE: Final[dict[str, int]] = {
    "day": 1, "week": 7, "weekend": 2, "month": 30, "season": 91, "quarter": 91, "half": 182, "year": 365,
    "decade": 3652, "century": 36524, "millennium": 365242,
}  # fmt: skip
"""About how many days a unit has: to tell larger from smaller."""

_SMALLER: Final[dict[Unit, Unit]] = {
    "week": "day", "month": "day", "season": "day", "quarter": "day", "half": "month", "year": "month",
    "decade": "year", "century": "year", "millennium": "decade",
}  # fmt: skip
"""The unit in which a vague part of a place is counted."""

_HOUR: Final = DAY // 24
_SEASON_SHIFT: Final = 2
"""Spring starts with March, the third month: season number i starts with month number 3 i + 2."""

_MONDAY: Final = 3
"""1970-01-01 was a Thursday: three days after its Monday."""

SEASONS: Final = ("SP", "SU", "FA", "WI")
"""TIMEX3's names of the seasons, in the order of the year that they bear."""


@dataclass(frozen=True, slots=True)
class Place:
    """One unit of the calendar.

    Attributes:
        unit: Its kind.
        index: Its number: days from 1970-01-01; weeks from the one that holds it; months, quarters, years ... from
            year 0.

    >>> october = Place.of_month(1989, 10)
    >>> october.value, october.to("quarter").value, (october.to("quarter") - 1).value, (october + 3).value
    ('1989-10', '1989-Q4', '1989-Q3', '1990-01')
    >>> Place.of_day(2000, 2, 16).to("week").value, Place.of_day(-43, 3, 15).value
    ('2000-W07', 'BC0044-03-15')
    """

    unit: Unit
    index: int

    @classmethod
    def of_day(cls, year: int, month: int, day: int) -> Place | None:
        """The day, or None where the calendar has no such day."""
        days = days_from_civil(year, month, day) if 1 <= month <= 12 else 0
        return cls("day", days) if civil_from_days(days) == (year, month, day) else None

    @classmethod
    def of_month(cls, year: int, month: int) -> Place:
        """The month of a year, 1 to 12."""
        return cls("month", year * 12 + month - 1)

    def __add__(self, n: int) -> Place:
        return Place(self.unit, self.index + n)

    def __sub__(self, n: int) -> Place:
        return Place(self.unit, self.index - n)

    @property
    def first_day(self) -> int:
        """Days from 1970-01-01 to its first day."""
        return first_day(self.unit, self.index)

    @property
    def end_day(self) -> int:
        """Days from 1970-01-01 to the day after its last."""
        return first_day("week", self.index + 1) if self.unit == "weekend" else first_day(self.unit, self.index + 1)

    @property
    def year(self) -> int:
        """The year that it bears; for a week the year that ISO 8601 counts it to."""
        if self.unit in ("week", "weekend"):
            return civil_from_days(first_day("week", self.index) + 3)[0]
        if self.unit == "day":
            return civil_from_days(self.index)[0]
        return self.index * MONTHS[self.unit] // 12

    def to(self, unit: Unit) -> Place:
        """The unit of another kind that holds its first day."""
        return holding(unit, self.first_day)

    @property
    def value(self) -> str:
        """As TIMEX3 writes it."""
        return _VIEWS[self.unit](self)

    @property
    def edtf(self) -> str | None:
        """As EDTF writes it; None for a unit that EDTF has no form for (use an interval)."""
        return _edtf(self)

    @property
    def granule(self) -> GranuleName:
        """The same kind as a granule of Bounds."""
        return self.unit


def first_day(unit: Unit, index: int) -> int:
    """Days from 1970-01-01 to the first day of a unit."""
    if unit == "day":
        return index
    if unit == "week":
        return index * 7 - _MONDAY
    if unit == "weekend":
        return index * 7 - _MONDAY + 5
    month = index * MONTHS[unit] + (_SEASON_SHIFT if unit == "season" else 0)
    if index < 0 and unit in ("decade", "century", "millennium"):
        month += 12 if unit != "decade" else 24
    return days_from_civil(month // 12, month % 12 + 1, 1)


def holding(unit: Unit, day: int) -> Place:
    """The unit that holds a day.

    >>> holding("season", days_from_civil(1942, 1, 5)).value
    '1941-WI'
    """
    if unit == "day":
        return Place("day", day)
    if unit in ("week", "weekend"):
        return Place(unit, (day + _MONDAY) // 7)
    year, month, _ = civil_from_days(day)
    number = year * 12 + month - 1 - (_SEASON_SHIFT if unit == "season" else 0)
    return Place(unit, number // MONTHS[unit])


def days_away(day: int, unit: Unit, count: float) -> int:
    """The day so many units before or after another; the same day of the month where months are counted, or its last.

    >>> march = days_from_civil(2024, 3, 31)
    >>> civil_from_days(days_away(march, "month", -1)), civil_from_days(days_away(march, "week", 2))
    ((2024, 2, 29), (2024, 4, 14))
    """
    if unit not in MONTHS or not float(count).is_integer():
        return day + round(count * SIZE["week" if unit == "weekend" else unit])
    year, month, date = civil_from_days(day)
    number = year * 12 + month - 1 + int(count) * MONTHS[unit]
    first = days_from_civil(number // 12, number % 12 + 1, 1)
    length = days_from_civil((number + 1) // 12, (number + 1) % 12 + 1, 1) - first
    return first + min(date, length) - 1


def share_of(place: Place, share: tuple[float, float]) -> tuple[Instant, Instant]:
    """Part of a place, in whole smaller units: days of a month, months of a year, years of a decade; hours of a day.

    >>> from dateline.events.time.bounds import day_text
    >>> [day_text(end) for end in share_of(Place("year", 1996), (1 / 3, 2 / 3))]
    ['1996-05-01', '1996-09-01']
    """
    unit = _SMALLER.get(place.unit)
    if unit is None:
        start, length = place.first_day * DAY, (place.end_day - place.first_day) * DAY
        low, high = (start + round(length * part / _HOUR) * _HOUR for part in share)
        return low, max(high, low + _HOUR)
    first = holding(unit, place.first_day)
    count = holding(unit, place.end_day).index - first.index
    lower = round(count * share[0])
    upper = max(round(count * share[1]), lower + 1)
    return (first + lower).first_day * DAY, (first + upper).first_day * DAY


def year_value(year: int) -> str:
    """A year as TIMEX3 writes it: BC with the count backwards for years before 1.

    >>> year_value(1989), year_value(-43)
    ('1989', 'BC0044')
    """
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def _day_value(place: Place) -> str:
    year, month, day = civil_from_days(place.index)
    return f"{year_value(year)}-{month:02d}-{day:02d}"


def _week_value(place: Place) -> str:
    return f"{year_value(place.year)}-W{_week_number(place):02d}"


def _week_number(place: Place) -> int:
    return place.index - (days_from_civil(place.year, 1, 4) + _MONDAY) // 7 + 1


def _month_value(place: Place) -> str:
    return f"{year_value(place.year)}-{place.index % 12 + 1:02d}"


def _decade_value(place: Place) -> str:
    return f"{place.index:03d}" if place.index >= 0 else f"BC{-place.index - 1:03d}"


def _century_value(place: Place) -> str:
    return f"{place.index:02d}" if place.index >= 0 else f"BC{-place.index - 1:02d}"


def _millennium_value(place: Place) -> str:
    return f"{place.index}" if place.index >= 0 else f"BC{-place.index - 1}"


_VIEWS: Final = {
    "day": _day_value,
    "week": _week_value,
    "weekend": lambda place: _week_value(place) + "-WE",
    "month": _month_value,
    "season": lambda place: f"{year_value(place.year)}-{SEASONS[place.index % 4]}",
    "quarter": lambda place: f"{year_value(place.year)}-Q{place.index % 4 + 1}",
    "half": lambda place: f"{year_value(place.year)}-H{place.index % 2 + 1}",
    "year": lambda place: year_value(place.year),
    "decade": _decade_value,
    "century": _century_value,
    "millennium": _millennium_value,
}


def _edtf(place: Place) -> str | None:
    if place.unit == "day":
        return day_edtf(place.index)
    year = edtf_year(place.year)
    if place.unit == "month":
        return f"{year}-{place.index % 12 + 1:02d}"
    if place.unit == "season":
        return f"{year}-{21 + place.index % 4}"
    if place.unit == "quarter":
        return f"{year}-{33 + place.index % 4}"
    if place.unit == "half":
        return f"{year}-{40 + place.index % 2}"
    if place.unit == "year":
        return year
    if place.unit in ("decade", "century", "millennium") and place.index >= 0:
        digits = {"decade": 3, "century": 2, "millennium": 1}[place.unit]
        return f"{place.index:0{digits}d}{'X' * (4 - digits)}"
    return f"{day_edtf(place.first_day)}/{day_edtf(place.end_day - 1)}"


def edtf_year(year: int) -> str:
    """A year as EDTF writes it: four digits, or Y and all of them beyond."""
    return year_text(year) if abs(year) <= 9999 else f"Y{year}"


def day_edtf(day: int) -> str:
    """A day as EDTF writes it, `day` counted from 1970-01-01."""
    year, month, date = civil_from_days(day)
    return f"{edtf_year(year)}-{month:02d}-{date:02d}"
