"""What is counted once in a parse is what its tokens say."""

from __future__ import annotations

import pytest

from dateline.events.text.description.grammar.asides import quotations
from dateline.events.text.description.grammar.trees import below, widths
from dateline.events.text.parsing.parser import model_name, parse
from dateline.events.text.parting.sentences import split

pytestmark = pytest.mark.skipif(model_name() is None, reason="no English model is installed")

SENTENCE = 'The warden of the old lock, who was "tired of it", said that "the gates" would close; nobody came.'


def test_what_is_below_a_word_is_its_subtree() -> None:
    doc = parse(split(SENTENCE))[0].doc
    assert [below(t) for t in doc] == [frozenset(x.i for x in t.subtree) for t in doc]


def test_widths_make_up_the_sentence() -> None:
    doc = parse(split(SENTENCE))[0].doc
    assert sum(widths(doc)) == len(doc.text_with_ws)


def test_quotation_marks_are_paired_and_an_odd_one_is_left() -> None:
    doc = parse(split('"Come," she said to the "new hands and left.'))[0].doc
    assert [(doc[a].text, doc[b].text) for a, b in quotations(doc)] == [('"', '"')]
