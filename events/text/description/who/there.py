"""Where "there" is: the place of which the text told last, by its own sentence first, then by those before it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.names.kinds import kind_of_name
from dateline.events.text.description.names.labels import label_of, name_run, spelt_out
from dateline.events.text.description.names.nations import country_of
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.who.mentions import mentions
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import SUBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH: Final = 2
"""Sentences before the word in which its place may be told."""
_FROM: Final = frozenset({"from", "near", "around", "to", "in"})
"""Prepositions that the name keeps: "flew from there"."""


def is_there(word: Token) -> bool:
    """True for the adverb of place; not for "there was", and not for "over there", which points with a finger."""
    if word.lower_ != "there" or word.dep_ not in {"advmod", "pobj", "pcomp", "npadvmod"}:
        return False
    return word.i == 0 or word.nbor(-1).lower_ not in {"out", "over", "up", "down", "back", "right"}


def place_there(word: Token, start: int, context: DocumentContext) -> str | None:
    """The place that "there" means, with its preposition: "in Peru", "to Arden"; None where none is told of near.

    Args:
        word: The adverb.
        start: Where its sentence starts in the document.
        context: The document.
    """
    name = _told_last(word, start, context)
    return _led(name, word) if name is not None else None


def _told_last(word: Token, start: int, context: DocumentContext) -> str | None:
    """The name of that place; a "there" before means the same."""
    verb = next((a for a in word.ancestors if a.pos_ in VERBAL), word)
    own = {c.i for c in verb.children if c.dep_ in SUBJECTS and word.head == verb}
    if any(_is_site(t) for t in word.doc[: word.i] if t.i not in own):
        return None
    for doc, offset in chain([(word.doc, start)], context.before(start, _REACH)):
        told = [m.noun for m in mentions(doc, offset, context) if m.noun.pos_ == "PROPN" and not _acts(m.noun)]
        if doc is word.doc:
            told = [noun for noun in told if noun.i < word.i and noun.i not in own]
        places = [noun for noun in told if _kind(noun, context.text) in {"country", "city", "region"}]
        if places:
            return spelt_out(name_run(_meant(places)))
        before = next((t for t in reversed(doc) if t.i < word.i or doc is not word.doc if is_there(t)), None)
        if before is not None:
            return _told_last(before, offset, context)
    return None


def _is_site(noun: Token) -> bool:
    """True for a body that may itself be where something is: "the school will close after three cases there"."""
    named = noun.ent_type_ in {"FAC", "ORG"} or noun.lower_ in nouns("body") | {"building", "site", "plant", "camp"}
    speaks = noun.head.lemma_.lower() in words("say")
    return noun.dep_ in SUBJECTS and named and not speaks


def _kind(noun: Token, text: str) -> str:
    return kind_of_name(spelt_out(name_run(noun)), label_of(noun), text, place=True)


def _acts(noun: Token) -> bool:
    """True for a country that does something to another: "France closed its embassy in Arden" tells of Arden."""
    return noun.dep_ in SUBJECTS and any(c.dep_ in {"dobj", "xcomp", "ccomp"} for c in noun.head.children)


def _meant(places: list[Token]) -> Token:
    """The town of which the sentence tells; else the place told last."""
    main = (t for t in places if t.dep_ in SUBJECTS and country_of(t.text) is None and t.head.dep_ == "ROOT")
    return next(main, places[-1])


def _led(name: str, word: Token) -> str:
    """The name behind the preposition that it needs."""
    if word.head.pos_ == "ADP":
        return name if word.head.lower_ in _FROM else f"in {name}"
    verb = next((a for a in word.ancestors if a.pos_ in VERBAL), word.head)
    return f"to {name}" if word.head == verb and verb.lemma_ in nouns("going", "verbs") else f"in {name}"
