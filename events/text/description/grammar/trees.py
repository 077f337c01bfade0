"""What is known of spaCy's trees everywhere in description."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.asides import DASHES, OPENING, PARSES
from dateline.events.text.parsing.labels import HELPERS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SETTING_OFF: Final = DASHES | OPENING | {",", ";"}


def below(token: Token) -> frozenset[int]:
    """Indices of a token and all under it."""
    return _subtrees(token.doc)[token.i]


@lru_cache(maxsize=PARSES)
def _subtrees(doc: Doc) -> tuple[frozenset[int], ...]:
    """The indices under each token, its own among them."""
    heads = [t.head.i for t in doc]
    found: list[list[int]] = [[i] for i in range(len(heads))]
    for i, above in enumerate(heads):
        inner = i
        while above != inner:
            found[above].append(i)
            inner, above = above, heads[above]
    return tuple(map(frozenset, found))


@lru_cache(maxsize=PARSES)
def widths(doc: Doc) -> tuple[int, ...]:
    """Code points of each token, with the space after it."""
    return tuple(len(t.text_with_ws) for t in doc)


def path(head: Token, root: Token) -> frozenset[int]:
    """The tokens from `head` up to `root`, both included."""
    return frozenset([head.i, *(t.i for t in head.ancestors if root in t.ancestors or t == root)])


def set_off(child: Token) -> bool:
    """True for what stands behind a comma, a dash or a bracket."""
    left = child.left_edge.i - 1
    return left >= 0 and child.doc[left].text in _SETTING_OFF


def begins(verb: Token) -> int:
    """Where a verb begins with its helpers: at "had" in "had not been closed"."""
    return min([verb.i, *(c.i for c in verb.children if c.dep_ in HELPERS)])


def is_purpose(child: Token) -> bool:
    """True for an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)


def joined(child: Token) -> frozenset[int]:
    """The "and" and the comma that only join `child` to what is before it."""
    i = child.left_edge.i - 1 if child.dep_ == "conj" else -1
    found: set[int] = set()
    while i >= 0 and (child.doc[i].dep_ == "cc" or child.doc[i].text == ","):
        found |= below(child.doc[i])
        i = min(found) - 1
    return frozenset(found)
