"""An "it" that means nothing that was named: the weather, a clause that follows, a whole statement before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import DATES, NOUN_SUBJECTS, SUBCLAUSES

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPEN: Final = frozenset({"seem", "look", "appear", "take", "happen"})
"""Verbs of things as well, where nothing but a name or an adverb follows: "it appeared in March", "it took place"."""


def is_empty(pronoun: Token) -> bool:
    """Tell an "it" that stands for nothing, or for a clause that follows.

    "It rained", "it is winter", "it is time to go", "it emerged that", "it is believed that", "made it clear that".
    """
    if pronoun.lower_ != "it":
        return False
    verb = pronoun.head
    if pronoun.dep_ not in NOUN_SUBJECTS:
        return False
    if verb.head.lemma_ in {"make", "find"} and verb.dep_ == "ccomp":
        return True
    content = any(c.dep_ in {"ccomp", "csubj"} for c in verb.children)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if content and (
        verb.lemma_ in nouns("empty", "verbs") or (passive and verb.lemma_ in words("believe") | words("say"))
    ):
        return True
    if verb.lemma_ in words("empty_it", "verbs"):
        return verb.lemma_ not in _OPEN or any(_fills(c) for c in verb.children)
    return verb.lemma_ == "be" and _states(verb)


def _fills(child: Token) -> bool:
    """True for a clause or a length of time: "it took an hour", "it appears that"; not for what a thing takes."""
    if child.head.lemma_ != "take":
        return child.dep_ in {"ccomp", "csubj", "advcl"}
    has_object = any(c.dep_ == "dobj" for c in child.head.children)
    told = child.dep_ == "dobj" or (child.dep_ == "prep" and not has_object)
    is_long = any(t.ent_type_ in DATES or t.dep_ == "acl" for t in child.subtree)
    return child.dep_ == "xcomp" or (told and is_long)


def _states(verb: Token) -> bool:
    """True for "is" with a time, or with a clause, after it: "is midnight", "is no secret he left"."""
    told = [c for c in verb.children if c.i > verb.i and c.dep_ in {"attr", "acomp", "ccomp", "csubj", "xcomp"}]
    clause = any(t.dep_ in SUBCLAUSES for c in told for t in c.subtree)
    return clause or any(c.lemma_.lower() in words("empty_it", "nouns") for c in told)


def is_vague(pronoun: Token) -> bool:
    """Tell an "it" that stands for a whole statement: "everybody knows it"."""
    return pronoun.lower_ == "it" and pronoun.dep_ == "dobj" and pronoun.head.lemma_ in nouns("vague", "verbs")
