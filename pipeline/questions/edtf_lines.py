"""What `dateline edtf` answers: one JSON line for each string; the same one at a time and many at once."""

from __future__ import annotations

import json
import select
from collections.abc import Iterator, Sequence
from io import UnsupportedOperation
from typing import BinaryIO, Final

from dateline.events.errors import EdtfError
from dateline.events.time.bounds import DAY, day_text
from dateline.events.time.edtf import Conventions, parse

MANY: Final = 20_000
"""From so many lines on, a column is quicker than one at a time, loading polars included."""

_BYTES_AT_ONCE: Final = 1 << 22

_AROUND: Final = ('{"edtf": "', '", "valid": true, "level": ', ', "lower": ', ', "upper": ', ', "error": null}')
"""What stands before, between and after string, level, first and last day; EDTF needs no escaping."""


def answers(stream: BinaryIO, conventions: Conventions) -> Iterator[str]:
    """The answer to each line of a stream, as soon as there is one, in blocks of lines that came together."""
    for texts in _blocks(stream):
        found = many(texts, conventions) if len(texts) >= MANY else [one(text, conventions) for text in texts]
        yield "".join(f"{line}\n" for line in found)


def one(text: str, conventions: Conventions) -> str:
    """The answer to one string."""
    try:
        read = parse(text, conventions)
    except EdtfError as error:
        wrong = {"edtf": text, "valid": False, "level": None, "lower": None, "upper": None, "error": str(error)}
        return json.dumps(wrong, ensure_ascii=False)
    lower, upper = ("null" if day is None else f'"{day_text(day * DAY)}"' for day in (read.lower, read.upper))
    told = (text, str(read.level), lower, upper, "")
    return "".join(part for pair in zip(_AROUND, told, strict=True) for part in pair)


def many(texts: Sequence[str], conventions: Conventions) -> list[str]:
    """The answers to many strings, by whole columns; what is wrong or beyond a column one at a time."""
    import polars as pl

    from dateline.events.time.edtf.column import read

    asked = pl.Series("text", texts, dtype=pl.String)
    table = read(asked, conventions).insert_column(0, asked)
    first, last = pl.col("earliest_start"), pl.col("latest_end") - pl.duration(microseconds=1)
    as_written = pl.when(pl.col("granule") == "second").then(pl.col("text").str.extract("^([^T]*)T"))
    days = (as_written.otherwise(end.dt.to_string("%Y-%m-%d")) for end in (first, last))
    lower, upper = (pl.format('"{}"', day).fill_null("null") for day in days)
    told = (pl.col("text"), pl.col("level"), lower, upper)
    line = pl.concat_str(
        [part for pair in zip(map(pl.lit, _AROUND), (*told, pl.lit("")), strict=True) for part in pair]
    )
    is_held = (pl.col("start_kind") != "out_of_range") & (pl.col("end_kind") != "out_of_range")
    found = table.select(line=pl.when(pl.col("valid") & is_held).then(line))["line"].to_list()
    return [one(text, conventions) if line is None else line for text, line in zip(texts, found, strict=True)]


def _blocks(stream: BinaryIO) -> Iterator[list[str]]:
    """Lines without their newlines, as many as have come; the last one may have had none.

    The first line says whether lines end with LF or with CR LF: a CR elsewhere is a letter, which no EDTF has.
    """
    begun, end = b"", None
    while block := _available(stream):
        whole, newline, rest = block.rpartition(b"\n")
        if newline:
            lines = (begun + whole).decode("utf-8", errors="replace").split("\n")
            end = ("\r" if lines[0].endswith("\r") else "") if end is None else end
            yield [line.removesuffix(end) for line in lines]
            begun = b""
        begun += rest
    if begun:
        yield [begun.decode("utf-8", errors="replace")]


def _available(stream: BinaryIO) -> bytes:
    """What a stream has to give now, or nothing at its end; waits for the first byte only."""
    block = stream.read1(_BYTES_AT_ONCE)  # type: ignore[attr-defined]
    parts = [block]
    size = len(block)
    while block and size < _BYTES_AT_ONCE and _is_ready(stream):
        block = stream.read1(_BYTES_AT_ONCE)  # type: ignore[attr-defined]
        parts.append(block)
        size += len(block)
    return b"".join(parts)


def _is_ready(stream: BinaryIO) -> bool:
    """Tell whether a pipe has more to give at once."""
    try:
        return bool(select.select([stream.fileno()], [], [], 0)[0])
    except (OSError, ValueError, UnsupportedOperation):
        return False
