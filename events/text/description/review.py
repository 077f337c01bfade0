"""What a person should look at first: what matters most and can be trusted least."""

from __future__ import annotations

from typing import Final

import polars as pl

SURE: Final = 0.7
"""Confidence from which nothing needs a look, unless sources disagree."""
_FEWEST: Final = 0.05
"""Salience that even the least event has here, so that a very doubtful one is not lost behind the big ones."""


def review_order(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Claims or events that want a look, the most urgent first.

    Urgency is salience times doubt (1 - confidence); an event whose sources disagree counts as wholly doubtful.

    Args:
        rows: CLAIM_SCHEMA or EVENT_SCHEMA. Rows of confidence 0.7 and more without conflicts are left out.

    Returns:
        The same columns and `urgency` (Float64, 0 to 1), by urgency, then by id.

    >>> rows = pl.LazyFrame({"event_id": ["a", "b", "c"], "salience": [0.9, 0.9, 0.2], "confidence": [0.95, 0.5, 0.4]})
    >>> review_order(rows).collect()["event_id"].to_list()
    ['b', 'c']
    """
    names = rows.collect_schema().names()
    key = "event_id" if "event_id" in names else "claim_id"
    disputed = pl.col("conflicts").list.len() > 0 if "conflicts" in names else pl.lit(value=False)
    doubt = pl.when(disputed).then(1.0).otherwise(1 - pl.col("confidence").fill_null(0.0))
    weight = pl.col("salience").fill_null(0.0).clip(_FEWEST, 1.0)
    return (
        rows.filter(disputed | (pl.col("confidence").fill_null(0.0) < SURE))
        .with_columns(urgency=(weight * doubt).round(6))
        .sort("urgency", key, descending=[True, False])
    )
