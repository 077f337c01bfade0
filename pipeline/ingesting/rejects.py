"""Bad input is data: what was refused, where, at which stage, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Final, Literal

import polars as pl

REJECT_SCHEMA: Final = pl.Schema(
    {"file": pl.String(), "place": pl.String(), "stage": pl.String(), "reason": pl.String(), "value": pl.String()}
)

Stage = Literal["read", "parse", "date", "extract", "check"]
"""Where the way of a record ended."""


@dataclass(frozen=True, slots=True)
class Reject:
    """One refused file, record or sentence.

    Attributes:
        file: The path as the user gave it.
        place: Line, row, page, member or character range inside it; empty for the whole file.
        reason: What failed and what would do.
        value: The offending value, cut to 200 characters.
    """

    file: str
    place: str
    stage: Stage
    reason: str
    value: str = ""


def reject_frame(rejects: Iterable[Reject]) -> pl.DataFrame:
    """Rejects as rows of REJECT_SCHEMA, in the order given.

    >>> reject_frame([Reject("a.csv", "row 3", "date", "no such day", "2024-02-30")]).shape
    (1, 5)
    """
    rows = [astuple(reject) for reject in rejects]
    return pl.DataFrame(rows, schema=REJECT_SCHEMA, orient="row").with_columns(pl.col("value").str.slice(0, 200))
