"""CSV and TSV: our own layout, documents, or a table whose columns are guessed and told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.pipeline.readers.common.content import is_binary
from dateline.pipeline.readers.common.counting import count_rows
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.tables.delimited import Table, opened_table
from dateline.pipeline.readers.common.tables.table import read_table


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.csv, *.tsv and *.tab that no special format claims."""
    return name.suffix.lower() in {".csv", ".tsv", ".tab"} and not is_binary(head)


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield what the table holds; a row with too many or too few cells is refused, the others are read."""
    table: Table = opened_table(path, context, optional=None)
    yield from table.rejects
    yield from read_table(table.columns, table.rows, context, format=READER.name)


READER: Final = Reader("csv", accepts, read, count_rows, general=True)
