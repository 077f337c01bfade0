"""The words that decide attachment: classes of verbs and nouns, one folder of tables a language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

_EVENT_SHARE: Final = 0.5
"""A noun names events when at least this share of its use does."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word classes of one language; every word is a lemma in lower case.

    Attributes:
        reporting, aspectual, planning, perceiving, light: Classes of verbs, explained in `words.toml`.
        carriers: Nouns that only say when, or in which print.
        event_share: How much of a noun's use names events, 0 to 1; nouns without a row have 0.
        signals: The word before a date, and the relation that it states.
        past: Irregular past forms.
    """

    reporting: frozenset[str]
    aspectual: frozenset[str]
    planning: frozenset[str]
    perceiving: frozenset[str]
    light: frozenset[str]
    carriers: frozenset[str]
    event_share: dict[str, float]
    signals: dict[str, str]
    past: frozenset[str]

    def names_event(self, noun: str) -> bool:
        """True for a noun (lemma) that usually names something that happens.

        >>> lexicon("en").names_event("armistice"), lexicon("en").names_event("table")
        (True, False)
        """
        return self.event_share.get(noun, 0.0) >= _EVENT_SHARE


@lru_cache(maxsize=8)
def lexicon(lang: str) -> Lexicon:
    """The tables of a language; those of English where it has none."""
    folder = files(__package__)
    home = folder / lang if (folder / lang / "words.toml").is_file() else folder / "en"
    words = tomllib.loads((home / "words.toml").read_text("utf-8"))
    shares = _shares((home / "event_nouns.txt").read_text("utf-8"))
    shares |= dict.fromkeys(words["not_event_nouns"], 0.0) | dict.fromkeys(words["event_nouns"], 1.0)
    return Lexicon(
        reporting=frozenset(words["reporting"]),
        aspectual=frozenset(words["aspectual"]),
        planning=frozenset(words["planning"]),
        perceiving=frozenset(words["perceiving"]),
        light=frozenset(words["light"]),
        carriers=frozenset(words["carriers"]),
        event_share=shares,
        signals={word: relation for relation, group in words["signals"].items() for word in group},
        past=frozenset(words["irregular"]["past"]),
    )


def _shares(table: str) -> dict[str, float]:
    rows = (line.split() for line in table.splitlines() if line and not line.startswith("#"))
    return {word: int(percent) / 100 for word, percent in rows}
