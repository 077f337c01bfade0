"""What models answer out of form costs nothing but what is out of form."""

import json

import pytest

from dateline.events.text.attachment.answers import Answer, Proposal
from tests.events.attachment.test_model import RESIGNED, TORE, extract
from tests.model_endpoint import endpoint

pytest.importorskip("pydantic_ai")


def titles(*answers):
    with endpoint(*answers) as (address, asked):
        return [c.title for c in extract(address).claims if c.date_text], len(asked)


@pytest.mark.parametrize(
    "answer",
    [
        {"events": [RESIGNED | {"certainty": 0.9}], "notes": "one event"},
        {"events": [RESIGNED | {"calendar": None, "status": None, "relation": "on"}]},
        [RESIGNED],
        f"<think>Which one?</think> Here it is:\n```json\n{json.dumps({'events': [RESIGNED]})}\n```",
    ],
)
def test_what_can_be_read_is_not_asked_again(answer):
    assert titles(answer) == (["Mayor resigns"], 1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"relation": "beside"}, "relation: Input should be 'in', 'since'"),
        ({"status": "confirmed"}, "status: Input should be 'fact'"),
        ({"sentence": "first"}, "sentence: Input should be a valid integer"),
        ({"event_word": None}, "event_word: Field required"),
    ],
)
def test_an_event_out_of_form_is_asked_again_alone(wrong, said):
    with endpoint({"events": [RESIGNED | wrong, TORE]}, {"events": [RESIGNED]}) as (address, asked):
        claims = [c.title for c in extract(address).claims if c.date_text]
    assert claims == ["Mayor resigns", "Storm tears down the old bridge"]
    assert said in json.dumps(asked[1]["messages"][-1])


def test_an_event_that_stays_out_of_form_is_dropped_and_the_rest_kept():
    assert titles({"events": [RESIGNED | {"status": "confirmed"}, TORE]}) == (["Storm tears down the old bridge"], 3)


def test_corrections_that_cannot_be_read_cost_nothing_of_what_held():
    assert titles({"events": [RESIGNED | {"quote": "fled"}, TORE]}, "I cannot.") == (
        ["Storm tears down the old bridge"],
        3,
    )


def test_the_form_that_is_asked_for_names_every_field_and_choice():
    form = json.dumps(Answer.model_json_schema())
    assert all(word in form for word in ("event_word", "calendar", "not_before", "hypothetical"))
    assert "unread" not in form
    assert Proposal.model_json_schema()["required"] == ["sentence", "quote", "date_words", "event_word"]
