"""What editors keep of a clause: as much as there is room for, and the clause around an event at its time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.events.text.description.grammar.keeping import kept_share, missed
from dateline.events.text.description.grammar.pruning import cut
from dateline.events.text.parsing.parser import model_name, parse
from dateline.events.text.parting.sentences import split

pytestmark = pytest.mark.skipif(model_name() is None, reason="no English model is installed")

SENTENCE = "The harbour master, a former diver, closed the port of Larn in heavy rain."


def test_a_share_is_told_of_every_group() -> None:
    doc = next(iter(parse(split(SENTENCE)))).doc
    root = next(t for t in doc if t.lower_ == "closed")
    shares = {t.lower_: kept_share(t, root, frozenset()) for t in doc if t.dep_ in {"appos", "prep", "dobj"}}
    assert all(0 < share < 1 for share in shares.values())
    assert shares["of"] > shares["diver"]
    assert shares["port"] > shares["in"]


def test_what_a_line_lacks_is_what_stands_under_what_it_has() -> None:
    doc = next(iter(parse(split(SENTENCE)))).doc
    root = next(t for t in doc if t.lower_ == "closed")
    whole = frozenset(t.i for t in doc)
    assert missed(root, whole, frozenset()) == []
    without_rain = whole - {t.i for t in next(t for t in doc if t.lower_ == "in").subtree}
    assert len(missed(root, without_rain, frozenset())) == 1


def test_a_clause_keeps_the_word_that_opens_it() -> None:
    doc = next(iter(parse(split("Nurses in Larn fell ill last week when three cases were diagnosed.")))).doc
    root = next(t for t in doc if t.dep_ == "ROOT")
    offered = {doc[g.place].lower_ for g in cut(root, frozenset({root.i}), frozenset(), "share").optional}
    assert "when" not in offered
    assert "diagnosed" in offered


@pytest.mark.parametrize(
    ("text", "head", "date", "line"),
    [
        (
            "The ministers will turn to the dam when they meet next week in Oslo.",
            "meet",
            "next week",
            "Ministers will turn to the dam when they meet in Oslo",
        ),
        (
            "The mayor's visit on Friday caused a long queue at the ferry.",
            "visit",
            "Friday",
            "Mayor's visit caused a long queue at the ferry",
        ),
    ],
    ids=["at_the_same_time", "what_it_brought"],
)
def test_the_clause_around_is_a_line(written: Callable, text: str, head: str, date: str, line: str) -> None:
    assert line in written(text, head, date)


@pytest.mark.parametrize(
    ("text", "head", "date", "not_told"),
    [
        ("Tom Reed fought in Chad before being made a general in 1980.", "made", "1980", "fought"),
        ("The mine that the company opened in 1987 employs 300 people.", "opened", "1987", "employs"),
        (
            "Chad was founded in 1948, the peace with Niger came in 1953 and the last soldiers left by May 1991.",
            "came",
            "1953",
            "founded",
        ),
        ("The vote in May 1999 preceded a second one in June 2001.", "vote", "May 1999", "preceded"),
    ],
    ids=["before_it", "of_a_thing_that_it_befell", "beside_it", "under_another_date"],
)
def test_what_was_at_another_time_is_in_no_line(
    written: Callable, text: str, head: str, date: str, not_told: str
) -> None:
    assert not any(not_told in line for line in written(text, head, date))


@pytest.mark.parametrize(
    ("text", "head", "date", "title"),
    [
        (
            "Negotiators offered to give up the islands during talks dating back to 2008.",
            "offered",
            "2008",
            "Negotiators offered to give up the islands during talks",
        ),
        (
            "On Sunday Mr Reed offered to exchange the boats.",
            "offered",
            "Sunday",
            "Mr Reed offered to exchange the boats",
        ),
    ],
    ids=["dating_back", "no_loose_on"],
)
def test_nothing_is_left_of_what_led_to_a_date(
    described: Callable, text: str, head: str, date: str, title: str
) -> None:
    assert described(text, head, date).title == title


def test_a_second_object_behind_a_comma_is_in_no_title(described: Callable) -> None:
    text = (
        "Since May, pictures have shown a line of lorries in Larn, according to Ann Lee from the Centre, a think tank."
    )
    assert described(text, "shown", "May").title == "Pictures have shown a line of lorries in Larn"


def test_a_line_that_is_not_too_long_is_cut_in_two_ways_only(cut: Callable) -> None:
    lines = cut("The harbour master closed the port on Friday.", "closed", "Friday")
    assert [line.text for line in lines[:2]] == ["The harbour master closed the port"] * 2
    assert not any(line.shortened for line in lines)


def test_a_line_that_is_too_long_is_cut_in_three(cut: Callable) -> None:
    long = "of the old port beside the northern breakwater of the harbour near the great lighthouse"
    lines = cut(f"On Friday the master {long} closed the gates of the dock in heavy rain and wind.", "closed", "Friday")
    assert [line.shortened for line in lines[:3]] == [True] * 3
