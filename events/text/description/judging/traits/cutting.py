"""Traits of a line by what it keeps of its sentence, and how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.clauses import governing
from dateline.events.text.description.grammar.keeping import missed
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.parsing.labels import VERBAL
from dateline.events.text.timex import Timex

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST_GAPS: Final = 4
_MANY: Final = 4
_FAR: Final = 15
_DEEP: Final = 6
_ARGUMENTS: Final = frozenset({"dobj", "attr", "acomp", "oprd", "prt", "xcomp", "ccomp", "agent", "dative", "prep"})


def traits_of_cut(line: Title, told: Told) -> dict[str, float]:
    """Traits of a line beside its sentence; each 0 to 1."""
    doc = told.parsed.doc
    kept = sorted(t.i for t in line.tokens if t.doc is doc)
    words = {t.i for t in doc if not t.is_punct and not t.is_space and t.i not in told.gone}
    gaps = sum(any(i in words for i in range(a + 1, b)) for a, b in pairwise(kept))
    return {
        "share kept": len(words.intersection(kept)) / max(1, len(words)),
        "gaps": min(gaps, _MOST_GAPS) / _MOST_GAPS,
        "order changed": float(any(a > b for a, b in pairwise([t.i for t in line.tokens if t.doc is doc]))),
        "arguments lost": float(_lost(line.verb, {*kept} | told.gone) if line.verb is not None else 0),
        "cut before its end": float(bool(kept) and _goes_on(doc[kept[-1]], told.gone)),
        **_missed(line, frozenset(kept), told.gone),
    }


def traits_of_event(told: Told) -> dict[str, float]:
    """Traits of the event's word and date in their sentence; each 0 to 1."""
    return _of_head(told.head) | _of_date(told)


def _lost(verb: Token, there: set[int]) -> bool:
    """True where something that stood right beside the verb's own words is gone."""
    return any(c.dep_ in _ARGUMENTS and c.i not in there and c.i > verb.i for c in verb.children)


def _missed(line: Title, kept: frozenset[int], gone: frozenset[int]) -> dict[str, float]:
    """How many editors would keep what the line lacks: of the group that most would keep, and of all."""
    if line.verb is None or not kept:
        return {}
    lost = missed(line.verb, kept, gone)
    return {"most missed": max(lost, default=0.0), "missed in all": min(sum(lost) / _MANY, 1.5)}


def _goes_on(last: Token, gone: frozenset[int]) -> bool:
    """True where the sentence goes on behind the line without a comma."""
    rest = [t for t in last.doc[last.i + 1 :] if t.i not in gone]
    return bool(rest) and not rest[0].is_punct


def _of_head(head: Token) -> dict[str, float]:
    verb = governing(head)
    place = verb.dep_ if verb.pos_ in VERBAL else "noun"
    return {
        f"head is {place}": 1.0,
        "head is deep": min(sum(1 for _ in head.ancestors), _DEEP) / _DEEP,
        "head moved": float(verb != head),
    }


def _of_date(told: Told) -> dict[str, float]:
    """How far the date stands from the event, and what stands between."""
    named = _named(told.dates)
    if not told.gone:
        return named | {"no date in it": 1.0}
    date = min(told.gone, key=lambda i: abs(i - told.head.i))
    low, high = sorted((date, told.head.i))
    between = told.parsed.doc[low + 1 : high]
    return named | {
        "date is far": min(len(between), _FAR) / _FAR,
        "verb before the date": float(any(t.pos_ == "VERB" for t in between)),
        "comma before the date": float(any(t.text in {",", ";", ":"} for t in between)),
        "date comes first": float(date < told.head.i),
    }


def _named(dates: Sequence[Timex]) -> dict[str, float]:
    """What sort of date it is."""
    value = dates[0].value if dates else ""
    sorts = {
        "date to the day": re.match(r"-?\d{4}-\d\d-\d\d", value) is not None,
        "date to the year or longer": re.fullmatch(r"-?\d{1,4}X{0,3}", value) is not None,
        "date is no day": value.endswith("_REF"),
        "date is a length": bool(dates) and dates[0].type == "DURATION",
        "date from another": bool(dates) and dates[0].anchor in {"timex", "narrative", "event"},
    }
    return {name: float(has) for name, has in sorts.items()}
