"""What building a page takes: CPU seconds of the first page of a process and of the next, and its greatest memory.

python -m tests.benchmarks.page_building 100000
"""

from __future__ import annotations

import resource
import sys
import time

import numpy as np
import polars as pl

from dateline.charts.page import page
from dateline.events.table.schema import CLAIM_SCHEMA, EVENT_SCHEMA, INSTANT
from dateline.events.time.bounds import DAY, instant

TITLE = "treaty minister visits attack on port strike talks in Geneva army crosses river"
WORDS = np.array(TITLE.split(" "))
KINDS = np.array(["conflict", "diplomacy", "death", "business", "politics", "movement", "other", "statement"])


def table(rows: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """The rows with every column of a schema; what they lack is null or an empty list."""
    blank = {name: pl.lit([] if isinstance(dtype, pl.List) else None, dtype) for name, dtype in schema.items()}
    return rows.select((pl.col(n).cast(d) if n in rows.columns else blank[n]).alias(n) for n, d in schema.items())


def story(size: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Events over a century with a claim each; titles, names and sentences of words, as long as real ones."""
    draw = np.random.default_rng(size)
    start = instant(1900) + np.sort(draw.integers(0, 36_000, size)) * DAY
    length = np.maximum(1, (draw.exponential(1, size) * 200 / max(1, size / 2000)).astype(np.int64)) * DAY
    loose = [np.where(draw.random(size) < 0.3, draw.integers(0, 40, size), 0) * DAY for _ in "se"]
    number = pl.Series(np.arange(size)).cast(pl.String)
    source = pl.Series([f"Source {n}" for n in draw.integers(0, 211, size)])
    shared = pl.DataFrame(
        {
            "event_id": pl.Series(["e"] * size, dtype=pl.String) + number,
            "claim_id": pl.Series(["c"] * size, dtype=pl.String) + number,
            "title": [" ".join(words) for words in WORDS[draw.integers(0, len(WORDS), (size, 6))].tolist()],
            "kind": KINDS[draw.integers(0, 8, size)],
            "status": np.array(["fact", "fact", "fact", "reported", "planned"])[draw.integers(0, 5, size)],
            "earliest_start": start,
            "latest_start": start + loose[0],
            "earliest_end": start + loose[0] + length,
            "latest_end": start + loose[0] + length + loose[1],
            "confidence": draw.random(size),
            "salience": draw.random(size),
            "published_latest": start + loose[0] + length + draw.integers(1, 60, size) * DAY,
        }
    ).with_columns(pl.col("^(earliest|latest)_.*$", "published_latest").cast(INSTANT))
    events = shared.with_columns(
        sources=pl.concat_list(source),
        actors=pl.concat_list(pl.Series([f"Actor {n}" for n in draw.integers(0, 97, size)])),
        places=pl.concat_list(pl.Series([f"Place {n}" for n in draw.integers(0, 53, size)])),
        claims=pl.concat_list("claim_id"),
    )
    quote = pl.lit("It was said that ") + pl.col("title") + pl.lit(" on that day.")
    citation = pl.struct(
        source_id=source, publisher=source, published=pl.lit("2001-01-01"), url=pl.lit(None, pl.String),
        char_start=pl.lit(0, pl.Int64), char_end=pl.lit(60, pl.Int64), quote=quote,
    )  # fmt: skip
    return table(events, EVENT_SCHEMA), table(shared.with_columns(citation=citation), CLAIM_SCHEMA)


def memory() -> float:
    """GiB that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main(size: int) -> None:
    """Build the page of `size` events twice and print what each took."""
    events, claims = story(size)
    tables = memory()
    for name in ("first", "next"):
        before = time.process_time()
        made = page(events, claims)
        spent = time.process_time() - before
        megabytes = len(made.encode()) / 1e6
        print(
            f"{size:,} events, {name} page: {spent:.1f} CPU-s, {megabytes:.2f} MB, greatest memory {memory():.2f} GiB"
            f" (the tables alone {tables:.2f})"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
