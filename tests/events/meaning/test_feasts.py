"""Feasts fall on their days; every name of the lexicons has one."""

import pytest

from dateline.events.text.meaning import feasts
from dateline.events.text.rules import rulebook
from dateline.events.time.bounds import civil_from_days


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 1916, (4, 23)), ("easter", 2000, (4, 23)), ("easter", 2038, (4, 25)), ("good_friday", 2024, (3, 29)),
        ("thanksgiving", 2024, (11, 28)), ("black_friday", 2024, (11, 29)), ("memorial", 2024, (5, 27)),
        ("labor", 2024, (9, 2)), ("mothers", 2024, (5, 12)), ("election_us", 2000, (11, 7)),
        ("whit_monday", 2024, (5, 20)),
        ("christmas", -43, (12, 25)),
    ],
)  # fmt: skip
def test_day_of_a_feast(name, year, day):
    assert civil_from_days(feasts.day_of(name, year)) == (year, *day)


@pytest.mark.parametrize("lang", rulebook.languages())
def test_every_feast_of_the_lexicon_has_a_day(lang):
    assert set(rulebook.load(lang).lexicon.tables["FEAST"].values()) <= feasts.known()


def test_an_unknown_feast_has_none():
    assert feasts.day_of("unbirthday", 2024) is None
