"""From a date and how the sentence uses it to the bounds of the event: never a bound that the words do not support."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

from dateline.events.text.claims.stretches import lasting, of_length
from dateline.events.text.timex import Timex
from dateline.events.time.bounds import DAY, Bounds, EndKind, Instant

Relation = Literal[
    "in",
    "since",
    "until",
    "by",
    "before",
    "after",
    "from",
    "to",
    "between",
    "throughout",
    "premodifier",
    "not_before",
    "as_of",
]
"""How the words join event and date.

`premodifier` is a date before the noun it dates ("the 1995 shooting"), `not_before` a day on which it may have begun or
later ("no earlier than 1 July", "after the vote in July"), `as_of` one on which it held.
"""

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
    if timex.type == "DURATION" and (timex.interval is None or use.relation == "throughout"):
        tense = "future" if _is_ahead(timex.interval, dct) else use.tense
        return of_length(timex.value, use.relation, tense, dct, mod=timex.mod)
    if timex.interval is None:
        return _of_reference(timex.value, dct)
    found = _used(timex, timex.interval, use, dct)
    if use.relation in _GOES_ON:
        return found
    return _to_come(found, dct) if _is_awaited(found, use, dct) else _told(found, use.tense, dct)


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
    if use.relation == "before" and timex.mod == "END":
        return _by(interval)
    if use.relation in {"after", "before"} and (interval.granule in _CLOCK or _TURN.match(timex.text)):
        return _that_day(interval, use.relation)
    if use.relation == "since":
        return _since(interval, use.tense, dct)
    found = _RELATIONS.get(use.relation, Bounds.inside)(interval)
    return lasting(found, use.lasting) if use.lasting and use.relation in _LASTING else found


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


def _is_ahead(interval: Bounds | None, dct: Bounds | None) -> bool:
    """True for days from the day of writing on: schools that "are closed for the next five days"."""
    first = interval.earliest_start if interval is not None else None
    return first is not None and dct is not None and dct.earliest_start is not None and first >= dct.earliest_start


def _is_awaited(bounds: Bounds, use: Use, dct: Bounds | None) -> bool:
    """True for what is to be done by a day that is still to come: "must report by 1 July"."""
    last = bounds.latest_end
    ahead = last is not None and dct is not None and dct.latest_end is not None and last > dct.latest_end
    return ahead and use.relation in {"by", "before"} and use.tense in {"none", "present", "future"}


def _to_come(bounds: Bounds, dct: Bounds | None) -> Bounds:
    """Not before the text was written."""
    first = dct.earliest_start if dct is not None else None
    return replace(bounds, earliest_start=first, earliest_end=first, start_kind=EndKind.STATED)


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
    "not_before": _not_before,
    "as_of": _held,
    "from": _from,
}

_GOES_ON: Final = frozenset({"since", "from", "as_of"})
"""Relations that leave the end open, whatever the tense."""
_TURN: Final = re.compile(r"(?:dawn|daybreak|sunrise|sunset|dusk|nightfall|noon|midday)\b", re.I)
"""Words for a turn of the day: before or after it is still that day, as with a time by the clock."""
_CLOCK: Final = frozenset({"instant", "second", "minute", "hour"})
_LASTING: Final = frozenset({"from", "in"})
