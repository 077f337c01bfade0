"""Dates that belong to the page and not to what it tells: when it was posted, where and when the agency filed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.events.text.timex import Timex

_POSTED: Final = re.compile(
    r"""(?: \b(?: posted | published | created | updated? | (?:last\ )?modified | date )\ *(?:on|at)?\ *:
          | \b(?: story | article | page | last | first | originally )\ (?: posted | published | updated | modified )
            (?:\ (?:on|at))?
          | \b(?-i:UPDATED?|POSTED|PUBLISHED)\b
          | © | \bcopyright\b )
        [^\w\n]*(?: (?:on|at|mon|tue|wed|thu|fri|sat|sun)\w*[^\w\n]* )?$""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACE: Final = re.compile(r"\b[A-Z][A-Z.'’-]{2,}(?: [A-Z.'’-]+)*(?:, [A-Z][\w. ]{1,20})?(?:,| \|) ?$")
_AGENCY: Final = re.compile(r"\.? ?(?:\([^()\n]{2,30}\) ?)?(?:--|[-—–_|])")
"""What stands before and after the date of an agency's dateline: "PARIS, June 17 (Reuters) -"."""
_REACH: Final = 40
_JOINT: Final = re.compile(r"[\s,|()–—-]{0,5}(?:at )?")


def page_dates(text: str, timexes: Sequence[Timex]) -> frozenset[int]:
    """Positions of the timexes that date the page itself.

    >>> words = "Updated: 3 May 2021"
    >>> sorted(page_dates(words, [Timex(9, 19, "3 May 2021", "DATE", "2021-05-03", "en.date.day_month_year")]))
    [0]
    """
    found: set[int] = set()
    for index, timex in enumerate(timexes):
        goes_on = index - 1 in found and _JOINT.fullmatch(text, timexes[index - 1].end, timex.start)
        if goes_on or _is_of_page(text, timex):
            found.add(index)
    return frozenset(found)


def _is_of_page(text: str, timex: Timex) -> bool:
    before = max(0, timex.start - _REACH)
    if _POSTED.search(text, before, timex.start) is not None:
        return True
    place = _PLACE.search(text, before, timex.start)
    return place is not None and ("|" in place[0] or _AGENCY.match(text, timex.end) is not None)
