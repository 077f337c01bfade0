"""Chapters of time: there where an even scale would waste the picture, and only there."""

import itertools
import random

import polars as pl
import pytest

from dateline.charts.chapters import LEAST, MOST, axis_of
from dateline.charts.lanes import sheet
from dateline.charts.scale import Scale
from dateline.charts.text import text_width
from dateline.events.time.bounds import BOUNDS


def days(years: list[int]) -> list[dict]:
    return [
        {"when": f"within {year:05d}-06-{n % 28 + 1:02d}/{year:05d}-06-{n % 28 + 2:02d}"}
        for n, year in enumerate(years)
    ]


@pytest.fixture(scope="module")
def skewed(make_events):
    """Six events of antiquity, thirty of one decade, nothing between."""
    draw = random.Random(5)
    return make_events(*days([100 + 17 * n for n in range(6)] + sorted(draw.randint(1950, 1959) for _ in range(30))))


def test_an_even_spread_keeps_an_even_scale(make_events):
    assert axis_of(make_events(*days(list(range(1900, 1960))))) is None


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_few_events_keep_an_even_scale(make_events, count):
    assert axis_of(make_events(*days([1, 1000, 2000][:count]))) is None


def test_events_of_one_day_keep_an_even_scale(make_events):
    assert axis_of(make_events(*[{"when": "within 2024-06-01/2024-06-02"}] * 50)) is None


def test_thick_time_gets_the_room_and_empty_time_is_folded(skewed):
    axis = axis_of(skewed)
    assert axis is not None
    assert len(axis.folds) == 1
    start, end = axis.knots[axis.folds[0]], axis.knots[axis.folds[0] + 1]
    starts = skewed["earliest_start"].cast(pl.Int64)
    assert ((starts >= start) & (starts < end)).sum() == 0
    thick = [axis.place(time) for time in starts.to_list() if time >= end]
    assert max(thick) - min(thick) > 0.5


def test_places_rise_from_0_to_1(skewed):
    axis = axis_of(skewed)
    assert list(axis.knots) == sorted(set(axis.knots))
    assert (axis.places[0], axis.places[-1]) == (0, 1)
    assert len(axis.knots) <= MOST + 1
    shares = [b - a for a, b in itertools.pairwise(axis.places)]
    assert all(share > 0 for share in shares)
    assert all(share >= LEAST * 0.9 for n, share in enumerate(shares) if n not in axis.folds)


def test_the_order_of_the_rows_does_not_matter(skewed):
    assert axis_of(skewed) == axis_of(skewed.reverse())


def test_knots_hold_every_bound(skewed):
    axis = axis_of(skewed)
    bounds = skewed.select(pl.concat_list(pl.col(*BOUNDS).cast(pl.Int64)).explode()).to_series()
    low, high = bounds.min(), bounds.max()
    assert axis.knots[0] <= low
    assert axis.knots[-1] >= high


@pytest.mark.parametrize("width", [390, 768, 1400])
def test_ticks_and_names_of_stretches_neither_overlap_nor_leave_the_sheet(skewed, width):
    rows = Scale(axis_of(skewed), width).ticks(600)
    ticks = sorted((row["x"] + 5, row["x"] + 5 + text_width(row["label"], 12)) for row in rows if row["label"])
    names = sorted(
        (row["context_x"], row["context_x"] + text_width(row["context"], 12)) for row in rows if row["context"]
    )
    assert ticks
    assert names
    for boxes in (ticks, names):
        assert all(right < after for (_, right), (after, _) in itertools.pairwise(boxes))
        assert boxes[-1][1] <= width


def test_the_sheet_says_where_its_scale_changes(skewed):
    laid = sheet(skewed, width=1000)
    assert laid.axis == axis_of(skewed)
    folds = laid.tables["folds"]
    assert [fold for fold in folds if fold["right"] > fold["left"]]
    assert all(0 < fold["left"] <= fold["right"] < 1000 for fold in folds)
