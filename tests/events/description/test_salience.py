"""Salience within a document and within a story; the review list."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import polars as pl
import pytest

from dateline.events.table.claim import Citation, Claim, Source
from dateline.events.table.folding.salience import story_salience
from dateline.events.table.schema import claim_frame
from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.review import review_order
from dateline.events.text.description.salience import score, weigh
from dateline.events.text.description.words import table
from dateline.events.text.parting.sentences import split
from dateline.events.time.bounds import Bounds, instant

TEXT = (
    "Rebels took the port of Orla on Monday. Ann Lee spoke of peace. The port was built in 1950. Lee may return in May."
)
CONTEXT = DocumentContext.of(
    TEXT,
    split(TEXT),
    title="Rebels take port",
    published=Bounds.exactly(instant(2024, 6, 4), instant(2024, 6, 5), "day"),
)
SOURCE = Source(source_id="paper", sha256="0", published=CONTEXT.published)


def claim(sentence: int, start: int, end: int, granule: str = "day", **more: object) -> Claim:
    place = CONTEXT.sentences[sentence]
    bounds = replace(Bounds.within(start, end), granule=granule)
    cited = Citation(place.start, place.end, place.text)
    return Claim(SOURCE, place.text, bounds, cited, "rule", "v", **more)  # type: ignore[arg-type]


MONDAY = claim(0, instant(2024, 6, 3), instant(2024, 6, 4), kind="conflict")
BUILT = claim(2, instant(1950), instant(1951), "year", kind="founding")
RETURN = claim(3, instant(2025, 5, 1), instant(2025, 6, 1), "month", status="hypothetical")


def test_the_news_of_the_first_sentence_matters_most() -> None:
    monday, built, back = weigh([MONDAY, BUILT, RETURN], CONTEXT)
    assert monday.salience > built.salience > back.salience
    assert back.salience >= 0
    assert monday.salience <= 1
    assert monday.reasons


def test_order_of_the_claims_changes_nothing() -> None:
    forward = weigh([MONDAY, BUILT, RETURN], CONTEXT)
    backward = weigh([RETURN, BUILT, MONDAY], CONTEXT)
    assert forward == tuple(reversed(backward))


def test_of_several_claims_of_one_day_one_leads() -> None:
    detail = replace(
        MONDAY, citation=Citation(*[CONTEXT.sentences[1].start, CONTEXT.sentences[1].end], "Ann Lee spoke")
    )
    first, second = weigh([MONDAY, detail], CONTEXT)
    assert second.salience < first.salience / 5


def test_an_unknown_publication_date_is_no_error() -> None:
    assert weigh([MONDAY], replace(CONTEXT, published=None))[0].salience > 0


def test_no_claims_are_no_error() -> None:
    assert weigh([], CONTEXT) == ()


def test_every_weight_has_a_reason_and_words() -> None:
    rows = {name: row for name, row in table("salience.toml").items() if isinstance(row, dict)}
    assert all(row["why"] and row["says"] for row in rows.values())
    assert score(dict.fromkeys(rows, 0.0))[1] == ()


def story(*rows: tuple[str, float, int], quotes: Sequence[str] = ()) -> dict[str, float]:
    """Event, salience of the claim, days between the event and publication -> salience of each event.

    Each claim cites words of its own, where no `quotes` are given.
    """
    numbers = [str(n) for n in range(len(rows))]
    day = dt.datetime(2024, 6, 3, tzinfo=dt.UTC)
    frame = pl.DataFrame(
        {
            "event": [r[0] for r in rows],
            "claim_id": numbers,
            "citation": [{"quote": words} for words in quotes or numbers],
            "salience": [r[1] for r in rows],
            "latest_end": [day + dt.timedelta(days=1) for _ in rows],
            "published_earliest": [day + dt.timedelta(days=r[2]) for r in rows],
        }
    ).with_columns(pl.col("latest_end", "published_earliest").dt.cast_time_unit("us"))
    found = frame.group_by("event").agg(story_salience()).sort("event")
    return dict(zip(found["event"], found["salience"], strict=True))


def test_more_tellings_matter_more() -> None:
    found = story(("a", 0.5, 0), ("a", 0.5, 1), ("b", 0.5, 0))
    assert found["a"] > found["b"]


def test_a_copy_tells_nothing_again() -> None:
    copied = story(*[("a", 0.5, day) for day in range(3)], quotes=["The ship sank."] * 3)
    assert copied == story(("a", 0.5, 2))


def test_what_is_told_again_later_matters_more_than_news_of_the_day() -> None:
    found = story(("late", 0.5, 30), ("news", 0.5, 0))
    assert found["late"] > found["news"]


def test_salience_of_a_story_stays_below_one() -> None:
    assert story(*[("a", 1.0, 10)] * 200)["a"] <= 1.0


def test_review_begins_with_what_matters_most_and_is_least_sure() -> None:
    rows = [
        replace(BUILT, salience=0.9, confidence=0.9),
        replace(MONDAY, salience=0.8, confidence=0.4),
        replace(RETURN, salience=0.1, confidence=0.3),
    ]
    listed = review_order(claim_frame(rows).lazy()).collect()
    assert listed["title"].to_list() == [MONDAY.title, RETURN.title]


def test_a_dispute_is_reviewed_however_sure_its_claims_are() -> None:
    rows = pl.LazyFrame(
        {
            "event_id": ["a", "b"],
            "salience": [0.5, 0.5],
            "confidence": [0.95, 0.95],
            "conflicts": [[{"field": "date"}], []],
        }
    )
    assert review_order(rows).collect()["event_id"].to_list() == ["a"]


@pytest.mark.parametrize("part", ["verbs", "nouns"])
def test_a_word_belongs_to_one_kind(part: str) -> None:
    counted = Counter(word for row in table("kinds.toml").values() for word in set(row[part].split()))
    assert [word for word, count in counted.items() if count > 1] == []


def test_every_kind_has_a_reason() -> None:
    rows = table("kinds.toml")
    assert all(row["why"] for row in rows.values())
