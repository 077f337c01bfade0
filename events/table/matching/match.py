"""Which claims may tell of one event: pairs worth a look, how far they agree field by field, and what that weighs."""

from __future__ import annotations

from typing import Final

import polars as pl

from dateline.events.table.matching.blocking import candidates
from dateline.events.table.matching.features import Features, Ints, features
from dateline.events.table.matching.levels import levels, total
from dateline.events.table.matching.weights import FIELDS, Weights, weights
from dateline.events.table.schema import CLAIM_SCHEMA, LINK_SCHEMA, check

AT_ONCE: Final = 200_000
"""Pairs compared together: bounds the memory."""

MATCHER: Final = "match"


def match(claims: pl.DataFrame, *, table: Weights | None = None) -> pl.DataFrame:
    """Find the pairs of claims that tell of one event, with the reason for each.

    Args:
        claims: CLAIM_SCHEMA, in any order.
        table: Weights; None: those that ship with the package.

    Returns:
        LINK_SCHEMA, one row a pair whose weight is not negative, left_id < right_id, sorted.

    Raises:
        SchemaError: `claims` is no claim table.
    """
    check(claims.lazy(), CLAIM_SCHEMA, "claim")
    table = table or weights()
    held = features(claims)
    left, right = candidates(held)
    return links(held, left, right, table).filter(pl.col("weight") >= 0)


def links(held: Features, left: Ints, right: Ints, table: Weights) -> pl.DataFrame:
    """Compare the pairs given; LINK_SCHEMA, a row each, in the order given."""
    parts = [
        _compared(held, left[i : i + AT_ONCE], right[i : i + AT_ONCE], table) for i in range(0, len(left), AT_ONCE)
    ]
    return pl.concat(parts) if parts else pl.DataFrame(schema=LINK_SCHEMA)


def _compared(held: Features, left: Ints, right: Ints, table: Weights) -> pl.DataFrame:
    found = levels(held, left, right, table)
    claim_id = held.rows["claim_id"]
    names = {
        f"level_{field}": pl.Series([level.name for level in table.fields[field]]).gather(found[field])
        for field in FIELDS
    }
    return pl.DataFrame(
        {
            "left_id": claim_id.gather(left),
            "right_id": claim_id.gather(right),
            **names,
            "weight": total(found, table),
            "decided_by": pl.Series([MATCHER]).new_from_index(0, len(left)),
        },
        schema=LINK_SCHEMA,
    )
