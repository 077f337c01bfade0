"""The closed set of operators that a rule may name: each makes one node of the algebra from the words of its slots.

A rule's `means` names an operator and its arguments; an argument is a constant, or the value of a slot. A word of the
rule that did not match is left out. An operator answers None where the words make no sense together (30 February).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Final, cast

from dateline.events.text import combining
from dateline.events.text.nodes import (
    Amount,
    AmountUnit,
    Away,
    Base,
    Clock,
    Edge,
    Fixed,
    Loose,
    Node,
    Nothing,
    Quantity,
    Recurring,
    Reference,
    Repeat,
    Report,
    Shifted,
    Span,
    Stretch,
    UnmarkedYear,
    Within,
)
from dateline.events.text.places import SEASONS, Place, Unit

Operator = Callable[..., Node | None]

_CENTURY_PIVOT: Final = 100
_OVER_THE_TURN: Final = 10
"""Years that "1999-00" may span."""
_WEEKS_BACK: Final = 20
"""So many Sundays, or summers, are not counted."""
_WEEKS_IN: Final = {"fortnight": 2}
"""Units that are so many weeks."""


def calendar(*, year: int, month: int = 0, day: int = 0, era: str = "") -> Node | None:
    """A day, month or year in full; `era` "BC" counts backwards."""
    astronomical = 1 - year if era == "BC" else year
    if day:
        place = Place.of_day(astronomical, month, day)
        return Fixed(place) if place is not None else None
    return Fixed(Place.of_month(astronomical, month) if month else Place("year", astronomical))


def fiscal_year(*, year: int) -> Node:
    """A year of somebody's books."""
    return Fixed(Place("year", year), fiscal=True)


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


def day_of_month(*, day: int) -> Node | None:
    """As "the 20th": a day without its month."""
    return Recurring("day", "month", day) if 1 <= day <= 31 else None


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


def month_of(*, month: int, year: int | None = None) -> Node | None:
    """A month, of a year where that is said."""
    return month_named(month=month) if year is None else calendar(year=year, month=month)


def year_end(*, year: int, last: int) -> Node | None:
    """The second year of "1941-42"."""
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


def shift(
    *,
    n: int,
    unit: Unit = "day",
    base: Base = "deictic",
    weekday: int = 0,
    month: int = 0,
    day: int = 0,
    season: int = -1,
    quarter: int = 0,
    name: str = "",
) -> Node:
    """Last (-1), this (0) or next (1) unit, weekday, month, season, quarter or feast; from the base."""
    if weekday:
        return Shifted("week", n, base, Recurring("day", "week", weekday))
    if month:
        part = Recurring("day", "year", month, day) if day else Recurring("month", "year", month)
        return Shifted("year", n, base, part)
    if season >= 0:
        return Shifted("year", n, base, Recurring("season", "year", season))
    if quarter:
        return Shifted("year", n, base, Recurring("quarter", "year", quarter))
    if name:
        return Shifted("year", n, base, Recurring("day", "year", 0, name=name))
    return Shifted(unit, n, base)


def recurrences_ago(*, n: Quantity, weekday: int = 0, season: int = -1) -> Node | None:
    """So many weekdays or seasons back: "three Sundays ago", "two summers ago"."""
    return shift(n=-n, weekday=weekday, season=season) if isinstance(n, int) and 0 < n < _WEEKS_BACK else None


def weeks_on(*, n: int, weeks: int, base: Base = "dct") -> Node:
    """A day moved by weeks: "tomorrow week", "a fortnight today"."""
    return Shifted("day", n + 7 * weeks, base)


def day_of_shifted_month(*, day: int, n: int) -> Node | None:
    """A day of last, this or next month, as letters say it: "the 7th inst."."""
    part = day_of_month(day=day)
    return Within(part, Shifted("month", n)) if isinstance(part, Recurring) else None


def amount(*, unit: AmountUnit, n: Quantity = None, plus: float = 0, from_event: bool = False) -> Node:
    """A length of time; `plus` is a fraction said after it ("and a half"), `from_event` that it is counted from one."""
    return Amount(_length(unit, n, plus), from_event)


