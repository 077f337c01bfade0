"""UCDP GED: its CSV. `date_prec` 1 is a day; above it the event lies somewhere from `date_start` to `date_end`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.events.table.claim import Entity, Quantity
from dateline.events.time.bounds import Bounds
from dateline.pipeline.readers.common.carry import shown, words
from dateline.pipeline.readers.common.dates.dated import Dated, DateError
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, entities
from dateline.pipeline.readers.common.tables.delimited import opened_table
from dateline.pipeline.readers.common.tables.rows import Cells, Made, cell, header_has, read_rows


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim a CSV with the columns of GED."""
    return name.suffix.lower() in {".csv", ".tsv", ".txt"} and header_has(
        head, "date_prec", "date_start", "date_end", "side_a"
    )


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each row."""
    table = opened_table(path, context)
    yield from table.rejects
    yield from read_rows(table.rows, context, _record)


def _record(row: Cells, context: Context) -> Made:
    first, last = cell(row, "date_start"), cell(row, "date_end")
    if first is None:
        raise DateError("no date_start")
    low = _day(first).interval.earliest_start
    high = _day(last or first).interval.latest_end
    if low is None or high is None or low >= high:
        raise DateError("it would end before it starts")
    precision = _whole(cell(row, "date_prec"))
    place = cell(row, "where_coordinates", "adm_2", "adm_1", "country")
    title = words([cell(row, "side_a"), cell(row, "side_b")], " against ") + (f" ({place})" if place else "")
    office = cell(row, "source_office")
    exact = first == last or last is None
    record = Record(
        format=READER.name,
        raw=row,
        title=title or "untitled",
        source_id=(office or "").split(";")[0].strip() or context.mapping.source or Path(context.shown).name,
        bounds=Bounds.within(low, high, "day" if exact else "interval"),
        edtf=_day(first).edtf if exact else None,
        date_text=words([first, None if exact else last], " / ")
        + (f", precision {precision}" if precision != "1" else ""),
        record_id=_whole(cell(row, "id", "relid")),
        publisher=(office or "").split(";")[0].strip() or None,
        quote=cell(row, "source_headline", "source_article"),
        kind="conflict",
        actors=[*entities(cell(row, "side_a"), "group"), *entities(cell(row, "side_b"), "group")],
        places=[Entity(name, kind) for name, kind in _places(row)],
        quantities=_dead(row),
    )
    return record, shown(first, last, precision, title)


def _day(text: str) -> Dated:
    return read_date(re.sub(r"[ T]00:00:00(\.0+)?$", "", text))


def _whole(text: str | None) -> str | None:
    """A number without the `.0` that data frames give it."""
    return re.sub(r"\.0$", "", text) if text else text


def _places(row: Cells) -> Iterator[tuple[str, str]]:
    for name, kind in (
        ("where_coordinates", "other"),
        ("adm_2", "region"),
        ("adm_1", "region"),
        ("country", "country"),
    ):
        value = cell(row, name)
        if value:
            yield value, kind


def _dead(row: Cells) -> tuple[Quantity, ...]:
    low, best, high = (_number(row, name) for name in ("low", "best", "high"))
    if best is None:
        return ()
    low, high = (best if low is None else low), (best if high is None else high)
    return (Quantity(min(low, best), max(high, best), "killed", low != high, f"{best:g} killed ({low:g} to {high:g})"),)


def _number(row: Cells, name: str) -> float | None:
    text = cell(row, name)
    return float(text) if text and re.fullmatch(r"\d+(\.\d+)?", text) else None


READER: Final = Reader("ucdp", accepts, read)
