"""A merge that is killed anywhere, and given again, is the merge that was not; what is beside the log may be lost."""

import json
import signal
import subprocess
import sys

import polars as pl
import pytest
from typer.testing import CliRunner

from dateline.events.table.folding import grown as fold_grown
from dateline.events.table.folding.current import decisions
from dateline.events.table.folding.fold import fold
from dateline.events.table.schema import CLAIM_SCHEMA
from dateline.pipeline import merge as merging
from dateline.pipeline.cli import build_app
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.doctor import examine
from dateline.pipeline.engine import Engine
from dateline.pipeline.folding import batches as fold_batches
from dateline.pipeline.folding import state as fold_state
from dateline.pipeline.folding.cache import KEPT
from dateline.pipeline.folding.matching import OnEngine
from dateline.pipeline.folding.state import FoldState
from dateline.pipeline.merge import merge
from dateline.pipeline.storing.place import SPOOL
from dateline.pipeline.storing.store import Store
from dateline.pipeline.timeline import Timeline

PART = 5


@pytest.fixture
def rows(tmp_path):
    """12 records of 9 events, in three parts."""
    file = tmp_path / "mills.csv"
    towns = ["Brenna", "Ostrel", "Veldt"]
    lines = [f"{n},1911-03-{n % 9 + 1:02},The mill of {towns[n % 3]} burned down,Gazette {n % 2}" for n in range(12)]
    file.write_text("record_id,date,title,source\n" + "\n".join(lines) + "\n", "utf-8")
    return file


KILLED = """
import os, signal, sys
from pathlib import Path
from dateline.pipeline import merge as merging
from dateline.pipeline.folding import writing as fold_writing
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.storing.store import Store

rows, store, where, times = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
commit, tidy, put = (Store, "_commit"), (Store, "_tidy"), (fold_writing, "_put_events")
owner, name = {"before a commit": commit, "after a commit": tidy, "in the fold": put}[where]
real, calls = getattr(owner, name), []

def deadly(*given):
    calls.append(1)
    if len(calls) == times:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given)

setattr(owner, name, deadly)
merging.merge([Path(rows)], Store(store), clock=FixedClock(0), part=5)
"""


@pytest.mark.parametrize(
    ("where", "times", "held"),
    [("before a commit", 1, 0), ("before a commit", 2, 5), ("after a commit", 2, 10), ("in the fold", 1, 12)],
)
def test_a_merge_that_was_killed_is_finished_by_the_same_again(rows, tmp_path, where, times, held):
    store = tmp_path / "store"
    run = subprocess.run([sys.executable, "-c", KILLED, rows, store, where, str(times)], check=False, timeout=60)
    assert run.returncode == -signal.SIGKILL
    assert (Store(store).claims().collect().height if Store(store).exists else 0) == held
    merge([rows], Store(store), clock=FixedClock(0), part=PART)
    merge([rows], Store(tmp_path / "unharmed"), clock=FixedClock(0), part=PART)
    harmed, unharmed = (Timeline.open(tmp_path / name) for name in ("store", "unharmed"))
    assert harmed.claims().equals(unharmed.claims())
    assert harmed.events().equals(unharmed.events())
    assert harmed.links().equals(unharmed.links())


def grown(store):
    state = FoldState.of(store)
    assert state is not None
    return state.folded(store)


def test_what_is_kept_beside_the_log_is_what_the_log_gives_when_it_is_torn(rows, tmp_path):
    store = Store(tmp_path / "store")
    merge([rows], store, clock=FixedClock(0))
    (file,) = (tmp_path / "store" / KEPT).glob("state-*.sqlite")
    file.write_bytes(b"torn" * 1000)
    assert grown(store) is None
    assert grown(store).events.equals(fold(store.claims().collect()).events)


def test_a_folder_that_cannot_hold_the_fold_is_no_error(rows, tmp_path):
    store = Store(tmp_path / "store")
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / KEPT).write_text("no folder", "utf-8")
    merged = merge([rows], store, clock=FixedClock(0))
    assert merged.counts()["new_claims"] == 12
    assert merged.touched.height == fold(store.claims().collect()).events.height
    assert Timeline.open(tmp_path / "store").count() == merged.touched.height


