"""Rule tables of a language: load, check as a whole, compile; every fault is told at once.

A table has three kinds of rule. `rule` finds an expression by its words; `wrap` widens one that was found by words
before or after it ("early", "of that year"); `join` makes one of two neighbours ("Monday" and "morning").
In patterns `<UNIT>` is a table of the lexicon (`<UNIT.2>` a second one), a space any white space, `~` a space or
hyphen; the rest is a Python regular expression; case is folded.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Final, Literal, get_args

import regex

from dateline.events.errors import RuleError
from dateline.events.text.nodes import Node
from dateline.events.text.operators import OPERATORS, arguments_of
from dateline.events.text.tense import Tenses
from dateline.events.text.timex import TimexType

Kind = Literal["rule", "wrap", "join"]
Value = str | int | float

FILES: Final = ("date.toml", "time.toml", "duration.toml", "set.toml")
_SLOT: Final = re.compile(r"<([A-Z][A-Z_0-9]*)(?:\.(\d))?>")
_SPACE: Final = re.compile(r"\[[^\]]*\]|[ ~]")
_SPACES: Final = {" ": r"(?:\s{1,9})", "~": r"(?:\s{1,9}|\s?[-‐–]\s{0,9})"}
_MANY: Final = 6
"""With so many rules that can begin with a word, the next word is looked at too."""
_FIGURES: Final = re.compile(r"\\d|\[\d-\d|\d(?:st|nd|rd|th)")
"""What in a pattern may match a figure."""
_LETTERS: Final = re.compile(r"\\[wS]|\[A-Z|\[a-z|\[\^")
"""What in a pattern may match a word that no table holds."""
_OTHER: Final = "qqqq"
"""Stands for every word that is in no table."""
_VERBATIM: Final = "_TEXT"
"""How the name of a pattern ends whose value is its own text."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_ID: Final = re.compile(r"[a-z]{2,3}\.(?:date|time|duration|set)\.[a-z0-9_]+")
_NOT_BEFORE: Final = r"(?![\w])"
_KEYS: Final[dict[Kind, frozenset[str]]] = {
    "rule": frozenset(("id", "type", "match", "means", "source", "examples", "never", "after", "not_after", "proper")),
    "wrap": frozenset(
        ("id", "type", "before", "behind", "inner", "inner_text", "not_behind", "means", "source", "examples", "never")
    ),
    "join": frozenset(("id", "type", "left", "between", "right", "means", "source", "examples", "never")),
}


@dataclass(frozen=True)
class Rule:
    """One rule of a table, compiled.

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
    pattern: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    not_after: re.Pattern[str] | None = None
    proper: bool = False
    inner_text: re.Pattern[str] | None = None
    not_behind: re.Pattern[str] | None = None
    inner: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """Words and their values, a table for each kind; a pattern's value is its own text, or the number it spells.

    Attributes:
        tables: Name -> word in lower case -> value.
        patterns: Name -> regular expression, for what cannot be listed.
        proper: Words that mean a time only when capitalised.
        cardinals: The words of numbers; None for those that say no number ("several").
        tenses: What verbs of the future and of the past look like.
    """

    tables: Mapping[str, Mapping[str, Value]]
    patterns: Mapping[str, str]
    proper: frozenset[str]
    cardinals: Mapping[str, Value]
    tenses: Tenses

    def expand(self, pattern: str, *, capture: bool = True) -> str:
        """A pattern with its slots and spaces written out."""
        return _SLOT.sub(lambda hit: self._slot(hit[1], hit[2], capture), _spaced(pattern))

    def _slot(self, name: str, number: str | None, capture: bool) -> str:
        body = self.expand(self.patterns[name], capture=False) if name in self.patterns else self._words(name)
        return f"(?P<{name}{'_' + number if number else ''}>{body})" if capture else f"(?:{body})"

    def _words(self, name: str) -> str:
        words = sorted(self.tables[name], key=lambda word: (-len(word), word))
        return "|".join(_spaced(re.escape(word).replace(r"\ ", " ").replace(r"\-", "-")) for word in words)

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


@dataclass(frozen=True)
class Rulebook:
    """The rules of one language."""

    lang: str
    lexicon: Lexicon
    rules: tuple[Rule, ...]
    _starts: dict[str, tuple[Rule, ...]] = field(default_factory=dict, repr=False)
    _vocabulary: frozenset[str] = frozenset()

    def of_kind(self, kind: Kind) -> tuple[Rule, ...]:
        """The rules of one kind, in the order of the tables."""
        return tuple(rule for rule in self.rules if rule.kind == kind)

    def starting_with(self, word: str) -> tuple[Rule, ...]:
        """The rules whose expressions can begin with a word (lower case) or a number."""
        key = word if word in self._vocabulary else _shape(word)
        if not key:
            return ()
        if key not in self._starts:
            self._starts[key] = tuple(rule for rule in self.of_kind("rule") if _can_start(rule, key))
        return self._starts[key]

    def starting_with_both(self, word: str, following: str) -> tuple[Rule, ...]:
        """The same, where one space and another word follow: fewer rules need to be tried."""
        rules = self.starting_with(word)
        if len(rules) < _MANY:
            return rules
        second = following if following in self._vocabulary else _shape(following) or _OTHER
        first = word if word in self._vocabulary else _shape(word)
        key = f"{first} {second}"
        if key not in self._starts:
            self._starts[key] = tuple(rule for rule in rules if _can_start_with_both(rule, first, second))
        return self._starts[key]


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
    folder = resources.files("dateline.events.text") / "rules" / lang
    tables = {name: (folder / name).read_text("utf-8") for name in ("lexicon.toml", *FILES)}
    return read(lang, tables)


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder of rules."""
    folder = resources.files("dateline.events.text") / "rules"
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and len(entry.name) <= 3))


