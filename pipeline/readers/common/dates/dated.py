"""A date that was read, what it says of an event, and the words that tables write for none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.events.errors import BoundsError
from dateline.events.time.bounds import (
    DAY,
    SECOND,
    Bounds,
    EndKind,
    GranuleName,
    Instant,
    civil_from_days,
    days_from_civil,
    instant,
    year_text,
)
from dateline.events.time.granule import next_unit, unit

NOTHING: Final = {"", "-", "--", "na", "n/a", "nan", "nat", "null", "none", "(null)", "<na>", "#n/a", "\\n", "n.a."}
"""What tables write for nothing."""
BACKWARDS: Final = "it would end before it starts; swap its dates, or write years before Christ as -0114 or 115 BC"
OPEN_WORDS: Final = {
    "now",
    "present",
    "the present",
    "present day",
    "ongoing",
    "today",
    "..",
    "open",
    "current",
    "to date",
}
"""What stands for an end that has not come: an open end, never a date."""
NO_DATE: Final = NOTHING | {
    "0000-00-00",
    "0000-00-00 00:00:00",
    "00/00/0000",
    "?",
    "unknown",
    "undated",
    "n.d.",
    "tbd",
    "tba",
    "tbc",
}
"""What tables write for no date."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that was read: the calendar interval it names, and what it was.

    Attributes:
        interval: The whole of what it names.
        edtf: The same as ISO 8601-2 writes it, where that can be said.
        text: The words or digits read.
        open: True for a word like "now".
        stated: Bounds of an event dated by it, where they are not simply somewhere in `interval`: "1967/1975".
    """

    interval: Bounds
    edtf: str | None
    text: str
    open: bool = False
    stated: Bounds | None = None

    @property
    def bounds(self) -> Bounds:
        """Bounds of something said to have happened then."""
        return self.stated or (self.interval if self.open else self.interval.inside())


def is_open(text: str) -> bool:
    """True for words that stand for an end that has not come."""
    return text.lower() in OPEN_WORDS


def not_yet(text: str) -> Dated:
    """An end that has not come."""
    return Dated(Bounds(None, None, None, None, EndKind.OPEN, EndKind.OPEN), None, text, open=True)


class DateError(ValueError):
    """A date that cannot be read; the message is a reason and a remedy."""


def is_blank(value: object) -> bool:
    """True for nothing, and for the words that tables write for nothing.

    >>> is_blank(" NA "), is_blank("0")
    (True, False)
    """
    return value is None or str(value).strip().lower() in NOTHING


def is_no_date(value: object) -> bool:
    """True for nothing, and for the words that say that a date is not known.

    >>> is_no_date("unknown"), is_blank("unknown")
    (True, False)
    """
    return value is None or str(value).strip().lower() in NO_DATE


def at_instant(value: Instant, text: str, *, granule: GranuleName = "second") -> Dated:
    """A moment that a machine wrote down, as wide as its granule."""
    interval = unit(value, granule)
    return Dated(interval, _instant_edtf(value), text)


def _instant_edtf(value: Instant) -> str:
    year, month, day = civil_from_days(value // DAY)
    clock = value % DAY // SECOND
    when = f"T{clock // 3600:02d}:{clock // 60 % 60:02d}:{clock % 60:02d}Z"
    return f"{edtf_year(year)}-{month:02d}-{day:02d}{when}"


def edtf_year(year: int) -> str:
    """A year as EDTF writes it.

    >>> edtf_year(-43), edtf_year(12024)
    ('-0043', 'Y12024')
    """
    return year_text(year) if -9999 <= year <= 9999 else f"Y{year}"


def calendar(year: int, month: int | None = None, day: int | None = None, *, text: str = "") -> Dated:
    """A year, month or day of the proleptic Gregorian calendar; year 0 is 1 BC.

    Raises:
        DateError: no such month or day.

    >>> calendar(-43, 3, 15).edtf, str(calendar(1953, 7).interval)
    ('-0043-03-15', '[1953-07-01, 1953-08-01)')
    """
    if month is not None and not 1 <= month <= 12:
        raise DateError(f"no such month: {month}; is it the day? leave the month out where it is not known")
    start = instant(year, month or 1, day or 1)
    if day is not None and civil_from_days(days_from_civil(year, month or 1, day)) != (year, month or 1, day):
        raise DateError(
            f"no such day: {year_text(year)}-{month or 1:02d}-{day:02d}; leave the day out where it is not known"
        )
    granule: GranuleName = "day" if day else "month" if month else "year"
    tail = (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
    edtf = edtf_year(year) + tail if -9999 <= year <= 9999 or not month else None
    return Dated(Bounds.exactly(start, next_unit(start, granule), granule), edtf, text)


def span(start: Dated | None, end: Dated | None) -> tuple[Bounds, str | None]:
    """Bounds and EDTF of something said to start and end then; with one date, of something that happened in it.

    A date is as wide as what it says: from 1914 to 1918 starts somewhere in 1914 and ends somewhere in 1918.

    Raises:
        DateError: it would end before it starts, or its only date is an end that has not come.

    >>> bounds, edtf = span(calendar(1914), calendar(1918))
    >>> edtf, str(bounds)
    ('1914/1918', 'within [1914-01-01, 1919-01-01)')
    """
    if start is None and end is None:
        return Bounds.nowhere(), None
    if start is not None and start.open and end is None:
        raise DateError(f"{start.text!r} is an end that has not come, and no date; write when it began")
    if start is not None and (end is None or (start.interval == end.interval and not end.open)):
        return start.bounds, start.edtf
    first, last = (start.interval if start else None), (end.interval if end else None)
    edtf = f"{_edtf_end(start)}/{_edtf_end(end)}"
    try:
        return Bounds(
            first.earliest_start if first else None,
            first.latest_end if first else None,
            last.earliest_start if last else None,
            last.latest_end if last else None,
            _kind(start, first.start_kind if first else EndKind.UNKNOWN),
            _kind(end, last.end_kind if last else EndKind.UNKNOWN),
            "interval",
            approximate=any(b.approximate for b in (first, last) if b),
            uncertain=any(b.uncertain for b in (first, last) if b),
        ), (None if "None" in edtf else edtf)
    except BoundsError as err:
        raise DateError(BACKWARDS) from err


def _kind(dated: Dated | None, kind: EndKind) -> EndKind:
    return EndKind.UNKNOWN if dated is None else EndKind.OPEN if dated.open else kind


def _edtf_end(dated: Dated | None) -> str | None:
    return "" if dated is None else ".." if dated.open else dated.edtf
