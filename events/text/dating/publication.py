"""The day of writing that a text states itself: a line with only a date, a label, the head of a mail, a dateline.

A label or a dateline says it for certain. A day that only stands alone in one of the first lines may be the heading of
what follows; `dct` asks whether the text tells of later days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.events.text.meaning.nodes import Clock, Edge, Fixed, Loose, Node, Nth, Recurring, WeekBeside, Within
from dateline.events.text.meaning.places import SIZE, Place, holding
from dateline.events.text.meaning.recurring import part_said_in
from dateline.events.text.rules.lexicon import Lexicon
from dateline.events.text.tagging.refiners import Found

_HEAD: Final = 600
"""Code points at the head of a text in which it says when it was written."""
_TAIL: Final = 300
"""The same at its foot, where only a label says so."""

_LINE: Final = 160
"""Code points of a line before a day that may be a byline, a place and a label."""

_DECORATION: Final = r"[\s>*_#|•·\[({\"'“‘–—-]*"
_BYLINE: Final = r"(?:by:? (?-i:[A-Z])[^\n,|/·•:;]{2,60}?[\s,|/·•*_–—-]+)?"
_NAMED: Final = re.compile(rf"{_DECORATION}{_BYLINE}", re.IGNORECASE)
_BEFORE_LABEL: Final = re.compile(rf"(?:{_DECORATION}{_BYLINE}|[^\n]{{0,80}}[|/·•(] ?)", re.IGNORECASE)
_BETWEEN: Final = r"(?: ?(?:on|at))?[\s:=*_\"'“”|,.–—-]*(?:[^\W\d]{2,9}\.?,? )?"
_REST: Final = re.compile(
    r"[ \t]*(?:(?:,|at|\||·|•|/)? ?\d{1,2}[:.]\d\d.{0,40})?[ \t\r.,*_)\]\"'”’|–—-]*"
    r"(?:(?:by |[|/·•] ?)[^\n.!?]{1,60})?",
    re.IGNORECASE,
)
"""What may stand behind a date that is alone in its line: its time, a name, how long the text is."""

_TITLE: Final = r"[^\n.!?]{0,60}"
_PLACE: Final = r"[A-Z][A-Z.'’-]{2,30}(?: [A-Z.'’-]{2,30}){0,3}(?:, [A-Z][\w. ]{1,24})?"
_ANY_PLACE: Final = r"[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,30}){0,3}(?:, [A-Z][\w. ]{1,24})?"
_AGENCY: Final = r"\((?:[A-Z][\w./&-]{1,20} ?){1,4}\)"
_DASH: Final = r" ?(?:--?|[–—:|])(?= ?\S)"
_DATELINES: Final = (
    (re.compile(rf"{_DECORATION}{_PLACE}(?: {_AGENCY})?,? "), re.compile(rf" ?(?:{_AGENCY})?{_DASH}")),
    (re.compile(rf"{_DECORATION}{_PLACE} ?\("), re.compile(rf"\)(?:{_DASH})? ?(?=[A-Z“\"‘])")),
    (re.compile(rf"{_DECORATION}(?:{_ANY_PLACE},? )?"), re.compile(rf" {_AGENCY}{_DASH}")),
    (re.compile(rf"{_DECORATION}{_ANY_PLACE}, "), re.compile(r" ?(?:--?|[–—]) ?(?=[A-Z“\"‘])")),
)
"""What stands before and behind the date of a dateline: "LONDON, Nov 5 (Agency) -", "LIMA (Sept 3, 2022) A",
"Bath, 6 May 2024 - A"."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A day of writing as the text states it.

    Attributes:
        one: The expression.
        day: Days from 1970-01-01; None where only the month and the day of it are said ("LONDON, Nov 5 -").
        says: How it is stated.
        certain: False for a day that only stands alone: it may be the heading of what follows.
    """

    one: Found
    day: int | None
    says: str
    certain: bool


PUBLISHED: Final = "labelled as the day of publication"
DATELINE: Final = "a dateline"
UPDATED: Final = "labelled as the day of the last change"
ALONE: Final = "stands alone at the head: the day of writing"
_RANKS: Final = (PUBLISHED, DATELINE, UPDATED, ALONE)


def stated(text: str, found: Sequence[Found], lexicon: Lexicon) -> Stated | None:
    """How a text says when it was written: a label counts first ("Published" before "Updated"), a bare line last.

    Days that are stated alike and differ are headings or fields of several records, and date none of them all.
    """
    heads = list(_heads(text, found, lexicon))
    for says in _RANKS:
        alike = [head for head in heads if head.says == says]
        if len({head.day for head in alike}) == 1 and _is_in_reach(text, alike[0]):
            return alike[0]
    return None


def _is_in_reach(text: str, head: Stated) -> bool:
    """At the head of the text; a label at its foot counts too."""
    return head.one.start <= _HEAD or (head.certain and head.one.end >= len(text) - _TAIL)


def _heads(text: str, found: Sequence[Found], lexicon: Lexicon) -> Iterator[Stated]:
    for one in found:
        place = own_place(one.node)
        day = place.index if place is not None and place.unit == "day" else None
        if day is None and not _is_day_of_year(one.node):
            continue
        line = text[text.rfind("\n", 0, one.start) + 1 : one.start]
        says = _says(text, line, one, lexicon, is_full=day is not None) if len(line) <= _LINE else None
        if says == ALONE or (says is not None and (one.start <= _HEAD or one.end >= len(text) - _TAIL)):
            yield Stated(one, day, says, certain=says != ALONE)


def _says(text: str, line: str, one: Found, lexicon: Lexicon, *, is_full: bool) -> str | None:
    """How the day is stated, if it is, by the line before it and what stands behind it."""
    if any(a.fullmatch(line) and b.match(text, one.end) for a, b in _DATELINES):
        return DATELINE
    if not is_full:
        return None
    for says, labels in ((UPDATED, lexicon.updated), (PUBLISHED, lexicon.published)):
        label = re.search(rf"(?<![\w-])(?:{labels}){_BETWEEN}$", line, re.IGNORECASE) if labels else None
        if label is not None and _BEFORE_LABEL.fullmatch(line[: label.start()]):
            return says
    end = text.find("\n", one.end)
    rest = text[one.end : end] if end >= 0 else "?"
    if not _REST.fullmatch(rest):
        return None
    is_alone = re.fullmatch(rf"{_NAMED.pattern}(?:[^\W\d]{{2,9}}\.?,? )?", line, re.IGNORECASE) is not None
    return ALONE if is_alone or _is_heading(line, lexicon) else None


def _is_heading(line: str, lexicon: Lexicon) -> bool:
    """True for the words of a heading before its day: "# News of", "Minutes of the meeting of"."""
    words = rf"{_DECORATION}(?:{_TITLE} )?(?:{lexicon.headings})(?!\w){_TITLE}"
    return bool(lexicon.headings) and re.fullmatch(words, line, re.IGNORECASE) is not None


def own_place(node: Node) -> Place | None:
    """The place of a date with its own year, no longer than a year; None for every other node."""
    match node:
        case Fixed(place, last):
            return (last or place) if SIZE[place.unit] <= SIZE["year"] else None
        case Within(part, inner):
            outer = own_place(inner)
            return part_said_in(part, holding(part.cycle, outer.first_day).index) if outer is not None else None
        case WeekBeside(inner) | Edge(inner) | Loose(inner) | Nth(inner=inner):
            return own_place(inner)
        case Clock(inner=inner) if inner is not None:
            return own_place(inner)
        case _:
            return None


def _is_day_of_year(node: Node) -> bool:
    return isinstance(node, Recurring) and node.unit == "day" and node.cycle == "year" and not node.name
