"""The cells of a workbook's sheets: what formulas gave last, merged cells filled, dates as ISO 8601."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import zipfile
from pathlib import Path
from typing import Any, Final

from dateline.pipeline.readers.common.opening.zipped import too_large, xml_of

ROWS_CAP: Final = 500_000
_RANGE: Final = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def workbook(path: Path, sheet: str | None = None) -> dict[str, Any]:
    """The rows of every sheet, or of the one that is named."""
    import fastexcel

    if problem := too_large(path):
        return problem
    book = fastexcel.read_excel(path)
    if sheet is not None and sheet not in book.sheet_names:
        return {"error": f"no sheet {sheet!r}", "remedy": f"its sheets: {', '.join(book.sheet_names)}"}
    merged = _merged(path)
    sheets = []
    for name in book.sheet_names:
        if sheet in {None, name}:
            loaded = book.load_sheet(name, header_row=None, dtype_coercion="coerce")
            if loaded.total_height > ROWS_CAP:
                return {"error": f"more than {ROWS_CAP} rows", "remedy": "save the sheet as CSV"}
            rows = [[_cell(value) for value in row] for row in loaded.to_polars().iter_rows()]
            sheets.append({"name": name, "rows": _filled(rows, merged.get(name, ()))})
    return {"sheets": sheets}


def _cell(value: object) -> object:
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time(0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return None if value is None else str(value).removesuffix(" 00:00:00")


Merged = tuple[int, int, int, int]
"""First row and column, last row and column, from 0."""


def _filled(rows: list[list[object]], merged: tuple[Merged, ...] | list[Merged]) -> list[list[object]]:
    """Rows in which a cell merged over several rows stands in each of them; a title merged over columns stays one."""
    for top, left, bottom, _ in merged:
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left] if row[left] is None else row[left]
    return rows


def _merged(path: Path) -> dict[str, list[Merged]]:
    """The merged cells of each sheet of an .xlsx; the library that reads the cells does not tell of them."""
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as archive:
        files = set(archive.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= files:
            return {}
        links = {link.get("Id"): link.get("Target", "") for link in xml_of(archive, "xl/_rels/workbook.xml.rels")}
        found = {}
        for sheet in xml_of(archive, "xl/workbook.xml").iter():
            target = links.get(sheet.get(_RELATION), "") if sheet.tag.endswith("}sheet") else ""
            file = posixpath.normpath(posixpath.join("xl", target)).removeprefix("/")
            if target and file in files:
                found[sheet.get("name", "")] = [_corners(hit) for hit in _ranges(archive.read(file))]
        return found


def _ranges(sheet: bytes) -> list[re.Match[str]]:
    named = re.findall(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+:[A-Z]+\d+)"', sheet)
    return [hit for name in named if (hit := _RANGE.fullmatch(name.decode()))]


def _corners(hit: re.Match[str]) -> Merged:
    return int(hit[2]) - 1, _column(hit[1]), int(hit[4]) - 1, _column(hit[3])


def _column(letters: str) -> int:
    """The number of a column from 0.

    >>> _column("A"), _column("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
