"""Lengths are written as TIMEX3 writes them; each node knows its kind."""

import pytest

from dateline.events.text.meaning.nodes import Amount, Clock, Fixed, Recurring, Repeat, Shifted, unit_of
from dateline.events.text.meaning.places import Place
from dateline.events.text.tagging.views import common_value, widths


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ((("day", 3),), "P3D"), ((("week", 2),), "P2W"), ((("hour", 24),), "PT24H"), ((("hour", 5.5),), "PT5H30M"),
        ((("year", 2.5),), "P2.5Y"), ((("year", 0.5),), "P6M"), ((("century", 0.5),), "P50Y"),
        ((("month", None),), "PXM"),
        ((("year", 3), ("month", 2), ("day", 5)), "P3Y2M5D"), ((("day", 1), ("hour", 2)), "P1DT2H"),
    ],
)  # fmt: skip
def test_value_of_a_length(parts, value):
    assert Amount(parts).value == value


@pytest.mark.parametrize(
    ("node", "kind"),
    [
        (Fixed(Place("year", 1939)), "year"),
        (Recurring("day", "week", 4), "day"),
        (Shifted("year", -1, of=Recurring("month", "year", 11)), "month"),
        (Amount((("day", 3),)), "duration"),
        (Clock(None, 10), "time"),
        (Repeat("P1D"), "set"),
    ],
)
def test_kind_of_a_node(node, kind):
    assert unit_of(node) == kind


def test_what_two_values_share():
    assert common_value("2024-W43", "2024-W44") == "2024-WXX"
    assert common_value("2024-10-31", "2025-01-02") == "XXXX-XX-XX"
    assert common_value("PRESENT_REF", "PRESENT_REF") == "PRESENT_REF"


def test_every_vague_word_gives_its_reason():
    assert all(row.reason for row in widths().values())
