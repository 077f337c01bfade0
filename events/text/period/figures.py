"""Periods in figures that are no EDTF: "1941-42", "3/2020"."""

from __future__ import annotations

import re
from typing import Final

from dateline.events.text.meaning.places import Place
from dateline.events.text.period.expression import covering, in_edtf
from dateline.events.time.bounds import Bounds

_YEARS: Final = re.compile(
    r"(?:(?:the )?(?:academic |school |tax |financial )?(?:year|season|session) )?"
    r"(?P<first>\d{4})\s?(?P<sign>[-–/])\s?(?P<last>\d{4}|\d{2})(?P<season> (?:season|session|academic year))?",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(r"(?P<month>0?[1-9]|1[0-2])/(?P<year>\d{4})")


def span_of_years(text: str) -> Bounds | None:
    """A span of years; not the EDTF seasons 21 to 41, which no later year can be.

    >>> str(span_of_years("1941-42")), str(span_of_years("1939-1945")), span_of_years("1941-24")
    ('[1941-01-01, 1943-01-01)', '[1939-01-01, 1946-01-01)', None)
    """
    hit = _YEARS.fullmatch(text)
    if hit is None:
        return None
    first, last = int(hit["first"]), int(hit["last"])
    if len(hit["last"]) == 2:
        is_season = hit["season"] is not None or text[0].isalpha()
        if not is_season and (last <= 12 or (_groups_months(last) and hit["sign"] != "/")):
            return None
        last += first - first % 100
    return covering(Place("year", first), Place("year", last)) if last > first else None


def month_in_figures(text: str) -> Bounds | None:
    """A month and its year.

    >>> str(month_in_figures("3/2020")), month_in_figures("13/2020")
    ('[2020-03-01, 2020-04-01)', None)
    """
    hit = _MONTH.fullmatch(text)
    return in_edtf(f"{hit['year']}-{int(hit['month']):02d}") if hit is not None else None


def _groups_months(number: int) -> bool:
    """EDTF's numbers of seasons, quarters and other groupings of months."""
    return 21 <= number <= 41
