"""Workbooks (.xlsx, .xls, .ods): one sheet, as a table. Formulas are not run: what was computed last is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final

from dateline.events.errors import ReadError
from dateline.pipeline.readers.common.content import MEGABYTE
from dateline.pipeline.readers.common.dates.dated import is_blank
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.sandbox import SANDBOX
from dateline.pipeline.readers.common.tables.delimited import unguarded
from dateline.pipeline.readers.common.tables.header import (
    ABOVE,
    NO_HEADER,
    SAMPLE,
    column_names,
    header_at,
    is_a_record,
)
from dateline.pipeline.readers.common.tables.table import read_table

CAP: Final = 20 * MEGABYTE
SUFFIXES: Final = {".xlsx", ".xlsm", ".xls", ".ods"}


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim workbooks by suffix and by what they start with."""
    return name.suffix.lower() in SUFFIXES and head[:4] in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"}


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield the rows of the first sheet, or of the one that the mapping names."""
    if path.stat().st_size > CAP:
        raise ReadError(context.shown, f"larger than {CAP // MEGABYTE} MB", "save the sheet as CSV")
    found = SANDBOX.run("workbook", path, sheet=context.mapping.sheet)
    for other in found["others"]:
        yield context.skipped(f"sheet {other}", "another sheet; a mapping file can name it", other)
    numbered = [(n, row) for n, row in enumerate(found["rows"], 1) if any(cell not in {None, ""} for cell in row)]
    if not numbered:
        raise ReadError(context.shown, "the sheet is empty", "name another sheet in a mapping file")
    above = header_at([row for _, row in numbered[:SAMPLE]])
    yield from (context.skipped(f"row {n}", ABOVE, _shown(row)) for n, row in numbered[:above])
    numbered = numbered[above:]
    if is_a_record(numbered[0][1]):
        yield context.changed(f"row {numbered[0][0]}", NO_HEADER, _shown(numbered[0][1]))
        columns = column_names([None] * len(numbered[0][1]))
    else:
        columns = column_names(numbered.pop(0)[1])
    rows = ((f"row {n}", {c: _value(v) for c, v in zip(columns, row, strict=True)}) for n, row in numbered)
    yield from read_table(columns, rows, context, format=READER.name)


def _shown(row: Sequence[object]) -> str:
    return " | ".join(str(cell) for cell in row if not is_blank(cell))


def _value(cell: object) -> object:
    return unguarded(cell) if isinstance(cell, str) else cell


READER: Final = Reader("excel", accepts, read)
