"""Texts longer than a cell of a workbook may be: cut over several columns when written, put together when read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

_MORE: Final = re.compile(r"(.+) \+(\d+)")


def more_of(column: str, number: int) -> str:
    """The column that holds a piece of another one; the first piece stands in the column itself.

    >>> more_of("claims", 1), more_of("claims", 2)
    ('claims', 'claims +2')
    """
    return column if number == 1 else f"{column} +{number}"


def whole(columns: Sequence[str], row: Mapping[str, object]) -> dict[str, object]:
    """A row with its pieces put together.

    >>> whole(["a", "a +2"], {"a": "one ", "a +2": "text"})
    {'a': 'one text'}
    """
    made = dict(row)
    hits = [hit for column in columns if (hit := _MORE.fullmatch(column)) and hit[1] in columns]
    for hit in sorted(hits, key=lambda hit: int(hit[2])):
        piece = made.pop(hit[0])
        if piece is not None:
            made[hit[1]] = f"{made[hit[1]]}{piece}"
    return made
