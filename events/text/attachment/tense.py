"""Tense and aspect of an event's verb, as far as the bounds of the event depend on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.attachment.use import Tense
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import AUXILIARIES, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE: Final[dict[str, Tense]] = {"VBD": "past", "VBP": "present", "VBZ": "present"}
_BORROWS: Final = frozenset({"xcomp", "conj", "advcl", "acl", "ccomp", "pcomp", "acomp", "attr"})
"""Dependencies of a verb without a tense of its own, which has that of the verb above it."""


def tense_of(head: Token) -> Tense:
    """The tense of a verb with its auxiliaries; that of the verb above for infinitives and participles."""
    token: Token | None = head
    if head.pos_ not in VERBAL | {"ADJ"}:
        token = head.head if head.dep_ == "attr" and head.head.lemma_ == "be" else None
    while token is not None:
        found = _own(token)
        if found is not None:
            return found
        token = token.head if token.dep_ in _BORROWS and token.head.i != token.i else None
    return "none"


def is_subjunctive(verb: Token) -> bool:
    """True for what is asked or resolved: "that the accounts be submitted", "demanded that he resign"."""
    helpers = [c for c in verb.children if c.dep_ in AUXILIARIES]
    bare = helpers[0] if helpers else verb
    return (
        bare.tag_ == "VB"
        and bare.lower_ != "do"
        and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    )


def _own(verb: Token) -> Tense | None:
    helpers = [c for c in verb.children if c.dep_ in AUXILIARIES]
    forms = {c.lower_ for c in helpers}
    if is_subjunctive(verb):
        return "none"
    if forms & words("modal", "future"):
        return "future"
    if forms & words("modal", "forms"):
        return "none"
    have = next((c for c in helpers if c.lemma_ == "have"), None)
    if have is not None:
        return "past_perfect" if have.lower_ in {"had", "'d", "’d"} else "perfect"
    finite = next((c for c in [*helpers, verb] if c.tag_ in _FINITE), None)
    return _FINITE[finite.tag_] if finite is not None else None
