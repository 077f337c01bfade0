"""The phrases by which a text calls things of a kind, each with the words that tell which one is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.names.labels import label_of
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.who.mentions import is_one_human, mention
from dateline.events.text.description.who.phrases import BEHIND, kept_words, place_or_part, spelt
from dateline.events.text.parsing.labels import COMPOUNDS, MODIFIERS, NOUNS, PLACES, PLURALS, SUBJECTS
from dateline.events.text.parting.headline import is_in_capitals
from dateline.events.text.parting.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ANOTHER: Final = frozenset(
    {"another", "other", "second", "third", "next", "previous", "earlier", "similar", "no", "any"}
)
_PLACES: Final = frozenset({"in", "at", "near", "above", "off", "outside"})
_LONG: Final = 5
"""Words from which a line in capitals is a headline, and no name."""
_MOST: Final = 6
"""Sentences that are read for one noun: the first that tell of it, and the last."""


@dataclass(frozen=True, slots=True)
class Call:
    """One phrase that tells of a thing of a kind.

    Attributes:
        place: Where its noun stands in the document.
        noun: That noun, in lower case.
        name: The phrase without article and asides; "" where it does not say which.
        says: The words that say which, in lower case.
        is_other: True where it tells that it is another one, or just some one.
        named: True where a name is among them.
    """

    place: int
    noun: str
    name: str
    says: frozenset[str]
    is_other: bool
    named: bool


def calls_of(forms: frozenset[str], noun: Token, place: int, context: DocumentContext) -> Iterator[Call]:
    """The phrases before `place` whose head is one of these nouns, in reading order."""
    for doc, offset in _telling(forms, place, context):
        for t in doc:
            if offset + t.idx >= place:
                break
            if _is_head(t, forms) and (t.tag_ in PLURALS) == (noun.tag_ == "NNS"):
                yield _call(t, offset, forms, context)
            elif _is_before_name(t, forms):
                run = [x for x in t.doc[t.i : t.head.i + 1] if x.pos_ == "PROPN" or x == t]
                yield Call(offset + t.idx, t.lower_, spelt(run), _said(run[1:]), is_other=False, named=True)


def _telling(forms: frozenset[str], place: int, context: DocumentContext) -> Iterator[tuple[Doc, int]]:
    """The first and the last sentences up to `place` in which such a noun does not stand bare, parsed."""
    if context.parse is not None:
        told = _sentences_telling(forms, context)
        found = bisect_left(told, place, key=lambda s: s.start)
        first = min(found, _MOST // 2)
        kept = told[:first] + told[max(first, found - _MOST // 2) : found]
        yield from context.parsed_each(kept)


def _sentences_telling(forms: frozenset[str], context: DocumentContext) -> list[Sentence]:
    """All sentences in which such a noun does not stand bare.

    Of a headline in capitals it is not seen where a name ends: "Mill Ends Deal With Reed".
    """
    told = context.found.tellings.get(forms)
    if told is None:
        told = [s for s in context.sentences if _tells(forms, s.text) and not _is_headline(s.text)]
        context.found.tellings[forms] = told
    return told


def _is_headline(sentence: str) -> bool:
    return len(sentence.split()) >= _LONG and not sentence.endswith(".") and is_in_capitals(sentence)


def _tells(forms: frozenset[str], sentence: str) -> bool:
    """True for a sentence that holds such a noun, and more of it than "the"."""
    small = sentence.lower()
    return any(form in small for form in forms) and _pattern(forms).search(sentence) is not None


@lru_cache(maxsize=512)
def _pattern(forms: frozenset[str]) -> re.Pattern[str]:
    heads = rf"(?i:{'|'.join(sorted(map(re.escape, forms)))})"
    bare = rf"(?<!\b[Tt]his )(?<!\b[Tt]he )\b{heads}(?:e?s)?\b|\b\w[\w-]*{heads}\b"
    return re.compile(rf"{bare}|\b{heads}(?:e?s)? (?:[A-Z]|(?:{'|'.join(sorted(BEHIND))}) |\w+ed by )|\b{heads}, ")


def _is_head(token: Token, forms: frozenset[str]) -> bool:
    """True for a noun of the kind that heads a phrase: "strike", "Strike", "footbridge" for a bridge."""
    if token.pos_ not in NOUNS or token.dep_ in MODIFIERS:
        return False
    if token.pos_ == "PROPN" and token.dep_ == "pobj" and token.head.head.pos_ == "PROPN":
        return False
    lemma = token.lemma_.lower() if token.pos_ == "NOUN" else token.lower_
    ends = forms & nouns("compound", "heads")
    return lemma in forms or any(len(lemma) > len(form) + 2 and lemma.endswith(form) for form in ends)


def _is_before_name(token: Token, forms: frozenset[str]) -> bool:
    """True for the kind before a name: "asteroid Ketu", "Port Mercy"; not for a trade before somebody's name."""
    if token.lower_ not in forms or token.dep_ not in COMPOUNDS or token.head.pos_ != "PROPN":
        return False
    if token.pos_ == "PROPN" and token.lower_ not in nouns("place", "before"):
        return False
    return token.i < token.head.i and not is_one_human(token)


