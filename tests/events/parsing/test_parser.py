"""Parses keep their place in the document, and a missing model is said, not guessed around."""

import pytest

from dateline.events.errors import LocatedError
from dateline.events.text.parsing import parser
from dateline.events.text.parting.sentences import Sentence, split

TEXT = "Old news.\n\nKim visited Moscow in June 2024. It rained\non Friday."
LONGER = f"""{TEXT} The dam above the town, which the county had built in 1962 and never inspected, burst at dawn.
Nobody was hurt. Ann Lee, who leads the council, said on Monday that the mill and two bridges would be rebuilt by June.
"""


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
        parser.parse(split(TEXT))


def test_model_that_does_not_load_is_named(monkeypatch):
    monkeypatch.setenv("DATELINE_MODEL", "no_such_model_is_installed")
    with pytest.raises(LocatedError, match="no_such_model_is_installed"):
        parser.parse(split(TEXT))


def test_a_parse_does_not_depend_on_the_sentences_beside_it():
    sentences = split(LONGER)
    together, alone = parser.parse(sentences), [parser.parse([sentence])[0] for sentence in sentences]
    for read in (together, reversed(alone)):
        parser.recognize(parsed.doc for parsed in read)
    assert [_read(parsed) for parsed in together] == [_read(parsed) for parsed in alone]


def test_names_are_marked_when_they_are_first_asked_for():
    (parsed,) = parser.parse([Sentence(0, 29, "Kim visited Moscow on Friday.")])
    assert not parsed.doc.ents
    assert [parser.label(token) for token in parsed.doc] == ["PERSON", "", "GPE", "", "DATE", ""]


def _read(parsed):
    return [(t.text, t.head.i, t.dep_, t.tag_, t.lemma_, t.ent_type_) for t in parsed.doc], parsed.doc.tensor.tobytes()


def test_lost_apostrophe_is_put_back_and_offsets_stay():
    text = "Larn s mayor didn t say what the school s roof cost."
    (parsed,) = parser.parse(split(text))
    assert [t.text for t in parsed.doc if "'" in t.text] == ["'s", "n't", "'s"]
    assert len(parsed.doc.text) == len(text)
