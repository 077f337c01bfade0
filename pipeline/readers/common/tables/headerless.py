"""Tab-separated tables that come without the names of their columns, or with them where somebody has added them."""

from __future__ import annotations

from pathlib import Path

from dateline.pipeline.readers.common.carry import FIELD
from dateline.pipeline.readers.common.content import head_of
from dateline.pipeline.readers.common.protocol import Context
from dateline.pipeline.readers.common.tables.delimited import Table, count_rows, opened_table


def cells_of(head: bytes) -> list[bytes]:
    """The cells of the first line."""
    return (head.splitlines() or [b""])[0].split(b"\t")


def table_of(path: Path, context: Context, columns: list[str], *, optional: int) -> Table:
    """The table; where its first line does not name the first of `columns`, they are these, and our own field."""
    if _is_named(path, columns[0]):
        return opened_table(path, context)
    names = [*columns, FIELD]
    return opened_table(path, context, columns=names, delimiter="\t", quoted=False, optional=optional)


def count_of(path: Path, first: str) -> int:
    """How many rows stand in it."""
    return count_rows(path) if _is_named(path, first) else count_rows(path, delimiter="\t", quoted=False, header=False)


def _is_named(path: Path, name: str) -> bool:
    return cells_of(head_of(path))[0].lower().lstrip(b'\xef\xbb\xbf"').startswith(name.encode())
