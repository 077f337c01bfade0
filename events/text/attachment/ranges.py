"""Two dates that are the ends of one range: "from 1950 to 1953", "between 70 and 90 BC", "3-5 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dateline.events.text.timex import Timex

_JOINERS: Final = {
    "from": re.compile(
        r"\s*,?\s*(?:(?:up\s+)?to|until|till|til|through|thru|[-–—])\s+(?:at\s+least\s+|about\s+)?", re.I
    ),
    "between": re.compile(r"\s+and\s+", re.I),
}
_OPENER: Final = re.compile(r"\b(from|between)\s+(?:(?:about|around|early|late|mid)\s+)?$", re.I)
_DASH: Final = re.compile(r"\s*[-–—]\s*")
_SEASON: Final = re.compile(r"\d{4}/(?:\d|\d\d|\d{4})")
"""Two years under one name: "the 2018/19 season"."""


_PERIOD: Final = re.compile(r"(?:years?|months|weeks)$", re.I)
"""Not quarters and halves, which have a place of their own."""
_UP_TO: Final = re.compile(r"\s+(?:(?:up )?to|end(?:ed|ing)(?: on)?)\s+(?:the end of\s+)?", re.I)


def periods_up_to(text: str, timexes: Sequence[Timex], indices: Sequence[int]) -> frozenset[int]:
    """Which of a sentence's timexes only say how long up to the next one: "the year to 30 June", "six months to May".

    Args:
        text: The document.
        timexes: All its timexes.
        indices: Positions of those of the sentence, in order.
    """
    return frozenset(
        first
        for first, second in pairwise(indices)
        if _PERIOD.search(timexes[first].text) and _UP_TO.fullmatch(text[timexes[first].end : timexes[second].start])
    )


def range_ends(
    text: str, timexes: Sequence[Timex], indices: Sequence[int], *, is_head: bool = False
) -> dict[int, tuple[int, str]]:
    """Which of a sentence's timexes begin a range: first -> (second, "from" or "between").

    Args:
        text: The document.
        timexes: All its timexes.
        indices: Positions of those of the sentence, in order.
        is_head: The first of them opens a line: it needs no "from" before it.
    """
    found = {}
    for first, second in pairwise(indices):
        a, b = timexes[first], timexes[second]
        if "DURATION" in (a.type, b.type) or "SET" in (a.type, b.type):
            continue
        opener = _OPENER.search(text, max(0, a.start - 20), a.start)
        gap = text[a.end : b.start]
        word = opener[1].lower() if opener else None
        if word is not None and _JOINERS[word].fullmatch(gap):
            found[first] = (second, word)
        elif (
            word is None
            and a.type == b.type == "DATE"
            and (_is_range(a, gap, is_head=is_head and first == indices[0]) or _SEASON.fullmatch(text, a.start, b.end))
        ):
            found[first] = (second, "from")
    return found


def _is_range(first: Timex, gap: str, *, is_head: bool) -> bool:
    """True for a dash; and for "to" where the first date borrows its month from the second, or opens its line."""
    is_lent = first.text.removeprefix("the ").rstrip("stndrh").isdigit() and len(first.text) < len("1999")
    return _DASH.fullmatch(gap) is not None or ((is_head or is_lent) and _JOINERS["from"].fullmatch(gap) is not None)
