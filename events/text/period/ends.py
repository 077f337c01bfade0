"""Periods that are said by one end or by both: "before 1954", "between March and May 2024"."""

from __future__ import annotations

import re
from typing import Final

from dateline.events.text.period.expression import expression, expression_or_edtf, in_edtf
from dateline.events.text.rules import rulebook
from dateline.events.time.bounds import Bounds, EndKind, Instant

_UP_TO_NOW: Final = re.compile(
    r"(?:from |since )?(?P<first>.+?) ?(?:[-–]|(?:to|until|till|up to) (?:the )?(?:present(?: day)?|now|today|date))",
    re.IGNORECASE,
)
_ONWARDS: Final = "(?:<SIDE> )?(?P<rest>.+?) <ONWARDS>"
_SIDED: Final = "<SIDE> (?P<rest>.+?)"
_TWO_ENDS: Final = (
    "<FROM> (?P<first>.+?) <UNTO> (?P<last>.+)",
    "(?P<first>.+?) <UNTO> (?P<last>.+)",
    "(?P<first>.+?) ?[-–/] ?(?P<last>.+)",
)


def up_to_now(text: str) -> Bounds | None:
    """What goes on.

    >>> str(up_to_now("1945 to the present")), str(up_to_now("1945-"))
    ('within [1945-01-01, ..)', 'within [1945-01-01, ..)')
    """
    hit = _UP_TO_NOW.fullmatch(text)
    one = expression_or_edtf(hit["first"]) if hit is not None else None
    return _open_end(one.earliest_start) if one is not None else None


def one_end(text: str) -> Bounds | None:
    """What lies before, until, since or after something.

    >>> str(one_end("until 1954")), str(one_end("from 2022 on"))
    ('within [.., 1955-01-01)', 'within [2022-01-01, ..)')
    """
    lexicon = rulebook.load("en").lexicon
    for form in (_ONWARDS, _SIDED):
        hit = re.fullmatch(lexicon.expand(form), text, re.IGNORECASE)
        one = expression_or_edtf(hit["rest"]) if hit is not None else None
        if hit is not None and one is not None:
            return _beside("since" if form == _ONWARDS else str(lexicon.value("SIDE", hit["SIDE"])), one)
    return None


def two_ends(text: str) -> Bounds | None:
    """From one to the other; each borrows the words that only the other says.

    >>> str(two_ends("between 5 and 9 May 1945")), str(two_ends("May 4-9, 2021")), two_ends("1945 to 1939")
    ('[1945-05-05, 1945-05-10)', '[2021-05-04, 2021-05-10)', None)
    """
    lexicon = rulebook.load("en").lexicon
    for form in _TWO_ENDS:
        hit = re.fullmatch(lexicon.expand(form), text, re.IGNORECASE)
        bounds = _from_to(hit["first"], hit["last"]) if hit is not None else None
        if bounds is not None:
            return bounds
    return None


def _from_to(first: str, last: str) -> Bounds | None:
    end = expression_or_edtf(last) or expression(f"{first.split()[0]} {last}")
    start = in_edtf(first) or _borrowing(first, last) or expression(first)
    if start is None or end is None or start.earliest_start is None or end.latest_end is None:
        return None
    return Bounds.exactly(start.earliest_start, end.latest_end) if start.earliest_start < end.latest_end else None


def _borrowing(first: str, last: str) -> Bounds | None:
    """With the words it lacks: "March" before "May 2024", "26 June" before "4 August 1952", "5" before "9 May 1945"."""
    words = last.split()
    read = (expression(f"{first} {' '.join(words[i:])}") for i in range(1, len(words)))
    return next((one for one in read if one is not None), None)


def _beside(side: str, one: Bounds) -> Bounds | None:
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


def _open_start(end: Instant | None) -> Bounds | None:
    return Bounds(None, None, end, end, EndKind.OPEN, EndKind.STATED) if end is not None else None


def _open_end(start: Instant | None) -> Bounds | None:
    return Bounds(start, start, None, None, EndKind.STATED, EndKind.OPEN) if start is not None else None
