"""What the page keeps of every event."""

import numpy as np
import polars as pl
import pytest

from dateline.charts.page.columns import unpack_integers, unpack_text
from dateline.charts.page.history import first_known
from dateline.charts.page.rows import FLAGS, PackedRows, importance, pack_rows
from dateline.charts.page.writer import from_publication

DAY_MS = 86_400_000


def never(events: pl.DataFrame) -> pl.DataFrame:
    """Events of which nobody knows when they were told."""
    return events.with_columns(since=pl.lit(None, pl.Int64), until=pl.lit(None, pl.Int64))


def test_the_size_counts_columns_and_dictionaries():
    assert PackedRows({"kind": "abc", "title": "de"}, {"kind": "wxyz"}, 1.0, 0).size == 9


def bounds_of(rows):
    """Milliseconds of each bound as the page's script reads them."""
    anchor = np.cumsum(unpack_integers(rows.columns["anchor"]))
    return [
        (anchor * rows.unit).tolist(),
        *(
            ((anchor + unpack_integers(rows.columns[name])) * rows.unit).tolist()
            for name in ("latest_start", "earliest_end", "latest_end")
        ),
    ]


@pytest.mark.parametrize(
    ("when", "unit", "expected"),
    [
        ("within 1970-01-02/1970-01-05", DAY_MS, [1, 4, 1, 4]),
        ("1970-01-02T06:00:00 1970-01-02T06:00:00 1970-01-02T12:00:00 1970-01-02T12:00:00", 3_600_000, None),
        ("within -0043-03-15/-0043-03-16", DAY_MS, None),
        ("within -200000-01-01/-199999-01-01", DAY_MS, None),
    ],
    ids=["days", "hours", "44 BC", "200,000 years ago"],
)
def test_bounds_come_back_in_the_largest_unit_that_holds_them(make_events, when, unit, expected):
    events = make_events({"when": when})
    rows = pack_rows(never(events), budget=10**6)
    assert rows.unit == unit
    told = [
        events[name].cast(pl.Int64).item() // 1000
        for name in ("earliest_start", "latest_start", "earliest_end", "latest_end")
    ]
    assert [column[0] for column in bounds_of(rows)] == told
    if expected:
        assert told == [day * DAY_MS for day in expected]


def test_missing_bounds_and_marks_are_flags(make_events):
    events = make_events({"when": ".. 2025-01-11 .. ..", "end_kind": "open", "approximate": True})
    flags = unpack_integers(pack_rows(never(events), budget=10**6).columns["flags"])[0]
    set_flags = {name for name, bit in FLAGS.items() if flags & bit}
    assert set_flags == {
        "no_earliest_start",
        "no_earliest_end",
        "no_latest_end",
        "end_open",
        "approximate",
        "never_known",
    }


def test_names_are_coded_by_frequency(make_events):
    events = make_events({"actors": ["B"]}, {"actors": []}, {"actors": ["A", "B"]})
    rows = pack_rows(never(events), budget=10**6)
    assert unpack_text(rows.names["actors"]) == ["B", "A"]
    assert unpack_integers(rows.columns["actors"]).tolist() == [1, 0, 0, 2, 1, 0]


def test_titles_beyond_the_budget_are_those_of_the_least_important(make_events):
    events = make_events(*({"title": f"{n} {hash_like(n)}", "salience": n / 400} for n in range(400)))
    budget = pack_rows(never(events), budget=10**6).size - 500
    rows = pack_rows(never(events), budget=budget)
    titles = unpack_text(rows.columns["title"])
    assert rows.size <= budget
    assert 0 < rows.titles < 400
    assert [bool(title) for title in titles] == [n >= 400 - rows.titles for n in range(400)]


def hash_like(number: int) -> str:
    return "".join(chr(97 + number * k * k % 26) for k in range(3, 43))


def test_more_sources_make_an_event_weightier(make_events):
    events = make_events({"sources": ["A"]}, {"sources": ["A", "B", "C"]})
    assert importance(events).tolist() == [1, 0]


def test_of_two_alike_the_one_whose_title_reads_by_itself_is_weightier(make_events):
    events = make_events({"printable": 0.2}, {"printable": 0.7}, {"printable": None})
    assert importance(events).tolist() == [2, 1, 0]


def test_an_event_is_known_when_its_first_claim_was_surely_published(make_events, make_claims):
    claims = make_claims({"published": "2024-06-20"}, {"published": "2024-06-18"}, {"published": None})
    events = make_events({"claims": ["c0000", "c0001"]}, {"claims": ["c0002"]})
    day = (events["earliest_start"].dtype, first_known(events, claims).to_list())
    assert day[1] == [19892, None]


def test_what_only_its_publication_dates_is_known_and_comes_last(make_events, make_claims):
    claims = make_claims({"date_text": None}, {"date_text": "in May", "quote": "in May"}, {"record_id": "row 3"})
    names = (["c0000"], ["c0000", "c0001"], ["c0002"], [])
    events = make_events(*({"claims": told, "salience": 1 - n / 10} for n, told in enumerate(names)))
    undated = from_publication(events, claims)
    assert undated.to_list() == [True, False, False, False]
    assert importance(events, undated).tolist() == [3, 0, 1, 2]
