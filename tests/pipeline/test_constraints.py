"""Decisions are claims: they move what they should, can be taken back, and say no twice to nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from dateline.events.errors import QueryError
from dateline.events.table.schema import CLAIM_SCHEMA, check
from dateline.events.time.bounds import DAY, SECOND
from dateline.events.time.bounds import instant as at
from dateline.pipeline import constraints
from dateline.pipeline.cli import build_app
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.storing.store import Store
from dateline.pipeline.timeline import Timeline

TREATY, CAPTURE, ARMISTICE = "Treaty of mutual defence", "soldiers captured", "Armistice signed"


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Path:
    """A store of one's own to write to."""
    return Path(shutil.copytree(store, tmp_path / "store"))


def decide(own: Path, claims: pl.DataFrame, *, seconds: int = 0) -> Timeline:
    check(claims.lazy(), CLAIM_SCHEMA, "claim")
    Store(own).add(claims, clock=FixedClock(at(2025, 2, 1) + seconds * SECOND))
    return Timeline.open(own)


def starts(timeline: Timeline, title: str) -> int | None:
    return timeline.event(title).select(pl.col("earliest_start").cast(pl.Int64)).item()


def test_an_order_that_is_decided_moves_a_bound(own: Path) -> None:
    decided = constraints.order(Timeline.open(own), CAPTURE, "after", TREATY)
    timeline = decide(own, decided)
    assert starts(timeline, CAPTURE) == at(2024, 6, 19)
    moved = timeline.event(CAPTURE).get_column("tightened_by").explode(empty_as_null=True).struct.field("by")
    assert set(moved) == {decided.get_column("claim_id").item()}


def test_a_decision_is_taken_back_by_retracting_it(own: Path) -> None:
    decided = constraints.order(Timeline.open(own), CAPTURE, "after", TREATY)
    timeline = decide(own, decided)
    timeline = decide(own, constraints.retract(timeline, decided.get_column("claim_id").item()), seconds=1)
    assert starts(timeline, CAPTURE) is None


def test_a_decision_holds_whatever_date_is_asked_for(own: Path) -> None:
    timeline = decide(own, constraints.retract(Timeline.open(own), TREATY)).as_known("2024-06-20")
    assert timeline.count() == 3


def test_two_events_become_one_and_two_again(own: Path) -> None:
    before = Timeline.open(own)
    joined = decide(own, constraints.link(before, "must_link", ARMISTICE, "War in Korea"))
    assert joined.count() == before.count() - 1
    assert constraints.link(joined, "must_link", *_pair(joined)).height == 0
    parted = decide(own, constraints.link(joined, "cannot_link", *_pair(joined)), seconds=1)
    assert parted.count() == before.count()
    again = decide(own, constraints.link(parted, "must_link", *_pair(parted)), seconds=2)
    assert again.count() == before.count() - 1


def test_an_event_becomes_one_with_another_as_a_whole(own: Path) -> None:
    before = Timeline.open(own)
    told = [*_claims(before, TREATY), *_claims(before, ARMISTICE)]
    joined = decide(own, constraints.link(before, "must_link", TREATY, ARMISTICE))
    assert joined.count() == before.count() - 1
    assert sorted(_claims(joined, TREATY)) == sorted(told)
    assert len(told) > 2
    with pytest.raises(QueryError, match="are one event already"):
        constraints.link(joined, "must_link", TREATY, told[-1].replace("c", "e", 1))


def test_two_claims_that_are_parted_leave_the_others_together(own: Path) -> None:
    before = Timeline.open(own)
    treaty, armistice = _claims(before, TREATY), _claims(before, ARMISTICE)
    joined = decide(own, constraints.link(before, "must_link", TREATY, ARMISTICE))
    parted = decide(own, constraints.link(joined, "cannot_link", treaty[0][:9], armistice[0]), seconds=1)
    assert parted.event(armistice[0].replace("c", "e", 1)).get_column("claims").to_list() == [armistice]


def test_a_decision_that_was_taken_back_may_be_taken_again(own: Path) -> None:
    before = Timeline.open(own)
    decided = constraints.link(before, "must_link", TREATY, ARMISTICE)
    joined = decide(own, decided)
    retracted = decide(own, constraints.retract(joined, decided.get_column("claim_id").item()), seconds=1)
    assert retracted.count() == before.count()
    again = decide(own, constraints.link(retracted, "must_link", TREATY, ARMISTICE), seconds=2)
    assert again.count() == before.count() - 1


def test_an_event_that_became_part_of_another_is_found_by_the_beginning_of_its_id(own: Path) -> None:
    before = Timeline.open(own)
    names = {before.event(title).get_column("event_id").item() for title in (TREATY, ARMISTICE)}
    joined = decide(own, constraints.link(before, "must_link", TREATY, ARMISTICE))
    assert len({joined.event(name[:8]).get_column("event_id").item() for name in names}) == 1


def _claims(timeline: Timeline, title: str) -> list[str]:
    return list(timeline.event(title).get_column("claims").item())


def _pair(timeline: Timeline) -> tuple[str, str]:
    titles = ["Armistice signed at Panmunjom", "War in Korea"]
    one, other = timeline.claims().filter(pl.col("title").is_in(titles)).get_column("claim_id").to_list()
    return one, other


