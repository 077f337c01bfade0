"""Timeline: the API that people use from Python and notebooks, and that the commands stand on.

A Timeline is a set of claims. Its events are computed from them, once and only when somebody looks; every question
gives another Timeline of the same claims, so that an answer can be asked again, ordered, explained and drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Final, Self

import polars as pl

from dateline.events.errors import QueryError, StoreError
from dateline.events.table.schema import CLAIM_SCHEMA, EVENT_SCHEMA, check
from dateline.events.time.bounds import Bounds

if TYPE_CHECKING:
    from dateline.events.table.fold import Folded

Step = Callable[[pl.LazyFrame], pl.LazyFrame]
"""One narrowing, sorting or widening of the event table."""

PathGiven = str | PathLike[str]

_DECISIONS: Final = ("must_link", "cannot_link", "constraint")
"""What a user decided rather than a source said: it holds whatever date is asked for."""


class Timeline:
    """Events in order, each with the claims it was made of.

    >>> from dateline.events.table.schema import claim_frame
    >>> Timeline.from_claims(claim_frame([])).claims().height
    0
    """

    def __init__(self, held: _Held, steps: tuple[Step, ...] = ()) -> None:
        """Not called by users: see `read`, `open` and `from_claims`."""
        self._held, self._steps = held, steps

    @classmethod
    def read(cls, paths: PathGiven | Iterable[PathGiven], *, dct: Bounds | None = None) -> Self:
        """Read documents and event files (or folders of them) and keep nothing on disk.

        Args:
            paths: One path or several.
            dct: Publication date of documents that state none.

        Raises:
            ReadError: a path does not exist. Bad content raises nothing: it is in `rejects()`.
        """
        from pathlib import Path

        from dateline.pipeline.ingest import ingest

        given = [paths] if isinstance(paths, str | PathLike) else list(paths)
        read = ingest([Path(path) for path in given], dct=dct)
        return cls(_Held(read.claims.lazy(), rejects=read.rejects.lazy()))

    @classmethod
    def open(cls, store: PathGiven = ".dateline") -> Self:
        """Open a claim store: a folder, or an object-store address.

        Raises:
            StoreError: there is no store at that address.
        """
        from dateline.pipeline.store import Store

        opened = Store(str(store))
        if not opened.exists:
            raise StoreError(str(store), "there is no store here", "make one: dateline merge PATH... --store DIR")
        return cls(_Held(opened.claims(), rejects=opened.rejects()))

    @classmethod
    def from_claims(cls, claims: pl.DataFrame | pl.LazyFrame) -> Self:
        """The timeline of a claim table.

        Raises:
            SchemaError: the table is not a claim table.
        """
        return cls(_Held(check(claims.lazy(), CLAIM_SCHEMA, "claim")))

    def lazy(self) -> pl.LazyFrame:
        """The events as a LazyFrame with EVENT_SCHEMA's columns (a question about probability adds its own)."""
        frame = self._held.folded.events.lazy()
        for step in self._steps:
            frame = step(frame)
        return frame

    def events(self) -> pl.DataFrame:
        """The events as a table in display order: EVENT_SCHEMA, one row each."""
        return self.lazy().collect()

    def claims(self) -> pl.DataFrame:
        """Every claim the timeline was made of, decisions too: CLAIM_SCHEMA, sorted by `claim_id`."""
        return self._held.claims

    def rejects(self) -> pl.DataFrame:
        """What could not be read, with file, place, stage and reason: REJECT_SCHEMA."""
        return self._held.rejects.collect()

    def links(self) -> pl.DataFrame:
        """Which claims were taken for the same event, and why: LINK_SCHEMA."""
        return self._held.folded.links

    def as_known(self, date: str | Bounds, *, recorded: bool = False) -> Self:
        """The timeline as it was known at the end of a date: folded again from the claims of that time.

        Args:
            date: A day, month or year, in words or EDTF; its last instant counts.
            recorded: Ask what the store held instead of what sources had published.

        Raises:
            PeriodError: the words name no period.
            QueryError: the period has no end.
        """
        last = _period(date).latest_end
        if last is None:
            raise QueryError(f"as known {date}", "has no end", "give a day, a month or a year")
        at = pl.lit(last).cast(pl.Datetime("us", "UTC"))
        if recorded:
            return type(self)(self._held.only(pl.col("recorded_at") < at), self._steps)
        decided = pl.col("role").is_in(_DECISIONS) & pl.col("published_latest").is_null()
        return type(self)(self._held.only((pl.col("published_latest") <= at) | decided), self._steps)

    def without_source(self, *sources: str) -> Self:
        """The timeline as it would be had these sources (by id or publisher) said nothing: folded again."""
        said_by = pl.col("citation").struct.field("source_id").is_in(sources)
        published_by = pl.col("citation").struct.field("publisher").is_in(sources)
        return type(self)(self._held.only(~(said_by | published_by.fill_null(value=False))), self._steps)

    def filter(self, *predicates: pl.Expr) -> Self:
        """Only the events for which every expression is true, as in polars."""
        return self._and(lambda frame: frame.filter(*predicates))

    def _and(self, step: Step) -> Self:
        return type(self)(self._held, (*self._steps, step))


class _Held:
    """Claims, and what the fold makes of them: computed once, shared by every question about them."""

    def __init__(self, claims: pl.LazyFrame, *, rejects: pl.LazyFrame | None = None) -> None:
        from dateline.pipeline.rejects import REJECT_SCHEMA

        self._claims = claims
        self.rejects = pl.LazyFrame(schema=REJECT_SCHEMA) if rejects is None else rejects

    @cached_property
    def claims(self) -> pl.DataFrame:
        """CLAIM_SCHEMA, sorted by `claim_id`."""
        return self._claims.sort("claim_id").collect()

    @cached_property
    def folded(self) -> Folded:
        """Events in display order, and links."""
        from dateline.events.table.fold import Folded, fold
        from dateline.events.time.order import display_order

        folded = fold(self.claims)
        check(folded.events.lazy(), EVENT_SCHEMA, "event")
        return Folded(events=display_order(folded.events), links=folded.links)

    def only(self, which: pl.Expr) -> _Held:
        """The same for some of the claims."""
        return _Held(self.claims.lazy().filter(which), rejects=self.rejects)


def _period(given: str | Bounds) -> Bounds:
    from dateline.events.text.period import parse_period

    return given if isinstance(given, Bounds) else parse_period(given)
