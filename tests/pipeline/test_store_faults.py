"""Law 7: a killed process leaves all of an addition or nothing, writers lose nothing, a full disk changes nothing."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import polars as pl
import pytest

from dateline.pipeline.storing.store import Store

WRITER = dedent(
    """
    import resource, sys
    import polars as pl
    from dateline.pipeline.clock import FixedClock
    from dateline.pipeline.storing.store import Store
    from dateline.events.table.claim import Citation, Claim, Source
    from dateline.events.table.schema import claim_frame
    from dateline.events.time.bounds import Bounds
    from dateline.pipeline.ingesting.rejects import Reject, reject_frame

    address, name, batches, size, limit = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    def batch(number):
        return claim_frame(
            Claim(
                source=Source(source_id=name, sha256=f"{name}-{number}-{row}"),
                title=f"{name} {number} {row}",
                bounds=Bounds.nowhere(),
                citation=Citation(None, None, f"{name} {number} {row}" * 20),
                rule_id="test",
                extractor_version="1",
            )
            for row in range(size)
        )

    made = [batch(number) for number in range(batches)]
    print("ready", flush=True)
    for number, claims in enumerate(made):
        refused = reject_frame([Reject(name, str(number), "read", "refused")])
        Store(address).add(claims, refused, clock=FixedClock(number))
        print(number, flush=True)
    """
)


def start(address: Path, name: str, *, batches: int, size: int, limit: int = 0) -> subprocess.Popen[str]:
    given = [str(address), name, str(batches), str(size), str(limit)]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, *given], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def batches_held(store: Store, size: int) -> set[tuple[str, str]]:
    """The batches in the store, after a look that each is whole and stands beside its reject."""
    if not store.exists:
        return set()
    titles = store.claims().select("title").collect()["title"]
    counted = titles.str.splitn(" ", 3).struct.unnest().group_by("field_0", "field_1").len()
    assert counted["len"].unique().to_list() in ([], [size])
    refused = {(file, place) for file, place in store.rejects().select("file", "place").collect().iter_rows()}
    held = {(name, number) for name, number, _ in counted.iter_rows()}
    assert held == refused
    return held


def test_a_killed_writer_leaves_whole_additions(tmp_path: Path) -> None:
    """Killed at moments here and there in its work; what it had reported is there, and nothing is there by half."""
    chance = random.Random(1)
    store = Store(tmp_path)
    told: set[tuple[str, str]] = set()
    for name in ("first", "second"):
        writer = start(tmp_path, name, batches=12, size=30)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        told |= {(name, writer.stdout.readline().strip()) for _ in range(chance.randrange(6))}
        writer.send_signal(signal.SIGKILL)
        out, _ = writer.communicate()
        told |= {(name, line) for line in out.split()}
        held = batches_held(store, 30)
        assert told <= held
    again = start(tmp_path, "first", batches=12, size=30)
    again.communicate()
    assert again.returncode == 0
    assert {(name, number) for name, number in batches_held(store, 30) if name == "first"} == {
        ("first", str(number)) for number in range(12)
    }


def test_four_writers_at_once_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    writers = [start(tmp_path, name, batches=3, size=10) for name in ("a", "b", "c", "c")]
    ended = [(writer.communicate(), writer.returncode) for writer in writers]
    assert [code for _, code in ended] == [0, 0, 0, 0], ended
    assert len(batches_held(Store(tmp_path), 10)) == 9
    ids = Store(tmp_path).claims().select(pl.col("claim_id").n_unique(), pl.len()).collect()
    assert ids.row(0) == (90, 90)


def test_a_full_disk_is_an_error_and_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    start(tmp_path, "before", batches=1, size=10).communicate()
    version = Store(tmp_path).version
    full = start(tmp_path, "full", batches=1, size=4000, limit=60_000)
    _, said = full.communicate()
    assert full.returncode != 0
    assert Store(tmp_path).version == version
    assert batches_held(Store(tmp_path), 10) == {("before", "0")}
    if sys.platform == "linux":
        assert "StoreError" in said or full.returncode == -signal.SIGXFSZ


@pytest.mark.parametrize("address", ["file:///{}", "{}"])
def test_a_store_has_an_address_of_either_kind(tmp_path: Path, address: str) -> None:
    from dateline.events.table.schema import claim_frame
    from dateline.pipeline.clock import FixedClock

    place = address.format(str(tmp_path / "s").lstrip("/") if "://" in address else tmp_path / "s")
    Store(place).add(claim_frame([]), clock=FixedClock(0))
    assert Store(place).exists


def test_a_store_that_may_only_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.events.errors import StoreError
    from dateline.events.table.schema import claim_frame
    from dateline.pipeline.clock import FixedClock

    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(StoreError, match=r"cannot be made in .*, which may only be read"):
        Store(tmp_path / "new").add(claim_frame([]), clock=FixedClock(0))
    (tmp_path / "old").mkdir()
    with pytest.raises(StoreError, match="old: may only be read"):
        Store(tmp_path / "old").add(claim_frame([]), clock=FixedClock(0))


@pytest.mark.parametrize("name", ["two\nlines", "a\ttab", "no\udcff utf-8"])
def test_a_path_that_the_log_cannot_name_is_refused(tmp_path: Path, name: str) -> None:
    from dateline.events.errors import StoreError

    with pytest.raises(StoreError, match="a control character, bytes that are no UTF-8"):
        Store(tmp_path / name)
