"""One expression of time that is the whole text, read by EDTF, by the tagger, or as a bare year."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.events.errors import BoundsError, EdtfError
from dateline.events.text.meaning.places import Place
from dateline.events.text.tagging import tagger
from dateline.events.text.timex import Timex
from dateline.events.time import edtf
from dateline.events.time.bounds import DAY, Bounds

_PREPOSITION: Final = re.compile(r"^(?:in|during|throughout|on|over|within|the whole of|all of|at)\s", re.IGNORECASE)
_BARE_YEAR: Final = re.compile(r"(?:(?:the )?year (\d{1,4})|(\d{3,4}))", re.IGNORECASE)
_LONG_YEAR: Final = re.compile(r"(?:the )?(?P<said>year )?(?P<year>[\d,]*\d{3}) ?(?P<era>BCE?|CE|AD)?", re.IGNORECASE)


def in_edtf(text: str) -> Bounds | None:
    """What a text means as EDTF, from its first instant to its last; None where it is no EDTF.

    >>> str(in_edtf("2024-06")), in_edtf("June 2024")
    ('[2024-06-01, 2024-07-01)', None)
    """
    try:
        return edtf.parse(text).extent
    except (EdtfError, BoundsError):
        return None


def expression(text: str) -> Bounds | None:
    """What one expression means that stands on its own; None where it leans on another date, or is a set of them.

    >>> str(expression("in June 2024")), str(expression("year 476")), expression("last week")
    ('[2024-06-01, 2024-07-01)', '[0476-01-01, 0477-01-01)', None)
    """
    plain = _PREPOSITION.sub("", text)
    return _tagged(plain) or _bare_year(plain) or _long_year(plain) or _tagged(f"the {plain}")


def expression_or_edtf(text: str) -> Bounds | None:
    """An expression as people write it, or EDTF."""
    return expression(text) or in_edtf(text)


def covering(first: Place, last: Place) -> Bounds:
    """Exact bounds from the first day of one place on the calendar to the last day of another."""
    return Bounds.exactly(first.first_day * DAY, last.end_day * DAY, "year" if first == last else "interval")


def _tagged(text: str) -> Bounds | None:
    """What the tagger makes of the whole text, where it leans on nothing."""
    read = [timex for timex in tagger.tag(text, dct=None) if _is_whole(timex, text)]
    if not read or read[0].interval is None or read[0].anchor != "none" or read[0].type == "SET":
        return None
    return replace(read[0].interval, approximate=False)


def _is_whole(timex: Timex, text: str) -> bool:
    rest = text[: timex.start].lower() + text[timex.end :]
    return rest in ("", "the ", ".")


def _bare_year(text: str) -> Bounds | None:
    """A year that a text would have to mark as one: "476", "year 79"."""
    hit = _BARE_YEAR.fullmatch(text)
    year = int(hit[1] or hit[2]) if hit is not None else 0
    return covering(Place("year", year), Place("year", year)) if year else None


def _long_year(text: str) -> Bounds | None:
    """A year of five digits and more that is called one: "year 12000", "10,000 BC"."""
    hit = _LONG_YEAR.fullmatch(text)
    if hit is None or not (hit["said"] or hit["era"]):
        return None
    year, before = int(hit["year"].replace(",", "")), (hit["era"] or "").upper().startswith("B")
    number, sign = year - before, "-" if before else ""
    if year <= 9999:
        return None
    return in_edtf(f"Y{sign}{number}" if number > 9999 else f"{sign}{number:04d}")
