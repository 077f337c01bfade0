"""Sentences keep their places, and abbreviations do not end them."""

import pytest

from dateline.events.text.parting.sentences import parted, split


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Lee came. He left.", ["Dr. Lee came.", "He left."]),
        ("He came on Sept. 13, 2023. She left.", ["He came on Sept. 13, 2023.", "She left."]),
        ("It closed on Feb. 20 for good. Fine.", ["It closed on Feb. 20 for good.", "Fine."]),
        ("The U.S. Navy sailed. The U.N. met.", ["The U.S. Navy sailed.", "The U.N. met."]),
        ("It rose in the U.S. The dollar fell.", ["It rose in the U.S.", "The dollar fell."]),
        ('"Stop!" he said. "Why?" Nobody knew.', ['"Stop!" he said.', '"Why?"', "Nobody knew."]),
        ("He waited... and went. Then... Rain.", ["He waited... and went.", "Then...", "Rain."]),
        ("War begins\nThe army marched.\nIt rained.", ["War begins", "The army marched.", "It rained."]),
        (
            "The army marched to\nthe river and then\nwent home.",
            ["The army marched to\nthe river and then\nwent home."],
        ),
        ("It cost 3.5 million. Fine.", ["It cost 3.5 million.", "Fine."]),
        ("Shares of Acme Inc. Monday rose.", ["Shares of Acme Inc. Monday rose."]),
        ("Am 3. Oktober 1990 endete es. Danach kam Ruhe.", ["Am 3. Oktober 1990 endete es.", "Danach kam Ruhe."]),
        ("John F. Kennedy spoke.", ["John F. Kennedy spoke."]),
        ("Holm (HLM.\nL), a mine, shut.\nIt rained.", ["Holm (HLM.\nL), a mine, shut.", "It rained."]),
        (
            "Holm (once) shut in 1990.\nA) It burnt.\nB) It rained.",
            ["Holm (once) shut in 1990.", "A) It burnt.", "B) It rained."],
        ),
    ],
)
def test_borders(text, expected):
    assert [s.text for s in split(text)] == expected


def test_offsets_point_into_the_text():
    text = "  One. “Two.”\n\n\nThree…  Four 𝔘."
    assert all(text[s.start : s.end] == s.text for s in split(text))
    assert "".join(s.text for s in split(text)).replace(" ", "") == "".join(text.split())


def test_empty_text_has_no_sentence():
    assert split(" \n ") == []


@pytest.mark.parametrize("piece", ["a.", ". ", '."', "\n", "A.B.", "…", " ", "A", "AB, ", "1:1 "], ids=repr)
def test_hostile_repetition_loses_nothing(piece):
    text = piece * 100_000
    assert "".join(s.text for s in split(text)).replace(" ", "") == "".join(text.split())


def test_no_name_goes_across_a_border_without_a_stop():
    text = "Try again Invalid Email Ann Lee won. He lost."
    assert parted(text, split(text)) == "Try again\nInvalid Email\nAnn Lee won. He lost."


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It was sold.[3] In 1942 it shut.[4][a]", ["It was sold.", "In 1942 it shut."]),
        (
            "He said “no.”[2] It rained.[citation needed]\nThen it stopped.",
            ["He said “no.”", "It rained.", "Then it stopped."],
        ),
        ("In 1901,[3] it fell. See [1].", ["In 1901,[3] it fell.", "See [1]."]),
        ("**Nov. 30, 2020** - It fell. *Aug. 3* came.", ["**Nov. 30, 2020** - It fell.", "*Aug. 3* came."]),
    ],
)
def test_marks_of_footnotes_and_of_emphasis(text, sentences):
    assert [sentence.text for sentence in split(text)] == sentences


def test_items_of_a_list_are_sentences_in_wrapped_text_too():
    text = "The report tells\nof what was\nseen by all\na) Mortar fire in the east\nb) Mines\nthat were not swept"
    assert [s.text.split()[0] for s in split(text)] == ["The", "a)", "b)"]
