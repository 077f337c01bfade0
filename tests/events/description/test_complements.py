"""What a line may not lose: complements, comparisons, times that say what is told. Every sentence is our own."""

from collections.abc import Callable

import pytest

from dateline.events.text.description.describe import Description
from dateline.events.text.description.wording import HARD_LENGTH

Describe = Callable[..., Description]

WHOLE = [
    (
        "what_a_verb_keeps_somebody_from",
        "On Friday the islands of the northern archipelago persuaded the council to keep the company from building a "
        "harbour at Larn.",
        "persuaded",
        "Friday",
        "Islands of the northern archipelago persuaded the council to keep the company from building a harbour at Larn",
    ),
    (
        "what_a_share_is_in",
        "In May the ministry cleared the sale of a majority stake in the Larn shipyard to two foreign banks.",
        "cleared",
        "May",
        "Ministry cleared the sale of a majority stake in the Larn shipyard to two foreign banks",
    ),
    (
        "a_participle_that_tells_what_for",
        "Boats are searching the bay today looking for three missing divers.",
        "searching",
        "today",
        "Boats are searching the bay looking for three missing divers",
    ),
    (
        "an_object_behind_a_comma",
        "In May the council approved, by two votes, a new tax on water.",
        "approved",
        "May",
        "Council approved, by two votes, a new tax on water",
    ),
]

TIMES = [
    ("not_since", "Larn had not won the cup since 1950.", "won", "1950", "Larn had not won the cup since 1950"),
    ("until", "The mine was considered safe until 1998.", "considered", "1998", "Mine was considered safe until 1998"),
    (
        "the_worst_of",
        "The flood of Larn was the worst of the 19th century.",
        "was",
        "the 19th century",
        "Flood of Larn was the worst of the 19th century",
    ),
    (
        "what_is_spent",
        "The divers spent the Easter weekend in a hostel in Larn.",
        "spent",
        "the Easter weekend",
        "Divers spent the Easter weekend in a hostel in Larn",
    ),
    (
        "what_is_set",
        "The council has set May 5 as the deadline for bids.",
        "set",
        "May 5",
        "Council has set May 5 as the deadline for bids",
    ),
    (
        "part_of_a_word",
        "The crowd was greeted at the soon-to-open harbour.",
        "greeted",
        "soon",
        "Crowd was greeted at the soon-to-open harbour",
    ),
    (
        "at_the_earliest",
        "The wreck will be raised tomorrow at the earliest.",
        "raised",
        "tomorrow",
        "Wreck will be raised",
    ),
    ("by_its_clock", "Banks opened at 10 a.m. local time.", "opened", "10 a.m.", "Banks opened"),
    ("prior_to", "The council raised the tax prior to May 2004.", "raised", "May 2004", "Council raised the tax"),
]

BESIDE = [
    (
        "what_the_parse_gives_to_the_verb",
        "The council approved an order earlier this year allowing the mine to open.",
        "approved",
        "earlier this year",
        "Council approved an order allowing the mine to open",
    ),
    (
        "a_time_at_which",
        "The mayor of Larn opened the harbour in 2005 at a time when fish was scarce.",
        "opened",
        "2005",
        "Mayor of Larn opened the harbour at a time when fish was scarce",
    ),
]

SUBJECTS = [
    (
        "what_a_loss_came_to",
        "The losses of the harbour bank in 2008 were 24 billion crowns.",
        "losses",
        "2008",
        "Losses of the harbour bank were 24 billion crowns",
    ),
]


@pytest.mark.parametrize(
    ("text", "head", "date", "title"),
    [pytest.param(*case[1:], id=case[0]) for case in (*WHOLE, *TIMES, *BESIDE, *SUBJECTS)],
)
def test_a_line_keeps_what_its_words_need(described: Describe, text: str, head: str, date: str, title: str) -> None:
    assert described(text, head, date).title == title


def test_what_needs_no_cut_loses_nothing_of_a_list(described: Describe) -> None:
    text = "In May the council looked at whether the tax was fair, as well as whether it helped."
    assert described(text, "looked", "May").title == (
        "Council looked at whether the tax was fair, as well as whether it helped"
    )


def test_a_line_past_the_good_length_stays_below_the_hard_one(described: Describe) -> None:
    text = (
        "On Monday the harbour office of Larn asked the owners of the northern mines to stop the dumping of waste into "
        "the waters of the bay around the islands of Orr and Vell."
    )
    assert len(described(text, "asked", "Monday").title) <= HARD_LENGTH


def test_a_comparison_without_its_other_side_is_seen(described: Describe) -> None:
    line = described("The navy played a less active role in May.", "played", "May")
    assert "the title compares, and not with what" in line.reasons


def test_a_plan_without_its_content_is_seen(described: Describe) -> None:
    reason = "the title tells of a message or a plan, and not what it holds"
    bare = described(
        "The mayor of the town of Larn, a former miner, announced his decision in May.", "announced", "May"
    )
    told = described("The mayor of the town of Larn announced his decision to resign in May.", "announced", "May")
    assert reason in bare.reasons
    assert reason not in told.reasons
