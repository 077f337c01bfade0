"""Who typed words that name no period is told what is wrong with them."""

import pytest

from dateline.events.errors import PeriodError
from dateline.events.text.period import parse_period


@pytest.mark.parametrize("words", ["5/6/2024", "before 5/6/2024", "Mon 4/1/2021", "between 5/6/2024 and 1/7/2024"])
def test_a_date_that_may_be_two_days_is_refused_whatever_stands_around_it(words):
    with pytest.raises(PeriodError, match="it may be"):
        parse_period(words)


@pytest.mark.parametrize("words", ["last week", "today", "now", "Thursday", "two years ago"])
def test_words_that_lean_on_today_are_refused_and_told_why(words):
    with pytest.raises(PeriodError, match="cannot lean on today"):
        parse_period(words)


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
