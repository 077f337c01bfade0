"""Parquet: our own layout, documents, or a table whose columns are guessed and told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from dateline.events.errors import ReadError
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.tables.assembled import Row
from dateline.pipeline.readers.common.tables.table import read_table

if TYPE_CHECKING:
    import polars as pl

ROWS_CAP: Final = 20_000_000
BATCH: Final = 20_000


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.parquet that is one."""
    return name.suffix.lower() in {".parquet", ".pq"} and head.startswith(b"PAR1")


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield what the table holds. Instants are read as numbers, so years before 1 are too."""
    import polars as pl

    try:
        frame = pl.scan_parquet(path)
        height = frame.select(pl.len()).collect().item()
        schema = frame.collect_schema()
    except (pl.exceptions.PolarsError, OSError) as err:
        raise ReadError(context.shown, f"not a Parquet file ({err})", "write it again") from err
    if height > ROWS_CAP:
        raise ReadError(context.shown, f"more than {ROWS_CAP} rows", "split it")
    plain = frame.with_columns(_plain(name, dtype) for name, dtype in schema.items() if dtype.is_temporal())
    yield from read_table(schema.names(), _rows(plain, height), context, format=READER.name)


def _plain(name: str, dtype: pl.DataType) -> pl.Expr:
    import polars as pl

    if isinstance(dtype, pl.Datetime):
        micro = pl.col(name).dt.cast_time_unit("us")
        return micro.cast(pl.Int64) if name in _INSTANTS else micro.dt.to_string("%+")
    return pl.col(name).cast(pl.String)


_INSTANTS: Final = {
    "earliest_start", "latest_start", "earliest_end", "latest_end", "outer_start", "outer_end", "recorded_at",
}  # fmt: skip


def _rows(frame: pl.LazyFrame, height: int) -> Iterator[Row]:
    for offset in range(0, height, BATCH):
        for number, row in enumerate(frame.slice(offset, BATCH).collect().iter_rows(named=True), offset + 1):
            yield f"row {number}", row


def _count(path: Path) -> int:
    import polars as pl

    return int(pl.scan_parquet(path).select(pl.len()).collect().item())


READER: Final = Reader("parquet", accepts, read, _count)
