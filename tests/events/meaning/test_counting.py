"""Amounts counted from a place: what is rounded, and how far."""

from __future__ import annotations

import pytest

from dateline.events.text.tagging.tagger import tag
from dateline.events.time.bounds import DAY, Bounds, day_text, instant

WRITTEN = Bounds.exactly(instant(2024, 11, 2), instant(2024, 11, 3), "day")


def read(text):
    return next(iter(tag(text, dct=WRITTEN)))


def days(bounds):
    return day_text(bounds.earliest_start), day_text(bounds.latest_end - DAY)


@pytest.mark.parametrize(
    ("words", "value", "edtf", "first", "last"),
    [
        ("70 years ago", "1954", "1950~/1958~", "1950-01-01", "1958-12-31"),
        ("nearly 70 years ago", "1954", "1954~/1958~", "1954-01-01", "1958-12-31"),
        ("more than 70 years ago", "1954", "1950~/1954~", "1950-01-01", "1954-12-31"),
        ("a century ago", "1924", "1919~/1929~", "1919-01-01", "1929-12-31"),
        ("a decade ago", "2014", "2012~/2016~", "2012-01-01", "2016-12-31"),
        ("half a century ago", "1974", "1971~/1977~", "1971-01-01", "1977-12-31"),
        ("71 years ago", "1953", "1953", "1953-01-01", "1953-12-31"),
        ("ten years ago", "2014", "2014", "2014-01-01", "2014-12-31"),
        ("about 25 years ago", "1999", "1997~/2001~", "1997-01-01", "2001-12-31"),
    ],
)
def test_round_numbers_are_about_then(words, value, edtf, first, last):
    timex = read(f"It was so {words}.")
    assert (timex.value, timex.edtf) == (value, edtf)
    assert days(timex.interval) == (first, last)
    assert timex.interval.approximate is ("~" in edtf)


def test_round_numbers_count_from_the_text_too():
    timex = tag("In 1953 the war ended. Thirty years later he wrote.", dct=WRITTEN)[1]
    assert (timex.value, timex.edtf) == ("1983", "1981~/1985~")


@pytest.mark.parametrize(
    ("words", "core", "outer"),
    [
        ("three years ago", ("2021-01-01", "2021-12-31"), ("2020-07-01", "2022-06-30")),
        ("two weeks ago", ("2024-10-14", "2024-10-20"), ("2024-10-10", "2024-10-23")),
    ],
)
def test_small_numbers_name_their_unit_and_reach_half_of_it_farther(words, core, outer):
    timex = read(f"It was so {words}.")
    assert (days(timex.interval), days(timex.outer)) == (core, outer)


def test_days_are_counted():
    assert read("It was so three days ago.").outer is None


def test_a_part_of_what_is_counted_is_as_exact_as_it_says():
    timex = read("It was so two years ago in June.")
    assert (timex.edtf, timex.outer) == ("2022-06", None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("He came earlier this month.", "2024-11-01", "2024-11-02"),
        ("He will come later this year.", "2024-11-02", "2024-12-31"),
        ("On 5 May 1950 they landed; later that year they left.", "1950-05-05", "1950-12-31"),
        ("In June 1951 he came; earlier that year he fell.", "1951-01-01", "1951-06-30"),
    ],
)
def test_earlier_and_later_end_at_the_date_they_are_counted_from(text, first, last):
    assert days(tag(text, dct=WRITTEN)[-1].interval) == (first, last)
