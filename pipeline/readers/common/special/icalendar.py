"""iCalendar's times: days, clocks with a zone or without, lengths, and the first that a repeating event leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from dateline.events.time.bounds import DAY, Bounds, Instant, day_text, instant
from dateline.pipeline.readers.common.dates.dated import BACKWARDS, DateError


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a date and time of day, as the calendar gives it."""

    value: Instant
    whole_day: bool
    zoned: bool
    text: str
    floating: bool = False


def moment(event: Any, name: str) -> Moment | None:
    """The date or moment that a property holds; None where it holds none that can be read."""
    found = event.get(name)
    if isinstance(found, list):
        found = found[0]
    value = _plain_value(found)
    if isinstance(value, tuple):
        value = value[0]
    if isinstance(value, dt.datetime):
        local = value.utctimetuple() if value.tzinfo else value.timetuple()
        named = str(found.params.get("TZID", "")) if hasattr(found, "params") else ""
        zoned = value.tzinfo is not None
        shown_as = value.isoformat(sep=" ")
        return Moment(instant(*local[:6]), False, zoned or not named, shown_as, floating=not zoned and not named)
    if isinstance(value, dt.date):
        return Moment(instant(value.year, value.month, value.day), True, True, value.isoformat())
    return None


def _plain_value(found: Any) -> object:
    """The date or length that a property holds; None where it holds none that can be read."""
    try:
        return getattr(found, "dt", None)
    except ValueError:  # the library's word for a broken property
        return None


def first_occurrence(event: Any) -> tuple[Moment | None, Moment | None]:
    """Start and end of the first occurrence; one that EXDATE takes out is none."""
    first, last = moment(event, "DTSTART"), _end(event)
    out = _dates_of(event.get("EXDATE"))
    start, rule = _plain_value(event.get("DTSTART")), event.get("RRULE")
    if first is None or start not in out or rule is None or not isinstance(start, dt.date):
        return first, last
    following = next((day for day in _occurrences(start, rule) if day not in out), None)
    if following is None:
        raise DateError("it repeats, and all that could be found of it is taken out by EXDATE")
    moved = round((following - start).total_seconds() * 1_000_000)
    text = following.isoformat() if first.whole_day else following.isoformat(sep=" ")
    return replace(first, value=first.value + moved, text=text), last and replace(last, value=last.value + moved)


def _dates_of(found: Any) -> set[object]:
    lists = found if isinstance(found, list) else [found] if found is not None else []
    try:
        return {member.dt for one in lists for member in getattr(one, "dts", ())}
    except ValueError:  # the library's word for a broken property
        return set()


def _occurrences(start: dt.date, rule: Any) -> Iterator[Any]:
    """The starts of a repeating event, as far as a year of days would go."""
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

    moment = start if isinstance(start, dt.datetime) else dt.datetime.combine(start, dt.time())
    try:
        found = rrulestr(rule.to_ical().decode(), dtstart=moment)
    except (ValueError, TypeError, AttributeError):
        return
    for day in islice(found, 366):
        yield day if isinstance(start, dt.datetime) else day.date()


def _end(event: Any) -> Moment | None:
    end = moment(event, "DTEND")
    first = moment(event, "DTSTART")
    length = _plain_value(event.get("DURATION"))
    if end is None and first is not None and isinstance(length, dt.timedelta):
        micro = round(length.total_seconds() * 1_000_000)
        return Moment(first.value + micro, first.whole_day, first.zoned, f"+{length}")
    return end


def bounds_of(first: Moment, last: Moment | None) -> Bounds:
    """A whole day's event happens in the day; DTEND is the first day or moment after the event."""
    if first.whole_day and (last is None or last.value - first.value <= DAY):
        return Bounds.within(first.value, first.value + DAY, "day")
    if last is None or last.value == first.value:
        return Bounds.within(first.value, first.value + 1_000_000, "second")
    if last.value < first.value:
        raise DateError(BACKWARDS)
    return Bounds.exactly(first.value, last.value)


def edtf_of(bounds: Bounds) -> str | None:
    """Whole days as EDTF."""
    if bounds.latest_end is None:
        return None
    first, last = day_text(bounds.earliest_start), day_text(bounds.latest_end - 1)
    return first if first == last else f"{first}/{last}"
