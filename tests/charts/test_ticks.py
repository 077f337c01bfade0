"""Ticks: round instants of the calendar at every length."""

from itertools import pairwise

import pytest

from dateline.charts.ticks import Step, steps, ticks, times
from dateline.events.time.bounds import DAY, SECOND, from_iso, instant


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2024-06-19T09:00:00Z", "2024-06-19T10:00:00Z", ["09:00", "09:15", "09:30", "09:45"]),
        ("2024-06-19", "2024-06-21", ["19 Jun 2024", "12:00", "20 Jun 2024", "12:00"]),
        ("2024-01-25", "2024-02-08", ["26 Jan", "1 Feb 2024", "6 Feb"]),
        ("1947-06-01", "1951-06-01", ["1948", "1949", "1950", "1951"]),
        ("-1200-01-01", "0900-01-01", ["1000 BC", "500 BC", "AD 1", "500"]),
        ("-120000-01-01", "-19999-01-01", ["120,000 BC", "100,000 BC", "80,000 BC", "60,000 BC", "40,000 BC"]),
    ],
    ids=["an hour", "two days", "two weeks", "years", "around year 1", "prehistory"],
)
def test_labels(first, last, labels):
    assert [tick.label for tick in ticks(from_iso(first), from_iso(last), width=400)] == labels


def test_days_go_on_through_the_turn_of_a_year():
    found = times(Step("day", 10, 10 * DAY), instant(2023, 11, 25), instant(2024, 3, 5))
    assert found == [
        *(instant(2023, 12, day) for day in (1, 11, 21)),
        *(instant(2024, month, day) for month in (1, 2) for day in (1, 11, 21)),
        instant(2024, 3, 1),
    ]


def test_no_february_has_a_crowded_end():
    found = times(Step("day", 5, 5 * DAY), instant(2024, 2, 1), instant(2024, 4, 1))
    assert min(b - a for a, b in pairwise(found)) >= 4 * DAY


@pytest.mark.parametrize("step", list(steps()), ids=lambda step: f"{step.count} {step.unit}")
def test_ticks_do_not_move_with_the_window(step):
    middle = instant(2023, 11, 14)
    wide = times(step, middle - 4 * step.length, middle + 4 * step.length)
    narrow = times(step, middle - 2 * step.length, middle + 2 * step.length)
    assert wide
    assert set(narrow) <= set(wide)


def test_an_axis_between_two_seconds_has_no_ticks():
    assert ticks(1, SECOND - 1, width=100) == []
