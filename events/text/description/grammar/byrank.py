"""What goes of a clause by rule: what no title needs at once, the rest offered in an order of rank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.needless import is_needless
from dateline.events.text.description.grammar.shortening import Cut
from dateline.events.text.description.grammar.trees import below, joined, set_off
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMES: Final = frozenset({"ORG", "PRODUCT", "FAC", "GPE"})
"""Kinds of names of things."""


def offer_by_rank(token: Token, result: Cut, protected: frozenset[int], edge: int, depth: int = 0) -> None:
    """Drop what no title needs of the words under a token, and offer the rest by rank.

    Args:
        token: Head of the clause or noun phrase.
        result: Where what goes is noted.
        protected: Tokens that must stay.
        edge: Index where the clause proper starts; -1 below its verb.
        depth: Steps down from the head.
    """
    for child in token.children:
        ids = below(child)
        if ids <= result.drop:
            continue
        named = _better_name(child)
        if named is not None and not (ids - below(named)) & (protected - {child.i}):
            result.drop |= ids - below(named)
            continue
        if not ids & protected:
            if is_needless(child, edge) or _lost_its_mark(child, result.drop):
                result.drop |= ids | joined(child)
                continue
            result.offer(child, ids | joined(child), depth)
        offer_by_rank(child, result, protected, -1, depth + 1)


def _better_name(noun: Token) -> Token | None:
    """The name that follows a noun: "another bank, Orla Trust" is Orla Trust, "the head of the bank, Ann Lee" Ann Lee.

    What follows a name or a plural says more of it, and is no better; nobody's name stands for a thing.
    """
    if noun.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"} or noun.tag_ != "NN":
        return None
    human = noun.lower_ in nouns("human") | words("role", "heads") | words("kin", "nouns")
    places = noun.subtree if human else noun.children
    named = next((t for t in places if t.dep_ == "appos" and t.pos_ == "PROPN" and t.i > noun.i), None)
    if (
        named is not None
        and noun.lower_ in words("kin", "nouns")
        and not any(t.dep_ == "compound" for t in named.lefts)
    ):
        return None
    own = {c.lower_ for c in noun.children if c.dep_ in {"det", "nummod"}}
    if named is None or (own & {"a", "an", "another", "one"} and named.head == noun):
        return named
    fits = {"PERSON"} if human else _NAMES
    return named if set_off(named) and named.ent_type_ in fits else None


def _lost_its_mark(child: Token, drop: set[int]) -> bool:
    """A clause whose "before" or "since" went with the date: "years before it was known"."""
    return child.dep_ == "advcl" and any(c.dep_ == "mark" and c.i in drop for c in child.children)
