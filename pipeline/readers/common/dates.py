"""Dates as files write them -> Bounds, each with its EDTF; what is not clear is refused, never guessed.

Order: ISO 8601, EDTF, numbers with signs (12/31/1999, by the column's order of day and month), written dates ("28
December 2022", "200 BC", RFC 5322), then any period that English words name ("the 1950s").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, Literal

from dateline.events.errors import BoundsError, TimelineError
from dateline.events.time.bounds import (
    SECOND,
    Bounds,
    EndKind,
    GranuleName,
)
from dateline.events.time.granule import wall_clock
from dateline.pipeline.readers.common.dated import Dated, DateError, at_instant, calendar, span

DayOrder = Literal["day_first", "month_first", "iso", "unclear"]
"""How a column writes day and month; `unclear` where nothing in it decides."""

Epoch = Literal["seconds", "milliseconds", "microseconds"]

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
OPEN_WORDS: Final = {"now", "present", "ongoing", "today", "..", "open", "current", "to date"}
"""What stands for an end that has not come: an open end, never a date."""


def day_order(values: list[str]) -> DayOrder:
    """How a column of dates orders day and month, from all its values.

    >>> day_order(["03/04/1999", "25/12/1999"]), day_order(["03/04/1999"]), day_order(["1999-01-02"])
    ('day_first', 'unclear', 'iso')
    """
    hits = [hit for value in values if (hit := _SLASHED.match(value.strip()))]
    if not hits:
        return "iso"
    day_first = any(int(hit[1]) > 12 for hit in hits)
    month_first = any(int(hit[3]) > 12 for hit in hits)
    if day_first != month_first:
        return "day_first" if day_first else "month_first"
    return "day_first" if not day_first and all(hit[2] == "." for hit in hits) else "unclear"


def read_date(
    value: object, *, order: DayOrder = "unclear", epoch: Epoch | None = None, zone: str | None = None
) -> Dated:
    """Read a date.

    Args:
        value: A word, or a number.
        order: How the column writes day and month.
        epoch: What a plain number counts since 1970; None reads it as a year or as YYYYMMDD.
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
    text = " ".join(str(value).split())
    if text.lower() in OPEN_WORDS:
        return Dated(Bounds(None, None, None, None, EndKind.OPEN, EndKind.OPEN), None, text, open=True)
    try:
        found = (_epoch(text, epoch) if epoch else None) or _iso(text, zone) or _slashed(text, order) or _written(text)
        return found or _edtf(text) or _range(text, order) or _words(text, order)
    except BoundsError as err:
        raise DateError(f"no such date: {err.problem}") from err


_ISO: Final = re.compile(
    r"(?P<y>[+-]?\d{4,})(?:-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?)?"
    r"(?:[T ]+(?P<H>\d{1,2}):(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,](?P<f>\d{1,9}))?)?\s*(?P<z>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?Z?)?")
_SLASHED: Final = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})\b")
_CLOCK: Final = re.compile(
    r"[T ,]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([AaPp][Mm])?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$"
)
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[/.](\d{4})")
_DIGITS: Final = re.compile(r"-?\d+(?:\.\d+)?")


def _epoch(text: str, epoch: Epoch) -> Dated | None:
    if not _DIGITS.fullmatch(text):
        return None
    scale = {"seconds": SECOND, "milliseconds": 1000, "microseconds": 1}[epoch]
    value = int(text) * scale if "." not in text else round(float(text) * scale)
    return at_instant(value, text, granule="second" if epoch == "seconds" else "instant")


def _iso(text: str, zone: str | None) -> Dated | None:
    hit = _COMPACT.fullmatch(text)
    if hit and 1 <= int(hit[2]) <= 12:
        if hit[4] is None:
            return calendar(int(hit[1]), int(hit[2]), int(hit[3]), text=text)
        return _moment((int(hit[1]), int(hit[2]), int(hit[3])), (hit[4], hit[5], hit[6]), None, zone, text)
    hit = _ISO.fullmatch(text)
    if hit is None or (len(hit["y"]) > 4 and hit["y"][0] not in "+-"):
        return None
    year, month, day = (int(hit[k]) if hit[k] else None for k in "ymd")
    if year is None or hit["H"] is None:
        # a month past 12 is a season of EDTF, or the second year of "1914-18"
        return None if year is None or (day is None and (month or 0) > 12) else calendar(year, month, day, text=text)
    if month is None or day is None:
        return None
    return _moment((year, month, day), (hit["H"], hit["M"], hit["S"]), hit["z"], zone, text, hit["f"])


