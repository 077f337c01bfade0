"""Why some words name no period: what a person who typed them can mend.

Each reason is a form of words and what to say of it; the first that fits is told, or else that the words lean on a day
which nobody said. Nothing is guessed: a date that may be two days is refused with both, since a wrong answer looks like
a right one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Final

from dateline.events.errors import EdtfError
from dateline.events.text.meaning.nodes import Fixed
from dateline.events.text.rules import rulebook
from dateline.events.text.tagging import tagger
from dateline.events.time import edtf
from dateline.events.time.granule import month_length
from dateline.events.time.words import MONTH_NAMES

_MONTHS: Final = {name[:size].lower(): n for n, name in enumerate(MONTH_NAMES, 1) for size in (3, len(name))}
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_WORDS: Final[dict[str, str]] = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
_LITTLE: Final = frozenset(_WORDS["little"].split("|"))
_TWO_DAYS: Final = re.compile(r"(?<![\d/-])(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-]\d{4}(?!\d)")
_ON_TODAY: Final = "it counts from a day that is not said, and a period cannot lean on today"

Reason = Callable[[re.Match[str]], str | None]


def why_unreadable(text: str) -> str | None:
    """What is wrong with words that name no period, or None where nothing is recognized.

    >>> why_unreadable("31 February 2024"), why_unreadable("5/6/2024")
    ('February 2024 has no day 31', 'it may be 5 June or 6 May: 2024-06-05 or 2024-05-06')
    >>> why_unreadable("2024-13"), why_unreadable("June"), why_unreadable("the armistice")
    ('expected a month from 01 to 12, or a season or other grouping from 21 to 41 at "13"', 'it says no year', None)
    """
    for form, reason in _REASONS:
        hit = form.fullmatch(text.strip())
        said = reason(hit) if hit is not None else None
        if said is not None:
            return said
    return _ON_TODAY if _leans_on_today(text) else None


def two_days(text: str) -> str | None:
    """The numeric date whose day may be its month, if any: an article has a country, a question has none.

    >>> two_days("before 5/6/2024"), two_days("15/6/2024")
    ('5/6/2024', None)
    """
    for hit in _TWO_DAYS.finditer(text):
        if hit["first"] != hit["second"] and max(int(hit["first"]), int(hit["second"])) <= 12:
            return hit[0]
    return None


def _leans_on_today(text: str) -> bool:
    """True where nothing is said but an expression of time that needs a date to lean on."""
    found = tagger.find(text, rulebook.load("en"))
    if not found or any(isinstance(one.node, Fixed) for one in found):
        return False
    said = {i for one in found for i in range(one.start, one.end)}
    rest = "".join(" " if i in said else char for i, char in enumerate(text))
    return set(rest.lower().split()) <= _LITTLE


def _say(reason: str) -> Reason:
    return lambda _: reason


def _numeric(hit: re.Match[str]) -> str | None:
    first, second, year = int(hit["first"]), int(hit["second"]), int(hit["year"])
    days = [f"{year:04d}-{m:02d}-{d:02d}" for d, m in ((first, second), (second, first)) if _is_day(year, m, d)]
    if not days:
        return "there is no such day"
    if len(set(days)) == 1:
        return f"write it as {days[0]}"
    names = (f"{first} {MONTH_NAMES[second - 1]}", f"{second} {MONTH_NAMES[first - 1]}")
    return f"it may be {' or '.join(names)}: {' or '.join(days)}"


def _no_such_day(hit: re.Match[str]) -> str | None:
    year, month, day = int(hit["year"]), _MONTHS[hit["month"].lower()], int(hit["day"])
    return None if _is_day(year, month, day) else f"{MONTH_NAMES[month - 1]} {year} has no day {day}"


def _as_edtf(hit: re.Match[str]) -> str | None:
    """What EDTF's reader expected, and where."""
    try:
        edtf.parse(hit[0])
    except EdtfError as err:
        rest = hit[0][err.position :]
        return f"expected {err.expected}" + (f' at "{rest}"' if rest else " after it")
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


_REASONS: Final[tuple[tuple[re.Pattern[str], Reason], ...]] = tuple(
    (re.compile(form, re.IGNORECASE), reason)
    for form, reason in (
        (r"", _say("there are no words")),
        (r"(?P<year>\d{5,})", lambda hit: f"a year of more than four digits is written Y{hit['year']}"),
        (r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4})", _numeric),
        (r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}", _say("the year needs four digits, such as 2024-06-05")),
        (rf"{_DAY} (?:of )?{_MONTH},? (?P<year>\d{{4}})", _no_such_day),
        (rf"{_MONTH} {_DAY},? (?P<year>\d{{4}})", _no_such_day),
        (rf"(?:\w+ )?(?:{_DAY} (?:of )?)?{_MONTH}", _say("it says no year")),
        (rf"(?:\w+ )?{_MONTH} {_DAY}", _say("it says no year")),
        (r"(?:the )?'?\d0s", _say("it says no century: the 1990s")),
        (rf"(?:the )?(?:{_WORDS['tens']})", _say("it says no century: the 1990s")),
        (rf"{_MONTH},? (?:of )?['’]\d\d", _say("the year needs four digits, such as May 1968")),
        (
            rf"(?:{_WORDS['other_feasts']})(?: \d{{4}})?",
            _say("it is of another calendar: say its days, such as 2024-03-11/2024-04-09"),
        ),
        (_WORDS["opening"], _say("no date follows")),
        (r"P[\dYMWDTHS]+", _say("a length has no place in time: 2024-05-17/P3D")),
        (r"[-+Y\d][-+:./~?%,{}\dXTZWQ]*", _as_edtf),
    )
)
