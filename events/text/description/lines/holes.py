"""Dates that a line cannot lose: taken out, they would leave a hole in the phrase that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.trees import below

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF_THE_NOUN: Final = frozenset({"compound", "nmod", "amod"})
_DATES: Final = frozenset({"DATE", "TIME"})
_PREFIXES: Final = frozenset({"post", "pre", "mid", "non", "anti"})


def needed(doc: Doc, own: set[int]) -> set[int]:
    """Tokens of the dates among `own` that have to stay.

    Args:
        doc: The sentence.
        own: Indices of the words of the event's dates.
    """
    tops = [doc[i] for i in own if doc[i].head.i not in own or doc[i].head.i == i]
    return {i for top in tops if _is_needed(top, own) for i in own & below(top)}


def _is_needed(top: Token, own: set[int]) -> bool:
    return _is_joined(top, own) or _has_content(top, own) or _is_object(top) or _is_in_compound(top, own)


def _is_joined(top: Token, own: set[int]) -> bool:
    """True for one side of an "and" whose other side is no date: "now and in the future", "Easter and spring sales"."""
    beside = [c for c in top.children if c.dep_ == "conj"] + ([top.head] if top.dep_ == "conj" else [])
    beside += [
        t.head for t in top.doc[top.i + 1 : top.i + 2] if t.dep_ == "cc" and t.head.i > t.i and top.pos_ == "ADV"
    ]
    return any(c.i not in own and not _is_date(c) for c in beside)


def _is_date(token: Token) -> bool:
    named = [t for t in token.subtree if t.pos_ in {"NOUN", "PROPN", "NUM", "VERB"}]
    return bool(named) and all(t.ent_type_ in _DATES for t in named)


def _has_content(top: Token, own: set[int]) -> bool:
    """True for a time of something that the words after it tell: "the future of the currency"."""
    return top.pos_ == "NOUN" and any(c.lower_ == "of" and c.dep_ == "prep" and c.i not in own for c in top.children)


def _is_object(top: Token) -> bool:
    """True for a length that something is given or takes: "gave them three days"."""
    return top.dep_ == "dobj" and top.pos_ == "NOUN" and any(c.dep_ == "nummod" for c in top.children)


def _is_in_compound(top: Token, own: set[int]) -> bool:
    """True inside a name or a compound that it parts: "our post-Easter schedule"."""
    if top.dep_ not in _OF_THE_NOUN or not top.i:
        return False
    before = top.doc[min(below(top) & own) - 1]
    return before.lower_ in _PREFIXES or (before.text == "-" and not before.whitespace_)
