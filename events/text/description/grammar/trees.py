"""What is known of spaCy's trees everywhere in description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.asides import DASHES, OPENING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
"""spaCy's relations of a subject to its verb."""

VERBAL: Final = frozenset({"VERB", "AUX"})


def below(token: Token) -> frozenset[int]:
    """Indices of a token and all under it."""
    return frozenset(t.i for t in token.subtree)


def path(head: Token, root: Token) -> frozenset[int]:
    """The tokens from `head` up to `root`, both included."""
    return frozenset([head.i, *(t.i for t in head.ancestors if root in t.ancestors or t == root)])


def set_off(child: Token) -> bool:
    """True for what stands behind a comma, a dash or a bracket."""
    left = child.left_edge.i - 1
    return left >= 0 and (child.doc[left].text in {",", ";"} or child.doc[left].text in DASHES | OPENING)


def is_purpose(child: Token) -> bool:
    """True for an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
