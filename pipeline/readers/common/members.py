"""Which members of a JSON value are its records, however the file wraps, names or turns them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dateline.events.errors import ReadError
from dateline.pipeline.readers.common.layout import is_own_layout
from dateline.pipeline.readers.common.protocol import Context
from dateline.pipeline.readers.common.tables.header import column_names, is_a_record

WRAPPERS: Final = 5
"""As many objects may stand around a list of records: what it is, who made it, where the next page is."""
DEPTH: Final = 3
"""So deep may a list of records be wrapped."""
BESIDE: Final = "of another list than the records"


@dataclass(frozen=True, slots=True)
class Beside:
    """A member of a list that is not the list of records."""

    value: object


def is_document(value: Mapping[str, Any]) -> bool:
    """True for an object with a text and nothing of an event's time but a publication date."""
    return isinstance(value.get("text"), str) and not {"start", "end", "start_date", "earliest_start"} & set(value)


def members_of(value: Any, context: Context) -> Iterator[tuple[str, Any]]:
    """The records of a JSON value with their places: of an array, of the arrays in it that are alike, or it alone.

    An object of objects is an array whose members have names, unless it is a few that wrap an array; a table may be
    turned (an array for each column), or an array of arrays. Members of other lists come as `Beside`.

    Raises:
        ReadError: there is no object in it.
    """
    table = _rows_of(value)
    if table is not None:
        yield from ((f"item {n}", row) for n, row in enumerate(table, 1))
    elif isinstance(value, list):
        yield from ((f"item {n}", _feature(member)) for n, member in enumerate(value, 1))
    elif not isinstance(value, dict):
        raise ReadError(context.shown, "no object in it", "an array of objects is read")
    elif is_own_layout(value) or is_document(value):
        yield "item 1", value
    else:
        yield from _wrapped(value)


def _wrapped(value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    arrays = dict(_arrays(value))
    if _is_named_array(value, arrays):
        yield from value.items()
        return
    if not arrays:
        yield "item 1", value
        return
    longest = max(arrays, key=lambda name: (-name.count("."), len(arrays[name])))
    for name, array in arrays.items():
        read = name == longest or _alike(array, arrays[longest])
        yield from ((f"{name}[{n}]", _feature(m) if read else Beside(m)) for n, m in enumerate(array))


def _arrays(value: Mapping[str, Any], path: str = "", depth: int = DEPTH) -> Iterator[tuple[str, list[Any]]]:
    """The arrays of objects in an object, by their path."""
    for name, member in value.items():
        if isinstance(member, list) and any(isinstance(m, dict) for m in member):
            yield f"{path}{name}", member
        elif isinstance(member, dict) and depth:
            yield from _arrays(member, f"{path}{name}.", depth - 1)


def _is_named_array(value: Mapping[str, Any], arrays: Mapping[str, list[Any]]) -> bool:
    if not value or not all(isinstance(member, dict) for member in value.values()):
        return False
    return not arrays or len(value) > WRAPPERS


def _alike(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """True for arrays whose first objects share more than half of their members' names."""
    names = [set(next(m for m in array if isinstance(m, dict))) for array in (one, other)]
    return 2 * len(names[0] & names[1]) > len(names[0] | names[1])


def _feature(value: Any) -> Any:
    """What GeoJSON says of a place on the map; any other value as it is."""
    properties = value.get("properties") if isinstance(value, dict) and value.get("type") == "Feature" else None
    return {"id": value.get("id"), **properties} if isinstance(properties, dict) else value


def _rows_of(value: Any) -> list[dict[str, Any]] | None:
    """The rows of a table that JSON holds in another way than as an array of objects; None for any other value.

    >>> _rows_of([["date", "title"], ["1866", "Cable"]])
    [{'date': '1866', 'title': 'Cable'}]
    >>> _rows_of({"date": ["1866"], "title": ["Cable"]}) == _rows_of({"date": {"0": "1866"}, "title": {"0": "Cable"}})
    True
    """
    if isinstance(value, list):
        return _of_arrays(value, None)
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("columns"), list) and isinstance(value.get("data"), list):
        return _of_arrays(value["data"], value["columns"])
    columns = list(value.values())
    if len(columns) < 2:
        return None
    if all(isinstance(c, dict) and c and all(map(str.isdigit, c)) for c in columns):
        numbers = dict.fromkeys(number for column in columns for number in column)
        return [{name: column.get(number) for name, column in value.items()} for number in numbers]
    if all(isinstance(c, list) and not any(isinstance(m, dict | list) for m in c) for c in columns):
        lengths = {len(c) for c in columns}
        rows = zip(*columns, strict=True) if len(lengths) == 1 else ()
        return [dict(zip(value, row, strict=True)) for row in rows] or None
    return None


def _of_arrays(rows: Sequence[Any], names: Sequence[Any] | None) -> list[dict[str, Any]] | None:
    """The first array names the columns where nothing else does and it is no record itself."""
    if not rows or not all(isinstance(row, list) for row in rows):
        return None
    if names is None and not is_a_record(rows[0]):
        names, rows = rows[0], rows[1:]
    columns = column_names(names if names is not None else [None] * max(map(len, rows)))
    columns += column_names([None] * max([len(row) for row in rows] or [0]))[len(columns) :]
    return [dict(zip(columns, row, strict=False)) for row in rows]
