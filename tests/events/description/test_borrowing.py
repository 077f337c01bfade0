"""Whose subject a verb shares. Every sentence is our own."""

import pytest

from dateline.events.text.description.grammar.borrowing import borrowed_subject
from dateline.events.text.parsing.parser import model_name, parse
from dateline.events.text.parting.sentences import Sentence

pytestmark = pytest.mark.skipif(model_name() is None, reason="no English model is installed")


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Costa attacked Reed for failing to pay a fine in 1992.", "failing", "Reed"),
        ("Lee's last posting before retiring in 1983 was to Larn.", "retiring", "Lee"),
        ("His last posting before retiring in 1983 was to Larn.", "retiring", None),
        (
            "A guard hurt a week ago while watching a parade collapsed Friday, a local paper reported.",
            "collapsed",
            "guard",
        ),
        ('"Even when nobody has money, is incredible," Ann Costa told reporters.', "is", None),
    ],
)
def test_whose_subject_it_is(text, verb, expected):
    doc = parse([Sentence(0, len(text), text)])[0].doc
    subject = borrowed_subject(next(t for t in doc if t.text == verb))
    assert expected == (subject.text if subject is not None else None)
