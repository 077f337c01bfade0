"""What a bare noun means by what the text has called it: "the strike" is the dock strike in Gdynia.

News tells in full once and in short ever after. So the phrases before with the same head are read, and those that tell
which one is meant are told apart by the words that do so. One thing so named is what is meant; of several it is the one
told of last, where that one stands near and the others do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.who.deeds import deed_told
from dateline.events.text.description.who.labels import label_of
from dateline.events.text.description.who.mentions import is_one_human
from dateline.events.text.description.who.phrases import BEHIND, NO_NAME, kept_words, spelt
from dateline.events.text.description.who.tables import alike, nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ANOTHER: Final = frozenset(
    ["another", "other", "second", "third", "next", "previous", "earlier", "similar", "no", "any"]
)
_NEAR: Final = 320
"""Code points in which the last of several things named is what is meant."""
_MOST: Final = 6
"""Sentences that are read for one noun: the first that tell of it, and the last."""


@dataclass(frozen=True, slots=True)
class Call:
    """One phrase that tells of a thing of a kind.

    Attributes:
        place: Where its noun stands in the document.
        name: The phrase without article and asides; "" where it does not say which.
        says: The words that say which, in lower case.
        is_other: True where it tells that it is another one, or just some one.
        named: True where a name is among them.
    """

    place: int
    name: str
    says: frozenset[str]
    is_other: bool
    named: bool


def first_named(noun: Token, start: int, context: DocumentContext) -> str | None:
    """What the text calls the thing in full that a bare noun means; None where it does not, or where it may be two.

    Args:
        noun: A common noun with "the" and nothing that says which.
        start: Where its sentence starts in the document.
        context: The document.
    """
    form, place = noun.lemma_.lower(), start + noun.idx
    if len(form) < 3 or form in nouns("empty") or noun.ent_type_ in NO_NAME:
        return None
    end = _headline_end(context.text)
    own = _meant(list(_calls(frozenset({form}), noun, place, context)), place, end)
    if own is not None or own == "":
        return own or None
    kinds = alike(form) - {form}
    wider = _meant(list(_calls(kinds, noun, place, context)), place, end, near=True) if kinds else None
    return (wider or None) if wider is not None else deed_told(noun, start, context)


def _headline_end(text: str) -> int:
    """Where a headline ends with which a text begins; 0 without one."""
    first = text.split("\n", 1)[0]
    return 0 if first.rstrip()[-1:] in {".", "!", "?", "”", '"'} else len(first)


def _meant(calls: list[Call], place: int, end: int, *, near: bool = False) -> str | None:
    """The name of the thing meant; "" where it is open, None where nothing of the kind is told of."""
    if not calls:
        return None
    things = _things(calls, end)
    if near:
        things = [t for t in things if t[-1].place >= place - 2 * _NEAR]
    named = [t for t in things if any(c.name for c in t)]
    if len(things) > 1:
        close = [t for t in things if t[-1].place >= place - _NEAR]
        named = [t for t in named if t in close] if len(close) == 1 else []
    return _best(named[0]) if len(named) == 1 else ""


def _things(calls: list[Call], end: int) -> list[list[Call]]:
    """Phrases by the thing they tell of: those that share a word that says which, and bare ones after them."""
    things: list[list[Call]] = []
    for call in calls:
        same = [t for t in things if any(call.says & c.says for c in t)]
        if not same and things and not call.is_other and (not call.says or _may_be_the_same(things[-1], end)):
            same = things[-1:]
        if same:
            same[-1].append(call)
            things.append(things.pop(things.index(same[-1])))
        else:
            things.append([call])
    return things


def _may_be_the_same(thing: list[Call], end: int) -> bool:
    """True for what was only told bare so far, or in the headline, which says it again in other words."""
    return all(not c.says or c.place < end for c in thing)


def _best(thing: list[Call]) -> str:
    """The first name among them; of several, one with a proper name in it."""
    return next((c.name for c in thing if c.named and c.name), next(c.name for c in thing if c.name))


def _calls(forms: frozenset[str], noun: Token, place: int, context: DocumentContext) -> Iterator[Call]:
    """The phrases before `place` whose head is one of these nouns, in reading order."""
    for doc, offset in _telling(forms, place, context):
        for t in doc:
            if offset + t.idx >= place:
                break
            if _is_head(t, forms) and (t.tag_ in {"NNS", "NNPS"}) == (noun.tag_ == "NNS"):
                yield _call(t, offset)
            elif _is_before_name(t, forms):
                run = [x for x in t.doc[t.i : t.head.i + 1] if x.pos_ == "PROPN" or x == t]
                yield Call(offset + t.idx, spelt(run), _said(run[1:]), is_other=False, named=True)


def _telling(forms: frozenset[str], place: int, context: DocumentContext) -> Iterator[tuple[Doc, int]]:
    """The sentences up to `place` in which such a noun does not stand bare, parsed."""
    found = [s for s in context.sentences if s.start < place and _tells(forms, s.text)]
    if context.parse is not None:
        kept = found[: _MOST // 2] + found[_MOST // 2 :][-(_MOST // 2) :]
        yield from (context.parsed(s) for s in kept)


@lru_cache(maxsize=4096)
def _tells(forms: frozenset[str], sentence: str) -> bool:
    """True for a sentence that holds such a noun, and more of it than "the"."""
    return _pattern(forms).search(sentence) is not None


@lru_cache(maxsize=512)
def _pattern(forms: frozenset[str]) -> re.Pattern[str]:
    heads = "|".join(sorted(map(re.escape, forms)))
    bare = rf"(?<!\b[Tt]his )(?<!\b[Tt]he )\b(?:{heads})(?:e?s)?\b|\b\w[\w-]*(?:{heads})\b"
    return re.compile(rf"{bare}|\b(?:{heads})(?:e?s)? (?:{'|'.join(sorted(BEHIND))}) |\b(?:{heads}), ", re.I)


def _is_head(token: Token, forms: frozenset[str]) -> bool:
    """True for a noun of the kind that heads a phrase: "strike", "Strike", "footbridge" for a bridge."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod", "amod"}:
        return False
    if token.pos_ == "PROPN" and token.dep_ == "pobj" and token.head.head.pos_ == "PROPN":
        return False
    lemma = token.lemma_.lower() if token.pos_ == "NOUN" else token.lower_
    return lemma in forms or any(len(f) > 3 and len(lemma) > len(f) + 2 and lemma.endswith(f) for f in forms)


