"""Events as records that other tools read: instants as ISO 8601 text with expanded years, plain days beside them.

The layout is that of docs/query.md: EVENT_SCHEMA's columns, and `start`, `end` (inclusive dates), `text`, `score`. Of
an approximate date the plain days are those that its written form names ("2024-06-19~" is 19 June 2024), since tools
that take one day want the likeliest; the bounds beside them hold all that are possible.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import polars as pl

from dateline.events.errors import BoundsError, EdtfError
from dateline.events.time.bounds import Instant, day_text, iso
from dateline.events.time.edtf import parse

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell."""


Record = dict[str, Any]
"""A row of a table as JSON has it: column -> value."""


def event_records(events: pl.DataFrame) -> Iterator[dict[str, Any]]:
    """Each event as a dict that JSON can hold, keys in the order of the columns.

    Args:
        events: EVENT_SCHEMA's columns; further ones (`probability`) are kept.
    """
    numbers = _numbered(events).select("earliest_start", "latest_end")
    for record, (start, end) in zip(records(events), numbers.iter_rows(), strict=True):
        first, last = _named_days(record) or (start, end)
        yield record | {
            "start": None if first is None else day_text(first),
            "end": None if last is None else day_text(last - 1),
            "text": record["title"],
            "score": record["salience"],
        }


def _named_days(record: Mapping[str, Any]) -> tuple[Instant | None, Instant | None] | None:
    """The days that an approximate date names, as a half-open interval; None where it is not approximate."""
    if not record.get("approximate") or not record.get("edtf"):
        return None
    try:
        named = parse(record["edtf"]).extent
    except (EdtfError, BoundsError):
        return None
    return named.earliest_start, named.latest_end


def records(rows: pl.DataFrame) -> Iterator[dict[str, Any]]:
    """Each row as a dict that JSON can hold: instants, however nested, as ISO 8601 with expanded years."""
    dtypes = rows.schema
    for row in _numbered(rows).iter_rows(named=True):
        yield {name: _value(value, dtypes[name]) for name, value in row.items()}


def lines(told: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Each record as one line of JSON, without the line's end."""
    for record in told:
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def flat_records(events: pl.DataFrame) -> pl.DataFrame:
    """Events as text for a spreadsheet: lists joined by "; ", nested columns as JSON, nothing that is a formula."""
    return cells(event_records(events), columns=(*events.columns, "start", "end", "text", "score"))


def cells(told: Iterable[dict[str, Any]], *, columns: Sequence[str]) -> pl.DataFrame:
    """Records as text, a cell each."""
    rows = [{name: cell(value) for name, value in record.items()} for record in told]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String()))


def cell(value: object) -> str | None:
    """One value as a spreadsheet's cell; what would start a formula is quoted with an apostrophe.

    >>> cell("=HYPERLINK(1)"), cell(["Kim", "Putin"]), cell(-1.5), cell(None)
    ("'=HYPERLINK(1)", 'Kim; Putin', '-1.5', None)
    """
    if value is None:
        return None
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        text = "; ".join(value)
    else:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _value(value: Any, dtype: pl.DataType) -> Any:
    """An instant as text wherever it is nested; anything else as it is."""
    if value is None:
        return None
    if isinstance(dtype, pl.Datetime):
        return iso(value)
    if isinstance(dtype, pl.List):
        return [_value(part, dtype.inner) for part in value]  # type: ignore[arg-type]  # an instance, not a class
    if isinstance(dtype, pl.Struct):
        return {field.name: _value(value[field.name], field.dtype) for field in dtype.fields}  # type: ignore[arg-type]
    return value


def _numbered(events: pl.DataFrame) -> pl.DataFrame:
    """The same with every instant a number, however nested: Python has no dates before year 1."""
    return events.cast({name: _as_number(dtype) for name, dtype in events.schema.items()})


def _as_number(dtype: pl.DataType) -> pl.DataType:
    if isinstance(dtype, pl.Datetime):
        return pl.Int64()
    if isinstance(dtype, pl.List):
        return pl.List(_as_number(dtype.inner))  # type: ignore[arg-type]
    if isinstance(dtype, pl.Struct):
        return pl.Struct({field.name: _as_number(field.dtype) for field in dtype.fields})  # type: ignore[arg-type]
    return dtype


def when(event: pl.DataFrame) -> str:
    """When an event of one row happened, in words."""
    from dateline.events.time.words import words

    return str(words(event).item())
