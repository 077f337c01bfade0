"""From a date and how the sentence uses it to the bounds of the event: never a bound that the words do not support."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal, cast

from dateline.events.text.timex import Timex
from dateline.events.time.bounds import DAY, SECOND, Bounds, EndKind, GranuleName, Instant
from dateline.events.time.granule import HOUR, shift

Relation = Literal[
    "in", "since", "until", "by", "before", "after", "from", "to", "between", "throughout", "premodifier"
]
"""How the words join event and date; `premodifier` is a date before the noun it dates ("the 1995 shooting")."""

Tense = Literal["past", "present", "perfect", "past_perfect", "future", "none"]
"""Tense and aspect of the event's verb, as far as bounds depend on it; `none` for nouns and for what has no verb."""


@dataclass(frozen=True, slots=True)
class Use:
    """How a sentence uses a date.

    Attributes:
        relation: How the words join event and date.
        tense: Of the event's verb.
        other: The interval at the other end of a range.
        lasting: A duration that the sentence gives the event ("for three years"), as TIMEX3 writes it ("P3Y").
        whole: True where the words say that the event filled the interval ("all of June", "throughout").
    """

    relation: Relation
    tense: Tense = "none"
    other: Bounds | None = None
    lasting: str | None = None
    whole: bool = False


def bound(timex: Timex, use: Use, dct: Bounds | None) -> Bounds:
    """Bounds of an event that a timex dates; `Bounds.nowhere()` where the timex has no place on the calendar.

    Args:
        timex: The date.
        use: How the sentence uses it.
        dct: When the text was written: where what still holds had not ended.

    >>> from dateline.events.time.bounds import instant
    >>> june = Bounds.exactly(instant(2024, 6, 1), instant(2024, 7, 1), "month")
    >>> date = Timex(0, 9, "June 2024", "DATE", "2024-06", "en.date.month", interval=june)
    >>> str(bound(date, Use("in"), None)), str(bound(date, Use("throughout"), None))
    ('within [2024-06-01, 2024-07-01)', '[2024-06-01, 2024-07-01)')
    >>> str(bound(date, Use("by"), None)), str(bound(date, Use("after"), None))
    ('within [.., 2024-07-01)', 'within [2024-07-01, ..)')
    """
    if timex.interval is None:
        return _of_reference(timex.value, dct)
    found = _used(timex, timex.interval, use, dct)
    return found if use.relation in _GOES_ON else _told(found, use.tense, dct)


def is_placed(timex: Timex, dct: Bounds | None) -> bool:
    """True where `bound` finds a place on the calendar, if only a side of the day on which the text was written."""
    return timex.interval is not None or _of_reference(timex.value, dct).is_dated


def _of_reference(value: str, dct: Bounds | None) -> Bounds:
    """TIMEX3's references without a date: "previously" was before the text was written, "soon" is after."""
    if dct is not None and value == "PAST_REF":
        return _by(dct)
    if dct is not None and value == "FUTURE_REF":
        return _from(replace(dct, latest_end=None))
    return Bounds.nowhere()


def _used(timex: Timex, interval: Bounds, use: Use, dct: Bounds | None) -> Bounds:
    """What the relation of date and event makes of the interval."""
    if timex.value == "PRESENT_REF" and use.relation in {"in", "premodifier"} and use.tense in {"present", "perfect"}:
        return _holding(interval)
    if use.other is not None:
        return _range(interval, use.other, use.relation)
    if use.whole:
        return interval
    if use.relation in {"after", "before"} and interval.granule in _CLOCK:
        return _that_day(interval, use.relation)
    if use.relation == "since":
        return _since(interval, use.tense, dct)
    found = _RELATIONS.get(use.relation, Bounds.inside)(interval)
    return _lasting(found, use.lasting) if use.lasting and use.relation in _LASTING else found


def outer_ends(timex: Timex, bounds: Bounds) -> tuple[Instant | None, Instant | None]:
    """Where a vague date could reach at its widest: the outer start and end, each None where `bounds` has none."""
    outer = timex.outer
    if outer is None or timex.interval is None:
        return None, None
    start = outer.earliest_start if bounds.earliest_start == timex.interval.earliest_start else None
    end = outer.latest_end if bounds.latest_end == timex.interval.latest_end else None
    return start, end


def _told(bounds: Bounds, tense: Tense, dct: Bounds | None) -> Bounds:
    """What is told in the past was over, or had begun, when the text was written; what is to come had not begun."""
    if dct is None or dct.earliest_start is None or dct.latest_end is None:
        return bounds
    four = (bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.latest_end)
    if tense in {"past", "perfect", "past_perfect"} and bounds.end_kind is not EndKind.OPEN:
        start, last = four[0], dct.latest_end
        if (start is None or start < last) and (four[3] is None or four[3] > last) and (four[2] or last) <= last:
            late = last if four[1] is None else min(four[1], last)
            return replace(bounds, latest_start=late, latest_end=last, end_kind=EndKind.STATED)
    if tense == "future":
        first = dct.earliest_start
        if (
            four[3] is not None
            and four[3] > first
            and (four[0] is None or four[0] < first)
            and (four[1] or first) >= first
        ):
            early = first if four[2] is None else max(four[2], first)
            return replace(bounds, earliest_start=first, earliest_end=early, start_kind=EndKind.STATED)
    return bounds


