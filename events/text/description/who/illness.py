"""Which illness "the virus" and "its first case" are of, in a text that is about one: "the cholera outbreak"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.events.text.description.names.illness import illness_meant, illness_words
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import COMPOUNDS, UNDERGOERS

if TYPE_CHECKING:
    from spacy.tokens import Token


def with_illness(noun: Token, start: int, text: str) -> dict[int, str]:
    """What to write for a noun that an illness is left out before: "outbreak" -> "cholera outbreak".

    Args:
        noun: A token of a title.
        start: Where its sentence starts in the document.
        text: The document.

    Returns:
        Token index -> words; empty where the noun is none of these, or the text leaves it open.
    """
    form = noun.lemma_.lower()
    if not (_is_open(noun) if form in illness_words("open") else form == "case" and _is_reported(noun)):
        return {}
    name = illness_meant(text, start, start + noun.idx, start + len(noun.doc.text))
    if name is None or name.lower() in noun.doc.text.lower():
        return {}
    if form not in illness_words("same"):
        return {noun.i: f"{name} {noun.text}"}
    return {c.i: "" for c in noun.children if c.dep_ == "det"} | {noun.i: name}


def _is_open(noun: Token) -> bool:
    """True for one known before, of which nothing tells which it is: "the outbreak", "the new virus"."""
    before = [c for c in noun.children if c.i < noun.i and not c.is_punct]
    known = any(c.lower_ in {"the", "this"} for c in before)
    plain = words("vague", "adjectives") | {"the", "this"}
    same = noun.lemma_.lower() in illness_words("same")
    return (
        known
        and all(c.lower_ in plain for c in before if not same or c.dep_ != "det")
        and not any(c.lower_ == "of" or c.dep_ in {"relcl", "appos"} for c in noun.children)
        and noun.dep_ not in COMPOUNDS
    )


def _is_reported(case: Token) -> bool:
    """True for a case that is confirmed or counted as cases of an illness are; not for one of a court."""
    before = [c for c in case.children if c.i < case.i]
    counted = any(c.lower_ in illness_words("cases") for c in before)
    counted = counted or (case.dep_ in UNDERGOERS and case.head.lemma_ in {"confirm", "diagnose", "record"})
    told = any(c.dep_ in COMPOUNDS or c.lower_ == "of" for c in case.children)
    return counted and not told and case.dep_ not in COMPOUNDS
