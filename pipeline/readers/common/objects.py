"""JSON objects as documents, or as rows of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from dateline.events.errors import ReadError
from dateline.pipeline.ingesting.rejects import Reject
from dateline.pipeline.readers.common.content import DATA_CAP, lines_of, read_text
from dateline.pipeline.readers.common.members import members_of
from dateline.pipeline.readers.common.protocol import Context


def flat(value: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """An object as one row: members of members under `outer.inner`, lists of words or names kept, others as JSON.

    >>> flat({"a": {"b": 1}, "c": ["x", "y"], "d": [{"name": "z"}]})
    {'a.b': 1, 'c': ['x', 'y'], 'd': ['z']}
    """
    row: dict[str, object] = {}
    for key, member in value.items():
        if isinstance(member, dict):
            row |= flat(member, f"{prefix}{key}.")
        elif isinstance(member, list):
            names = [m.get("name") if isinstance(m, dict) else m for m in member]
            named = all(isinstance(name, str) for name in names)
            row[f"{prefix}{key}"] = names if named else json.dumps(member, ensure_ascii=False)
        else:
            row[f"{prefix}{key}"] = member
    return row


@dataclass(frozen=True, slots=True)
class Loaded:
    """The value of a JSON file, and what is told where the file breaks off or is broken."""

    value: Any
    told: tuple[Reject, ...] = ()


def load(path: Path, context: Context) -> Loaded:
    """The value of a JSON file; of one that is broken somewhere, as much as stands before that place.

    Raises:
        ReadError: it is not JSON, from its beginning on.
    """
    text = read_text(path, cap=DATA_CAP).text
    try:
        return Loaded(_decoded(text))
    except RecursionError as err:
        raise ReadError(context.shown, "not JSON that can be read: nested too deeply", "flatten it") from err
    except ValueError as err:
        problem, at = str(err), getattr(err, "pos", 0)
    line = text.count("\n", 0, at) + 1
    value = _loads(before(text, at))
    if not isinstance(value, dict | list) or not value:
        raise ReadError(context.shown, f"not JSON: {problem}", "check it with a JSON checker")
    reason = f"not JSON from here on ({problem.partition(':')[0]}): what stands before it was read; mend it there"
    return Loaded(value, (context.reject(f"line {line}", reason, text[max(0, at - 40) : at + 40], stage="read"),))


def before(text: str, end: int) -> str:
    """The whole members that stand before a place in JSON, with their brackets closed.

    >>> before('{"a": [{"b": 1}, {"b": 2}, {"b', 29)
    '{"a": [{"b": 1}, {"b": 2}]}'
    """
    closing: list[str] = []
    whole, ends, quoted = 0, "", False
    for hit in _SIGN.finditer(text, 0, end):
        sign = hit[0]
        if sign == '"':
            quoted = not quoted
        elif quoted or sign[0] == "\\":
            continue
        elif sign in "[{":
            closing.append("]" if sign == "[" else "}")
        elif closing and sign == closing[-1]:
            closing.pop()
            whole, ends = hit.end(), "".join(reversed(closing))
    return text[:whole] + ends


_SIGN: Final = re.compile(r'\\.|["\[\]{}]', re.DOTALL)


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
        return _decoded(text)
    except (ValueError, RecursionError):
        return None


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except ValueError:  # a number of more digits than Python takes: its record is wrong, the others are not
        return json.loads(text, parse_int=str)


def _over_lines(path: Path, context: Context) -> Iterator[tuple[str, Any]]:
    """The members of one value, or values one after another; after what does not parse, from the next line on."""
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
            following = _BEGINS.search(text, place + 1)
            end = following.start() if following else len(text)
            value, place = text[place:end].rstrip(), end
        yield f"object {number}", value


_BEGINS: Final = re.compile(r"^[\[{]", re.MULTILINE)


def _next_value(text: str, place: int) -> int:
    while place < len(text) and (text[place].isspace() or text[place] == ","):
        place += 1
    return place
