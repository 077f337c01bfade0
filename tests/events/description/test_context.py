"""What a description reads of the text around its sentence: once, together where all is read, and only when asked."""

from collections.abc import Sequence

import pytest
from spacy.tokens import Doc

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.who.pairs import pair_named
from dateline.events.text.parsing.parser import model_name, parse
from dateline.events.text.parting.sentences import Sentence, split

pytestmark = pytest.mark.skipif(model_name() is None, reason="no English model is installed")

TEXT = "The mine shut. Rain fell on Larn. Tom Reed and Bo Chen voted before the two men left."


def counted(text: str) -> tuple[DocumentContext, list[list[str]]]:
    """The context of a text, and what its parser was asked for, call by call."""
    asked: list[list[str]] = []

    def each(sentences: Sequence[Sentence]) -> list[Doc]:
        asked.append([s.text for s in sentences])
        return [parsed.doc for parsed in parse(sentences)]

    return DocumentContext.of(text, split(text), parse=each), asked


def test_sentences_before_are_parsed_when_they_are_reached_the_nearest_first() -> None:
    context, asked = counted(TEXT)
    before = context.before(context.sentences[-1].start, 2)
    assert asked == []
    assert [next(before)[0].text, asked] == ["Rain fell on Larn.", [["Rain fell on Larn."]]]
    assert [doc.text for doc, _ in before] == ["The mine shut."]


def test_sentences_that_are_all_read_are_parsed_in_one_go_and_once() -> None:
    context, asked = counted(TEXT)
    start = context.sentences[-1].start
    assert [at for _, at in context.all_before(start, 2)] == [15, 0]
    assert [doc for doc, _ in context.before(start, 2)] == [doc for doc, _ in context.all_before(start, 2)]
    assert asked == [["Rain fell on Larn.", "The mine shut."]]


def test_no_sentence_before_is_none() -> None:
    context, asked = counted(TEXT)
    assert [*context.before(context.sentences[-1].start, 0)] == []
    assert asked == []


def test_a_pair_in_its_own_sentence_is_sought_no_further() -> None:
    context, asked = counted(TEXT)
    doc, start = context.parsed(context.sentences[-1])
    men = next(t for t in doc if t.text == "men")
    assert pair_named(men, start, context) == ("Tom Reed", "Bo Chen")
    assert len(asked) == 1
