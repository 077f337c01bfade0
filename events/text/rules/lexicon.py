"""The lexicon of a language: words and their values, patterns for what cannot be listed, and numbers in words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dateline.events.text.meaning.tense import NEVER, Tenses
from dateline.events.text.rules.tenses import read_tenses

Value = str | int | float

SLOT: Final = re.compile(r"<([A-Z][A-Z_0-9]*)(?:\.(\d))?>")
"""A table of the lexicon in a pattern: <UNIT>, and <UNIT.2> for a second one."""

_SPACE: Final = re.compile(r"\[[^\]]*\]|[ ~]")
_SPACES: Final = {" ": r"(?:\s{1,9})", "~": r"(?:\s{1,9}|\s?[-‐–]\s{0,9})"}
_IN_FIGURES_TOO: Final = re.compile(r" \(\d+\)$")
"""As contracts write numbers: thirty (30)."""
_CARDINALS: Final = ("CARDINAL", "ARTICLE", "VAGUE")
"""Tables whose words are numbers."""
_VERBATIM: Final = "_TEXT"
"""How the name of a pattern ends whose value is its own text."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTER: Final = re.compile(r"([^\W\d_]+)[^\W\d_]\?")
_NO_WORD: Final = re.compile(rf"{SLOT.pattern}|\\[a-zA-Z]|\(\?(?:<?[=!]|[-a-z]*:)")


@dataclass(frozen=True)
class Lexicon:
    """Words and their values, a table for each kind; a pattern's value is its own text, or the number it spells.

    Attributes:
        tables: Name -> word in lower case -> value.
        patterns: Name -> regular expression, for what cannot be listed.
        proper: Words that mean a time only when capitalised.
        cardinals: The words of numbers; None for those that say no number ("several").
        tenses: What verbs of the future and of the past look like.
        later_than: What stands between a length of time and the date that it is counted from ("after").
        former: What stands before somebody's office that is over ("former").
        headings: Words of a heading that names the day of what it heads: "Minutes of 3 May".
        published, updated: Labels of the day on which a text was published and last changed; "" where none are known.
        common: Words that every text of the language is full of, and texts of its neighbours are not.
    """

    tables: Mapping[str, Mapping[str, Value]]
    patterns: Mapping[str, str]
    proper: frozenset[str]
    cardinals: Mapping[str, Value]
    tenses: Tenses
    later_than: re.Pattern[str] = NEVER
    former: re.Pattern[str] = NEVER
    headings: str = ""
    published: str = ""
    updated: str = ""
    common: frozenset[str] = frozenset()

    def expand(self, pattern: str, *, capture: bool = True) -> str:
        """A pattern with its slots and spaces written out."""
        return SLOT.sub(lambda hit: self._slot(hit[1], hit[2], capture), _spaced(pattern))

    def _slot(self, name: str, number: str | None, capture: bool) -> str:
        body = self.expand(self.patterns[name], capture=False) if name in self.patterns else self._words(name)
        return f"(?P<{name}{'_' + number if number else ''}>{body})" if capture else f"(?:{body})"

    def _words(self, name: str) -> str:
        words = sorted(self.tables[name], key=lambda word: (-len(word), word))
        return "|".join(_spaced(re.escape(word).replace(r"\ ", " ").replace(r"\-", "-")) for word in words)

    def words_in(self, pattern: str) -> frozenset[str]:
        """Every word that a pattern can hold, those of its slots too."""
        found = vocabulary(pattern)
        for name in {hit[1] for hit in SLOT.finditer(pattern)}:
            inner = (self.patterns[name],) if name in self.patterns else self.tables[name]
            found = found.union(*(self.words_in(one) for one in inner))
        return found

    def value(self, slot: str, text: str) -> Value | None:
        """What the words of a slot mean; None for a number that is not one ("several")."""
        name = slot.split(".")[0]
        key = " ".join(text.lower().replace("-", " ").split())
        if name in self.tables:
            table = self.tables[name]
            return table.get(" ".join(text.lower().split()), table.get(key))
        if name.endswith(_VERBATIM):
            return text
        figures = re.fullmatch(r"(\d+)(?:st|nd|rd|th|\.)?", text, re.IGNORECASE)
        return int(figures[1]) if figures else self.number(key)

    def number(self, words: str) -> Value | None:
        """A number in words or figures: "twenty five", "two hundred", "1,500", "2.5", "5 1/2", "a few" (None)."""
        return _number(words, self.cardinals)


