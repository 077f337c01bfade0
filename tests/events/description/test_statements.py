"""A dated statement and what it states."""

import pytest

from dateline.events.text.description.lines.statements import stated
from dateline.events.text.parsing.parser import model_name, parse
from dateline.events.text.parting.sentences import split

CASES = [
    ("past", "Costa said that the flood had destroyed 40 homes.", ["destroyed"]),
    ("passive", "Officials said two divers had been rescued.", ["rescued"]),
    ("two_verbs", "Costa said the river burst its banks and destroyed a bridge.", ["burst", "destroyed"]),
    ("carrying_verb", "Costa said that trains had begun running.", ["running"]),
    ("state", "Costa said that the bridge is safe.", []),
    ("possibility", "Costa said that the bridge could collapse.", []),
    ("negated", "Costa said that nobody was hurt and that the bridge had not collapsed.", []),
    ("no_statement", "The flood destroyed 40 homes.", []),
]


@pytest.mark.skipif(model_name() is None, reason="no English model is installed")
@pytest.mark.parametrize(("text", "expected"), [pytest.param(*c[1:], id=c[0]) for c in CASES])
def test_stated(text: str, expected: list[str]) -> None:
    parsed = next(iter(parse(split(text))))
    root = next(t.i for t in parsed.doc if t.dep_ == "ROOT")
    assert expected == [parsed.doc[i].text for i in stated(parsed, root)]
