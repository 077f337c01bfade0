"""Counting by calendar and by field."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events.errors import QueryError
from dateline.events.time.bounds import DAY
from dateline.events.time.bounds import instant as at
from dateline.pipeline.questions.groups import grouped

EVENTS = pl.DataFrame(
    {
        "earliest_start": [at(2024, 6, 3), at(2024, 6), at(2024, 6, 30), at(1953), None],
        "latest_end": [at(2024, 6, 4), at(2024, 9), at(2024, 7, 2), None, at(2025)],
        "kind": ["attack", "treaty", "attack", None, "treaty"],
        "sources": [["x", "y"], ["x"], [], ["z"], ["x"]],
    }
)


def test_a_month_counts_what_surely_lies_in_it_and_what_may_touch_it() -> None:
    assert grouped(EVENTS, "month").select("group", "surely", "maybe").rows() == [
        ("June 2024", 1, 3),
        ("July 2024", 0, 2),
        ("August 2024", 0, 1),
        ("(no bound on one side)", 0, 2),
    ]


def test_units_that_nothing_touches_are_left_out() -> None:
    far = pl.DataFrame({"earliest_start": [at(-43, 3, 15), at(2024)], "latest_end": [at(-43, 3, 16), at(2025)]})
    assert grouped(far, "year").get_column("group").to_list() == ["44 BC", "2024"]


def test_an_event_with_two_sources_counts_for_both() -> None:
    assert grouped(EVENTS, "source").rows() == [("x", 3), ("(none)", 1), ("y", 1), ("z", 1)]


def test_events_without_a_kind_are_counted() -> None:
    assert grouped(EVENTS, "kind").rows() == [("attack", 2), ("treaty", 2), ("(none)", 1)]


def test_an_unknown_group_names_the_known_ones() -> None:
    with pytest.raises(QueryError, match="there are day, week, month"):
        grouped(EVENTS, "hour")


def test_days_of_two_thousand_years_are_refused() -> None:
    long = pl.DataFrame({"earliest_start": [at(1)], "latest_end": [at(2024)]})
    with pytest.raises(QueryError, match="take a longer unit"):
        grouped(long, "day")


@given(st.lists(st.tuples(st.integers(-400, 400), st.integers(1, 60)), max_size=20))
def test_months_agree_with_asking_each_event(extents: list[tuple[int, int]]) -> None:
    rows = [(start * DAY, (start + length) * DAY) for start, length in extents]
    events = pl.DataFrame(rows, schema={"earliest_start": pl.Int64, "latest_end": pl.Int64}, orient="row")
    answer = grouped(events, "month")
    for start, end, surely, maybe in answer.select(
        pl.col("start", "end").cast(pl.Int64), "surely", "maybe"
    ).iter_rows():
        assert surely == sum(start <= row[0] and row[1] <= end for row in rows)
        assert maybe == sum(row[0] < end and row[1] > start for row in rows)
    assert answer.get_column("maybe").sum() >= len(rows)
