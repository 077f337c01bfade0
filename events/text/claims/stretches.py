"""Lengths of time: the bounds of what lasted so long, or of what a length places by the day of writing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, cast

from dateline.events.text.attachment.use import HOLDS, TOLD, Relation, Tense
from dateline.events.time.bounds import DAY, SECOND, Bounds, EndKind, GranuleName, Instant
from dateline.events.time.granule import HOUR, shift

_DURATION: Final = re.compile(r"P(T?)(\d+(?:\.\d+)?)([CEYMWDHS])")
_LENGTHS: Final = {
    "C": 36524.25 * DAY, "E": 3652.425 * DAY, "Y": 365.2425 * DAY, "M": 30.436875 * DAY, "W": 7 * DAY, "D": DAY,
    "TH": HOUR, "TM": 60 * SECOND, "TS": SECOND,
}  # fmt: skip
_UNITS: Final = {
    "C": "century", "E": "decade", "Y": "year", "M": "month", "W": "week", "D": "day",
    "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip


def length(duration: str) -> tuple[Instant, Instant] | None:
    """Shortest and longest length of a TIMEX3 duration, in microseconds; None where it names none.

    Months and years differ in length, and "two years after" is said of anything near it: half a unit is left on both
    sides from the week up, a quarter from the decade up, and a whole one below, for the edges of days.

    >>> from dateline.events.time.bounds import DAY
    >>> [part / DAY for part in length("P3D") or ()], length("PXD")
    ([2.0, 4.0], None)
    >>> [round(part / DAY / 365.2425, 1) for part in length("P1E") or ()]
    [7.5, 12.5]
    """
    hit = _DURATION.fullmatch(duration)
    if hit is None:
        return None
    unit = _LENGTHS.get(hit[1] + hit[3])
    if unit is None:
        return None
    count = float(hit[2])
    play = unit if unit <= DAY else unit / (4 if unit >= _LENGTHS["E"] else 2)
    return round(max(0.0, count * unit - play)), round(count * unit + play)


def lasting(bounds: Bounds, duration: str | None) -> Bounds:
    """An event that began within bounds and lasted: its end is as far behind its start, and as loosely known."""
    hit = _DURATION.fullmatch(duration or "")
    if hit is None or "." in hit[2] or bounds.earliest_start is None or bounds.latest_start is None:
        return bounds
    unit = cast("GranuleName", _UNITS.get(hit[1] + hit[3], _UNITS.get(hit[3], "day")))
    count = int(hit[2])
    first, last = shift(bounds.earliest_start, unit, count), shift(bounds.latest_start, unit, count)
    return replace(bounds, earliest_end=first, latest_end=last, end_kind=EndKind.STATED)


def of_length(duration: str, relation: Relation, tense: Tense, dct: Bounds | None, *, mod: str | None = None) -> Bounds:
    """Bounds of an event placed by a length of time up to the day of writing, or from it.

    Args:
        duration: As TIMEX3 writes it; "PXY" where it names no count.
        relation: `throughout` for what filled it ("for the past three weeks"), `by` for what falls within it ("within
            30 days"), `in` for what is as far off ("in five years").
        tense: Of the event's verb.
        dct: When the text was written; without it nothing is known.
        mod: TIMEX3's: what is "more than" so long ago may be a unit farther, or a fifth.

    >>> from dateline.events.time.bounds import instant
    >>> june = Bounds.exactly(instant(2024, 6, 12), instant(2024, 6, 13), "day")
    >>> str(of_length("P10D", "by", "future", june)), str(of_length("PXY", "in", "perfect", june))
    ('within [2024-06-12, 2024-06-24)', 'within [.., 2024-06-13)')
    """
    if relation not in _PLACING or dct is None or dct.earliest_start is None or dct.latest_end is None:
        return Bounds.nowhere()
    first, last = dct.earliest_start, dct.latest_end
    span = length(duration)
    if span is not None and mod in _MORE:
        span = (span[0], max(2 * span[1] - span[0], round(_WELL_BEYOND * span[1])))
    if tense == "future":
        return _ahead(first, last, span, relation)
    if span is None or relation != "throughout":
        return _had_begun(last) if tense in TOLD else Bounds.nowhere()
    end_kind = EndKind.OPEN if tense in HOLDS else EndKind.UNKNOWN
    since = (first - span[1], last - span[0])
    return Bounds(*since, max(first, since[0]), None, EndKind.STATED, end_kind, "day", approximate=True)


def _had_begun(last: Instant) -> Bounds:
    """Begun by the end of publication; nothing else is known."""
    return Bounds(None, last, None, last, EndKind.UNKNOWN, EndKind.STATED, "day")


def _ahead(first: Instant, last: Instant, span: tuple[Instant, Instant] | None, relation: Relation) -> Bounds:
    """What is to come, counted from the day of writing."""
    if span is None:
        return Bounds(first, None, first, None, EndKind.STATED, EndKind.UNKNOWN, "day")
    if relation == "throughout":
        return Bounds(
            first, last, first + span[0], last + span[1], EndKind.STATED, EndKind.STATED, "day", approximate=True
        )
    low = first if relation == "by" else first + span[0]
    high = last + span[1]
    return Bounds(low, high, low, high, EndKind.STATED, EndKind.STATED, "day", approximate=True)


_WELL_BEYOND: Final = 1.2
"""How far "more than" reaches: "for more than twenty years" is said of twenty-three."""
_PLACING: Final = frozenset({"in", "by", "throughout"})
_MORE: Final = frozenset({"MORE_THAN", "EQUAL_OR_MORE"})
