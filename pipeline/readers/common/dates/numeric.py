"""Dates in digits: ISO 8601 with weeks and days of the year, 12/31/1999, 31.12.1999, 1999/12/31, and plain numbers."""

from __future__ import annotations

import re
from typing import Final, Literal

from dateline.events.time.bounds import DAY, SECOND, Bounds, instant
from dateline.events.time.granule import floor
from dateline.pipeline.readers.common.dates.clock import moment
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, at_instant, calendar
from dateline.pipeline.readers.common.dates.weekdays import WEEKDAYS, falls_on

DayOrder = Literal["day_first", "month_first", "iso", "unclear"]
"""How a column writes day and month; `unclear` where nothing in it decides."""

Numbers = Literal["seconds", "milliseconds", "microseconds", "nanoseconds", "excel", "years"]
"""What plain numbers count: since 1970, days of a spreadsheet, or years."""

_ISO: Final = re.compile(r"(?P<y>[+-]?\d{4,})(?:-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2})(?P<rest>(?:[T ,].*)?))?)?")
_YEAR_FIRST: Final = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})((?:[T ,].*)?)")
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z?))?")
_WEEK: Final = re.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?")
_DAY_OF_YEAR: Final = re.compile(r"(\d{4})-(\d{3})")
_SLASHED: Final = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(WEEKDAYS)})[.,]*\s+)?"
    r"(?<![\d/.\-])(?P<first>\d{1,2})\s*(?P<sign>[/.\-])\s*(?P<second>\d{1,2})\s*(?P=sign)\s*(?P<year>\d{4}|\d\d)\b",
    re.IGNORECASE,
)
_LONGEST: Final = 100
"""Characters of a cell that is a date with some words around it."""
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[/.](\d{4})")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")
TWO_DIGITS: Final = "a year of two digits may be of any century; write four, or say first_year in a mapping file"
EXCEL_ZERO: Final = instant(1899, 12, 30)
"""Day 0 of Excel's 1900 system, counted back from March 1900: it takes 1900 for a leap year."""
_MICROSECONDS: Final = {"seconds": SECOND, "milliseconds": 1000, "microseconds": 1}


def day_order(values: list[str]) -> DayOrder:
    """How a column of dates orders day and month, from all its values.

    >>> day_order(["03/04/1999", "25/12/1999"]), day_order(["03/04/1999"]), day_order(["1999-01-02"])
    ('day_first', 'unclear', 'iso')
    >>> day_order(["Mon 4/1/2021"]), day_order(["before 31/3/2021"])
    ('day_first', 'day_first')
    """
    hits = [hit for value in values if (hit := _SLASHED.search(value[:_LONGEST]))]
    if not hits:
        return "iso"
    orders = {order for hit in hits if (order := _by_size(hit))} or {
        order for hit in hits if (order := _by_weekday(hit))
    }
    if len(orders) == 1:
        return orders.pop()
    return "day_first" if not orders and all(hit["sign"] == "." for hit in hits) else "unclear"


def _by_size(hit: re.Match[str]) -> DayOrder | None:
    """The order of a date one of whose numbers is no month."""
    if int(hit["first"]) > 12:
        return "day_first"
    return "month_first" if int(hit["second"]) > 12 else None


def _by_weekday(hit: re.Match[str]) -> DayOrder | None:
    """The order in which a date is of the weekday that is written before it; None where both are, or neither is."""
    if not hit["weekday"] or len(hit["year"]) < 4:
        return None
    weekday, year = WEEKDAYS[hit["weekday"].lower()], int(hit["year"])
    day_first = falls_on(weekday, year, int(hit["second"]), int(hit["first"]))
    if day_first == falls_on(weekday, year, int(hit["first"]), int(hit["second"])):
        return None
    return "day_first" if day_first else "month_first"


