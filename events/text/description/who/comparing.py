"""Words that set a thing beside one told of before: "similar protests", "such measures", "other towns"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.parsing.labels import PLURALS

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPARING: Final = frozenset({"similar", "such", "other"})
_WITH_WHAT: Final = frozenset({"to", "as", "than", "that"})
"""What a line says of the other thing begins with one of these."""


def compares(word: Token, line: Sequence[Token]) -> bool:
    """True for a word that a line is better without: with nothing in it to compare, the rest stands alone.

    Not so what is done to "such" things: "banned such exports" does not say that all were banned.

    Args:
        word: A word of the line.
        line: The line.
    """
    if word.lower_ not in _COMPARING or word.dep_ not in {"amod", "det", "predet"}:
        return False
    noun = word.head
    if word.lower_ != "similar" and (noun.tag_ != "NNS" or any(c.tag_ == "DT" and c != word for c in noun.children)):
        return False
    if word.lower_ == "such" and noun.dep_ == "dobj":
        return False
    if noun.tag_ not in PLURALS and not any(c.dep_ == "det" for c in noun.children):
        return False
    told = any(c.lower_ in _WITH_WHAT for t in (word, noun) for c in t.subtree)
    joined = noun.dep_ == "conj" or any(t.dep_ == "cc" and t.i < word.i for t in line)
    return not told and not joined
