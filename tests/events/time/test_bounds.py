"""Bounds, instants and their ISO texts, in years that datetime does not have too."""

from __future__ import annotations

import datetime as dt
import pickle

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events.errors import BoundsError
from dateline.events.time.bounds import (
    DAY,
    INSTANT_MAX,
    INSTANT_MIN,
    Bounds,
    EndKind,
    civil_from_days,
    day_text,
    days_from_civil,
    from_iso,
    instant,
    iso,
)

ANY_INSTANT = st.integers(instant(-9_999), instant(99_999))


def test_within_and_exactly():
    assert Bounds.within(0, DAY) == Bounds(0, DAY, 0, DAY)
    assert Bounds.exactly(0, DAY) == Bounds(0, 0, DAY, DAY)
    assert Bounds.exactly(0, DAY).is_exact
    assert not Bounds.within(0, DAY).is_exact
    assert Bounds.exactly(0, DAY).inside() == Bounds.within(0, DAY)


def test_nowhere_is_undated():
    assert not Bounds.nowhere().is_dated
    assert Bounds(None, None, None, 0, EndKind.UNKNOWN).is_dated


@pytest.mark.parametrize(
    ("four", "law"),
    [
        ((2, 1, 3, 3), "earliest_start <="),
        ((0, 0, 2, 1), "earliest_end <="),
        ((5, 5, 1, 5), "earliest_start < latest_end"),
    ],
)
def test_bounds_that_fence_nothing_are_refused(four, law):
    with pytest.raises(BoundsError, match=law) as caught:
        Bounds(*four)
    assert pickle.loads(pickle.dumps(caught.value)).values == caught.value.values


@given(st.dates())
def test_days_are_those_of_datetime(day):
    number = day.toordinal() - dt.date(1970, 1, 1).toordinal()
    assert days_from_civil(day.year, day.month, day.day) == number
    assert civil_from_days(number) == (day.year, day.month, day.day)


@given(st.integers(-(10**12), 10**12))
def test_days_and_dates_are_inverse(days):
    assert days_from_civil(*civil_from_days(days)) == days


@given(ANY_INSTANT)
def test_iso_reads_back(value):
    assert from_iso(iso(value)) == value
    assert from_iso(day_text(value)) == value - value % DAY


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-06-19", instant(2024, 6, 19)),
        ("-0043-03-15", instant(-43, 3, 15)),
        ("+12024-01-01T00:00:00Z", instant(12024)),
        ("2024-06-19T09:30:00+09:00", instant(2024, 6, 19, 0, 30)),
        ("2024-06-19 09:30:00.25-0330", instant(2024, 6, 19, 13, 0, 0, 250_000)),
    ],
)
def test_instants_read(text, value):
    assert value == from_iso(text)


@pytest.mark.parametrize(
    "text", ["2024", "2024-13-01", "2023-02-29", "2024-06-19T25:00", "2024-06-19T24:30", "19 June 2024", ""]
)
def test_what_is_no_instant_is_refused(text):
    with pytest.raises(BoundsError):
        from_iso(text)


@pytest.mark.parametrize(("limit", "day"), [(INSTANT_MIN, "-262000-01-01"), (INSTANT_MAX, "+261999-12-31")])
def test_the_limits_of_columns_can_be_written(limit, day):
    column = pl.Series([limit]).cast(pl.Datetime("us", "UTC"))
    assert column.dt.to_string("%Y-%m-%d").to_list() == [day] == [day_text(limit)]
