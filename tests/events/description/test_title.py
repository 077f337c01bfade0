"""Titles as such: what is stated and by whom, how long they are, which clauses they leave. Our own sentences."""

from collections.abc import Callable

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.description.wording import GOOD_LENGTH, HARD_LENGTH
from dateline.events.text.extractor import Extractor
from dateline.events.time.bounds import DAY, Bounds, instant

STATEMENTS = [
    (
        "speaker_and_claim",
        "On Thursday, Maria Costa, the mayor of Porto, said that the flood had destroyed 40 homes.",
        "said",
        "Thursday",
        "Porto mayor Maria Costa: the flood destroyed 40 homes",
    ),
    (
        "what_is_stated",
        "On Thursday, Maria Costa, the mayor of Porto, said that the flood had destroyed 40 homes.",
        "destroyed",
        "Thursday",
        "Flood destroyed 40 homes (Porto)",
    ),
    (
        "quotation",
        "“The dam will hold,” engineer Tom Reed said on Monday.",
        "said",
        "Monday",
        "Tom Reed: the dam will hold",
    ),
    (
        "figures_do_not_speak",
        "The survey showed on Monday that trade fell.",
        "showed",
        "Monday",
        "Survey showed that trade fell",
    ),
]


@pytest.mark.parametrize(
    ("text", "head", "date", "title"), [pytest.param(*case[1:], id=case[0]) for case in STATEMENTS]
)
def test_what_is_stated_is_told_with_its_speaker(
    described: Callable, text: str, head: str, date: str, title: str
) -> None:
    assert described(text, head, date).title == title


LONG = (
    "The regional assembly of the northern islands approved on Monday a plan for a new harbour, which the fishermen of "
    "the largest village had opposed for years because of its cost, after a debate that lasted the whole night and in "
    "which forty members of three parties took the floor."
)


def test_long_sentence_is_cut_at_a_border(described: Callable) -> None:
    title = described(LONG, "approved", "Monday").title
    assert title.startswith("Regional assembly of the northern islands approved a plan for a new harbour")
    assert len(title) <= GOOD_LENGTH
    assert "…" not in title


def test_title_never_ends_in_the_middle_of_quotes_or_with_a_preposition(described: Callable) -> None:
    title = described(
        "The union called the offer of the owners “an insult to every miner” on Friday.", "called", "Friday"
    ).title
    assert title.count("“") == title.count("”")
    assert not title.endswith((" on", " of", " to", ","))


def test_title_is_never_empty(described: Callable) -> None:
    assert described("On Friday, then.", "then", "Friday").title


def test_hard_limit_holds_for_hostile_text(described: Callable) -> None:
    endless = "The " + "very-long-word " * 60 + "committee met on Friday."
    assert 0 < len(described(endless, "met", "Friday").title) <= HARD_LENGTH


def test_two_sentences_without_a_stop_between_them_are_told_apart(described: Callable) -> None:
    text = "Rebels take the port The army said on Monday that ten soldiers were killed."
    assert described(text, "killed", "Monday").title == "Ten soldiers were killed"


def test_a_first_person_is_told_by_the_speaker_of_the_turn(described: Callable) -> None:
    text = "ANN LEE, HOST: Good evening. I moved to Oslo in 1999."
    assert described(text, "moved", "1999").title == "Ann Lee: I moved to Oslo"


def test_of_a_long_phrase_only_as_much_goes_as_must(described: Callable[..., object]) -> None:
    text = (
        "In 2007 Senator Reed introduced a law that would have capped troop levels in Kaldbek at their current level."
    )
    expected = "Senator Reed introduced a law that would have capped troop levels in Kaldbek at their current level"
    assert described(text, "introduced", "2007").title == expected


@pytest.mark.parametrize(
    ("text", "date", "line"),
    [
        (
            "Claims emerged on a local page that a tram had left the same rails on 31 October.",
            "31 October",
            ["Tram left the same rails"],
        ),
        (
            '"The harbour is safe again," said Mona Reed, a guard who lives near the site of the May bombings.',
            "May",
            [],
        ),
    ],
)
def test_a_clause_of_another_time_does_not_tell_an_event(text: str, date: str, line: list[str]) -> None:
    published = Bounds.exactly(instant(2024, 6, 12), instant(2024, 6, 12) + DAY, "day")
    source = Source("paper", "0" * 64, doc_id="d", published=published)
    assert [c.title for c in Extractor("parse").extract(text, source).claims if c.date_text == date] == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Shortly after midnight on Sunday the dam burst.", "Shortly after midnight on Sunday the dam burst"),
        ("The orchestra plans to tour Chile in October.", "Orchestra plans to tour Chile in October"),
    ],
)
def test_a_short_sentence_that_the_parse_mistakes_is_told_whole(text, line):
    published = Bounds.exactly(instant(2024, 6, 12), instant(2024, 6, 12) + DAY, "day")
    source = Source("paper", "0" * 64, doc_id="d", published=published)
    assert line in {claim.title for claim in Extractor("parse").extract(text, source).claims}


def test_a_comma_behind_a_bracket_that_goes_stays(written: Callable[..., list[str]]) -> None:
    text = "Shares of Holm (HLM), which fell by half in March, have doubled since May."
    assert "Shares of Holm, which fell by half in March, have doubled" in written(text, "doubled", "May")


def test_what_cannot_be_joined_to_a_main_clause_goes(written: Callable[..., list[str]]) -> None:
    text = "One farmer who fled on Monday and who gave his name as Musa said the village had burned."
    assert not [line for line in written(text, "fled", "Monday") if line.startswith("One farmer fled and")]


def test_who_announces_something_at_the_time_does_not_say_what_another_says(written: Callable[..., list[str]]) -> None:
    text = "Norland has most cases, the board said as ministers announced a death today."
    assert not [line for line in written(text, "announced", "today") if line.startswith("Ministers:")]
