"""Timesketch CSV and JSON lines, and plaso's `dynamic` output: `message`, `datetime`, `timestamp_desc`, `timestamp`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Final

from dateline.pipeline.readers.common.carry import FIELD
from dateline.pipeline.readers.common.content import head_of
from dateline.pipeline.readers.common.counting import count_rows, objects_in
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, span
from dateline.pipeline.readers.common.dates.numeric import Numbers
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.objects import NOT_AN_OBJECT, flat, objects
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, one_line
from dateline.pipeline.readers.common.tables.delimited import opened_table
from dateline.pipeline.readers.common.tables.hand import epoch_of
from dateline.pipeline.readers.common.tables.rows import Cells, cell, header_has, read_rows

NO_TIME: Final = "no date and time: neither datetime nor timestamp"


SHOWS: Final = ("datetime", "timestamp", "message")
"""Columns that tell the date and the title."""


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim tables and JSON lines with `message` and `timestamp_desc`."""
    if name.suffix.lower() not in {".csv", ".tsv", ".log", ".txt", ".jsonl", ".ndjson"}:
        return False
    if head.lstrip()[:1] == b"{":
        first = head.splitlines()[0]
        return all(re.search(rb'"%s"\s*:' % key, first) for key in (b"message", b"timestamp_desc"))
    return header_has(head, "message", "timestamp_desc")


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each row."""
    if _is_lines(path):
        found = list(objects(path, context))
        yield from (context.reject(p, NOT_AN_OBJECT, v, stage="parse") for p, v in found if not isinstance(v, dict))
        yield from read_rows(((p, flat(v)) for p, v in found if isinstance(v, dict)), context, _record, shows=SHOWS)
        return
    table = opened_table(path, context)
    yield from table.rejects
    yield from read_rows(table.rows, context, _record, shows=SHOWS)


def _record(row: Cells, context: Context) -> Record:
    dated = _when(row)
    bounds, edtf = span(dated, None)
    message, means = one_line(cell(row, "message")), cell(row, "timestamp_desc")
    title = message[:300] or words_for(means)
    return Record(
        format=READER.name,
        raw={k: v for k, v in row.items() if k != FIELD},
        title=title,
        source_id=cell(row, "source")
        or cell(row, "source_short")
        or context.mapping.source
        or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=dated.text,
        record_id=cell(row, "record_id", "id"),
        quote=message or None,
        attribution=cell(row, "display_name"),
        notes=() if message else ("no message: called by what its time means",),
        salience=0.2,
    )


def words_for(means: str | None) -> str:
    """A title for a row that has none: what its time means.

    >>> words_for("Write time"), words_for(None)
    ('Write time', 'untitled')
    """
    return means or "untitled"


def _when(row: Mapping[str, object]) -> Dated:
    stated, stamp = cell(row, "datetime"), cell(row, "timestamp")
    if stated is not None:
        return read_date(stated, epoch=epoch_of(stated))
    if stamp is None:
        raise DateError(NO_TIME)
    return _epoch(stamp)


def _epoch(stamp: str) -> Dated:
    """A Timesketch timestamp is microseconds; other tools count otherwise, which its length tells."""
    if not re.fullmatch(r"-?\d{1,20}", stamp):
        raise DateError("the timestamp is no number; microseconds since 1970 would do")
    length = len(stamp.lstrip("-"))
    return read_date(stamp, epoch=next(numbers for most, numbers in _BY_LENGTH if length <= most))


_BY_LENGTH: Final[tuple[tuple[int, Numbers], ...]] = (
    (10, "seconds"), (13, "milliseconds"), (17, "microseconds"), (20, "nanoseconds"),
)  # fmt: skip


def _is_lines(path: Path) -> bool:
    return head_of(path).lstrip()[:1] == b"{"


def _count(path: Path) -> int:
    return objects_in(path) if _is_lines(path) else count_rows(path)


READER: Final = Reader("timesketch", accepts, read, _count)
