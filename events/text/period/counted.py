"""Periods of so many units that are counted from a day: "the two weeks before 4 May 2021"."""

from __future__ import annotations

import re
from typing import Final, cast

from dateline.events.text.meaning.places import Unit, days_away
from dateline.events.text.period.expression import expression
from dateline.events.text.rules import rulebook
from dateline.events.time.bounds import DAY, Bounds

_SIDED: Final = re.compile(
    r"(?:the )?(?P<count>[\w-]+) (?P<unit>day|week|month|year)s? (?P<side>before|after|following|from) (?P<day>.+)",
    re.IGNORECASE,
)
_FOR: Final = re.compile(r"(?P<day>.+) for (?P<count>[\w-]+) (?P<unit>day|week|month|year)s?", re.IGNORECASE)
_TO: Final = re.compile(
    r"(?:the )?(?:(?P<count>[\w-]+) )?(?:financial |fiscal )?(?P<unit>week|quarter|month|year)s? "
    r"(?:to|ended|ending|up to) (?:on )?(?P<day>.+)",
    re.IGNORECASE,
)


def units_to(text: str) -> Bounds | None:
    """So many units up to a day, with it.

    >>> str(units_to("the year to 31 March 2021")), str(units_to("nine months ended 30 September 2023"))
    ('[2020-04-01, 2021-04-01)', '[2023-01-01, 2023-10-01)')
    """
    hit = _TO.fullmatch(text)
    end = expression(hit["day"]) if hit is not None else None
    if hit is None or end is None or end.latest_end is None:
        return None
    return _stretch(end.latest_end // DAY, hit["unit"], -_number(hit["count"] or "one"))


def days_from(text: str) -> Bounds | None:
    """So many units from a day with it, before it or after it.

    >>> str(days_from("the two weeks before 4 May 2021")), str(days_from("4 May 2021 for 10 days"))
    ('[2021-04-20, 2021-05-04)', '[2021-05-04, 2021-05-14)')
    """
    hit = _SIDED.fullmatch(text) or _FOR.fullmatch(text)
    day = expression(hit["day"]) if hit is not None else None
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
