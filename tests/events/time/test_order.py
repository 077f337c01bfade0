"""Display order, and what of it is certain."""

from __future__ import annotations

from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events.time import modal
from dateline.events.time.bounds import Bounds
from dateline.events.time.edtf import parse
from dateline.events.time.order import certain, chance_before, display_order

TEXTS = ["1950", "1950-06", "1950-06-25", "1950-06-25/1953-07-27", "1953-07-27", "../1949", "/1948", "1954/..", "1955/",
         "/", "Y17E8", "Y-17E8", "-0043-03-15", "195X", "1949/1954"]  # fmt: skip


def table(texts):
    bounds = [parse(text).bounds for text in texts]
    return modal.bounds_frame(bounds).with_columns(
        edtf=pl.Series(texts, dtype=pl.String), event_id=pl.Series([f"e{n:02d}" for n in range(len(texts))])
    )


def test_the_order_to_show():
    ordered = display_order(table(TEXTS))["edtf"].to_list()
    assert ordered == [
        "Y-17E8", "-0043-03-15", "/1948", "1949/1954", "../1949", "1950", "195X", "1950-06", "1950-06-25",
        "1950-06-25/1953-07-27", "1953-07-27", "1954/..", "1955/", "Y17E8", "/",
    ]  # fmt: skip


def test_the_order_does_not_depend_on_the_order_given():
    events = table(TEXTS)
    assert display_order(events).equals(display_order(events.reverse()))


def claims(**places):
    """Claims by id, each with its document and its place there; no document says when it was published."""
    rows = [(name, *place, None) for name, place in places.items()]
    return pl.DataFrame(rows, ["claim_id", "doc_id", "date_start", "published_earliest"], orient="row").cast(
        {"date_start": pl.Int64, "published_earliest": pl.Datetime("us", "UTC")}
    )


def test_what_no_date_tells_apart_comes_as_the_document_tells_it():
    events = table(["1950", "1950", "1950"]).with_columns(claims=pl.Series([["c2"], ["c9", "c1"], ["c0"]]))
    told = claims(c0=("d", None), c1=("d", 5), c2=("d", 40), c9=("d", 90))
    assert display_order(events, claims=told)["event_id"].to_list() == ["e01", "e00", "e02"]


def test_places_in_two_documents_are_not_compared():
    events = table(["1950"] * 4).with_columns(claims=pl.Series([["c3"], ["c1"], ["c2"], ["c0", "c4"]]))
    told = claims(c0=("a", 70), c1=("a", 20), c2=("a", 60), c3=("b", 30), c4=("b", 5))
    assert display_order(events, claims=told)["event_id"].to_list() == ["e01", "e02", "e03", "e00"]


def test_the_document_that_was_published_first_stands_above():
    events = table(["1950"] * 3).with_columns(claims=pl.Series([["c0"], ["c1"], ["c2"]]))
    told = claims(c0=("a", 1), c1=("b", 2), c2=("c", 3)).with_columns(
        published_earliest=pl.Series([None, 7, 5]).cast(pl.Datetime("us", "UTC"))
    )
    assert display_order(events, claims=told)["event_id"].to_list() == ["e02", "e01", "e00"]


@given(st.permutations(TEXTS))
@settings(max_examples=20, deadline=None)
def test_what_certainly_precedes_stands_above(texts):
    ordered = display_order(table(texts))
    place = {event_id: row for row, event_id in enumerate(ordered["event_id"])}
    assert all(place[before] < place[after] for before, after in certain(ordered).iter_rows())


def precedes(a: Bounds, b: Bounds) -> bool:
    return a.latest_end is not None and b.earliest_start is not None and a.latest_end <= b.earliest_start


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4)), min_size=1, max_size=9))
@settings(max_examples=50, deadline=None)
def test_certain_pairs_are_the_transitive_reduction(spans):
    bounds = [Bounds.exactly(start, start + length) for start, length in spans]
    events = modal.bounds_frame(bounds).with_columns(
        edtf=pl.lit(None, dtype=pl.String), event_id=pl.Series([str(n) for n in range(len(spans))])
    )
    pairs = {(int(a), int(b)) for a, b in certain(events).iter_rows()}
    everything = range(len(bounds))
    expected = {
        (a, b)
        for a in everything
        for b in everything
        if precedes(bounds[a], bounds[b])
        and not any(precedes(bounds[a], bounds[c]) and precedes(bounds[c], bounds[b]) for c in everything)
    }
    assert expected == pairs


def test_a_known_precedence_reorders_as_little_as_it_must():
    events = table(["1950", "1950", "1950", "1951"])
    ordered = display_order(events, known=[("e02", "e00"), ("e99", "e00")])
    assert ordered["event_id"].to_list() == ["e01", "e02", "e00", "e03"]


def test_a_circle_of_known_precedences_loses_no_event():
    ordered = display_order(table(["1950", "1951", "1952"]), known=[("e00", "e01"), ("e01", "e00")])
    assert sorted(ordered["event_id"]) == ["e00", "e01", "e02"]


@pytest.mark.parametrize(
    ("a", "b", "chance"),
    [("1950", "1951", 1), ("1951", "1950", 0), ("1950", "1950", Fraction(1, 6)), ("1950/", "1951", None)],
)
def test_chance_of_before(a, b, chance):
    assert chance_before(parse(a).bounds, parse(b).bounds) == chance


def test_no_events_have_an_order():
    empty = table([])
    assert display_order(empty).is_empty()
    assert certain(empty).is_empty()
