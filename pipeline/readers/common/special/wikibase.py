"""Wikibase's times: a moment with a precision from seconds to a billion years, in the one calendar or the other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.events.time.bounds import SECOND, Bounds, GranuleName, civil_from_days
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, at_instant, calendar, edtf_year
from dateline.pipeline.readers.common.dates.reading import read_date

_STAMP: Final = re.compile(r"([+-]?\d{1,16})-(\d\d)-(\d\d)T(?P<H>\d\d):(?P<M>\d\d):(?P<S>\d\d)Z?")
PRECISIONS: Final[dict[int, GranuleName]] = {
    14: "second", 13: "minute", 12: "hour", 11: "day", 10: "month", 9: "year", 8: "decade", 7: "century",
    6: "millennium",
}  # fmt: skip
"""Wikibase's precision codes, as far as we have a granule for them; 5 to 0 are ten thousand to a billion years.

Source: Wikibase/DataModel/JSON, "time"."""


def time_value(
    text: str, precision: object = None, *, julian: bool = False, no_year_0: bool = False
) -> tuple[Dated, bool]:
    """A Wikibase time with its precision, and whether the precision had to be taken from the digits.

    Args:
        text: Such as `+1066-10-14T00:00:00Z`.
        precision: Wikibase's code; None where the query did not ask for it.
        julian: The day is of the Julian calendar.
        no_year_0: Years before 1 are counted without a year 0: -1 is 1 BC.

    Raises:
        DateError: no such date, or a blank node: "unknown value".

    >>> str(time_value("+1066-10-14T00:00:00Z", 11, julian=True)[0].interval)
    '[1066-10-20, 1066-10-21)'
    >>> str(time_value("1850-00-00T00:00:00Z", 8)[0].interval)
    '[1850-01-01, 1860-01-01)'
    """
    if text.startswith(("_:", "http", "t")):
        raise DateError("Wikidata says that there is a date, and not which (a blank node)")
    hit = _STAMP.fullmatch(text)
    if hit is None:
        return read_date(text), False
    year, month, day = int(hit[1]), int(hit[2]), int(hit[3])
    year += 1 if no_year_0 and year < 0 else 0
    code = _code(precision, month, day)
    if code < 9:
        return _years(year, code, text), False
    if code < 11:
        return calendar(year, month or 1 if code == 10 else None, text=text), precision is None
    dated = calendar(year, month or 1, day or 1, text=text)
    if julian:
        dated = _from_julian(year, month, day, text)
    if code > 11 and dated.interval.earliest_start is not None:
        clock = (int(hit["H"]) * 3600 + int(hit["M"]) * 60 + int(hit["S"])) * SECOND
        dated = at_instant(dated.interval.earliest_start + clock, text, granule=PRECISIONS.get(code, "second"))
    return dated, False


def _years(year: int, code: int, text: str) -> Dated:
    """Many years: a decade or a span of ten thousand years and more, counted from 0; a century or millennium by name.

    Wikibase shows 2000 with the precision of a century as the 20th century, so it is rounded up; the years that this
    names are ours (docs/decisions/0010).
    """
    size = 10 ** (9 - code)
    if code in {6, 7}:
        nth = -(-year // size) if year > 0 else (size - year) // size
        first = size * (nth - 1) if year > 0 else 1 - size * nth
        first, after = first or 1, first + size
    else:
        first = year // size * size
        after = first + size
    low, high = (calendar(number).interval.earliest_start for number in (first, after))
    granule: GranuleName = PRECISIONS.get(code, "era")
    bounds = Bounds.exactly(low or 0, high or 0, granule)
    return Dated(bounds, _edtf(first, size), text, stated=bounds.inside())


def _edtf(first: int, size: int) -> str | None:
    """Many years as EDTF: 185X, 18XX; beyond what a column of instants holds as two years, since only EDTF has them."""
    if abs(first) > 250_000 or size > 250_000:
        return f"{edtf_year(first)}/{edtf_year(first + size - 1)}"
    if size > 1000 or first == 1 or (first < 0 and size == 10):
        return None
    digits = str(abs(first) // size).zfill(4 - (len(str(size)) - 1))
    return f"{'-' if first < 0 else ''}{digits}{'X' * (len(str(size)) - 1)}"


def _code(precision: object, month: int, day: int) -> int:
    if precision is not None and re.fullmatch(r"\d{1,2}", str(precision)):
        return int(str(precision))
    return 9 if month == 0 or (month, day) == (1, 1) else 10 if day <= 1 else 11


def _from_julian(year: int, month: int, day: int, text: str) -> Dated:
    """The Gregorian day on which a day of the Julian calendar fell.

    Source: Richards 2013, "Calendars", Explanatory Supplement to the Astronomical Almanac, algorithm 3.
    """
    shifted = year + (month - 14) // 12 if month < 3 else year
    months = (month - 3) % 12
    days = 365 * shifted + shifted // 4 + (153 * months + 2) // 5 + day - 1
    gregorian = civil_from_days(days - 719_470)
    return replace(calendar(*gregorian), text=text)
