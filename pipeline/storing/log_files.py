"""The Parquet files of a claim log in a folder: read as one table, and looked over for damage."""

from __future__ import annotations

import json
from collections.abc import Container
from os import SEEK_END
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import polars as pl

from dateline.events.errors import StoreError

_LAST_BYTES: Final = b"PAR1"
"""Of every Parquet file."""


def scanned(address: str, root: Path, parts: pl.DataFrame, schema: pl.Schema) -> pl.LazyFrame:
    """The rows of some files, what an earlier version lacked as null.

    Args:
        address: Of the store, for messages.
        root: The folder of the log.
        parts: path and size_bytes of each file, as the log has them.
        schema: What is written today.

    Raises:
        StoreError: a file is missing, of another size, or does not end as it should.
    """
    files = [root / unquote(path) for path in parts["path"]]
    for file, size in zip(files, parts["size_bytes"], strict=True):
        problem = _damage(file, size)
        if problem:
            remedy = "bring the file back from a copy, or make the store again from its sources"
            raise StoreError(address, f"{file.relative_to(root)} {problem}", remedy)
    if not files:
        return pl.LazyFrame(schema=schema)
    return pl.scan_parquet(
        files, schema=schema, missing_columns="insert", extra_columns="ignore", hive_partitioning=False, glob=False
    )


def added_since(root: Path, version: int, now: int, partition: str, schema: pl.Schema) -> pl.DataFrame | None:
    """The rows of one partition that came with the commits after one; None where the log holds them no more."""
    files: list[Path] = []
    for commit in range(version + 1, now + 1):
        try:
            entries = (root / "_delta_log" / f"{commit:020}.json").read_text("utf-8").splitlines()
        except OSError:
            return None
        added = (entry["add"] for entry in map(json.loads, entries) if "add" in entry)
        # compaction writes what was there before, and says so
        files += [root / unquote(one["path"]) for one in added if one["dataChange"]]
    frames = [pl.scan_parquet(file, hive_partitioning=False) for file in files if file.parent.name == partition]
    try:
        rows = [in_schema(frame, frame.collect_schema(), schema) for frame in frames]
        return pl.concat([pl.LazyFrame(schema=schema), *rows]).collect()
    except OSError:
        return None  # compacted since, and the week in which the parts stay is over


def in_schema(rows: pl.LazyFrame, held: Container[str], schema: pl.Schema) -> pl.LazyFrame:
    """The columns of a schema; those that are not held are null."""
    return rows.select(
        (pl.col(name) if name in held else pl.lit(None)).cast(dtype).alias(name) for name, dtype in schema.items()
    )


def _damage(file: Path, size: int) -> str:
    """What is wrong with a part of the log; nothing where it is whole as far as its size and its last bytes tell."""
    try:
        held = file.stat().st_size
        if held != size:
            return f"is damaged: it holds {held:,} bytes, {size:,} were written"
        with file.open("rb") as part:
            part.seek(-len(_LAST_BYTES), SEEK_END)
            return "" if part.read() == _LAST_BYTES else "is damaged: it is no Parquet file any more"
    except OSError as err:
        return "is missing" if isinstance(err, FileNotFoundError) else f"cannot be read ({err.strerror})"
