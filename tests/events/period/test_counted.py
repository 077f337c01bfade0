"""So many units, counted from a day."""

import pytest

from dateline.events.errors import PeriodError
from dateline.events.text.period import parse_period


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the two weeks before 4 May 2021", "[2021-04-20, 2021-05-04)"),
        ("ten days from 4 May 2021", "[2021-05-04, 2021-05-14)"),
        ("4 May 2021 for two weeks", "[2021-05-04, 2021-05-18)"),
        ("the year to 31 March 2021", "[2020-04-01, 2021-04-01)"),
        ("nine months ended 30 September 2023", "[2023-01-01, 2023-10-01)"),
    ],
)
def test_units_are_counted_from_a_day(words, expected):
    assert str(parse_period(words)) == expected


@pytest.mark.parametrize(
    "words", ["the zero weeks before 4 May 2021", "some days from 4 May 2021", "the year to March"]
)
def test_nothing_counted_is_no_period(words):
    with pytest.raises(PeriodError):
        parse_period(words)
