"""Dates that something is only measured against ("the worst flood since 1988"): the rules of measured.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

REACH: Final = 80
"""Code points before a date in which the words stand that pass it over."""


class MeasuredRule(NamedTuple):
    """What stands right before such a date.

    Attributes:
        id: As in the table.
        before: Found where it ends at the date.
        examples, never: Sentences with a date in braces, which the rule finds, and which no rule may find.
    """

    id: str
    before: re.Pattern[str]
    examples: tuple[str, ...]
    never: tuple[str, ...]


def is_measured(text: str, start: int) -> bool:
    """True for the date of what it is only measured against.

    Args:
        text: The document.
        start: Where the date starts.

    >>> is_measured("It was the worst flood since 1988.", 29), is_measured("It has rained since 1988.", 20)
    (True, False)
    """
    before = text_before(text, start)
    return any(rule.before.search(before) for rule in measured_rules())


def text_before(text: str, start: int) -> str:
    """What stands before a date, REACH code points of it, on one line."""
    return text[max(0, start - REACH) : start].replace("\n", " ")


@cache
def measured_rules() -> tuple[MeasuredRule, ...]:
    """The rules of the table, in its order."""
    table = tomllib.loads((files(__package__) / "en" / "measured.toml").read_text("utf-8"))
    return tuple(
        MeasuredRule(
            id=row["id"],
            before=re.compile(_spelled_out(row["match"], table["words"]), re.IGNORECASE),
            examples=tuple(row["examples"]),
            never=tuple(row["never"]),
        )
        for row in table["rule"]
    )


def _spelled_out(pattern: str, words: dict[str, str | list[str]]) -> str:
    """The pattern with each <NAME> replaced by its own: a pattern, which may name others, or any of a list."""

    def meant(name: re.Match[str]) -> str:
        found = words[name[1]]
        return f"(?:{_spelled_out(found, words) if isinstance(found, str) else '|'.join(found)})"

    return re.sub(r"<([A-Z_]+)>", meant, pattern)
