"""What a noun announces and a colon or a dash then says, and what a word is not told without."""

from collections.abc import Callable

import pytest

CASES = [
    (
        "colon",
        "The bank proposed a new rule on Monday: mills with a loan must publish their debts.",
        "proposed",
        "Monday",
        "Bank proposed a new rule: mills with a loan must publish their debts",
    ),
    (
        "dash",
        "The council proposed another task for the bank on Monday -- selling the mills.",
        "proposed",
        "Monday",
        "Council proposed another task for the bank: selling the mills",
    ),
    (
        "message",
        "Ann Lee posted this message on Monday: The bridge is closed.",
        "posted",
        "Monday",
        "Ann Lee posted the message: The bridge is closed",
    ),
    (
        "no_room",
        "On Monday the dock council of Larn and the owners of the four mills by the river agreed on a compromise: "
        "everyone who had worked for more than ten years would keep the right to a house, a garden and a yearly wage.",
        "agreed",
        "Monday",
        "Dock council of Larn and the owners of the four mills by the river agreed on a compromise",
    ),
    (
        "announces_nothing",
        "Ann Lee crossed the bridge on Monday: the ferry had sunk.",
        "crossed",
        "Monday",
        "Ann Lee crossed the bridge",
    ),
    (
        "which_ones",
        "Chadian miners hurt in the fire at the pit near Larn were flown to hospitals in Oslo on Monday.",
        "flown",
        "Monday",
        "Chadian miners hurt in the fire at the pit near Larn were flown to hospitals in Oslo",
    ),
    (
        "what_became_of_it",
        "Saturday's violence in Larn left four miners wounded.",
        "violence",
        "Saturday",
        "Violence in Larn left four miners wounded",
    ),
    ("last", "Ann Lee was last seen in Larn on 4 May.", "seen", "4 May", "Ann Lee was last seen in Larn"),
    ("a_time", "Growers in Chad expect a wet winter.", "expect", "winter", "Growers in Chad expect a wet winter"),
]


@pytest.mark.parametrize(("text", "head", "date", "expected"), [pytest.param(*c[1:], id=c[0]) for c in CASES])
def test_what_is_announced(described: Callable, text: str, head: str, date: str, expected: str) -> None:
    assert expected == described(text, head, date).title
