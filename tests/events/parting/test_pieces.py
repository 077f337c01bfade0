"""Long sentences are read in pieces that lose nothing and cut no date."""

from dateline.events.text.parting.pieces import LONGEST, bounded
from dateline.events.text.parting.sentences import split
from dateline.events.text.tagging.tagger import tag


def test_short_sentences_stay_as_they_are():
    sentences = split("The mine closed. It rained.")
    assert bounded(sentences, []) == sentences


def test_pieces_keep_their_places_and_every_word():
    text = "The ship left" + ", and the crew" * 1000 + " on 3 May 2024."
    pieces = bounded(split(text), tag(text, dct=None))
    assert all(text[p.start : p.end] == p.text and len(p.text) <= LONGEST for p in pieces)
    assert " ".join(p.text for p in pieces).split() == text.split()


def test_clause_is_cut_before_a_word():
    text = "left, " * 300 + "and " * 100 + "stayed " * 100
    first = bounded(split(text), [])[0]
    assert first.text.endswith(",")


def test_date_is_never_cut():
    text = ("x" * 7 + " ") * 249 + "3 May 2024 " * 300
    timexes = tag(text, dct=None)
    pieces = bounded(split(text), timexes)
    assert all(any(p.start <= t.start and t.end <= p.end for p in pieces) for t in timexes)


def test_word_without_end_is_cut_anyway():
    assert [len(p.text) for p in bounded(split("x" * 5000), [])] == [LONGEST, LONGEST, 1000]
