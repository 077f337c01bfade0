"""Is a text in a language that has rules? Told by the words of which every text of a language is full."""

from __future__ import annotations

import re
from typing import Final

from dateline.events.text.rules import rulebook

_WORD: Final = re.compile(r"(?<![\w’'-])[^\W\d_]+(?![\w’'-])")
_READ: Final = 20_000
"""Code points at the head of a text that are looked at."""
_FEWEST: Final = 40
"""Fewer words in small letters than this are too few to tell: a list of names, a table, a message."""
_FOREIGN: Final = 8
"""So many tell, if none of them is in Latin letters."""
_LATIN: Final = re.compile(r"[a-z]", re.IGNORECASE)
_LEAST: Final = 0.05
"""The share of its commonest words in any prose of a language: a third in English prose, a tenth in notes."""


def recognized(text: str) -> str | None:
    """The language with rules that a text is most likely written in; None for prose that is in none of them.

    Of what is too short to tell, or no prose, English is taken.

    >>> recognized("The mayor said that the bridge would be closed and that the work had been put off by " * 3)
    'en'
    >>> recognized("El gobierno dijo ayer que las obras del puente terminaron en enero y que no habrá más " * 3)
    """
    words = [word for word in _WORD.findall(text[:_READ]) if not word[0].isupper()]
    if len(words) >= _FOREIGN and not any(map(_LATIN.search, words)):
        return None
    if len(words) < _FEWEST:
        return "en"
    shares = {lang: _share(words, rulebook.load(lang).lexicon.common) for lang in rulebook.languages()}
    best = max(sorted(shares), key=lambda lang: shares[lang])
    return best if shares[best] >= _LEAST else None


def _share(words: list[str], common: frozenset[str]) -> float:
    return sum(word in common for word in words) / len(words)