def _call(noun: Token, offset: int, forms: frozenset[str], context: DocumentContext) -> Call:
    """A phrase by its head."""
    beside = next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > noun.i), None)
    if beside is not None:
        return _named_beside(noun, beside, offset, context)
    kept = kept_words(noun)
    if noun.tag_ == "NNS":
        kept = [t for t in kept if t.i <= noun.i or _is_under_of(t, noun)]
    says = _said([t for t in kept if t != noun])
    bare = not says
    if (noun.lemma_ if noun.pos_ == "NOUN" else noun.text).lower() not in forms:
        says |= {noun.lower_}
    determiners = {c.lower_ for c in noun.children if c.dep_ in {"det", "amod", "nummod"}}
    some = bool(determiners & {"a", "an"}) and bare
    if not determiners and not {c.dep_ for c in noun.children} & {"compound", "nmod", "poss", "prep", "acl"}:
        says = frozenset()
    placed = _where(noun) if determiners & {"a", "an"} and bare and not is_one_human(noun) else []
    if placed:
        kept, says = [noun, *placed], _said(placed)
    if is_one_human(noun):
        says = says if any(t.pos_ == "PROPN" and t.head.head == noun for t in kept) else frozenset()
    named = any(t.pos_ == "PROPN" for t in kept if t != noun)
    name = spelt(kept) if says else ""
    return Call(offset + noun.idx, noun.lower_, name, says, is_other=bool(determiners & _ANOTHER) or some, named=named)


def _where(noun: Token) -> list[Token]:
    """Where something happens to a thing newly told of, if that is a name: "in Genoa" for "a bridge fell in Genoa"."""
    verb = noun.head
    if noun.dep_ not in SUBJECTS | {"dobj"} or verb.pos_ != "VERB":
        return []
    places = (place_or_part(c) for c in verb.children if c.dep_ == "prep" and c.lower_ in _PLACES)
    return next((p for p in places if any(t.ent_type_ in PLACES for t in p)), [])


def _is_under_of(token: Token, noun: Token) -> bool:
    """True for "of Arden" behind a noun: of several, what is in or for something tells too little."""
    return any(c.lower_ == "of" and token in c.subtree for c in noun.children)


def _named_beside(noun: Token, beside: Token, offset: int, context: DocumentContext) -> Call:
    """A phrase with a name beside its noun: "its first ship, the Aurora", "a dealer in Lyon, Guy Roche"."""
    own = [t for t in beside.subtree if t.i <= beside.i]
    is_person = label_of(beside) == "PERSON" and is_one_human(noun)
    name = mention(beside, offset, context, alone=True).key if is_person else spelt(own)
    return Call(offset + noun.idx, noun.lower_, name, _said(own), is_other=False, named=True)


def _said(tokens: list[Token]) -> frozenset[str]:
    """The words that say which."""
    return frozenset(t.lower_ for t in tokens if t.pos_ in {"NOUN", "PROPN", "ADJ"})
