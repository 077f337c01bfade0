"""What is certain about the order of events: steps that surely follow one another, and what is open within each.

A certainly precedes B when A ends by B's earliest start however the dates are read, or when a constraint says so, or
when a chain of such steps leads from A to B. Events that go on (an open end), or that have no bound on one side, stand
apart: little can certainly come before or after them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from dateline.events.time.allen import Relation, possible
from dateline.events.time.order import certain, chance_before
from dateline.events.time.words import words
from dateline.pipeline.questions.meaning import bounds_of
from dateline.pipeline.terminal.answers import plain

if TYPE_CHECKING:
    from dateline.pipeline.timeline import Timeline

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """How two events lie to each other.

    Attributes:
        first_id, second_id: The events.
        certain: `before` or `after` where one certainly precedes the other, else None.
        by_constraint: True where that follows from what somebody said of their order, not from dates alone.
        probability: The share of readings of their dates in which the first is over when the second begins, or just
            then; None where an unknown date hides it.
        relations: Allen's relations that are possible by their dates.
    """

    first_id: str
    second_id: str
    certain: str | None
    by_constraint: bool
    probability: Fraction | None
    relations: tuple[Relation, ...]


class Order:
    """The order of one table of events.

    >>> from dateline.events.time.edtf import parse
    >>> from dateline.events.time.modal import bounds_frame
    >>> told = bounds_frame([parse(text).bounds for text in ("1948", "1950-06", "1950", "1953")])
    >>> named = told.with_columns(event_id=pl.Series(list("abcd")), title=pl.Series(list("ABCD")), edtf=pl.lit(""))
    >>> order = Order(named)
    >>> order.steps().select("step", "label", "event_id").rows()
    [(1, '1', 'a'), (2, '2a', 'b'), (2, '2b', 'c'), (3, '3', 'd')]
    >>> order.compare("a", "d").certain
    'before'
    """

    def __init__(self, events: pl.DataFrame, known: Sequence[Pair] = ()) -> None:
        """Compute nothing yet.

        Args:
            events: EVENT_SCHEMA's columns, in display order.
            known: Pairs of ids, the first certainly before the second, that constraints say.
        """
        self._events, self._known = events, known

    @cached_property
    def certain(self) -> tuple[Pair, ...]:
        """The certain precedences that do not follow from others by dates, and those that constraints say."""
        ids = set(self._events.get_column("event_id"))
        said = [pair for pair in self._known if pair[0] in ids and pair[1] in ids]
        return tuple(dict.fromkeys([*certain(self._events).iter_rows(), *said]))

    def steps(self) -> pl.DataFrame:
        """Every event with its step: all of a step surely come after all of the steps before it.

        Returns:
            `step` (from 1; null for events that stand apart), `label` ("3", or "3a", "3b" within one step), `event_id`,
            `title`, `when`, `after` (labels of events of the same step that it surely follows); in display order,
            those that stand apart last.
        """
        apart = pl.col("earliest_start").is_null() | pl.col("latest_end").is_null()
        rows = self._events.select(
            "event_id", "title", "earliest_start", "latest_end", apart=apart, when=words(self._events)
        )
        fenced = rows.filter(~pl.col("apart")).with_columns(
            begun=pl.col("earliest_start").reverse().cum_min().reverse(), over=pl.col("latest_end").cum_max()
        )
        step = (pl.col("over").shift() <= pl.col("begun")).fill_null(value=False).cum_sum() + 1
        numbered = fenced.with_columns(step=step.cast(pl.Int64)).with_columns(
            place=pl.int_range(pl.len()).over("step"), of=pl.len().over("step")
        )
        placed = pl.concat([numbered, rows.filter("apart")], how="diagonal")
        labels = [_label(*row) for row in placed.select("step", "place", "of").iter_rows()]
        labelled = placed.with_columns(label=pl.Series(labels, dtype=pl.String))
        return labelled.select("step", "label", "event_id", "title", "when", after=self._after(labelled))

    def precedes(self, first: str, second: str) -> bool:
        """Tell whether one event, by its id, certainly precedes another: by dates, constraints, or a chain of both."""
        waiting, seen = deque([first]), {first}
        while waiting:
            for following in self._next.get(waiting.popleft(), ()):
                if following == second:
                    return True
                if following not in seen:
                    seen.add(following)
                    waiting.append(following)
        return False

    def compare(self, first: str, second: str) -> Compared:
        """How two events lie to each other, by their ids.

        Raises:
            KeyError: there is no event of such an id.
        """
        rows = {event_id: self._events.filter(event_id=event_id) for event_id in (first, second)}
        for event_id, row in rows.items():
            if row.height != 1:
                raise KeyError(event_id)
        one, other = bounds_of(rows[first]), bounds_of(rows[second])
        sure = "before" if self.precedes(first, second) else "after" if self.precedes(second, first) else None
        chance = chance_before(one, other)
        relations = possible(one, other)
        said = sure is not None and not _follows(relations, sure)
        if said:
            chance = Fraction(sure == "before")
        return Compared(first, second, sure, said, chance, relations)

    def dot(self) -> str:
        """What is certain as a graph in the DOT language, for graphviz and its kin."""
        names = dict(self._events.select("event_id", "title").iter_rows())
        said = dict(zip(self._events.get_column("event_id"), words(self._events), strict=True))
        nodes = [
            f'  "{event_id}" [label={_quoted(f"{plain(names[event_id])}", said[event_id])}];' for event_id in names
        ]
        edges = [f'  "{before}" -> "{after}";' for before, after in self.certain]
        return "\n".join(["digraph order {", "  rankdir=LR;", "  node [shape=box];", *nodes, *edges, "}"])

    def lines(self) -> Iterator[str]:
        """What is certain, for a person to read: a step a line, or several with letters where their order is open."""
        steps = self.steps()
        numbered, apart = steps.drop_nulls("step"), steps.filter(pl.col("step").is_null())
        wide = max((len(label) for label in numbered.get_column("label")), default=0)
        when = min(max((len(said) for said in numbered.get_column("when")), default=0), 40)
        last = 0
        for step, label, _, title, said, after in numbered.iter_rows():
            mark = " " if step != last else "~"
            follows = f"  (after {', '.join(after)})" if after else ""
            yield f"{label:>{wide}} {mark} {said:<{when}}  {plain(title)}{follows}"
            last = step
        if apart.height:
            yield ""
            yield "Apart, since they go on or have no bound on one side:"
            for _, _, _, title, said, _ in apart.iter_rows():
                yield f"{'':>{wide}}   {said:<{when}}  {plain(title)}"

    def _after(self, labelled: pl.DataFrame) -> pl.Series:
        """Labels of the events of the same step that each surely follows, the nearest ones only."""
        step = dict(labelled.select("event_id", "step").iter_rows())
        label = dict(labelled.select("event_id", "label").iter_rows())
        found: dict[str, list[str]] = {event_id: [] for event_id in step}
        for before, after in self.certain:
            if step[before] is not None and step[before] == step[after]:
                found[after].append(label[before])
        return pl.Series(
            "after", [sorted(found[event_id], key=_label_key) for event_id in step], dtype=pl.List(pl.String)
        )

    @cached_property
    def _next(self) -> dict[str, list[str]]:
        following: dict[str, list[str]] = {}
        for before, after in self.certain:
            following.setdefault(before, []).append(after)
        return following


def order_of(timeline: Timeline) -> Order:
    """The order of a timeline's events, with what its claims say of it."""
    from dateline.events.table.constrained import constrained

    events = timeline.events()
    return Order(events, constrained(events, timeline.claims()).known)


def _follows(relations: Sequence[Relation], sure: str) -> bool:
    """Whether dates alone make the order certain."""
    wanted = {"before": {"before", "meets"}, "after": {"after", "met_by"}}[sure]
    return set(relations) <= wanted


def _label(step: int | None, place: int | None, of: int | None) -> str:
    if step is None or place is None or of is None:
        return ""
    if of == 1:
        return str(step)
    letters, rest = "", place
    while True:
        letters = chr(ord("a") + rest % 26) + letters
        rest = rest // 26 - 1
        if rest < 0:
            return f"{step}{letters}"


def _label_key(label: str) -> tuple[int, str]:
    return len(label), label


def _quoted(title: str, when: str) -> str:
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}\\n{when}"'
