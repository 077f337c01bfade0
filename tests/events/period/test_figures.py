"""Spans of years and months in figures."""

import pytest

from dateline.events.text.period import parse_period


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1941-42", "[1941-01-01, 1943-01-01)"),
        ("1941-24", "[1941-12-01, 1942-03-01)"),
        ("3/2020", "[2020-03-01, 2020-04-01)"),
        ("the academic year 2018-19", "[2018-01-01, 2020-01-01)"),
        ("2020/21", "[2020-01-01, 2022-01-01)"),
        ("2020-21 season", "[2020-01-01, 2022-01-01)"),
    ],
)
def test_figures_that_are_no_edtf_are_read(words, expected):
    assert str(parse_period(words)) == expected
