"""Rows of delimited text: the delimiter is found, quoting is RFC 4180's, broken rows are refused one by one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, dropwhile, islice
from pathlib import Path
from typing import Final, Literal

from dateline.events.errors import ReadError
from dateline.pipeline.ingesting.rejects import Reject
from dateline.pipeline.readers.common.content import DATA_CAP, LINE_CAP, read_text
from dateline.pipeline.readers.common.protocol import Changed, Context, Skipped
from dateline.pipeline.readers.common.tables.header import (
    ABOVE,
    NO_HEADER,
    SAMPLE,
    column_names,
    header_at,
    is_a_record,
)

DELIMITERS: Final = ",;\t|"
UNCLOSED: Final = "a quote that is never closed; close it, or double it where it is a letter"
SHORT: Final = "fewer cells than the header: those at the end are taken as blank"
EMPTY: Final = "an empty row"
GUARD: Final = "'"
"""Put before a cell that a spreadsheet would run as a formula; taken off again when such a cell is read."""
_SEPARATOR: Final = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
"""A first line by which Excel is told the delimiter."""
RISKY: Final = ("=", "+", "-", "@", "\t", "\r")


Told = Reject | Changed | Skipped
"""What is told of rows that are not read as they stand."""
Numbered = tuple[int, list[str] | Reject]
"""The number of a row and its cells, or why it has none."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of a delimited file, and what was refused or changed on the way."""

    columns: list[str]
    rows: list[tuple[str, dict[str, object]]]
    rejects: list[Told] = field(default_factory=list)


def opened_table(
    path: Path,
    context: Context,
    *,
    columns: list[str] | None = None,
    delimiter: str | None = None,
    quoted: bool = True,
    optional: int | None = 0,
) -> Table:
    """Read a delimited file.

    Args:
        path: A file of at most 300 MB.
        context: For rejects.
        columns: Names, where the file has no header.
        delimiter: None finds it.
        quoted: False where quotes are letters like any other.
        optional: How many columns at the end a row may do without; None: all but two, which is told.

    Raises:
        ReadError: no header, or not text.
    """
    decoded = read_text(path, cap=DATA_CAP)
    numbered = _told_rows(decoded.text, context, delimiter=delimiter, quoted=quoted)
    refused: list[Told] = []
    refused.extend(context.remarks(decoded))
    header, numbered = (columns, numbered) if columns else _header(numbered, context, refused)
    rows: list[tuple[str, dict[str, object]]] = []
    for number, cells in numbered:
        place = f"row {number}"
        if isinstance(cells, Reject):
            refused.append(cells)
        elif len(cells) < len(header) and not any(c.strip() for c in cells):
            if len(cells) > 1:
                refused.append(context.skipped(place, EMPTY))
        elif not _fits(cells, len(header), optional):
            refused.append(_miscounted(context, place, cells, header))
        else:
            if optional is None and len(cells) < len(header):
                refused.append(context.changed(place, SHORT, " | ".join(cells)))
            rows.append((place, {c: unguarded(cell) for c, cell in zip(header, cells, strict=False)}))
    return Table(header, rows, refused)


def _fits(cells: Sequence[str], width: int, optional: int | None) -> bool:
    """True for a row that is as long as the header, but for blank cells, and for cells it may do without."""
    least = min(width, 2) if optional is None else width - optional
    return least <= len(cells) and not any(cell.strip() for cell in cells[width:])


def _miscounted(context: Context, place: str, cells: list[str], header: list[str]) -> Reject:
    reason = f"{len(cells)} cells where the header has {len(header)}; check quotes and delimiters"
    if len(cells) == 1:
        reason = f"one cell where the header has {len(header)}: a note, or a row without its delimiters"
    return context.reject(place, reason, " | ".join(cells), stage="parse")


def count_rows(path: Path, *, delimiter: str | None = None, quoted: bool = True, header: bool = True) -> int:
    """How many rows stand in a delimited file, but for the names of its columns and lines with nothing in them."""
    text = read_text(path, cap=DATA_CAP).text
    told = _told_rows(text, Context(str(path)), delimiter=delimiter, quoted=quoted)
    count = sum(isinstance(cells, Reject) or len(cells) > 1 or cells[0].strip() != "" for _, cells in told)
    return max(count - header, 0)


