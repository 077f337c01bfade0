"""How a story became known: every state that its events have been in, from one day of publication to the next.

A state is the event as the claims published by a day make it; it is a row of the page like any other, with the day on
which it came and the day on which a later telling took its place. So the page as known on a day holds just what folding
the claims of that day gives: docs/decisions/0082-past-states-are-rows.md.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import polars as pl

from dateline.events.table.constrained import constrained
from dateline.events.table.folding.fold import fold
from dateline.events.table.schema import EVENT_SCHEMA, INSTANT
from dateline.events.time.bounds import DAY

MOST_FOLDED: Final = 60_000
"""Claims folded for all days together: some seconds. Stories with more are told on fewer days, evenly spread."""

MOST_DAYS: Final = 120

_DECISIONS: Final = ("must_link", "cannot_link", "constraint", "retraction")
"""What a user decided rather than a source said: it holds on every day."""

_UNSEEN: Final = ("salience", "printable")
"""What may differ between two tellings without a reader seeing it."""


class History(NamedTuple):
    """Events with their past.

    Attributes:
        states: EVENT_SCHEMA's columns, and `since` (the first day, from 1970-01-01, on which it was so; null where no
            day is known) and `until` (the day on which it was so no longer; null where it still is). Today's events
            come first, in the order they were given.
        days: On how many days of publication states were looked at.
        of: How many such days there are.
    """

    states: pl.DataFrame
    days: int
    of: int


def history(events: pl.DataFrame, claims: pl.DataFrame) -> History:
    """The states of some events.

    Args:
        events: EVENT_SCHEMA, as they stand today.
        claims: CLAIM_SCHEMA: those that the events name, and what users decided about them.
    """
    days = claims.select(_day().drop_nulls().unique().sort()).to_series()
    kept = _spread(days.to_list(), claims.height)
    if len(kept) < 2 or not _is_whole(events, claims):
        first = first_known(events, claims)
        return History(events.with_columns(since=first, until=pl.lit(None, pl.Int64)), 0, len(days))
    ours = events.select(claim=pl.col("claims").explode(empty_as_null=False)).unique()
    past = [_known_on(day, claims, ours).with_columns(stop=pl.lit(place)) for place, day in enumerate(kept)]
    today = events.select(EVENT_SCHEMA.names()).with_columns(stop=pl.lit(len(kept)))
    return History(_runs(pl.concat([*past, today]), kept), len(kept), len(days))


def first_known(events: pl.DataFrame, claims: pl.DataFrame) -> pl.Series:
    """The day by whose end each event was first told: the earliest of its claims' latest publication days.

    Returns:
        Int64, days from 1970-01-01, one a row; null where no claim's publication date is bounded.
    """
    told = claims.select("claim_id", day=_day())
    long = events.select("event_id", claim_id="claims").with_row_index("row").explode("claim_id", empty_as_null=True)
    first = long.join(told, on="claim_id", how="left").group_by("row").agg(pl.col("day").min()).sort("row")
    return first["day"]


def _day() -> pl.Expr:
    """The day by whose end a claim was surely published."""
    return (pl.col("published_latest").cast(pl.Int64) - 1) // DAY


def _spread(days: list[int], claims: int) -> list[int]:
    """All of the days, or as many as the folding allows, the last among them."""
    most = min(MOST_DAYS, MOST_FOLDED // max(claims, 1))
    if len(days) <= most:
        return days
    return [days[-1 - place * len(days) // most] for place in reversed(range(most))]


def _is_whole(events: pl.DataFrame, claims: pl.DataFrame) -> bool:
    """Whether the claims of the events are there and say what they are, so that folding them means something."""
    named = events.select(claim_id=pl.col("claims").explode(empty_as_null=False)).drop_nulls()
    held = claims.filter(pl.col("role").is_not_null() & pl.col("title").is_not_null())
    return named.join(held, on="claim_id", how="anti").is_empty()


def _known_on(day: int, claims: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    """The events of the claims published by the end of a day, as far as they are about ours."""
    end = pl.lit((day + 1) * DAY).cast(INSTANT)
    decided = pl.col("role").is_in(_DECISIONS) & pl.col("published_latest").is_null()
    known = claims.filter((pl.col("published_latest") <= end).fill_null(False) | decided)
    events = constrained(fold(known).events, known).events.select(EVENT_SCHEMA.names())
    about = events.select("event_id", claim="claims").explode("claim").join(ours, on="claim", how="semi")
    return events.join(about.select("event_id").unique(), on="event_id", how="semi", maintain_order="left")


def _runs(stacked: pl.DataFrame, days: list[int]) -> pl.DataFrame:
    """One row for each stretch of days on which an event stood the same; the last of its rows speaks for it."""
    seen = pl.exclude("stop", "place", *_UNSEEN, *(name for name, dtype in EVENT_SCHEMA.items() if dtype == INSTANT))
    bounds = [pl.col(name).cast(pl.Int64) for name, dtype in EVENT_SCHEMA.items() if dtype == INSTANT]
    keyed = stacked.with_row_index("place").with_columns(state=pl.struct(seen, *bounds).struct.json_encode())
    ordered = keyed.sort("state", "stop")
    run = (pl.col("stop") - pl.int_range(pl.len()).over("state")).alias("run")
    ends = ordered.with_columns(run).group_by("state", "run", maintain_order=True)
    last = ends.agg(pl.exclude("stop").last(), first=pl.col("stop").first(), last=pl.col("stop").last())
    day_of = dict(enumerate(days))
    return (
        last.with_columns(
            since=pl.col("first").replace_strict(day_of, default=None, return_dtype=pl.Int64),
            until=(pl.col("last") + 1).replace_strict(day_of, default=None, return_dtype=pl.Int64),
            today=pl.col("last") == len(days),
        )
        .with_columns(until=pl.when("today").then(None).otherwise(pl.col("until").fill_null(days[-1] + 1)))
        .sort(~pl.col("today"), "place")
        .select(*EVENT_SCHEMA.names(), "since", "until")
    )
