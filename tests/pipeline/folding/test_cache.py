"""The folded table beside its log: a disk that cannot hold it is no error, and nothing half is left."""

import os

import polars as pl

from dateline.events.table.schema import EVENT_SCHEMA, LINK_SCHEMA
from dateline.pipeline.folding.cache import FoldCache, Kept

NOTHING = Kept(pl.DataFrame(schema=EVENT_SCHEMA), pl.DataFrame(schema=LINK_SCHEMA))


def test_a_full_disk_that_polars_tells_of_is_no_error_and_leaves_nothing(tmp_path, monkeypatch):
    def full(*_):
        raise pl.exceptions.ComputeError("No space left on device")

    monkeypatch.setattr(pl.DataFrame, "write_parquet", full)
    cache = FoldCache(tmp_path / "folded" / "state")
    cache.keep(NOTHING)
    assert (list((tmp_path / "folded").iterdir()), cache.load()) == ([], None)


def test_what_a_killed_process_left_half_goes_when_nobody_can_be_writing_it(tmp_path):
    kept = tmp_path / "folded"
    for name in (".making-old", ".making-young", "earlier"):
        (kept / name).mkdir(parents=True)
    os.utime(kept / ".making-old", (0, 0))
    FoldCache(kept / "state").keep(NOTHING)
    assert {one.name for one in kept.iterdir()} == {".making-young", "state"}
