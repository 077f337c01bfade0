"""Where two texts run into one. Every text is our own."""

import re

import pytest

from dateline.events.text.parting import bylines, placeseams, seams
from dateline.events.text.parting.sentences import split


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Ferry sinks off Oslo Most of the crew is safe.", "Most of the crew is safe."),
        ('Ferry: "Nobody was lost" A tug has taken it to port.', "A tug has taken it to port."),
        ("(Editing by Ann Lee) An inquiry has begun.", "An inquiry has begun."),
        (
            "Nurses say wards are full as flu spreads Health officials have asked for beds, a health board said.",
            "Health officials have asked for beds, a health board said.",
        ),
        ("Norway to Sell Its Stake in Mine The Oslo government is selling.", "The Oslo government is selling."),
        ("For Cash, Larn Agrees to Deal With NMC The mine owner gave in.", "The mine owner gave in."),
        ("Vote on whaling pressed at UN Dozens have come to Oslo.", "Dozens have come to Oslo."),
        ("Ships are asked to stay in port A tug sank at noon.", "A tug sank at noon."),
        ("A march was held in Larn on Friday Six men were hurt.", "Six men were hurt."),
        ("Norway asks for help on ship sunk by Peru Peru said it was at sea.", "Peru said it was at sea."),
        ("Boats were kept in port for weeks The Oslo Cup was lost.", "The Oslo Cup was lost."),
        ("Two boats were lost and a pier was damaged In Larn, the river rose.", "In Larn, the river rose."),
        ("A boat burned at the pier on Monday Larn has no fire boat.", "Larn has no fire boat."),
        ("Norway is one of the last of Peru's allies Norway has sent a ship.", "Norway has sent a ship."),
    ],
)
def test_a_text_behind_a_headline_is_a_sentence_of_its_own(text, last):
    assert split(text)[-1].text == last


@pytest.mark.parametrize(
    "text",
    [
        "She met the former President in Oslo, and no president had come before.",
        "He flew to Western towns and western ones.",
        "The army took control, and a campaign was led in Campaign 12 of the war.",
        "In May the navies met in the narrow Straits of Larn, the worst of straits.",
        "The court sat at The Hague in March.",
        'He wrote "Notes from The old country" in 1954.',
        "Old friends of Bergen Bergen had not seen.",
        "A new strain of influenza A virus was found.",
        "The Group of Seven states met.",
        "Larn knows the reforms Larn has begun.",
        "They heard Reed and the miner Reed was shown.",
        "Nov. 2, 2016 The Oslo Elks celebrate in the rain.",
    ],
)
def test_a_name_in_a_sentence_is_no_seam(text):
    assert [s.text for s in split(text)] == [text]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Boats burn in Larn Orla sends help. There is no fire boat in Larn.", "Orla sends help."),
        ("Fishermen gather in Larn Videos show a fire. They left the pier in Larn to burn.", "Videos show a fire."),
        (
            "Boats leave for a new life in Peru's Larn Ann Lee sails too. It rains in Larn.",
            "Ann Lee sails too.",
        ),
    ],
)
def test_a_place_told_whole_elsewhere_ends_a_text(text, last):
    assert split(text)[1].text == last


@pytest.mark.parametrize(
    "text",
    [
        "Fishermen gather in Larn Bay at dawn.",
        "They left the University of Larn Medical Centre at noon.",
        "They met the ambassador to Larn Ann Lee at noon.",
        "The pier burned in Larn Monday at noon.",
        "On the long road to Larn Ann Lee was robbed.",
        "They saw the Larn Herald at noon.",
    ],
)
def test_a_place_in_a_longer_name_is_no_seam(text):
    assert split(f"{text} It rained in Larn, they say.")[0].text == text


def test_a_day_that_a_speech_was_held_on_is_no_seam():
    text = "The harbour master said on Monday Larn has no fire boat."
    assert [s.text for s in split(text)] == [text]


def test_a_word_that_the_text_writes_as_a_name_is_no_seam():
    text = "Fans love iconic Kelpie bars. Every Kelpie bar shrank, and the Kelpie price rose; kelpie is a water horse."
    assert split(text)[0].text == "Fans love iconic Kelpie bars."


@pytest.mark.parametrize("module", [seams, placeseams, bylines])
def test_no_pattern_reads_on_without_end(module):
    patterns = {name: value for name, value in vars(module).items() if isinstance(value, re.Pattern)}
    parsed = {name: re._parser.parse(each.pattern, each.flags).getwidth()[1] for name, each in patterns.items()}
    assert {name: width for name, width in parsed.items() if width > 1_000} == {}
