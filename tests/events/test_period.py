"""A query's words name a period, or are refused with what can be read; nothing leans on today."""

import pytest

from dateline.events.errors import PeriodError
from dateline.events.text.period import parse_period
from dateline.events.time.bounds import EndKind, instant


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024", "[2024-01-01, 2025-01-01)"),
        ("2024-05", "[2024-05-01, 2024-06-01)"),
        ("June 2024", "[2024-06-01, 2024-07-01)"),
        ("in June 2024", "[2024-06-01, 2024-07-01)"),
        ("early November 2024", "[2024-11-01, 2024-11-11)"),
        ("the 1950s", "[1950-01-01, 1960-01-01)"),
        ("19th century", "[1800-01-01, 1900-01-01)"),
        ("Q3 2023", "[2023-07-01, 2023-10-01)"),
        ("winter 1941-42", "[1941-12-01, 1942-03-01)"),
        ("1941-42", "[1941-01-01, 1943-01-01)"),
        ("1941-24", "[1941-12-01, 1942-03-01)"),
        ("44 BC", "[-0043-01-01, -0042-01-01)"),
        ("2 November 2024", "[2024-11-02, 2024-11-03)"),
        ("summer of 1967", "[1967-06-01, 1967-09-01)"),
        ("between March and May 2024", "[2024-03-01, 2024-06-01)"),
        ("from March to May 2024", "[2024-03-01, 2024-06-01)"),
        ("between 5 and 9 May 1945", "[1945-05-05, 1945-05-10)"),
        ("26 June - 4 August 1952", "[1952-06-26, 1952-08-05)"),
        ("1939 to 1945", "[1939-01-01, 1946-01-01)"),
        ("2024-05-17/2024-06-01", "[2024-05-17, 2024-06-02)"),
        ("second half of 2008", "[2008-07-01, 2009-01-01)"),
        ("before 1954", "within [.., 1954-01-01)"),
        ("until 1954", "within [.., 1955-01-01)"),
        ("since 2022", "within [2022-01-01, ..)"),
        ("from 2022 on", "within [2022-01-01, ..)"),
        ("after 2 November 2024", "within [2024-11-03, ..)"),
    ],
)
def test_words_name_a_period(words, expected):
    assert str(parse_period(words)) == expected


def test_an_end_not_said_is_open():
    since = parse_period("since 2022")
    assert (since.earliest_start, since.latest_end, since.end_kind) == (instant(2022), None, EndKind.OPEN)


@pytest.mark.parametrize("words", ["last week", "today", "now", "Thursday", "March", "two years ago"])
def test_words_that_lean_on_today_are_refused_and_told_why(words):
    with pytest.raises(PeriodError, match="cannot lean on today"):
        parse_period(words)


@pytest.mark.parametrize("words", ["", "foo", "World War II", "1945 to 1939", "x" * 10_000, "-" * 150, "1 " * 90])
def test_what_is_no_period_is_refused_with_what_can_be_read(words):
    with pytest.raises(PeriodError) as caught:
        parse_period(words)
    assert "June 2024" in caught.value.readable
