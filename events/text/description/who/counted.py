"""Numbers without a noun: "31 died" tells of 31 people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.parsing.labels import MODIFIERS

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHEN_OR_HOW_MUCH: Final = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_TAKEN_TO: Final = frozenset({"hospital", "custody", "safety", "shelter", "hostage", "prisoner"})


def counted_people(tokens: Sequence[Token]) -> dict[int, str]:
    """What to write for numbers that count people and do not say so: token index -> "31 people".

    A number as the subject or object of what befalls people counts them, unless "of" goes on to say whom; where the
    clause before counts some by their noun, it counts of these.
    """
    found: dict[int, str] = {}
    for t in tokens:
        counted = _counted_before(t)
        if counted is not None:
            found |= {} if counted in tokens else {t.i: f"{t.text} {_called(counted)}"}
        elif _counts_people(t):
            found[t.i] = f"{t.text} {'person' if t.lower_ in {'one', '1'} else 'people'}"
    return found


def _counted_before(number: Token) -> Token | None:
    """The noun that the clause before counts: "soldiers", for "30 soldiers died and 70 were hurt"."""
    verb, place = number.head, "dobj" if number.dep_ == "dobj" else "nsubj"
    alone = number.tag_ == "CD" and number.dep_.startswith(place) and number.ent_type_ not in _WHEN_OR_HOW_MUCH
    if not alone or verb.dep_ != "conj" or any(c.i > number.i for c in number.children):
        return None
    nouns_before = (c for c in verb.head.children if c.dep_.startswith(place) and c.tag_ == "NNS" and c.i < number.i)
    return next((n for n in nouns_before if any(c.dep_ == "nummod" for c in n.children)), None)


def _called(noun: Token) -> str:
    """A plural with the words before it that say whose: "Chadian soldiers"."""
    said = [c for c in noun.children if c.i < noun.i and c.dep_ in MODIFIERS]
    words = sorted((t for c in (*said,) for t in c.subtree if t.dep_ not in {"nummod", "quantmod"}), key=lambda t: t.i)
    return " ".join(t.text for t in (*words, noun))


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
