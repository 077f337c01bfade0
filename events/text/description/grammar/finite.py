"""Verbs in the tense of a headline: participles as finite verbs, the pluperfect as the simple past."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.events.text.description.grammar.clauses import auxiliaries, is_passive, is_plural, own_subject
from dateline.events.text.description.words import past_tenses, words
from dateline.events.text.parsing.labels import AUXILIARIES, PLURALS

if TYPE_CHECKING:
    from spacy.tokens import Token


def tensed(verb: Token, body: Sequence[Token | str]) -> list[Token | str]:
    """The pluperfect as headlines tell it: "had gone" -> "went", "had been taken" -> "was taken"."""
    had = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "had"), None)
    negated = any(c.dep_ == "neg" for c in verb.children)
    if had is None or verb.tag_ != "VBN" or verb.i < had.i or verb.lemma_ == "be" or negated:
        return list(body)
    if is_passive(verb):
        been = {c.i for c in verb.children if c.dep_ == "auxpass"}
        was = "were" if _is_of_several(verb) else "was"
        return [was if t == had else t for t in body if isinstance(t, str) or t.i not in been]
    return [past(verb) if t == verb else t for t in body if isinstance(t, str) or t != had]


def _is_of_several(verb: Token) -> bool:
    """True where the verb's subject is plural: "they", "ten" and "two of them" too."""
    subject = own_subject(verb)
    if subject is None:
        return False
    numbered = subject.tag_ == "CD" and subject.lower_ not in {"one", "1"}
    return numbered or is_plural(subject) or subject.lower_ in {"they", "we", "you", "these", "those"}


def finite(verb: Token, lender: Token, body: Sequence[Token | str]) -> list[Token | str]:
    """A participle as a finite verb: "visiting" -> "visits"; a past participle stays, as in headlines."""
    auxiliary = next((c for c in verb.children if c.dep_ in AUXILIARIES), None)
    if verb.tag_ == "VBG" and auxiliary is None and not auxiliaries(verb):
        return [present(verb, _is_several(lender, verb)) if t == verb else t for t in body]
    if verb.tag_ == "VBN" and auxiliary is not None and auxiliary.lower_ == "being":
        was = "were" if is_plural(lender) else "was"
        return [
            was if t == auxiliary and _is_named_so(verb) else t
            for t in body
            if isinstance(t, str) or t != auxiliary or _is_named_so(verb)
        ]
    if verb.tag_ == "VBN" and auxiliary is not None and auxiliary.lower_ == "to" and _is_of_a_rank(verb.head):
        be = next((c for c in verb.children if c.dep_ == "auxpass"), None)
        was = "were" if is_plural(lender) else "was"
        return [was if t == be else t for t in body if isinstance(t, str) or t != auxiliary]
    if verb.tag_ == "VBN" and auxiliary is not None and auxiliary.lower_ == "having":
        return [past(verb) if t == verb else t for t in body if isinstance(t, str) or t != auxiliary]
    return list(body)


def _is_several(noun: Token, verb: Token) -> bool:
    """True for a plural or joint noun phrase; what is joined behind a verb that tells of the noun does not count."""
    joint = any(c.dep_ == "conj" and not noun.i < verb.i < c.i for c in noun.children)
    return joint or noun.tag_ in PLURALS


def _is_of_a_rank(noun: Token) -> bool:
    """True for "the latest to be killed", "the first ship to be sunk": what follows befell it."""
    return any(c.lower_ in words("rank", "adjectives") for c in noun.children)


def _is_named_so(verb: Token) -> bool:
    """True where a passive has something beside it that reads as its object without "was": "being made a general"."""
    return any(c.i > verb.i and c.dep_ in {"dobj", "oprd", "attr"} for c in verb.children)


def present(verb: Token, plural: bool) -> str:
    """The verb in the simple present, for a participle: "visiting" -> "visits".

    Source: Quirk et al. 1985, 3.5, on the spelling of the -s form.
    """
    base = str(verb.lemma_).lower()
    if base == "be":
        return "are" if plural else "is"
    if base == "have":
        return "have" if plural else "has"
    if plural:
        return base
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in set("aeiou"):
        return base[:-1] + "ies"
    return base + "s"


def past(verb: Token) -> str:
    """The verb in the simple past, for a past participle: "gone" -> "went"."""
    form = str(verb.lower_)
    return past_tenses().get(form, form)
