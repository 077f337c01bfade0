"""Which words of a clause tell of its event, and which may go: by rank or by share, with what is beside the clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.events.text.description.grammar.asides import asides
from dateline.events.text.description.grammar.byrank import offer_by_rank
from dateline.events.text.description.grammar.byshare import offer_by_share
from dateline.events.text.description.grammar.clauses import subject_edge
from dateline.events.text.description.grammar.shortening import Cut, Order
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token


def cut(root: Token, protected: frozenset[int], gone: frozenset[int], order: Order = "rank") -> Cut:
    """Judge every word under `root`.

    Args:
        root: Head of the clause or noun phrase.
        protected: Tokens that must stay, with all that leads to them.
        gone: Tokens already left out (the event's dates).
        order: Whether rules or editors say what goes.
    """
    result = Cut(drop=set(gone))
    if order == "share":
        offer_by_share(root, root, result, protected)
    else:
        offer_by_rank(root, result, protected, subject_edge(root))
    result.drop |= asides(root, protected)
    result.drop |= _opener(root) - protected
    result.drop -= _parts_of_words(root, result.drop) - gone
    return result


def _opener(root: Token) -> set[int]:
    """The adverb that ties a sentence to the one before, with the one that it measures: "meanwhile", "so far"."""
    first = root.doc[0]
    if first.lower_ not in words("discourse", "adverbs"):
        return set()
    over = first.head
    measures = first.dep_ == "advmod" and over.i == 1 and over.pos_ == "ADV" and over.head.pos_ in VERBAL
    return {0, 1} if measures else {0}


def _parts_of_words(root: Token, drop: set[int]) -> set[int]:
    """What a hyphen joins to a word that stays: "re-elected", "won 4-2"."""
    joints = [t for t in root.subtree if t.text in {"-", "–"} and 0 < t.i < len(t.doc) - 1 and not t.whitespace_]
    joints = [t for t in joints if not t.nbor(-1).whitespace_ and (t.i + 1 not in drop or t.i - 1 not in drop)]
    return {i for t in joints for i in (t.i - 1, t.i, t.i + 1)}