def away(*, unit: AmountUnit, sign: int, n: Quantity = None, base: Base = "dct", plus: float = 0) -> Node:
    """So long before (-1) or after (1) the base."""
    return Away(Amount(_length(unit, n, plus)), sign, base)


def about_amount(*, unit: AmountUnit, n: Quantity = None) -> Node:
    """About so long: "forty-odd years"."""
    return Loose(amount(unit=unit, n=n), "APPROX")


def about_away(*, unit: AmountUnit, sign: int, n: Quantity = None) -> Node:
    """About so long before or after the publication date: "20-odd years ago"."""
    return Loose(away(unit=unit, sign=sign, n=n), "APPROX")


def stretch(*, unit: AmountUnit, sign: int, n: Quantity = None) -> Node:
    """So long, up to the base (-1) or from it on (1)."""
    return Stretch(Amount(_length(unit, n)), sign)


def span(*, unit: AmountUnit, n: Quantity = None, side: int = 0) -> Node:
    """So much of a place, from its start or to its end; of a place that a join may add."""
    length = Amount(_length(unit, n))
    return Span(length, side) if side else length


def _length(unit: AmountUnit | str, n: Quantity, plus: float = 0) -> tuple[tuple[AmountUnit, Quantity], ...]:
    """A number of units; fortnights are counted in weeks."""
    count = n + plus if n is not None and plus else n
    weeks = _WEEKS_IN.get(unit)
    if weeks is not None:
        return (("week", None if count is None else count * weeks),)
    return ((cast(AmountUnit, unit), count),)


def every(
    *,
    unit: str = "",
    n: Quantity = 1,
    weekday: int = 0,
    month: int = 0,
    season: int = -1,
    part: str = "",
    quant: str = "",
    times: Quantity = None,
) -> Node:
    """A set: of a unit, a weekday, a month, a season, or a part of every day; `times` in each of them."""
    value = f"XXXX-{SEASONS[season]}" if season >= 0 else _set_value(unit, n, weekday, month, part)
    return Repeat(value, quant or None, f"{times}X" if times is not None else None)


def _set_value(unit: str, n: Quantity, weekday: int, month: int, part: str) -> str:
    tail = f"T{part}" if part else ""
    if weekday:
        return f"XXXX-WXX-{weekday}{tail}"
    if month:
        return f"XXXX-{month:02d}"
    if tail:
        return f"XXXX-XX-XX{tail}"
    return Amount(_length(unit, n)).value if unit != "weekend" else "XXXX-WXX-WE"


def reference(*, value: str, only: str = "") -> Node:
    """Now, once, some day."""
    return Reference(value, only)


def part_from_event(*, part: str) -> Node:
    """A part of a day beside an event: "the morning after the raid"."""
    return Reference(f"XXXX-XX-XXT{part}", from_event=True)


def nth_of_event(*, unit: AmountUnit) -> Node:
    """One of the days or longer units of something that lasts: "the third day of the siege"."""
    return Reference("XXXX-XX-XX", from_event=True) if unit == "day" else Amount(((unit, 1),), from_event=True)


def nothing() -> Node:
    """Not a time."""
    return Nothing()


def clock(
    *, hour: int, minute: int | None = None, second: int | None = None, half: str = "", zone: int | None = None
) -> Node | None:
    """A time of the clock; `half` is AM or PM."""
    if hour > 24 or (half and hour > 12):
        return None
    turned = hour % 12 + (12 if half == "PM" else 0) if half else hour
    return Clock(None, turned, minute, second, zone=zone)


def past_hour(*, minutes: int, hour: int, sign: int) -> Node | None:
    """A time as it is spoken: half past seven (1), a quarter to nine (-1)."""
    return Clock(None, hour if sign > 0 else (hour - 2) % 12 + 1, minutes if sign > 0 else 60 - minutes)


def military(*, hour: int, minute: int, zone: int | None = None) -> Node | None:
    """Four figures: 0600 GMT."""
    return Clock(None, hour, minute, zone=zone) if hour < 24 else None


