"""A parse mended where a clause lost its subject to what stands before it, or tells of the wrong one.

"The king fell in the revolt and the northern army began to dissolve": in one of a hundred sentences of news the parse
joins "army" to "revolt", and "began" is told of the king.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import (
    AUXILIARIES,
    FINITE,
    HELPERS,
    NOUN_SUBJECTS,
    NOUNS,
    PARALLELS,
    PAST_FORMS,
    SUBJECTS,
    VERBAL,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES: Final = frozenset({"ROOT", "conj", "ccomp", "advcl", "parataxis"})
"""Relations of the verb of a clause that has a subject, unless it shares that of another."""
_YEAR: Final = re.compile(r"1\d{3}|20\d{2}")
_THROUGH: Final = frozenset({"by", "under", "with", "through"})
"""Prepositions before a document or a deed that a participle tells more of."""


def mend(doc: Doc) -> None:
    """Mend what parses of news mistake most.

    A finite verb without a subject gets the noun phrase right before it that the parse joined to another noun, or to a
    year ("in 1953 rationing ended"); a relative clause its paper ("a contract from the navy, which was cancelled"),
    what is worth a sum ("loans worth two crowns that he made"), or what stands in a town ("the plant in Larn, which
    opened"); and who is reported missing is what is reported.
    """
    for missing, who in list(_reported_missing(doc)):
        verb = missing.head
        for child in (c for c in missing.children if c.i > missing.i):
            child.head = verb
        who.head, who.dep_ = verb, "dobj"
        missing.dep_, missing.pos_, missing.tag_ = "oprd", "ADJ", "JJ"
    for verb, noun in list(_of_sites(doc)):
        verb.head = noun
    for year, noun, verb in list(_behind_years(doc)):
        year.head, year.dep_ = noun.head, "pobj"
        noun.head, noun.dep_ = verb, _subject_of(verb)
    for verb, noun in list(_of_worth(doc)):
        verb.head = noun
    for verb, noun in list(_of_papers(doc)):
        verb.head = noun
    for verb, noun in list(_fronted(doc)):
        noun.head.head = verb.head
        verb.head, verb.dep_ = noun, "acl"
        doc[verb.i - 1].head = noun
    for verb, noun in list(_lost(doc)):
        joint = noun.left_edge.i - 1
        over = noun.head
        noun.head, noun.dep_ = verb, _subject_of(verb)
        for token in doc[max(joint, 0) : joint + 1]:
            if token.dep_ == "cc" and token.head == over and verb.dep_ != "ROOT":
                token.head = verb.head


def _subject_of(verb: Token) -> str:
    """The relation in which its subject stands to a verb."""
    return "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def _behind_years(doc: Doc) -> Iterator[tuple[Token, Token, Token]]:
    """Years read as the number of the noun behind them, where the verb then has no subject."""
    for year in doc:
        noun, before = year.head, year.head.head
        counted = year.dep_ == "nummod" and _YEAR.fullmatch(year.text) is not None and year.i == before.i + 1
        if not counted or noun.dep_ != "pobj" or before.dep_ != "prep":
            continue
        verb = before.head
        acts = verb.pos_ in VERBAL and _is_finite(verb) and verb.i > noun.right_edge.i
        if acts and not any(c.dep_ in SUBJECTS for c in verb.children):
            yield year, noun, verb


def _reported_missing(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """What was no clause, and of whom it is told: "her sister reported her missing"."""
    for token in doc:
        if token.text != "missing" or token.tag_ != "VBG" or token.dep_ != "ccomp" or token.head.i > token.i:
            continue
        who = next((c for c in token.children if c.dep_ == "nsubj" and c.i < token.i), None)
        if who is not None and not any(c.dep_ in AUXILIARIES for c in token.children):
            yield token, who


def _of_sites(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """The relative clauses that tell of a town what its plants and schools do: "the plant in Larn, which opened"."""
    for verb in doc:
        town, place = verb.head, verb.head.head
        asked = any(c.dep_ in NOUN_SUBJECTS and c.text in {"which", "that"} for c in verb.children)
        if verb.dep_ != "relcl" or verb.lemma_ not in words("sites", "verbs") or not asked or town.pos_ != "PROPN":
            continue
        if town.dep_ == "pobj" and place.text in {"in", "at", "near"} and place.head.pos_ == "NOUN":
            yield verb, place.head


def _of_worth(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """The relative clauses that the parse gave to a sum, and what is worth it."""
    for verb in doc:
        worth = verb.head.head
        if verb.dep_ == "relcl" and worth.text == "worth" and worth.head.pos_ in NOUNS and worth.head.i < worth.i:
            yield verb, worth.head


def _fronted(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Participles about what a sentence opens with, read as its clause: "By the peace, concluded in May, ..."."""
    for verb in doc:
        if verb.dep_ != "advcl" or verb.tag_ not in PAST_FORMS or verb.i == 0 or doc[verb.i - 1].text != ",":
            continue
        if any(c.dep_ in SUBJECTS for c in verb.children):
            continue
        through = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in _THROUGH and c.i < verb.i), None)
        noun = next((c for c in through.children if c.dep_ == "pobj"), None) if through is not None else None
        if noun is not None and noun.right_edge.i == verb.i - 2 and verb.head.i > verb.i:
            yield verb, noun


def _of_papers(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """The relative clauses that tell of a name what is only done to papers, and the nouns that they are about."""
    for verb in doc:
        name = verb.head
        passive = any(c.dep_ == "nsubjpass" and c.text in {"which", "that"} for c in verb.children)
        if verb.dep_ != "relcl" or verb.lemma_ not in words("papers", "verbs") or not passive or name.pos_ != "PROPN":
            continue
        noun = name.head.head if name.dep_ == "pobj" else None
        if noun is not None and noun.pos_ == "NOUN" and noun.i < name.i:
            yield verb, noun


def _lost(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """The verbs without a subject, and what must be theirs."""
    for verb in doc:
        if verb.dep_ not in _CLAUSES or verb.pos_ not in VERBAL or not _is_finite(verb):
            continue
        if any(c.dep_ in SUBJECTS for c in verb.children):
            continue
        first = min([verb.i, *(c.i for c in verb.children if c.i < verb.i and c.dep_ in HELPERS | {"advmod"})])
        last = doc[first - 1] if first else verb
        found = (t for t in (last, *last.ancestors) if t.dep_ in PARALLELS and t.right_edge == last)
        noun = next((t for t in found if t.pos_ in NOUNS and t.head.i < t.i), None)
        if noun is not None and _root(noun) == _root(verb) and not _is_half(noun, verb):
            yield verb, noun


def _root(token: Token) -> Token:
    return [token, *token.ancestors][-1]


def _is_finite(verb: Token) -> bool:
    helpers = (c for c in verb.children if c.dep_ in AUXILIARIES)
    return verb.tag_ in FINITE or any(c.tag_ in FINITE for c in helpers)


def _is_half(noun: Token, verb: Token) -> bool:
    """True for a singular before a plural verb: both halves of "as demand and output suffer" suffer."""
    return verb.tag_ == "VBP" and noun.tag_ in {"NN", "NNP"}
