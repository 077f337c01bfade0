"""Operators on expressions already found: rules that wrap one pass `inner`, rules that join two `left` and `right`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final, cast

from dateline.events.text.meaning.lengths import AmountUnit
from dateline.events.text.meaning.nodes import (
    Amount,
    Away,
    AwayFrom,
    Beside,
    Clock,
    Edge,
    Fixed,
    Holder,
    Loose,
    Node,
    Nth,
    Recurring,
    SameDay,
    Shifted,
    Span,
    WeekBeside,
    Within,
    unit_of,
)
from dateline.events.text.meaning.places import SIZE, Place, Unit
from dateline.events.time.bounds import civil_from_days

_ORDER: Final = ("second", "minute", "hour", "day", "week", "month", "year")
"""The units of lengths that add up, from small to large."""

_LONGER_THAN_YEARS: Final = ("decade", "century", "millennium")
_AFTER_NOON: Final = ("AF", "EV", "NI")
_EVENING: Final = 5
"""From this hour on a time tonight is of the evening."""


def nth(*, inner: Node, unit: Unit, n: int) -> Node | None:
    """The nth unit of a place; -1 is the last. A quarter of more than a year is a fourth of it and no unit."""
    return None if unit == "quarter" and unit_of(inner) in _LONGER_THAN_YEARS else Nth(unit, n, inner)


def holder(*, inner: Node, unit: Unit) -> Node:
    """The unit that holds a place."""
    return Holder(unit, inner)


def week_beside(*, inner: Node, side: int) -> Node:
    """The week that begins (1) or ends (-1) with a day."""
    return WeekBeside(inner, side)


def edge(*, inner: Node, width: str) -> Node:
    """A vague part of a place."""
    return Edge(inner, width)


def loose(*, inner: Node, mod: str) -> Node:
    """Hedged: about, more than, less than."""
    return Loose(inner, mod)


def same(*, inner: Node) -> Node:
    """Words that belong to the expression and change nothing."""
    return inner


def part_of(*, inner: Node, part: str) -> Node:
    """A part of a day that is said: "the morning of 6 June"."""
    return Clock(inner, part=part)


def within(*, left: Node, right: Node) -> Node | None:
    """A named part in a place: "June last year"; the day that two expressions name together: "Friday, May 5"."""
    match left, right:
        case Clock(inner=None), _:
            return Clock(right, left.hour, left.minute, left.second, left.part, left.zone)
        case Edge(Recurring() as part, width), _:
            return Edge(Within(part, right), width)
        case Recurring(), _:
            return Within(left, right)
        case _:
            return None


def at(*, left: Node, right: Node) -> Node | None:
    """A day followed by a time of it: "Monday morning", "March 5 at noon"."""
    match right:
        case Clock(inner=None):
            return Clock(left, right.hour, right.minute, right.second, right.part, right.zone)
        case _:
            return None


def julian(*, inner: Node) -> Node | None:
    """A day of the Julian calendar, as dates marked Old Style are."""
    match inner:
        case Fixed(Place("day"), None):
            year, number, _ = civil_from_days(inner.place.index)
            return Fixed(inner.place + julian_lag(year, number))
        case _:
            return None


def weekday_of(*, left: Node, right: Node) -> Node | None:
    """A weekday and the date it fell on: the date says it all."""
    match left, right:
        case _, Recurring(cycle="week") | Shifted(of=Recurring(cycle="week")):
            return None
        case _, Clock(inner=inner):
            day = weekday_of(left=left, right=inner) if inner is not None else None
            return replace(right, inner=day) if day is not None else None
        case Recurring(cycle="week", number=number), Recurring(unit="day"):
            return replace(right, on=number)
        case Recurring(cycle="week") | Shifted(of=Recurring(cycle="week")), _:
            return right
        case _:
            return None


def with_weekday(*, left: Node, right: Node) -> Node | None:
    """A date and the weekday it fell on, said after it."""
    match left, right:
        case (Recurring(cycle="week") | Shifted(), _):
            return None
        case Recurring(unit="day"), Recurring(cycle="week", number=number):
            return replace(left, on=number)
        case _, Recurring(cycle="week"):
            return left
        case _:
            return None


def of_month(*, left: Node, right: Node) -> Node | None:
    """One of the weekdays of a month: "the first Monday in May"."""
    match left:
        case Recurring() if left.nth:
            return Within(left, right)
        case _:
            return None


def time_of_part(*, left: Node, right: Node) -> Node | None:
    """A time of the clock and the part of the day that it is in: "10 o'clock tonight"."""
    match left, right:
        case Clock(inner=None, hour=int(hour)), Clock(inner=inner, hour=None, part=part):
            is_later = part in _AFTER_NOON and _EVENING <= hour < 12
            return Clock(inner, hour + 12 if is_later else hour, left.minute, left.second, left.part, left.zone)
        case _:
            return None


def away_from(*, left: Node, right: Node, sign: int) -> Node | None:
    """So long before or after a date that is said: "two days before Christmas"."""
    match left:
        case Amount(from_event=True):
            return AwayFrom(left, sign, right)
        case Loose(Amount(from_event=True) as length, mod):
            return Loose(AwayFrom(length, sign, right), mod)
        case _:
            return None


def weekday_beside(*, left: Node, right: Node, sign: int) -> Node | None:
    """A weekday before or after a date that is said: "the Sunday after Easter"."""
    match left, right:
        case Recurring(cycle="week"), Fixed() | Within() | Recurring(cycle="year"):
            return Beside(left, sign, right)
        case _:
            return None


def unit_away_from(*, inner: Node, unit: AmountUnit, sign: int) -> Node:
    """The unit before or after a date that is said: "the day after Christmas"."""
    return AwayFrom(Amount(((unit, 1),)), sign, inner)


def ago_within(*, left: Node, right: Node) -> Node | None:
    """Units ago and which of them: "a week ago Monday", "a year ago in May", "a year ago last May"."""
    match left, right:
        case Away(Amount(parts=((unit, int(count)),)), -1), Shifted(unit=other, of=Recurring()) if unit == other:
            return replace(right, n=right.n - count) if right.n < 0 else None
        case Away(Amount(parts=(("week", int(count)),)), -1, base), Recurring(cycle="week"):
            return Shifted("week", -1 - count, base, right)
        case Away(Amount(parts=(("year", int()),)), -1), Recurring(cycle="year"):
            return Within(right, left)
        case _:
            return None


def ago_to_the_day(*, left: Node, right: Node) -> Node | None:
    """The same day, week or month so long ago: "two years ago today", "ten years ago this month"."""
    match left, right:
        case Away(Amount(parts=((unit, int(count)),)), -1), Shifted(of=None):
            return SameDay(right, cast(Unit, unit), -count) if SIZE.get(unit, 0) >= SIZE[right.unit] else None
        case _:
            return None


def sum_of(*, left: Node, right: Node) -> Node | None:
    """Two lengths that are one: "3 years" and "2 months", the larger first."""
    match left, right:
        case Amount(), Amount():
            units = [unit for unit, _ in (*left.parts, *right.parts)]
            falls = all(_ORDER.index(a) > _ORDER.index(b) for a, b in pairwise(units) if a in _ORDER and b in _ORDER)
            return Amount((*left.parts, *right.parts)) if falls and all(unit in _ORDER for unit in units) else None
        case _:
            return None


def length_of(*, left: Node, right: Node) -> Node | None:
    """So much of a place that is said: "the first ten months of 1915"."""
    match left:
        case Span() if not isinstance(right, Shifted):
            return Span(left.amount, left.side, right)
        case _:
            return None


def julian_lag(year: int, month: int) -> int:
    """Days by which the Gregorian calendar is ahead of the Julian one (13 in the twentieth century)."""
    counted = year if month > 2 else year - 1
    return counted // 100 - counted // 400 - 2
