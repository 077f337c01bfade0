"""Operators for times of the clock and parts of the day."""

from __future__ import annotations

from dateline.events.text.meaning import calendar_words
from dateline.events.text.meaning.calendar_words import calendar, date, month_named
from dateline.events.text.meaning.nodes import Base, Clock, Node, Recurring, Shifted


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


def date_time_group(*, day: int, hour: int, minute: int, month: int, year: int) -> Node | None:
    """A day and a time of it as armies write them, in UTC: "160600Z OCT 19"."""
    day_of = calendar_words.date_of_short_year(month=month, day=day, year=year)
    return Clock(day_of, hour, minute, zone=0) if day_of is not None else None


def hour_of_day(*, month: int, day: int, hour: int, minute: int) -> Node | None:
    """A day of no year and an hour in four figures: "12 May, 0930"."""
    named = month_named(month=month, day=day)
    return Clock(named, hour, minute) if named is not None else None


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
