"""Traits of a whole text: how it is written says what may be expected of each of its lines."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.events.text.description.lines.statements import is_transcript

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_PRIOR: Final = 300
"""Words of a usual text that are counted with every text, so that few words prove nothing."""


class Counted(NamedTuple):
    """What is counted in a text: one in so many words is 1; what news agencies usually have; and the pattern."""

    every: int
    usual: float
    pattern: re.Pattern[str]


_COUNTED: Final = {
    "text speaks of I or you": Counted(30, 0.0, re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Oo]ur|[Yy]our|my|me|us)\b")),
    "text asks": Counted(100, 0.0, re.compile(r"\?")),
    "text cries": Counted(200, 0.0, re.compile(r"!")),
    "text reports": Counted(60, 0.8, re.compile(r"\b(?:said|told|announced|reported|according)\b")),
    "text tells the past": Counted(
        15, 0.7, re.compile(r"\b[a-z]{2,}ed\b|\b(?:was|were|had|took|came|went|began|left)\b")
    ),
    "text tells the present": Counted(20, 0.6, re.compile(r"\b(?:is|are|has|have|'s|’s)\b")),
    "text names": Counted(6, 0.6, re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")),
    "text values": Counted(
        60, 0.4, re.compile(r"\b(?:very|really|so|too|more|most|should|must|need|would|could|may|might)\b")
    ),
    "text shows a page": Counted(100, 0.0, re.compile(r"[|@#©»•]|https?:|www\.|\.\.\.|…|\b\d{1,2}:\d\d\b")),
    "text quotes": Counted(40, 0.0, re.compile(r"[“”\"]")),
    "text goes on": Counted(25, 1.4, re.compile(r"[.!?](?=\s|$)")),
}


@lru_cache(maxsize=32)
def traits_of_text(text: str) -> dict[str, float]:
    """How often what is counted stands in a text, 0 to 1.5 each; all names start with "text"."""
    words = len(_WORD.findall(text))
    found = {name: _rate(counted, text, words) for name, counted in _COUNTED.items()}
    return found | {"text is a transcript": float(is_transcript(text))}


def _rate(counted: Counted, text: str, words: int) -> float:
    seen = counted.every * len(counted.pattern.findall(text)) + counted.usual * _PRIOR
    return min(1.5, seen / (words + _PRIOR))
