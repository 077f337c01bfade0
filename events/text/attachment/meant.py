"""Another reading of the words of a date, where a language model gives one: only what the words themselves can mean."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.events.errors import EdtfError
from dateline.events.text.attachment.reading import Reading
from dateline.events.text.tagging.tagger import tag
from dateline.events.text.timex import Timex
from dateline.events.time import edtf
from dateline.events.time.bounds import DAY, Bounds, Instant, civil_from_days

_FROM: Final = (*sorted(range(-14, 15), key=abs), 45, -45, 100, -100, 200, -200, 300, -300, 400)
"""Days after the one given from which words are read anew: "Friday", "two days later", "last month", "last fall"."""
_YEAR: Final = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


def meant(timex: Timex, calendar: str, reading: Reading) -> Timex | None:
    """The timex as its words mean what is given, read from some day near it; None where they cannot.

    Args:
        timex: As our own rules read it.
        calendar: What its words mean instead, in EDTF: "2006-10-10" for "10 October".
        reading: The document, which must be of a year near that, or name it.
    """
    wanted = _bounds(calendar)
    if wanted is None or not timex.says_when:
        return None
    first, last = wanted.earliest_start, wanted.latest_end
    if first is None or last is None or civil_from_days(first // DAY)[0] not in _years(reading):
        return None
    for days in _FROM:
        start = (first // DAY + days) * DAY
        read = tag(timex.text, dct=Bounds.exactly(start, start + DAY, "day"), lang=reading.lang)
        if len(read) == 1 and read[0].text == timex.text and _lies(read[0].interval, first, last):
            return replace(read[0], start=timex.start, end=timex.end, anchor_index=None)
    return None


def _bounds(calendar: str) -> Bounds | None:
    try:
        return edtf.parse(calendar).bounds
    except EdtfError:
        return None


def _years(reading: Reading) -> set[int]:
    """The years that a document names, and those around its publication."""
    named = {int(year) for year in _YEAR.findall(reading.text)}
    published = reading.dct.earliest_start if reading.dct is not None else None
    year = civil_from_days(published // DAY)[0] if published is not None else None
    return named if year is None else named | {year - 1, year, year + 1}


def _lies(found: Bounds | None, first: Instant, last: Instant) -> bool:
    """True for an interval that lies in [first, last), which is no longer than it or than a day."""
    if found is None or found.earliest_start is None or found.latest_end is None:
        return False
    inside = first <= found.earliest_start and found.latest_end <= last
    return inside and last - first <= max(DAY, found.latest_end - found.earliest_start)
