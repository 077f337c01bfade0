"""The indexes answer as a plain filter does, before 1970 and without bounds too, and survive being kept on disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events.time.bounds import DAY, INSTANT_MAX, INSTANT_MIN, instant
from dateline.pipeline.folding.index import PeriodIndex

edges = st.integers(-40, 40)
wide = st.one_of(edges, st.none(), st.sampled_from([INSTANT_MIN, INSTANT_MIN + 1, INSTANT_MAX - 1, INSTANT_MAX]))
Extent = tuple[int | None, int | None]


def _ordered(extent: Extent) -> bool:
    start, end = extent
    return (INSTANT_MIN if start is None else start) < (INSTANT_MAX if end is None else end)


extents = st.lists(st.tuples(wide, wide).filter(_ordered), max_size=40)
periods = st.tuples(edges | st.none(), edges | st.none()).filter(_ordered)


def _frame(rows: list[Extent]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={"earliest_start": pl.Int64, "latest_end": pl.Int64}, orient="row")


def _touches(extent: Extent, period: Extent) -> bool:
    begins_before_its_end = extent[0] is None or period[1] is None or extent[0] < period[1]
    ends_after_its_start = extent[1] is None or period[0] is None or extent[1] > period[0]
    return begins_before_its_end and ends_after_its_start


@given(extents, st.lists(periods, min_size=1, max_size=5))
def test_counts_and_rows_are_those_of_a_filter(rows: list[Extent], asked: list[Extent]) -> None:
    index = PeriodIndex.of(_frame(rows))
    for period in asked:
        expected = [place for place, extent in enumerate(rows) if _touches(extent, period)]
        assert index.rows(*period).tolist() == expected
        assert index.count(*period) == len(expected)


def test_many_periods_are_counted_at_once() -> None:
    index = PeriodIndex.of(_frame([(0, 10), (-50, -40), (None, 5), (7, None)]))
    assert index.counts([-45, 8], [0, 9]).tolist() == [2, 2]


def test_datetime_columns_of_any_year() -> None:
    days = [(instant(-43, 3, 15), instant(-43, 3, 16)), (instant(12024), instant(12025))]
    frame = _frame(days).cast(pl.Datetime("us", "UTC"))
    assert PeriodIndex.of(frame).rows(instant(-43), instant(-42)).tolist() == [0]


@pytest.fixture
def many() -> PeriodIndex:
    random = np.random.default_rng(7)
    starts = random.integers(-1000, 1000, 5_000) * DAY
    ends = starts + random.integers(1, 3_000, 5_000) * DAY
    return PeriodIndex(starts, ends)


def test_a_kept_index_answers_as_the_one_that_was_kept(many: PeriodIndex, tmp_path: Path) -> None:
    many.save(tmp_path / "index")
    kept = PeriodIndex.load(tmp_path / "index")
    assert kept is not None
    assert len(kept) == len(many)
    assert kept.rows(-5 * DAY, 9 * DAY).tolist() == many.rows(-5 * DAY, 9 * DAY).tolist()
    assert kept.count(-5 * DAY, 9 * DAY) == many.count(-5 * DAY, 9 * DAY)


def test_keeping_twice_keeps_the_first_and_leaves_nothing_behind(many: PeriodIndex, tmp_path: Path) -> None:
    many.save(tmp_path / "index")
    many.save(tmp_path / "index")
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_nothing_kept_is_nothing_loaded(tmp_path: Path) -> None:
    assert PeriodIndex.load(tmp_path / "index") is None


def test_a_damaged_index_is_not_believed(many: PeriodIndex, tmp_path: Path) -> None:
    many.save(tmp_path / "index")
    (tmp_path / "index" / "binned_ends.npy").write_bytes(b"")
    assert PeriodIndex.load(tmp_path / "index") is None


def test_an_index_of_another_format_is_built_again(many: PeriodIndex, tmp_path: Path) -> None:
    many.save(tmp_path / "index")
    (tmp_path / "index" / "bins.json").write_text('{"format": 0, "bins": []}')
    assert PeriodIndex.load(tmp_path / "index") is None
