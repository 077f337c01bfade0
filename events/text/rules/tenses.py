"""How a language shows its tenses, from the [tense] table of its lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dateline.events.text.meaning.tense import ANYTHING, NEVER, Tenses


def read_tenses(table: Mapping[str, Any]) -> Tenses:
    """The patterns of a language's tenses; a form that its table does not give matches nothing.

    Args:
        table: Name of `Tenses` -> its verbs (a list), or one regular expression; `present` holds the auxiliaries after
            which a verb is not past.

    Raises:
        re.error: A form is no regular expression.

    >>> tenses = read_tenses({"past": ["left", "fell"], "present": ["has"]})
    >>> tenses.past.findall("It fell; he has left"), tenses.future.findall("it will fall")
    (['fell'], [])
    """
    return Tenses(
        future=_verbs(table.get("future", [])),
        past=_verbs(table.get("past", []), table.get("present", [])),
        over=re.compile(_verbs(table.get("over", [])).pattern, re.IGNORECASE),
        now=_verbs(table.get("now", [])),
        purpose=_verbs(table.get("purpose", [])),
        direct=_pattern(table.get("direct")),
        ahead=_verbs(table.get("ahead", [])),
        bidding=_verbs(table.get("bidding", [])),
        until=_verbs(table.get("until", [])),
        to_come=_right_before(table.get("to_come")),
        saying=_right_before(table.get("saying")),
        small_hours=_verbs(table.get("small_hours", [])),
        planned=_pattern(table.get("planned")),
        governing=_pattern(table.get("governing"), absent=ANYTHING),
        awaited=_verbs(table.get("awaited", [])),
        perfect=_right_before(table.get("perfect")),
        behind=_right_before(table.get("behind")),
        modal=_verbs(table.get("modal", [])),
    )


def _verbs(forms: Sequence[str], auxiliaries: Sequence[str] = ()) -> re.Pattern[str]:
    """Any of these verbs, but not after one of these; capitals are not folded, so that United is no verb."""
    behind = "".join(rf"(?<!\b{word} )" for word in auxiliaries)
    return re.compile(rf"(?<!\w){behind}(?:{'|'.join(forms)})(?!\w)") if forms else NEVER


def _pattern(form: str | None, *, absent: re.Pattern[str] = NEVER) -> re.Pattern[str]:
    return re.compile(form) if form is not None else absent


def _right_before(form: str | None) -> re.Pattern[str]:
    """What ends right before a time."""
    return re.compile(rf"(?<!\w)(?:{form})\s*$") if form is not None else NEVER