def _told_rows(text: str, context: Context, *, delimiter: str | None, quoted: bool) -> Iterator[Numbered]:
    """The numbered rows, split where the file itself says, else where most of it agrees."""
    said = _SEPARATOR.match(text)
    text = text[said.end() :] if said else text
    return _numbered(text, delimiter or (said[1] if said else delimiter_of(text)), context, quoted=quoted)


def _numbered(text: str, delimiter: str, context: Context, *, quoted: bool) -> Iterator[Numbered]:
    """Rows with their numbers; a quote that is never closed costs the line where it stands, not those after it."""
    csv.field_size_limit(LINE_CAP)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    lines = list(io.StringIO(text, newline=""))
    start, number = 0, 0
    while start < len(lines):
        opened_at = start
        rows = csv.reader(iter(lines[opened_at:]), delimiter=delimiter, quoting=quoting)
        while start < len(lines):
            number += 1
            begun, cells = start, _cells(rows, number, context)
            start = opened_at + rows.line_num
            if quoted and start - begun > 1 and start == len(lines) and _is_unclosed(lines[begun:]):
                yield number, context.reject(f"row {number}", UNCLOSED, lines[begun], stage="parse")
                start = begun + 1
                break
            if cells:
                yield number, cells


def _cells(rows: Iterator[list[str]], number: int, context: Context) -> list[str] | Reject:
    try:
        return next(rows, [])
    except csv.Error as err:
        return context.reject(f"row {number}", f"broken row: {err}; check its quotes", stage="parse")


def _is_unclosed(lines: Sequence[str]) -> bool:
    return sum(line.count('"') for line in lines) % 2 == 1


def _header(numbered: Iterator[Numbered], context: Context, told: list[Told]) -> tuple[list[str], Iterator[Numbered]]:
    """The names of the columns and the rows after them; what stands above is skipped, what is missing is numbered."""
    first = list(islice(numbered, SAMPLE))
    whole = [cells for _, cells in first if not isinstance(cells, Reject)]
    if not whole:
        raise ReadError(context.shown, "no header row", "put the names of the columns in the first row")
    names = whole[header_at(whole)]
    for number, cells in first:
        if cells is names:
            break
        told.append(cells if isinstance(cells, Reject) else context.skipped(f"row {number}", ABOVE, " | ".join(cells)))
    rest = list(dropwhile(lambda pair: pair[1] is not names, first))
    if is_a_record(names):
        told.append(context.changed(f"row {rest[0][0]}", NO_HEADER, " | ".join(names)))
        return column_names([None] * len(names)), chain(rest, numbered)
    return column_names(names), chain(rest[1:], numbered)


def delimiter_of(text: str) -> str:
    r"""The delimiter: the one that splits the first lines into the same number of cells, more than one.

    >>> delimiter_of("date;title\n1866-07-27;Cable, landed"), delimiter_of("title\nCable")
    (';', ',')
    """
    sample = text[:65_536]
    lines = [line for line in sample.splitlines()[:20] if line.strip()]
    if not lines:
        return ","

    def score(delimiter: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)][:20]
        width = counts[0] if counts else 0
        return (sum(c == width for c in counts) if width > 1 else 0, width)

    return max(DELIMITERS, key=lambda d: (_first_line(lines[0], d) > 1, score(d)))


def _first_line(line: str, delimiter: str) -> int:
    return len(next(csv.reader([line], delimiter=delimiter), []))


def unguarded(cell: str) -> str:
    """A cell as it was before a writer guarded it against being run as a formula.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    bare = cell.lstrip(GUARD)
    return cell[1:] if cell.startswith(GUARD) and bare.startswith(RISKY) else cell


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula; `unguarded` gives it back.

    >>> guarded("=1+1"), guarded("'=x"), guarded("plain")
    ("'=1+1", "''=x", 'plain')
    """
    return GUARD + cell if cell.lstrip(GUARD).startswith(RISKY) else cell
