"""Nouns that name events: whether they say whose, which verb tells them, and what else to call a bare one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.grammar.clauses import governing
from dateline.events.text.description.names.nations import main_country
from dateline.events.text.description.names.qualified import event_name
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import MODIFIERS, NOUNS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_EMPTY: Final = frozenset({"", "DATE", "TIME", "ORDINAL", "CARDINAL"})
"""Kinds of names that say nothing of who takes part."""
_YEAR: Final = re.compile(r"[12]\d{3}|\d{1,2}/\d{1,2}")
_AT_THE_TIME: Final = frozenset({"in", "at", "with", "during", "amid"})
"""Prepositions by which the verb is of the same time as the noun."""


def has_participant(noun: Token, gone: frozenset[int]) -> bool:
    """True when an event noun says whose or of what it is."""
    rest = [t for t in noun.subtree if t.i != noun.i and t.i not in gone]
    own = [c for c in noun.children if c.i not in gone]
    if any(c.dep_ in MODIFIERS and (c.pos_ == "PROPN" or c.ent_type_ not in _EMPTY) for c in own):
        return True
    if any(c.dep_ in {"poss", "acl"} for c in own):
        return True
    prepositions = [c for c in own if c.dep_ in {"prep", "agent"} and any(x.i not in gone for x in c.children)]
    return bool(prepositions) and any(t.pos_ in NOUNS for t in rest)


def light_verb(noun: Token) -> Token | None:
    """The verb that tells of a bare event noun: its verb where the noun is its subject, object or first complement."""
    token = noun
    if token.dep_ == "pobj" and token.head.dep_ == "prep":
        token = token.head
    verb = token.head
    if token.dep_ == "prep" and (verb.pos_ != "VERB" or verb.lemma_ not in words("light", "verbs")):
        return None
    if token.dep_ in {"dobj", "nsubj", "nsubjpass", "attr", "prep"} and verb.pos_ in VERBAL:
        return governing(verb)
    return None


def verb_beside(noun: Token) -> Token | None:
    """The verb of what was done at a bare event: "shot eleven people during protests"."""
    verb = next((a for a in noun.ancestors if a.pos_ in VERBAL), None)
    if verb is None or noun.dep_ != "pobj" or noun.head.lower_ not in _AT_THE_TIME:
        return None
    return verb if noun.head.head == verb or noun.head.lower_ in {"during", "amid"} else None


def dated_name(noun: Token, gone: frozenset[int]) -> list[Token]:
    """A bare event noun with the year that stands before it: "November 2010 elections"; nothing without a year."""
    before = [t for t in noun.subtree if t.i < noun.i and t.dep_ != "det" and t.tag_ != "POS"]
    return [*before, noun] if any(t.i in gone and _YEAR.fullmatch(t.text) for t in before) else []


def placed_name(noun: Token, words_of: str, context: DocumentContext) -> str | None:
    """A bare event noun with what the document calls it, or with the country that the document is about.

    Args:
        noun: The noun.
        words_of: Its title so far: "mass protests".
        context: The document.
    """
    if not any(c.dep_ in {"amod", "compound"} for c in noun.children):
        name = event_name(noun.lower_, context.text)
        if name is not None:
            return name
    country = main_country(context.text)
    if country is None or country in words_of or noun.lower_ not in words("body", "events"):
        return None
    return f"{words_of} in {country}"
