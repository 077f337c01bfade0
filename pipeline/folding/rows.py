"""Tables of the fold as rows of SQLite: what a claim, an event or a link says is one text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final

import polars as pl

AT_ONCE: Final = 20_000
"""Rows that are read as text at a time."""


@contextmanager
def asked(base: sqlite3.Connection, values: Iterable[Any]) -> Iterator[None]:
    """The values as the table `asked`."""
    base.execute("create temp table asked(value)")
    base.executemany("insert into asked values (?)", ((value,) for value in values))
    yield
    base.execute("drop table asked")


@contextmanager
def asked_rows(base: sqlite3.Connection, name: str, rows: pl.DataFrame) -> Iterator[None]:
    """The rows as a table of that name, with their columns."""
    base.execute(f"create temp table {name}({', '.join(rows.columns)})")
    places = ", ".join("?" * rows.width)
    base.executemany(f"insert into {name} values ({places})", rows.iter_rows())  # noqa: S608 - our names
    yield
    base.execute(f"drop table {name}")


def frame(rows: sqlite3.Cursor, schema: pl.Schema) -> pl.DataFrame:
    """What was found, as a table."""
    numbered = {name: pl.Int64() if dtype == pl.Boolean else dtype for name, dtype in schema.items()}
    return pl.DataFrame(rows.fetchall(), schema=numbered, orient="row").cast(schema)


def packing(schema: pl.Schema) -> pl.Expr:
    """Each row as one text; instants as numbers, since not all of them have a written form."""
    row = pl.struct(schema.names()).cast(pl.Struct({name: _plain(dtype) for name, dtype in schema.items()}))
    return row.struct.json_encode().alias("said")


def packed(rows: pl.DataFrame) -> Iterator[tuple[str]]:
    """The texts of all rows."""
    yield from rows.select(packing(rows.schema)).iter_rows()


def unpacked(rows: Iterable[tuple[str]], schema: pl.Schema) -> pl.DataFrame:
    """Texts as the rows that they were."""
    plain = pl.Struct({name: _plain(dtype) for name, dtype in schema.items()})
    parts, waiting = [pl.DataFrame(schema=schema)], iter(rows)
    while some := [text for (text,) in islice(waiting, AT_ONCE)]:
        said = pl.Series("said", some, dtype=pl.String)
        parts.append(said.str.json_decode(plain).struct.unnest().cast(schema))
    return pl.concat(parts)


def _plain(dtype: pl.DataType) -> pl.DataType:
    match dtype:
        case pl.Datetime():
            return pl.Int64()
        case pl.List():
            return pl.List(_plain(dtype.inner))  # type: ignore[arg-type]
        case pl.Struct():
            return pl.Struct({field.name: _plain(field.dtype) for field in dtype.fields})  # type: ignore[arg-type]
    return dtype
