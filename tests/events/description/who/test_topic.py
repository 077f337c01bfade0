"""What a document is about, in a few words, and numbers that count people. Our own texts."""

import pytest

from dateline.events.text.description.who.counted import counted_people
from dateline.events.text.description.who.topic import topic
from tests.events.description.who.conftest import Read

TOPICS = [
    ("named_event", "dock strike in Arden", "The dock strike in Arden ended on Friday. Both sides were glad.", None),
    ("title", "fire in Kelp", "Forty people were taken to hospital.", "Fire in Kelp kills two"),
    ("somebody", "Ann Lee", "Ann Lee was born in Rome. She sang. She died. Her son wept. She was 80.", None),
    ("body", "Voltum Corp", "Voltum Corp bought a plant.", None),
    ("nothing", None, "It rained. Nobody came.", None),
]

COUNTED = [
    ("died", "Some fled, and 31 died.", "Some fled, and 31 people died."),
    ("one", "Only one survived.", "Only one person survived."),
    ("taken", "Another 40 were taken to hospital.", "Another 40 people were taken to hospital."),
    ("told_of_whom", "Two of the miners died.", "Two of the miners died."),
    ("things", "Of the ships 12 were sold.", "Of the ships 12 were sold."),
]


@pytest.mark.parametrize(("expected", "text", "title"), [pytest.param(*case[1:], id=case[0]) for case in TOPICS])
def test_a_document_is_about(read: Read, expected: str | None, text: str, title: str | None) -> None:
    context, _, _ = read(text, title)
    assert topic(context) == expected
    assert topic(context) == expected


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case[1:], id=case[0]) for case in COUNTED])
def test_a_number_of_people_says_so(read: Read, text: str, expected: str) -> None:
    _, doc, _ = read(text)
    changes = counted_people(list(doc))
    assert "".join(changes.get(t.i, t.text) + t.whitespace_ for t in doc) == expected
