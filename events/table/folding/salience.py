"""How much an event matters to its story: how many tell of it, how prominently, and whether it is told of later."""

from __future__ import annotations

from typing import Final

import polars as pl

REMEMBERED_DAYS: Final = 2
"""What is told of in something published more than this many days after it is remembered, not only reported."""
REMEMBERED: Final = 2.0
"""What such a telling counts, against 1 for news of the day: what is told again is what mattered."""
MASS: Final = 3.0
"""Mass at which salience is 1 - 1/e: about three documents that put the event first."""


def story_salience() -> pl.Expr:
    """The salience of an event among all events of a story, as an aggregate over its claims.

    The mass of an event is the sum of the salience of its claims, each counted twice where it was published more than
    two days after the event; of claims that cite the same words only the heaviest counts, for a copy tells nothing
    again: agencies' texts, and what a site prints under every article. Salience is 1 - exp(-mass / 3): it grows with
    every telling and stays below 1. It depends on the event's own claims alone, so that only the events that a new
    claim touches need be computed again.

    Returns:
        Float64 in [0, 1), rounded to six places, for `group_by(...).agg(...)` over rows of CLAIM_SCHEMA; the rows of
        one event in a fixed order, for floating-point sums depend on it.

    >>> rows = pl.LazyFrame({"event": ["a", "a", "b", "b"], "claim_id": ["1", "2", "3", "4"], "salience": [0.5] * 4,
    ...     "citation": [{"quote": q} for q in ("It sank.", "The ship sank.", "A fire.", "A fire.")],
    ...     "published_earliest": [None] * 4, "latest_end": [None] * 4},
    ...     schema_overrides=dict.fromkeys(("published_earliest", "latest_end"), pl.Datetime("us", "UTC")))
    >>> rows.group_by("event").agg(story_salience()).sort("event").collect()["salience"].to_list()
    [0.283469, 0.153518]
    """
    gap = pl.col("published_earliest") - pl.col("latest_end")
    remembered = (gap >= pl.duration(days=REMEMBERED_DAYS)).fill_null(value=False)
    told = pl.col("salience").fill_null(0.0) * pl.when(remembered).then(REMEMBERED).otherwise(1.0)
    words = pl.col("citation").struct.field("quote").fill_null(pl.col("claim_id"))
    heaviest = told.arg_sort(descending=True)
    mass = told.gather(heaviest).filter(words.gather(heaviest).is_first_distinct()).sum()
    return (1 - (-mass / MASS).exp()).round(6).alias("salience")
