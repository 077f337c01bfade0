"""A document or an occasion of speech is told by what it says; what serves nothing but a purpose by what it serves."""

from collections.abc import Callable

import pytest

SUNK = "Ann Lee: the gate sank"
CASES = [
    ("statement", "In a statement issued on Tuesday, Ann Lee said that the gate had sunk.", "issued", "Tuesday", SUNK),
    ("behind", "Ann Lee said the gate had sunk, in a letter sent on Tuesday.", "sent", "Tuesday", SUNK),
    (
        "part",
        "In part of the interview aired on Tuesday, the mayor said that the gate had sunk.",
        "aired",
        "Tuesday",
        "Mayor: the gate sank",
    ),
    ("occasion", "At a Dock Council briefing on Tuesday, Ann Lee said the gate had sunk.", "briefing", "Tuesday", SUNK),
    (
        "speaking",
        "Speaking in a radio interview on Tuesday, Ann Lee denied the charges.",
        "interview",
        "Tuesday",
        "Ann Lee denied the charges",
    ),
    (
        "figures",
        "Figures released on Monday showed that trade with Chad had fallen.",
        "released",
        "Monday",
        "Figures showed that trade with Chad had fallen",
    ),
    (
        "behind_a_comma",
        "In its yearly report, released on Monday, the Dock Council warned that trade had fallen.",
        "released",
        "Monday",
        "Dock Council: trade fell",
    ),
    (
        "nothing_said",
        "The letter sent on Monday by Ann Lee was lost in 1990.",
        "sent",
        "Monday",
        "Letter sent by Ann Lee",
    ),
    (
        "body",
        "The Reed administration late on Monday dropped its plan to tax sugar.",
        "administration",
        "Monday",
        "Reed administration dropped its plan to tax sugar",
    ),
    (
        "purpose",
        "Dock leaders requested permission to hold a march in Larn last week.",
        "hold",
        "last week",
        "Dock leaders requested permission to hold a march in Larn",
    ),
    (
        "purpose_of_another_date",
        "Larn won the right to host the games in 2022.",
        "host",
        "2022",
        "Larn won the right to host the games in 2022",
    ),
    (
        "what_it_did_at_once",
        "Last month's fire at the Larn market destroyed 300 stalls.",
        "fire",
        "Last month",
        "Fire at the Larn market destroyed 300 stalls",
    ),
    (
        "what_came_of_it_later",
        "The 1953 coup against Ann Lee led to decades of mistrust.",
        "coup",
        "1953",
        "Coup against Ann Lee",
    ),
    (
        "long_speaker",
        "Chadian scientists who infected piglets with the virus from Larn said on Monday that the strain caused fever "
        "and a cough in the animals before it disappeared within a week.",
        "said",
        "Monday",
        "Chadian scientists who infected piglets with the virus from Larn: "
        "the strain caused fever and a cough in the animals",
    ),
    (
        "what_it_is_measured_by",
        "Saturday's storm was the strongest in Chad since 1991.",
        "storm",
        "Saturday",
        "Storm was the strongest in Chad since 1991",
    ),
]


@pytest.mark.parametrize(("text", "head", "date", "expected"), [pytest.param(*c[1:], id=c[0]) for c in CASES])
def test_what_is_said(described: Callable, text: str, head: str, date: str, expected: str) -> None:
    assert expected == described(text, head, date).title


def test_a_dated_statement_is_a_fact(described: Callable) -> None:
    told = described("In a statement issued on Tuesday, Ann Lee said the gate had sunk.", "issued", "Tuesday")
    assert (told.status, told.kind, told.attribution) == ("fact", "statement", "Ann Lee")
