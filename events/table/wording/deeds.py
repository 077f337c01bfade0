"""Which deeds a head word may tell of: "heist" and "raid" of one, "arrest" and "toll" of two."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Final

from dateline.events.table.wording.what import base

_WORD: Final = re.compile(r"[^\W\d_]+")


def deeds(word: str) -> frozenset[str]:
    """The rows of `wording/deeds.toml` in which a word, or a form of it, stands.

    >>> sorted(deeds("convicted") & deeds("verdict")), deeds("arrested") & deeds("toll"), deeds("Panmunjom")
    (['convicting'], frozenset(), frozenset())
    """
    form = word.lower()
    return _forms().get(form) or _deeds().get(base(form), frozenset())


def told_deeds(words: Iterable[str]) -> frozenset[str]:
    """The deeds that words plainly tell of, and those that they may have come of.

    Nothing where they say that one began or ended, or was told of: what begins a war may be called so too.

    >>> sorted(told_deeds(["strike"])), sorted(told_deeds(["strike", "began"])), "exploding" in told_deeds(["killed"])
    (['attacking', 'crashing', 'shaking', 'sinking', 'storming', 'striking'], [], True)
    """
    found = frozenset[str]().union(*(deeds(word) for word in words if base(word.lower()) not in _vague()))
    if found & frozenset(_table()["no_deed"]["deeds"].split()):
        return frozenset()
    return found.union(*(_outcomes().get(deed, frozenset()) for deed in found))


def words_of(title: str) -> list[str]:
    """The words of a title."""
    return _WORD.findall(title)


def is_light(word: str) -> bool:
    """True for a verb whose other words name the deed: "found guilty", "laid off", "made a bid".

    >>> is_light("made"), is_light("sank")
    (True, False)
    """
    return base(word.lower()) in _light()


def once(word: str) -> bool:
    """True for a word of what happens once to one person or thing.

    >>> once("born"), once("killed")
    (True, False)
    """
    return word.lower() in _once()


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("deeds.toml").read_text("utf-8"))


@cache
def _deeds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for deed, words in _table()["deeds"].items():
        for word in words.split():
            found[base(word)].add(deed)
    return {word: frozenset(rows) for word, rows in found.items()}


@cache
def _forms() -> dict[str, frozenset[str]]:
    return _sets("forms")


@cache
def _outcomes() -> dict[str, frozenset[str]]:
    return _sets("outcomes")


def _sets(name: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(words.split()) for key, words in _table()[name].items()}


@cache
def _vague() -> frozenset[str]:
    return frozenset(base(word) for word in _table()["no_deed"]["words"].split())


@cache
def _light() -> frozenset[str]:
    return frozenset(base(word) for word in _table()["light"]["words"].split())


@cache
def _once() -> frozenset[str]:
    return frozenset(_table()["once"]["words"].split())
