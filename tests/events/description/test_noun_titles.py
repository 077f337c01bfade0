"""Titles of events that a noun names: "the founding of the port". Our own sentences."""

from collections.abc import Callable

import pytest

CASES = [
    (
        "participants_stay",
        "Relations date back to the British-backed founding of the port in 1842.",
        "founding",
        "1842",
        "British-backed founding of the port",
    ),
    (
        "name_before_the_noun",
        "The 1995 Kobe earthquake changed building codes.",
        "earthquake",
        "1995",
        "Kobe earthquake",
    ),
    ("bare_noun_by_its_verb", "Norway hosted a summit in May.", "summit", "May", "Norway hosted a summit"),
    (
        "bare_noun_by_another_sentence",
        "The Oslo peace talks collapsed. Nothing has changed since the talks in 2010.",
        "talks",
        "2010",
        "Oslo peace talks",
    ),
    (
        "who_made_the_visit",
        "During a visit to Rome in April, Ann Lee promised more aid.",
        "visit",
        "April",
        "Ann Lee’s visit to Rome",
    ),
]


@pytest.mark.parametrize(("text", "head", "date", "title"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_a_noun_with_those_who_took_part(described: Callable, text: str, head: str, date: str, title: str) -> None:
    assert described(text, head, date).title == title


def test_the_name_after_an_indefinite_noun_may_tell_it(written: Callable) -> None:
    assert "Orla Trust failed" in written("A second bank, Orla Trust, failed in May.", "failed", "May")