def _moment(
    date: tuple[int, int, int],
    clock: tuple[str, str, str | None],
    offset: str | None,
    zone: str | None,
    text: str,
    fraction: str | None = None,
) -> Dated:
    hours, minutes, seconds = int(clock[0]), int(clock[1]), int(clock[2] or 0)
    if not offset and not zone and (hours, minutes, seconds) == (0, 0, 0) and not int(fraction or 0):
        # midnight of no zone is what spreadsheets and data frames make of a day
        return calendar(*date, text=text)
    if hours > 24 or minutes > 59 or seconds > 60:
        raise DateError(f"no such time of day: {':'.join(c for c in clock if c)}")
    day = calendar(*date).interval.earliest_start or 0
    value = day + (hours * 3600 + minutes * 60 + seconds) * SECOND
    if offset and offset[0] in "+-":
        digits = offset[1:].replace(":", "")
        value -= (int(digits[:2]) * 3600 + int(digits[2:]) * 60) * SECOND * (1 if offset[0] == "+" else -1)
    elif not offset and zone:
        value = wall_clock(value, zone)
    micro = int((fraction or "0").ljust(6, "0")[:6])
    granule: GranuleName = "instant" if micro else "second" if clock[2] else "minute"
    return at_instant(value + micro, text, granule=granule)


def _slashed(text: str, order: DayOrder) -> Dated | None:
    hit = _MONTH_YEAR.fullmatch(text)
    if hit is not None:
        return calendar(int(hit[2]), int(hit[1]), text=text)
    hit = _SLASHED.match(text)
    if hit is None:
        return None
    first, second, year = int(hit[1]), int(hit[3]), int(hit[4])
    if order == "unclear" and first != second and first <= 12 and second <= 12:
        raise DateError("day and month may be either way round; say day_first in a mapping file")
    day_first = order == "day_first" or (order != "month_first" and first > 12)
    day, month = (first, second) if day_first else (second, first)
    rest = text[hit.end() :]
    if not rest:
        return calendar(year, month, day, text=text)
    clock = _CLOCK.fullmatch(rest)
    return _moment((year, month, day), _twelve(clock), clock[5], None, text) if clock else None


def _twelve(clock: re.Match[str]) -> tuple[str, str, str | None]:
    hours = int(clock[1])
    if clock[4]:
        hours = hours % 12 + (12 if clock[4].lower() == "pm" else 0)
    return str(hours), clock[2], clock[3]


_NAME: Final = r"(?P<mon>[A-Za-z]{3,9})\.?"
_DAYNAME: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_YEAR: Final = r"(?P<y>\d{1,4})(?:\s*(?P<era>BCE?|CE|AD|B\.C\.|A\.D\.))?"
_FORMS: Final = tuple(
    re.compile(_DAYNAME + form + r"(?P<rest>(?:[T ,]+\d{1,2}:\d\d.*)?)", re.IGNORECASE)
    for form in (
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s\-]+{_NAME},?[\s\-]+{_YEAR}",
        rf"{_NAME}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"(?P<y>\d{{4}})(?P<era>)[\s\-]+{_NAME}[\s\-]+(?P<d>\d{{1,2}})",
        rf"(?P<d>){_NAME},?\s+{_YEAR}",
        rf"(?P<d>)(?P<mon>){_YEAR}",
        r"(?P<d>)(?P<mon>)(?P<era>AD|A\.D\.)\s*(?P<y>\d{1,4})",
    )
)


