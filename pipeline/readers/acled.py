"""ACLED: its CSV. `time_precision` says how wide the date is: 1 a day, 2 a week around it, 3 its month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.events.table.claim import Entity, Quantity
from dateline.events.time.bounds import DAY, Bounds
from dateline.events.time.granule import unit
from dateline.pipeline.readers.common.carry import words
from dateline.pipeline.readers.common.counting import count_rows
from dateline.pipeline.readers.common.dates.dated import DateError
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, entities, published_from, quantity
from dateline.pipeline.readers.common.tables.delimited import opened_table
from dateline.pipeline.readers.common.tables.hand import epoch_of
from dateline.pipeline.readers.common.tables.rows import Cells, cell, header_has, lowered, read_rows

KINDS: Final = {
    "battles": "conflict", "explosions/remote violence": "conflict", "violence against civilians": "conflict",
    "protests": "protest", "riots": "protest", "strategic developments": "other",
}  # fmt: skip

NO_PRECISION: Final = "its time_precision is none of 1, 2 and 3; the day is taken"


SHOWS: Final = ("event_date", "time_precision", "event_type", "sub_event_type", "actor1", "actor2", "location")
"""Columns that tell the date and the title."""


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim a CSV with ACLED's columns."""
    return name.suffix.lower() in {".csv", ".tsv", ".txt"} and header_has(
        head, "event_date", "time_precision", "event_type", "actor1"
    )


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each row."""
    table = opened_table(path, context)
    yield from table.rejects
    yield from read_rows(lowered(table.rows), context, _record, shows=SHOWS, dates=["event_date"])


def precise(day: Bounds, precision: str) -> Bounds:
    """Bounds of a day with its `time_precision`.

    The week may be any that holds the day: the codebook does not say which of its days is given.

    Source: ACLED Codebook, "Time precision".

    >>> from dateline.pipeline.readers.common.dates.dated import calendar
    >>> str(precise(calendar(2022, 12, 14).interval, "2")), str(precise(calendar(2022, 12, 14).interval, "3"))
    ('within [2022-12-08, 2022-12-21)', 'within [2022-12-01, 2023-01-01)')
    """
    first, after = day.earliest_start, day.latest_end
    if first is None or after is None:
        return day
    if precision == "2":
        return Bounds.within(first - 6 * DAY, after + 6 * DAY, "week")
    if precision == "3":
        return unit(first, "month").inside()
    return day.inside()


def _record(row: Cells, context: Context) -> Record:
    date = cell(row, "event_date")
    if date is None:
        raise DateError("event_date is blank; a row of this format needs it")
    dated = read_date(date, order=context.order)
    precision = re.sub(r"\.0+$", "", cell(row, "time_precision") or "1")
    who, whom, place = cell(row, "actor1"), cell(row, "actor2"), cell(row, "location")
    title = words([cell(row, "sub_event_type", "event_type"), words([who, whom], " and ")], ": ")
    title += f" ({words([place, cell(row, 'country')])})" if place else ""
    source = cell(row, "source")
    uploaded = cell(row, "timestamp")
    return Record(
        format=READER.name,
        raw=row,
        title=title,
        source_id=source or context.mapping.source or Path(context.shown).name,
        bounds=precise(dated.interval, precision),
        edtf=dated.edtf if precision == "1" else None,
        date_text=date if precision == "1" else f"{date}, time precision {precision}",
        record_id=cell(row, "event_id_cnty", "data_id"),
        published=_day(uploaded),
        publisher=source,
        quote=cell(row, "notes"),
        kind=KINDS.get((cell(row, "event_type") or "").lower(), "other"),
        actors=[*entities(who, "group"), *entities(whom, "group")],
        places=[Entity(name, kind) for name, kind in _places(row)],
        quantities=_dead(row),
        notes=() if precision in {"1", "2", "3"} else (NO_PRECISION,),
    )


def _day(epoch: str | None) -> Bounds | None:
    """The day on which the row was put into the data set: only then was it said."""
    if epoch is None or not epoch.isdigit():
        return published_from(epoch)
    start = read_date(epoch, epoch=epoch_of(epoch) or "seconds").interval.earliest_start
    return None if start is None else unit(start, "day")


def _places(row: Cells) -> Iterator[tuple[str, str]]:
    for name, kind in (("location", "other"), ("admin1", "region"), ("country", "country")):
        value = cell(row, name)
        if value:
            yield value, kind


def _dead(row: Cells) -> tuple[Quantity, ...]:
    dead = quantity(cell(row, "fatalities"), "killed")
    return (dead,) if dead else ()


READER: Final = Reader("acled", accepts, read, count_rows)
