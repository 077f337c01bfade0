"""Which deeds a head word may tell of: "heist" and "raid" of one, "arrest" and "toll" of two."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files

from dateline.events.table.match_what import base


def deeds(word: str) -> frozenset[str]:
    """The rows of `match_deeds.toml` in which a word, or a form of it, stands.

    >>> sorted(deeds("convicted") & deeds("verdict")), deeds("arrested") & deeds("toll"), deeds("Panmunjom")
    (['convicting'], frozenset(), frozenset())
    """
    return _deeds().get(base(word.lower()), frozenset())


@cache
def _deeds() -> dict[str, frozenset[str]]:
    text = files("dateline.events.table").joinpath("match_deeds.toml").read_text("utf-8")
    found: dict[str, set[str]] = defaultdict(set)
    for deed, words in tomllib.loads(text)["deeds"].items():
        for word in words.split():
            found[base(word)].add(deed)
    return {word: frozenset(rows) for word, rows in found.items()}
