"""What is wrong with a row of a rule table: every fault, so that a table is mended once."""

from __future__ import annotations

import re
from typing import Any, Final

from dateline.events.text.meaning.operators import OPERATORS, arguments_of
from dateline.events.text.rules.lexicon import SLOT, Lexicon
from dateline.events.text.rules.rule import Kind

_ID: Final = re.compile(r"[a-z]{2,3}\.(?:date|time|duration|set)\.[a-z0-9_]+")
_IN_PIECES: Final = re.compile(r"[^\W\d_](?:\((?:\?:)?[^\W\d_]|\\w)|[^\W\d_]\)[^\W\d_]")
"""A word made of a stem and endings: no list of words could then tell which rules it may begin."""
_KEYS: Final[dict[Kind, frozenset[str]]] = {
    "rule": frozenset(
        (
            "id",
            "type",
            "order",
            "match",
            "means",
            "source",
            "examples",
            "never",
            "after",
            "not_after",
            "proper",
            "needs",
        )
    ),
    "wrap": frozenset(
        ("id", "type", "before", "behind", "inner", "inner_text", "not_behind", "means", "source", "examples", "never")
    ),
    "join": frozenset(("id", "type", "left", "between", "right", "means", "source", "examples", "never")),
}


def faults_of(kind: Kind, row: dict[str, Any], lexicon: Lexicon, seen: set[str], lang: str) -> list[str]:
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
    pieces = _IN_PIECES.search(SLOT.sub("", row.get("match", "")))
    found += [f"words are written whole, not in pieces: {pieces[0]}"] if pieces else []
    found += _pattern_faults(row, lexicon)
    return found or _meaning_faults(kind, row)


def _pattern_faults(row: dict[str, Any], lexicon: Lexicon) -> list[str]:
    found = []
    for key in ("match", "before", "behind", "between", "after", "not_after", "inner_text", "not_behind"):
        pattern = row.get(key, "")
        unknown = {hit[1] for hit in SLOT.finditer(pattern)} - lexicon.tables.keys() - lexicon.patterns.keys()
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
