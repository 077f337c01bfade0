"""Lengths of time place an event by the day of writing, never closer than the words do."""

import pytest

from dateline.events.text.claims.stretches import length, of_length
from dateline.events.time.bounds import DAY, Bounds, EndKind, instant

DCT = Bounds.exactly(instant(2024, 6, 12), instant(2024, 6, 13), "day")


@pytest.mark.parametrize(
    ("duration", "relation", "tense", "expected"),
    [
        ("P2W", "throughout", "perfect", "within [2024-05-25, ..)"),
        ("P30D", "by", "future", "within [2024-06-12, 2024-07-14)"),
        ("P10D", "in", "future", "within [2024-06-21, 2024-06-24)"),
        ("PXY", "in", "past", "within [.., 2024-06-13)"),
        ("PXM", "in", "future", "within [2024-06-12, ..)"),
        ("P2W", "throughout", "future", "within [2024-06-12, 2024-06-30)"),
        ("P3E", "throughout", "perfect", "within [1991-12-12, ..)"),
    ],
)
def test_bounds_counted_from_the_day_of_writing(duration, relation, tense, expected):
    found = of_length(duration, relation, tense, DCT)
    assert str(found).replace("T12:00", "") == expected


def test_what_still_goes_on_is_open():
    assert of_length("P2W", "throughout", "perfect", DCT).end_kind is EndKind.OPEN
    assert of_length("P2W", "throughout", "past_perfect", DCT).end_kind is EndKind.UNKNOWN


def test_more_than_so_long_ago_may_be_farther():
    near, far = (of_length("P1Y", "throughout", "perfect", DCT, mod=mod) for mod in (None, "MORE_THAN"))
    assert far.earliest_start < near.earliest_start
    assert far.latest_start == near.latest_start


@pytest.mark.parametrize(
    ("relation", "tense", "dct"), [("in", "none", DCT), ("in", "past", None), ("after", "past", DCT)]
)
def test_nothing_is_placed_without_a_tense_a_day_or_a_relation_that_places(relation, tense, dct):
    assert not of_length("P2W", relation, tense, dct).is_dated


@pytest.mark.parametrize("value", ["PXD", "P2S", "later"])
def test_value_that_counts_nothing_has_no_length(value):
    assert length(value) is None


def test_days_have_a_day_of_play():
    assert length("P3D") == (2 * DAY, 4 * DAY)
