"""JSON objects as documents, or as rows of a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from dateline.events.errors import ReadError
from dateline.pipeline.readers.common.content import DATA_CAP, lines_of, read_text
from dateline.pipeline.readers.common.layout import is_own_layout
from dateline.pipeline.readers.common.protocol import Context


def is_document(value: dict[str, Any]) -> bool:
    """True for an object with a text and nothing of an event's time but a publication date."""
    return isinstance(value.get("text"), str) and not {"start", "end", "start_date", "earliest_start"} & set(value)


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


def load(path: Path, context: Context) -> Any:
    """The value of a JSON file.

    Raises:
        ReadError: it is not JSON.
    """
    try:
        return json.loads(read_text(path, cap=DATA_CAP).text)
    except (ValueError, RecursionError) as err:
        raise ReadError(context.shown, f"not JSON: {err}", "check it with a JSON checker") from err


WRAPPERS: Final = 5
"""As many objects may stand around a list of records: what it is, who made it, where the next page is."""
NOT_AN_OBJECT: Final = "not a JSON object; check quotes, commas and braces"
"""Reason for what `objects` yields as anything but a dict."""


def objects(path: Path, context: Context) -> Iterator[tuple[str, Any]]:
    """The JSON values of a file with their places: one a line, or one after another over lines, or the members of one.

    What does not parse comes as its text, and the rest goes on.
    """
    lines = lines_of(path)
    start = list(islice(lines, 5))
    if start and all(_loads(line) is None for _, line in start):
        yield from _over_lines(path, context)
        return
    for number, line in chain(start, lines):
        value = _loads(line)
        yield f"line {number}", (line if value is None else value)


def _loads(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _over_lines(path: Path, context: Context) -> Iterator[tuple[str, Any]]:
    text = read_text(path, cap=DATA_CAP).text
    whole = _loads(text)
    if whole is not None:
        yield from members_of(whole, context)
        return
    decoder, place, number = json.JSONDecoder(), 0, 0
    while (place := _next_value(text, place)) < len(text):
        number += 1
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            yield f"object {number}", text[place : place + 1000]
            return
        yield f"object {number}", value


def _next_value(text: str, place: int) -> int:
    while place < len(text) and (text[place].isspace() or text[place] == ","):
        place += 1
    return place


def _is_named_array(value: Mapping[str, Any], arrays: Mapping[str, list[Any]]) -> bool:
    if not value or not all(isinstance(member, dict) for member in value.values()):
        return False
    return not arrays or len(value) > WRAPPERS


def _arrays(value: Mapping[str, Any], path: str = "", depth: int = 3) -> Iterator[tuple[str, list[Any]]]:
    """The arrays of objects in an object, by their path, not deeper than it takes to wrap a list of records."""
    for name, member in value.items():
        if isinstance(member, list) and any(isinstance(m, dict) for m in member):
            yield f"{path}{name}", member
        elif isinstance(member, dict) and depth:
            yield from _arrays(member, f"{path}{name}.", depth - 1)


def members_of(value: Any, context: Context) -> Iterator[tuple[str, Any]]:
    """The records of a JSON value with their places: of an array, of the longest array in it, or it alone.

    An object of objects is an array whose members have names, unless it is a few that wrap an array.
    """
    if isinstance(value, dict) and not is_own_layout(value) and not is_document(value):
        arrays = dict(_arrays(value))
        if _is_named_array(value, arrays):
            yield from value.items()
            return
        if arrays:
            name = max(arrays, key=lambda k: (-k.count("."), len(arrays[k])))
            yield from ((f"{name}[{n}]", member) for n, member in enumerate(arrays[name]))
            return
    if isinstance(value, list):
        yield from ((f"item {n}", member) for n, member in enumerate(value, 1))
        return
    if not isinstance(value, dict):
        raise ReadError(context.shown, "no object in it", "an array of objects is read")
    yield "item 1", value
