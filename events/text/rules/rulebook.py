"""Rule tables of a language: load, check as a whole, compile; every fault is told at once.

A table has three kinds of rule. `rule` finds an expression by its words; `wrap` widens one that was found by words
before or after it ("early", "of that year"); `join` makes one of two neighbours ("Monday" and "morning").
In patterns `<UNIT>` is a table of the lexicon (`<UNIT.2>` a second one), a space any white space, `~` a space or
hyphen; the rest is a Python regular expression; case is folded.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any, Final, get_args

from dateline.events.errors import RuleError
from dateline.events.text.meaning.nodes import Node
from dateline.events.text.meaning.operators import OPERATORS
from dateline.events.text.rules.lexicon import Lexicon, read_lexicon
from dateline.events.text.rules.rule import Kind, Rule
from dateline.events.text.rules.rulecheck import faults_of
from dateline.events.text.rules.starts import Starts

FILES: Final = ("date.toml", "time.toml", "duration.toml", "set.toml")
_MAIN_FORMS: Final[Mapping[Kind, str]] = {
    "rule": r"(?:{})(?![^\W_]|_\w)",
    "wrap": r"(?<!\w)(?:{})\Z",
    "join": r"(?:{})\Z",
}
_FORMS: Final = {
    "behind": r"(?:{})(?![^\W_]|_\w)",
    "after": r"(?<!\w)(?:{})\Z",
    "not_after": r"(?:{})\Z",
    "inner_text": r"(?:{})",
    "not_behind": r"(?:{})",
}
"""How what a table writes becomes a regular expression: what must end, or begin, where; "_3 May_" is emphasis."""


@dataclass(frozen=True)
class Rulebook:
    """The rules of one language."""

    lang: str
    lexicon: Lexicon
    rules: tuple[Rule, ...]

    @cached_property
    def _kinds(self) -> dict[Kind, tuple[Rule, ...]]:
        return {kind: tuple(rule for rule in self.rules if rule.kind == kind) for kind in get_args(Kind)}

    def of_kind(self, kind: Kind) -> tuple[Rule, ...]:
        """The rules of one kind, in the order of the tables."""
        return self._kinds[kind]

    @cached_property
    def orders(self) -> Mapping[str, str]:
        """Whether the day or the month stands first, by rule, for those that read dates in figures."""
        return {rule.id: rule.order for rule in self.rules if rule.order}

    @cached_property
    def needs(self) -> Mapping[str, frozenset[str]]:
        """Of which rules one must have read something, by rule, for those that ask for it."""
        return {rule.id: rule.needs for rule in self.rules if rule.needs}

    @cached_property
    def starts(self) -> Starts:
        """Where the rules that find an expression can begin."""
        return Starts(self.of_kind("rule"), self.lexicon)


def build(rule: Rule, lexicon: Lexicon, groups: Mapping[str, str | None], **nodes: Node) -> Node | None:
    """Apply a rule's operator to the words of its slots."""
    arguments: dict[str, Any] = dict(nodes)
    for name, given in rule.arguments.items():
        if not (isinstance(given, str) and given.startswith("<")):
            arguments[name] = given
            continue
        text = groups.get(given[1:-1].replace(".", "_"))
        if text is not None:
            arguments[name] = lexicon.value(given[1:-1], text)
    return OPERATORS[rule.operator](**arguments)


def load(lang: str) -> Rulebook:
    """The rulebook of a language ("en", or "en-GB"), read once.

    Raises:
        RuleError: A table is wrong (all faults in one message), or there is none for the language.
    """
    code = lang.lower().replace("_", "-").split("-")[0]
    if code not in languages():
        raise RuleError(lang, "no rules for this language", f"known are {', '.join(languages())}")
    return _load(code)


@cache
def _load(lang: str) -> Rulebook:
    return read(lang, tables(lang), check=False)


def tables(lang: str) -> dict[str, str]:
    """The texts of a language's tables, by file name."""
    folder = resources.files(__package__) / lang
    return {name: (folder / name).read_text("utf-8") for name in ("lexicon.toml", *FILES)}


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder of rules."""
    folder = resources.files(__package__)
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and len(entry.name) <= 3))


def read(lang: str, tables: Mapping[str, str], *, check: bool = True) -> Rulebook:
    """A rulebook from the texts of its tables, by file name.

    The package's own tables are checked by its tests, not each time that somebody reads a date.

    Raises:
        RuleError: Anything is wrong; every fault is in the message.
    """
    lexicon = read_lexicon(tables["lexicon.toml"])
    faults: list[str] = []
    rules: list[Rule] = []
    seen: set[str] = set()
    for name in FILES:
        for kind, row in _rows(tomllib.loads(tables.get(name, "")), faults, name):
            problems = faults_of(kind, row, lexicon, seen, lang) if check else []
            faults += [f"{name}: {row.get('id', '?')}: {problem}" for problem in problems]
            if not problems:
                rules.append(_compiled(kind, row, lexicon))
    if faults:
        raise RuleError(f"{lang}.*", "; ".join(faults), "mend the tables")
    return Rulebook(lang, lexicon, tuple(rules))


def _rows(document: dict[str, Any], faults: list[str], name: str) -> Iterator[tuple[Kind, dict[str, Any]]]:
    for kind in get_args(Kind):
        for row in document.pop(kind, []):
            yield kind, row
    faults += [f"{name}: unknown table {key}" for key in document]


def _compiled(kind: Kind, row: dict[str, Any], lexicon: Lexicon) -> Rule:
    means = dict(row["means"])
    main = {"rule": "match", "wrap": "before", "join": "between"}[kind]
    texts = {name: form.format(lexicon.expand(row[name])) for name, form in _FORMS.items() if name in row}
    if main in row:
        texts["pattern"] = _MAIN_FORMS[kind].format(lexicon.expand(row[main]))
    return Rule(
        id=row["id"],
        type=row.get("type", "DATE"),
        kind=kind,
        source=row["source"],
        operator=means.pop("op"),
        arguments=means,
        examples=tuple(row["examples"]),
        never=tuple(row["never"]),
        match=row.get("match", ""),
        order=row.get("order", ""),
        needs=frozenset(row.get("needs", ())),
        words=lexicon.words_in(row.get("before", "")),
        texts=texts,
        proper=row.get("proper", False),
        inner=frozenset(row.get("inner", ())),
        left=frozenset(row.get("left", ())),
        right=frozenset(row.get("right", ())),
    )
