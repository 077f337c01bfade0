"""Nouns for deeds that a verb told first. Our own texts; the last such noun of each is resolved."""

import pytest

from dateline.events.text.description.who.definites import definite_named
from tests.events.description.who.conftest import Read

CASES = [
    (
        "object",
        "closure of the Bilbao foundry",
        "Ferrox will shut the Bilbao foundry. The closure is final.",
        "closure",
    ),
    ("passive", "arrest of Paul Ortiz", "Paul Ortiz was arrested in Rome. The arrest was filmed.", "arrest"),
    ("subject", "Ann Lee’s resignation", "Ann Lee resigned on Friday. The resignation was a shock.", "resignation"),
    ("somebody_pointed_to", None, "She was arrested in Rome. The arrest was filmed.", "arrest"),
    ("no_such_deed", None, "Ferrox will hire staff. The closure is final.", "closure"),
]


@pytest.mark.parametrize(("expected", "text", "noun"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_a_deed_means_what_was_done(read: Read, expected: str | None, text: str, noun: str) -> None:
    context, doc, start = read(text)
    assert definite_named(next(t for t in reversed(doc) if t.lower_ == noun), start, context) == expected
