"""From a date and how the sentence uses it to the bounds of the event: never a bound that the words do not support."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.events.text.attachment.use import HOLDS, TOLD, Tense, Use
from dateline.events.text.claims.relations import begun_in, from_to, holding, over_by, related, since, that_day
from dateline.events.text.claims.stretches import lasting, of_length
from dateline.events.text.timex import Timex
from dateline.events.time.bounds import Bounds, EndKind, Instant


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
        return over_by(dct)
    if dct is not None and value == "FUTURE_REF":
        return begun_in(replace(dct, latest_end=None))
    return Bounds.nowhere()


def _used(timex: Timex, interval: Bounds, use: Use, dct: Bounds | None) -> Bounds:
    """What the relation of date and event makes of the interval."""
    if timex.value == "PRESENT_REF" and use.relation in {"in", "premodifier"} and use.tense in HOLDS:
        return holding(interval)
    if use.other is not None:
        return from_to(interval, use.other, use.relation)
    if use.whole:
        return interval
    if use.relation == "before" and timex.mod == "END":
        return over_by(interval)
    if use.relation in {"after", "before"} and (interval.granule in _CLOCK or _TURN.match(timex.text)):
        return that_day(interval, use.relation)
    if use.relation == "since":
        return since(interval, use.tense, dct)
    found = related(interval, use.relation)
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
    if tense in TOLD and bounds.end_kind is not EndKind.OPEN:
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


_GOES_ON: Final = frozenset({"since", "from", "as_of"})
"""Relations that leave the end open, whatever the tense."""
_TURN: Final = re.compile(r"(?:dawn|daybreak|sunrise|sunset|dusk|nightfall|noon|midday)\b", re.I)
"""Words for a turn of the day: before or after it is still that day, as with a time by the clock."""
_CLOCK: Final = frozenset({"instant", "second", "minute", "hour"})
_LASTING: Final = frozenset({"from", "in"})
