"""A query's words name a period, or are refused with what can be read; nothing leans on today."""

import pytest

from dateline.events.errors import PeriodError
from dateline.events.text.tagging.period import parse_period
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
        ("2024-W05", "[2024-01-29, 2024-02-05)"),
        ("week 5 of 2024", "[2024-01-29, 2024-02-05)"),
        ("quarter 3 of 2019", "[2019-07-01, 2019-10-01)"),
        ("last quarter of 2019", "[2019-10-01, 2020-01-01)"),
        ("end of 1990", "[1990-11-01, 1991-01-01)"),
        ("the first week of May 2021", "[2021-05-03, 2021-05-10)"),
        ("the first three months of 2021", "[2021-01-01, 2021-04-01)"),
        ("the two weeks before 4 May 2021", "[2021-04-20, 2021-05-04)"),
        ("ten days from 4 May 2021", "[2021-05-04, 2021-05-14)"),
        ("4 May 2021 for two weeks", "[2021-05-04, 2021-05-18)"),
        ("the year to 31 March 2021", "[2020-04-01, 2021-04-01)"),
        ("nine months ended 30 September 2023", "[2023-01-01, 2023-10-01)"),
        ("May 4-9, 2021", "[2021-05-04, 2021-05-10)"),
        ("May or June 2021", "[2021-05-01, 2021-07-01)"),
        ("3/2020", "[2020-03-01, 2020-04-01)"),
        ("the academic year 2018-19", "[2018-01-01, 2020-01-01)"),
        ("2020/21", "[2020-01-01, 2022-01-01)"),
        ("2020-21 season", "[2020-01-01, 2022-01-01)"),
        ("1945 to the present", "within [1945-01-01, ..)"),
        ("1945-", "within [1945-01-01, ..)"),
        ("2024-05-17/P3D", "[2024-05-17, 2024-05-20)"),
        ("P1M/2024-05-31", "[2024-05-01, 2024-06-01)"),
        ("2024-02-29/P1Y", "[2024-02-29, 2025-02-28)"),
        ("15/6/2024", "[2024-06-15, 2024-06-16)"),
        ("year 12000", "[+12000-01-01, +12001-01-01)"),
        ("Y12000", "[+12000-01-01, +12001-01-01)"),
        ("before 10,000 BC", "within [.., -9999-01-01)"),
    ],
)
def test_words_name_a_period(words, expected):
    assert str(parse_period(words)) == expected


def test_an_end_not_said_is_open():
    since = parse_period("since 2022")
    assert (since.earliest_start, since.latest_end, since.end_kind) == (instant(2022), None, EndKind.OPEN)


@pytest.mark.parametrize("words", ["5/6/2024", "before 5/6/2024", "Mon 4/1/2021", "between 5/6/2024 and 1/7/2024"])
def test_a_date_that_may_be_two_days_is_refused_whatever_stands_around_it(words):
    with pytest.raises(PeriodError, match="it may be"):
        parse_period(words)


@pytest.mark.parametrize("words", ["last week", "today", "now", "Thursday", "two years ago"])
def test_words_that_lean_on_today_are_refused_and_told_why(words):
    with pytest.raises(PeriodError, match="cannot lean on today"):
        parse_period(words)


@pytest.mark.parametrize("words", ["", "foo", "World War II", "1945 to 1939", "x" * 10_000, "-" * 150, "1 " * 90])
def test_what_is_no_period_is_refused_with_what_can_be_read(words):
    with pytest.raises(PeriodError) as caught:
        parse_period(words)
    assert "June 2024" in caught.value.readable


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("the sixties", "it says no century: the 1990s"),
        ("May '68", "the year needs four digits, such as May 1968"),
        ("Ramadan 2024", "it is of another calendar: say its days, such as 2024-03-11/2024-04-09"),
        ("2024-13", "a month from 01 to 12"),
        ("2024-02-30", 'a day of that month at "30"'),
        ("31 February 2024", "February 2024 has no day 31"),
        ("February 29, 2023", "February 2023 has no day 29"),
        ("5/6/2024", "it may be 5 June or 6 May: 2024-06-05 or 2024-05-06"),
        ("5-6-2024", "it may be 5 June or 6 May"),
        ("13/13/2024", "there is no such day"),
        ("5/6/24", "the year needs four digits"),
        ("June", "it says no year"),
        ("early June", "it says no year"),
        ("since 3 November", "it says no year"),
        ("the 90s", "it says no century"),
        ("before", "no date follows"),
        ("", "there are no words"),
        ("20224", "is written Y20224"),
        ("P3D", "a length has no place in time"),
        ("2024/2023", "an end that is not before the start"),
    ],
)
def test_what_is_nearly_a_period_is_told_what_is_wrong_with_it(words, problem):
    with pytest.raises(PeriodError) as caught:
        parse_period(words)
    assert problem in caught.value.problem
    assert "\n" not in str(caught.value)
