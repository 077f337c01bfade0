"""Periods said by one end or by both."""

import pytest

from dateline.events.text.period import parse_period
from dateline.events.time.bounds import EndKind, instant


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("between March and May 2024", "[2024-03-01, 2024-06-01)"),
        ("from March to May 2024", "[2024-03-01, 2024-06-01)"),
        ("between 5 and 9 May 1945", "[1945-05-05, 1945-05-10)"),
        ("26 June - 4 August 1952", "[1952-06-26, 1952-08-05)"),
        ("1939 to 1945", "[1939-01-01, 1946-01-01)"),
        ("before 1954", "within [.., 1954-01-01)"),
        ("until 1954", "within [.., 1955-01-01)"),
        ("since 2022", "within [2022-01-01, ..)"),
        ("from 2022 on", "within [2022-01-01, ..)"),
        ("after 2 November 2024", "within [2024-11-03, ..)"),
        ("May 4-9, 2021", "[2021-05-04, 2021-05-10)"),
        ("1945 to the present", "within [1945-01-01, ..)"),
        ("1945-", "within [1945-01-01, ..)"),
        ("before 10,000 BC", "within [.., -9999-01-01)"),
    ],
)
def test_ends_name_a_period(words, expected):
    assert str(parse_period(words)) == expected


def test_an_end_not_said_is_open():
    since = parse_period("since 2022")
    assert (since.earliest_start, since.latest_end, since.end_kind) == (instant(2022), None, EndKind.OPEN)
