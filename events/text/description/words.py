"""The word lists that description shares, from words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

_PACKAGE: Final = "dateline.events.text.description"


@cache
def table(path: str) -> dict[str, Any]:
    """A table of this package, parsed; by its path in it.

    >>> table("names/sexes.toml")["male"]["honorifics"].split()[0]
    'Mr'
    """
    return tomllib.loads((files(_PACKAGE) / path).read_text("utf-8"))


@cache
def words(section: str, key: str = "lemmas") -> frozenset[str]:
    """One list of words.toml.

    >>> "say" in words("say"), "early" in words("date_edge", "before")
    (True, True)
    """
    return frozenset(_lists()[section][key].split())


@cache
def empty_words() -> frozenset[str]:
    """Words that, before a noun, do not tell which it is.

    >>> {"the", "new"} <= empty_words()
    True
    """
    return words("stop", "words") | words("vague", "adjectives")


@cache
def past_tenses() -> dict[str, str]:
    """Past participle -> past tense, where they differ."""
    return _lists()["past"]


@cache
def _lists() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = table("words.toml")
    return lists
