"""JSON: an array of documents, claims, events or unknown objects; or one object that holds such an array."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.pipeline.readers.common.content import is_binary
from dateline.pipeline.readers.common.counting import members_in
from dateline.pipeline.readers.common.layout import is_own_layout, own_layout
from dateline.pipeline.readers.common.members import BESIDE, Beside, is_document, members_of
from dateline.pipeline.readers.common.objects import NOT_AN_OBJECT, flat, load
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.tables.documents import document_of
from dateline.pipeline.readers.common.tables.table import read_table


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.json and *.geojson that no special format claims."""
    return name.suffix.lower() in {".json", ".geojson"} and not is_binary(head)


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield documents and claims of the array's members, by what each of them is."""
    loaded = load(path, context)
    others = []
    for place, value in members_of(loaded.value, context):
        if isinstance(value, Beside):
            yield context.skipped(place, BESIDE, value.value)
        elif not isinstance(value, dict):
            yield context.reject(place, NOT_AN_OBJECT, value, stage="parse")
        elif is_own_layout(value):
            yield from own_layout([(place, value)], context)
        elif is_document(value):
            yield from context.alone(place, document_of(value, place, context), value)
        else:
            others.append((place, flat(value)))
    if others:
        columns = list(dict.fromkeys(column for _, row in others for column in row))
        yield from read_table(columns, others, context, format=READER.name)
    yield from loaded.told


READER: Final = Reader("json", accepts, read, members_in, general=True)
