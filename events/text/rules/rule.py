"""One rule of a table; its regular expressions are compiled when they are first asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from dateline.events.text.rules.lexicon import Value
from dateline.events.text.timex import TimexType

Kind = Literal["rule", "wrap", "join"]


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
        after, not_after: What must, and must not, stand before the expression.
        inner_text, not_behind: For a wrap: how the inner expression must begin, and what must not follow it.
        words: For a wrap: every word that can stand before.
        inner, left, right: Units that the wrapped or joined expressions may have.
        operator, arguments: `means`; slots still as `<NAME>`.
        examples, never: What it must and must not read.
        texts: The regular expressions, written out, by the name of the attribute that compiles them.
        match: What a rule finds, as the table writes it.
        needs: Rules of which one must read something in the same text, where the words alone may mean another thing.
        order: Which of the two a date in figures has first, for a rule that reads the day and the month so.
    """

    id: str
    type: TimexType
    kind: Kind
    source: str
    operator: str
    arguments: Mapping[str, Value]
    examples: tuple[Mapping[str, Any], ...]
    never: tuple[str, ...]
    match: str = ""
    order: Literal["", "day", "month"] = ""
    needs: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    proper: bool = False
    inner: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()

    pattern = _lazy("pattern")
    behind = _lazy("behind")
    after = _lazy("after")
    not_after = _lazy("not_after")
    inner_text = _lazy("inner_text")
    not_behind = _lazy("not_behind")
