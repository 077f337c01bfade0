"""Nouns by what they name (nouns.toml), and what else a thing is called (alike.toml)."""

from __future__ import annotations

from functools import cache

from dateline.events.text.description.words import table


@cache
def nouns(section: str, key: str = "nouns") -> frozenset[str]:
    """One list of nouns.toml.

    >>> "mayor" in nouns("human"), "troops" in nouns("people", "plurals")
    (True, True)
    """
    return frozenset(table("names/nouns.toml")[section][key].split())


@cache
def alike(noun: str) -> frozenset[str]:
    """What else a thing is called that one calls by this noun, from alike.toml: "the blaze" may be a fire.

    >>> "fire" in alike("blaze"), "ferry" in alike("ship"), "ship" in alike("ferry"), alike("moon")
    (True, True, False, frozenset())
    """
    rows = table("names/alike.toml")
    same = {w for row in rows["same"].values() if noun in row.split() for w in row.split()}
    return frozenset(same | set(rows["kinds"].get(noun, "").split()))
