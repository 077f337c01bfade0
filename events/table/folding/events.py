"""One row for each cluster of claims: its title, bounds, people, numbers, sources, and what its sources disagree on."""

from __future__ import annotations

from typing import Final

import polars as pl

from dateline.events.table.claim import DECISION_RULE, UNSURE
from dateline.events.table.folding.bounds import settle
from dateline.events.table.folding.conflicts import disagreements
from dateline.events.table.folding.pieces import Ints
from dateline.events.table.folding.salience import story_salience
from dateline.events.table.schema import EVENT_SCHEMA

STATUS_ORDER: Final = ("fact", "reported", "negated", "planned", "hypothetical")
"""The firmest first: what happened is no longer planned."""


def event_id(claim_id: pl.Expr) -> pl.Expr:
    """The id that a claim gives to its event."""
    return pl.lit("e") + claim_id.str.slice(1)


def event_rows(claims: pl.DataFrame, label: Ints) -> pl.DataFrame:
    """Fold clusters of claims into events.

    Args:
        claims: CLAIM_SCHEMA, one row a claim that counts.
        label: The cluster of each row.

    Returns:
        EVENT_SCHEMA, by (earliest_start, event_id), nulls last.
    """
    if claims.is_empty():
        return pl.DataFrame(schema=EVENT_SCHEMA)
    member = claims.with_columns(cluster=pl.Series(label)).sort(
        "cluster", "published_earliest", "claim_id", nulls_last=True
    )
    bounds, disputed = settle(member)
    events = (
        member.group_by("cluster", maintain_order=True)
        .agg(*_plain(), *_best())
        .join(_people(member), on="cluster", how="left", validate="1:1")
        .join(bounds, on="cluster", how="left", validate="1:1")
        .join(disagreements(member, disputed), on="cluster", how="left", validate="1:1")
        .with_columns(pl.col("conflicts").fill_null([]))
    )
    return sorted_events(events.select(pl.col(name).cast(dtype) for name, dtype in EVENT_SCHEMA.items()))


def sorted_events(events: pl.DataFrame) -> pl.DataFrame:
    """Events in the order in which the fold gives them: by (earliest_start, event_id), nulls last."""
    return events.sort("earliest_start", "event_id", nulls_last=True)


def _plain() -> list[pl.Expr]:
    ids = event_id(pl.col("claim_id"))
    decided = pl.col("targets").filter(pl.col("rule_id") == DECISION_RULE)
    before = event_id(decided.list.explode(keep_nulls=False, empty_as_null=False))
    source = pl.col("citation").struct.field("source_id")
    return [
        ids.first().alias("event_id"),
        ids.slice(1).append(before).unique(maintain_order=True).alias("aliases"),
        pl.len().alias("n_claims"),
        source.drop_nulls().unique().sort().alias("sources"),
        pl.col("claim_id").alias("claims"),
        pl.col("published_earliest").min(),
        pl.col("published_latest").min(),
        (1 - (1 - pl.col("confidence").clip(0, 1)).product()).round(6).alias("confidence"),
        pl.col("quantities").list.explode(keep_nulls=False, empty_as_null=False).unique(maintain_order=True),
    ]


def _best() -> list[pl.Expr]:
    """What one claim says for all: one with a date in its words, of the event and not of its plan, that reads well."""
    reads = pl.col("printable").fill_null(1.0)
    order = pl.struct(
        pl.col("date_text").is_null(),
        pl.col("status").is_in(UNSURE),
        -(pl.col("salience").fill_null(0.0) * reads),
        -pl.col("confidence").fill_null(0.0),
        pl.int_range(pl.len()),
    ).arg_sort()
    firmness = pl.col("status").replace_strict({s: i for i, s in enumerate(STATUS_ORDER)}, default=len(STATUS_ORDER))
    kinds = pl.col("kind").filter(pl.col("kind") != "other")
    return [
        pl.col("title").gather(order).drop_nulls().first(),
        pl.col("printable").gather(order).first(),
        pl.col("attribution").gather(order).drop_nulls().first(),
        pl.col("status").gather(pl.struct(firmness, pl.int_range(pl.len())).arg_sort()).first(),
        kinds.mode().sort().first().fill_null("other").alias("kind"),
        story_salience(),
    ]


def _people(member: pl.DataFrame) -> pl.DataFrame:
    """Actors, places and typed entities of each cluster, those that most claims name first."""
    named = {}
    for column in ("actors", "places", "entities"):
        rows = member.select("cluster", pl.col(column)).explode(column).filter(pl.col(column).is_not_null())
        counted = (
            rows.group_by("cluster", column)
            .len()
            .sort("cluster", pl.col("len"), column, descending=[False, True, False])
        )
        named[column] = counted.group_by("cluster", maintain_order=True).agg(column)
    found = member.select("cluster").unique()
    for column, rows in named.items():
        found = found.join(rows, on="cluster", how="left", validate="1:1").with_columns(pl.col(column).fill_null([]))
    return found
