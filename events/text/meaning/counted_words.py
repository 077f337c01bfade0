"""Operators for what is counted: last and next, so long ago, lengths of time, sets, now and then."""

from __future__ import annotations

from typing import Final, cast

from dateline.events.text.meaning.calendar_words import day_of_month
from dateline.events.text.meaning.lengths import AmountUnit, Quantity
from dateline.events.text.meaning.nodes import (
    Amount,
    Away,
    Base,
    Edge,
    Fixed,
    Loose,
    Node,
    Recurring,
    Reference,
    Repeat,
    Shifted,
    Span,
    Stretch,
    Within,
)
from dateline.events.text.meaning.places import SEASONS, Place, Unit

_WEEKS_BACK: Final = 20
"""So many Sundays, or summers, are not counted."""
_WEEKS_IN: Final = {"fortnight": 2}
"""Units that are so many weeks."""


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
    over: int = 0,
) -> Node:
    """Last (-1), this (0) or next (1) unit, weekday, month, season, quarter or feast; from the base.

    `over` is a weekday of publication (1 to 7): then "last week" is the week that ends with it.
    """
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
    return Shifted(unit, n, base, over=over if unit == "week" else 0)


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


def day_of_shifted_week(*, weekday: int, n: int) -> Node:
    """A weekday of last, this or next week: the first of "Monday to Thursday last week"."""
    return Within(Recurring("day", "week", weekday), Shifted("week", n))


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


def stretch(*, unit: AmountUnit, sign: int, n: Quantity = None, base: Base = "dct") -> Node:
    """So long, up to the base (-1) or from it on (1)."""
    return Stretch(Amount(_length(unit, n)), sign, base)


def span(*, unit: AmountUnit, n: Quantity = None, side: int = 0) -> Node:
    """So much of a place, from its start or to its end; of a place that a join may add."""
    length = Amount(_length(unit, n))
    return Span(length, side) if side else length


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


def reference(*, value: str, only: str = "") -> Node:
    """Now, once, some day."""
    return Reference(value, only)


def part_from_event(*, part: str) -> Node:
    """A part of a day beside an event: "the morning after the raid"."""
    return Reference(f"XXXX-XX-XXT{part}", from_event=True)


def nth_of_event(*, unit: AmountUnit) -> Node:
    """One of the days or longer units of something that lasts: "the third day of the siege"."""
    return Reference("XXXX-XX-XX", from_event=True) if unit == "day" else Amount(((unit, 1),), from_event=True)


def edge_of(*, unit: Unit, width: str, year: int | None = None) -> Node:
    """A vague part of the running unit, or of a year: "year-end"."""
    return Edge(Shifted(unit, 0) if year is None else Fixed(Place("year", year)), width)


def quarter_of_shifted(*, n: int, years: int) -> Node:
    """A quarter of last, this or next year."""
    return Within(Recurring("quarter", "year", n), Shifted("year", years))


def _length(unit: AmountUnit | str, n: Quantity, plus: float = 0) -> tuple[tuple[AmountUnit, Quantity], ...]:
    """A number of units; fortnights are counted in weeks."""
    count = n + plus if n is not None and plus else n
    weeks = _WEEKS_IN.get(unit)
    if weeks is not None:
        return (("week", None if count is None else count * weeks),)
    return ((cast(AmountUnit, unit), count),)


def _set_value(unit: str, n: Quantity, weekday: int, month: int, part: str) -> str:
    tail = f"T{part}" if part else ""
    if weekday:
        return f"XXXX-WXX-{weekday}{tail}"
    if month:
        return f"XXXX-{month:02d}"
    if tail:
        return f"XXXX-XX-XX{tail}"
    return Amount(_length(unit, n)).value if unit != "weekend" else "XXXX-WXX-WE"
