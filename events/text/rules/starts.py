"""Where in a text an expression may begin, and which rules to try there: by its first words and what joins them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dateline.events.text.rules.lexicon import Lexicon, vocabulary
from dateline.events.text.rules.openings import SIGN, UNKNOWN, Patterns, Step
from dateline.events.text.rules.rule import Rule

_TOKEN: Final = re.compile(r"(['’]?\d+)|[^\W\d_]+")
_NEXT: Final = re.compile(r"(\W{0,3}?)(?:(['’]?\d+)|([^\W\d_]+))|(\W{0,3})")
"""The word that follows, and at most three signs before it."""
_SIGN: Final = re.compile(r"[^\w\s]")
_BLANK: Final = re.compile(r"\s+")
_FIGURE: Final = re.compile(r"\d")
_LONGEST_NUMBER: Final = 9
_NINES: Final = "9" * _LONGEST_NUMBER
_WORDS: Final = 6
"""Words that are looked at: "two hundred and twenty five years"."""
_FEW: Final = 5
"""So many rules are tried rather than that another word is looked at."""
_MOST: Final = 50_000
"""Openings that are remembered, so that no text fills the memory with new ones."""

Rules = tuple[Rule, ...]


class Starts:
    """The rules of a language by how their expressions open; what was found out is remembered for every text.

    Attributes:
        words: Every word that the tables write.
    """

    def __init__(self, rules: Iterable[Rule], lexicon: Lexicon) -> None:
        self._rules = tuple(rules)
        self._patterns = Patterns(lexicon)
        self._steps: dict[str, Step] = {}
        self._remembered: dict[str, Rules] = {}
        self._gaps: dict[str, str] = {}
        tables = (word for table in lexicon.tables.values() for word in table)
        written = (*(rule.match for rule in self._rules), *lexicon.patterns.values(), *tables)
        self.words = frozenset(word for pattern in written for word in vocabulary(pattern))
        self._signs = frozenset(sign for pattern in written for sign in _SIGN.findall(pattern))

    def in_text(self, text: str) -> Iterator[tuple[int, Rules]]:
        """Each place where an expression may begin, with the rules to try there, in the order of the tables."""
        plain = text.replace("İ", "i").lower()
        end = -1
        for token in _TOKEN.finditer(plain):
            word, (start, stop) = token[0], token.span()
            if token.lastindex:
                word = self._number(word)
            elif word not in self.words:
                word = ""
            if word and start > end and (rules := self._beginning(plain, word, stop)):
                yield start, rules
            end = stop

    def _beginning(self, plain: str, opening: str, stop: int) -> Rules:
        """The rules that can open with a word and what follows it; as many words as leave only a few rules."""
        rules = self._remembered.get(opening)
        if rules is None:
            rules = self._narrowed(opening, self._narrowed(opening[0], self._rules))
        for _ in range(_WORDS):
            follows = _NEXT.match(plain, stop) if rules else None
            if follows is None:
                break
            gap, number, word, rest = follows.groups()
            if between := self._coarse(rest or gap or ""):
                opening += between
                rules = self._narrowed(opening, rules)
            if rest is not None or not rules:
                break
            word = self._number(number) if number else word if word in self.words else ""
            if not word:
                return self._narrowed(opening + UNKNOWN, rules)
            opening, stop = opening + word, follows.end()
            rules = self._narrowed(opening + self._coarse(plain[stop : stop + 1]), rules)
            if len(rules) <= _FEW:
                break
        return rules

    def _narrowed(self, opening: str, rules: Rules) -> Rules:
        """Of these rules those that can open so."""
        found = self._remembered.get(opening)
        if found is None:
            if len(self._remembered) > _MOST:
                self._remembered.clear()
            found = self._remembered[opening] = tuple(rule for rule in rules if self._can_open(rule, opening))
        return found

    def _can_open(self, rule: Rule, opening: str) -> bool:
        if rule.id not in self._steps:
            self._steps[rule.id] = self._patterns.step(rule.match)
        return self._patterns.can_open(self._steps[rule.id], opening)

    @staticmethod
    def _number(figures: str) -> str:
        if len(figures) > _LONGEST_NUMBER:
            return ""
        return _NINES[: len(figures)] if figures[0].isdigit() else figures[0] + _NINES[: len(figures) - 1]

    def _coarse(self, gap: str) -> str:
        found = self._gaps.get(gap)
        if found is None:
            if len(self._gaps) > _MOST:
                self._gaps.clear()
            signs = _FIGURE.sub("9", _BLANK.sub(" ", gap))
            found = "".join(sign if sign.isalnum() or sign == " " or sign in self._signs else SIGN for sign in signs)
            self._gaps[gap] = found
        return found
