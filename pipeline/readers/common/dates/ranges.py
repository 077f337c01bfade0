"""Two dates with a dash or a word between them: it lasted from the one to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dateline.events.time.bounds import Bounds
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, not_yet, span
from dateline.pipeline.readers.common.dates.numeric import DayOrder, iso, slashed
from dateline.pipeline.readers.common.dates.written import written

_DASH: Final = r"(?:\s*[–—]\s*|\s+-\s+|\s+(?:to|until|till|bis|au|al)\s+)"
_BETWEEN: Final = re.compile(rf"(?:from\s+|vom\s+|du\s+|del\s+)?(.{{3,40}}?){_DASH}(.{{3,40}})", re.IGNORECASE)
_YEARS: Final = re.compile(r"(\d{4})[-–—](\d{4}|\d\d)")
_DAYS: Final = re.compile(r"(\d{1,2})\.?\s*[-–—/]\s*(\d{1,2}\D.*)")
_DAYS_AFTER: Final = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})\s*[-–—/]\s*(\d{1,2}),?\s+(\d{4})")
_TWO_DAYS: Final = re.compile(rf"(\d{{1,2}}\.?\s*[^\W\d_]{{3,12}}|[^\W\d_]{{3,12}}\.?\s+\d{{1,2}}){_DASH}(.{{6,40}})")
_TWO_MONTHS: Final = re.compile(rf"([^\W\d_]{{3,12}})\.?(?:{_DASH}|-)([^\W\d_]{{3,12}}\.?\s+\d{{4}})")
_ONGOING: Final = re.compile(
    r"(?:from\s+|since\s+)?(.{4,40}?)(?:\s*[-–—]\s*(?:to\s+)?|\s+(?:to|until|till)\s+)"
    r"(?:the\s+)?(?:present(?:\s+day)?|now|today|ongoing|current|date)",
    re.IGNORECASE,
)


def period_between(text: str, order: DayOrder) -> Dated | None:
    """What lasted from one date to another; None where two dates cannot be made of it.

    >>> period_between("12–14 May 1999", "iso").edtf, period_between("April 28 - May 3, 1999", "iso").edtf
    ('1999-05-12/1999-05-14', '1999-04-28/1999-05-03')
    >>> period_between("1914-18", "iso").edtf, period_between("May–June 1999", "iso").edtf
    ('1914/1918', '1999-05/1999-06')
    >>> period_between("1 June 2021 – present", "iso").edtf
    '2021-06-01/..'
    """
    if hit := _ONGOING.fullmatch(text):
        first = _read(hit[1], order)
        return since(first, text) if first is not None else None
    return next((found for ends in _ends(text) if (found := _lasted(ends, text, order))), None)


def since(first: Dated, text: str) -> Dated:
    """What lasts from a date on."""
    bounds, edtf = span(first, not_yet(text))
    return Dated(first.interval, edtf, text, stated=replace(bounds, earliest_end=None, latest_end=None))


def _ends(text: str) -> Iterator[tuple[str, str]]:
    """The two dates that the text may hold, what the second says of both given to the first."""
    if hit := _YEARS.fullmatch(text):
        yield hit[1], hit[1][: -len(hit[2])] + hit[2]
    if hit := _DAYS_AFTER.fullmatch(text):
        yield f"{hit[2]} {hit[1]} {hit[4]}", f"{hit[3]} {hit[1]} {hit[4]}"
    if hit := _DAYS.fullmatch(text):
        yield hit[1] + re.sub(r"^\d{1,2}", "", hit[2]), hit[2]
    if (hit := _TWO_DAYS.fullmatch(text)) or (hit := _TWO_MONTHS.fullmatch(text)):
        yield f"{hit[1]} {hit[2][-4:]}", hit[2]
    if hit := _BETWEEN.fullmatch(text):
        yield hit[1], hit[2]


def _lasted(ends: tuple[str, str], text: str, order: DayOrder) -> Dated | None:
    first, last = (_read(part, order) for part in ends)
    if first is None or last is None or first.interval.earliest_start is None or last.interval.latest_end is None:
        return None
    if first.interval.earliest_start >= last.interval.latest_end:
        return None
    bounds, edtf = span(first, last)
    return Dated(Bounds.exactly(first.interval.earliest_start, last.interval.latest_end), edtf, text, stated=bounds)


def _read(text: str, order: DayOrder) -> Dated | None:
    try:
        return iso(text, None) or slashed(text, order) or written(text)
    except DateError:
        return None
