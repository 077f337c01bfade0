"""Operators for what the calendar names: dates in full, years, and the parts of a year that recur."""

from __future__ import annotations

from typing import Final, cast

from dateline.events.text.meaning.nodes import Fixed, Node, Nothing, Recurring, Report, UnmarkedYear, Within
from dateline.events.text.meaning.places import Place, Unit

_LADY_DAY: Final = (3, 25)
"""Month and day on which the English year began until 1752."""
_CENTURY_PIVOT: Final = 100
_MONDAY: Final = 3
"""Day 0, 1 January 1970, was a Thursday."""
_OVER_THE_TURN: Final = 10
"""Years that "1999-00" may span."""


def calendar(*, year: int, month: int = 0, day: int = 0, era: str = "") -> Node | None:
    """A day, month or year in full; `era` "BC" counts backwards."""
    astronomical = 1 - year if era == "BC" else year
    if day:
        place = Place.of_day(astronomical, month, day)
        return Fixed(place) if place is not None else None
    return Fixed(Place.of_month(astronomical, month) if month else Place("year", astronomical))


def day_on(*, year: int, month: int, day: int, weekday: int = 0, short: int = 0) -> Node | None:
    """A day in figures with its weekday; None where it did not fall on that: the figures are in the other order."""
    place = Place.of_day(year, month, day)
    return Fixed(place) if place is not None and _weekday_of(place) == (weekday or short) else None


def two_new_years(*, year: int, month: int, day: int, two: int | None = None, one: int | None = None) -> Node | None:
    """A day before 25 March with the year of either reckoning: "14 February 1641/2" is of 1642."""
    second = year + 1
    is_next = two == second % 100 if two is not None else one == second % 10
    return calendar(year=second, month=month, day=day) if is_next and (month, day) < _LADY_DAY else None


def fiscal_year(*, year: int, last: int | None = None) -> Node:
    """A year of somebody's books; "2020-21" lies in two years of the calendar."""
    is_split = last is not None and last == (year + 1) % 100
    return Fixed(Place("year", year), Place("year", year + 1) if is_split else None, fiscal=True)


def iso_month(*, year: int, month: int) -> Node | None:
    """ISO 8601's year and month; not where it is a span of two years, "2007-08"."""
    return None if month == (year + 1) % 100 else calendar(year=year, month=month)