def read(lang: str, tables: Mapping[str, str]) -> Rulebook:
    """A rulebook from the texts of its tables, by file name.

    Raises:
        RuleError: Anything is wrong; every fault is in the message.
    """
    lexicon = _lexicon(tables["lexicon.toml"])
    faults: list[str] = []
    rules: list[Rule] = []
    seen: set[str] = set()
    for name in FILES:
        for kind, row in _rows(tomllib.loads(tables.get(name, "")), faults, name):
            problems = _faults(kind, row, lexicon, seen, lang)
            faults += [f"{name}: {row.get('id', '?')}: {problem}" for problem in problems]
            if not problems:
                rules.append(_compiled(kind, row, lexicon))
    if faults:
        raise RuleError(f"{lang}.*", "; ".join(faults), "mend the tables")
    words = frozenset(word for rule in rules for word in rule.words)
    return Rulebook(lang, lexicon, tuple(rules), _vocabulary=words)


def _rows(document: dict[str, Any], faults: list[str], name: str) -> Iterator[tuple[Kind, dict[str, Any]]]:
    for kind in get_args(Kind):
        for row in document.pop(kind, []):
            yield kind, row
    faults += [f"{name}: unknown table {key}" for key in document]


def _lexicon(text: str) -> Lexicon:
    document = tomllib.loads(text)
    patterns = document.pop("patterns", {})
    proper = frozenset(word.lower() for word in document.pop("proper", {}).get("words", []))
    tense = document.pop("tense", {})
    tenses = Tenses(_verbs(tense.get("future", [])), _verbs(tense.get("past", [])))
    tables = {
        name: {word.lower(): _value(key) for key, words in table.items() for word in words}
        for name, table in document.items()
    }
    numbers = [tables.get(name, {}) for name in ("CARDINAL", "ARTICLE", "VAGUE")]
    return Lexicon(
        tables, patterns, proper, {word: value for table in numbers for word, value in table.items()}, tenses
    )