def vocabulary(pattern: str) -> frozenset[str]:
    """The words that a pattern of a table writes, with and without an optional last letter.

    >>> sorted(vocabulary("(?:last|next) <UNIT>s? of years?"))
    ['last', 'next', 'of', 's', 'year', 'years']
    """
    plain = _NO_WORD.sub("(", pattern).lower()
    return frozenset(_WORD.findall(plain)) | {hit[1] for hit in _SHORTER.finditer(plain)}


def read_lexicon(text: str) -> Lexicon:
    r"""The lexicon of a language from the text of its table.

    Raises:
        tomllib.TOMLDecodeError: The text is no TOML.
        re.error: A form of a tense or of a clue is no regular expression.

    >>> read_lexicon('[MONTH]\n"05" = ["May"]').value("MONTH", "may")
    5
    """
    document = tomllib.loads(text)
    patterns, proper, tense, clues = (document.pop(name, {}) for name in ("patterns", "proper", "tense", "clues"))
    tables = {
        name: {word.lower(): _value(key) for key, words in table.items() for word in words}
        for name, table in document.items()
    }
    return Lexicon(
        tables,
        patterns,
        frozenset(word.lower() for word in proper.get("words", [])),
        {word: value for name in _CARDINALS for word, value in tables.get(name, {}).items()},
        read_tenses(tense),
        later_than=re.compile(rf"\s(?:{'|'.join(clues['after'])})\s", re.IGNORECASE) if "after" in clues else NEVER,
        former=re.compile(rf"(?:{'|'.join(clues['former'])})[\s-]$", re.IGNORECASE) if "former" in clues else NEVER,
        headings="|".join(clues.get("headings", [])),
        published="|".join(clues.get("published", [])),
        updated="|".join(clues.get("updated", [])),
        common=frozenset(clues.get("common", "").split()),
    )


def _value(key: str) -> Value:
    """A key that is a number is one."""
    return int(key) if re.fullmatch(r"-?\d+", key) else key


def _spaced(pattern: str) -> str:
    """Write out the spaces: any white space, of bounded length, so that no text makes a rule slow."""
    return _SPACE.sub(lambda hit: _SPACES.get(hit[0]) or hit[0].replace(" ", r"\s"), pattern)


def _number(words: str, cardinals: Mapping[str, Value]) -> Value | None:
    """Read a number; a hundred and a thousand multiply what stands before them."""
    words = _IN_FIGURES_TOO.sub("", words)
    plain = words.replace(",", "")
    if hit := re.fullmatch(r"(\d+(?:\.\d+)?)?\s*(?:([½¼¾])|(\d)/(\d))?", plain):
        return _figures(hit)
    if words in cardinals:
        value = cardinals[words]
        return None if value == "X" else value
    total = part = 0
    for word in plain.replace("-", " ").split():
        value = cardinals.get(word, 0) if not word.isdigit() else int(word)
        if not isinstance(value, int):
            return None
        if value in (100, 1000):
            total, part = (total + max(part, 1) * value, 0) if value == 1000 else (total, max(part, 1) * value)
        else:
            part += value
    return total + part or None


def _figures(hit: re.Match[str]) -> Value:
    whole = float(hit[1] or 0)
    if hit[2]:
        whole += {"½": 0.5, "¼": 0.25, "¾": 0.75}[hit[2]]
    if hit[3]:
        whole += int(hit[3]) / max(int(hit[4]), 1)
    return int(whole) if whole.is_integer() else whole
