"""What may go of a clause: by rule what no title needs, by share what editors do not keep."""

from __future__ import annotations

import pytest

from dateline.events.text.description.grammar.needless import is_needless
from dateline.events.text.description.grammar.pruning import cut
from dateline.events.text.parsing.parser import model_name, parse
from dateline.events.text.parting.sentences import split

pytestmark = pytest.mark.skipif(model_name() is None, reason="no English model is installed")


def clause(text: str):
    doc = next(iter(parse(split(text)))).doc
    return doc, next(t for t in doc if t.dep_ == "ROOT")


@pytest.mark.parametrize("order", ["rank", "share"])
def test_what_ties_a_sentence_to_the_one_before_goes_and_a_denial_stays(order):
    doc, root = clause("Meanwhile, the old bank did not reopen its branch in Larn.")
    dropped = {doc[i].lower_ for i in cut(root, frozenset({root.i}), frozenset(), order).drop}
    assert "meanwhile" in dropped
    assert "not" not in dropped


def test_by_rule_an_aside_goes_and_the_object_stays():
    doc, root = clause("The mayor, who was born in Arden, signed the lease.")
    dropped = {doc[i].lower_ for i in cut(root, frozenset({root.i}), frozenset()).drop}
    assert {"who", "born", "arden"} <= dropped
    assert {"mayor", "lease"}.isdisjoint(dropped)


@pytest.mark.parametrize(
    ("text", "word", "goes"),
    [
        ("The crews signed the deal after midnight.", "crews", False),
        ("The crews, according to the port, signed the deal.", "according", True),
        ("The crews never signed the deal.", "never", False),
    ],
)
def test_each_relation_has_its_rule(text, word, goes):
    doc, _ = clause(text)
    token = next(t for t in doc if t.lower_ == word)
    assert is_needless(token, -1) is goes


def test_a_hyphened_word_is_not_parted():
    doc, root = clause("The council re-elected its chairman in Larn.")
    left = cut(root, frozenset({root.i}), frozenset())
    assert not {t.i for t in doc if t.text in {"re", "-", "elected"}} & left.drop
