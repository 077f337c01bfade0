"""Counts and rows of periods over 1e5 to 1e7 events: the index, DuckDB and a plain polars filter, in one run.

Run with `make bench`, or alone: pytest -s -o norecursedirs=".*" tests/benchmarks/test_index.py. Prints, asserts only
that all give the same answers. DuckDB comes with the extra `bench`.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from dateline.events.time.bounds import DAY
from dateline.pipeline.folding.index import PeriodIndex

duckdb = pytest.importorskip("duckdb")

PERIODS = 1_000
PEER_PERIODS = 20
"""Peers are asked fewer: they take that much longer."""


def table(size: int) -> pl.DataFrame:
    """Extents over two thousand years, from a day to a century long, as many short as long ones on a log scale."""
    random = np.random.default_rng(3)
    starts = random.integers(-700_000, 20_000, size) * DAY
    lengths = np.exp(random.random(size) * np.log(36_500)).astype(np.int64) * DAY
    return pl.DataFrame({"earliest_start": starts, "latest_end": starts + lengths})


def periods(length: int) -> list[tuple[int, int]]:
    starts = np.random.default_rng(4).integers(-700_000, 20_000, PERIODS)
    return [(int(start) * DAY, int(start + length) * DAY) for start in starts]


def cost(work: Callable[[], object], times: int) -> float:
    """Milliseconds of CPU time for each."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start) / times


def test_counts_and_rows_beside_peers(tmp_path: Path) -> None:
    print(
        "\nevents | build s | MiB | index: count, rows | polars: count, rows | DuckDB: count, rows  (CPU ms a period)"
    )
    for size in (100_000, 1_000_000, 10_000_000):
        events = table(size)
        print(_line(events, tmp_path / f"{size}.parquet"))


def _line(events: pl.DataFrame, file: Path) -> str:
    before = time.process_time()
    index = PeriodIndex.of(events)
    assert len(index.sorted_starts) == len(index.sorted_ends) == len(index.binned_rows) == events.height
    index.rows(0, 1)
    built = time.process_time() - before
    memory = sum(getattr(index, name).nbytes for name in ("sorted_starts", "sorted_ends")) / 2**20
    memory += sum(getattr(index, name).nbytes for name in ("binned_starts", "binned_ends", "binned_rows")) / 2**20
    asked, narrow = periods(31), periods(1)
    few, few_narrow = asked[:PEER_PERIODS], narrow[:PEER_PERIODS]
    bounds = np.array(asked)

    own = [cost(lambda: index.counts(bounds[:, 0], bounds[:, 1]), PERIODS)]
    own.append(cost(lambda: [index.rows(*period) for period in narrow], PERIODS))
    plain = [cost(lambda: [_polars_count(events, *period) for period in few], PEER_PERIODS)]
    plain.append(cost(lambda: [_polars_rows(events, *period) for period in few_narrow], PEER_PERIODS))
    events.with_row_index("row").write_parquet(file)
    with duckdb.connect() as con:
        con.execute("create table events as select * from read_parquet(?)", [str(file)])
        peer = [cost(lambda: [_duckdb_count(con, *period) for period in few], PEER_PERIODS)]
        peer.append(cost(lambda: [_duckdb_rows(con, *period) for period in few_narrow], PEER_PERIODS))
        for period in few:
            assert index.count(*period) == _polars_count(events, *period) == _duckdb_count(con, *period)
        for period in few_narrow:
            assert index.rows(*period).tolist() == _polars_rows(events, *period) == sorted(_duckdb_rows(con, *period))
    ratios = [f"{other[place] / own[place]:,.0f}x" for other in (plain, peer) for place in (0, 1)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figures = " | ".join(f"{pair[0]:.4f}, {pair[1]:.3f}" for pair in (own, plain, peer))
    faster = f"index is faster by {', '.join(ratios)} (peak {peak:,} MiB)"
    return f"{events.height:>10,} | {built:.2f} | {memory:,.0f} | {figures} | {faster}"


def _touching(start: int, end: int) -> pl.Expr:
    return (pl.col("earliest_start") < end) & (pl.col("latest_end") > start)


def _polars_count(events: pl.DataFrame, start: int, end: int) -> int:
    return int(events.select(_touching(start, end).sum()).item())


def _polars_rows(events: pl.DataFrame, start: int, end: int) -> list[int]:
    return events.select(pl.arg_where(_touching(start, end))).to_series().to_list()


def _duckdb_count(con, start: int, end: int) -> int:  # type: ignore[no-untyped-def]
    asked = "select count(*) from events where earliest_start < ? and latest_end > ?"
    return int(con.execute(asked, [end, start]).fetchone()[0])


def _duckdb_rows(con, start: int, end: int) -> list[int]:  # type: ignore[no-untyped-def]
    asked = "select row from events where earliest_start < ? and latest_end > ?"
    return con.execute(asked, [end, start]).fetchnumpy()["row"].tolist()
