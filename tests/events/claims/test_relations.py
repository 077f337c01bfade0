"""What a relation makes of two intervals, and of a time of day."""

from dateline.events.text.claims.relations import from_to, holding, that_day
from dateline.events.time.bounds import Bounds, EndKind
from dateline.events.time.bounds import instant as at

MAY = Bounds.exactly(at(2024, 5), at(2024, 6), "month")
JULY = Bounds.exactly(at(2024, 7), at(2024, 8), "month")
NOON = Bounds.exactly(at(2024, 5, 3, 12), at(2024, 5, 3, 13), "hour")


def test_from_one_month_to_another_begins_in_the_first_and_ends_in_the_second():
    lasting = from_to(MAY, JULY, "from")
    assert (lasting.earliest_start, lasting.latest_start) == (at(2024, 5), at(2024, 6))
    assert (lasting.earliest_end, lasting.latest_end) == (at(2024, 7), at(2024, 8))


def test_between_two_months_is_some_time_from_the_first_to_the_second():
    assert str(from_to(MAY, JULY, "between")) == "within [2024-05-01, 2024-08-01)"


def test_an_end_before_the_start_says_no_more_than_the_start():
    assert str(from_to(JULY, MAY, "from")) == "within [2024-07-01, 2024-08-01)"


def test_before_and_after_a_time_of_day_are_still_that_day():
    assert (that_day(NOON, "after").earliest_start, that_day(NOON, "after").latest_end) == (
        at(2024, 5, 3, 12),
        at(2024, 5, 4),
    )
    assert (that_day(NOON, "before").earliest_start, that_day(NOON, "before").latest_end) == (
        at(2024, 5, 3),
        at(2024, 5, 3, 13),
    )


def test_what_holds_now_has_an_open_end():
    assert holding(MAY).end_kind is EndKind.OPEN
    assert holding(MAY).earliest_start is None
