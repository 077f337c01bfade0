"""Where the names of a table's columns stand: below a title, in the first row, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.pipeline.readers.common.dates.dated import DateError, is_blank
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.tables.column_names import ENGLISH, FOREIGN
from dateline.pipeline.readers.common.tables.column_words import names_of

SAMPLE: Final = 20
"""Rows at the start in which the names of the columns are looked for."""
_DATES: Final = frozenset(
    name for m in ("date", "start", "end") for table in (ENGLISH, FOREIGN) for name in table[m].split(", ")
)
_KNOWN: Final = frozenset(
    name for table in (ENGLISH, FOREIGN) for names in table.values() for name in names.split(", ")
)
ABOVE: Final = "a line above the table"
NO_HEADER: Final = "no names of columns: the first row is a record; they are numbered, and a mapping file can name them"


def header_at(rows: Sequence[Sequence[object]]) -> int:
    """How many of the first rows are a title above the table: those before one that names columns we know.

    Where no row does, those with one cell where a later row has more.

    >>> header_at([["Wrecks"], ["as of 1999", ""], ["date", "title"], ["1866", "Cable"]])
    2
    """
    named = next((n for n, row in enumerate(rows) if _names_columns(row)), None)
    if named is not None and not any(map(is_a_record, rows[:named])):
        return named
    filled = [sum(not is_blank(cell) for cell in row) for row in rows]
    return next((n for n, count in enumerate(filled) if count > 1), 0)


def _names_columns(row: Sequence[object]) -> bool:
    """True for a row with a name for a date and another that we know, and nothing that is long."""
    names = [set(names_of(str(cell))) for cell in row if not is_blank(cell) and len(str(cell)) < 40]
    dates = sum(bool(each & _DATES) for each in names)
    return dates > 0 and sum(bool(each & _KNOWN) for each in names) > 1


def is_a_record(cells: Sequence[object]) -> bool:
    """True for a first row that holds a whole date, which no name of a column is.

    >>> is_a_record(["1866-07-27", "Cable landed"]), is_a_record(["year", "1866"])
    (True, False)
    """
    return any(_is_whole_date(str(cell)) for cell in cells if not is_blank(cell))


def _is_whole_date(text: str) -> bool:
    if len(re.findall(r"\d", text)) < 5 or not re.search(r"[-/. ]", text.strip()):
        return False
    try:
        return read_date(text).interval.granule in {"day", "minute", "second", "instant"}
    except DateError as err:
        return "either way round" in str(err)


def column_names(cells: Sequence[object]) -> list[str]:
    """The names of columns: an empty one and one that stands there already get their number.

    >>> column_names(["date", "", "date"])
    ['date', 'column 2', 'date (3)']
    """
    names: list[str] = []
    for position, cell in enumerate(cells, 1):
        name = "" if cell is None else str(cell).strip()
        name = name or f"column {position}"
        names.append(name if name not in names else f"{name} ({position})")
    return names
