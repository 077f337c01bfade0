"""The kind of an event: kinds.toml says which words mean which."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.words import table, words
from dateline.events.text.parsing.labels import VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

OTHER: Final = "other"
"""The kind of what no list names."""

_LIGHTER: Final = frozenset(
    {"be", "begin", "close", "file", "get", "have", "help", "issue", "launch", "receive", "try"}
)
"""Verbs beside the light ones whose object says what kind of event it was: "closed the inquiry"."""
_SURE: Final = frozenset({"death", "life"})
"""Kinds that no object changes: "suffered an injury in the race"."""
_BESIDE: Final = frozenset({"acomp", "dobj", "nsubj", "nsubjpass", "prep", "prt"})
"""Words that may make a phrase with their verb."""


def kind_of(head: Token, tokens: Iterable[Token]) -> str:
    """The kind of an event.

    Args:
        head: Its head word.
        tokens: The words of its title, for heads that say nothing themselves ("took part in the ceremony").

    Returns:
        A kind of kinds.toml, or "other".
    """
    phrase = _of_phrase(head)
    if phrase is not None:
        return phrase
    own = _kind(head)
    light = head.pos_ in VERBAL and head.lemma_.lower() in words("light", "verbs") | _LIGHTER
    objects = [c for c in head.children if c.dep_ == "dobj"]
    if light and own not in _SURE and (told := _first(objects)) is not None:
        return told
    if own not in {None, "movement", "statement"} or (own and head.pos_ == "NOUN"):
        return str(own)
    near = [c for c in head.children if c.dep_ in {"dobj", "xcomp", "attr", "nsubjpass"}]
    if own is None or light:
        return _first([*near, *(t for t in tokens if t.pos_ in {"NOUN", "VERB"})]) or own or OTHER
    return own


def _first(tokens: Iterable[Token]) -> str | None:
    """The kind of the first word that has one."""
    return next((kind for kind in map(_kind, tokens) if kind is not None), None)


def _of_phrase(verb: Token) -> str | None:
    """The kind that a verb has with one of its words, or in the passive: "open fire", "was fired"."""
    if verb.pos_ not in VERBAL:
        return None
    beside = [c.lemma_.lower() for c in verb.children if c.dep_ in _BESIDE]
    pairs = [f"{verb.lemma_.lower()}_{word}" for word in beside]
    if any(c.dep_ == "auxpass" for c in verb.children):
        pairs.append(f"be_{verb.lemma_.lower()}")
    return next((kind for pair in pairs if (kind := _by("verbs").get(pair)) is not None), None)


def kind_of_words(text: str) -> str:
    """The kind that the first listed word of a text means, where there is no parse.

    >>> kind_of_words("Earthquake in Chile"), kind_of_words("A quiet day")
    ('disaster', 'other')
    """
    for word in text.lower().replace(",", " ").split():
        kind = next(
            (k for form in _base_forms(word) for k in [_by("nouns").get(form) or _by("verbs").get(form)] if k), None
        )
        if kind is not None:
            return kind
    return OTHER


def _kind(token: Token) -> str | None:
    if token.pos_ in VERBAL:
        return _by("verbs").get(token.lemma_.lower())
    return _by("nouns").get(token.lemma_.lower()) or _by("nouns").get(token.lower_)


def _base_forms(word: str) -> list[str]:
    """The word and what is left without a regular ending."""
    forms = [word]
    for ending, replacement in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            forms.append(word[: -len(ending)] + replacement)
    return forms


@cache
def _by(part: str) -> dict[str, str]:
    """Word -> kind."""
    return {word: kind for kind, row in table("kinds.toml").items() for word in row[part].split()}