def _holding(interval: Bounds) -> Bounds:
    """A state that holds now: it began at the latest, and had not ended, when the text was written."""
    return Bounds(
        None, interval.latest_end, interval.earliest_start, None, EndKind.UNKNOWN, EndKind.OPEN, interval.granule
    )


def _range(first: Bounds, second: Bounds, relation: Relation) -> Bounds:
    """Start in the first and end in the second ("from A to B"), or some time from one to the other ("between")."""
    low, high = first.earliest_start, second.latest_end
    if low is not None and high is not None and low >= high:
        return first.inside()
    if relation == "between":
        return Bounds(low, high, low, high, first.start_kind, second.end_kind)
    return Bounds(low, first.latest_end, second.earliest_start, high, first.start_kind, second.end_kind, first.granule)


def _since(interval: Bounds, tense: Tense, dct: Bounds | None) -> Bounds:
    """Begins within the interval; what the perfect or present says of it still held when the text was written."""
    holds = tense in {"perfect", "present"}
    last = dct.earliest_start if holds and dct is not None else None
    begun = interval.earliest_start
    earliest_end = max((x for x in (last, begun) if x is not None), default=None)
    end_kind = EndKind.OPEN if holds else EndKind.UNKNOWN
    return Bounds(
        begun, interval.latest_end, earliest_end, None, interval.start_kind, end_kind, interval.granule,
        interval.approximate, interval.uncertain,
    )  # fmt: skip


def _until(interval: Bounds) -> Bounds:
    return replace(
        interval,
        earliest_start=None,
        latest_start=interval.latest_end,
        earliest_end=interval.earliest_start,
        start_kind=EndKind.UNKNOWN,
    )


def _by(interval: Bounds) -> Bounds:
    """Over when the interval is; when it began is not said."""
    return replace(
        interval, earliest_start=None, latest_start=interval.latest_end, earliest_end=None, start_kind=EndKind.UNKNOWN
    )


def _before(interval: Bounds) -> Bounds:
    last = interval.latest_start
    return replace(
        interval, earliest_start=None, latest_start=last, earliest_end=None, latest_end=last, start_kind=EndKind.UNKNOWN
    )


def _after(interval: Bounds) -> Bounds:
    first = interval.earliest_end
    return replace(
        interval, earliest_start=first, latest_start=None, earliest_end=first, latest_end=None, end_kind=EndKind.UNKNOWN
    )


def _that_day(interval: Bounds, relation: Relation) -> Bounds:
    """Before or after a time of day is still on that day: "shortly after 11 p.m. on Sunday" is Sunday."""
    start, end = interval.earliest_start, interval.latest_end
    if start is None or end is None:
        return _after(interval) if relation == "after" else _before(interval)
    midnight = start // DAY * DAY
    low, high = (start, midnight + DAY) if relation == "after" else (midnight, end)
    return replace(interval, earliest_start=low, latest_start=high, earliest_end=low, latest_end=high)


def _from(interval: Bounds) -> Bounds:
    """Begins within the interval; when it ends is not said."""
    return replace(
        interval,
        latest_start=interval.latest_end,
        earliest_end=interval.earliest_start,
        latest_end=None,
        end_kind=EndKind.UNKNOWN,
    )


_RELATIONS: Final[dict[str, Callable[[Bounds], Bounds]]] = {
    "in": Bounds.inside,
    "premodifier": Bounds.inside,
    "between": Bounds.inside,
    "throughout": lambda interval: interval,
    "until": _until,
    "to": _until,
    "by": _by,
    "before": _before,
    "after": _after,
    "from": _from,
}

_GOES_ON: Final = frozenset({"since", "from"})
"""Relations that leave the end open, whatever the tense."""
_CLOCK: Final = frozenset({"instant", "second", "minute", "hour"})
_LASTING: Final = frozenset({"from", "in"})
_DURATION: Final = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])")
_LENGTHS: Final = {
    "Y": 365.2425 * DAY, "M": 30.436875 * DAY, "W": 7 * DAY, "D": DAY, "TH": HOUR, "TM": 60 * SECOND, "TS": SECOND,
}  # fmt: skip
_UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


def length(duration: str) -> tuple[Instant, Instant] | None:
    """Shortest and longest length of a TIMEX3 duration, in microseconds; None where it names none.

    Months and years differ in length, and "two years after" is said of anything near it: half a unit is left on both
    sides from the week up, and a whole one below, for the edges of days.

    >>> from dateline.events.time.bounds import DAY
    >>> [part / DAY for part in length("P3D") or ()], length("PXD")
    ([2.0, 4.0], None)
    """
    hit = _DURATION.fullmatch(duration)
    if hit is None:
        return None
    unit = _LENGTHS[hit[1] + hit[3] if hit[1] else hit[3]]
    count = float(hit[2])
    play = unit if unit <= DAY else unit / 2
    return round(max(0.0, count * unit - play)), round(count * unit + play)


def _lasting(bounds: Bounds, duration: str | None) -> Bounds:
    """An event that began within bounds and lasted: its end is as far behind its start, and as loosely known."""
    hit = _DURATION.fullmatch(duration or "")
    if hit is None or "." in hit[2] or bounds.earliest_start is None or bounds.latest_start is None:
        return bounds
    unit = cast("GranuleName", _UNITS.get(hit[1] + hit[3], _UNITS.get(hit[3], "day")))
    count = int(hit[2])
    first, last = shift(bounds.earliest_start, unit, count), shift(bounds.latest_start, unit, count)
    return replace(bounds, earliest_end=first, latest_end=last, end_kind=EndKind.STATED)
