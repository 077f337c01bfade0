"""The tables of this package, as lists of words."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

PACKAGE: Final = "dateline.events.text.description.who"
"""Where the tables lie."""


@cache
def table(name: str) -> dict[str, dict[str, str]]:
    """A table of strings of this package, parsed."""
    return tomllib.loads((files(PACKAGE) / name).read_text("utf-8"))


@cache
def nouns(section: str, key: str = "nouns") -> frozenset[str]:
    """One list of nouns.toml.

    >>> "mayor" in nouns("human"), "troops" in nouns("people", "plurals")
    (True, True)
    """
    return frozenset(table("nouns.toml")[section][key].split())


@cache
def alike(noun: str) -> frozenset[str]:
    """What else a thing is called that one calls by this noun, from alike.toml: "the blaze" may be a fire.

    >>> "fire" in alike("blaze"), "ferry" in alike("ship"), "ship" in alike("ferry"), alike("moon")
    (True, True, False, frozenset())
    """
    rows = table("alike.toml")
    same = {w for row in rows["same"].values() if noun in row.split() for w in row.split()}
    return frozenset(same | set(rows["kinds"].get(noun, "").split()))