def decade(*, year: int, era: str = "") -> Node:
    """The ten years from a round year: "the 1950s"."""
    return Fixed(Place("decade", -(year // 10) - 1 if era == "BC" else year // 10))


def century(*, n: int, era: str = "") -> Node:
    """The nth century: the 20th is 1900 to 1999."""
    return Fixed(Place("century", -n if era == "BC" else n - 1))


def hundreds(*, year: int) -> Node:
    """The hundred years from a round year: "the 1800s"."""
    return Fixed(Place("century", year // 100))


def millennium(*, n: int, era: str = "") -> Node:
    """The nth millennium."""
    return Fixed(Place("millennium", -n if era == "BC" else n - 1))


def two_years(*, year: int, last: int) -> Node | None:
    """A span of years: "1941-42", "1990-1995"; as a season's years too."""
    end = last if last >= _CENTURY_PIVOT else year - year % 100 + last
    return Fixed(Place("year", year), Place("year", end)) if end > year else None


def winter_of(*, year: int, last: int, season: int) -> Node | None:
    """A season across new year: "winter 1941-42"."""
    return Fixed(Place("season", year * 4 + season)) if last % 100 == (year + 1) % 100 else None


def weekday(*, weekday: int) -> Node:
    """A day of the week."""
    return Recurring("day", "week", weekday)


def iso_week(*, year: int, week: int, weekday: int = 0) -> Node:
    """A week of a year as ISO 8601 counts them, or a day of it: "2024-W45-1"; the first holds 4 January."""
    place = Place.of_day(year, 1, 4)
    weeks = cast(Place, place).to("week") + (week - 1)
    return Fixed(Place("day", weeks.first_day + weekday - 1) if weekday else weeks)


def month_named(*, month: int, day: int = 0) -> Node | None:
    """A month without its year, or a day of it."""
    if day:
        return Recurring("day", "year", month, day) if Place.of_day(2000, month, day) else None
    return Recurring("month", "year", month)


def nth_weekday(*, n: int, weekday: int) -> Node:
    """The first Monday, the last Friday: of a month that follows."""
    return Recurring("day", "month", weekday, nth=n)


def day_of_month(*, day: int, on: int = 0, short: int = 0) -> Node | None:
    """As "the 20th", "Tues. 5th": a day without its month, and the weekday that it was on."""
    return Recurring("day", "month", day, on=on or short) if 1 <= day <= 31 else None


def season(*, season: int, year: int | None = None) -> Node:
    """Spring 0, summer 1, autumn 2, winter 3; of a year where that is said."""
    part = Recurring("season", "year", season)
    return part if year is None else Within(part, Fixed(Place("year", year)))


def quarter(*, n: int, year: int | None = None) -> Node | None:
    """A quarter of a year."""
    return _numbered("quarter", n, 4, year)


def part_of_short_year(*, unit: Unit, n: int, year: int | None = None) -> Node | None:
    """A quarter or half of a year whose century is not said: "3Q23", "1H24"."""
    part = _numbered(unit, n, 4 if unit == "quarter" else 2, None)
    if not isinstance(part, Recurring) or year is None:
        return part
    return Within(part, Recurring("year", "century", year))


def half(*, n: int, year: int | None = None) -> Node | None:
    """A half of a year."""
    return _numbered("half", n, 2, year)


def date(*, month: int, day: int, year: int | None = None) -> Node | None:
    """A day of a month, of a year where that is said."""
    return month_named(month=month, day=day) if year is None else calendar(year=year, month=month, day=day)


def date_of_short_year(*, month: int, day: int, year: int) -> Node | None:
    """A day of a year of a century not said: "5/17/95"."""
    part = month_named(month=month, day=day)
    return Within(part, Recurring("year", "century", year)) if isinstance(part, Recurring) else None


def month_of_short_year(*, month: int, year: int) -> Node:
    """A month of a year of a century not said: "March of '36"."""
    return Within(Recurring("month", "year", month), Recurring("year", "century", year))


def month_of(*, month: int, year: int | None = None) -> Node | None:
    """A month, of a year where that is said."""
    return month_named(month=month) if year is None else calendar(year=year, month=month)


def year_end(*, year: int, last: int = 0, figure: int | None = None) -> Node | None:
    """The second year of "1941-42" and "1865-6"."""
    if figure is not None:
        last = year % 100 - year % 10 + figure
    end = year - year % 100 + last
    if last < year % 100 and end + 100 - year <= _OVER_THE_TURN:
        end += 100
    return Fixed(Place("year", end)) if end > year else None


def report(*, years: int = 0, year: int | None = None, ended: int | None = None, unit: Unit = "quarter") -> Node:
    """The quarter or year that a report of earnings speaks of."""
    return Report(years, year, ended, unit)


def unmarked_year(*, year: int) -> Node:
    """A year below 1000 without its era."""
    return UnmarkedYear(year)


def short_year(*, year: int) -> Node:
    """As "'89": a year of a century not said."""
    return Recurring("year", "century", year)


def short_decade(*, year: int) -> Node:
    """As "the '90s", "the nineties": a decade of a century not said."""
    return Recurring("decade", "century", year // 10)


def feast(*, name: str, year: int | None = None) -> Node:
    """A holiday by its name in the table of feasts; of a year where that is said."""
    part = Recurring("day", "year", 0, name=name)
    return part if year is None else Within(part, Fixed(Place("year", year)))


def nothing() -> Node:
    """Not a time."""
    return Nothing()


def spelled_year(*, century: int, rest: int = 0) -> Node | None:
    """A year as it is spoken: nineteen ninety-four."""
    return Fixed(Place("year", century * 100 + rest)) if 10 <= rest < 100 else None


def year_after(*, year: int, rest: int = 0) -> Node | None:
    """A year counted from a round one: two thousand and one."""
    return Fixed(Place("year", year + rest)) if 0 <= rest < 100 else None


def _numbered(unit: Unit, n: int, most: int, year: int | None) -> Node | None:
    if not 1 <= n <= most:
        return None
    part = Recurring(unit, "year", n)
    return part if year is None else Within(part, Fixed(Place("year", year)))


def _weekday_of(day: Place) -> int:
    """Monday is 1."""
    return (day.index + _MONDAY) % 7 + 1
