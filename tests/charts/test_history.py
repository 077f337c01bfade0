"""How a story became known: the states of its events are what folding the claims of each day gives."""

import polars as pl
import pytest

from dateline.charts.page import history as module
from dateline.charts.page.history import history
from dateline.events.table.claim import Citation, Claim, Source
from dateline.events.table.folding.fold import fold
from dateline.events.table.schema import EVENT_SCHEMA, claim_frame
from dateline.events.time.bounds import BOUNDS, DAY, Bounds, from_iso

FIRST, SECOND, THIRD = "2024-06-03", "2024-06-10", "2024-07-01"


def claim(title: str, published: str | None, first: str, last: str) -> Claim:
    day = None if published is None else from_iso(published)
    return Claim(
        Source(
            title, f"{title}{published}", doc_id=f"{title}{published}",
            published=Bounds.nowhere() if day is None else Bounds.within(day, day + DAY),
        ),
        title,
        Bounds.within(from_iso(first), from_iso(last)),
        Citation(0, 6, "It was"),
        "r",
        "1",
    )  # fmt: skip


@pytest.fixture(scope="module")
def claims() -> pl.DataFrame:
    return claim_frame(
        [
            claim("Volcano Hekla erupts over Selfoss", FIRST, "2024-05-01", "2024-06-01"),
            claim("Volcano Hekla erupts over Selfoss", SECOND, "2024-05-20", "2024-05-21"),
            claim("Parliament of Tuvalu dissolved", FIRST, "2024-04-01", "2024-04-02"),
            claim("Glacier Vatna measured", THIRD, "2024-03-01", "2024-03-02"),
            claim("Lighthouse of Ponta lit", None, "2024-02-01", "2024-02-02"),
        ]
    )


def told(frame: pl.DataFrame) -> set[tuple]:
    return set(frame.select("title", pl.col(*BOUNDS).cast(pl.Int64)).rows())


def day(date: str) -> int:
    return from_iso(date) // DAY


def stood(states: pl.DataFrame, date: str) -> pl.DataFrame:
    return states.filter((pl.col("since") <= day(date)) & (pl.col("until").fill_null(10**9) > day(date)))


def test_on_every_day_the_states_are_what_the_claims_of_that_day_fold_to(claims):
    states = history(fold(claims).events, claims).states
    for date in (FIRST, "2024-06-05", SECOND, THIRD):
        known = claims.filter(pl.col("published_latest").cast(pl.Int64) <= from_iso(date) + DAY)
        assert told(stood(states, date)) == told(fold(known).events)
    assert stood(states, "2024-06-02").is_empty()


def test_what_did_not_change_is_one_row_and_a_narrower_date_is_another(claims):
    events = fold(claims).events
    states = history(events, claims).states
    rows = dict(states.group_by("title").len().rows())
    assert rows == {
        "Volcano Hekla erupts over Selfoss": 2,
        "Parliament of Tuvalu dissolved": 1,
        "Glacier Vatna measured": 1,
        "Lighthouse of Ponta lit": 1,
    }
    old = states.filter(pl.col("until").is_not_null())
    assert old.select("since", "until").rows() == [(day(FIRST), day(SECOND))]


def test_todays_events_stand_whole_and_first(claims):
    events = fold(claims).events
    states = history(events, claims).states
    today = states.filter(pl.col("until").is_null()).select(EVENT_SCHEMA.names())
    assert today.equals(events)
    assert states.head(events.height).select(EVENT_SCHEMA.names()).equals(events)
    assert states.filter(pl.col("title") == "Lighthouse of Ponta lit")["since"].to_list() == [None]


def test_only_events_of_the_table_have_a_past(claims):
    events = fold(claims).events.filter(pl.col("title").str.contains("Tuvalu"))
    assert set(history(events, claims).states["title"]) == {"Parliament of Tuvalu dissolved"}


def test_a_large_story_is_told_on_fewer_days_the_last_among_them(claims, monkeypatch):
    monkeypatch.setattr(module, "MOST_FOLDED", 2 * claims.height)
    found = history(fold(claims).events, claims)
    assert (found.days, found.of) == (2, 3)
    assert day(THIRD) in found.states["since"].to_list()


def test_claims_that_are_not_there_leave_only_the_day_of_the_first(claims):
    events = fold(claims).events
    found = history(events, claims.filter(pl.col("title").str.contains("Hekla|Tuvalu")))
    assert found.days == 0
    assert found.states.height == events.height
    assert found.states["until"].null_count() == events.height


def test_the_order_of_the_tables_changes_nothing(claims):
    events = fold(claims).events
    assert history(events, claims).states.equals(history(events, claims.reverse()).states)
