"""Parquet: our own layout, documents, or a table whose columns are guessed and told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
    frame, height = _opened(path, context.shown)
    if height > ROWS_CAP:
        raise ReadError(context.shown, f"more than {ROWS_CAP} rows", "split it")
    schema = frame.collect_schema()
    plain = frame.with_columns(_plain(name, dtype) for name, dtype in schema.items() if dtype.is_temporal())
    yield from read_table(schema.names(), _rows(plain, height, context.shown), context, format=READER.name)


def _opened(path: Path, shown: str) -> tuple[pl.LazyFrame, int]:
    """The table and its number of rows."""
    import polars as pl

    frame = pl.scan_parquet(path)
    with _broken(shown):
        frame.collect_schema()
        return frame, int(frame.select(pl.len()).collect().item())


@contextmanager
def _broken(shown: str) -> Iterator[None]:
    """Whatever the library says of a broken file, in one line."""
    import polars as pl

    try:
        yield
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as err:
        said = str(err).partition("\n")[0][:200]
        raise ReadError(shown, f"not a whole Parquet file ({said})", "fetch or write it again") from err


def _plain(name: str, dtype: pl.DataType) -> pl.Expr:
    import polars as pl

    if isinstance(dtype, pl.Datetime):
        micro = pl.col(name).dt.cast_time_unit("us")
        return micro.cast(pl.Int64) if name in _INSTANTS else micro.dt.to_string("%+")
    return pl.col(name).cast(pl.String)


_INSTANTS: Final = {
    "earliest_start", "latest_start", "earliest_end", "latest_end", "outer_start", "outer_end", "recorded_at",
}  # fmt: skip


def _rows(frame: pl.LazyFrame, height: int, shown: str) -> Iterator[Row]:
    for offset in range(0, height, BATCH):
        with _broken(shown):
            rows = list(frame.slice(offset, BATCH).collect().iter_rows(named=True))
        yield from ((f"row {number}", row) for number, row in enumerate(rows, offset + 1))


READER: Final = Reader("parquet", accepts, read, lambda path: _opened(path, str(path))[1])
