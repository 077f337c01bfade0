"""Whether a noun phrase may be what a pronoun means: number, sex and kind agree, and it can do what is told of it."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.names.labels import label_of
from dateline.events.text.description.names.nouns import alike, nouns
from dateline.events.text.description.names.sexes import SEX_OF_PRONOUN
from dateline.events.text.description.who.binding import in_quote
from dateline.events.text.description.who.mentions import Mention
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import NOUNS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSON: Final = frozenset(SEX_OF_PRONOUN)
PLURAL: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
THING: Final = frozenset({"it", "its", "itself"})
_STEM: Final = 3
"""Letters from which the beginning of a verb shows that a noun is its deed."""


def fits(pronoun: Token, m: Mention) -> bool:
    """True where number, sex and kind agree."""
    form = pronoun.lower_
    if any(_points(c) for c in m.noun.children) or m.noun.lemma_.lower() in nouns("empty"):
        return False
    if form in PERSON:
        sexes = {SEX_OF_PRONOUN[form]} if in_quote(pronoun) else {SEX_OF_PRONOUN[form], None}
        return (m.kind in {"person", "human"} and m.sex in sexes) or (SEX_OF_PRONOUN[form] == "female" and is_ship(m))
    acts = words("say") | words("believe") | nouns("acting", "verbs")
    if form in PLURAL and pronoun.head.lemma_.lower() in acts and pronoun.dep_ == "nsubj":
        return m.kind == "people" or _is_collective(m)
    if form in PLURAL:
        return m.kind in {"people", "things"} or _is_many(m) or _is_collective(m)
    if m.kind == "thing" and m.noun.pos_ == "NOUN" and _does(pronoun, m.noun, acts):
        return _is_firm(pronoun, m)
    founded = pronoun.dep_ == "nsubjpass" and pronoun.head.lemma_ in nouns("founded", "verbs")
    if _happens(pronoun):
        return m.kind == "thing"
    if _moves(pronoun):
        return (m.noun.pos_ == "PROPN" and m.kind == "thing") or m.noun.lower_ in _craft()
    return m.kind in ({"body"} if founded else {"body", "place", "thing"}) or _is_firm(pronoun, m)


def is_ship(m: Mention) -> bool:
    """True for what seamen call "she": "the ferry", "MV Orla"."""
    named = m.noun.i > 0 and m.noun.pos_ == "PROPN" and m.noun.nbor(-1).text in nouns("vessel", "prefixes")
    return m.kind in {"thing", "body"} and (
        named or m.noun.lower_ in {"ship", "vessel"} | alike("ship") | alike("vessel")
    )


def _is_collective(m: Mention) -> bool:
    """True for a body of people, and for several: "the crew", "three parties"."""
    if m.kind == "things" and m.noun.pos_ == "NOUN":
        return m.noun.lemma_.lower() in nouns("collective") | nouns("body") | words("body", "nouns")
    return m.kind == "body" and m.noun.lower_ in nouns("collective")


def _happens(pronoun: Token) -> bool:
    """True for the "it" of what takes place: "it began in May", not "it began its work"."""
    verb = pronoun.head
    happens = pronoun.dep_ == "nsubj" and verb.lemma_ in nouns("happening", "verbs")
    as_somebody = any(c.lower_ in {"as", "from", "before"} for c in verb.children)
    return happens and not as_somebody and not any(c.dep_ in {"dobj", "xcomp"} for c in verb.children)


def _moves(pronoun: Token) -> bool:
    """True for the "it" of what flies or sinks."""
    verb = pronoun.head
    moves = pronoun.dep_ == "nsubj" and verb.lemma_ in nouns("happening", "moving")
    return moves and not any(c.dep_ in {"dobj", "xcomp"} for c in verb.children)


@cache
def _craft() -> frozenset[str]:
    """What flies, sails and rolls."""
    return frozenset().union(
        *({kind} | alike(kind) for kind in ("vessel", "aircraft", "vehicle", "spacecraft", "boat"))
    )


def _is_firm(pronoun: Token, m: Mention) -> bool:
    """True for a body whose name looks like another: "Boreal Airlines" like several, "Harbour Depot" like somebody's.

    Who "said it would" is a body, where nothing tells of somebody's sex.
    """
    if any(c.dep_ == "conj" for c in m.noun.children):
        return False
    if m.kind == "things":
        return m.noun.tag_ == "NNPS" and label_of(m.noun) in {"ORG", "GPE"}
    of_itself = m.noun.head in pronoun.ancestors and m.noun.dep_ in SUBJECTS
    if m.kind in {"human", "thing"}:
        return of_itself and m.noun.lower_ in nouns("body", "private")
    unknown = m.kind == "person" and m.sex is None and m.noun.pos_ == "PROPN"
    return unknown and (m.noun.ent_type_ == "ORG" or (of_itself and " " not in m.key))


def _does(pronoun: Token, noun: Token, acts: Set[str]) -> bool:
    """True where "it" does what only bodies do, or what the noun is the deed of: no delivery delivers."""
    if pronoun.dep_ != "nsubj":
        return False
    verb = pronoun.head.lemma_.lower()
    return verb in acts or (len(verb) > _STEM and noun.lower_.startswith(verb[:-1]))


def _is_many(m: Mention) -> bool:
    """True for a name with a plural verb: "The Tidewrack are a folk band"."""
    verb = m.noun.head
    return m.noun.pos_ == "PROPN" and m.noun.dep_ in SUBJECTS and (verb.tag_ == "VBP" or verb.lower_ == "were")


def _points(token: Token) -> bool:
    """A word that itself points elsewhere, so that its phrase cannot stand for another."""
    return token.lower_ in {"this", "these", "those", "our", "my", "your", "we", "i", "no", "any"}


def is_owned_by(pronoun: Token, m: Mention) -> bool:
    """True for "her coach" where "she" is asked for, and of the coach nothing tells that she is a woman."""
    if m.sex is not None or pronoun.lower_ not in PERSON:
        return False
    whole = [m.noun, *(c for c in m.noun.children if c.dep_ in {"appos", "nmod", "compound"}), m.noun.head]
    owners = (c for t in whole if t.pos_ in NOUNS for c in t.children if c.dep_ == "poss")
    return any(SEX_OF_PRONOUN.get(c.lower_) == SEX_OF_PRONOUN[pronoun.lower_] for c in owners)
