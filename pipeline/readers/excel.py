"""Workbooks (.xlsx, .xls, .ods): each sheet is a table. Formulas are not run: what was computed last is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Final

from dateline.events.errors import ReadError
from dateline.pipeline.readers.common.content import MEGABYTE
from dateline.pipeline.readers.common.dates.dated import is_blank
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.sandbox import SANDBOX
from dateline.pipeline.readers.common.tables.assembled import Row
from dateline.pipeline.readers.common.tables.delimited import unguarded
from dateline.pipeline.readers.common.tables.header import (
    ABOVE,
    NO_HEADER,
    SAMPLE,
    column_names,
    header_at,
    is_a_record,
)
from dateline.pipeline.readers.common.tables.pieces import whole
from dateline.pipeline.readers.common.tables.table import has_dates, read_table

CAP: Final = 20 * MEGABYTE
NO_DATES: Final = "a sheet without a column of dates, beside one that has dates"
NO_ROWS: Final = "words on a sheet that has no table"
SUFFIXES: Final = {".xlsx", ".xlsm", ".xls", ".ods"}


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim workbooks by suffix and by what they start with."""
    return name.suffix.lower() in SUFFIXES and head[:4] in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"}


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield the rows of each sheet, or of the one that the mapping names; notes and lists beside a table are skips."""
    sheets = _sheets(path, context)
    for sheet in sheets:
        sheet.place = f"sheet {sheet.name} " if len(sheets) > 1 else ""
        yield from sheet.told(context)
    tables = [sheet for sheet in sheets if sheet.columns]
    dated = [sheet for sheet in tables if has_dates(sheet.columns, sheet.cells(), context)]
    for sheet in tables:
        if dated and sheet not in dated:
            yield from (context.skipped(f"{sheet.place}row {n}", NO_DATES, _shown(row)) for n, row in sheet.rows)
        else:
            yield from read_table(sheet.columns, sheet.places(), context, format=READER.name)


@dataclass(slots=True)
class _Sheet:
    """One sheet: what stands above its table, the names of its columns, and its rows that hold something."""

    name: str
    rows: list[tuple[int, list[object]]]
    above: list[tuple[int, list[object]]] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    named: bool = True
    place: str = ""

    def told(self, context: Context) -> Iterator[Item]:
        reason = ABOVE if self.rows else NO_ROWS
        yield from (context.skipped(f"{self.place}row {n}", reason, _shown(row)) for n, row in self.above)
        if self.columns and not self.named:
            yield context.changed(f"{self.place}row {self.rows[0][0]}", NO_HEADER, _shown(self.rows[0][1]))

    def places(self) -> Iterator[Row]:
        for n, row in self.rows:
            cells = {c: _value(v) for c, v in zip(self.columns, row, strict=True)}
            yield f"{self.place}row {n}", whole(self.columns, cells)

    def cells(self) -> list[Mapping[str, object]]:
        return [row for _, row in self.places()]


def _sheets(path: Path, context: Context) -> list[_Sheet]:
    if path.stat().st_size > CAP:
        raise ReadError(context.shown, f"larger than {CAP // MEGABYTE} MB", "save the sheet as CSV")
    found = SANDBOX.run("workbook", path, sheet=context.mapping.sheet)["sheets"]
    sheets = [_sheet(each["name"], each["rows"]) for each in found]
    if not any(sheet.rows or sheet.above for sheet in sheets):
        raise ReadError(context.shown, "its sheets are empty", "name another sheet in a mapping file")
    return [sheet for sheet in sheets if sheet.rows or sheet.above]


def _sheet(name: str, cells: list[list[object]]) -> _Sheet:
    numbered = [(n, row) for n, row in enumerate(cells, 1) if any(cell not in {None, ""} for cell in row)]
    above = header_at([row for _, row in numbered[:SAMPLE]])
    if len(numbered) == above + 1 and not is_a_record(numbered[above][1]):
        above += 1
    sheet = _Sheet(name, numbered[above:], numbered[:above])
    if sheet.rows:
        sheet.named = not is_a_record(sheet.rows[0][1])
        sheet.columns = column_names(sheet.rows.pop(0)[1] if sheet.named else [None] * len(sheet.rows[0][1]))
    return sheet


def _count(path: Path) -> int:
    """Rows below the names of the columns, of all sheets; lines above a table count as rows."""
    sheets = _sheets(path, Context(str(path)))
    return sum(len(sheet.rows) + len(sheet.above) for sheet in sheets)


def _shown(row: Sequence[object]) -> str:
    return " | ".join(str(cell) for cell in row if not is_blank(cell))


def _value(cell: object) -> object:
    return unguarded(cell) if isinstance(cell, str) else cell


READER: Final = Reader("excel", accepts, read, _count)
