"""Numbers without a noun: "31 died" tells of 31 people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.names.nouns import nouns

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHEN_OR_HOW_MUCH: Final = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_TAKEN_TO: Final = frozenset({"hospital", "custody", "safety", "shelter", "hostage", "prisoner"})


def counted_people(tokens: Sequence[Token]) -> dict[int, str]:
    """What to write for numbers that count people and do not say so: token index -> "31 people".

    A number as the subject or object of what befalls people counts them, unless "of" goes on to say whom.
    """
    return {t.i: f"{t.text} {'person' if t.lower_ in {'one', '1'} else 'people'}" for t in tokens if _counts_people(t)}


def _counts_people(token: Token) -> bool:
    if token.tag_ != "CD" or token.ent_type_ in _WHEN_OR_HOW_MUCH or _is_age(token):
        return False
    verb = token.head
    befalls = verb.lemma_.lower() in nouns("befalling", "verbs") or _is_taken(verb)
    suffers = token.dep_ in {"nsubj", "nsubjpass", "dobj"} and befalls
    missing = token.dep_ == "nsubj" and any(c.lower_ in {"missing", "dead"} for c in verb.children)
    said = any(c.lower_ in {"of", "in"} for c in token.children if c.dep_ == "prep" and c.i > token.i)
    return (suffers or missing) and not said


def _is_age(token: Token) -> bool:
    """True for "died aged 56"."""
    return token.i > 0 and token.nbor(-1).lower_ in {"age", "aged", "at"}


def _is_taken(verb: Token) -> bool:
    """True for "taken to hospital"."""
    return verb.lemma_ == "take" and any(t.lower_ in _TAKEN_TO for t in verb.subtree)
