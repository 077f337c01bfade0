"""How far the dates of two claims agree, level by level."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dateline.events.table.matching.features import features
from dateline.events.table.matching.match import links
from dateline.events.table.matching.weights import weights
from dateline.events.table.schema import claim_frame
from dateline.events.time.bounds import DAY, Bounds
from tests.events.matching.compared import DAY_ONE, OPENING, claim, compared


@pytest.mark.parametrize(
    ("start", "days", "level"),
    [
        (DAY_ONE, 1, "same day"),
        (DAY_ONE - 3 * DAY, 9, "same fortnight, by when it was told"),
        (DAY_ONE, 31, "overlapping"),
        (DAY_ONE + DAY, 1, "next day"),
        (DAY_ONE + 5 * DAY, 1, "days apart"),
        (DAY_ONE + 100 * DAY, 1, "apart"),
        (DAY_ONE - 100 * DAY, 360, "one within the other"),
        (DAY_ONE - 100 * DAY, 3600, "loosely overlapping"),
        (None, 1, "one undated"),
    ],
)
def test_levels_of_time(start: int | None, days: int, level: str) -> None:
    assert compared(claim(OPENING), claim(OPENING, "The Gazette", start=start, days=days))["level_time"] == level


@pytest.mark.parametrize(
    ("start", "days", "level"),
    [
        (DAY_ONE, 2, "same day"),
        (DAY_ONE, 3, "same fortnight, by when it was told"),
        (DAY_ONE, 16, "same fortnight, by when it was told"),
        (DAY_ONE, 17, "overlapping"),
        (DAY_ONE, 32, "overlapping"),
        (DAY_ONE, 33, "one within the other"),
        (DAY_ONE + 2 * DAY, 1, "next day"),
        (DAY_ONE + 3 * DAY, 1, "days apart"),
        (DAY_ONE + 8 * DAY, 1, "days apart"),
        (DAY_ONE + 9 * DAY, 1, "a week or two apart"),
        (DAY_ONE + 16 * DAY, 1, "a week or two apart"),
        (DAY_ONE + 17 * DAY, 1, "weeks apart"),
        (DAY_ONE + 32 * DAY, 1, "weeks apart"),
        (DAY_ONE + 33 * DAY, 1, "apart"),
    ],
)
def test_each_level_of_time_ends_where_it_says(start: int, days: int, level: str) -> None:
    assert compared(claim(OPENING), claim(OPENING, "The Gazette", start=start, days=days))["level_time"] == level


@pytest.mark.parametrize(
    ("days", "level"), [(2, "next day, in passing"), (3, "apart, in passing"), (40, "apart, in passing")]
)
def test_what_is_told_in_passing_may_be_told_of_the_next_day(days: int, level: str) -> None:
    aside = replace(claim(OPENING, "The Gazette", start=DAY_ONE + days * DAY), salience=0.1)
    mainly = replace(claim("The Khedive visits Suez", "The Gazette"), salience=0.9)
    held = features(claim_frame([claim(OPENING), mainly, aside]))
    (side,) = np.flatnonzero(~held.main)
    other = held.rows["title"].to_list().index(OPENING.lower())
    assert links(held, np.array([other]), np.array([side]), weights())["level_time"].to_list() == [level]


@pytest.mark.parametrize(
    ("days", "level"),
    [(3, "undated, told together"), (4, "undated, told together"), (5, "undated, told weeks apart"),
     (32, "undated, told weeks apart"), (33, "undated, told apart")],
)  # fmt: skip
def test_undated_claims_are_compared_by_when_they_were_told(days: int, level: str) -> None:
    first, second = (
        replace(one, source=replace(one.source, published=Bounds.within(told, told + DAY, "day")))
        for one, told in (
            (claim(OPENING, start=None), DAY_ONE),
            (claim(OPENING, "The Gazette", start=None), DAY_ONE + days * DAY),
        )
    )
    assert compared(first, second)["level_time"] == level


@pytest.mark.parametrize(
    ("days", "level"),
    [(2, "next day"), (3, "told before it happened"), (17, "told before it happened"),
     (18, "told long before it happened")],
)  # fmt: skip
def test_what_was_told_before_it_happened_is_no_report_of_it(days: int, level: str) -> None:
    sooner = claim(OPENING)
    told = replace(sooner, source=replace(sooner.source, published=sooner.bounds))
    assert compared(told, claim(OPENING, "The Gazette", start=DAY_ONE + days * DAY))["level_time"] == level


def test_long_times_that_are_nearly_the_same_are_one_within_the_other() -> None:
    decade, most = claim(OPENING, days=3650), claim(OPENING, "The Gazette", start=DAY_ONE + 9 * DAY, days=3500)
    assert compared(decade, most)["level_time"] == "one within the other"


def test_other_days_of_what_happens_once_are_a_disagreement() -> None:
    days = {"start": DAY_ONE, "other": DAY_ONE + 10 * DAY}
    for head, level in (("born", "other days of what happens once"), ("fined", "a week or two apart")):
        title = f"Ida Bergson was {head} in Aarhus"
        one, other = (
            claim(title, start=days["start"], trigger=head),
            claim(title, "G", start=days["other"], trigger=head),
        )
        assert compared(one, other)["level_time"] == level


def test_a_date_that_only_the_publication_tells_says_less() -> None:
    told = [
        replace(claim(OPENING, source, days=5), date_text=words) for source, words in (("A", "last week"), ("B", None))
    ]
    assert compared(*told)["level_time"] == "same fortnight, by when it was told"
    assert compared(told[0], replace(told[1], date_text="this week"))["level_time"] == "same fortnight"