def _written(text: str) -> Dated | None:
    hit = next((hit for form in _FORMS if (hit := form.fullmatch(text))), None)
    if hit is None:
        return None
    month = month_of(hit["mon"]) if hit["mon"] else None
    if hit["mon"] and month is None:
        return None
    before_christ = (hit["era"] or "").upper().startswith("B")
    year = 1 - int(hit["y"]) if before_christ else int(hit["y"])
    if int(hit["y"]) == 0 or (len(hit["y"]) < 3 and not hit["era"]):
        raise DateError("a year of one or two digits may be of any century; write four")
    day = int(hit["d"]) if hit["d"] else None
    if hit["rest"] and not (month and day):
        return None
    clock = _CLOCK.fullmatch(hit["rest"]) if hit["rest"] else None
    if clock and month and day and not _is_midnight(clock):
        return _moment((year, month, day), _twelve(clock), clock[5], None, text)
    return calendar(year, month, day, text=text)


def _is_midnight(clock: re.Match[str]) -> bool:
    return int(clock[1]) == 0 and int(clock[2]) == 0 and int(clock[3] or 0) == 0


def month_of(name: str) -> int | None:
    """The number of a month by its English name or the short form of it; None for any other word.

    >>> month_of("Sept"), month_of("july"), month_of("7")
    (9, 7, None)
    """
    low = name.lower().rstrip(".")
    if low == "sept":
        return 9
    if low in _FULL:
        return _FULL.index(low) + 1
    return MONTHS.index(low) + 1 if low in MONTHS else None


def _edtf(text: str) -> Dated | None:
    from dateline.events.time import edtf

    try:
        read = edtf.parse(text)
    except TimelineError:
        return None
    return Dated(read.extent, text, text, stated=read.bounds)


_BETWEEN: Final = re.compile(r"(?:from\s+)?(.{3,40}?)(?:\s+(?:-|to|until|till)\s+|\s*[–—]\s*)(.{3,40})", re.IGNORECASE)
_YEARS: Final = re.compile(r"(\d{4})[-–—](\d{4}|\d\d)")


def _range(text: str, order: DayOrder) -> Dated | None:
    """Two dates with a dash or "to" between them: it lasted from the one to the other."""
    years, between = _YEARS.fullmatch(text), _BETWEEN.fullmatch(text)
    if years:
        ends = (years[1], years[1][: -len(years[2])] + years[2])
    elif between:
        ends = (between[1], between[2])
    else:
        return None
    try:
        first, last = (_iso(part, None) or _slashed(part, order) or _written(part) for part in ends)
    except DateError:
        return None
    if first is None or last is None or first.interval.earliest_start is None or last.interval.latest_end is None:
        return None
    if first.interval.earliest_start >= last.interval.latest_end:
        return None
    bounds, edtf = span(first, last)
    return Dated(Bounds.exactly(first.interval.earliest_start, last.interval.latest_end), edtf, text, stated=bounds)


_ABOUT: Final = re.compile(r"(?:c\.|ca\.?|circa|about|around|approx(?:imately|\.)?)\s*(.+)", re.IGNORECASE)
_SINCE: Final = re.compile(r"(?:since|from)\s+(.+)", re.IGNORECASE)


def _words(text: str, order: DayOrder) -> Dated:
    from dateline.events.text.period import parse_period

    about, since = _ABOUT.fullmatch(text), _SINCE.fullmatch(text)
    if about:
        return _approximate(read_date(about[1], order=order), text)
    if since:
        first = read_date(since[1], order=order)
        bounds, edtf = span(first, Dated(first.interval, None, "", open=True))
        return Dated(first.interval, edtf, text, stated=replace(bounds, earliest_end=None, latest_end=None))
    try:
        interval = parse_period(text)
    except TimelineError as err:
        raise DateError("not a date; ISO 8601, EDTF or a written date would do") from err
    if interval.earliest_start is None:
        # "before 1954" is a limit, not an end: nothing is said of when it ended
        low = Bounds(None, interval.latest_end, None, interval.latest_end, EndKind.UNKNOWN, EndKind.STATED)
        return Dated(interval, None, text, stated=low)
    return Dated(interval, None, text, stated=interval if interval.latest_end is None else None)


def _approximate(dated: Dated, text: str) -> Dated:
    edtf = f"{dated.edtf}~" if dated.edtf and re.fullmatch(r"-?\d{4}(-\d\d){0,2}", dated.edtf) else None
    return Dated(replace(dated.interval, approximate=True), edtf, text, stated=replace(dated.bounds, approximate=True))