def counted(text: str, numbers: Numbers) -> Dated | None:
    """The moment, day or year that a plain number counts; None for any other text.

    >>> counted("36284", "excel").edtf, counted("99999", "years").edtf, counted("926467200", "seconds").edtf
    ('1999-05-04', 'Y99999', '1999-05-12T00:00:00Z')
    """
    if not _NUMBER.fullmatch(text):
        return None
    whole, _, fraction = text.partition(".")
    if numbers == "years":
        return None if fraction.strip("0") else calendar(int(whole), text=text)
    if numbers == "excel":
        return _of_spreadsheet(float(text), text)
    if numbers == "nanoseconds":
        return at_instant(int(whole) // 1000, text, granule="instant")
    scale = _MICROSECONDS[numbers]
    value = round(float(text) * scale) if fraction else int(whole) * scale
    return at_instant(value, text, granule="second" if value % SECOND == 0 and numbers == "seconds" else "instant")


def _of_spreadsheet(days: float, text: str) -> Dated:
    value = EXCEL_ZERO + round(days * 86_400) * SECOND
    if days < 61:
        raise DateError("days of a spreadsheet before March 1900 differ by program; write a date")
    return at_instant(value, text) if value % DAY else at_day(value // DAY, text)


def at_day(days: int, text: str) -> Dated:
    """A day by its number since 1970."""
    from dateline.events.time.bounds import civil_from_days

    return calendar(*civil_from_days(days), text=text)


def iso(text: str, zone: str | None) -> Dated | None:
    """A date that begins with its year, as ISO 8601 writes it or with slashes or dots; None for any other.

    Args:
        text: Without space around it.
        zone: An IANA zone for clocks that state none.

    Raises:
        DateError: no such day or time of day.

    >>> iso("2013-W06-5", None).edtf, iso("2013-129", None).edtf, iso("1999/5/12", None).edtf
    ('2013-02-08', '2013-05-09', '1999-05-12')
    >>> iso("1850-05-00", None).edtf, iso("1850-00-00", None).edtf
    ('1850-05', '1850')
    """
    compact = _COMPACT.fullmatch(text)
    if compact and 1 <= int(compact[2]) <= 12:
        return _compact(compact, zone, text)
    week, day = _WEEK.fullmatch(text), _DAY_OF_YEAR.fullmatch(text)
    if week or day:
        return _of_week(week, text) if week else _of_year(day, text) if day else None
    hit = _YEAR_FIRST.fullmatch(text)
    if hit:
        return _day_and_clock((int(hit[1]), int(hit[3]), int(hit[4])), hit[5], text, zone)
    hit = _ISO.fullmatch(text)
    if hit is None or (len(hit["y"]) > 4 and hit["y"][0] not in "+-"):
        return None
    if hit["m"] and int(hit["m"]) == 0:  # databases write 00 for what is not known
        return calendar(int(hit["y"]), text=text)
    if hit["d"] and int(hit["d"]) == 0:
        return calendar(int(hit["y"]), int(hit["m"]), text=text)
    if hit["d"]:
        return _day_and_clock((int(hit["y"]), int(hit["m"]), int(hit["d"])), hit["rest"], text, zone)
    if hit["m"] is None:
        return calendar(int(hit["y"]), text=text)
    # a month past 12 is a season of EDTF, or the second year of "1914-18"
    return calendar(int(hit["y"]), int(hit["m"]), text=text) if int(hit["m"]) <= 12 else None


def _day_and_clock(date: tuple[int, int, int], rest: str, text: str, zone: str | None) -> Dated | None:
    return moment(date, rest, text, zone=zone) if rest else calendar(*date, text=text)


def _compact(hit: re.Match[str], zone: str | None, text: str) -> Dated | None:
    date = (int(hit[1]), int(hit[2]), int(hit[3]))
    if hit[4] is None:
        return calendar(*date, text=text)
    clock = f"T{hit[4]}:{hit[5]}" + (f":{hit[6]}" if hit[6] else "")
    return moment(date, clock + hit[7], text, zone=zone)


def _of_week(hit: re.Match[str], text: str) -> Dated:
    """A week of ISO 8601, or a day of one: the first week of a year is the one that holds 4 January."""
    year, number = int(hit[1]), int(hit[2])
    monday = floor(instant(year, 1, 4), "week") + (number - 1) * 7 * DAY
    if not 1 <= number <= 53 or (number == 53 and monday >= floor(instant(year + 1, 1, 4), "week")):
        raise DateError(f"no such week: {text}")
    if hit[3]:
        return at_day(monday // DAY + int(hit[3]) - 1, text)
    return Dated(Bounds.exactly(monday, monday + 7 * DAY, "week"), None, text)


def _of_year(hit: re.Match[str], text: str) -> Dated:
    start, after = instant(int(hit[1])), instant(int(hit[1]) + 1)
    value = start + (int(hit[2]) - 1) * DAY
    if not start <= value < after:
        raise DateError(f"no such day of the year: {text}")
    return at_day(value // DAY, text)


def slashed(text: str, order: DayOrder) -> Dated | None:
    """A date that ends with its year: 12/31/1999, 31.12.1999, 12/1999; None for any other.

    Raises:
        DateError: it may be read in two ways, or there is no such day.
    """
    month = _MONTH_YEAR.fullmatch(text)
    if month is not None:
        return calendar(int(month[2]), int(month[1]), text=text)
    hit = _SLASHED.match(text)
    if hit is None:
        return None
    if len(hit["year"]) == 2:
        raise DateError(TWO_DIGITS)
    first, second, year = int(hit["first"]), int(hit["second"]), int(hit["year"])
    if order in {"unclear", "iso"}:
        order = _by_size(hit) or _by_weekday(hit) or ("day_first" if hit["sign"] == "." else "unclear")
    if order == "unclear" and first != second:
        raise DateError("day and month may be either way round; say day_first = true or false in a mapping file")
    day, month_number = (first, second) if order == "day_first" else (second, first)
    return _day_and_clock((year, month_number, day), text[hit.end() :], text, None)


def slashed_within(text: str, order: DayOrder) -> str:
    """Some words with the dates in digits among them as ISO 8601 writes them, so that words find one order only.

    Raises:
        DateError: one of them may be read in two ways, or there is no such day.

    >>> slashed_within("between 4/1/2021 and Fri 5/2/2021", "day_first")
    'between 2021-01-04 and 2021-02-05'
    """
    return (
        text
        if len(text) > _LONGEST
        else _SLASHED.sub(lambda hit: str((read := slashed(hit[0], order)) and read.edtf), text)
    )
