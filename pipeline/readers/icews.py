"""ICEWS: its tab-separated coded events; dates are days."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.events.table.claim import Entity
from dateline.pipeline.readers.common.carry import words
from dateline.pipeline.readers.common.content import head_of
from dateline.pipeline.readers.common.counting import count_rows
from dateline.pipeline.readers.common.dates.dated import DateError, span
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record
from dateline.pipeline.readers.common.tables.delimited import opened_table
from dateline.pipeline.readers.common.tables.rows import Cells, cell, header_has, lowered, read_rows

SHOWS: Final = ("event date", "source name", "target name", "event text", "city")
"""Columns that tell the date and the title."""


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim a table with the columns of ICEWS."""
    return name.suffix.lower() in {".tab", ".tsv", ".csv", ".txt"} and header_has(
        head, "event date", "cameo code", "event text"
    )


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each row."""
    table = opened_table(path, context, quoted=_is_quoted(path))
    yield from table.rejects
    yield from read_rows(lowered(table.rows), context, _record, shows=SHOWS, dates=["event date"])


def _is_quoted(path: Path) -> bool:
    """The tab-separated original has quotes as letters; where somebody made it comma-separated they are quotes."""
    return b"\t" not in head_of(path).split(b"\n", 1)[0]


def _record(row: Cells, context: Context) -> Record:
    date = cell(row, "event date")
    if date is None:
        raise DateError("Event Date is blank; a row of this format needs it")
    bounds, edtf = span(read_date(date, order=context.order), None)
    who, whom, what = cell(row, "source name"), cell(row, "target name"), cell(row, "event text")
    place = cell(row, "city", "district", "province", "country")
    title = words([who, what], ": ") + (f", {whom}" if whom else "") + (f" ({place})" if place else "")
    publisher = cell(row, "publisher")
    return Record(
        format=READER.name,
        raw=row,
        title=title or "untitled",
        source_id=publisher or context.mapping.source or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=date,
        record_id=cell(row, "event id"),
        publisher=publisher,
        quote=words([date, who, what, whom, place], " | "),
        actors=[Entity(name, "other") for name in dict.fromkeys((who, whom)) if name],
        places=[
            Entity(v, "country" if k == "country" else "other") for k in ("city", "country") if (v := cell(row, k))
        ],
        confidence=0.5,
        reasons=("coded by a machine",),
    )


READER: Final = Reader("icews", accepts, read, lambda path: count_rows(path, quoted=_is_quoted(path)))
