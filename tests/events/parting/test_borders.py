"""Where furniture ends and prose begins. Every text is our own."""

import re

import pytest

from dateline.events.text.parting import borders
from dateline.events.text.parting.sentences import split


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("OSLO | Mon Mar 2, 2009 4:23 pm GMT OSLO (Agency) - The mine shut on Sunday.", "The mine shut on Sunday."),
        ("Bergen, Norway (HNB) -- Divers found the wreck.", "Divers found the wreck."),
        ("SAO LUIS, Nov 6 (Agency) - Rain fell.", "Rain fell."),
        ("Mine Closed After Fire OSLO, Norway, Sept. 25 -- Firemen came at six.", "Firemen came at six."),
        ("09 February 21 16:07 GMT Firemen came at six.", "Firemen came at six."),
        ("Mill to shut\nPort Ellen, 6 February 2024 -- Arran Foods cut 40 jobs.", "Arran Foods cut 40 jobs."),
        ("Port Ellen, Feb. 6 — Arran Foods cut 40 jobs.", "Arran Foods cut 40 jobs."),
        (
            "Ferry rescued off Oslo updated: Fri Jan 14 2011 20:54:00 Divers searched all night.",
            "Divers searched all night.",
        ),
        ("(Update 8:18 p.m. in Oslo, 1:18 p.m. ET) Divers are back.", "Divers are back."),
        ("3 May 2021 | Report abuse | Nobody asked us.", "Nobody asked us."),
        ("Ferry sinks off Oslo The crew was saved.", "The crew was saved."),
        ("The drought hurt farms Some 300 cows died.", "Some 300 cows died."),
        ("Media caption Ann Lee waves in Oslo.", "Ann Lee waves in Oslo."),
        ("NORWAY AND PERU SIGN The pact holds for a year.", "The pact holds for a year."),
        ("3 May: The mine shut 9 May: Lee resigned 1 June: It rained.", "1 June: It rained."),
        ("3 May: The mine shut 9 May: Lee left Ireland 1 June: It rained.", "1 June: It rained."),
        ("3 May - The mine shut for 17 days 9 May - Lee resigned 1 June - 2 drowned.", "1 June - 2 drowned."),
        ("May 3, 2009: The mine shut May 9, 2009: Lee resigned June 1, 2009: It rained.", "June 1, 2009: It rained."),
    ],
)
def test_prose_is_a_sentence_of_its_own(text, last):
    assert split(text)[-1].text == last


@pytest.mark.parametrize(
    "text",
    [
        "He read the speech that was aired on 1 April, when the strike was over.",
        "In the film The old man nobody speaks.",
        "She wrote “Notes on The sea” in 1954.",
        "The minister met The Hague's mayor.",
        "Rebels (Front of the North) - some forty men - left.",
        "In May 2004 - Ten years on - they met again.",
    ],
)
def test_a_sentence_stays_whole(text):
    assert [s.text for s in split(text)] == [text]


def test_lines_that_open_with_place_and_day_keep_them():
    lines = ["Vienna, 8 May 1955 – The text was agreed.", "Vienna, 15 May 1955 – The text was signed."]
    assert [s.text for s in split("\n".join(lines))] == lines


def test_no_pattern_reads_on_without_end():
    patterns = {name: value for name, value in vars(borders).items() if isinstance(value, re.Pattern)}
    widest = {
        name: re._parser.parse(pattern.pattern, pattern.flags).getwidth()[1] for name, pattern in patterns.items()
    }
    assert {name: width for name, width in widest.items() if width > 1_000} == {}
