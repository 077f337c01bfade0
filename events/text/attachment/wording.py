"""What the words right around a date say of it, where they are more than one preposition: "no later than", "as of"."""

from __future__ import annotations

import re
from typing import Final

from dateline.events.text.attachment.use import DONE, Relation, Tense

_REACH: Final = 24
"""Code points before a date in which its words stand."""
_BEFORE: Final[dict[Relation, re.Pattern[str]]] = {
    "in": re.compile(r"\bnot until (?:late |early )?$", re.I),
    "by": re.compile(
        r"\b(?:(?:no|not) later than|at the latest(?: by)?|on or before|prior to or on|"
        r"(?:years?|months|weeks) (?:(?:up )?to|end(?:ed|ing)(?: on)?)) (?:the )?$",
        re.I,
    ),
    "not_before": re.compile(r"\b(?:(?:no|not) (?:earlier|sooner) than|not before|on or after) (?:the )?$", re.I),
    "as_of": re.compile(r"\bas (?:of|at) (?:the )?$", re.I),
    "from": re.compile(r"\b(?:starting|beginning|commencing|effective|with effect)(?: from| on| in)? $", re.I),
}
_AFTER: Final[dict[Relation, re.Pattern[str]]] = {
    "by": re.compile(r",? (?:at the latest|or (?:earlier|sooner|before))\b", re.I),
    "not_before": re.compile(r",? (?:at the earliest|or (?:later|after))\b", re.I),
    "from": re.compile(r",? (?:onwards?|and (?:after|onwards?))\b", re.I),
}


def worded(text: str, start: int, end: int, tense: Tense) -> Relation | None:
    """The relation that the words before and after a date state; None where one preposition at most joins it.

    Args:
        text: The document.
        start, end: The date's code points.
        tense: Of the event's verb: "as of Friday" bounds what had happened, begins what will be, and holds what is.

    >>> worded("Claims close no later than 1 July.", 27, 33, "present")
    'by'
    >>> worded("As of Friday ten had died.", 6, 12, "past_perfect"), worded("On Friday it rained.", 3, 9, "past")
    ('by', None)
    """
    before, after = text[max(0, start - _REACH) : start].replace("\n", " "), text[end : end + _REACH]
    found = next((relation for relation, words in _BEFORE.items() if words.search(before)), None)
    if found is None:
        found = next((relation for relation, words in _AFTER.items() if words.match(after)), None)
    if found != "as_of":
        return found
    if tense == "future":
        return "from"
    return "by" if tense in DONE else "as_of"
