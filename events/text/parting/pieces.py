"""What is read at once: a sentence, its clauses apart where semicolons part them, and no more than a parse can take."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from dateline.events.text.attachment.lexicon import lexicon
from dateline.events.text.parting.sentences import Sentence
from dateline.events.text.timex import Timex

LONGEST: Final = 2_000
"""Code points of the longest piece: far beyond any sentence that a person wrote to be read, well within a quotation."""
_SEMICOLON: Final = re.compile(r";\s+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_REGULAR: Final = re.compile(r"[a-z]{3,}ed")
_PAIRED: Final = (("(", ")"), ("[", "]"), ("“", "”"))
_CUTS: Final = (re.compile(r"[;:|•]\s+"), re.compile(r",\s+"), re.compile(r"\s+"))
"""Where a long sentence is cut, the best first."""


def bounded(sentences: Sequence[Sentence], timexes: Sequence[Timex]) -> list[Sentence]:
    """The sentences, those of several clauses apart, those beyond 2,000 code points in pieces that cut no date.

    A semicolon between clauses ends what a parse may join: no date belongs to the other side of it.

    Args:
        sentences: Of a document, in order.
        timexes: Of the same, in order.

    >>> text = "word " * 1000
    >>> [(piece.start, piece.end) for piece in bounded([Sentence(0, 4999, text.strip())], [])]
    [(0, 1999), (2000, 3999), (4000, 4999)]
    """
    starts = [timex.start for timex in timexes]
    found: list[Sentence] = []
    for sentence in (clause for whole in sentences for clause in clauses(whole)):
        found += [sentence] if len(sentence.text) <= LONGEST else _pieces(sentence, timexes, starts)
    return found


def clauses(sentence: Sentence) -> list[Sentence]:
    """The clauses of a sentence that semicolons part; one where a side of each has no verb of its own.

    >>> [c.text for c in clauses(Sentence(0, 46, "He sold it in 2009; the price was never known."))]
    ['He sold it in 2009;', 'the price was never known.']
    >>> len(clauses(Sentence(0, 37, "Three were tried in May; two in June.")))
    1
    """
    text, at, found = sentence.text, 0, []
    for mark in _SEMICOLON.finditer(text):
        left, right = text[at : mark.start()], text[mark.end() :]
        if _is_whole(left) and _has_verb(left) and _has_verb(right.split(";")[0]):
            found.append(Sentence(sentence.start + at, sentence.start + mark.start() + 1, text[at : mark.start() + 1]))
            at = mark.end()
    return [*found, Sentence(sentence.start + at, sentence.end, text[at:])]


def _is_whole(part: str) -> bool:
    """True where no quotation and no bracket is open at its end."""
    return part.count('"') % 2 == 0 and all(part.count(a) == part.count(b) for a, b in _PAIRED)


def _has_verb(part: str) -> bool:
    """True for a word that can only be a finite verb or its auxiliary; English words, as far as spelling tells."""
    words = lexicon("en")
    forms = words.past | words.said | words.auxiliary | words.future
    lower = [hit[0].lower() for hit in _WORD.finditer(part)]
    return any(word in forms or (_REGULAR.fullmatch(word) and word not in words.not_past) for word in lower)


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
