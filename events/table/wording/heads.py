"""How the words that name what happened are related: "heist" and "raid" name one deed, "arrest" and "toll" two."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dateline.events.table.wording.deeds import deeds
from dateline.events.table.wording.meanings import relation
from dateline.events.table.wording.words import stem

_PARTICLES: Final = frozenset(
    {"a", "at", "away", "be", "down", "for", "in", "into", "of", "off", "on", "out", "over", "the", "to", "up", "with"}
)
"""Words of a phrase that do not name what happened: "checks into"."""


def related(one: str, two: str, *, said: tuple[frozenset[str], frozenset[str]]) -> str:
    """How two head words are related, the nearest two where they are phrases.

    Args:
        one, two: The head words of two texts.
        said: The stems of all words of each text.

    >>> said = (frozenset({"heist"}), frozenset({"raid"}))
    >>> related("robberies", "robbery", said=said), related("heist", "raid", said=said)
    ('same', 'one deed')
    >>> related("arrested", "toll", said=said), related("sat", "sang", said=(frozenset({"sat"}), frozenset({"sat"})))
    ('other deeds', 'both in one text')
    """
    first, second = _naming(one), _naming(two)
    found = {relation(a, b) for a in first for b in second}
    alike = next((name for name in ("same", "one meaning", "one kind") if name in found), None)
    if alike:
        return alike
    told, other = (frozenset[str]().union(*map(deeds, words)) for words in (first, second))
    if told & other:
        return "one deed"
    apart = _stems(first) & said[1] - _stems(second) or _stems(second) & said[0] - _stems(first)
    return "both in one text" if apart else "other deeds" if told and other else "other"


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words)


def _naming(head: str) -> list[str]:
    words = [word for word in head.split() if word[0].isalpha()]
    return [word for word in words if word.lower() not in _PARTICLES] or words or [head]
