"""GDELT mentions: which article told of which event, and when. They carry no date of the event itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.events.time.bounds import Bounds
from dateline.events.time.granule import HOUR
from dateline.pipeline.readers.common.dates.dated import DateError
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, host_of, published_from
from dateline.pipeline.readers.common.tables.headerless import cells_of, count_of, table_of
from dateline.pipeline.readers.common.tables.rows import Cells, cell, header_has, lowered, read_rows

COLUMNS: Final = [
    "globaleventid",
    "eventtimedate",
    "mentiontimedate",
    "mentiontype",
    "mentionsourcename",
    "mentionidentifier",
    "sentenceid",
    "actor1charoffset",
    "actor2charoffset",
    "actioncharoffset",
    "inrawtext",
    "confidence",
    "mentiondoclen",
    "mentiondoctone",
    "mentiondoctranslationinfo",
    "extras",
]
UPDATE: Final = HOUR // 4
"""GDELT is updated every 15 minutes; the time of a mention is that of the update."""


SHOWS: Final = ("globaleventid", "mentiontimedate", "mentionsourcename")
"""Columns that tell the date and the title."""


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim tables that start with an event's id and two times, or with the header of mentions."""
    if name.suffix.lower() not in {".csv", ".tsv", ".tab", ".txt"}:
        return False
    if header_has(head, "globaleventid", "mentiontimedate"):
        return True
    cells = cells_of(head)
    times = [re.fullmatch(rb"\d{14}", cell) for cell in cells[1:3]]
    return len(cells) in {14, 15, 16, 17} and cells[0].isdigit() and all(times)


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each mention: that something was said, not when it happened."""
    table = table_of(path, context, COLUMNS, optional=3)
    yield from table.rejects
    yield from read_rows(lowered(table.rows), context, _record, shows=SHOWS)


def _record(row: Cells, context: Context) -> Record:
    when = cell(row, "mentiontimedate")
    if when is None:
        raise DateError("MentionTimeDate is blank or no time; a row of this format needs it")
    end = read_date(when).interval.earliest_start
    if end is None:
        raise DateError("MentionTimeDate is blank or no time; a row of this format needs it")
    event, source = cell(row, "globaleventid"), cell(row, "mentionsourcename")
    address = cell(row, "mentionidentifier")
    title = f"{source or 'A source'} mentions GDELT event {event}"
    certain = cell(row, "confidence") or ""
    return Record(
        format=READER.name,
        raw=row,
        title=title,
        source_id=source or host_of(address) or Path(context.shown).name,
        bounds=Bounds.within(end - UPDATE, end),
        date_text=when,
        record_id=f"{event} {address or ''} {cell(row, 'sentenceid') or ''}".strip(),
        published=published_from(when[:8]),
        publisher=source,
        url=address,
        kind="statement",
        role="statement",
        confidence=int(certain) / 100 if re.fullmatch(r"\d{1,2}|100", certain) else 0.5,
        reasons=("coded by a machine",),
        salience=0.1,
    )


READER: Final = Reader("gdelt mentions", accepts, read, lambda path: count_of(path, COLUMNS[0]))
