"""Dates that date no event of their sentence: denied, only measured against, or part of what a thing is called."""

from __future__ import annotations

import re
from typing import Final

from dateline.events.text.attachment.kinds import is_event_noun
from dateline.events.text.attachment.lexicon import Lexicon
from dateline.events.text.attachment.phrase import DatePhrase

_YEAR: Final = re.compile(r"(?:1\d|20)\d\d")
_REACH: Final = 80
"""Code points before a date in which the words stand that pass it over."""
_DENIED: Final = re.compile(
    r"\b(?:(?<!if )not|rather than|instead of|as opposed to) (?:(?:on|in|at|by|from|during|the) )*$", re.I
)
_MEASURED: Final = re.compile(
    r"\b(?:(?!forest|interest|request|protest|arrest|contest|harvest|guest|quest|west)\w{2,}est|most|least|worst|first|only)"
    r"\b[^,;:.()]*? since (?:the )?$"
    r"|(?<!\blater )(?<!\bearlier )(?<!\bsooner )\bthan (?:in |on |at |for )?(?:the )?$"
    r"|\b(?:up|down|higher|lower)\b[^;:()]{0,30}(?:%|\bper ?cent) (?:from|on) (?:the )?$",
    re.I,
)
"""The last that was like it, what was more or less, and what a change is counted from."""


def is_denied(text: str, start: int) -> bool:
    """True for the date that it was not: "on Wednesday, not Tuesday", "not in 1953 but in 1954".

    Args:
        text: The document.
        start: Where the date starts.

    >>> is_denied("It met on Wednesday, not Tuesday.", 25), is_denied("It did not meet on Tuesday.", 19)
    (True, False)
    """
    return _DENIED.search(_before(text, start)) is not None


def is_measured(text: str, start: int) -> bool:
    """True for the date of what it is only measured against: "the worst flood since 1988", "up 8% from a year earlier".

    >>> is_measured("It was the worst flood since 1988.", 29), is_measured("It has rained since 1988.", 20)
    (True, False)
    >>> is_measured("Rain fell on more days than in 1988.", 31), is_measured("It fell from May 1988.", 13)
    (True, False)
    """
    return _MEASURED.search(_before(text, start)) is not None


def only_tells_which(phrase: DatePhrase, lexicon: Lexicon) -> bool:
    """True for a year that tells which thing is meant, and not when: "captain of the 1998 side"."""
    noun = phrase.governor
    if noun is None or not (phrase.premodifies and noun.pos_ == "NOUN" and _YEAR.fullmatch(phrase.span.text)):
        return False
    known = lexicon.works | lexicon.measures | lexicon.carriers
    return not is_event_noun(noun, lexicon) and noun.lemma_.lower() not in known


def _before(text: str, start: int) -> str:
    return text[max(0, start - _REACH) : start].replace("\n", " ")
