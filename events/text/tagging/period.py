"""A query's words -> the period they name: EDTF, an ISO interval, or English read with the tagger's own tables.

Nothing here means today: words that lean on a date that is not said ("last week", "now") are refused.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, cast

from dateline.events.errors import BoundsError, EdtfError, PeriodError
from dateline.events.text.meaning.nodes import Fixed
from dateline.events.text.meaning.places import Place, Unit, days_away
from dateline.events.text.rules import rulebook
from dateline.events.text.tagging import tagger
from dateline.events.text.tagging.unreadable import why_unreadable
from dateline.events.text.timex import Timex
from dateline.events.time import edtf
from dateline.events.time.bounds import DAY, Bounds, EndKind, Instant
from dateline.events.time.iso8601 import parse_iso

READABLE: Final = (
    "2024-05-17",
    "June 2024",
    "2 November 2024",
    "early November 2024",
    "winter 1941-42",
    "the 1950s",
    "44 BC",
    "before 1954",
    "since 2022",
    "between March and May 2024",
    "1950-06/1953-07",
    "2024-W05/P2W",
)
"""What `parse_period` reads, by example."""

_RELATIVE: Final = "it counts from a day that is not said, and a period cannot lean on today"

_YEARS: Final = re.compile(
    r"(?:(?:the )?(?:academic |school |tax |financial )?(?:year|season|session) )?"
    r"(?P<first>\d{4})\s?(?P<sign>[-–/])\s?(?P<last>\d{4}|\d{2})(?P<season> (?:season|session|academic year))?",
    re.IGNORECASE,
)
_MONTH_IN_FIGURES: Final = re.compile(r"(?P<month>0?[1-9]|1[0-2])/(?P<year>\d{4})")
_UP_TO_NOW: Final = re.compile(
    r"(?:from |since )?(?P<first>.+?) ?(?:[-–]|(?:to|until|till|up to) (?:the )?(?:present(?: day)?|now|today|date))",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"(?:the )?(?P<count>[\w-]+) (?P<unit>day|week|month|year)s? (?P<side>before|after|following|from) (?P<day>.+)",
    re.IGNORECASE,
)
_FOR: Final = re.compile(r"(?P<day>.+) for (?P<count>[\w-]+) (?P<unit>day|week|month|year)s?", re.IGNORECASE)
_YEAR_TO: Final = re.compile(
    r"(?:the )?(?:(?P<count>[\w-]+) )?(?:financial |fiscal )?(?P<unit>week|quarter|month|year)s? "
    r"(?:to|ended|ending|up to) (?:on )?(?P<day>.+)",
    re.IGNORECASE,
)
_LONG_YEAR: Final = re.compile(r"(?:the )?(?P<said>year )?(?P<year>[\d,]*\d{3}) ?(?P<era>BCE?|CE|AD)?", re.IGNORECASE)
_TWO_DAYS: Final = re.compile(r"(?<![\d/-])(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-]\d{4}(?!\d)")
_LITTLE: Final = frozenset(
    ("the", "a", "in", "on", "of", "at", "by", "from", "to", "until", "since", "before", "after", "between", "and")
)
_MAX: Final = 200
_TWO_ENDS: Final = (
    "<FROM> (?P<first>.+?) <UNTO> (?P<last>.+)",
    "(?P<first>.+?) <UNTO> (?P<last>.+)",
    "(?P<first>.+?) ?[-–/] ?(?P<last>.+)",
)


def parse_period(words: str) -> Bounds:
    """The period that some words name.

    Args:
        words: EDTF ("2024-06", "195X", "2022/.."), an ISO interval, or English ("June 2024", "before 1954").

    Returns:
        Exact bounds, from the start of the first unit said to the end of the last (inclusive as people mean it: "from
        March to May 2024" ends with May); an end not said is None with kind OPEN. Vague words have their core.

    Raises:
        PeriodError: The words name no period, or lean on today; `problem` says why, `readable` what can be read.

    >>> str(parse_period("early November 2024")), str(parse_period("the 1950s"))
    ('[2024-11-01, 2024-11-11)', '[1950-01-01, 1960-01-01)')
    >>> str(parse_period("before 1954")), str(parse_period("since 2022"))
    ('within [.., 1954-01-01)', 'within [2022-01-01, ..)')
    >>> str(parse_period("between March and May 2024")), str(parse_period("winter 1941-42"))
    ('[2024-03-01, 2024-06-01)', '[1941-12-01, 1942-03-01)')
    """
    text = " ".join(words.split())
    if not text:
        raise PeriodError(words, READABLE, "there are no words")
    if len(text) > _MAX:
        raise PeriodError(words[:_MAX], READABLE, "it is too long")
    two_days = _may_be_two_days(text)
    if two_days is not None:
        raise PeriodError(words, READABLE, why_unreadable(two_days) or "")
    for read in (_years, _edtf, _month, parse_iso, _counted_to, _one, _counted, _up_to_now, _sided, _two_ends):
        bounds = read(text)
        if bounds is not None:
            return bounds
    raise PeriodError(words, READABLE, why_unreadable(text) or (_RELATIVE if _is_relative(text) else ""))


def _years(text: str) -> Bounds | None:
    """A span of years: "1941-42", "1939-1945"; not the EDTF seasons 21 to 41, which no later year can be."""
    hit = _YEARS.fullmatch(text)
    if hit is None:
        return None
    first, last = int(hit["first"]), int(hit["last"])
    if len(hit["last"]) == 2:
        is_season = hit["season"] is not None or text[0].isalpha()
        if not is_season and (last <= 12 or (_is_season(last) and hit["sign"] != "/")):
            return None
        last += first - first % 100
    return _covering(Place("year", first), Place("year", last)) if last > first else None


def _month(text: str) -> Bounds | None:
    """A month in figures: "3/2020"."""
    hit = _MONTH_IN_FIGURES.fullmatch(text)
    return _edtf(f"{hit['year']}-{int(hit['month']):02d}") if hit is not None else None


def _counted_to(text: str) -> Bounds | None:
    """So many units up to a day, with it: "the year to 31 March 2021", "nine months ended 30 September 2023"."""
    hit = _YEAR_TO.fullmatch(text)
    end = _one(hit["day"]) if hit is not None else None
    if hit is None or end is None or end.latest_end is None:
        return None
    return _stretch(end.latest_end // DAY, hit["unit"], -_number(hit["count"] or "one"))


def _counted(text: str) -> Bounds | None:
    """So many units from a day, before it or after it: "the two weeks before 4 May 2021", "4 May 2021 for 10 days"."""
    hit = _COUNTED.fullmatch(text) or _FOR.fullmatch(text)
    day = _one(hit["day"]) if hit is not None else None
    if hit is None or day is None or day.earliest_start is None or day.latest_end is None:
        return None
    side = hit.groupdict().get("side", "from").lower()
    count = _number(hit["count"])
    if side == "before":
        return _stretch(day.earliest_start // DAY, hit["unit"], -count)
    return _stretch((day.earliest_start if side == "from" else day.latest_end) // DAY, hit["unit"], count)


def _stretch(base: int, unit: str, count: int) -> Bounds | None:
    """The days between a day and the one so many units away; None where nothing is counted."""
    ends = sorted((base, days_away(base, cast("Unit", unit.lower()), count)))
    return Bounds.exactly(ends[0] * DAY, ends[1] * DAY) if ends[0] < ends[1] else None


def _number(word: str) -> int:
    """A count in figures or words; 0 for any other word."""
    value = int(word) if word.isdecimal() else rulebook.load("en").lexicon.value("NUMBER", word)
    return value if isinstance(value, int) else 0


def _up_to_now(text: str) -> Bounds | None:
    """What goes on: "1945 to the present", "1945-"."""
    hit = _UP_TO_NOW.fullmatch(text)
    one = _one(hit["first"]) or _edtf(hit["first"]) if hit is not None else None
    return _open_end(one.earliest_start) if one is not None else None


def _is_season(number: int) -> bool:
    """EDTF's numbers of seasons, quarters and other groupings of months."""
    return 21 <= number <= 41


def _edtf(text: str) -> Bounds | None:
    try:
        return edtf.parse(text).extent
    except (EdtfError, BoundsError):
        return None


def _may_be_two_days(text: str) -> str | None:
    """The numeric date whose day may be its month, if any: an article has a country, a question has none."""
    for hit in _TWO_DAYS.finditer(text):
        if hit["first"] != hit["second"] and max(int(hit["first"]), int(hit["second"])) <= 12:
            return hit[0]
    return None


def _long_year(text: str) -> Bounds | None:
    """A year of five digits and more that is called one: "year 12000", "10,000 BC"."""
    hit = _LONG_YEAR.fullmatch(text)
    if hit is None or not (hit["said"] or hit["era"]):
        return None
    year, before = int(hit["year"].replace(",", "")), (hit["era"] or "").upper().startswith("B")
    number, sign = year - before, "-" if before else ""
    if year <= 9999:
        return None
    return _edtf(f"Y{sign}{number}" if number > 9999 else f"{sign}{number:04d}")


def _sided(text: str) -> Bounds | None:
    """One end: before, until, since, after."""
    lexicon = rulebook.load("en").lexicon
    for form in ("(?:<SIDE> )?(?P<rest>.+?) <ONWARDS>", "<SIDE> (?P<rest>.+?)"):
        hit = re.fullmatch(lexicon.expand(form), text, re.IGNORECASE)
        one = (_one(hit["rest"]) or _edtf(hit["rest"])) if hit is not None else None
        if hit is not None and one is not None:
            return _from_side("since" if "ONWARDS" in form else str(lexicon.value("SIDE", hit["SIDE"])), one)
    return None


def _from_side(side: str, one: Bounds) -> Bounds | None:
    start, end = one.earliest_start, one.latest_end
    match side:
        case "before":
            return _open_start(start)
        case "until":
            return _open_start(end)
        case "since":
            return _open_end(start)
        case _:
            return _open_end(end)


def _two_ends(text: str) -> Bounds | None:
    """From one to the other; the first borrows the year that only the second says."""
    lexicon = rulebook.load("en").lexicon
    for form in _TWO_ENDS:
        hit = re.fullmatch(lexicon.expand(form), text, re.IGNORECASE)
        if hit is None:
            continue
        last = _one(hit["last"]) or _edtf(hit["last"])
        last = last or _one(f"{hit['first'].split()[0]} {hit['last']}")
        first = _edtf(hit["first"]) or _borrowing(hit["first"], hit["last"]) or _one(hit["first"])
        if first is None or last is None or first.earliest_start is None or last.latest_end is None:
            continue
        if first.earliest_start < last.latest_end:
            return Bounds.exactly(first.earliest_start, last.latest_end)
    return None


def _borrowing(first: str, last: str) -> Bounds | None:
    """With the words it lacks: "March" before "May 2024", "26 June" before "4 August 1952", "5" before "9 May 1945"."""
    words = last.split()
    return next(
        (one for i in range(1, len(words)) if (one := _one(f"{first} {' '.join(words[i:])}")) is not None), None
    )


def _one(text: str) -> Bounds | None:
    """One expression that stands on its own, the whole text."""
    plain = re.sub(r"(?i)^(?:in|during|throughout|on|over|within|the whole of|all of|at)\s", "", text)
    return _read(plain) or _bare_year(plain) or _long_year(plain) or _read(f"the {plain}")


def _read(text: str) -> Bounds | None:
    """What the tagger makes of the whole text, where it leans on nothing."""
    read = [timex for timex in tagger.tag(text, dct=None) if _is_whole(timex, text)]
    if not read or read[0].interval is None or read[0].anchor != "none" or read[0].type == "SET":
        return None
    return replace(read[0].interval, approximate=False)


def _bare_year(text: str) -> Bounds | None:
    """A year that a text would have to mark as one: "476", "year 79"."""
    hit = re.fullmatch(r"(?i)(?:(?:the )?year (\d{1,4})|(\d{3,4}))", text)
    year = int(hit[1] or hit[2]) if hit is not None else 0
    return _covering(Place("year", year), Place("year", year)) if year else None


def _is_whole(timex: Timex, text: str) -> bool:
    return (timex.start, timex.end) == (0, len(text)) or text[: timex.start].lower() + text[timex.end :] in (
        "the ",
        ".",
    )


def _is_relative(text: str) -> bool:
    """True where nothing is said but an expression of time that needs a date to lean on."""
    found = tagger.find(text, rulebook.load("en"))
    if not found or any(isinstance(one.node, Fixed) for one in found):
        return False
    said = {i for one in found for i in range(one.start, one.end)}
    rest = "".join(" " if i in said else char for i, char in enumerate(text))
    return set(rest.lower().split()) <= _LITTLE


def _covering(first: Place, last: Place) -> Bounds:
    return Bounds.exactly(first.first_day * DAY, last.end_day * DAY, "year" if first == last else "interval")


def _open_start(end: Instant | None) -> Bounds | None:
    return Bounds(None, None, end, end, EndKind.OPEN, EndKind.STATED) if end is not None else None


def _open_end(start: Instant | None) -> Bounds | None:
    return Bounds(start, start, None, None, EndKind.STATED, EndKind.OPEN) if start is not None else None
