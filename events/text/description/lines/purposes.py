"""What a purpose is for: "to speak on Monday" is told by the verb it serves, "asked for leave to speak"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.events.text.description.grammar.clauses import governing, own_subject
from dateline.events.text.description.grammar.trees import below, is_purpose, path
from dateline.events.text.description.lines.line import Told
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import DATES, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token


class Served(NamedTuple):
    """The verb that a purpose serves, what of its clause must stay, and the event with the dates that must."""

    verb: Token
    keep: frozenset[int]
    told: Told


def served(told: Told, purpose: Token) -> Served | None:
    """The clause that tells a purpose: "flew in to see", "won the right to host the games in 2022".

    What a noun is for may be of quite another date than what is done about it, so that date stays in the line.
    """
    if not is_purpose(purpose) or own_subject(purpose) is not None:
        return None
    over = purpose.head
    if purpose.dep_ == "advcl" and over.pos_ in VERBAL:
        return Served(governing(over), path(told.head, governing(over)), told)
    if purpose.dep_ != "acl" or over.dep_ != "dobj" or own_subject(over.head) is None:
        return None
    if over.head.lemma_ in words("state"):
        return None
    verb, inside = governing(over.head), below(purpose) | told.gone
    if any(t.ent_type_ in DATES and t.i not in inside for t in verb.subtree):
        return None
    dates = frozenset() if told.counts_from_now else told.gone & below(purpose)
    kept = path(told.head, verb).union(*(path(told.parsed.doc[i], verb) for i in dates))
    return Served(verb, kept, told.keeping(dates))
