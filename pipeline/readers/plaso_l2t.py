"""plaso's `l2tcsv` (date, time, zone, MACB ...) and `tln` / `l2ttln` (Time|Source|Host|User|Description)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.events.errors import BoundsError
from dateline.pipeline.readers.common.carry import FIELD
from dateline.pipeline.readers.common.content import head_of
from dateline.pipeline.readers.common.counting import count_rows
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, span
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, one_line
from dateline.pipeline.readers.common.tables.delimited import opened_table
from dateline.pipeline.readers.common.tables.rows import Cells, cell, header_has, read_rows

SHOWS: Final = ("date", "time", "timezone", "desc", "short", "Time", "Description")
"""Columns that tell the date and the title."""


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim tables with either header."""
    if name.suffix.lower() not in {".csv", ".log", ".txt", ".tln"}:
        return False
    return header_has(head, "date", "time", "timezone", "macb") or header_has(
        head, "time", "source", "host", "user", "description"
    )


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each row."""
    table = opened_table(path, context, quoted=_is_quoted(path))
    yield from table.rejects
    yield from read_rows(table.rows, context, _record, shows=SHOWS)


def _is_quoted(path: Path) -> bool:
    """Lines of `tln` have bars between their cells and quotes as letters."""
    return b"|" not in head_of(path).splitlines()[0]


def _record(row: Cells, context: Context) -> Record:
    dated = _when(row)
    bounds, edtf = span(dated, None)
    said = one_line(cell(row, "desc", "short", "Description"))
    title = said[:300] or "untitled"
    return Record(
        format=READER.name,
        raw={k: v for k, v in row.items() if k != FIELD},
        title=title,
        source_id=cell(row, "source", "Source") or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=dated.text,
        quote=said or None,
        attribution=cell(row, "filename", "Notes"),
        salience=0.2,
    )


def _when(row: Cells) -> Dated:
    if "Time" in row:
        return read_date(cell(row, "Time") or "no time", epoch="seconds")
    date, clock, zone = cell(row, "date"), cell(row, "time"), cell(row, "timezone")
    if date is None:
        raise DateError("date is blank; a row of this format needs it")
    # l2tcsv writes month/day/year, and 00/00/0000 for no time at all
    if date == "00/00/0000":
        raise DateError("the time is not known (00/00/0000)")
    day = read_date(date, order="month_first")
    if clock is None or clock == "--:--:--":
        return day
    try:
        return read_date(f"{day.edtf} {clock}", zone=None if zone in {None, "UTC"} else zone)
    except BoundsError as err:
        raise DateError(f"no such time zone: {zone}") from err


READER: Final = Reader("plaso l2tcsv", accepts, read, lambda path: count_rows(path, quoted=_is_quoted(path)))
