"""A time of day after a date, with its zone -> the moment."""

from __future__ import annotations

import re
from typing import Final

from dateline.events.time.bounds import SECOND, GranuleName
from dateline.events.time.granule import wall_clock
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, at_instant, calendar

ZONES: Final = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
}  # fmt: skip
"""Hours east of Greenwich: the names of RFC 5322, section 4.3, and those of Europe, which have one meaning each."""

_CLOCK: Final = re.compile(
    r"[T ,]+(?P<H>\d{1,2})(?::(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,](?P<f>\d{1,9}))?)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
    r"\s*(?P<zone>(?:UTC|GMT)?[+-]\d\d(?::?\d\d)?|[A-Z]{1,4}|[A-Z][A-Za-z_]+(?:/[A-Za-z_+\-0-9]+)+)?(?:\s*\([^)]*\))?"
)


def moment(date: tuple[int, int, int], rest: str, text: str, *, zone: str | None = None) -> Dated | None:
    """The moment of a date and what is written after it; None where that is no time of day.

    Midnight of no zone is the day: spreadsheets and data frames make it of a day.

    Args:
        date: Year, month and day.
        rest: Such as `T10:30:00Z`, ` 2:30 PM EST`, ` 12:00:00 GMT+0200 (CEST)`.
        text: All of what was written.
        zone: An IANA zone for clocks that state none; None reads them as UTC.

    Raises:
        DateError: no such day or time of day.
        BoundsError: no such zone.

    >>> moment((2024, 5, 6), " 2:30 PM EDT", "").edtf, moment((2024, 5, 6), "T00:00:00", "").edtf
    ('2024-05-06T18:30:00Z', '2024-05-06')
    """
    hit = _CLOCK.fullmatch(rest)
    if hit is None or (hit["M"] is None and hit["half"] is None):
        return None
    hours, minutes, seconds = _hours(hit), int(hit["M"] or 0), int(hit["S"] or 0)
    if (hours, minutes, seconds) > (24, 0, 0) or minutes > 59 or seconds > 60:
        raise DateError(f"no such time of day: {rest.strip(' T,')}; leave it out where it is not known")
    micro = int((hit["f"] or "0").ljust(6, "0")[:6])
    day = calendar(*date, text=text)
    stated = hit["zone"] or zone
    if stated is None and hours == minutes == seconds == micro == 0:
        return day
    value = (day.interval.earliest_start or 0) + (hours * 3600 + minutes * 60 + seconds) * SECOND
    granule: GranuleName = "instant" if micro else "second" if hit["S"] else "minute" if hit["M"] else "hour"
    return at_instant(_in_zone(value, stated) + micro, text, granule=granule)


def _hours(hit: re.Match[str]) -> int:
    hours = int(hit["H"])
    if hit["half"] is None:
        return hours
    if not 1 <= hours <= 12:
        raise DateError(f"no such time of day: {hit[0].strip(' T,')}; hours with am or pm are 1 to 12")
    return hours % 12 + (12 if hit["half"][0] in "pP" else 0)


def _in_zone(value: int, zone: str | None) -> int:
    """The instant at which clocks of a zone show what `value` shows in UTC."""
    if zone is None:
        return value
    offset = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d\d):?(\d\d)?", zone)
    if offset:
        east = int(offset[2]) * 3600 + int(offset[3] or 0) * 60
        return value - east * SECOND * (1 if offset[1] == "+" else -1)
    if zone in ZONES:
        return value - ZONES[zone] * 3600 * SECOND
    return wall_clock(value, zone)
