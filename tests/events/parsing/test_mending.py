"""A clause gets back the subject that the parse joined to the noun before it. Every parse is written out."""

import pytest

from dateline.events.text.parsing.mending import mend

tokens = pytest.importorskip("spacy.tokens")
vocab = pytest.importorskip("spacy.vocab")

FALLEN = [
    ("kings", "NNS", "NOUN", 1, "nsubj"),
    ("fell", "VBD", "VERB", 1, "ROOT"),
    ("in", "IN", "ADP", 1, "prep"),
    ("revolts", "NNS", "NOUN", 2, "pobj"),
    ("and", "CC", "CCONJ", 3, "cc"),
    ("armies", "NNS", "NOUN", 3, "conj"),
    ("were", "VBD", "AUX", 7, "aux"),
    ("dissolving", "VBG", "VERB", 1, "conj"),
]
SUFFERING = [
    ("ships", "NNS", "NOUN", 1, "nsubj"),
    ("wait", "VBP", "VERB", 1, "ROOT"),
    ("as", "IN", "ADP", 1, "prep"),
    ("demand", "NN", "NOUN", 2, "pobj"),
    ("and", "CC", "CCONJ", 3, "cc"),
    ("output", "NN", "NOUN", 3, "conj"),
    ("suffer", "VBP", "VERB", 1, "advcl"),
]
SHARED = [
    ("miners", "NNS", "NOUN", 1, "nsubj"),
    ("blocked", "VBD", "VERB", 1, "ROOT"),
    ("roads", "NNS", "NOUN", 1, "dobj"),
    ("and", "CC", "CCONJ", 2, "cc"),
    ("ports", "NNS", "NOUN", 2, "conj"),
    ("and", "CC", "CCONJ", 1, "cc"),
    ("left", "VBD", "VERB", 1, "conj"),
]

CONTRACT = [
    ("it", "PRP", "PRON", 1, "nsubj"),
    ("won", "VBD", "VERB", 1, "ROOT"),
    ("orders", "NNS", "NOUN", 1, "dobj"),
    ("from", "IN", "ADP", 2, "prep"),
    ("Arden", "NNP", "PROPN", 3, "pobj"),
    (",", ",", "PUNCT", 4, "punct"),
    ("which", "WDT", "PRON", 8, "nsubjpass"),
    ("were", "VBD", "AUX", 8, "auxpass"),
    ("cancelled", "VBN", "VERB", 4, "relcl"),
]
RATIONING = [
    ("in", "IN", "ADP", 3, "prep"),
    ("1953", "CD", "NUM", 2, "nummod"),
    ("rationing", "NN", "NOUN", 0, "pobj"),
    ("ended", "VBD", "VERB", 3, "ROOT"),
]
LOANS = [
    ("it", "PRP", "PRON", 1, "nsubj"),
    ("concerns", "VBZ", "VERB", 1, "ROOT"),
    ("loans", "NNS", "NOUN", 1, "dobj"),
    ("worth", "JJ", "ADJ", 2, "amod"),
    ("crowns", "NNS", "NOUN", 3, "npadvmod"),
    ("that", "WDT", "PRON", 7, "dobj"),
    ("Arden", "NNP", "PROPN", 7, "nsubj"),
    ("made", "VBD", "VERB", 4, "relcl"),
]

MISSING = [
    ("she", "PRP", "PRON", 1, "nsubj"),
    ("reported", "VBD", "VERB", 1, "ROOT"),
    ("him", "PRP", "PRON", 3, "nsubj"),
    ("missing", "VBG", "VERB", 1, "ccomp"),
    ("on", "IN", "ADP", 3, "prep"),
    ("Friday", "NNP", "PROPN", 4, "pobj"),
]
PLANT = [
    ("plants", "NNS", "NOUN", 6, "nsubj"),
    ("in", "IN", "ADP", 0, "prep"),
    ("Larn", "NNP", "PROPN", 1, "pobj"),
    (",", ",", "PUNCT", 2, "punct"),
    ("which", "WDT", "PRON", 5, "nsubj"),
    ("opened", "VBD", "VERB", 2, "relcl"),
    ("left", "VBD", "VERB", 6, "ROOT"),
]


def doc_of(rows):
    words, tags, kinds, heads, deps = map(list, zip(*rows, strict=True))
    return tokens.Doc(vocab.Vocab(), words=words, tags=tags, pos=kinds, heads=heads, deps=deps)


def subjects(doc):
    return {c.text: t.text for t in doc for c in t.children if c.dep_ == "nsubj"}


def test_the_noun_before_a_verb_without_a_subject_is_its_subject():
    doc = doc_of(FALLEN)
    mend(doc)
    assert subjects(doc) == {"kings": "fell", "armies": "dissolving"}
    assert [doc[4].head.text, [t.text for t in doc[3].subtree]] == ["fell", ["revolts"]]


@pytest.mark.parametrize("rows", [SUFFERING, SHARED], ids=["both_halves_suffer", "verbs_share_a_subject"])
def test_what_is_joined_otherwise_stays(rows):
    doc = doc_of(rows)
    before = [(t.head.i, t.dep_) for t in doc]
    mend(doc)
    assert before == [(t.head.i, t.dep_) for t in doc]


@pytest.mark.parametrize(("verb", "about"), [("cancel", "orders"), ("found", "Arden")])
def test_what_is_done_to_papers_is_told_of_them(verb, about):
    doc = doc_of(CONTRACT)
    doc[8].lemma_ = verb
    mend(doc)
    assert doc[8].head.text == about


@pytest.mark.parametrize(("number", "subject"), [("1953", {"rationing": "ended"}), ("153", {})])
def test_a_year_takes_no_subject_from_its_verb(number, subject):
    doc = doc_of([(number if word == "1953" else word, *rest) for word, *rest in RATIONING])
    mend(doc)
    assert subjects(doc) == subject
    assert doc[1].head.text == ("in" if subject else "rationing")


def test_what_is_told_of_a_thing_is_not_told_of_its_worth():
    doc = doc_of(LOANS)
    mend(doc)
    assert doc[7].head.text == "loans"


def test_who_is_reported_missing_misses_nothing():
    doc = doc_of(MISSING)
    mend(doc)
    assert [(t.head.text, t.dep_) for t in doc[2:5]] == [
        ("reported", "dobj"),
        ("reported", "oprd"),
        ("reported", "prep"),
    ]


@pytest.mark.parametrize(("verb", "about"), [("open", "plants"), ("vote", "Larn")])
def test_what_plants_do_is_not_done_by_their_towns(verb, about):
    doc = doc_of(PLANT)
    doc[5].lemma_ = verb
    mend(doc)
    assert doc[5].head.text == about
