"""A clause about a place says itself where: "Turin, where Fiat opened a plant" -> "Fiat opened a plant in Turin"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.shortening import Cut
from dateline.events.text.description.grammar.trees import below
from dateline.events.text.description.lines.line import Told
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.parsing.labels import COMPOUNDS, NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN: Final = frozenset({"aboard", "at", "in", "inside", "near", "on"})
"""Prepositions that say the same of both clauses: "at a mill where two men died"."""
_NAMED: Final = frozenset({"GPE", "LOC"})
_AFTER: Final = frozenset({"advcl", "cc", "conj", "npadvmod", "punct"})
"""What stands behind the place: a further clause, a time."""
_NAME_BEHIND: Final = 2
"""Words behind a place in which its name begins: "the town of Tarin"."""
_CLAUSES: Final = frozenset({"ccomp", "xcomp"})


def with_place(told: Told, verb: Token, body: Sequence[Token | str], result: Cut) -> list[Token | str]:
    """The words of a relative clause, with the place that its "where" stands for, before any time.

    Args:
        told: The event.
        verb: The verb of the clause.
        body: Its words without "where".
        result: What is cut; the place stays.
    """
    where = next((c for c in verb.children if c.lower_ == "where" and c.i < verb.i), None)
    place = _place_before(where) if where is not None else None
    if place is None or any(c.dep_ in _CLAUSES for c in verb.children):
        return list(body)
    phrase = _phrase(place, verb)
    result.drop -= {t.i for t in phrase if not isinstance(t, str)}
    later = next((c.left_edge.i for c in verb.rights if _stands_after(c, told.gone)), len(verb.doc))
    at = next((n for n, t in enumerate(body) if not isinstance(t, str) and t.i >= later), len(body))
    return [*body[:at], *phrase, *body[at:]]


def _stands_after(child: Token, gone: frozenset[int]) -> bool:
    return child.dep_ in _AFTER or any(t.ent_type_ == "DATE" and t.i not in gone for t in child.subtree)


def _place_before(where: Token) -> Token | None:
    """The noun of a place right before "where", whatever word the parse hangs the clause on."""
    before = where.doc[: where.i]
    last = before[-1] if len(before) else None
    if last is not None and last.text == "," and len(before) > 1:
        last = before[-2]
    if last is None:
        return None
    while last.dep_ in COMPOUNDS and last.head.i < where.i:
        last = last.head
    known = _is_area(last) or last.lower_ in nouns("place", "sites")
    return last if last.pos_ in NOUNS and known and _is_clear(last) else None


def _is_clear(place: Token) -> bool:
    """True for a place that is named or new: "a mill", "the town of Tarin", and not "the town"."""
    phrase = [t for t in place.subtree if t.i <= place.i + _NAME_BEHIND]
    named = any(t.pos_ == "PROPN" or t.ent_type_ in _NAMED for t in phrase)
    return named or any(c.lower_ in {"a", "an"} for c in place.children)


def _is_area(place: Token) -> bool:
    """True for what one is in, false for what one is at: a town, no mill."""
    return place.ent_type_ in _NAMED or place.lower_ in nouns("place") | nouns("country")


def _phrase(place: Token, verb: Token) -> list[Token | str]:
    """The place behind its own preposition, or "in" or "at"."""
    about = [c for c in place.children if c.dep_ in {"relcl", "acl", "appos", "conj"}]
    gone = below(verb).union(*(below(c) for c in about))
    own = [t for t in place.subtree if t.i not in gone and not t.is_punct and t.dep_ != "cc"]
    over = place.head
    if place.dep_ == "pobj" and over.lower_ in _WITHIN:
        return [str(over.lower_), *own]
    return ["in" if _is_area(place) else "at", *own]
