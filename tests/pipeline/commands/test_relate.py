"""`dateline relate`: strings, objects and lists of days; one pair or many."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from dateline.events.errors import PeriodError, QueryError
from dateline.pipeline.cli import build_app
from dateline.pipeline.questions.relating import told


def run(*arguments, lines=""):
    result = CliRunner().invoke(build_app(), ["relate", *arguments], input=lines)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_two_periods_in_words():
    assert run("June 2024", "2024").splitlines()[0] == "June 2024: during 2024, surely"


def test_json_holds_possible_necessary_and_p_before():
    assert json.loads(run("1950", "1952", "--json")) == {"possible": ["before"], "necessary": "before", "p_before": 1.0}


def test_lines_are_answered_one_by_one():
    asked = [{"a": "1950", "b": "1950"}, {"a": [2, 2, 5, 5], "b": [-1, -1, 0, 2]}]
    answers = [json.loads(line) for line in run(lines="".join(json.dumps(one) + "\n" for one in asked)).splitlines()]
    assert [answer["necessary"] for answer in answers] == ["equals", None]
    assert answers[1]["possible"] == ["overlapped_by", "met_by", "after"]


def test_an_object_with_the_four_bounds():
    event = {"earliest_start": "2024-06-01T00:00:00Z", "latest_start": "2024-07-01T00:00:00Z",
             "earliest_end": "2024-06-01T00:00:00Z", "latest_end": "2024-07-01T00:00:00Z"}  # fmt: skip
    assert told(event, "2024")["necessary"] == "during"
    assert told(event, event)["p_before"] == pytest.approx(1 / 6)


def test_whole_numbers_are_whole_days():
    day = {"earliest_start": 10, "latest_start": 10, "earliest_end": 11, "latest_end": 11}
    assert told(day, [11, 11, 11, 11])["necessary"] == "meets"
    assert told([0, 1, 1, 1], [2, 2, 2, 2])["possible"] == ["meets"]


def test_whole_days_can_be_asked_for():
    assert len(told("2024-06-19", "2024-06-19", events=True)["possible"]) == 13
    assert told("2024-06-19", "2024-06-19", events=True, days=True)["necessary"] == "equals"


def test_missing_bounds_are_unknown_unless_said_to_be_open():
    ongoing = {"earliest_start": "1950-01-01", "latest_start": "1950-01-01", "earliest_end": None, "latest_end": None}
    assert told(ongoing, "1960")["necessary"] is None
    assert told({**ongoing, "end_kind": "open"}, "1960")["necessary"] == "contains"
    assert told(ongoing, "1960")["p_before"] is None


def test_shares_of_every_possible_relation():
    answer = told([0, 1, 3, 3], [2, 2, 4, 4], shares=True)
    assert answer["shares"] == {"overlaps": 1.0}
    assert "before: " in run("1950", "1950", "--events", "--shares")


@pytest.mark.parametrize(
    "wrong",
    [12, [1, 2, 3], [1, 2, 3, "4"], {"earliest_start": "June"}, {"earliest_start": True}, [3, 1, 3, 3],
     {"earliest_start": 5, "latest_end": 1}, {"start_kind": "shut"}],
    ids=str,
)  # fmt: skip
def test_what_is_no_date_is_refused(wrong):
    with pytest.raises(QueryError):
        told(wrong, "2024")


def test_words_that_name_no_period_are_refused():
    with pytest.raises(PeriodError):
        told("the day the music died", "2024")


@pytest.mark.parametrize("line", ["{", "[]", '{"a": "1950"}'])
def test_a_wrong_line_is_refused(line):
    result = CliRunner().invoke(build_app(), ["relate"], input=line + "\n")
    assert isinstance(result.exception, QueryError)


def test_one_of_two_is_wrong_use():
    assert CliRunner().invoke(build_app(), ["relate", "1950"]).exit_code == 2


def test_the_chance_names_both_sides_in_quotes():
    assert "chance that “1950/..” is over some time before “before 1954” begins: 0" in run("1950/..", "before 1954")
