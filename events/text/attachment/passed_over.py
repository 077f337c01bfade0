"""Dates that date no event of their sentence: denied, only measured against, or part of what a thing is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.heads import find_head
from dateline.events.text.attachment.kinds import is_event_noun, is_predicate
from dateline.events.text.attachment.lexicon import Lexicon
from dateline.events.text.attachment.measured import is_measured, text_before
from dateline.events.text.attachment.phrase import MODIFIES_NOUN, DatePhrase
from dateline.events.text.attachment.reading import Reading
from dateline.events.text.attachment.tense import tense_of
from dateline.events.text.attachment.use import PAST
from dateline.events.text.description.names.nations import country_of
from dateline.events.text.parsing.labels import DETERMINERS, NOUNS, SUBJECTS, VERBAL
from dateline.events.text.timex import Timex

if TYPE_CHECKING:
    from spacy.tokens import Token

_ATTENDING: Final = frozenset({"attend", "have", "hold", "host", "join", "miss", "watch"})
"""Verbs that are done when their object is: "attended a Sunday service"."""
_DENIED: Final = re.compile(
    r"\b(?:(?<!if )not|rather than|instead of|as opposed to) (?:(?:on|in|at|by|from|during|the) )*$", re.I
)
_FIGURE: Final = re.compile(r" ?[:=] ?(?:[A-Z]{2,3} ?)?[-–(]?[$€£¥₹]?\d")
"""What stands behind the date of a figure: ": £389m", ": NOK 441 mln"."""
_YEAR: Final = re.compile(r"\d{4}s?")
_DAY_OF_YEAR: Final = re.compile(
    r"[A-Z][a-z]+\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]+\.?"
)
_AGES: Final = frozenset({"today", "tomorrow", "yesterday"})
_NAME_REACH: Final = 3
"""Words between a day and the noun of what is called by it."""
_BEFORE_IN_WORD: Final = re.compile(r"\b(?:post|pre)-$", re.I)
_AFTER_IN_WORD: Final = re.compile(r"-(?!(?:to|through|until|and)-[A-Z\d])[a-z]")
_CLIMBED: Final = frozenset({"verb", "intent", "complement", "predicate", "adjective", "noun", "object"})
"""Rules that give the date of a noun to a word over it, which need not be of that date."""


def is_passed_over(reading: Reading, timex: int, phrase: DatePhrase, words: Lexicon) -> bool:
    """True for a date that dates no event of its sentence.

    Args:
        reading: The document.
        timex: Index of the date in it.
        phrase: The same in its sentence.
        words: Word classes of the language.
    """
    start, end = reading.timexes[timex].start, reading.timexes[timex].end
    if is_denied(reading.text, start) or is_measured(reading.text, start) or is_in_word(reading.text, start, end):
        return True
    if is_compared(reading.text, start, end):
        return True
    if is_aside(phrase, words) or _is_untimely(reading.timexes[timex], phrase, words):
        return True
    if _is_attributive(phrase) or _is_name(phrase, words) or _is_age(phrase):
        return True
    head = find_head(phrase, words) if only_tells_which(phrase, words) else None
    return head is not None and head.rule in _CLIMBED


def _is_untimely(timex: Timex, phrase: DatePhrase, words: Lexicon) -> bool:
    """True for a "soon" counted from what was told, and not from the day of writing: "it soon fell"."""
    head = find_head(phrase, words) if timex.value == "FUTURE_REF" else None
    if head is None:
        return False
    verb = phrase.governor if head.rule == "subject" and phrase.governor is not None else head.token
    if any(c.dep_ == "aux" and c.lower_ == "would" for c in verb.children):
        return verb.dep_ != "ccomp"
    return is_predicate(verb) and tense_of(verb) in PAST


def _is_attributive(phrase: DatePhrase) -> bool:
    """True for a vague word before a participle that only says which thing: "the recently opened bridge"."""
    verb = phrase.governor
    return phrase.is_reference and verb is not None and verb.tag_ == "VBN" and verb.dep_ == "amod"


def _is_name(phrase: DatePhrase, lexicon: Lexicon) -> bool:
    """True for a day by which a body or a place is called: "the 8 March alliance", "the April 6 Youth Movement"."""
    doc, last = phrase.span.doc, phrase.span.end
    if _DAY_OF_YEAR.fullmatch(phrase.span.text) is None:
        return False
    behind = next((t for t in doc[last:] if not (t.is_quote or t.dep_ in MODIFIES_NOUN)), None)
    return behind is not None and behind.i <= last + _NAME_REACH and behind.lemma_.lower() in lexicon.called


def is_denied(text: str, start: int) -> bool:
    """True for the date that it was not: "on Wednesday, not Tuesday", "not in 1953 but in 1954".

    Args:
        text: The document.
        start: Where the date starts.

    >>> is_denied("It met on Wednesday, not Tuesday.", 25), is_denied("It did not meet on Tuesday.", 19)
    (True, False)
    """
    return _DENIED.search(text_before(text, start)) is not None


def is_compared(text: str, start: int, end: int) -> bool:
    """True for the date of a figure that stands in brackets beside another: "rose to £412m (2018: £389m)".

    >>> is_compared("Sales rose to £412m (2018: £389m).", 21, 25), is_compared("It rose (2018: a good year).", 9, 13)
    (True, False)
    """
    return text[start - 1 : start] in {"(", "["} and _FIGURE.match(text, end) is not None


def is_in_word(text: str, start: int, end: int) -> bool:
    """True for a date that is only part of a word: "a 1918-like flu", "the post-2003 army", "the soon-to-open school".

    >>> is_in_word("A 1918-like flu came.", 2, 6), is_in_word("The January-to-March sales fell.", 4, 11)
    (True, False)
    """
    return _AFTER_IN_WORD.match(text, end) is not None or _BEFORE_IN_WORD.search(text_before(text, start)) is not None


def is_aside(phrase: DatePhrase, lexicon: Lexicon) -> bool:
    """True for the date of a thing, or of what stands beside a name: "the joys of May", "Lee, mayor in 2004, left"."""
    noun = phrase.governor
    if noun is None or noun.pos_ not in NOUNS or noun.i > phrase.span.start:
        return False
    if any(t.text == "," for t in phrase.span.doc[noun.i : phrase.span.start]):
        return False
    if _is_of(phrase) and not (_is_dated(noun, lexicon) or _takes_part(noun)):
        return True
    over = _phrase_over(noun, lexicon)
    if over is None:
        return False
    return over.dep_ == "appos" or (phrase.signal == "since" and over.dep_ in SUBJECTS)


def _is_of(phrase: DatePhrase) -> bool:
    """True behind an "of" that joins the date to a noun, and not for "as of"."""
    of = phrase.root.head
    return of.lower_ == "of" and phrase.root.dep_ == "pobj" and of.head == phrase.governor


def _is_dated(noun: Token, lexicon: Lexicon) -> bool:
    """True for a noun that has dates of its own: an event, a sum, a paper."""
    return is_event_noun(noun, lexicon) or noun.lemma_.lower() in lexicon.measures | lexicon.works


def _phrase_over(noun: Token, lexicon: Lexicon) -> Token | None:
    """The noun whose phrase another stands in; None where an event is named on the way."""
    for token in (noun, *noun.ancestors):
        if token.pos_ in VERBAL or is_event_noun(token, lexicon):
            return None
        if token.dep_ not in {"pobj", "prep", "compound", "nmod", "poss"}:
            return token
    return None


def only_tells_which(phrase: DatePhrase, lexicon: Lexicon) -> bool:
    """True for a date that tells which thing is meant, and not when: "the 1998 side", "after Friday prayers"."""
    noun = phrase.governor
    known = lexicon.works | lexicon.measures | lexicon.carriers
    if noun is None or not phrase.premodifies or noun.lemma_.lower() in known:
        return False
    if is_event_noun(noun, lexicon) or _takes_part(noun):
        return False
    if _is_owner(phrase) or (noun.pos_ == "PROPN" and _is_year_of(phrase)):
        return True
    return noun.pos_ == "NOUN" and not _is_adverbial(phrase)


def _is_age(phrase: DatePhrase) -> bool:
    """True for a day that stands for an age of a country: "tomorrow's China"."""
    noun = phrase.governor if phrase.premodifies else None
    return noun is not None and country_of(noun.text) is not None and phrase.span.text.lower() in _AGES


def _is_year_of(phrase: DatePhrase) -> bool:
    """True for a year right before a name, which it does not open: "parallels to 1980s Japan"."""
    return phrase.span.start > 0 and _YEAR.fullmatch(phrase.span.text) is not None and not _is_adverbial(phrase)


def _is_adverbial(phrase: DatePhrase) -> bool:
    """True behind the preposition of the date itself, where the parse gives it a noun: "on Tuesday and cargo left"."""
    first = phrase.span.start
    return first > 0 and phrase.span.doc[first - 1].lower_ in {"on", "in", "at", "by"}


def _takes_part(noun: Token) -> bool:
    """True for a dated thing whose time is that of the verb: what acts, where it is done, what somebody attends."""
    over = noun.head
    if noun.dep_ == "pobj":
        return over.lower_ in {"in", "at", "during"} or over.head.lower_ == "as"
    return noun.dep_ not in {"dobj", "attr", "npadvmod"} or over.lemma_.lower() in _ATTENDING


def _is_owner(phrase: DatePhrase) -> bool:
    """True for a date in a name's phrase: "Sunday's Grand Prix", "the May 6 Youth"; not "on Friday Ann Lee fell"."""
    doc, first, last = phrase.span.doc, phrase.span.start, phrase.span.end
    if last < len(doc) and doc[last].tag_ == "POS":
        return True
    return first > 0 and doc[first - 1].tag_ in DETERMINERS
