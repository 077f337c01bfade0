"""A query's words -> the period they name: EDTF, an ISO interval, or English read with the tagger's own tables.

Nothing here means today: words that lean on a date that is not said ("last week", "now") are refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dateline.events.errors import PeriodError
from dateline.events.text.period.counted import days_from, units_to
from dateline.events.text.period.ends import one_end, two_ends, up_to_now
from dateline.events.text.period.expression import expression, in_edtf
from dateline.events.text.period.figures import month_in_figures, span_of_years
from dateline.events.text.period.unreadable import two_days, why_unreadable
from dateline.events.time.bounds import Bounds
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

_READERS: Final[tuple[Callable[[str], Bounds | None], ...]] = (
    span_of_years,
    in_edtf,
    month_in_figures,
    parse_iso,
    units_to,
    expression,
    days_from,
    up_to_now,
    one_end,
    two_ends,
)
"""Every way to read a period; the first that reads the whole text is believed."""

_MAX: Final = 200
"""Code points; no period takes more, and what is slow on long texts is never tried on them."""


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
    ambiguous = two_days(text)
    if ambiguous is not None:
        raise PeriodError(words, READABLE, why_unreadable(ambiguous) or "")
    for read in _READERS:
        bounds = read(text)
        if bounds is not None:
            return bounds
    raise PeriodError(words, READABLE, why_unreadable(text) or "")
