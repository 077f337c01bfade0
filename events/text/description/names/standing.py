"""Where a name stands in a text: by plain search, since each name is sought in few texts and a pattern costs more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

REACH: Final = 60
"""Code points before a name in which what leads to it is sought."""


def places_of(name: str, text: str) -> Iterator[int]:
    """Where a text has these letters, each once.

    >>> list(places_of("Lee", "Lee and Leeds"))
    [0, 8]
    """
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def standing(name: str, text: str) -> Iterator[int]:
    """Where a name stands as whole words.

    >>> list(standing("Lee", "Lee and Leeds"))
    [0]
    """
    for at in places_of(name, text):
        end = at + len(name)
        if not text[end : end + 1].isalnum() and not text[max(0, at - 1) : at].isalnum():
            yield at


def led_by(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """What a pattern that ends with `$` matches right before a place."""
    return pattern.search(text, max(0, at - REACH), at)
