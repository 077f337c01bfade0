"""Answers counted by group: per month or year, per source, per kind.

An event known only to lie somewhere in 2024 is no event of June: a calendar group says how many events surely lie in it
and how many may touch it, and the events that have no bound on one side are counted apart, since they may touch any.
"""

from __future__ import annotations

from typing import Final, get_args

import polars as pl

from dateline.events.errors import QueryError
from dateline.events.table.schema import INSTANT
from dateline.events.time.bounds import Bounds, GranuleName, Instant
from dateline.events.time.granule import floor, next_unit
from dateline.events.time.words import in_words
from dateline.pipeline.questions.question import CalendarGroup, FieldGroup

MOST_GROUPS: Final = 100_000
"""A calendar finer than this is refused: nobody reads so many lines."""

_CALENDAR_COUNTS: Final = pl.Schema(
    {"group": pl.String(), "start": INSTANT, "end": INSTANT, "surely": pl.Int64(), "maybe": pl.Int64()}
)

_COLUMNS: Final[dict[str, str]] = {"source": "sources", "actor": "actors", "place": "places"}


def grouped(events: pl.DataFrame, by: str) -> pl.DataFrame:
    """Count events by one group.

    Args:
        events: EVENT_SCHEMA's columns.
        by: A GroupName.

    Returns:
        For a unit of the calendar: `group` (words), `start`, `end` (instants, half-open), `surely`, `maybe` in time's
        order, only units that something surely lies in or may touch, and a last row (`start` null) for events without
        a bound on one side. For a field: `group`, `events`, the greatest first; an event with several values counts
        for each.

    Raises:
        QueryError: there is no such group, or its units are too many to list.
    """
    if by in get_args(CalendarGroup):
        return _by_calendar(events, by)  # type: ignore[arg-type]  # just tested
    if by not in get_args(FieldGroup):
        known = ", ".join((*get_args(CalendarGroup), *get_args(FieldGroup)))
        raise QueryError(f"group by {by!r}", "there is no such group", f"there are {known}")
    column = _COLUMNS.get(by, by)
    values = events.select(group=column)
    if column != by:
        values = values.explode("group", empty_as_null=True)
    counts = values.group_by("group").agg(events=pl.len())
    return counts.with_columns(pl.col("group").fill_null("(none)")).sort("events", "group", descending=[True, False])


def _by_calendar(events: pl.DataFrame, granule: GranuleName) -> pl.DataFrame:
    from dateline.pipeline.folding.index import PeriodIndex

    extents = events.select(pl.col("earliest_start").cast(pl.Int64), pl.col("latest_end").cast(pl.Int64))
    fenced = extents.drop_nulls()
    starts = _units(fenced, granule)
    ends = [*starts[1:], next_unit(starts[-1], granule)] if starts else []
    index = PeriodIndex.of(fenced)
    counts = pl.DataFrame(
        {"start": starts, "end": ends, "maybe": index.counts(starts, ends)},
        schema={"start": pl.Int64, "end": pl.Int64, "maybe": pl.Int64},
    )
    inside = _surely_inside(fenced, starts)
    units = counts.join(inside, on="start", how="left", maintain_order="left").filter(pl.col("maybe") > 0)
    return pl.concat([_named(units, granule), _without_bound(extents.height - fenced.height)])


def _units(fenced: pl.DataFrame, granule: GranuleName) -> list[Instant]:
    """Starts of all units between the first and the last bound."""
    if not fenced.height:
        return []
    first, last = fenced.select(pl.col("earliest_start").min(), pl.col("latest_end").max()).row(0)
    starts = [floor(first, granule)]
    while (following := next_unit(starts[-1], granule)) < last:
        starts.append(following)
        if len(starts) > MOST_GROUPS:
            raise QueryError(f"group by {granule}", f"these are over {MOST_GROUPS:,}", "take a longer unit or a period")
    return starts


def _surely_inside(fenced: pl.DataFrame, starts: list[Instant]) -> pl.DataFrame:
    """How many extents lie in one unit, for each unit that holds any."""
    units = pl.Series(starts, dtype=pl.Int64)
    first, last = (
        units.search_sorted(fenced.get_column(name) - less, side="right") - 1
        for name, less in (("earliest_start", 0), ("latest_end", 1))
    )
    places = pl.DataFrame({"first": first, "last": last}).filter(pl.col("first") == pl.col("last"))
    counts = places.group_by("first").agg(surely=pl.len().cast(pl.Int64))
    return counts.select(pl.lit(units).gather(pl.col("first")).alias("start"), "surely")


def _named(units: pl.DataFrame, granule: GranuleName) -> pl.DataFrame:
    names = [
        in_words(Bounds.within(start, end, granule)).removeprefix("in ").removeprefix("on ").removeprefix("the ")
        for start, end in units.select("start", "end").iter_rows()
    ]
    return units.select(
        pl.Series("group", names, dtype=pl.String),
        pl.col("start", "end").cast(INSTANT),
        pl.col("surely").fill_null(0),
        "maybe",
    )


def _without_bound(count: int) -> pl.DataFrame:
    row = {"group": "(no bound on one side)", "start": None, "end": None, "surely": 0, "maybe": count}
    return pl.DataFrame([row] if count else [], schema=_CALENDAR_COUNTS, orient="row")
