"""What a relation of event and date makes of the date's interval: "until May", "by May", "from March to May"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from dateline.events.text.attachment.use import HOLDS, Relation, Tense
from dateline.events.time.bounds import DAY, Bounds, EndKind


def related(interval: Bounds, relation: Relation) -> Bounds:
    """Bounds of an event in a relation to one interval; inside it where the relation says no more.

    >>> from dateline.events.time.bounds import instant
    >>> june = Bounds.exactly(instant(2024, 6, 1), instant(2024, 7, 1), "month")
    >>> str(related(june, "in")), str(related(june, "before")), str(related(june, "not_before"))
    ('within [2024-06-01, 2024-07-01)', 'within [.., 2024-06-01)', 'within [2024-06-01, ..)')
    """
    return _RELATIONS.get(relation, Bounds.inside)(interval)


def holding(interval: Bounds) -> Bounds:
    """A state that holds now: it began at the latest, and had not ended, when the text was written."""
    return Bounds(
        None, interval.latest_end, interval.earliest_start, None, EndKind.UNKNOWN, EndKind.OPEN, interval.granule
    )


def from_to(first: Bounds, second: Bounds, relation: Relation) -> Bounds:
    """Start in the first and end in the second ("from A to B"), or some time from one to the other ("between")."""
    low, high = first.earliest_start, second.latest_end
    if low is not None and high is not None and low >= high:
        return first.inside()
    if relation == "between":
        return Bounds(low, high, low, high, first.start_kind, second.end_kind)
    return Bounds(low, first.latest_end, second.earliest_start, high, first.start_kind, second.end_kind, first.granule)


def since(interval: Bounds, tense: Tense, dct: Bounds | None) -> Bounds:
    """Begins within the interval; what the perfect or present says of it still held when the text was written."""
    holds = tense in HOLDS
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


def over_by(interval: Bounds) -> Bounds:
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


def _not_before(interval: Bounds) -> Bounds:
    first = interval.earliest_start
    return replace(
        interval, earliest_start=first, latest_start=None, earliest_end=first, latest_end=None, end_kind=EndKind.UNKNOWN
    )


def _held(interval: Bounds) -> Bounds:
    """Begun by the end of the interval and not over before it."""
    return replace(
        interval,
        earliest_start=None,
        latest_start=interval.latest_end,
        earliest_end=interval.earliest_start,
        latest_end=None,
        start_kind=EndKind.UNKNOWN,
        end_kind=EndKind.UNKNOWN,
    )


def that_day(interval: Bounds, relation: Relation) -> Bounds:
    """Before or after a time of day is still on that day: "shortly after 11 p.m. on Sunday" is Sunday."""
    start, end = interval.earliest_start, interval.latest_end
    if start is None or end is None:
        return _after(interval) if relation == "after" else _before(interval)
    midnight = start // DAY * DAY
    low, high = (start, midnight + DAY) if relation == "after" else (midnight, end)
    return replace(interval, earliest_start=low, latest_start=high, earliest_end=low, latest_end=high)


def begun_in(interval: Bounds) -> Bounds:
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
    "by": over_by,
    "before": _before,
    "after": _after,
    "not_before": _not_before,
    "as_of": _held,
    "from": begun_in,
}
