"""What stands beside a clause and not in it: brackets, dashes, what another side of a colon says."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateline.events.text.parsing.labels import QUOTES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DASHES: Final = frozenset({"—", "–", "--", "---", "-"})
OPENING: Final = frozenset("([{")
_CLOSING: Final = frozenset(")]}")

PARSES: Final = 16
"""Parses of which is remembered what was found in them: those that are asked for while an event is described."""


def asides(root: Token, protected: frozenset[int]) -> set[int]:
    """The tokens that stand beside the clause: brackets, pairs of dashes, what lies beyond a colon or semicolon.

    Of these only the part that holds the head stays.

    Args:
        root: Head of the clause or noun phrase.
        protected: Tokens that must stay.
    """
    gone: set[int] = set()
    doc, core = root.doc, max(protected, default=root.i)
    anchor = root.i if root.i in protected else core
    for first, last in [*_enclosed(doc), *_beyond_colons(doc, anchor)]:
        inside = first < anchor < last
        if inside:
            gone |= {*range(first + 1), *range(last, len(doc))}
        elif not any(first < i < last for i in protected):
            gone |= set(range(max(first, 0), last + 1))
    return gone


def _beyond_colons(doc: Doc, anchor: int) -> list[tuple[int, int]]:
    """What lies before the last colon or semicolon left of the anchor, and behind the first one right of it."""
    left = [(-1, i) for i in _stops(doc) if i < anchor][-1:]
    right = [(i, len(doc) - 1) for i in _stops(doc) if i > anchor][:1]
    return left + right


@lru_cache(maxsize=PARSES)
def _stops(doc: Doc) -> tuple[int, ...]:
    """Where colons and semicolons stand."""
    return tuple(t.i for t in doc if t.text in {":", ";"} and t.whitespace_)


@lru_cache(maxsize=PARSES)
def quotations(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Pairs of quotation marks."""
    marks = [t.i for t in doc if t.text in QUOTES]
    return tuple(zip(marks[::2], marks[1::2], strict=False))


@lru_cache(maxsize=PARSES)
def _enclosed(doc: Doc) -> list[tuple[int, int]]:
    """Pairs of brackets, and of dashes with space around; a last dash alone reaches to the end."""
    pairs, stack = [], []
    for t in doc:
        if t.text in OPENING:
            stack.append(t.i)
        elif t.text in _CLOSING and stack:
            pairs.append((stack.pop(), t.i))
    dashes = [t.i for t in doc if t.text in DASHES and t.i and (t.text != "-" or doc[t.i - 1].whitespace_)]
    ends = [*dashes, len(doc)] if len(dashes) % 2 else dashes
    pairs += list(zip(ends[::2], ends[1::2], strict=True))
    return pairs
