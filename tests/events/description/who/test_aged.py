"""Somebody called by age. Our own texts; the last "old" of each is resolved."""

import pytest

from dateline.events.text.description.who.aged import aged_named, is_aged
from tests.events.description.who.conftest import Read

CASES = [
    ("told_before", "Leon Sparks", "Leon Sparks, 19, scored. Karl Vogel fell. The 19-year-old joined in May."),
    ("just_told_of", "Dana Holt", "Dana Holt won the race. The 24-year-old hurt her arm on Friday."),
    ("two_just_told_of", None, "Tom Reed sang and Karl Vogel danced. The 24-year-old had fallen on Friday."),
]


@pytest.mark.parametrize(("expected", "text"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_the_one_of_that_age_is_meant(read: Read, expected: str | None, text: str) -> None:
    context, doc, start = read(text)
    assert aged_named(next(t for t in doc if is_aged(t)), start, context) == expected


def test_an_age_that_qualifies_a_noun_is_nobody(read: Read) -> None:
    _, doc, _ = read("The 24-year-old swimmer left.")
    assert not any(is_aged(t) for t in doc)
