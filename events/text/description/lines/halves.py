"""Two things joined, each with a date of its own: a line tells one of them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from dateline.events.text.description.grammar.trees import below
from dateline.events.text.parsing.labels import DATES, NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token


def other_half(verb: Token, own: AbstractSet[int]) -> frozenset[int]:
    """What another date is of: of "joined the club in May and the league in June" the one that `own` does not date.

    Args:
        verb: The verb that has both.
        own: Indices of the words of the event's dates.
    """
    halves = [c for c in verb.children if c.dep_ == "conj" and c.pos_ in NOUNS]
    halves += [c for o in verb.children if o.dep_ == "dobj" for c in o.children if c.dep_ == "conj"]
    for half in halves:
        before, behind = frozenset(range(verb.i + 1, half.left_edge.i)), below(half)
        if own & behind and _is_dated(verb, before - own):
            return before
        if own & before and _is_dated(verb, behind - own):
            return behind | {i for i in before if i >= max(own & before)}
    return frozenset()


def _is_dated(verb: Token, among: AbstractSet[int]) -> bool:
    return any(verb.doc[i].ent_type_ in DATES for i in among)
