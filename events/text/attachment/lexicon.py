"""The words that decide attachment: classes of verbs and nouns, one folder of tables a language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

_EVENT_SHARE: Final = 0.5
"""A noun names events when at least this share of its use does."""

_OF_VERBS: Final = ("tion", "sion", "ment", "ing", "al")
"""Endings of nouns made from verbs: they name events more often than WordNet's senses say."""
_EVENT_SHARE_OF_VERBS: Final = 0.3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word classes of one language; every word is a lemma in lower case.

    Attributes:
        reporting, judging, aspectual, planning, promising, rescheduling, resuming, imposing, raising, perceiving,
        linking, answering, light:
            Classes of verbs, explained in `words.toml`.
        measures, presenting: Nouns that sum up a period, and verbs that only present the sum.
        works: Nouns that name something written or made public: a date before one is when it came out.
        called: Nouns of bodies and places that are called by a day.
        roles: Adjectives of what somebody was or is to be.
        carriers: Nouns that only say when, or in which print.
        event_share: How much of a noun's use names events, 0 to 1; nouns without a row have 0.
        signals: The word before a date, and the relation that it states.
        past: Irregular past forms.
        said, auxiliary, modal, future, clause, determiner, not_past: Forms, not lemmas: of verbs of telling, of "be",
            "have" and "do", of modals, of words that begin a clause or a noun phrase, of words in -ed that are no past.
    """

    reporting: frozenset[str]
    judging: frozenset[str]
    aspectual: frozenset[str]
    planning: frozenset[str]
    promising: frozenset[str]
    rescheduling: frozenset[str]
    resuming: frozenset[str]
    imposing: frozenset[str]
    raising: frozenset[str]
    perceiving: frozenset[str]
    linking: frozenset[str]
    answering: frozenset[str]
    light: frozenset[str]
    measures: frozenset[str]
    presenting: frozenset[str]
    works: frozenset[str]
    called: frozenset[str]
    roles: frozenset[str]
    carriers: frozenset[str]
    event_share: dict[str, float]
    signals: dict[str, str]
    past: frozenset[str]
    said: frozenset[str]
    auxiliary: frozenset[str]
    modal: frozenset[str]
    future: frozenset[str]
    clause: frozenset[str]
    determiner: frozenset[str]
    not_past: frozenset[str]

    def names_event(self, noun: str) -> bool:
        """True for a noun (lemma) that usually names something that happens.

        >>> lexicon("en").names_event("armistice"), lexicon("en").names_event("table")
        (True, False)
        """
        share = self.event_share.get(noun, 0.0)
        return share >= (_EVENT_SHARE if not noun.endswith(_OF_VERBS) else _EVENT_SHARE_OF_VERBS)


@lru_cache(maxsize=8)
def lexicon(lang: str) -> Lexicon:
    """The tables of a language; those of English where it has none."""
    folder = files(__package__)
    home = folder / lang if (folder / lang / "words.toml").is_file() else folder / "en"
    words = tomllib.loads((home / "words.toml").read_text("utf-8"))
    forms = words["forms"]
    shares = _shares((home / "event_nouns.txt").read_text("utf-8"))
    shares |= dict.fromkeys(words["not_event_nouns"], 0.0) | dict.fromkeys(words["event_nouns"], 1.0)
    return Lexicon(
        reporting=frozenset(words["reporting"]),
        judging=frozenset(words["judging"]),
        aspectual=frozenset(words["aspectual"]),
        planning=frozenset(words["planning"]),
        promising=frozenset(words["promising"]),
        rescheduling=frozenset(words["rescheduling"]),
        resuming=frozenset(words["resuming"]),
        imposing=frozenset(words["imposing"]),
        raising=frozenset(words["raising"]),
        perceiving=frozenset(words["perceiving"]),
        linking=frozenset(words["linking"]),
        answering=frozenset(words["answering"]),
        light=frozenset(words["light"]),
        measures=frozenset(words["measures"]),
        presenting=frozenset(words["presenting"]),
        works=frozenset(words["works"]),
        called=frozenset(words["called"]),
        roles=frozenset(words["roles"]),
        carriers=frozenset(words["carriers"]),
        event_share=shares,
        signals={word: relation for relation, group in words["signals"].items() for word in group},
        past=frozenset(forms["past"]),
        said=frozenset(forms["reporting"]) | {f for lemma in words["reporting"] for f in _regular_forms(lemma)},
        auxiliary=frozenset(forms["auxiliary"]),
        modal=frozenset(forms["modal"]),
        future=frozenset(forms["future"]),
        clause=frozenset(forms["clause"]),
        determiner=frozenset(forms["determiner"]),
        not_past=frozenset(forms["not_past"]),
    )


def _shares(table: str) -> dict[str, float]:
    rows = (line.split() for line in table.splitlines() if line and not line.startswith("#"))
    return {word: int(percent) / 100 for word, percent in rows}


def _regular_forms(lemma: str) -> set[str]:
    """Third person and past of a regular verb: announces, announced."""
    stem = lemma[:-1] + "i" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma
    third = stem + "es" if stem != lemma or lemma.endswith(("s", "sh", "ch", "x")) else lemma + "s"
    return {third, stem + ("d" if stem.endswith("e") else "ed")}
