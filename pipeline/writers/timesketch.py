"""Timesketch: CSV and JSON lines. A row is a moment: the start; the bounds are kept beside it."""

from __future__ import annotations

import json
from typing import Any, Final

from dateline.events.time.bounds import Instant, iso
from dateline.pipeline.readers.common.carry import FIELD, shown_in
from dateline.pipeline.readers.timesketch import SHOWS
from dateline.pipeline.writers.common.protocol import Entry, Export, Writer, Written, split_dated
from dateline.pipeline.writers.tables import delimited

COLUMNS: Final = ["message", "datetime", "timestamp", "timestamp_desc", "source", "id", FIELD]


def write(export: Export) -> Written:
    """A row an entry."""
    held, omitted = split_dated(export, lambda e: _moment(e) is not None)
    return Written(delimited(COLUMNS, [_row(entry) for entry in held]), omitted)


def write_lines(export: Export) -> Written:
    """A line an entry."""
    held, omitted = split_dated(export, lambda e: _moment(e) is not None)
    lines = (json.dumps(_row(entry), ensure_ascii=False) for entry in held)
    return Written("".join(f"{line}\n" for line in lines).encode(), omitted)


def _moment(entry: Entry) -> Instant | None:
    bounds = entry.bounds
    ends = (bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.latest_end)
    return next((end for end in ends if end is not None), None)


def _row(entry: Entry) -> dict[str, Any]:
    moment = _moment(entry) or 0
    row: dict[str, Any] = {"message": " ".join(entry.title.split()), "datetime": str(iso(moment)), "timestamp": moment}
    row |= {"timestamp_desc": "Start", "source": entry.source_id, "id": entry.id}
    return row | {FIELD: entry.carried(shown_in(row, SHOWS))}


WRITERS: Final = (
    Writer("timesketch", (".timesketch.csv",), write),
    Writer("timesketch-jsonl", (".timesketch.jsonl",), write_lines),
)
