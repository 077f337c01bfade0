"""Questions to columns that are not about Allen's algebra itself: widening, names of columns, far years."""

from __future__ import annotations

import polars as pl
import pytest

from dateline.events.time.bound_columns import Columns
from dateline.events.time.bounds import Bounds, instant
from dateline.events.time.edtf import parse
from dateline.events.time.modal import bounds_frame, judge, maybe, surely
from dateline.events.time.shares import probability


def early_november(*, exactly):
    make = Bounds.exactly if exactly else Bounds.within
    core = make(instant(2024, 11, 1), instant(2024, 11, 11))
    outer = pl.Series([instant(2024, 11, 16)]).cast(pl.Datetime("us", "UTC"))
    return bounds_frame([core]).with_columns(outer_start=pl.col("earliest_start"), outer_end=outer)


def test_widening_uses_the_outer_range():
    period = parse("2024-11-12").extent
    events = early_november(exactly=False)
    assert not events.select(maybe("intersects", period)).item()
    assert events.select(maybe("intersects", period, widen=True)).item()
    assert 0 < events.select(probability("intersects", period, widen=True)).item() < 1


def test_widening_loosens_what_is_sure():
    period = parse("2024-11-01/2024-11-10").extent
    events = early_november(exactly=False)
    assert events.select(surely("lies_in", period)).item()
    assert not events.select(surely("lies_in", period, widen=True)).item()


def test_widening_without_an_outer_range_changes_nothing():
    nothing = pl.lit(None, dtype=pl.Datetime("us", "UTC"))
    events = bounds_frame([parse("2024-11").bounds]).with_columns(outer_start=nothing, outer_end=nothing)
    period = parse("2024-11-12").extent
    assert events.select(probability("intersects", period)).equals(
        events.select(probability("intersects", period, widen=True))
    )


def test_columns_may_have_other_names():
    events = bounds_frame([parse("2024-11").bounds]).rename(lambda name: f"{name}_of_it")
    assert events.select(surely("during", parse("2024").extent, Columns.suffixed("_of_it"))).item()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Y-17E7", "before"), ("Y17E7", "after"), ("Y-500000/1950", "overlaps"), ("1950/Y17E7", "overlapped_by"),
     ("Y-17E7/Y17E7", "contains"), ("1950", "during")],
)  # fmt: skip
def test_years_that_no_column_holds_are_placed_by_their_edtf(text, expected):
    events = bounds_frame([parse(text).extent]).with_columns(edtf=pl.lit(text))
    period = parse("1949/2000").extent
    where = Columns(edtf="edtf")
    found = events.select(**{name: surely(name, period, where) for name in ("before", "after", expected)}).row(
        0, named=True
    )
    assert [name for name, holds in found.items() if holds] == [expected]
    in_period = events.select(*(one.alias(str(n)) for n, one in enumerate(judge("intersects", period, where)))).row(0)
    assert in_period == (expected not in ("before", "after"),) * 2


def test_without_edtf_such_years_are_undecided():
    events = bounds_frame([parse("Y17E7").extent])
    period = parse("1949/2000").extent
    assert events.select(maybe("intersects", period)).item()
    assert events.select(surely("intersects", period)).item() is None


def test_an_open_end_reaches_every_later_period():
    events = bounds_frame([parse("1950/..").bounds, parse("1950/").bounds])
    period = parse("2050").extent
    assert events.select(surely("intersects", period)).to_series().to_list() == [True, None]
    assert events.select(probability("covers", period)).to_series().to_list() == [1.0, None]
