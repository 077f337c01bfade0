"""Lines that keep the words of their sentence, and dates that a line cannot lose. Every text is our own."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "head", "date", "title"),
    [
        (
            "The public inquiry into the sinking of the ferry Astrid opened on 3 May 2011.",
            "opened",
            "3 May 2011",
            "Public inquiry into the sinking of the ferry Astrid opened",
        ),
        (
            "The financial crisis has intensified the debate on Monday over whether the crown should remain.",
            "intensified",
            "Monday",
            "Financial crisis has intensified the debate over whether the crown should remain",
        ),
    ],
)
def test_a_line_that_cuts_less_is_better(described: Callable, text: str, head: str, date: str, title: str) -> None:
    assert described(text, head, date).title == title


@pytest.mark.parametrize(
    ("text", "head", "date", "title"),
    [
        (
            "The Arab League had given Damascus three days from 16 November to leave Homs.",
            "given",
            "16 November",
            "Arab League gave Damascus three days to leave Homs",
        ),
        (
            "The virus might return in the northern hemisphere winter of 2012.",
            "return",
            "winter of 2012",
            "Virus might return",
        ),
        ("Ann Lee resigned with effect from 31 March 2011.", "resigned", "31 March 2011", "Ann Lee resigned"),
        ("Chile joined the union in 2004 and the bank in 2009.", "joined", "2004", "Chile joined the union"),
        ("Chile joined the union in 2004 and the bank in 2009.", "joined", "2009", "Chile joined the bank"),
    ],
)  # fmt: skip
def test_no_hole_is_left_by_a_date(described: Callable, text: str, head: str, date: str, title: str) -> None:
    assert described(text, head, date).title == title


@pytest.mark.parametrize(
    ("text", "head", "date", "title"),
    [
        (
            "The chief executive, Anna Birrell, resigned on 4 May 2011.",
            "resigned",
            "4 May 2011",
            "Anna Birrell resigned",
        ),
        (
            "The daughter of a whaler, Maren Solheim studied in Oslo in 1950.",
            "studied",
            "1950",
            "Maren Solheim studied in Oslo",
        ),
        (
            "Qatar has an order for two planes which it will begin to fly in 2012 out of London.",
            "fly",
            "2012",
            "Qatar will begin to fly two planes out of London",
        ),
        (
            "Dozens of farmers, meanwhile, gathered on Wednesday in the square of Larn.",
            "gathered",
            "Wednesday",
            "Dozens of farmers gathered in the square of Larn",
        ),
        ("Tom Reed fought in Chad before being made a general in 1980.", "made", "1980", "Tom Reed was made a general"),
    ],
)
def test_who_did_what_is_said_in_full(described: Callable, text: str, head: str, date: str, title: str) -> None:
    assert described(text, head, date).title == title
