"""Ticks of a time axis: round instants of the calendar, from minutes to millennia, before and after year 1.

The page's script has the same ladder (`calendar.js`); a test holds that both give the same ticks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from dateline.events.time.bounds import DAY, SECOND, Instant, civil_from_days, instant

Unit = Literal["second", "minute", "hour", "day", "month", "year"]

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
YEAR: Final = round(365.2425 * DAY)
_CLOCK: Final[tuple[tuple[Unit, int, tuple[int, ...]], ...]] = (
    ("second", SECOND, (1, 5, 15, 30)),
    ("minute", 60 * SECOND, (1, 5, 15, 30)),
    ("hour", 3600 * SECOND, (1, 3, 6, 12)),
    ("day", DAY, (1, 2, 5, 10)),
    ("month", round(30.44 * DAY), (1, 3)),
)


@dataclass(frozen=True, slots=True)
class Step:
    """The distance between two ticks: `count` units, usually `length` microseconds."""

    unit: Unit
    count: int
    length: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis, its label, and whether a larger unit starts there."""

    time: Instant
    label: str
    strong: bool


def steps() -> Iterator[Step]:
    """Every step, the finest first."""
    for unit, length, counts in _CLOCK:
        for count in counts:
            yield Step(unit, count, length * count)
    power = 1
    while power < 10**7:
        for count in (1, 2, 5):
            yield Step("year", count * power, YEAR * count * power)
        power *= 10


def step_for(first: Instant, last: Instant, width: float, room: Callable[[Step], float]) -> Step | None:
    """The finest step whose ticks stand at least `room` pixels apart on an axis of `width` pixels."""
    return next((s for s in steps() if s.length / (last - first) * width >= room(s)), None)


def ticks(first: Instant, last: Instant, *, width: float, room: float = 72) -> list[Tick]:
    """The ticks of [first, last).

    >>> [tick.label for tick in ticks(instant(-600), instant(300), width=500)]
    ['600 BC', '400 BC', '200 BC', 'AD 1', '200']
    >>> [tick.label for tick in ticks(instant(2024, 1, 1), instant(2024, 7, 1), width=600)]
    ['Jan 2024', 'Feb', 'Mar', 'Apr', 'May', 'Jun']
    """
    step = step_for(first, last, width, lambda _: room)
    if step is None:
        return []
    return [Tick(time, _words(step, time), _is_strong(step, time)) for time in times(step, first, last)]


def times(step: Step, first: Instant, last: Instant) -> list[Instant]:
    """The instants of a step in [first, last): whole units, so that they do not move with the window."""
    found = {
        "year": _years,
        "month": _months,
        "day": _days,
    }.get(step.unit, _clock)(step, first, last)
    return [time for time in found if first <= time < last]


def year_words(year: int) -> str:
    """A year for an axis.

    >>> year_words(1953), year_words(-43), year_words(79), year_words(-9999)
    ('1953', '44 BC', 'AD 79', '10,000 BC')
    """
    shown = year if year > 0 else 1 - year
    digits = f"{shown:,}" if shown >= 10_000 else str(shown)
    return f"{digits} BC" if year < 1 else f"AD {digits}" if year < 100 else digits


def _years(step: Step, first: Instant, last: Instant) -> Iterator[Instant]:
    low, high = civil_from_days(first // DAY)[0], civil_from_days(last // DAY)[0]
    for year in range((low // step.count - 1) * step.count, high + 1, step.count):
        # Round years count from 1 BC as from AD 1: 500 BC is year -499.
        yield instant(year + (step.count > 1 and year <= 0))


def _months(step: Step, first: Instant, last: Instant) -> Iterator[Instant]:
    low, high = civil_from_days(first // DAY)[0], civil_from_days(last // DAY)[0]
    for year in range(low, high + 1):
        for month in range(1, 13, step.count):
            yield instant(year, month)


def _days(step: Step, first: Instant, last: Instant) -> Iterator[Instant]:
    year, month, _ = civil_from_days(first // DAY)
    start = instant(year, month)
    while start < last:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        following = instant(year, month)
        length = (following - start) // DAY
        # A last step shorter than half of one would crowd the first of the next month.
        most = length - (step.count / 2 if step.count > 1 else 0)
        for day in range(0, length, step.count):
            if day + 1 <= most:
                yield start + day * DAY
        start = following


def _clock(step: Step, first: Instant, last: Instant) -> Iterator[Instant]:
    return iter(range(-(-first // step.length) * step.length, last, step.length))


def _is_strong(step: Step, time: Instant) -> bool:
    _, month, day = civil_from_days(time // DAY)
    if step.unit == "year":
        return False
    if step.unit == "month":
        return month == 1
    return day == 1 if step.unit == "day" else time % DAY == 0


def _words(step: Step, time: Instant) -> str:
    year, month, day = civil_from_days(time // DAY)
    if step.unit == "year":
        return year_words(year)
    if step.unit == "month":
        return f"{MONTHS[month - 1]} {year_words(year)}" if month == 1 else MONTHS[month - 1]
    if step.unit == "day":
        return f"{day} {MONTHS[month - 1]}" + (f" {year_words(year)}" if day == 1 else "")
    clock = f"{time % DAY // (3600 * SECOND):02d}:{time // (60 * SECOND) % 60:02d}"
    if step.unit == "second":
        clock += f":{time // SECOND % 60:02d}"
    return clock if time % DAY else f"{day} {MONTHS[month - 1]} {year_words(year)}"
