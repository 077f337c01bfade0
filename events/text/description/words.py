"""The word lists that description shares, from words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

PACKAGE: Final = "dateline.events.text.description"
"""Where the tables of description lie."""


def table(name: str) -> dict[str, dict[str, str]]:
    """A table of strings of this package, parsed."""
    return tomllib.loads((files(PACKAGE) / name).read_text("utf-8"))


@cache
def words(section: str, key: str = "lemmas") -> frozenset[str]:
    """One list of words.toml.

    >>> "say" in words("say"), "early" in words("date_edge", "before")
    (True, True)
    """
    return frozenset(_lists()[section][key].split())


@cache
def past_tenses() -> dict[str, str]:
    """Past participle -> past tense, where they differ."""
    return _lists()["past"]


@cache
def _lists() -> dict[str, dict[str, str]]:
    return table("words.toml")