def test_a_full_disk_leaves_the_fold_as_it_was(rows, tmp_path, monkeypatch):
    """The second merge finds no room for its state: it tells what it touched, and a later one catches up."""
    store = Store(tmp_path / "store")
    merge([rows], store, clock=FixedClock(0))
    more = tmp_path / "more.csv"
    more.write_text("record_id,date,title,source\n99,1911-03-01,The mill of Brenna burned down,Diary\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(fold_state, "put", full)
        assert merge([more], store, clock=FixedClock(0)).counts()["events_touched"] == 1
    assert grown(store).events.equals(fold(store.claims().collect()).events)


def full(*_):
    raise fold_state.sqlite3.OperationalError("database or disk is full")


def test_a_document_more_is_folded_without_reading_the_others_again(rows, tmp_path, monkeypatch):
    store = Store(tmp_path / "store")
    merge([rows], store, clock=FixedClock(0))
    more = tmp_path / "more.csv"
    more.write_text("record_id,date,title,source\n99,1911-03-01,The mill of Brenna burned down,Diary\n", "utf-8")
    monkeypatch.setattr(fold_state, "_emptied", None)
    merged = merge([more], store, clock=FixedClock(0))
    monkeypatch.setattr(Store, "claims", None)
    assert merged.counts()["new_events"] == 0
    assert "Diary" in merged.touched["sources"].explode(empty_as_null=False).to_list()


@pytest.mark.parametrize("workers", [1, 2])
def test_any_cut_of_the_fold_and_any_number_of_workers_give_the_same(rows, tmp_path, monkeypatch, workers):
    monkeypatch.setattr(fold_grown, "PAIRS", 2)
    monkeypatch.setattr(fold_grown, "CLAIMS", 3)
    monkeypatch.setattr(fold_batches, "BATCH", 4)
    store = Store(tmp_path / "store")
    merged = merge([rows], store, clock=FixedClock(0), engine=Engine(workers))
    whole = fold(store.claims().collect())
    assert merged.touched.equals(whole.events)
    assert grown(store).links.equals(whole.links)
    assert not (tmp_path / "store" / SPOOL).exists()


def test_a_job_of_the_fold_that_was_done_is_not_done_again(rows, tmp_path, monkeypatch):
    store, engine = Store(tmp_path / "store"), OnEngine(Engine(), tmp_path / "spool")
    merge([rows], store, clock=FixedClock(0))
    claims = store.claims().collect()
    monkeypatch.setattr(fold_grown, "PAIRS", 2)
    first = fold_grown.grow(fold_grown.Nothing(), claims, decisions(claims), run=engine)
    monkeypatch.setattr(fold_grown, "near_pairs", None)
    monkeypatch.setattr(fold_grown, "gathered", None)
    again = fold_grown.grow(fold_grown.Nothing(), claims, decisions(claims), run=OnEngine(Engine(), tmp_path / "spool"))
    assert again.events.equals(first.events)
    engine.settle()
    assert not (tmp_path / "spool").exists()


def test_a_log_that_was_compacted_is_caught_up_with(rows, tmp_path):
    store = Store(tmp_path / "store")
    merge([rows], store, clock=FixedClock(0), part=PART)
    store.compact()
    assert store.claims_since(-1).sort("claim_id").equals(store.claims().collect().sort("claim_id"))
    assert store.claims_since(store.version).equals(pl.DataFrame(schema=CLAIM_SCHEMA))
    log = tmp_path / "store" / "claims" / "_delta_log" / f"{store.version:020}.json"
    for part in (tmp_path / "store" / "claims" / "what=claim").iterdir():
        if f'"add":{{"path":"what=claim/{part.name}' not in log.read_text("utf-8"):
            part.unlink()
    assert store.claims_since(-1) is None
    assert grown(store).events.equals(fold(store.claims().collect()).events)


def test_ctrl_c_says_that_the_same_command_goes_on(rows, tmp_path, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(merging, "merge", stopped)
    ended = CliRunner().invoke(build_app(), ["merge", str(rows), "--store", str(tmp_path / "store")])
    assert ended.exit_code == 130
    assert "The same command again goes on from there" in ended.stderr


def test_a_merge_reports_what_it_read_and_the_seconds_of_each_stage(rows, tmp_path):
    told = CliRunner().invoke(build_app(), ["merge", str(rows), "--store", str(tmp_path / "store"), "--json"])
    report = json.loads(told.stdout)
    assert (report["new_claims"], report["documents"], report["rejects"]) == (12, 0, 0)
    assert set(report["seconds"]) == {"read", "store", "fold"}


def test_the_doctor_tells_of_a_run_that_was_ended_and_of_a_fold_that_is_not_kept(rows, tmp_path):
    store = tmp_path / "store"
    merge([rows], Store(store), clock=FixedClock(0))
    (store / SPOOL / "task").mkdir(parents=True)
    told = {finding.topic: finding.text for finding in examine(str(store))}
    assert told["store"].endswith("12 claims, 0 rejects, 1 files")
    assert "goes on from there" in told["spool"]
    assert "the next question folds" in told["fold"]
    Timeline.open(store).count()
    assert "fold" not in {finding.topic for finding in examine(str(store))}