def _verbs(forms: list[str]) -> re.Pattern[str]:
    """Any of these verbs; capitals are not folded, so that United is no verb."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)" if forms else r"(?!)")


def _value(key: str) -> Value:
    """A key that is a number is one."""
    return int(key) if re.fullmatch(r"-?\d+", key) else key


def _faults(kind: Kind, row: dict[str, Any], lexicon: Lexicon, seen: set[str], lang: str) -> list[str]:
    """Everything that is wrong with one row."""
    found = [f"unknown key {key}" for key in row.keys() - _KEYS[kind]]
    required = {"id", "means", "source", "examples", "never"} | {"rule": {"match", "type"}}.get(kind, set())
    found += [f"{key} is missing" for key in sorted(required - row.keys())]
    if found:
        return found
    if not _ID.fullmatch(row["id"]) or not row["id"].startswith(f"{lang}."):
        found.append("an id is language.type.name")
    if row["id"] in seen:
        found.append("the id is taken")
    seen.add(row["id"])
    found += [f"needs at least one of {key}" for key in ("examples", "never") if not row[key]]
    found += _pattern_faults(row, lexicon)
    return found or _meaning_faults(kind, row)


def _pattern_faults(row: dict[str, Any], lexicon: Lexicon) -> list[str]:
    found = []
    for key in ("match", "before", "behind", "between", "after", "not_after", "inner_text", "not_behind"):
        pattern = row.get(key, "")
        unknown = {hit[1] for hit in _SLOT.finditer(pattern)} - lexicon.tables.keys() - lexicon.patterns.keys()
        found += [f"no table {name} in the lexicon" for name in sorted(unknown)]
        if not unknown:
            try:
                re.compile(lexicon.expand(pattern))
            except re.error as error:
                found.append(f"{key} is no regular expression: {error}")
    return found


def _meaning_faults(kind: Kind, row: dict[str, Any]) -> list[str]:
    means = dict(row["means"])
    operator = means.pop("op", None)
    if operator not in OPERATORS:
        return [f"no operator {operator}; known are {', '.join(sorted(OPERATORS))}"]
    given = {"rule": set(), "wrap": {"inner"}, "join": {"left", "right"}}[kind]
    needed, taken = arguments_of(operator)
    found = [f"{operator} needs {name}" for name in sorted(needed - means.keys() - given)]
    found += [f"{operator} takes no {name}" for name in sorted((means.keys() | given) - taken)]
    slots = {value for value in means.values() if isinstance(value, str) and value.startswith("<")}
    written = "".join(row.get(key, "") for key in ("match", "before", "behind", "between", "after"))
    return found + [f"{slot} is not in the pattern" for slot in sorted(slots) if slot not in written]


def _compiled(kind: Kind, row: dict[str, Any], lexicon: Lexicon) -> Rule:
    means = dict(row["means"])
    main = {"rule": "match", "wrap": "before", "join": "between"}[kind]
    written = lexicon.expand(row.get(main, ""))
    endings = {"rule": f"(?:{written}){_NOT_BEFORE}", "wrap": f"(?<!\\w)(?:{written})$", "join": f"(?:{written})$"}
    return Rule(
        id=row["id"],
        type=row.get("type", "DATE"),
        kind=kind,
        source=row["source"],
        operator=means.pop("op"),
        arguments=means,
        examples=tuple(row["examples"]),
        never=tuple(row["never"]),
        written=written if kind == "rule" else "",
        words=frozenset(_vocabulary(written)) if kind == "rule" else frozenset(),
        pattern=re.compile(endings[kind], re.IGNORECASE) if main in row else None,
        behind=_compile(row.get("behind"), lexicon, "(?:{})" + _NOT_BEFORE),
        after=_compile(row.get("after"), lexicon, "(?<!\\w)(?:{})$"),
        not_after=_compile(row.get("not_after"), lexicon, "(?:{})$"),
        proper=row.get("proper", False),
        inner_text=_compile(row.get("inner_text"), lexicon, "(?:{})"),
        not_behind=_compile(row.get("not_behind"), lexicon, "(?:{})"),
        inner=frozenset(row.get("inner", ())),
        left=frozenset(row.get("left", ())),
        right=frozenset(row.get("right", ())),
    )


def _compile(pattern: str | None, lexicon: Lexicon, form: str) -> re.Pattern[str] | None:
    return re.compile(form.format(lexicon.expand(pattern)), re.IGNORECASE) if pattern is not None else None


def _spaced(pattern: str) -> str:
    """Write out the spaces: any white space, of bounded length, so that no text makes a rule slow."""
    return _SPACE.sub(lambda hit: _SPACES.get(hit[0]) or hit[0].replace(" ", r"\s"), pattern)


def _vocabulary(written: str) -> set[str]:
    """The words that a pattern holds, with and without an optional last letter."""
    plain = re.sub(r"\(\?P<\w+>|\\[a-zA-Z]", "(", written)
    words = set(_WORD.findall(plain.lower()))
    return words | {hit[1].lower() for hit in re.finditer(r"([^\W\d_]+)[^\W\d_]\?", plain)}


@cache
def _prefixes(written: str) -> regex.Pattern[str]:
    return regex.compile(written, regex.IGNORECASE)


def _can_start(rule: Rule, key: str) -> bool:
    """True when what the rule matches can begin with this word: a partial match says so."""
    pattern = _prefixes(rule.written)
    return any(pattern.match(f"{one}{tail}", partial=True) for one in _variants(key) for tail in (" ", *"-,.'’", ""))


def _can_start_with_both(rule: Rule, first: str, second: str) -> bool:
    """True when the rule's words hold the second too, or the first is all that it needs."""
    open_class = _FIGURES if second[-1] == "9" else _LETTERS
    if second in rule.words or open_class.search(rule.written) is not None:
        return True
    return rule.pattern is not None and any(rule.pattern.match(f"{one} {_OTHER}") for one in _variants(first))


def _variants(key: str) -> tuple[str, ...]:
    figures = key.lstrip("'")
    return tuple(key[: -len(figures)] + sample for sample in _samples(figures)) if figures.isdigit() else (key,)


def _shape(word: str) -> str:
    """The kind of a number: how many figures it has, and whether an apostrophe stands before them."""
    figures = word.lstrip("'’")
    return ("'" if figures != word else "") + "9" * len(figures) if figures.isdigit() and len(figures) <= 8 else ""


def _samples(key: str) -> tuple[str, ...]:
    """Numbers of so many figures, various enough to start whatever can start."""
    return {
        1: ("1", "2", "9", "0"),
        2: ("01", "12", "24", "31", "59", "89", "90"),
        4: ("1999", "2024", "0300", "1230"),
    }.get(len(key), ("1" * len(key), "2" * len(key), "20240101"[: len(key)]))


def _number(words: str, cardinals: Mapping[str, Value]) -> Value | None:
    """Read a number; a hundred and a thousand multiply what stands before them."""
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
