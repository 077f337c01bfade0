"""One rule of a table, and the words that what it matches can begin with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Final, Literal

import regex

from dateline.events.text.lexicon import Value
from dateline.events.text.timex import TimexType

Kind = Literal["rule", "wrap", "join"]

_FIGURES: Final = re.compile(r"\\d|\[\d-\d|\d(?:st|nd|rd|th)")
"""What in a pattern may match a figure."""
_LETTERS: Final = re.compile(r"\\[wS]|\[A-Z|\[a-z|\[\^")
"""What in a pattern may match a word that no table holds."""
_ANY_FIGURE: Final = re.compile(r"\\[dw]|\d|\[\^")
_NO_FIGURE: Final = re.compile(r"\{\d+(?:,\d*)?\}|\(\?P<\w+>")
"""Figures in a pattern that match none: how often, and names of groups."""
OTHER: Final = "qqqq"
"""Stands for every word that is in no table."""
_WORD: Final = re.compile(r"[^\W\d_]+")


def _lazy(name: str) -> cached_property[re.Pattern[str] | None]:
    """One of a rule's regular expressions, compiled when it is first asked for: most texts need few of them."""

    def compiled(rule: Rule) -> re.Pattern[str] | None:
        text = rule.texts.get(name)
        return re.compile(text, re.IGNORECASE) if text is not None else None

    return cached_property(compiled)


@dataclass(frozen=True)
class Rule:
    """One rule of a table.

    Attributes:
        id, type, source: As in the table.
        kind: Which of the three it is.
        pattern: What it matches: the expression; for a wrap the words before (they end where it starts); for a join
            the words between.
        behind: For a wrap: the words after.
        words: Every word that the pattern holds.
        after, not_after: What must, and must not, stand before the expression.
        inner_text, not_behind: For a wrap: how the inner expression must begin, and what must not follow it.
        inner, left, right: Units that the wrapped or joined expressions may have.
        operator, arguments: `means`; slots still as `<NAME>`.
        examples, never: What it must and must not read.
        texts: The regular expressions, written out, by the name of the attribute that compiles them.
        written: What a rule matches, without what must follow.
    """

    id: str
    type: TimexType
    kind: Kind
    source: str
    operator: str
    arguments: Mapping[str, Value]
    examples: tuple[Mapping[str, Any], ...]
    never: tuple[str, ...]
    written: str = ""
    words: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    proper: bool = False
    inner: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()

    @cached_property
    def is_open(self) -> bool:
        """True where it may match a word that no table holds."""
        return _LETTERS.search(self.written) is not None

    @cached_property
    def holds_figures(self) -> bool:
        """True where it may match a figure."""
        return _ANY_FIGURE.search(_NO_FIGURE.sub("", self.written)) is not None

    pattern = _lazy("pattern")
    behind = _lazy("behind")
    after = _lazy("after")
    not_after = _lazy("not_after")
    inner_text = _lazy("inner_text")
    not_behind = _lazy("not_behind")


def vocabulary(written: str) -> set[str]:
    """The words that a pattern holds, with and without an optional last letter."""
    plain = re.sub(r"\(\?P<\w+>|\\[a-zA-Z]", "(", written)
    words = set(_WORD.findall(plain.lower()))
    return words | {hit[1].lower() for hit in re.finditer(r"([^\W\d_]+)[^\W\d_]\?", plain)}


@cache
def _prefixes(written: str) -> regex.Pattern[str]:
    return regex.compile(written.replace("(?-i:", "(?:"), regex.IGNORECASE)


def may_start(rule: Rule, key: str) -> bool:
    """False when the words of the rule alone show that nothing it matches can begin with this word.

    >>> words = frozenset(("last", "week"))
    >>> rule = Rule("en.date.x", "DATE", "rule", "", "", {}, (), (), written="last week", words=words)
    >>> may_start(rule, "weeks"), may_start(rule, "month"), may_start(rule, "9999")
    (True, False, False)
    """
    if key[-1].isdigit():
        return rule.holds_figures
    return rule.is_open or any(key.startswith(word) and (len(word) > 1 or word == key) for word in rule.words)


def can_start(rule: Rule, key: str) -> bool:
    """True when what the rule matches can begin with this word: a partial match says so."""
    pattern = _prefixes(rule.written)
    return any(pattern.match(f"{one}{tail}", partial=True) for one in _variants(key) for tail in (" ", *"-,.'’", ""))


def can_start_with_both(rule: Rule, first: str, second: str) -> bool:
    """True when the rule's words hold the second too, or the first is all that it needs."""
    open_class = _FIGURES if second[-1] == "9" else _LETTERS
    if second in rule.words or open_class.search(rule.written) is not None:
        return True
    return rule.pattern is not None and any(rule.pattern.match(f"{one} {OTHER}") for one in _variants(first))


def _variants(key: str) -> tuple[str, ...]:
    figures = key.lstrip("'")
    return tuple(key[: -len(figures)] + sample for sample in _samples(figures)) if figures.isdigit() else (key,)


def shape(word: str) -> str:
    """The kind of a number: how many figures it has, and whether an apostrophe stands before them."""
    figures = word.lstrip("'’")
    return ("'" if figures != word else "") + "9" * len(figures) if figures.isdigit() and len(figures) <= 8 else ""


def _samples(key: str) -> tuple[str, ...]:
    """Numbers of so many figures, various enough to start whatever can start."""
    return {
        1: ("1", "2", "9", "0"),
        2: ("01", "12", "24", "31", "59", "89", "90"),
        4: ("1999", "2024", "0300", "1230", "1066", "1800"),
    }.get(len(key), ("1" * len(key), "2" * len(key), "20240101"[: len(key)]))
