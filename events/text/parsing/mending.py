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
    """Give each finite verb without a subject the noun phrase right before it that the parse joined to another noun.

    And each relative clause about a paper the paper: "a contract from the navy, which was cancelled"; about what is
    worth a sum, the thing: "loans worth two crowns that he made". A year keeps no subject: "in 1953 rationing ended".
    """
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
