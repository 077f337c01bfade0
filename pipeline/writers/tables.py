"""CSV, TSV, Excel and Parquet of our own: a row an entry, bounds as ISO 8601, lists joined, the rest as JSON."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from typing import Any, Final

from dateline.pipeline.readers.common.tables.delimited import guarded
from dateline.pipeline.readers.common.tables.pieces import more_of
from dateline.pipeline.writers.common.protocol import Entry, Export, Writer, Written

CITED: Final = ("source_id", "publisher", "published", "url", "quote", "char_start", "char_end")


def rows_of(export: Export) -> tuple[list[str], list[dict[str, Any]]]:
    """Columns and rows: the citation flat, lists of words joined, other nested values as JSON."""
    rows = [_row(entry) for entry in export.entries]
    return list(dict.fromkeys(column for row in rows for column in row)), rows


def _row(entry: Entry) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, value in entry.record.items():
        if name == "citation":
            row |= {part: (value or {}).get(part) for part in CITED}
        else:
            row[name] = _cell(value)
    return row


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        plain = all(isinstance(part, str) and not set(part) & {";", "|"} and part == part.strip() for part in value)
        return "; ".join(value) if plain and not "; ".join(value).startswith(("[", "{")) else _json(value)
    return _json(value) if isinstance(value, dict) else value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def text_of(value: Any) -> str:
    """A cell as text that no spreadsheet runs; numbers stay as they are."""
    if value is None:
        return ""
    return json.dumps(value) if isinstance(value, bool | int | float) else guarded(str(value))


def delimited(columns: list[str], rows: list[dict[str, Any]], delimiter: str = ",") -> bytes:
    """A table as RFC 4180 has it, in UTF-8."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([text_of(row.get(column)) for column in columns] for row in rows)
    return stream.getvalue().encode()


def write_csv(export: Export) -> Written:
    """Comma-separated."""
    return Written(delimited(*rows_of(export)))


def write_tsv(export: Export) -> Written:
    """Tab-separated."""
    return Written(delimited(*rows_of(export), delimiter="\t"))


def write_excel(export: Export) -> Written:
    """One sheet; every cell is text or a number, never a formula or a link."""
    import xlsxwriter

    columns, rows = _in_pieces(*rows_of(export))
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": export.title, "created": FIXED})
        sheet = book.add_worksheet("Events")
        for number, values in enumerate(_grid(columns, rows)):
            for position, value in enumerate(values):
                _put(sheet, number, position, value)
    return Written(stream.getvalue())


def _grid(columns: list[str], rows: list[dict[str, Any]]) -> Iterator[list[Any]]:
    yield list(columns)
    yield from ([row.get(column) for column in columns] for row in rows)


def _put(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, text_of(value))


def _in_pieces(columns: list[str], rows: list[dict[str, Any]]) -> tuple[list[str], list[dict[str, Any]]]:
    """The table with what is longer than a cell may be cut over further columns, which `more_of` names."""
    cut = [{piece: part for c in columns for piece, part in _pieces(c, row.get(c))} for row in rows]
    return [*columns, *sorted({name for row in cut for name in row} - set(columns))], cut


def _pieces(column: str, value: Any) -> Iterator[tuple[str, Any]]:
    if not isinstance(value, str) or len(value) < CELL_CAP:
        yield column, value
        return
    # one less than a cell holds: a guard may be put before each piece
    for n, start in enumerate(range(0, len(value), CELL_CAP - 1), 1):
        yield more_of(column, n), value[start : start + CELL_CAP - 1]


def write_parquet(export: Export) -> Written:
    """Text and numbers, a column each; instants as ISO 8601, so that years before 1 survive every tool."""
    import polars as pl

    columns, rows = rows_of(export)
    frame = pl.DataFrame({c: pl.Series(c, [row.get(c) for row in rows], strict=False) for c in columns} if rows else {})
    stream = io.BytesIO()
    frame.write_parquet(stream)
    return Written(stream.getvalue())


CELL_CAP: Final = 32_767
"""Characters that a cell of Excel holds."""

FIXED: Final = dt.datetime(2000, 1, 1)
"""Excel files name their time of making; a fixed one keeps the same events the same bytes."""

WRITERS: Final = (
    Writer("csv", (".csv",), write_csv),
    Writer("tsv", (".tsv", ".tab"), write_tsv),
    Writer("excel", (".xlsx",), write_excel),
    Writer("parquet", (".parquet", ".pq"), write_parquet),
)
