"""Diaries, logs and chronologies: paragraphs under their day, each written, or told, as on that day.

"18 May. Crossed the line. Last night a bear came": the night is that before the day which opens the line, and not that
before the day on which somebody printed the diary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.events.text.refiners import Found

_LEAST: Final = 3
"""One day at the head of a line may be anything; so many, and the text is kept by days."""
_DAYS: Final = frozenset(("day", "dated_time"))
_HEAD: Final = re.compile(r"[\W_]*(?:\d{1,3}[.)]\s+)?[\W_]*")
_MARK: Final = re.compile(r"[)\]*_]*[ \t]*(?:[:|–—•\t.)\]\n]|--?\s|\Z)|[ *_]+(?=[A-Z“\"])")
"""What stands between a day and what it tells: a mark, the end of the line, or only a space before a capital."""


def day_heads(text: str, found: Sequence[Found]) -> frozenset[int]:
    r"""Positions of the expressions that open the entries of a text kept by days; none of any other text.

    >>> from dateline.events.text import rulebook
    >>> from dateline.events.text.tagger import expressions
    >>> text = "4 May. We left at noon.\n5 May. Rain since yesterday.\n7 May. Storm."
    >>> sorted(day_heads(text, expressions(text, rulebook.load("en"))))
    [0, 2, 4]
    """
    heads = frozenset(i for i, one in enumerate(found) if one.kind in _DAYS and _opens(text, one))
    return heads if len(heads) >= _LEAST else frozenset()


def _opens(text: str, one: Found) -> bool:
    line = text.rfind("\n", 0, one.start) + 1
    return _HEAD.fullmatch(text, line, one.start) is not None and _MARK.match(text, one.end) is not None
