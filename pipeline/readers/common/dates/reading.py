"""Dates as files write them -> Bounds, each with its EDTF; what is not clear is refused, never guessed.

Order: what numbers count, ISO 8601, digits with signs (12/31/1999, by the column's order of day and month), written
dates ("28 December 2022"), EDTF, two dates with a dash, any period that words name ("the 1950s"), then the same in the
words of other languages.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.events.errors import BoundsError, TimelineError
from dateline.events.time.bounds import Bounds, EndKind
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, is_open, not_yet
from dateline.pipeline.readers.common.dates.foreign import in_english
from dateline.pipeline.readers.common.dates.numeric import DayOrder, Numbers, counted, iso, slashed, slashed_within
from dateline.pipeline.readers.common.dates.ranges import period_between, since
from dateline.pipeline.readers.common.dates.written import written

_HYPHENS: Final = dict.fromkeys((0x2010, 0x2011, 0x2212, 0xFE63, 0xFF0D), "-")
"""What word processors and keyboards of other scripts write for the hyphen of 2024-05-01."""

_DASHED: Final = re.compile(r"(?<!\d)(\d{4})[–—](\d{2})[–—](\d{2})(?!\d)")

NOT_A_DATE: Final = "not a date; ISO 8601, EDTF or a written date would do"
BARE_NUMBER: Final = (
    "a number that may be a year or a count of days; write years past 9999 as +12024, or say epoch in a mapping file"
)


def read_date(
    value: object, *, order: DayOrder = "unclear", epoch: Numbers | None = None, zone: str | None = None
) -> Dated:
    """Read a date.

    Args:
        value: A word, or a number.
        order: How the column writes day and month.
        epoch: What a plain number counts; None reads it as a year or as YYYYMMDD.
        zone: An IANA zone for times of day that state none; None reads them as UTC.

    Raises:
        DateError: it is not a date, does not exist, or may be read in two ways.

    >>> str(read_date("14 October 1066").interval), read_date("1066-10").edtf
    ('[1066-10-14, 1066-10-15)', '1066-10')
    >>> read_date("03/04/1999")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    DateError: ...
    """
    said = " ".join(str(value).split())
    text = _DASHED.sub(r"\1-\2-\3", said.translate(_HYPHENS))
    if text != said:
        return replace(read_date(text, order=order, epoch=epoch, zone=zone), text=said)
    if is_open(text):
        return not_yet(text)
    try:
        found = (counted(text, epoch) if epoch else None) or iso(text, zone) or slashed(text, order) or written(text)
        return found or _edtf(text) or period_between(text, order) or _words(text, order)
    except BoundsError as err:
        raise DateError(f"no such date: {err.problem}") from err


def _edtf(text: str) -> Dated | None:
    from dateline.events.time import edtf

    try:
        read = edtf.parse(text)
    except TimelineError:
        return None
    return Dated(read.extent, text, text, stated=read.bounds)


_ABOUT: Final = re.compile(
    r"(?:c(?=\d)|c\.|ca\.?|circa|(?:(?:on|in|at) or )?(?:about|around)|approx(?:imately|\.)?)\s*(.+)", re.IGNORECASE
)
_SINCE: Final = re.compile(r"(?:since|from)\s+(.+)", re.IGNORECASE)


def _words(text: str, order: DayOrder) -> Dated:
    from dateline.events.text.period import parse_period

    in_iso = slashed_within(text, order)
    if in_iso != text:
        return replace(read_date(in_iso, order=order), text=text)
    if _UNSAID.fullmatch(text):
        return read_date(text.replace("?", "X"), order=order)
    if text.endswith("?") and len(text) > 1:
        return _uncertain(read_date(text.rstrip("? "), order=order), text)
    about, since_when = _ABOUT.fullmatch(text), _SINCE.fullmatch(text)
    if about:
        return _approximate(read_date(about[1], order=order), text)
    if since_when:
        return since(read_date(since_when[1], order=order), text)
    try:
        interval = parse_period(text)
    except TimelineError as err:
        english = in_english(text)
        if english is not None:
            return replace(read_date(english, order=order), text=text)
        raise DateError(BARE_NUMBER if re.fullmatch(r"\d{5,7}(\.\d+)?", text) else NOT_A_DATE) from err
    if interval.earliest_start is None:
        # "before 1954" is a limit, not an end: nothing is said of when it ended
        low = Bounds(None, interval.latest_end, None, interval.latest_end, EndKind.UNKNOWN, EndKind.STATED)
        return Dated(interval, None, text, stated=low)
    return Dated(interval, None, text, stated=interval if interval.latest_end is None else None)


_UNSAID: Final = re.compile(r"\d{2}[\d?]{2}(?:-[\d?]{2}){0,2}")
"""Question marks where digits are not known: 1850-05-??."""


def _uncertain(dated: Dated, text: str) -> Dated:
    edtf = f"{dated.edtf}?" if dated.edtf and _PLAIN.fullmatch(dated.edtf) else None
    return Dated(replace(dated.interval, uncertain=True), edtf, text, stated=replace(dated.bounds, uncertain=True))


_PLAIN: Final = re.compile(r"-?\d{4}(-\d\d){0,2}")


def _approximate(dated: Dated, text: str) -> Dated:
    edtf = f"{dated.edtf}~" if dated.edtf and _PLAIN.fullmatch(dated.edtf) else None
    return Dated(replace(dated.interval, approximate=True), edtf, text, stated=replace(dated.bounds, approximate=True))
