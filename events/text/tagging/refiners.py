"""What happens to the expressions found: overlaps dropped, neighbours joined, words around them taken in.

Each refiner maps a list to a list; `tagger.REFINERS` is the whole order.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from dateline.events.text.meaning.nodes import (
    Amount,
    AwayFrom,
    Clock,
    Node,
    Nothing,
    Recurring,
    Shifted,
    Within,
    unit_of,
)
from dateline.events.text.rules.rule import Rule
from dateline.events.text.rules.rulebook import Rulebook, build
from dateline.events.text.timex import TimexType

_WORD: Final = re.compile(r"[^\W\d_]+")
log = logging.getLogger(__name__)

_REACH: Final = 48
"""Code points before and after an expression in which words that belong to it may stand."""

_JOINT: Final = 16
"""Code points that may stand between two expressions that are one."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression before it has a place: where it stands, what it means, which rule read it."""

    start: int
    end: int
    node: Node
    rule_id: str
    type: TimexType = "DATE"

    @property
    def kind(self) -> str:
        """Its unit, for rules that join and wrap."""
        if isinstance(self.node, Clock) and self.node.inner is not None:
            return "dated_time"
        return unit_of(self.node)


def agree_on_order(found: list[Found], text: str, book: Rulebook) -> list[Found]:  # noqa: ARG001
    """Read all dates in figures of a text in the one order that some of them prove: 24/06/2019 says how 03/04/2019 is.

    Where none does, or they differ, every reading stays and the tables decide.
    """
    said: dict[tuple[int, int], set[str]] = {}
    for one in found:
        if one.rule_id in book.orders:
            said.setdefault((one.start, one.end), set()).add(book.orders[one.rule_id])
    proved = {next(iter(orders)) for orders in said.values() if len(orders) == 1}
    if len(proved) != 1:
        return found
    both = {span for span, orders in said.items() if len(orders) > 1}
    return [
        one
        for one in found
        if (one.start, one.end) not in both or book.orders.get(one.rule_id) not in {"day", "month"} - proved
    ]


def drop_unproved(found: list[Found], text: str, book: Rulebook) -> list[Found]:  # noqa: ARG001
    """Remove what only means a time where the text has another of its kind: "about 1310", beside "at 1105"."""
    read = {one.rule_id for one in found}
    return [one for one in found if (needs := book.needs.get(one.rule_id)) is None or needs & read]