def test_what_is_retracted_does_not_count(own: Path) -> None:
    timeline = decide(own, constraints.retract(Timeline.open(own), TREATY))
    assert timeline.count() == 6
    assert decide(own, constraints.retract(timeline, "Courier.txt"), seconds=1).count() == 5


def test_a_correction_moves_an_event_and_keeps_its_sources(own: Path) -> None:
    timeline = Timeline.open(own)
    corrected = constraints.correct(timeline, TREATY, when=_day(2024, 6, 20), title="Treaty signed")
    after = decide(own, corrected)
    event = after.event("Treaty signed")
    assert event.get_column("sources").to_list() == [["Gazette", "Wire"]]
    assert starts(after, "Treaty signed") == at(2024, 6, 20)
    assert after.count() == timeline.count()


def test_a_corrected_event_is_still_found_by_every_id_that_it_had(own: Path) -> None:
    timeline = Timeline.open(own)
    first = timeline.event(TREATY).get_column("event_id").item()
    once = decide(own, constraints.correct(timeline, TREATY, title="Treaty signed"))
    second = once.event("Treaty signed").get_column("event_id").item()
    twice = decide(own, constraints.correct(once, "Treaty signed", title="Treaty of June signed"), seconds=1)
    found = [twice.event(told).get_column("event_id").item() for told in (first, second, "Treaty of June signed")]
    assert len(set(found)) == 1
    assert len({first, second, *found}) == 3


def _day(year: int, month: int, of_month: int):  # type: ignore[no-untyped-def]
    from dateline.events.time.bounds import Bounds

    return Bounds.within(at(year, month, of_month), at(year, month, of_month) + DAY, "day")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("2 days", DAY, 3 * DAY),
        ("exactly 2 days", 2 * DAY, 2 * DAY),
        ("2 to 5 days", DAY, 6 * DAY),
        ("at least 3 weeks", 21 * DAY, None),
        ("at most 1 hour", 0, 3600 * SECOND),
    ],
)
def test_lags(words: str, low: int, high: int | None) -> None:
    assert constraints.read_lag(words) == (low, high)


def test_what_cannot_be_decided_is_told(store: Path) -> None:
    timeline = Timeline.open(store)
    with pytest.raises(QueryError, match="there are after, before"):
        constraints.order(timeline, CAPTURE, "near", TREATY)
    with pytest.raises(QueryError, match="are the same event"):
        constraints.order(timeline, TREATY, "after", TREATY)
    with pytest.raises(QueryError, match="at least 3 weeks"):
        constraints.order(timeline, CAPTURE, "after", TREATY, lag="a while")
    with pytest.raises(QueryError, match="are one event already"):
        constraints.link(timeline, "must_link", TREATY, TREATY)
    with pytest.raises(QueryError, match="give --when or --title"):
        constraints.correct(timeline, TREATY)
    with pytest.raises(QueryError, match="no event has this id"):
        constraints.retract(timeline, "the coronation")


def test_the_command_says_what_it_changed(own: Path) -> None:
    runner, app = CliRunner(), build_app()
    done = runner.invoke(app, ["constrain", CAPTURE, "after", TREATY, "--store", str(own)])
    assert done.exit_code == 0, done.output
    assert "constraint: Two soldiers captured near the border after Treaty of mutual defence" in done.stdout
    assert "between 19 June 2024 and 11 January 2025" in done.stderr
    again = runner.invoke(app, ["constrain", CAPTURE, "after", TREATY, "--store", str(own)])
    assert "nothing changed" in again.stderr
    torn = runner.invoke(app, ["constrain", ARMISTICE, "after", TREATY, "--store", str(own)])
    assert "these cannot all be true" in torn.stderr


def test_the_command_takes_one_decision(store: Path) -> None:
    done = CliRunner().invoke(build_app(), ["constrain", "--store", str(store)])
    assert isinstance(done.exception, QueryError)


def test_the_story_bounds_the_capture_by_the_arrival_before_and_the_announcement_after() -> None:
    story = Path(__file__).parents[2] / "seeds" / "stories" / "korea-russia"
    timeline = Timeline.read([story / "06-at-the-front.md", story / "04-troop-ships.txt", story / "07-prisoners.md"])
    quoted = pl.col("citation").struct.field("quote").str.starts_with("The two soldiers were captured after")
    capture = timeline.claims().filter(quoted).get_column("claim_id").item().replace("c", "e", 1)
    assert starts(timeline, capture) == at(2024, 11, 1)
    assert timeline.event(capture).select(pl.col("latest_end").cast(pl.Int64)).item() == at(2025, 1, 12)
    why = "\n".join(timeline.explain(capture).lines())
    assert "The two soldiers were captured after the North Korean troops had arrived at the front." in why
    assert "[this: after: First North Korean soldiers arrived at the front" in why
    assert "starts not after 2025-01-12: “January 11”" in why
    announced = timeline.event(capture).select(pl.col("claims").list.len()).item()
    assert announced == 2  # what Kyiv announced and what the sentence of the order says are one event


@pytest.mark.parametrize("title", ["", "  "])
def test_a_title_without_a_word_is_refused(own: Path, title: str) -> None:
    with pytest.raises(QueryError, match="without a word"):
        constraints.correct(Timeline.open(own), TREATY, title=title)


def test_a_lag_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(QueryError, match='say "2 to 5 days"'):
        constraints.read_lag("5 to 2 days")
