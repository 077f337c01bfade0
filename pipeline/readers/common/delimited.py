"""Rows of delimited text: the delimiter is found, quoting is RFC 4180's, broken rows are refused one by one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dateline.events.errors import ReadError
from dateline.pipeline.readers.common.content import DATA_CAP, LINE_CAP, read_text
from dateline.pipeline.readers.common.protocol import Changed, Context
from dateline.pipeline.rejects import Reject

DELIMITERS: Final = ",;\t|"
GUARD: Final = "'"
"""Put before a cell that a spreadsheet would run as a formula; taken off again when such a cell is read."""
RISKY: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of a delimited file, and what was refused or changed on the way."""

    columns: list[str]
    rows: list[tuple[str, dict[str, object]]]
    rejects: list[Reject | Changed] = field(default_factory=list)


def opened_table(
    path: Path,
    context: Context,
    *,
    columns: list[str] | None = None,
    delimiter: str | None = None,
    quoted: bool = True,
    optional: int = 0,
) -> Table:
    """Read a delimited file.

    Args:
        path: A file of at most 300 MB.
        context: For rejects.
        columns: Names, where the file has no header.
        delimiter: None finds it.
        quoted: False where quotes are letters like any other.
        optional: How many columns at the end a row may do without.

    Raises:
        ReadError: no header, or not text.
    """
    decoded = read_text(path, cap=DATA_CAP)
    numbered = _numbered(decoded.text, delimiter or delimiter_of(decoded.text), context, quoted=quoted)
    refused: list[Reject | Changed] = []
    if decoded.encoding not in {"utf-8", "utf-8-sig"}:
        refused.append(context.changed("", "not in UTF-8; the encoding was guessed", decoded.encoding))
    header = columns or _header(numbered, context)
    rows: list[tuple[str, dict[str, object]]] = []
    for number, cells in numbered:
        place = f"row {number}"
        if isinstance(cells, Reject):
            refused.append(cells)
        elif len(cells) > len(header) and any(c.strip() for c in cells[len(header) :]):
            refused.append(_miscounted(context, place, cells, header))
        elif len(cells) < len(header) and len(cells) < 2 <= len(header) and not any(c.strip() for c in cells):
            continue
        elif len(cells) < len(header) - optional:
            refused.append(_miscounted(context, place, cells, header))
        else:
            rows.append((place, {c: unguarded(cell) for c, cell in zip(header, cells, strict=False)}))
    return Table(header, rows, refused)


def _miscounted(context: Context, place: str, cells: list[str], header: list[str]) -> Reject:
    reason = f"{len(cells)} cells where the header has {len(header)}; check quotes and delimiters"
    return context.reject(place, reason, " | ".join(cells), stage="parse")


def _numbered(text: str, delimiter: str, context: Context, *, quoted: bool) -> Iterator[tuple[int, list[str] | Reject]]:
    csv.field_size_limit(LINE_CAP)
    rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    )
    number = 0
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except csv.Error as err:
            yield number, context.reject(f"row {number}", f"broken row: {err}", stage="parse")
            continue
        if cells is None:
            return
        if cells:
            yield number, cells


def _header(numbered: Iterator[tuple[int, list[str] | Reject]], context: Context) -> list[str]:
    first = next(numbered, None)
    if first is None or isinstance(first[1], Reject):
        raise ReadError(context.shown, "no header row", "put the names of the columns in the first row")
    names: list[str] = []
    for position, cell in enumerate(first[1], 1):
        name = cell.strip() or f"column {position}"
        names.append(name if name not in names else f"{name} ({position})")
    return names


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