def drop_overlaps(found: list[Found], text: str, book: Rulebook) -> list[Found]:  # noqa: ARG001
    """Of expressions that overlap keep the longest, then the leftmost; the later rule of the tables wins a tie."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        while kept and kept[-1].end > one.start and one.end - one.start >= kept[-1].end - kept[-1].start:
            log.debug("overlap dropped=%s winner=%s", kept[-1].rule_id, one.rule_id)
            kept.pop()
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept


def drop_look_alikes(found: list[Found], text: str, book: Rulebook) -> list[Found]:  # noqa: ARG001
    """Remove what a rule marked as no time."""
    return [one for one in found if not isinstance(one.node, Nothing)]


def join_neighbours(found: list[Found], text: str, book: Rulebook) -> list[Found]:
    """Make one of two neighbours that a join rule names: "Monday" "morning", "June" "last year".

    From the last on: a weekday belongs to the date behind it rather than to the time before it.
    """
    rules = book.of_kind("join")
    kept: list[Found] = []
    for one in reversed(found):
        joined = _joined(one, kept[-1], text, rules, book) if kept else None
        if joined is not None:
            kept[-1] = joined
        else:
            kept.append(one)
    return kept[::-1]


def _joined(left: Found, right: Found, text: str, rules: tuple[Rule, ...], book: Rulebook) -> Found | None:
    if right.start - left.end > _JOINT:
        return None
    gap, before, behind = text[left.end : right.start], left.kind, right.kind
    if _is_next_line(gap, left, right):
        return None
    for rule in rules:
        if before not in rule.left or behind not in rule.right or rule.pattern is None:
            continue
        hit = rule.pattern.match(gap)
        if hit is not None and hit.end() == len(gap):
            node = build(rule, book.lexicon, hit.groupdict(), left=left.node, right=right.node)
            if node is not None:
                return Found(left.start, right.end, node, rule.id, right.type)
    return None


def _is_next_line(gap: str, left: Found, right: Found) -> bool:
    """True where the second opens a paragraph, or a line of a log: an hour under its day, a day below an hour."""
    lines = gap.count("\n")
    has_hour = any(isinstance(one.node, Clock) and one.node.hour is not None for one in (left, right))
    return lines > 1 or (lines == 1 and has_hour and _WORD.search(gap) is None)


def wrap(found: list[Found], text: str, book: Rulebook) -> list[Found]:
    """Take in the words before and after that belong to an expression: "early", "the end of", "more than"."""
    rules = book.of_kind("wrap")
    kept: list[Found] = []
    for i, one in enumerate(found):
        floor = kept[-1].end if kept else 0
        ceiling = found[i + 1].start if i + 1 < len(found) else len(text)
        kept.append(_wrapped(one, text, rules, book, floor, ceiling))
    return kept


def _wrapped(one: Found, text: str, rules: tuple[Rule, ...], book: Rulebook, floor: int, ceiling: int) -> Found:
    kind, word = one.kind, _word_before(text, one.start)
    for rule in rules:
        if (rule.inner and kind not in rule.inner) or (rule.words and word not in rule.words):
            continue
        wrapped = _taken_in(rule, one, text, book, floor, ceiling)
        if wrapped is not None:
            one = wrapped
            kind, word = one.kind, _word_before(text, one.start)
    return one


def _word_before(text: str, start: int) -> str:
    words = _WORD.findall(text, max(0, start - _REACH), start)
    return words[-1].lower() if words else ""


def _taken_in(rule: Rule, one: Found, text: str, book: Rulebook, floor: int, ceiling: int) -> Found | None:
    """The expression with the words around it that a rule names; None where they do not stand there."""
    if rule.inner_text is not None and rule.inner_text.match(text, one.start, one.end) is None:
        return None
    if rule.not_behind is not None and rule.not_behind.match(text, one.end) is not None:
        return None
    start, end, groups = one.start, one.end, {}
    if rule.pattern is not None:
        hit = rule.pattern.search(text, max(floor, one.start - _REACH), one.start)
        if hit is None:
            return None
        start, groups = hit.start(), hit.groupdict()
    if rule.behind is not None:
        tail = rule.behind.match(text, one.end, min(ceiling, one.end + _REACH))
        if tail is None:
            return None
        end, groups = tail.end(), groups | tail.groupdict()
    node = build(rule, book.lexicon, groups, inner=one.node)
    return replace(one, start=start, end=end, node=node, rule_id=rule.id) if node is not None else None


def lend_days(found: list[Found], text: str, book: Rulebook) -> list[Found]:
    """Give the first of two times of day the day and zone said with the second: "from 22:00 to 02:00 on 6 June"."""
    return _lent(found, text, book, _with_day)


def lend_years(found: list[Found], text: str, book: Rulebook) -> list[Found]:
    """Give the first of two days or months the year pointed at with the second: "from March to August of that year"."""
    return _lent(found, text, book, _with_year)


def _lent(found: list[Found], text: str, book: Rulebook, shared: Callable[[Node, Node], Node | None]) -> list[Found]:
    """With what the second of two joined expressions shares with the first, from the last on."""
    between = book.lexicon.patterns.get("TWO_TIMES")
    if between is None:
        return found
    joint = re.compile(between, re.IGNORECASE)
    lent = list(found)
    for i in range(len(found) - 2, -1, -1):
        one, behind = found[i], lent[i + 1]
        if joint.fullmatch(text, one.end, behind.start) and (node := shared(one.node, behind.node)) is not None:
            lent[i] = replace(one, node=node)
    return lent


def _with_year(one: Node, behind: Node) -> Within | None:
    """A day or month in the year of a later one; None where it is none, or comes after that one in a year."""
    if not isinstance(one, Recurring) or not isinstance(behind, Within) or not isinstance(behind.inner, Shifted):
        return None
    both_of_year = one.cycle == behind.part.cycle == "year" and not one.name and behind.inner.unit == "year"
    in_order = (one.number, one.day) <= (behind.part.number, behind.part.day)
    return Within(one, behind.inner) if both_of_year and in_order else None


def _with_day(one: Node, behind: Node) -> Clock | None:
    """A time of no day on the day of a later one; on the day before it where its clock shows more."""
    if not isinstance(one, Clock) or not isinstance(behind, Clock) or one.inner is not None or behind.inner is None:
        return None
    is_later = one.hour is not None and behind.hour is not None and one.hour > behind.hour
    day = AwayFrom(Amount((("day", 1),)), -1, behind.inner) if is_later else behind.inner
    return replace(one, inner=day, zone=behind.zone if one.zone is None else one.zone)
