"""The claims of a log in batches that lie near in time, so that folding takes the memory of a batch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

BATCH: Final = 50_000
"""Claims that are folded together. The cut changes nothing but the work at its borders."""

_DOCUMENT: Final = pl.col("sha256").hash(seed=1).alias("document")
"""A number for a text or record, whichever reading; those without a content hash count as one."""


def batches(claims: pl.LazyFrame) -> Iterator[pl.DataFrame]:
    """All the claims, whole documents together: texts by the day of publication, records by their own dates.

    Args:
        claims: CLAIM_SCHEMA; scanned once for the cut and once for each batch.
    """
    dates = ["earliest_start", "published_earliest"]
    when = pl.when(pl.col("doc_id").is_null()).then(pl.coalesce(dates)).otherwise(pl.coalesce(dates[::-1]))
    sizes = claims.select(_DOCUMENT, when=when.to_physical()).group_by("document").agg(pl.len(), pl.col("when").min())
    cut = (
        sizes.sort("when", "document").with_columns(batch=(pl.col("len").cum_sum() - pl.col("len")) // BATCH).collect()
    )
    parts = cut.partition_by("batch", maintain_order=True)
    if len(parts) <= 1:
        yield claims.collect()
        return
    for part in parts:
        yield claims.with_columns(_DOCUMENT).join(part.lazy(), on="document", how="semi").drop("document").collect()
