"""The story that Dateline must tell well: what is one event on its page and what is not, and between which bounds."""

from pathlib import Path

import polars as pl
import pytest

from dateline.events.time.bounds import BOUNDS
from dateline.pipeline.timeline import Timeline

STORY = Path(__file__).parent.parent / "seeds" / "stories" / "korea-russia"

ONE_EVENT = {
    "founding": ["founded on 9 September 1948", "desk-01 |", "North Korea is founded.", "was founded in 1948"],
    "war": ["crossed the 38th parallel", "desk-02 |"],
    "armistice": ["ended with an armistice on 27 July 1953", "desk-03 |", "Korean armistice signed."],
    "treaty of 1961": ["In July 1961 the Soviet Union", "desk-04 |"],
    "first test": ["first nuclear test in October 2006", "desk-05 |"],
    "first meeting": ["for the first time on 25 April 2019", "meet in Vladivostok."],
    "cosmodrome": ["at the Vostochny Cosmodrome in Russia's far east on Wednesday", "desk-06 |"],
    "treaty of 2024": [
        "signed a treaty of mutual defence in Pyongyang on Wednesday",
        "In June, Vladimir Putin and Kim Jong Un signed a treaty",
        "signed a defence treaty in June",
        "desk-07 |",
    ],
    "weapons": ["sending weapons to Russia since 2022", "delivering weapons to Russia since 2022", "desk-10 |"],
    "arrival": [
        "arrived at the front in Russia's Kursk region in early November",
        "began arriving at the front in early",
    ],
    "announcement": ["On January 11, Volodymyr Zelensky announced", "Volodymyr Zelensky announces the capture"],
    "in force": ["entered into force on 4 December 2024", "desk-09 |"],
}
"""Words of the quotes that tell of one event, by event."""

BOUNDS_OF = {
    "founding": ("1948-09-09", "1948-09-10", "1948-09-09", "1948-09-10"),
    "armistice": ("1953-07-27", "1953-07-28", "1953-07-27", "1953-07-28"),
    "treaty of 2024": ("2024-06-19", "2024-06-20", "2024-06-19", "2024-06-20"),
    "arrival": ("2024-11-01", "2024-11-11", "2024-11-01", "2024-11-11"),
    "announcement": ("2025-01-11", "2025-01-12", "2025-01-11", "2025-01-12"),
}
"""The four bounds: earliest and latest start, earliest and latest end."""


@pytest.fixture(scope="module")
def told():
    """Each claim with its event, as a reader finds them: event_id, quote, date_text, doc_id, role."""
    timeline = Timeline.read(STORY)
    claims = timeline.claims().select(
        "claim_id", "doc_id", "date_text", "role", quote=pl.col("citation").struct["quote"]
    )
    events = timeline.events().rename({"claims": "claim_id"}).explode("claim_id")
    return events.select("event_id", "claim_id", "title", *BOUNDS).join(claims, on="claim_id")


def rows_of(told, words):
    """The dated claims whose quote holds these words."""
    return told.filter(pl.col("quote").str.contains(words, literal=True))


def event_of(told, name):
    """The one event that all these quotes tell of."""
    found = [set(rows_of(told, words)["event_id"]) for words in ONE_EVENT[name]]
    assert all(found), [words for words, ids in zip(ONE_EVENT[name], found, strict=True) if not ids]
    shared = set.intersection(*found)
    assert len(shared) == 1, [rows_of(told, words).select("event_id", "title").rows() for words in ONE_EVENT[name]]
    return shared.pop()


@pytest.mark.parametrize("name", ONE_EVENT)
def test_repeats_are_one_event(told, name):
    event_of(told, name)


def test_different_things_are_different_events(told):
    ids = [event_of(told, name) for name in ONE_EVENT]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", BOUNDS_OF)
def test_the_five_events_have_exactly_these_bounds(told, name):
    event = told.filter(event_id=event_of(told, name)).row(0, named=True)
    assert tuple(f"{event[bound]:%Y-%m-%d}" for bound in BOUNDS) == BOUNDS_OF[name]


def test_the_capture_lies_between_the_arrival_and_the_announcement(told):
    capture = rows_of(told, "The two soldiers were captured after").row(0, named=True)
    assert f"{capture['latest_end']:%Y-%m-%d}" == "2025-01-12"
    assert f"{capture['earliest_start']:%Y-%m-%d}" == "2024-11-01"


def test_every_date_leads_to_a_sentence_that_says_it(told):
    texts = told.filter(pl.col("doc_id").is_not_null(), pl.col("date_text").is_not_null())
    assert texts.height > 40
    assert texts.filter(~pl.col("quote").str.contains(pl.col("date_text"), literal=True)).rows() == []
