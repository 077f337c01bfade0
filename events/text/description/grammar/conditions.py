"""What an event hangs on: "if no deal is reached", "unless a buyer is found", "provided both sides agree"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_IF: Final = frozenset({"if", "provided", "providing", "assuming"})
_OPENERS: Final = _IF | {"unless"}
_NO_CONDITION: Final = frozenset({"even", "as", "only"})
"""Before "if": "even if it rains" and "as if it rained" are no conditions; "only if" is one of what is seldom."""


def condition_of(verb: Token) -> Token | None:
    """The word that opens the condition under which the clause of `verb` holds; None where it holds without one."""
    for child in verb.children:
        opener = child.left_edge
        if opener.lower_ in _OPENERS and child.dep_ in {"advcl", "prep", "conj"} and _is_open(opener):
            return opener
    return None


def depends(verb: Token) -> bool:
    """True for what is still to be, and only under a condition: "will close if no deal is reached".

    What is to be "unless" something happens is planned.
    """
    opener = condition_of(verb)
    if opener is None or opener.lower_ not in _IF:
        return False
    return verb.tag_ in {"VBZ", "VBP"} or any(
        c.dep_ == "aux" and c.lower_ in words("modal", "forms") for c in verb.children
    )


def condition(verb: Token) -> frozenset[int]:
    """Indices of the words of the condition; none where there is none."""
    opener = condition_of(verb)
    if opener is None:
        return frozenset()
    clause = next(c for c in verb.children if opener in c.subtree)
    return frozenset(t.i for t in clause.subtree)


def _is_open(opener: Token) -> bool:
    return not opener.i or opener.nbor(-1).lower_ not in _NO_CONDITION
