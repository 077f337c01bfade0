"""Dates that date no event of their sentence: denied, only measured against, or part of what a thing is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.kinds import is_event_noun
from dateline.events.text.attachment.lexicon import Lexicon
from dateline.events.text.attachment.phrase import DatePhrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH: Final = 80
"""Code points before a date in which the words stand that pass it over."""
_ATTENDING: Final = frozenset({"attend", "have", "hold", "host", "join", "miss", "watch"})
"""Verbs that are done when their object is: "attended a Sunday service"."""
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
    """True for a date that tells which thing is meant, and not when: "the 1998 side", "after Friday prayers"."""
    noun = phrase.governor
    known = lexicon.works | lexicon.measures | lexicon.carriers
    if noun is None or not phrase.premodifies or noun.lemma_.lower() in known:
        return False
    if is_event_noun(noun, lexicon) or _takes_part(noun):
        return False
    return _is_owner(phrase) or (noun.pos_ == "NOUN" and not _is_adverbial(phrase))


def _is_adverbial(phrase: DatePhrase) -> bool:
    """True behind the preposition of the date itself, where the parse gives it a noun: "on Tuesday and cargo left"."""
    first = phrase.span.start
    return first > 0 and phrase.span.doc[first - 1].lower_ in {"on", "in", "at", "by"}


def _takes_part(noun: Token) -> bool:
    """True for a dated thing whose time is that of the verb: what acts, where it is done, what somebody attends."""
    over = noun.head
    if noun.dep_ == "pobj":
        return over.lower_ in {"in", "at", "during"} or over.head.lower_ == "as"
    return noun.dep_ not in {"dobj", "attr"} or over.lemma_.lower() in _ATTENDING


def _is_owner(phrase: DatePhrase) -> bool:
    """True for a date in a name's phrase: "Sunday's Grand Prix", "the May 6 Youth"; not "on Friday Ann Lee fell"."""
    doc, first, last = phrase.span.doc, phrase.span.start, phrase.span.end
    if last < len(doc) and doc[last].tag_ == "POS":
        return True
    return first > 0 and doc[first - 1].tag_ in {"DT", "PRP$", "POS"}


def _before(text: str, start: int) -> str:
    return text[max(0, start - _REACH) : start].replace("\n", " ")
