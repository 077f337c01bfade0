"""A query's words name a period, or are refused with what can be read; nothing leans on today."""

import pytest

from dateline.events.errors import PeriodError
from dateline.events.text.period import parse_period


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
        ("44 BC", "[-0043-01-01, -0042-01-01)"),
        ("2 November 2024", "[2024-11-02, 2024-11-03)"),
        ("summer of 1967", "[1967-06-01, 1967-09-01)"),
        ("2024-05-17/2024-06-01", "[2024-05-17, 2024-06-02)"),
        ("second half of 2008", "[2008-07-01, 2009-01-01)"),
        ("2024-W05", "[2024-01-29, 2024-02-05)"),
        ("week 5 of 2024", "[2024-01-29, 2024-02-05)"),
        ("quarter 3 of 2019", "[2019-07-01, 2019-10-01)"),
        ("last quarter of 2019", "[2019-10-01, 2020-01-01)"),
        ("end of 1990", "[1990-11-01, 1991-01-01)"),
        ("the first week of May 2021", "[2021-05-03, 2021-05-10)"),
        ("the first three months of 2021", "[2021-01-01, 2021-04-01)"),
        ("May or June 2021", "[2021-05-01, 2021-07-01)"),
        ("2024-05-17/P3D", "[2024-05-17, 2024-05-20)"),
        ("P1M/2024-05-31", "[2024-05-01, 2024-06-01)"),
        ("2024-02-29/P1Y", "[2024-02-29, 2025-02-28)"),
        ("15/6/2024", "[2024-06-15, 2024-06-16)"),
        ("year 12000", "[+12000-01-01, +12001-01-01)"),
        ("Y12000", "[+12000-01-01, +12001-01-01)"),
    ],
)
def test_words_name_a_period(words, expected):
    assert str(parse_period(words)) == expected


@pytest.mark.parametrize("words", ["", "foo", "World War II", "1945 to 1939", "x" * 10_000, "-" * 150, "1 " * 90])
def test_what_is_no_period_is_refused_with_what_can_be_read(words):
    with pytest.raises(PeriodError) as caught:
        parse_period(words)
    assert "June 2024" in caught.value.readable
