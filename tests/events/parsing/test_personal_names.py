"""Names that look like other words are one token before the parse reads."""

import pytest

from dateline.events.text.parsing.parser import model_name, parse
from dateline.events.text.parting.sentences import Sentence

pytestmark = pytest.mark.skipif(model_name() is None, reason="no English model is installed")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The work was ended by Darius I of Persia.", "Darius I"),
        ("In 1854 Said Pasha granted the right.", "Said Pasha"),
        ("Muhammad Said Pasha granted the right.", "Said Pasha"),
    ],
)
def test_name_is_one_token(text: str, name: str) -> None:
    parsed = next(iter(parse([Sentence(0, len(text), text)])))
    token = next(t for t in parsed.doc if t.text == name)
    assert (token.pos_, parsed.offset(token)) == ("PROPN", text.index(name))


@pytest.mark.parametrize(
    "text", ["Said he would go, and went.", "In Larn I saw him.", "Council Said Ready To Grant Larn Port Rights"]
)
def test_other_words_stay_apart(text: str) -> None:
    parsed = next(iter(parse([Sentence(0, len(text), text)])))
    assert all(" " not in t.text for t in parsed.doc)
