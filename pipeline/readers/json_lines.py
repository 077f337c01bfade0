"""JSON lines: documents, claims and events of our own, mixed as they come; other objects as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.pipeline.readers.common.counting import objects_in
from dateline.pipeline.readers.common.layout import BATCH, is_own_layout, own_layout
from dateline.pipeline.readers.common.members import BESIDE, Beside, is_document
from dateline.pipeline.readers.common.objects import NOT_AN_OBJECT, flat, objects
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.tables.assembled import Row
from dateline.pipeline.readers.common.tables.documents import document_of
from dateline.pipeline.readers.common.tables.table import read_table

SUFFIXES: Final = {".jsonl", ".ndjson", ".jsonlines"}


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.jsonl and *.ndjson that no special format claims."""
    return name.suffix.lower() in SUFFIXES and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield documents, claims, and rejects of the lines that are neither."""
    own: list[Row] = []
    others: list[Row] = []
    for place, value in objects(path, context):
        if isinstance(value, Beside):
            yield context.skipped(place, BESIDE, value.value)
        elif not isinstance(value, dict):
            yield context.reject(place, NOT_AN_OBJECT, value, stage="parse")
        elif is_own_layout(value):
            own.append((place, value))
        elif is_document(value):
            yield from context.alone(place, document_of(value, place, context), value)
        else:
            others.append((place, value))
        if len(own) >= BATCH:
            yield from own_layout(own, context)
            own = []
    yield from own_layout(own, context)
    if others:
        rows = [(place, flat(row)) for place, row in others]
        columns = list(dict.fromkeys(column for _, row in rows for column in row))
        yield from read_table(columns, rows, context, format=READER.name)


READER: Final = Reader("json lines", accepts, read, objects_in, general=True)
