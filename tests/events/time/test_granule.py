"""Grids of calendar units."""

from __future__ import annotations

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events.errors import BoundsError
from dateline.events.time import granule as g
from dateline.events.time.bounds import DAY, SECOND, day_text, instant, iso

WEDNESDAY_IN_JUNE = instant(2024, 6, 19, 13, 45, 7)
GRIDS = sorted({*g.FIXED, *g.MONTHS})
ANY_INSTANT = st.integers(instant(-30_000), instant(30_000))
IN_PENDULUMS_REACH = st.integers(instant(1500), instant(8000))


@pytest.mark.parametrize(
    ("granule", "start", "end"),
    [
        ("hour", "2024-06-19T13:00:00Z", "2024-06-19T14:00:00Z"),
        ("part_of_day", "2024-06-19T12:00:00Z", "2024-06-19T18:00:00Z"),
        ("week", "2024-06-17T00:00:00Z", "2024-06-24T00:00:00Z"),
        ("weekend", "2024-06-15T00:00:00Z", "2024-06-17T00:00:00Z"),
        ("season", "2024-06-01T00:00:00Z", "2024-09-01T00:00:00Z"),
        ("quarter", "2024-04-01T00:00:00Z", "2024-07-01T00:00:00Z"),
        ("half", "2024-01-01T00:00:00Z", "2024-07-01T00:00:00Z"),
        ("decade", "2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z"),
        ("century", "2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"),
        ("millennium", "2000-01-01T00:00:00Z", "3000-01-01T00:00:00Z"),
    ],
)
def test_unit_around_an_instant(granule, start, end):
    bounds = g.unit(WEDNESDAY_IN_JUNE, granule)
    assert (start, end) == (iso(bounds.earliest_start), iso(bounds.latest_end))
    assert bounds.is_exact
    assert granule == bounds.granule


def test_the_year_2000_begins_its_century():
    assert day_text(g.floor(instant(2000, 12, 31), "century")) == "2000-01-01"


def test_years_before_1_keep_their_grids():
    assert day_text(g.floor(instant(-1, 6, 1), "decade")) == "-0010-01-01"
    assert day_text(g.next_unit(instant(-1, 12, 31), "year")) == "0000-01-01"
    assert day_text(g.shift(instant(0, 2, 29), "year", -100)) == "-0100-02-28"


def test_a_clock_reading_that_does_not_exist_is_an_hour_earlier():
    assert iso(g.wall_clock(instant(2024, 3, 31, 1, 30), "Europe/London")) == "2024-03-31T00:30:00Z"


def test_a_clock_reading_that_comes_twice_is_the_first():
    assert iso(g.wall_clock(instant(2024, 10, 27, 1, 30), "Europe/London")) == "2024-10-27T00:30:00Z"


def test_a_zone_reaches_beyond_year_9999():
    assert iso(g.wall_clock(instant(12024, 1, 1, 9), "Asia/Seoul")) == "+12024-01-01T00:00:00Z"
    assert g.wall_clock(instant(-43, 3, 15), "UTC") == instant(-43, 3, 15)


@pytest.mark.parametrize("zone", ["Nowhere/City", "../etc/passwd", ""])
def test_an_unknown_zone_is_refused(zone):
    with pytest.raises(BoundsError, match="no such time zone"):
        g.wall_clock(0, zone)


@pytest.mark.parametrize("granule", ["era", "interval"])
def test_a_granule_without_grid_is_refused(granule):
    with pytest.raises(BoundsError, match="without a grid"):
        g.floor(0, granule)


@given(ANY_INSTANT, st.sampled_from(GRIDS), st.integers(-50, 50))
def test_a_grid_has_no_gaps(value, granule, count):
    start, end = g.floor(value, granule), g.next_unit(value, granule)
    assert start <= value < end
    assert g.floor(start, granule) == start
    assert g.floor(end - 1, granule) == start
    assert g.next_unit(g.next_unit(value, granule, count), granule, -count) == start


@given(IN_PENDULUMS_REACH, st.sampled_from(["hour", "day", "week", "month", "year"]))
def test_floor_agrees_with_pendulum(value, granule):
    expected = pendulum.from_timestamp(value // SECOND).start_of(granule)
    assert expected.int_timestamp * SECOND == g.floor(value, granule)


@given(IN_PENDULUMS_REACH, st.sampled_from(["days", "weeks", "months", "years"]), st.integers(-1000, 1000))
def test_shift_agrees_with_pendulum(value, units, count):
    whole = value - value % SECOND
    expected = pendulum.from_timestamp(whole // SECOND).add(**{units: count})
    assert expected.int_timestamp * SECOND == g.shift(whole, units.removesuffix("s"), count)


@given(ANY_INSTANT)
def test_weekdays_repeat_every_week(value):
    assert g.weekday(value) == g.weekday(value + 7 * DAY) == (g.weekday(value + DAY) - 1) % 7
