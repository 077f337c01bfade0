"""The claim log: whole additions only, each claim once, whoever writes."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dateline.events.errors import StoreError
from dateline.events.table.claim import Citation, Claim, Source
from dateline.events.table.schema import CLAIM_SCHEMA, claim_frame
from dateline.events.time.bounds import DAY, Bounds, instant
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.ingesting.rejects import Reject, reject_frame
from dateline.pipeline.ingesting.story import Story
from dateline.pipeline.storing.store import Store

START = instant(1953, 7, 27)


def some_claims(count: int, source: str = "The Courier") -> pl.DataFrame:
    return claim_frame(
        Claim(
            source=Source(source_id=source, sha256=f"{source}-{number}", context=("armistice",)),
            title=f"Signature {number}",
            bounds=Bounds.within(START + number * DAY, START + (number + 1) * DAY, "day"),
            citation=Citation(0, 9, f"Signature {number}"),
            rule_id="test.rule",
            extractor_version="1",
        )
        for number in range(count)
    )


def test_what_is_read_is_what_was_added(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    given = some_claims(5)
    store.add(given, reject_frame([Reject("a.csv", "row 3", "date", "no such day", "2024-02-30")]), clock=FixedClock(7))
    held = store.claims().collect().sort("claim_id")
    assert held.schema == CLAIM_SCHEMA
    assert held.drop("recorded_at").equals(given.sort("claim_id").drop("recorded_at"), null_equal=True)
    assert held["recorded_at"].to_physical().to_list() == [7] * 5
    assert store.rejects().collect().rows() == [("a.csv", "row 3", "date", "no such day", "2024-02-30")]


def test_the_same_again_adds_nothing_and_writes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    rejects = reject_frame([Reject("a.csv", "row 3", "date", "no such day")])
    first = store.add(some_claims(5), rejects, clock=FixedClock(1))
    again = store.add(some_claims(7), rejects, clock=FixedClock(2))
    third = store.add(some_claims(7), rejects, clock=FixedClock(3))
    assert (first.new_claims, first.repeated, first.new_rejects) == (5, 0, 1)
    assert (again.new_claims, again.repeated, again.new_rejects) == (2, 5, 0)
    assert (third.new_claims, third.repeated, third.version) == (0, 7, again.version)
    assert sorted(store.claims().collect()["recorded_at"].to_physical()) == [1] * 5 + [2] * 2


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda part: part.write_bytes(part.read_bytes()[:100]), "is damaged: it holds 100 bytes"),
        (lambda part: part.write_bytes(part.read_bytes()[:-4] + b"...."), "is damaged: it is no Parquet file"),
        (lambda part: part.unlink(), "is missing"),
    ],
    ids=["cut", "overwritten", "gone"],
)
def test_a_part_that_is_not_as_it_was_written_is_named(tmp_path: Path, damage, says: str) -> None:
    store = Store(tmp_path)
    store.add(some_claims(2), clock=FixedClock(1))
    (part,) = tmp_path.glob("claims/what=claim/*.parquet")
    damage(part)
    with pytest.raises(StoreError, match=says) as told:
        store.claims()
    assert part.name in str(told.value)
    with pytest.raises(StoreError, match=says):
        store.add(some_claims(3), clock=FixedClock(2))


def test_the_title_of_a_store_stays_with_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    assert store.story is None
    store.add(some_claims(2), clock=FixedClock(0))
    assert store.story is None
    store.entitle(Story(title="The long strike – 1984", description="Told by “both” sides."))
    version = store.version
    store.entitle(Story(title="The long strike – 1984", description="Told by “both” sides."))
    store.add(some_claims(3), clock=FixedClock(1))
    assert Store(tmp_path / "store").story == Story(title="The long strike – 1984", description="Told by “both” sides.")
    assert store.version == version + 1
    assert store.claims().collect().height == 3


def test_a_title_needs_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        Store(tmp_path / "none").entitle(Story(title="x"))


def test_a_claim_given_twice_at_once_is_held_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    added = store.add(pl.concat([some_claims(2), some_claims(2)]), clock=FixedClock(0))
    assert (added.new_claims, added.repeated) == (2, 2)


def test_known_names_each_content_with_its_version(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.known() == frozenset()
    store.add(some_claims(2), clock=FixedClock(0))
    assert store.known() == {"The Courier-0 1", "The Courier-1 1"}


def test_two_writers_that_read_the_same_version_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, other = Store(tmp_path), Store(tmp_path)
    store.add(some_claims(1), clock=FixedClock(0))
    plain = Store._commit
    beaten: list[int] = []

    def late(self: Store, table: object, claims: pl.DataFrame, rejects: pl.DataFrame) -> int | None:
        if self is store and not beaten:
            beaten.append(other.add(some_claims(3), clock=FixedClock(1)).version)
        return plain(self, table, claims, rejects)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "_commit", late)
    added = store.add(some_claims(4), clock=FixedClock(2))
    assert beaten == [1]
    assert (added.new_claims, added.version) == (1, 2)
    assert store.claims().collect().height == 4


def test_of_many_additions_only_the_first_ones_read_the_whole_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others read what came since, also from another writer, also after the log was compacted."""
    store, other = Store(tmp_path), Store(tmp_path)
    for count in (1, 2, 3):
        store.add(some_claims(count), clock=FixedClock(0))
    other.add(some_claims(5, "The Herald"), clock=FixedClock(0))
    other.compact()
    monkeypatch.setattr(Store, "_every_id", lambda *_: pytest.fail("read all"))
    assert store.add(some_claims(6), clock=FixedClock(0)).new_claims == 3
    assert store.add(some_claims(6, "The Herald"), clock=FixedClock(0)).new_claims == 1
    monkeypatch.setattr(Store, "_scan", lambda *_: pytest.fail("read all"))
    assert store.add(some_claims(2, "The Tribune"), clock=FixedClock(0)).new_claims == 2
    monkeypatch.undo()
    assert store.claims().collect()["claim_id"].is_unique().all()
    assert store.claims().collect().height == 14


