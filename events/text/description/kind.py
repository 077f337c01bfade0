"""The kind of an event: kinds.toml says which words mean which."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.words import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

OTHER: Final = "other"
"""The kind of what no list names."""

_VERB: Final = frozenset({"VERB", "AUX"})


def kind_of(head: Token, tokens: Iterable[Token]) -> str:
    """The kind of an event.

    Args:
        head: Its head word.
        tokens: The words of its title, for heads that say nothing themselves ("took part in the ceremony").

    Returns:
        A kind of kinds.toml, or "other".
    """
    own = _kind(head)
    if own not in {None, "movement", "statement"} or (own and head.pos_ == "NOUN"):
        return str(own)
    near = [c for c in head.children if c.dep_ in {"dobj", "xcomp", "attr", "nsubjpass"}]
    light = head.lemma_.lower() in words("light", "verbs") | {"be", "have", "begin", "help", "try"}
    if own is None or light:
        near += [t for t in tokens if t.pos_ in {"NOUN", "VERB"}] if light or own is None else []
        return next((k for k in map(_kind, near) if k is not None), own or OTHER)
    return own


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


def kinds() -> tuple[str, ...]:
    """All kinds, in the order of the table, and "other"."""
    return (*table("kinds.toml"), OTHER)


def _kind(token: Token) -> str | None:
    lists = _by("verbs") if token.pos_ in _VERB else _by("nouns")
    return lists.get(token.lemma_.lower()) or lists.get(token.lower_)


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