def moment(
    *, year: int, month: int, day: int, hour: int, minute: int, second: int | None = None, offset: str = ""
) -> Node | None:
    """A day and a time of it, as ISO 8601 writes them."""
    date = calendar(year=year, month=month, day=day)
    if date is None or hour > 24:
        return None
    digits = offset[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:]) if digits else 0
    zone = None if not offset else -minutes if offset.startswith("-") else minutes
    return Clock(date, hour, minute, second, zone=zone)


def night_between(*, day: int, last: int, month: int, year: int | None = None, before: int = 0) -> Node | None:
    """The night from one day to the next: "the night of 3 to 4 February"; `before` is the first day's own month."""
    first, second = date(month=before or month, day=day, year=year), date(month=month, day=last, year=year)
    follows = last == day + 1 if not before else last == 1
    return Clock(first, part="NI") if first is not None and second is not None and follows else None


def part(*, part: str, n: int | None = None, base: Base = "deictic", weekday: int = 0) -> Node:
    """A part of a day: of the base's day moved by `n` ("last night"), of a weekday, or of a day not said."""
    if weekday:
        return Clock(Recurring("day", "week", weekday), part=part)
    return Clock(None if n is None else Shifted("day", n, base), part=part)


def edge_of(*, unit: Unit, width: str) -> Node:
    """A vague part of the running unit: "year-end"."""
    return Edge(Shifted(unit, 0), width)


def spelled_year(*, century: int, rest: int = 0) -> Node | None:
    """A year as it is spoken: nineteen ninety-four."""
    return Fixed(Place("year", century * 100 + rest)) if 10 <= rest < 100 else None


def year_after(*, year: int, rest: int = 0) -> Node | None:
    """A year counted from a round one: two thousand and one."""
    return Fixed(Place("year", year + rest)) if 0 <= rest < 100 else None


def quarter_of_shifted(*, n: int, years: int) -> Node:
    """A quarter of last, this or next year."""
    return Within(Recurring("quarter", "year", n), Shifted("year", years))


def _numbered(unit: Unit, n: int, most: int, year: int | None) -> Node | None:
    if not 1 <= n <= most:
        return None
    part = Recurring(unit, "year", n)
    return part if year is None else Within(part, Fixed(Place("year", year)))


_FROM_WORDS: Final[tuple[Operator, ...]] = (
    about_amount, about_away, amount, away, calendar, century, clock, date, date_of_short_year, day_of_month,
    day_of_shifted_month, decade, edge_of, every, feast, fiscal_year, half, hundreds, iso_month, iso_week,
    military, millennium, moment, month_named, month_of, night_between, nothing, nth_of_event, nth_weekday, part,
    part_from_event, part_of_short_year, past_hour, quarter, quarter_of_shifted, recurrences_ago, reference,
    report, season, shift, short_decade, short_year, span, spelled_year, stretch, two_years, unmarked_year,
    weekday, weeks_on, winter_of, year_after, year_end,
)  # fmt: skip
_FROM_NODES: Final[tuple[Operator, ...]] = (
    combining.ago_within, combining.at, combining.away_from, combining.edge, combining.holder, combining.julian,
    combining.length_of, combining.loose, combining.nth, combining.of_month, combining.part_of, combining.same,
    combining.sum_of, combining.time_of_part, combining.unit_away_from, combining.weekday_beside,
    combining.weekday_of, combining.with_weekday, combining.within,
)  # fmt: skip

OPERATORS: Final[dict[str, Operator]] = {function.__name__: function for function in (*_FROM_WORDS, *_FROM_NODES)}
"""Every operator, by the name that rules give it."""


def arguments_of(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The arguments that an operator needs, and all that it takes.

    >>> sorted(arguments_of("month_named")[0]), sorted(arguments_of("month_named")[1])
    (['month'], ['day', 'month'])
    """
    parameters = inspect.signature(OPERATORS[name]).parameters.values()
    needed = frozenset(p.name for p in parameters if p.default is inspect.Parameter.empty)
    return needed, frozenset(p.name for p in parameters)
