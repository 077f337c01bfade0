"""The short way to a period gives what the tagger's reader gives."""

from __future__ import annotations

import pytest

from dateline.events.text.period import parse_period
from dateline.events.time.bounds import Bounds
from dateline.events.time.words import MONTH_NAMES
from dateline.pipeline.questions.plain_period import read_plain

PLAIN = [
    *(f"{month} 2024" for month in MONTH_NAMES),
    *(f"19 {month} 1953" for month in MONTH_NAMES),
    "June 19, 2024",
    "the 1950s",
    "1950s",
    "since 2022",
    "since June 2022",
    "before 1954",
    "before 27 July 1953",
    "2024",
    "2024-06",
    "1950-06/1953-07",
    "195X",
    "2022/..",
    " June   2024 ",
    "june 2024",
]


def ends(period: Bounds) -> tuple[object, ...]:
    instants = (period.earliest_start, period.latest_start, period.earliest_end, period.latest_end)
    return (*instants, period.start_kind, period.end_kind)


@pytest.mark.parametrize("words", PLAIN)
def test_plain_words_are_read_as_the_tagger_reads_them(words: str) -> None:
    plain = read_plain(words)
    assert plain is not None
    assert ends(plain) == ends(parse_period(words))


@pytest.mark.parametrize(
    "words", ["last week", "31 June 2024", "1941-42", "early June 2024", "19th century", "before it all", "44 BC", ""]
)
def test_anything_else_goes_the_long_way(words: str) -> None:
    assert read_plain(words) is None
