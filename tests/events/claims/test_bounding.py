"""Bounds follow from how a sentence uses a date, and never say more than it does."""

import pytest

from dateline.events.text.attachment.use import Use
from dateline.events.text.claims.bounding import bound, outer_ends
from dateline.events.text.claims.stretches import length
from dateline.events.text.timex import Timex
from dateline.events.time.bounds import DAY, Bounds, EndKind, iso
from dateline.events.time.bounds import instant as at

JUNE = Bounds.exactly(at(2024, 6), at(2024, 7), "month")
DCT = Bounds.exactly(at(2024, 9, 10), at(2024, 9, 11), "day")


def timex(interval=JUNE, value="2024-06", outer=None):
    return Timex(0, 4, "June", "DATE", value, "en.date.month", interval=interval, outer=outer)


def four(bounds):
    values = (bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.latest_end)
    return [v and iso(v)[:10] for v in values]


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("in", ["2024-06-01", "2024-07-01", "2024-06-01", "2024-07-01"]),
        ("premodifier", ["2024-06-01", "2024-07-01", "2024-06-01", "2024-07-01"]),
        ("throughout", ["2024-06-01", "2024-06-01", "2024-07-01", "2024-07-01"]),
        ("since", ["2024-06-01", "2024-07-01", "2024-06-01", None]),
        ("until", [None, "2024-07-01", "2024-06-01", "2024-07-01"]),
        ("by", [None, "2024-07-01", None, "2024-07-01"]),
        ("before", [None, "2024-06-01", None, "2024-06-01"]),
        ("after", ["2024-07-01", None, "2024-07-01", None]),
        ("from", ["2024-06-01", "2024-07-01", "2024-06-01", None]),
    ],
)
def test_each_relation_has_its_bounds(relation, expected):
    assert four(bound(timex(), Use(relation), None)) == expected


@pytest.mark.parametrize("relation", ["until", "by", "before"])
def test_start_that_is_not_said_is_unknown(relation):
    assert bound(timex(), Use(relation), None).start_kind is EndKind.UNKNOWN


@pytest.mark.parametrize("relation", ["after", "from"])
def test_end_that_is_not_said_is_unknown(relation):
    assert bound(timex(), Use(relation), None).end_kind is EndKind.UNKNOWN


def test_what_has_held_since_is_open_and_held_when_it_was_written():
    held = bound(timex(), Use("since", tense="perfect"), DCT)
    assert held.end_kind is EndKind.OPEN
    assert held.earliest_end == DCT.earliest_start


def test_what_had_held_since_is_not_known_to_hold():
    held = bound(timex(), Use("since", tense="past_perfect"), DCT)
    assert held.end_kind is EndKind.UNKNOWN
    assert held.earliest_end == JUNE.earliest_start


def test_range_from_to_starts_in_one_and_ends_in_the_other():
    august = Bounds.exactly(at(2024, 8), at(2024, 9), "month")
    found = bound(timex(), Use("from", other=august), None)
    assert four(found) == ["2024-06-01", "2024-07-01", "2024-08-01", "2024-09-01"]


def test_some_time_between_is_anywhere_from_first_to_last():
    august = Bounds.exactly(at(2024, 8), at(2024, 9), "month")
    found = bound(timex(), Use("between", other=august), None)
    assert four(found) == ["2024-06-01", "2024-09-01", "2024-06-01", "2024-09-01"]


def test_range_that_runs_backwards_is_not_believed():
    earlier = Bounds.exactly(at(2024, 1), at(2024, 2), "month")
    assert bound(timex(), Use("from", other=earlier), None) == JUNE.inside()


def test_duration_moves_the_end_as_far_behind_the_start():
    found = bound(timex(), Use("from", lasting="P3Y"), None)
    assert four(found) == ["2024-06-01", "2024-07-01", "2027-06-01", "2027-07-01"]


def test_past_event_in_a_period_that_is_not_over_was_before_publication():
    september = Bounds.exactly(at(2024, 9), at(2024, 10), "month")
    found = bound(timex(september), Use("in", tense="past"), DCT)
    assert four(found) == ["2024-09-01", "2024-09-11", "2024-09-01", "2024-09-11"]


def test_coming_event_in_a_period_that_has_begun_is_after_publication():
    september = Bounds.exactly(at(2024, 9), at(2024, 10), "month")
    found = bound(timex(september), Use("in", tense="future"), DCT)
    assert four(found) == ["2024-09-10", "2024-10-01", "2024-09-10", "2024-10-01"]


def test_what_was_before_a_period_under_way_is_not_to_come():
    year = Bounds.exactly(at(2024), at(2025), "year")
    assert four(bound(timex(year, "2024"), Use("before"), DCT)) == [None, "2024-01-01", None, "2024-01-01"]


def test_without_publication_date_the_tense_moves_nothing():
    assert bound(timex(), Use("in", tense="past"), None) == JUNE.inside()


def test_state_that_holds_now_began_before_and_is_open():
    found = bound(timex(DCT, "PRESENT_REF"), Use("in", tense="present"), DCT)
    assert four(found) == [None, "2024-09-11", "2024-09-10", None]
    assert (found.start_kind, found.end_kind) == (EndKind.UNKNOWN, EndKind.OPEN)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("PAST_REF", [None, "2024-09-11", None, "2024-09-11"]), ("FUTURE_REF", ["2024-09-10", None, "2024-09-10", None])],
)
def test_references_without_a_date_lie_on_a_side_of_publication(value, expected):
    assert four(bound(timex(None, value), Use("in"), DCT)) == expected
    assert not bound(timex(None, value), Use("in"), None).is_dated


@pytest.mark.parametrize(("relation", "hours"), [("after", (23, 24)), ("before", (0, 24))])
def test_before_or_after_a_time_of_day_is_still_that_day(relation, hours):
    eleven = Bounds.exactly(at(2024, 6, 2, 23), at(2024, 6, 3), "hour")
    found = bound(timex(eleven, "2024-06-02T23:00"), Use(relation), None)
    day = at(2024, 6, 2)
    assert (found.earliest_start, found.latest_end) == tuple(day + hour * DAY // 24 for hour in hours)


def test_date_with_no_place_bounds_nothing():
    assert bound(timex(None, "XXXX-06"), Use("in"), DCT) == Bounds.nowhere()


def test_outer_range_of_a_vague_date_is_kept_where_its_ends_are_used():
    outer = Bounds.exactly(JUNE.earliest_start - 5 * DAY, JUNE.latest_end + 5 * DAY)
    vague = timex(outer=outer)
    assert outer_ends(vague, bound(vague, Use("in"), None)) == (outer.earliest_start, outer.latest_end)
    assert outer_ends(vague, bound(vague, Use("by"), None)) == (None, outer.latest_end)


@pytest.mark.parametrize(
    ("duration", "days"),
    [("P3D", (2, 4)), ("P2W", (10.5, 17.5)), ("PT12H", (11 / 24, 13 / 24)), ("PXD", None), ("P1Q", None)],
)
def test_length_of_a_duration_has_play(duration, days):
    found = length(duration)
    assert (None if found is None else tuple(part / DAY for part in found)) == days


def test_what_is_closed_for_the_days_to_come_closes_with_the_day_of_writing():
    coming = Bounds.exactly(at(2024, 9, 11), at(2024, 9, 16), "day")
    days = Timex(0, 18, "the next five days", "DURATION", "P5D", "en.duration.stretch_ahead", interval=coming)
    assert four(bound(days, Use("throughout", tense="present"), DCT))[:2] == ["2024-09-10", "2024-09-11"]
