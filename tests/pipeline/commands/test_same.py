"""`dateline same`: pairs of texts in, answers with their levels out."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from dateline.events.errors import ReadError
from dateline.pipeline.cli import build_app

LANDING = "The Great Eastern landed the telegraph cable at Heart's Content on Friday."
AGAIN = "At Heart's Content the Great Eastern landed its telegraph cable."
OTHER = "A fire destroyed the opera house in Chicago and the mayor asked for help."


PAIRS = 450


def asked(a: dict[str, str], b: dict[str, str]) -> dict[str, object]:
    line = json.dumps({"id": "p1", "a": a, "b": b})
    result = CliRunner().invoke(build_app(), ["same"], input=line + "\n", catch_exceptions=False)
    answer = json.loads(result.stdout)
    assert isinstance(answer, dict)
    return answer


def test_two_texts_of_one_event_are_the_same_with_their_levels() -> None:
    day = {"earliest": "1866-07-27", "latest": "1866-07-27", "published": "1866-07-28"}
    answer = asked({"text": LANDING, "trigger": "landed"} | day, {"text": AGAIN, "trigger": "landed"} | day)
    assert (answer["id"], answer["same"]) == ("p1", True)
    levels = answer["levels"]
    assert isinstance(levels, dict)
    assert (levels["time"], levels["head"]) == ("same dates", "same")


def test_other_words_of_other_years_are_another_event() -> None:
    answer = asked({"text": LANDING, "latest": "1866-07-27"}, {"text": OTHER, "earliest": "1871-10-08"})
    assert answer["same"] is False


def test_a_line_that_is_no_pair_is_wrong_use_and_names_the_line() -> None:
    with pytest.raises(ReadError, match="line 1"):
        CliRunner().invoke(build_app(), ["same"], input='{"id": 1}\n', catch_exceptions=False)


def test_an_answer_does_not_depend_on_the_other_lines() -> None:
    lines = [json.dumps({"id": n, "a": {"text": LANDING}, "b": {"text": (AGAIN, OTHER)[n % 2]}}) for n in range(PAIRS)]
    result = CliRunner().invoke(build_app(), ["same"], input="\n".join(lines), catch_exceptions=False)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == list(range(PAIRS))
    for n in (0, 1):
        alone = asked({"text": LANDING}, {"text": (AGAIN, OTHER)[n]})
        assert all(answer["weight"] == alone["weight"] for answer in answers[n::2])
