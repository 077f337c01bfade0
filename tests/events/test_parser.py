"""Parses keep their place in the document, and a missing model is said, not guessed around."""

import pytest

from dateline.events.errors import LocatedError
from dateline.events.text import parser
from dateline.events.text.sentences import split

TEXT = "Old news.\n\nKim visited Moscow in June 2024. It rained\non Friday."


def test_offsets_of_tokens_are_offsets_into_the_document():
    for parsed in parser.parse(split(TEXT)):
        for token in parsed.doc:
            if not token.is_space:
                start = parsed.offset(token)
                assert TEXT[start : start + len(token.text)] == token.text


def test_sentences_come_back_in_their_order():
    sentences = split(TEXT)
    assert [parsed.sentence for parsed in parser.parse(sentences)] == sentences


def test_configured_model_comes_first(monkeypatch):
    monkeypatch.setenv("DATELINE_MODEL", "some_model")
    assert parser.model_name() == "some_model"


def test_without_a_model_the_name_is_none(monkeypatch):
    monkeypatch.delenv("DATELINE_MODEL", raising=False)
    monkeypatch.setattr(parser, "MODELS", ("no_such_model_is_installed",))
    assert parser.model_name() is None
    with pytest.raises(LocatedError, match="rules alone"):
        next(parser.parse(split(TEXT)))


def test_model_that_does_not_load_is_named(monkeypatch):
    monkeypatch.setenv("DATELINE_MODEL", "no_such_model_is_installed")
    with pytest.raises(LocatedError, match="no_such_model_is_installed"):
        next(parser.parse(split(TEXT)))