def _is_before_name(token: Token, forms: frozenset[str]) -> bool:
    """True for the kind before a name: "asteroid Ketu", "Port Mercy"; not for a trade before somebody's name."""
    if token.lower_ not in forms or token.dep_ not in {"compound", "nmod"} or token.head.pos_ != "PROPN":
        return False
    return token.i < token.head.i and not is_one_human(token) and label_of(token.head) != "PERSON"


def _call(noun: Token, offset: int) -> Call:
    """A phrase by its head."""
    beside = next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > noun.i), None)
    if beside is not None and (label_of(beside) != "PERSON" or any(c.lower_ == "the" for c in beside.children)):
        own = [t for t in beside.subtree if t.i <= beside.i]
        return Call(offset + noun.idx, spelt(own), _said(own), is_other=False, named=True)
    kept = kept_words(noun)
    says = _said([t for t in kept if t != noun])
    if noun.lower_ not in {noun.lemma_.lower()} and noun.pos_ == "NOUN" and noun.tag_ == "NN":
        says |= {noun.lower_}
    determiners = {c.lower_ for c in noun.children if c.dep_ in {"det", "amod", "nummod"}}
    some = bool(determiners & {"a", "an"}) and not says
    named = any(t.pos_ == "PROPN" for t in kept if t != noun)
    name = spelt(kept) if says else ""
    return Call(offset + noun.idx, name, says, is_other=bool(determiners & _ANOTHER) or some, named=named)


def _said(tokens: list[Token]) -> frozenset[str]:
    """The words that say which."""
    return frozenset(t.lower_ for t in tokens if t.pos_ in {"NOUN", "PROPN", "ADJ"})
