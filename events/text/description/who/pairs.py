"""Two who are told of together: "the two men", "both countries", "the couple" are those whom the text just joined."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.names.labels import label_of, name_run, spelt_out
from dateline.events.text.description.names.nations import is_adjective, namings
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.who.mentions import Mention, is_human_plural, mention
from dateline.events.text.description.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH: Final = 400
"""Code points before a noun in which both countries are named."""
_SENTENCES: Final = 6
"""Sentences before a noun in which two may be joined."""
_PAIR: Final = 2


def is_counted(noun: Token) -> bool:
    """True for "both countries", "the two men"."""
    return any(c.lower_ in {"two", "both"} for c in noun.children)


def pair_named(noun: Token, start: int, context: DocumentContext) -> tuple[str, ...]:
    """Both names for a bare plural that means two, where what stands before names just two; else none.

    Args:
        noun: "men" of "the two men", "companies" of "both companies", "couple".
        start: Where its sentence starts in the document.
        context: The document.
    """
    form = noun.lower_
    if not (is_counted(noun) or form in nouns("pair", "always")):
        return ()
    if form in nouns("pair", "countries"):
        return _two_countries(context.text, start + noun.idx)
    people = form in words("pair", "nouns") | nouns("pair", "always") or is_human_plural(noun)
    return _joined(noun, start, context, people=people) or (_two_people(start, context) if people else ())


def _joined(noun: Token, start: int, context: DocumentContext, *, people: bool) -> tuple[str, ...]:
    """The two names that the nearest sentence joins by "and", of people or of bodies; none where it joins several."""
    for doc, offset in chain([(noun.doc, start)], context.before(start, _SENTENCES)):
        end = noun.i if doc is noun.doc else len(doc)
        found = {p for t in doc[:end] if (p := _pair(t, offset, context, people=people))}
        if found:
            return found.pop() if len(found) == 1 else ()
    return ()


def _pair(first: Token, offset: int, context: DocumentContext, *, people: bool) -> tuple[str, ...]:
    """Two names joined to each other and to no third."""
    if first.pos_ != "PROPN" or first.dep_ == "conj":
        return ()
    others = [c for c in first.children if c.dep_ == "conj"]
    if len(others) != 1 or others[0].pos_ != "PROPN" or any(c.dep_ == "conj" for c in others[0].children):
        return ()
    both = [mention(t, offset, context, alone=True) for t in (first, others[0])]
    if people:
        return tuple(m.key for m in both) if any(m.kind == "person" for m in both) else ()
    names = tuple(spelt_out(name_run(m.noun)) for m in both)
    return names if not any(m.kind == "person" or is_adjective(n) for m, n in zip(both, names, strict=True)) else ()


def _two_people(start: int, context: DocumentContext) -> tuple[str, ...]:
    """The two people whom the sentence before names."""
    for doc, offset in context.before(start, 1):
        people = tuple(dict.fromkeys(m.key for m in _people(doc, offset, context)))
        return people if len(people) == _PAIR else ()
    return ()


def _people(doc: Doc, offset: int, context: DocumentContext) -> Iterator[Mention]:
    """The people named in a sentence, but for those only told of as somebody's."""
    for t in doc:
        if t.pos_ == "PROPN" and label_of(t) == "PERSON" and t.dep_ not in {"poss", "compound"}:
            yield mention(t, offset, context, alone=True)


def _two_countries(text: str, place: int) -> tuple[str, ...]:
    """The two countries named just before, by name or adjective."""
    near = tuple(dict.fromkeys(n.country for n in namings(text) if place - _REACH <= n.place < place))
    return near if len(near) == _PAIR else ()
