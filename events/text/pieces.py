"""Sentences of bounded length: a table without stops, or a page in one sentence, is read in pieces."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from dateline.events.text.sentences import Sentence
from dateline.events.text.timex import Timex

LONGEST: Final = 2_000
"""Code points of the longest piece: far beyond any sentence that a person wrote to be read, well within a quotation."""
_CUTS: Final = (re.compile(r"[;:|•]\s+"), re.compile(r",\s+"), re.compile(r"\s+"))
"""Where a long sentence is cut, the best first."""


def bounded(sentences: Sequence[Sentence], timexes: Sequence[Timex]) -> list[Sentence]:
    """The sentences, those beyond 2,000 code points in pieces, none of which cuts an expression of time.

    Args:
        sentences: Of a document, in order.
        timexes: Of the same, in order.

    >>> text = "word " * 1000
    >>> [(piece.start, piece.end) for piece in bounded([Sentence(0, 4999, text.strip())], [])]
    [(0, 1999), (2000, 3999), (4000, 4999)]
    """
    starts = [timex.start for timex in timexes]
    found: list[Sentence] = []
    for sentence in sentences:
        found += [sentence] if len(sentence.text) <= LONGEST else _pieces(sentence, timexes, starts)
    return found


def _pieces(sentence: Sentence, timexes: Sequence[Timex], starts: Sequence[int]) -> Iterator[Sentence]:
    at = 0
    while at < len(sentence.text):
        cut = _cut(sentence.text, at)
        cut = _beside(sentence.start + cut, timexes, starts) - sentence.start
        cut = cut if cut > at else min(at + LONGEST, len(sentence.text))
        piece = sentence.text[at:cut]
        body = piece.strip()
        if body:
            start = sentence.start + at + len(piece) - len(piece.lstrip())
            yield Sentence(start, start + len(body), body)
        at = cut


def _cut(text: str, at: int) -> int:
    """Where the piece that starts at `at` ends: after the last of the best marks in its second half."""
    end = at + LONGEST
    if end >= len(text):
        return len(text)
    for mark in _CUTS:
        places = [hit.end() for hit in mark.finditer(text, at + LONGEST // 2, end)]
        if places:
            return places[-1]
    return end


def _beside(place: int, timexes: Sequence[Timex], starts: Sequence[int]) -> int:
    """The place, or the start of the timex in which it lies."""
    index = bisect_left(starts, place) - 1
    return timexes[index].start if index >= 0 and timexes[index].end > place else place
