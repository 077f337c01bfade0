"""Timeline: the API that people use from Python and notebooks, and that the commands stand on.

A Timeline is a set of claims. Its events are computed from them, once and only when somebody looks; every question
gives another Timeline of the same claims, so that an answer can be asked again, ordered, explained and drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Self, cast

import polars as pl

from dateline.events.errors import QueryError
from dateline.events.table.schema import CLAIM_SCHEMA, EVENT_SCHEMA, check
from dateline.events.time.allen import Predicate
from dateline.events.time.bounds import Bounds
from dateline.pipeline.folding.held import Held
from dateline.pipeline.questions.groups import grouped
from dateline.pipeline.questions.meaning import Meant, Period, as_period, as_predicate, meant
from dateline.pipeline.questions.query import about, find, in_order, saying, words_of
from dateline.pipeline.questions.question import GroupName, Mode, SortKey
from dateline.pipeline.questions.view import View, known_by
from dateline.pipeline.storing.whole import drawn_as, write_whole
from dateline.pipeline.terminal.options import DEFAULT_STORE

if TYPE_CHECKING:
    from altair.vegalite.v6.api import ChartType as Chart

    from dateline.pipeline.questions.explanation import Explanation
    from dateline.pipeline.questions.ordering import Order

_MOST = 2**32 - 1
"""As many rows as a table can have."""

PathGiven = str | PathLike[str]
"""A file or folder, or the address of a store."""


class Timeline:
    """Events in order, each with the claims it was made of.

    >>> from dateline.events.table.claim import Citation, Claim, Source
    >>> from dateline.events.table.schema import claim_frame
    >>> from dateline.events.time.bounds import instant
    >>> armistice = Claim(
    ...     Source("wire", sha256="1"), "Armistice signed", Bounds.within(instant(1953, 7, 27), instant(1953, 7, 28)),
    ...     Citation(0, 9, "The armistice was signed on 27 July 1953."), "en.date.full", "1", kind="agreement",
    ... )
    >>> timeline = Timeline.from_claims(claim_frame([armistice]))
    >>> timeline.during("1953", mode="surely").count(), timeline.before("1953").count()
    (1, 0)
    """

    def __init__(self, held: Held, view: View | None = None) -> None:
        """Not called by users: see `read`, `open` and `from_claims`."""
        self._held, self._view = held, view or View()

    @classmethod
    def read(cls, paths: PathGiven | Iterable[PathGiven], *, dct: Bounds | None = None) -> Self:
        """Read documents and event files (or folders of them) and keep nothing on disk.

        Args:
            paths: One path or several.
            dct: Publication date of documents that state none.

        Raises:
            ReadError: a path does not exist. Bad content raises nothing: it is in `rejects()`.
        """
        from dateline.pipeline.ingesting.ingest import ingest

        read = ingest(_paths(paths), dct=dct)
        return cls(Held(read.claims.lazy(), rejects=read.rejects.lazy()))

    @classmethod
    def open(cls, store: PathGiven = DEFAULT_STORE) -> Self:
        """Open a claim store: a folder, or an object-store address.

        Raises:
            StoreError: there is no store at that address.
        """
        return cls(Held.of_store(str(store)))

    @classmethod
    def from_claims(cls, claims: pl.DataFrame | pl.LazyFrame) -> Self:
        """The timeline of a claim table.

        Raises:
            SchemaError: the table is not a claim table.
        """
        return cls(Held(check(claims.lazy(), CLAIM_SCHEMA, "claim")))

    def merge(self, other: Timeline | PathGiven | Iterable[PathGiven]) -> Self:
        """This timeline and another, or new files: the union of their claims, folded again. Nothing is written."""
        added = other if isinstance(other, Timeline) else type(self).read(other)
        return type(self)(self._held.joined(added._held), self._view)

    def lazy(self) -> pl.LazyFrame:
        """The events that fit, as a LazyFrame: EVENT_SCHEMA's columns and those that questions added."""
        return self._view.of(self._held)

    def events(self) -> pl.DataFrame:
        """The events that fit, in display order: EVENT_SCHEMA's columns and those that questions added, a row each."""
        return self.lazy().collect()

    def to_polars(self) -> pl.DataFrame:
        """The same as `events`, by the name that other libraries use."""
        return self.events()

    def count(self) -> int:
        """How many events fit."""
        return self._view.count(self._held)

    def __len__(self) -> int:
        return self.count()

    def counts(self, periods: Sequence[Period]) -> list[int]:
        """How many events may go on in each of many periods: by binary search, whatever else was asked is left aside.

        Raises:
            PeriodError: words that name no period.
        """
        return [self._held.index.count(*_extent(as_period(period))) for period in periods]

    def claims(self) -> pl.DataFrame:
        """Every claim the timeline was made of, decisions too: CLAIM_SCHEMA, sorted by `claim_id`."""
        return self._held.claims

    def rejects(self) -> pl.DataFrame:
        """What could not be read, with file, place, stage and reason: REJECT_SCHEMA."""
        return self._held.rejects.collect()

    def links(self) -> pl.DataFrame:
        """Which claims were taken for the same event, and why: LINK_SCHEMA."""
        return self._held.folded.links

    def event(self, reference: str) -> pl.DataFrame:
        """The one event meant by an id, the beginning of one, an alias, or words of its title: one row.

        Raises:
            QueryError: none is meant, or several could be.
        """
        return find(self._held.folded.events, reference)

    def as_known(self, date: Period, *, recorded: bool = False) -> Self:
        """The timeline as it was known at the end of a date: folded again from the claims of that time.

        Args:
            date: A day, month or year, in words or EDTF; its last instant counts.
            recorded: Ask what the store held instead of what sources had published.

        Raises:
            PeriodError: the words name no period.
            QueryError: the period has no end.
        """
        last = as_period(date).latest_end
        if last is None:
            raise QueryError(f"as known {date}", "has no end", "give a day, a month or a year")
        return type(self)(self._held.only(known_by(last, recorded=recorded)), self._view)

    def without_source(self, *sources: str) -> Self:
        """The timeline as it would be had these sources (by id or publisher) said nothing: folded again.

        Raises:
            QueryError: no claim is of such a source.
        """
        return type(self)(self._held.without(sources), self._view)

    def during(self, period: Period, *, mode: Mode = "maybe") -> Self:
        """Events that go on in a period, if only for a part of it.

        Args:
            period: Words ("June 2024", "since 2022"), EDTF, an ISO interval, or bounds; an event by id or title is the
                time of that event.
            mode: `surely` (in every reading of the dates) or `maybe` (in at least one).

        Raises:
            PeriodError: the words name no period.
        """
        return self.related("intersects", period, mode=mode)

    def surely(self, period: Period) -> Self:
        """Events that go on in a period in every reading of their dates."""
        return self.during(period, mode="surely")

    def maybe(self, period: Period) -> Self:
        """Events that go on in a period in at least one reading of their dates."""
        return self.during(period, mode="maybe")

    def within(self, period: Period, *, mode: Mode = "maybe") -> Self:
        """Events that lie wholly in a period."""
        return self.related("lies_in", period, mode=mode)

    def covering(self, period: Period, *, mode: Mode = "maybe") -> Self:
        """Events that go on through all of a period."""
        return self.related("covers", period, mode=mode)

    def before(self, what: Period, *, mode: Mode = "maybe") -> Self:
        """Events that are over when a period or an event (by id or title) begins."""
        return self.related("ends_before", what, mode=mode)

    def after(self, what: Period, *, mode: Mode = "maybe") -> Self:
        """Events that begin when a period or an event (by id or title) is over, or later."""
        return self.related("starts_after", what, mode=mode)

    def related(self, predicate: Predicate, what: Period, *, mode: Mode = "maybe") -> Self:
        """Events in a relation to a period or an event: one of Allen's thirteen, or `intersects`, `lies_in` ...

        Args:
            predicate: This event, predicate, the other.
            what: A period; or an event's id, the beginning of one, or words of its title.
            mode: `surely` or `maybe`.

        Raises:
            QueryError: no such predicate or mode; neither a period nor an event.
        """
        return self._and(self._view.related(as_predicate(predicate), self.meaning(what), mode))

    def meaning(self, what: Period) -> Meant:
        """What a question about `what` is about: a period or an event, found by its id or by words of its title.

        Raises:
            PeriodError: it is a date, but not one that can be read.
            QueryError: it is neither period nor event, or several events are called so.
        """
        return meant(self._held.folded.events, what)

    def bounded(self, predicate: Predicate, what: Period) -> Self:
        """Leave out events that may be in this relation only because an end of them is not known.

        "By 2024", with no source that says since when, may have been in 1953 too: `maybe` has to keep that, a reader
        seldom wants it. An end that a source leaves open ("since 1953") is known to go on, and stays.
        """
        return self._and(self._view.bounded(as_predicate(predicate), self.meaning(what)))

    def certainty(self, predicate: Predicate, what: Period) -> Self:
        """Add the column `certainty`: `surely` where an event is in this relation however read, else `maybe`."""
        return self._and(self._view.judged(as_predicate(predicate), self.meaning(what)))

    def probability(self, what: Period, *, predicate: Predicate = "intersects", at_least: float | None = None) -> Self:
        """Add the column `probability`: in what share of the readings of its dates an event goes on in a period.

        Args:
            what: A period or an event.
            predicate: What is asked of the two.
            at_least: Keep only events of at least this probability; None: all that may be.

        Returns:
            Events that may be, with `probability` (null where an unknown date leaves it open).

        Raises:
            QueryError: no such predicate, or neither a period nor an event.
        """
        return self._and(self._view.with_probability(as_predicate(predicate), self.meaning(what), at_least))

    def widened(self) -> Self:
        """Read vague dates in their wider sense from here on: "early May" may then reach a little further."""
        return self._and(self._view.widened())

    def about(
        self,
        *,
        kind: str | Sequence[str] = (),
        actor: str | Sequence[str] = (),
        place: str | Sequence[str] = (),
        status: str | Sequence[str] = (),
        source: str | Sequence[str] = (),
        min_sources: int | None = None,
        min_confidence: float | None = None,
    ) -> Self:
        """Events that fit everything that is given, one word or any of several: see `query.about`."""
        fits = about(
            kind=_several(kind),
            actor=_several(actor),
            place=_several(place),
            status=_several(status),
            source=_several(source),
            min_sources=min_sources,
            min_confidence=min_confidence,
        )
        return self.filter(fits)

    def saying(self, text: str) -> Self:
        """Events with all these words in their title or in one of the sentences that they cite, in any case.

        Raises:
            QueryError: `text` holds no word.
        """
        held, wanted = self._held, words_of(text)
        return self._and(self._view.then(lambda events: saying(events, held.claims.lazy(), wanted)))

    def filter(self, *predicates: pl.Expr) -> Self:
        """Only the events for which every expression is true, as in polars."""
        return self._and(self._view.then(lambda events: events.filter(*predicates)))

    def sort(self, key: SortKey) -> Self:
        """Sorted by time (as they stand), start, end, title, kind, salience, confidence, sources or probability."""
        return self._and(self._view.then(lambda events: in_order(events, key)))

    def head(self, limit: int | None) -> Self:
        """The first so many events; None: all of them."""
        return self if limit is None else self._and(self._view.then(lambda events: events.head(min(limit, _MOST))))

    def group(self, by: GroupName) -> pl.DataFrame:
        """How many events there are per month, per source ...: see `groups.grouped`."""
        return grouped(self.events(), by)

    def order(self) -> Order:
        """The order of the events that fit: certain steps, two events compared, a graph."""
        from dateline.pipeline.questions.ordering import order_of

        return order_of(self)

    def conflicts(self) -> pl.DataFrame:
        """What sources disagree on: a row for each, with `event_id`, `title`, `field`, `note` and each one's words.

        Returns:
            `values` is a list of structs (value, claim_id, source_id, quote).
        """
        from dateline.pipeline.questions.conflicts import conflict_table

        return conflict_table(self.lazy()).collect()

    def explain(self, event: str) -> Explanation:
        """Why an event is as it is: its claims with their sentences, and what gave or moved each of its bounds.

        Raises:
            QueryError: no event is meant, or several could be.
        """
        from dateline.pipeline.questions.explanation import explain

        return explain(self.event(event), self.claims(), self.links())

    def chart(self, name: str = "timeline") -> Chart:
        """The events that fit as one of the gallery's Altair charts: timeline, density, sources, actors, uncertainty.

        Raises:
            ChartError: there is no such chart, or it compares two tables.
        """
        from dateline.charts.spec import chart_of_events

        return cast("Chart", chart_of_events(name).build(self._plain_events()))

    def page(self, *, title: str = "Timeline", description: str = "") -> str:
        """The events that fit as one interactive page: a whole HTML file that asks nothing of the network."""
        from dateline.charts.page import page

        return page(self._plain_events(), self.claims(), title=title, description=description)

    def save(self, path: PathGiven, *, title: str = "Timeline", description: str = "", width: int = 1400) -> None:
        """Write the events that fit as a page (.html) or as one picture of all of them (.png, .svg, .pdf).

        Args:
            path: Its suffix decides.
            title, description: What stands above; a picture has the title only.
            width: Of a picture, in pixels.

        Raises:
            ReadError: the folder of the file is not there.
            ChartError: a suffix of another kind.
        """
        kind = drawn_as(Path(path))
        if kind == "html":
            write_whole(Path(path), self.page(title=title, description=description))
        else:
            from dateline.charts.picture import picture

            write_whole(Path(path), picture(self._plain_events(), kind, title=title, width=width))

    def _repr_html_(self) -> str:
        """What a notebook shows: the interactive page in a frame of its own, which can reach nothing outside it."""
        from html import escape

        shown = escape(self.page(), quote=True)
        return f'<iframe sandbox="allow-scripts" srcdoc="{shown}" style="width:100%;height:560px;border:0"></iframe>'

    def __repr__(self) -> str:
        """A line, without computing anything that is not there yet."""
        return f"Timeline({self.count():,} events)" if self._held.is_folded else "Timeline(not folded yet)"

    def _plain_events(self) -> pl.DataFrame:
        """The events without the columns that questions added."""
        return self.lazy().select(EVENT_SCHEMA.names()).collect()

    def _and(self, view: View) -> Self:
        return type(self)(self._held, view)


def _paths(given: PathGiven | Iterable[PathGiven]) -> list[Path]:
    return [Path(path) for path in ([given] if isinstance(given, str | PathLike) else given)]


def _extent(period: Bounds) -> tuple[int | None, int | None]:
    return period.earliest_start, period.latest_end


def _several(asked: str | Sequence[str]) -> Sequence[str]:
    return [asked] if isinstance(asked, str) else asked
