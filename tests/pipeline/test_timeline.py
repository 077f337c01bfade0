"""The API: questions narrow one fold, give timelines again, and say what is wrong with themselves."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dateline.events.errors import ChartError, PeriodError, QueryError, StoreError
from dateline.events.table.schema import EVENT_SCHEMA
from dateline.events.time.bounds import Bounds, EndKind
from dateline.events.time.bounds import instant as at
from dateline.pipeline.folding import cache as fold_cache
from dateline.pipeline.folding.cache import FoldCache
from dateline.pipeline.timeline import Timeline

ARMISTICE, WAR, TREATY = "Armistice signed at Panmunjom", "War in Korea", "Treaty of mutual defence signed in Pyongyang"
STATE, CAPTURE, BRIDGE = "Two states remain at war", "Two soldiers captured near the border", "Bridge to be opened"
FORMULA = "=cmd()|'\x1b[31m'!A1"


@pytest.fixture(scope="module")
def timeline(told: pl.DataFrame) -> Timeline:
    return Timeline.from_claims(told)


def titles(asked: Timeline) -> set[str]:
    return set(asked.events().get_column("title"))


def test_all_events_come_in_the_order_of_time_and_two_sources_tell_of_one(timeline: Timeline) -> None:
    events = timeline.events()
    assert events.schema == EVENT_SCHEMA
    assert events.get_column("title")[0] == FORMULA
    assert events.filter(title=TREATY).get_column("sources").to_list() == [["Gazette", "Wire"]]


@pytest.mark.parametrize(
    ("period", "surely", "maybe"),
    [
        ("1953", {WAR, ARMISTICE}, {WAR, ARMISTICE, STATE, CAPTURE}),
        ("1951", {WAR}, {WAR, CAPTURE}),
        ("June 2024", {TREATY, STATE}, {TREATY, STATE, CAPTURE}),
        ("before 1954", {FORMULA, WAR, ARMISTICE, STATE}, {FORMULA, WAR, ARMISTICE, STATE, CAPTURE}),
        ("2026-06", {STATE}, {STATE, BRIDGE}),
        ("44 BC", {FORMULA}, {FORMULA, CAPTURE}),
    ],
    ids=["1953", "1951", "June 2024", "before 1954", "2026-06", "44 BC"],
)
def test_during_tells_sure_from_possible(timeline: Timeline, period: str, surely: set[str], maybe: set[str]) -> None:
    assert titles(timeline.surely(period)) - {STATE} == surely - {STATE}
    assert titles(timeline.maybe(period)) == maybe
    assert titles(timeline.surely(period)) <= titles(timeline.maybe(period))


def test_within_and_covering_are_other_questions(timeline: Timeline) -> None:
    assert titles(timeline.within("1953", mode="surely")) == {ARMISTICE}
    assert WAR in titles(timeline.covering("1951", mode="surely"))


def test_before_and_after_an_event_leave_it_out(timeline: Timeline) -> None:
    assert titles(timeline.before("the armistice", mode="surely")) == {FORMULA}
    assert titles(timeline.after("the armistice", mode="surely")) == {TREATY, BRIDGE}
    assert ARMISTICE not in titles(timeline.before("the armistice"))


def test_an_event_is_meant_by_the_beginning_of_its_id(timeline: Timeline) -> None:
    event_id = timeline.event(ARMISTICE).get_column("event_id").item()
    assert titles(timeline.after(event_id[:10], mode="surely")) == {TREATY, BRIDGE}


def test_bounds_are_a_period_too(timeline: Timeline) -> None:
    june = Bounds.exactly(at(2024, 6), at(2024, 7))
    assert titles(timeline.during(june)) == titles(timeline.during("June 2024"))
    onwards = Bounds(at(2025), at(2025), None, None, end_kind=EndKind.OPEN)
    assert titles(timeline.within(onwards, mode="surely")) == {BRIDGE}


def test_probability_agrees_with_surely_and_maybe(timeline: Timeline) -> None:
    told = timeline.probability("2026-01/2026-06", predicate="lies_in").events()
    shares = dict(told.select("title", "probability").iter_rows())
    assert 0 < shares[BRIDGE] < 1
    likely = timeline.probability("2026", predicate="lies_in", at_least=1)
    assert titles(likely) == {BRIDGE} == titles(timeline.within("2026", mode="surely"))


def test_a_status_has_the_page_s_words_too(timeline: Timeline) -> None:
    for ours, shown in (("hypothetical", "possible"), ("negated", "denied")):
        assert titles(timeline.about(status=[shown, "planned"])) == titles(timeline.about(status=[ours, "planned"]))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": ["TREATY"]}, {TREATY}),
        ({"kind": ["war", "agreement"]}, {WAR, ARMISTICE}),
        ({"actor": ["putin"]}, {TREATY}),
        ({"place": ["pyong"]}, {TREATY}),
        ({"status": ["planned"]}, {BRIDGE}),
        ({"source": ["gazette"]}, {TREATY}),
        ({"min_sources": 2}, {TREATY}),
        ({"min_confidence": 0.5, "source": ["courier"]}, set()),
        ({"source": ["courier"]}, {CAPTURE}),
    ],
    ids=lambda value: " ".join(sorted(value)) if isinstance(value, set) else str(value),
)
def test_about(timeline: Timeline, asked: dict[str, object], found: set[str]) -> None:
    assert titles(timeline.about(**asked)) == found  # type: ignore[arg-type]


def test_saying_looks_into_titles_and_sentences(timeline: Timeline) -> None:
    assert titles(timeline.saying("names pact")) == {TREATY}
    assert titles(timeline.saying("Panmunjom")) == {ARMISTICE}
    assert titles(timeline.saying("pact Panmunjom")) == set()


def test_as_known_leaves_out_what_was_published_later(timeline: Timeline) -> None:
    assert titles(timeline.as_known("2024-06-20")) == {WAR, ARMISTICE, STATE, TREATY}
    assert timeline.as_known("2024-06-20").events().filter(title=TREATY).get_column("n_claims").item() == 1
    assert timeline.as_known("2024-06-19").count() == 0


def test_as_known_by_the_store(store: Path) -> None:
    assert Timeline.open(store).as_known("2024-12-23", recorded=True).count() == 0
    assert Timeline.open(store).as_known("2024-12-24", recorded=True).count() == 7


def test_without_a_source_its_claims_are_gone(timeline: Timeline) -> None:
    assert CAPTURE not in titles(timeline.without_source("Courier"))
    with pytest.raises(QueryError, match="there are Courier, Gazette, Wire"):
        timeline.without_source("Curier")


def test_merging_is_union(told: pl.DataFrame, timeline: Timeline) -> None:
    first, rest = Timeline.from_claims(told.head(3)), Timeline.from_claims(told.tail(-2))
    assert first.merge(rest).events().equals(timeline.events())


def test_sorting_and_the_first_few(timeline: Timeline) -> None:
    assert timeline.sort("sources").head(1).events().get_column("title").item() == TREATY
    by_title = timeline.sort("title").events().get_column("title").to_list()
    assert by_title == sorted(by_title)
    assert len(timeline.head(None)) == len(timeline) == 7


def test_counts_of_many_periods(timeline: Timeline) -> None:
    assert timeline.counts(["1951", "2024-06", "2026"]) == [2, 3, 2]


def test_groups(timeline: Timeline) -> None:
    assert timeline.group("source").row(0) == ("Wire", 6)


def test_the_words_of_an_error_say_what_would_do(timeline: Timeline) -> None:
    with pytest.raises(PeriodError, match="February 2024 has no day 31"):
        timeline.during("31 February 2024")
    with pytest.raises(QueryError, match=r"a period is such as .*June 2024"):
        timeline.during("the day after never")
    with pytest.raises(QueryError, match="neither a period nor an event"):
        timeline.before("the day after never")
    with pytest.raises(QueryError, match="there are before, meets"):
        timeline.related("near", "2024")  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="surely and maybe"):
        timeline.during("2024", mode="perhaps")  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="there are fact, reported"):
        timeline.about(status=["true"])
    with pytest.raises(QueryError, match=r"several are called so; give the id of one:\n.*Two s"):
        timeline.before("two")
    with pytest.raises(QueryError, match="--mode probability"):
        timeline.sort("probability").events()
    with pytest.raises(QueryError, match="has no end"):
        timeline.as_known("since 2022")
    with pytest.raises(QueryError, match="holds no word"):
        timeline.saying("?!")


def test_no_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="dateline merge PATH"):
        Timeline.open(tmp_path / "nothing")


def test_a_store_keeps_its_fold_until_something_changes(
    store: Path, timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Timeline.open(store).events().equals(timeline.events())
    kept = FoldCache.of(str(store))
    assert kept is not None
    assert kept.load() is not None
    monkeypatch.setattr(fold_cache, "code_version", lambda: "another fold")
    changed = FoldCache.of(str(store))
    assert changed is not None
    assert changed.folder != kept.folder
    assert changed.load() is None


def test_a_damaged_kept_fold_is_folded_again(store: Path, timeline: Timeline) -> None:
    Timeline.open(store).events()
    kept = FoldCache.of(str(store))
    assert kept is not None
    (kept.folder / "events.parquet").write_bytes(b"PAR1")
    assert Timeline.open(store).events().equals(timeline.events())


def test_asking_does_not_load_the_language_model_or_the_charts() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from dateline.pipeline.timeline import Timeline; "
        "from dateline.pipeline.commands import query; "
        "print(sorted({'spacy', 'altair', 'trafilatura'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_order_explanation_and_conflicts_of_a_timeline(timeline: Timeline) -> None:
    ids = [timeline.event(title).get_column("event_id").item() for title in (ARMISTICE, TREATY)]
    assert timeline.order().precedes(*ids)
    assert any("Panmunjom" in line for line in timeline.explain(ARMISTICE).lines())
    assert timeline.conflicts().columns == ["event_id", "title", "field", "note", "values"]


def test_pictures_of_a_timeline(timeline: Timeline) -> None:
    assert timeline.during("2024").chart("density").to_dict()["$schema"].startswith("https://vega.github.io/schema")
    with pytest.raises(ChartError, match="there are actors, density"):
        timeline.chart("pie")
    page = timeline.during("1953").page(title="Korea")
    assert "<title>Korea" in page
    shown = timeline._repr_html_()
    assert shown.startswith('<iframe sandbox="allow-scripts" srcdoc="')
    assert shown.count('"') == 6
    assert "<script" not in shown


def test_a_timeline_says_what_it_is_without_folding(told: pl.DataFrame) -> None:
    fresh = Timeline.from_claims(told)
    assert repr(fresh) == "Timeline(not folded yet)"
    assert fresh.count() == 7
    assert repr(fresh) == "Timeline(7 events)"
