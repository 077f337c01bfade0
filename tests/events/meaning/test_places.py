"""Units of the calendar tile the days of every year; last, next and nth are sums."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events.text.meaning.places import SIZE, Place, days_away, holding, share_of
from dateline.events.time.bounds import day_text, days_from_civil

UNITS = sorted(SIZE)
DAYS = st.integers(min_value=-2_000_000, max_value=2_000_000)


@given(unit=st.sampled_from([u for u in UNITS if u not in ("weekend", "decade", "century", "millennium")]), day=DAYS)
def test_units_tile_the_days(unit, day):
    place = holding(unit, day)
    assert place.first_day <= day < place.end_day
    assert (place + 1).first_day == place.end_day


@given(unit=st.sampled_from(["decade", "century", "millennium"]), day=st.integers(0, 2_000_000))
def test_long_units_tile_the_days_of_our_era(unit, day):
    place = holding(unit, day)
    assert place.first_day <= day < place.end_day


@pytest.mark.parametrize(
    ("place", "value", "edtf", "first", "end"),
    [
        (Place.of_day(1939, 9, 1), "1939-09-01", "1939-09-01", "1939-09-01", "1939-09-02"),
        (
            Place("week", holding("week", days_from_civil(2021, 1, 3)).index),
            "2020-W53",
            None,
            "2020-12-28",
            "2021-01-04",
        ),
        (
            Place("weekend", holding("week", days_from_civil(2024, 11, 2)).index),
            "2024-W44-WE",
            None,
            "2024-11-02",
            "2024-11-04",
        ),
        (Place("season", 1941 * 4 + 3), "1941-WI", "1941-24", "1941-12-01", "1942-03-01"),
        (Place("quarter", 1989 * 4 + 2), "1989-Q3", "1989-35", "1989-07-01", "1989-10-01"),
        (Place("half", 2008 * 2 + 1), "2008-H2", "2008-41", "2008-07-01", "2009-01-01"),
        (Place("year", -43), "BC0044", "-0043", "-0043-01-01", "-0042-01-01"),
        (Place("year", 12024), "12024", "Y12024", "+12024-01-01", "+12025-01-01"),
        (Place("decade", 195), "195", "195X", "1950-01-01", "1960-01-01"),
        (Place("century", 18), "18", "18XX", "1800-01-01", "1900-01-01"),
        (Place("century", -5), "BC04", None, "-0499-01-01", "-0399-01-01"),
        (Place("millennium", 1), "1", "1XXX", "1000-01-01", "2000-01-01"),
    ],
)
def test_views_of_a_place(place, value, edtf, first, end):
    day = 86_400_000_000
    assert (place.value, day_text(place.first_day * day), day_text(place.end_day * day)) == (value, first, end)
    assert edtf is None or place.edtf == edtf


def test_no_such_day():
    assert Place.of_day(2023, 2, 29) is None
    assert Place.of_day(2023, 13, 1) is None


def test_months_keep_the_day_or_its_last():
    january = days_from_civil(2023, 1, 31)
    assert days_away(january, "month", 1) == days_from_civil(2023, 2, 28)
    assert days_away(january, "year", -1) == days_from_civil(2022, 1, 31)


@given(
    day=DAYS,
    low=st.floats(0, 0.9),
    length=st.floats(0.05, 1),
    unit=st.sampled_from(["week", "month", "year", "decade"]),
)
def test_a_share_lies_in_its_place(day, low, length, unit):
    place = holding(unit, max(day, -700_000))
    start, end = share_of(place, (low, min(1.0, low + length)))
    assert place.first_day * 86_400_000_000 <= start < end <= place.end_day * 86_400_000_000
