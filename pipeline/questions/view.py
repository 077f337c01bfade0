"""What is asked of a table of events: the steps from all of them to those that fit, and the short ways there.

A view is a value: asking more gives another one. It is computed only when somebody looks, and where the table is large
and the question is about one period, its rows come from the index instead of a pass over the table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol, get_args

import polars as pl

from dateline.events.errors import QueryError
from dateline.events.time import modal
from dateline.events.time.allen import Predicate
from dateline.events.time.bounds import Bounds, EndKind, Instant
from dateline.pipeline.questions.meaning import Meant
from dateline.pipeline.questions.question import Mode

if TYPE_CHECKING:
    from dateline.pipeline.folding.index import PeriodIndex

Step = Callable[[pl.LazyFrame], pl.LazyFrame]

MANY: Final = 200_000
"""Tables shorter than this are filtered: a pass over them costs less than an index."""

_DECISIONS: Final = ("must_link", "cannot_link", "constraint", "retraction")
"""What a user decided rather than a source said: it holds whatever date is asked for."""

_INDEXED: Final = ("intersects", "lies_in", "covers")
"""Predicates that only events whose possible extent touches the period can fulfil."""


class Folded(Protocol):
    """Events in display order."""

    @property
    def events(self) -> pl.DataFrame:
        """EVENT_SCHEMA."""
        ...


class Held(Protocol):
    """A table of events and its index."""

    @property
    def folded(self) -> Folded:
        """The events."""
        ...

    @property
    def index(self) -> PeriodIndex:
        """Of the events, by row."""
        ...


@dataclass(frozen=True, slots=True)
class View:
    """Steps over a table of events.

    Attributes:
        steps: In the order they were asked.
        first: The period outside of which the first step lets nothing through; None where it is about something else.
        counted: True when all that was asked is which events may go on in `first`.
        wide: Vague dates are read in their wider sense from here on.
        last: A column for the events that fit.
    """

    steps: tuple[Step, ...] = ()
    first: Bounds | None = None
    counted: bool = False
    wide: bool = False
    last: Step | None = None

    def of(self, held: Held) -> pl.LazyFrame:
        """The events that fit."""
        frame = held.folded.events
        if self.first is not None and frame.height >= MANY:
            frame = frame[held.index.rows(self.first.earliest_start, self.first.latest_end)]
        lazy = frame.lazy()
        for step in self.steps:
            lazy = step(lazy)
        return self.last(lazy) if self.last else lazy

    def count(self, held: Held) -> int:
        """How many events fit."""
        if self.first is not None and self.counted and held.folded.events.height >= MANY:
            return held.index.count(self.first.earliest_start, self.first.latest_end)
        return int(self.of(held).select(pl.len()).collect().item())

    def then(self, step: Step) -> View:
        """One step more."""
        return replace(self, steps=(*self.steps, step), counted=False)

    def widened(self) -> View:
        """The same, with vague dates read widely from here on."""
        return replace(self, wide=True)

    def related(self, predicate: Predicate, other: Meant, mode: Mode) -> View:
        """Only events in this relation to a period or another event.

        Raises:
            QueryError: there is no such mode.
        """
        if mode not in get_args(Mode):
            raise QueryError(
                f"mode {mode!r}", "there is none", "there are surely and maybe; probability has its own call"
            )
        holds = (modal.maybe if mode == "maybe" else modal.surely)(predicate, other.bounds, widen=self.wide)
        another = pl.col("event_id") != (other.event_id or "")
        asked = self.then(lambda events: events.filter(holds & another))
        if self.steps or self.wide or predicate not in _INDEXED or not _is_period(other.bounds):
            return asked
        whole = mode == "maybe" and predicate == "intersects" and other.event_id is None
        return replace(asked, first=other.bounds, counted=whole)

    def bounded(self, predicate: Predicate, other: Meant) -> View:
        """Only events of which something known allows the relation: not those that an unknown bound alone allows."""
        allowed = modal.bounded(predicate, other.bounds, widen=self.wide)
        return self.then(lambda events: events.filter(allowed))

    def judged(self, predicate: Predicate, other: Meant) -> View:
        """Add the column `certainty`: `surely` where the relation holds in every reading, else `maybe`."""
        sure = modal.surely(predicate, other.bounds, widen=self.wide).fill_null(value=False)
        said = pl.when(sure).then(pl.lit("surely")).otherwise(pl.lit("maybe"))
        return replace(self, last=lambda events: events.with_columns(certainty=said))

    def with_probability(self, predicate: Predicate, other: Meant, at_least: float | None) -> View:
        """Events that may be in this relation, with the share of readings in which they are."""
        from dateline.events.time.shares import probability

        possible = modal.maybe(predicate, other.bounds, widen=self.wide)
        another = pl.col("event_id") != (other.event_id or "")
        share = probability(predicate, other.bounds, widen=self.wide)

        def step(events: pl.LazyFrame) -> pl.LazyFrame:
            answered = events.filter(possible & another).with_columns(probability=share)
            return answered if at_least is None else answered.filter(pl.col("probability") >= at_least)

        return self.then(step)


def known_by(last: Instant, *, recorded: bool = False) -> pl.Expr:
    """Tell which claims were known just before an instant.

    An unknown publication date counts when its latest possible day is past; a user's decisions always do.
    """
    at = pl.lit(last).cast(pl.Datetime("us", "UTC"))
    if recorded:
        return (pl.col("recorded_at") < at).fill_null(value=False)
    decided = pl.col("role").is_in(_DECISIONS) & pl.col("published_latest").is_null()
    return (pl.col("published_latest") <= at).fill_null(value=False) | decided


def _is_period(bounds: Bounds) -> bool:
    """Whether it has one reading: each end is one instant, or open."""
    start, end = bounds.earliest_start, bounds.latest_end
    exact = start == bounds.latest_start and end == bounds.earliest_end
    open_start = start is not None or bounds.start_kind is EndKind.OPEN
    return exact and open_start and (end is not None or bounds.end_kind is EndKind.OPEN)
