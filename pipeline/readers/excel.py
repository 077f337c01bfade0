"""Workbooks (.xlsx, .xls, .ods): one sheet, as a table. Formulas are not run: what was computed last is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.events.errors import ReadError
from dateline.pipeline.readers.common.content import MEGABYTE
from dateline.pipeline.readers.common.delimited import unguarded
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.sandbox import SANDBOX
from dateline.pipeline.readers.common.table import read_table

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
    header = [str(cell or f"column {n}").strip() for n, cell in enumerate(numbered[0][1], 1)]
    columns = [name if name not in header[:n] else f"{name} ({n + 1})" for n, name in enumerate(header)]
    rows = ((f"row {n}", {c: _value(v) for c, v in zip(columns, row, strict=True)}) for n, row in numbered[1:])
    yield from read_table(columns, rows, context, format=READER.name)


def _value(cell: object) -> object:
    return unguarded(cell) if isinstance(cell, str) else cell


READER: Final = Reader("excel", accepts, read)