def test_compaction_keeps_every_row(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for count in range(1, 6):
        store.add(some_claims(count), clock=FixedClock(count))
    store.compact()
    assert sorted(store.claims().collect()["claim_id"]) == sorted(some_claims(5)["claim_id"])


def test_a_store_that_lacks_a_column_is_read_and_then_widened(tmp_path: Path) -> None:
    from deltalake import write_deltalake

    old = some_claims(2).drop("context").with_columns(what=pl.lit("claim"))
    write_deltalake(
        str(tmp_path / "claims"), old, partition_by=["what"], description="dateline claims, version 1", mode="error"
    )
    store = Store(tmp_path)
    assert store.claims().collect().schema == CLAIM_SCHEMA
    store.add(some_claims(3), clock=FixedClock(0))
    told = store.claims().sort("title").collect()
    assert told["context"].to_list() == [None, None, ["armistice"]]


def test_a_store_of_a_later_version_is_refused(tmp_path: Path) -> None:
    from deltalake import write_deltalake

    rows = some_claims(1).with_columns(what=pl.lit("claim"))
    write_deltalake(str(tmp_path / "claims"), rows, description="dateline claims, version 99", mode="error")
    with pytest.raises(StoreError, match="later dateline"):
        Store(tmp_path).claims()


def test_a_table_that_is_no_store_is_refused(tmp_path: Path) -> None:
    from deltalake import write_deltalake

    write_deltalake(str(tmp_path / "claims"), pl.DataFrame({"a": [1]}), mode="error")
    with pytest.raises(StoreError, match="not a claim log"):
        Store(tmp_path).add(some_claims(1), clock=FixedClock(0))


def test_no_store_says_how_to_make_one(tmp_path: Path) -> None:
    store = Store(tmp_path / "nothing")
    assert (store.exists, store.version) == (False, -1)
    with pytest.raises(StoreError, match="dateline merge"):
        store.claims()


@pytest.mark.parametrize("name", ["at once", "Ägypten", "50%", "a#b?c*"])
def test_a_store_may_have_any_name(tmp_path: Path, name: str) -> None:
    store = Store(tmp_path / name)
    assert store.add(some_claims(1), clock=FixedClock(0)).new_claims == 1
    assert Store(tmp_path / name).claims().collect().height == 1
    assert store.add(some_claims(1), clock=FixedClock(0)).new_claims == 0
    assert store.rejects().collect().is_empty()


@pytest.mark.parametrize("name", ["a%20b", "[a]", "a|b"])
def test_a_name_that_the_log_would_misread_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="another folder"):
        Store(tmp_path / name)
