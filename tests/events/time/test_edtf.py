"""EDTF values, their bounds and their writing; the grammar itself is in conformance/edtf.tsv."""

from __future__ import annotations

import pickle

import pytest

from dateline.events.errors import EdtfError
from dateline.events.time.bounds import Bounds, EndKind, instant, iso
from dateline.events.time.edtf import Conventions, Date, Range, from_bounds, parse, write


def test_an_interval_fences_each_end_by_its_own_unit():
    bounds = parse("1985-06/1990").bounds
    assert bounds == Bounds(instant(1985, 6), instant(1985, 7), instant(1990), instant(1991))


def test_open_and_unknown_ends_are_two_things():
    assert parse("1985/..").bounds.end_kind is EndKind.OPEN
    assert parse("1985/").bounds.end_kind is EndKind.UNKNOWN
    assert parse("1985/1990").bounds.end_kind is EndKind.STATED


def test_a_time_of_day_is_a_second_in_utc():
    bounds = parse("1953-07-27T10:00:00+09:00").bounds
    assert iso(bounds.earliest_start) == "1953-07-27T01:00:00Z"
    assert iso(bounds.latest_end) == "1953-07-27T01:00:01Z"
    assert bounds.granule == "second"


@pytest.mark.parametrize(
    ("text", "granule"),
    [
        ("1985-04-12", "day"),
        ("1985-04", "month"),
        ("1985", "year"),
        ("198X", "decade"),
        ("19XX", "century"),
        ("1XXX", "millennium"),
        ("1X85", "interval"),
        ("1985-22", "season"),
        ("1985-34", "quarter"),
        ("1985-38", "interval"),
        ("1985-41", "half"),
        ("Y17E7", "year"),
        ("1950S2", "interval"),
        ("1985/1986", "interval"),
    ],
)
def test_the_unit_named(text, granule):
    assert granule == parse(text).granule


def test_qualifiers_by_scope():
    date = parse("2004?-~06-11%").value
    assert isinstance(date, Date)
    assert date.qualifiers == ("%", "%", "%")
    assert parse("2004?-06-~11").value == Date("2004", "06", "11", ("?", "", "~"))
    assert parse("2004-06?") == parse("?2004-?06")
    assert parse("2004-06?") != parse("2004-?06")


def test_members_of_a_set():
    assert parse("[1667,1670..1672]").members == (Date("1667"), Range(Date("1670"), Date("1672")))
    assert parse("{1760-12..}").members == (Range(Date("1760", "12"), None),)
    assert parse("1760").members == ()


def test_southern_seasons_are_a_convention():
    assert str(parse("2001-22", Conventions.southern()).extent) == "[2001-12-01, 2002-03-01)"
    assert str(parse("2001-26", Conventions.southern()).extent) == "[2001-06-01, 2001-09-01)"


def test_any_year_may_be_left_without_limit():
    read = parse("XXXX-12-25", Conventions(any_year=None))
    assert (read.lower, read.lower_kind) == (None, EndKind.UNKNOWN)
    assert parse("1985/XXXX", Conventions(any_year=None)).upper_kind is EndKind.UNKNOWN


def test_an_error_shows_its_place():
    with pytest.raises(EdtfError) as caught:
        parse("1985-13-01")
    assert str(caught.value).splitlines()[1:] == ["  1985-13-01", "       ^"]
    assert pickle.loads(pickle.dumps(caught.value)).position == 5


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (Bounds.exactly(instant(2024, 6, 19), instant(2024, 6, 20)), "2024-06-19"),
        (Bounds.within(instant(2024, 6), instant(2024, 7)), "2024-06"),
        (Bounds.within(instant(-43), instant(-42)), "-0043"),
        (Bounds.within(instant(-499), instant(-399)), "-04XX"),
        (Bounds.exactly(instant(1900), instant(2000)), "19XX"),
        (Bounds.exactly(instant(12024), instant(12025)), "Y12024"),
        (Bounds.exactly(instant(2024, 4), instant(2024, 7), granule="quarter"), "2024-34"),
        (Bounds.exactly(instant(2024, 4), instant(2024, 7)), "2024-04/2024-06"),
        (Bounds(instant(1985, 6), instant(1985, 7), instant(1990), instant(1991)), "1985-06/1990"),
        (Bounds(instant(1950), instant(1950), None, None, end_kind=EndKind.OPEN), "1950/.."),
        (Bounds(None, None, instant(1950), instant(1951), start_kind=EndKind.UNKNOWN), "/1950"),
        (Bounds.nowhere(), "/"),
        (Bounds.exactly(instant(2024, 6, 19, 9, 30), instant(2024, 6, 19, 9, 30, 1)), "2024-06-19T09:30:00Z"),
        (Bounds.exactly(instant(2024, 6, 19, 9), instant(2024, 6, 19, 17)), "2024-06-19"),
        (Bounds(instant(2024), instant(2025), instant(2024), instant(2025), approximate=True), "2024~"),
    ],
)  # fmt: skip
def test_bounds_written(bounds, text):
    assert text == from_bounds(bounds)


@pytest.mark.parametrize(("month", "text"), [(1, "2009-01/.."), (4, "2009-04/..")])
def test_what_began_in_a_month_and_goes_on_is_said_with_its_month(month, text):
    begun = instant(2009, month, 1), instant(2009, month + 1, 1)
    assert from_bounds(Bounds(*begun, begun[0], None, end_kind=EndKind.OPEN)) == text


@pytest.mark.parametrize("text", ["Y17E7", "Y12345", "Y-120000S2", "1950S2"])
def test_long_years_are_written_the_short_way(text):
    expected = {"Y-120000S2": "Y-12E4S2"}.get(text, text)
    assert expected == write(parse(text))
