"""JSON lines: documents, claims and events of our own, mixed as they come; other objects as rows of a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path, PurePath
from typing import Any, Final

from dateline.events.errors import ReadError
from dateline.pipeline.readers.common.content import DATA_CAP, lines_of, read_text
from dateline.pipeline.readers.common.layout import BATCH, is_own_layout, own_layout
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.table import Row, document_of, read_table

SUFFIXES: Final = {".jsonl", ".ndjson", ".jsonlines"}


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.jsonl and *.ndjson that no special format claims."""
    return name.suffix.lower() in SUFFIXES and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield documents, claims, and rejects of the lines that are neither."""
    own: list[Row] = []
    others: list[Row] = []
    for place, value in objects(path):
        if isinstance(value, ReadError):
            yield context.reject(place, f"not JSON: {value.problem}", value.remedy, stage="parse")
        elif not isinstance(value, dict):
            yield context.reject(place, "not an object", value, stage="parse")
        elif is_own_layout(value):
            own.append((place, value))
        elif is_document(value):
            yield from document_of(value, place, context)
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


def is_document(value: dict[str, Any]) -> bool:
    """True for an object with a text and nothing of an event's time but a publication date."""
    return isinstance(value.get("text"), str) and not {"start", "end", "start_date", "earliest_start"} & set(value)


def objects(path: Path) -> Iterator[tuple[str, Any]]:
    """The JSON values of a file with their places: one a line, or, where they run over lines, one after another.

    A value that is not JSON comes as a ReadError, and the rest goes on.
    """
    lines = lines_of(path)
    first = next(lines, None)
    if first is None:
        return
    if _loads(first[1]) is None and not first[1].rstrip().endswith("}"):
        yield from _concatenated(path)
        return
    for number, line in chain([first], lines):
        value = _loads(line)
        yield (
            f"line {number}",
            (ReadError(str(path), "the line does not parse", line[:200]) if value is None else value),
        )


def _loads(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _concatenated(path: Path) -> Iterator[tuple[str, Any]]:
    text = read_text(path, cap=DATA_CAP).text
    decoder, place, number = json.JSONDecoder(), 0, 0
    while (place := _next_value(text, place)) < len(text):
        number += 1
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as err:
            yield f"object {number}", ReadError(str(path), str(err), text[place : place + 200])
            return
        yield f"object {number}", value


def _next_value(text: str, place: int) -> int:
    while place < len(text) and (text[place].isspace() or text[place] == ","):
        place += 1
    return place


def flat(value: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """An object as one row: members of members under `outer.inner`, lists of words kept, other lists as JSON.

    >>> flat({"a": {"b": 1}, "c": ["x", "y"]})
    {'a.b': 1, 'c': ['x', 'y']}
    """
    row: dict[str, object] = {}
    for key, member in value.items():
        if isinstance(member, dict):
            row |= flat(member, f"{prefix}{key}.")
        elif isinstance(member, list) and not all(isinstance(m, str) for m in member):
            row[f"{prefix}{key}"] = json.dumps(member, ensure_ascii=False)
        else:
            row[f"{prefix}{key}"] = member
    return row


READER: Final = Reader("json lines", accepts, read, general=True)
