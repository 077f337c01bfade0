"""Nouns that a date in a parse dates: event nouns before and after it, sums of a period, names of laws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.kinds import is_event_noun
from dateline.events.text.attachment.lexicon import Lexicon
from dateline.events.text.attachment.phrase import DatePhrase
from dateline.events.text.parsing.labels import DETERMINERS, NOUN_SUBJECTS, OBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_LANDMARKS: Final = frozenset({"after", "before", "since", "following", "pending", "until", "during"})
"""Prepositions that place one event by another."""
_LANDMARK_REACH: Final = 9
"""How many words before its date such an event may stand."""
_NOUN_REACH: Final = 3
"""How many words after a date the noun that it modifies may stand: "Wednesday's appeals court ruling"."""
_IN_NAMES: Final = frozenset({"and", "for", "in", "of", "on", "the", "to"})
"""Small words inside a capitalised name."""


def landmark(phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The event by which another is placed, with its own date: "fled after the coup in May", "pending talks today"."""
    for token in reversed(phrase.span.doc[max(0, phrase.span.start - _LANDMARK_REACH) : phrase.span.start]):
        if token.pos_ in VERBAL or token.text in {",", ";", "(", ")", "--", "—"}:
            return None
        if token.dep_ not in OBJECTS or not is_event_noun(token, lexicon):
            continue
        if _is_landmark(token.head, lexicon) or any(c.lower_ == "pending" for c in token.lefts):
            return token
    return None


def _is_landmark(word: Token, lexicon: Lexicon) -> bool:
    """True for "after" and the like, for "in connection with", and for "in retaliation for"."""
    over = word.head
    if word.lower_ in {"for", "to"}:
        named = (over, *(c for c in over.children if c.dep_ == "compound"))
        return any(t.lemma_.lower() in lexicon.answering for t in named)
    return word.lower_ in _LANDMARKS or (word.lower_ == "with" and over.lower_ == "connection")


def noun_after(phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The event noun that a date must modify, whatever the parse says: "the May 1995 killing", "Friday's vote"."""
    doc, first, last = phrase.span.doc, phrase.span.start, phrase.span.end
    owns = last < len(doc) and doc[last].tag_ == "POS"
    after_determiner = first > 0 and doc[first - 1].tag_ in DETERMINERS
    if not (owns or after_determiner):
        return None
    for token in doc[last + owns : last + owns + _NOUN_REACH]:
        if is_event_noun(token, lexicon):
            return token
        if token.tag_[:2] not in {"NN", "JJ", "VB"} or token.pos_ in VERBAL:
            return None
    return None


def named_work(phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The last word of a law's or a treaty's name after its year: "the 1994 Freedom of the Harbours Act"."""
    doc, last = phrase.span.doc, phrase.span.end
    if phrase.span.start == 0 or doc[phrase.span.start - 1].tag_ not in DETERMINERS:
        return None
    name = None
    for token in doc[last:]:
        if token.text[:1].isupper():
            name = token
        elif token.lower_ not in _IN_NAMES:
            break
    if name is None or not (name.lemma_.lower() in lexicon.works or is_event_noun(name, lexicon)):
        return None
    return name


def dated_subject(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The subject that a date between it and its verb dates: "The bombings on Friday killed ten"."""
    if not phrase.span.end <= verb.i or phrase.past is False:
        return None
    subject = next((c for c in verb.children if c.dep_ in NOUN_SUBJECTS), None)
    if subject is None or subject.i > phrase.span.start or not is_event_noun(subject, lexicon):
        return None
    between = phrase.span.doc[subject.i : phrase.span.start]
    return None if any(t.text == "," for t in between) else subject


def verb_over(noun: Token) -> Token | None:
    """The verb whose object or complement an event noun is: a date after both dates the verb."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    verb = noun.head
    return verb if noun.dep_ in {"dobj", "attr", "oprd"} and verb.pos_ in VERBAL else None


def change_of(measure: Token, lexicon: Lexicon) -> Token | None:
    """The verb that says what a sum did in its period: "third-quarter sales fell"."""
    verb = measure.head
    changes = measure.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_.lower() not in lexicon.presenting
    return verb if changes else None


def presented(verb: Token, phrase: DatePhrase, lexicon: Lexicon) -> Token | None:
    """The sum that a verb presents for a period: "had sales of $2 million last year", "compared with a loss in May"."""
    if verb.lemma_.lower() not in lexicon.presenting or verb.i > phrase.span.start:
        return None
    sums = [t for t in phrase.span.doc[verb.i : phrase.span.start] if t.lemma_.lower() in lexicon.measures]
    over = {verb.i, *(c.i for c in verb.children if c.dep_ == "prep")}
    return next((t for t in reversed(sums) if t.pos_ == "NOUN" and t.head.i in over), None)
