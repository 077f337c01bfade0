"""Whether two words name one kind of happening: "robbery" and "heist", "killed" and "murder"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Literal

from dateline.events.table.wording.what import base

Relation = Literal["same", "one meaning", "one kind", "other"]


def relation(one: str, two: str) -> Relation | None:
    """How what two words mean is related; None where the table knows one of them not.

    Source: WordNet 3.0: synonyms and derived words have one meaning; a word and that right above it are of one kind.

    >>> relation("killing", "killed"), relation("murder", "killed"), relation("heist", "robbery")
    ('same', 'one meaning', 'one kind')
    """
    first, second = base(one.lower()), base(two.lower())
    if first == second:
        return "same"
    own, below = _meanings()
    if first not in own or second not in own:
        return None
    if own[first] & own[second]:
        return "one meaning"
    return "one kind" if own[first] & below[second] or own[second] & below[first] else "other"


@cache
def synonyms(word: str) -> frozenset[str]:
    """Stems of the words that share a meaning with a word: those derived from it, and synonyms; its own is left out.

    >>> sorted(synonyms("burial")), synonyms("Panmunjom")
    (['buri', 'bury', 'entomb', 'int', 'interment'], frozenset())
    """
    stem = base(word.lower())
    lines = _meanings()[0].get(stem, ())
    return frozenset(other for line in lines for other in _words()[line]) - {stem}


@cache
def _words() -> dict[int, list[str]]:
    """The stems of each meaning."""
    words: dict[int, list[str]] = defaultdict(list)
    for stem, lines in _meanings()[0].items():
        for line in lines:
            words[line].append(stem)
    return dict(words)


@cache
def _meanings() -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """The meanings that each stem has, and those right above them, by their line in the table."""
    own: dict[str, set[int]] = defaultdict(set)
    below: dict[str, set[int]] = defaultdict(set)
    text = files(__package__).joinpath("meanings.txt").read_text("utf-8")
    for number, line in enumerate(text.splitlines()):
        words, _, under = line.partition(" > ")
        for held, told in ((own, words), (below, under)):
            for word in told.split() if not line.startswith("#") else ():
                held[word].add(number)
    return dict(own), below
