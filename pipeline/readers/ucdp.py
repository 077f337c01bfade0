"""UCDP GED: its CSV. `date_prec` 1 is a day; above it the event lies somewhere from `date_start` to `date_end`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.events.table.claim import Entity, Quantity
from dateline.events.time.bounds import DAY, Bounds, GranuleName, Instant
from dateline.events.time.granule import unit
from dateline.pipeline.readers.common.carry import words
from dateline.pipeline.readers.common.counting import count_rows
from dateline.pipeline.readers.common.dates.dated import BACKWARDS, Dated, DateError
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, entities, published_from
from dateline.pipeline.readers.common.tables.delimited import opened_table
from dateline.pipeline.readers.common.tables.rows import Cells, cell, header_has, lowered, read_rows

WIDER: Final[dict[str | None, GranuleName]] = {"2": "week", "3": "week", "4": "month", "5": "year"}
"""What `date_prec` says is known, where it is not the day."""


SHOWS: Final = ("date_start", "date_end", "date_prec", "side_a", "side_b", "where_coordinates")
"""Columns that tell the date and the title."""


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim a CSV with the columns of GED."""
    return name.suffix.lower() in {".csv", ".tsv", ".txt"} and header_has(
        head, "date_prec", "date_start", "date_end", "side_a"
    )


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each row."""
    table = opened_table(path, context)
    yield from table.rejects
    yield from read_rows(lowered(table.rows), context, _record, shows=SHOWS, dates=["date_start", "date_end"])


def _record(row: Cells, context: Context) -> Record:
    first, last = cell(row, "date_start"), cell(row, "date_end")
    if first is None:
        raise DateError("date_start is blank; a row of this format needs it")
    precision = _whole(cell(row, "date_prec"))
    single = _day(first, context)
    low, high = _limits(single, single if last is None else _day(last, context), precision)
    place = cell(row, "where_coordinates", "where_description", "adm_2", "adm_1", "country")
    title = words([cell(row, "side_a"), cell(row, "side_b")], " against ") + (f" ({place})" if place else "")
    office = cell(row, "source_office")
    exact = (first == last or last is None) and precision not in WIDER
    return Record(
        format=READER.name,
        raw=row,
        title=title or "untitled",
        source_id=(office or "").split(";")[0].strip() or context.mapping.source or Path(context.shown).name,
        bounds=Bounds.within(low, high, "day" if exact else "interval"),
        edtf=single.edtf if exact else None,
        date_text=words([first, None if first == last else last], " / ")
        + (f", precision {precision}" if precision != "1" else ""),
        published=published_from((cell(row, "source_date") or "").split(";")[0]),
        record_id=_whole(cell(row, "id", "relid")),
        publisher=(office or "").split(";")[0].strip() or None,
        quote=cell(row, "source_headline", "source_article"),
        kind="conflict",
        actors=[*entities(cell(row, "side_a"), "group"), *entities(cell(row, "side_b"), "group")],
        places=[Entity(name, kind) for name, kind in _places(row)],
        quantities=_dead(row),
    )


def _limits(first: Dated, last: Dated, precision: str | None) -> tuple[Instant, Instant]:
    """The first and last moment at which it may have been.

    The two dates are the range; where they are one day and `date_prec` says that the day is not known, it is the week,
    month or year that may be meant.

    Source: UCDP GED Codebook, "date_prec".
    """
    low, high = first.interval.earliest_start, last.interval.latest_end
    if low is None or high is None or low >= high:
        raise DateError(BACKWARDS)
    if precision not in WIDER or high - low > DAY:
        return low, high
    if precision in {"2", "3"}:
        return low - 6 * DAY, high + 6 * DAY
    wide = unit(low, WIDER[precision])
    return wide.earliest_start or low, wide.latest_end or high


def _day(text: str, context: Context) -> Dated:
    return read_date(re.sub(r"[ T]00:00:00(\.0+)?$", "", text), order=context.order)


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
    low, best, high = (_number(row, name, f"{name}_est") for name in ("low", "best", "high"))
    if best is None:
        return ()
    low, high = (best if low is None else low), (best if high is None else high)
    return (Quantity(min(low, best), max(high, best), "killed", low != high, f"{best:g} killed ({low:g} to {high:g})"),)


def _number(row: Cells, *names: str) -> float | None:
    """Of versions up to 5 the three are called `low_est`, `best_est`, `high_est`."""
    text = cell(row, *names)
    return float(text) if text and re.fullmatch(r"\d+(\.\d+)?", text) else None


READER: Final = Reader("ucdp", accepts, read, count_rows)
