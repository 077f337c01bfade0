"""Bare nouns under what the text called the thing at first. Our own texts; the last such noun of each is resolved."""

import pytest

from dateline.events.text.description.who.definites import definite_named
from tests.events.description.who.conftest import Read

CASES = [
    ("compound", "dock strike in Arden", "The dock strike in Arden began in May. The strike ended in June.", "strike"),
    ("preposition", "footbridge at Mill Lane", "The footbridge at Mill Lane fell. The bridge was old.", "bridge"),
    ("name", "Treaty of Salm", "Both kings signed the Treaty of Salm. In May the treaty was renewed.", "treaty"),
    ("ending", "Harlan Shipyard", "He built the Harlan Shipyard. In May the yard was sold.", "yard"),
    ("wider", "Prado textile mill", "The Prado textile mill was sold. In May the factory closed.", "factory"),
    ("where_it_befell", "dam near Genoa", "A dam burst near Genoa. The dam, built in 1974, was old.", "dam"),
    ("beside", "Aurora", "The firm bought its first ship, the Aurora. In May the ship sank.", "ship"),
    (
        "the_one_it_returns_to",
        "safety council",
        "The safety council met. The safety council voted. The trade council sat, and the safety council rose. "
        "The council left.",
        "council",
    ),
    (
        "told_last",
        "boat strike in Larn",
        "The dock strike in Arden began in May 2010. It lasted for ten long weeks, and nobody in town knew what the "
        "owners wanted, for they were abroad and answered no letters. Those who ran the docks for them said that they "
        "knew nothing of any plan. The autumn was wet, and herring stayed away. In May 2012 the boat strike in Larn "
        "began. The strike ended soon.",
        "strike",
    ),
]

OPEN = [
    ("two_near", "The dock strike in Arden and the mine strike in Larn began. The strike ended in June.", "strike"),
    ("another", "A fire in Arden killed two. Another fire broke out in May. The fire was put out.", "fire"),
    ("headline", "For Cash, Larn Agrees to End Deal With Reed\nIt ended. The deal was old.", "deal"),
    (
        "long_ago",
        "The Arden boat service opened. " + "Snow fell on the hills. " * 60 + "Two used the service.",
        "service",
    ),
    (
        "behind_a_comma_another_begins",
        "After a talk with Voltum, the school closed. In May the school opened.",
        "school",
    ),
    ("another_inside", "The closure of another plant was near. The closure came.", "closure"),
    ("never_told", "Kelp sailed home. The strike ended in June.", "strike"),
]


def named(read: Read, text: str, noun: str) -> str | None:
    """What the last such noun of a text means."""
    context, doc, start = read(text)
    return definite_named(next(t for t in reversed(doc) if t.lower_ == noun), start, context)


@pytest.mark.parametrize(("expected", "text", "noun"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_what_was_told_in_full_is_meant(read: Read, expected: str, text: str, noun: str) -> None:
    assert expected == named(read, text, noun)


@pytest.mark.parametrize(("text", "noun"), [pytest.param(*case[1:], id=case[0]) for case in OPEN])
def test_what_may_be_another_stays_open(read: Read, text: str, noun: str) -> None:
    assert named(read, text, noun) is None
