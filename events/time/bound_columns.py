"""The columns that hold the bounds of events, as the expressions that questions are asked of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import polars as pl

from dateline.events.time.bounds import INSTANT_MAX, INSTANT_MIN

INSTANT: Final = pl.Datetime("us", "UTC")


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that hold an event's bounds.

    With `edtf`, ends of the kind `out_of_range` count as before or after everything, as their EDTF has it; without it,
    which costs nothing, as unknown.

    >>> Columns.suffixed("_right").latest_end
    'latest_end_right'
    """

    earliest_start: str = "earliest_start"
    latest_start: str = "latest_start"
    earliest_end: str = "earliest_end"
    latest_end: str = "latest_end"
    start_kind: str = "start_kind"
    end_kind: str = "end_kind"
    outer_start: str = "outer_start"
    outer_end: str = "outer_end"
    edtf: str | None = None

    @classmethod
    def suffixed(cls, suffix: str) -> Columns:
        """The same columns of the other table of a join."""
        plain = cls()
        return cls(*(getattr(plain, name) + suffix for name in cls.__slots__ if name != "edtf"))


EVENT: Final = Columns()
"""The columns of the event table."""

Four: TypeAlias = tuple[pl.Expr, pl.Expr, pl.Expr, pl.Expr]
"""Earliest and latest start, earliest and latest end."""


def four_bounds(columns: Columns, *, widen: bool) -> Four:
    """The bounds as they stand, or with the outer range of vague words."""
    names = (columns.earliest_start, columns.latest_start, columns.earliest_end, columns.latest_end)
    low, start_top, end_bottom, high = (pl.col(name) for name in names)
    if columns.edtf is not None:
        text = pl.col(columns.edtf)
        start, end = _far(text.str.contains("^Y-"), 0), _far(text.str.contains("(?:^|/)Y-[^/]*$"), 1)
        low, start_top = (_placed(one, columns.start_kind, start) for one in (low, start_top))
        end_bottom, high = (_placed(one, columns.end_kind, end) for one in (end_bottom, high))
    if not widen:
        return low, start_top, end_bottom, high
    first, last = pl.col(columns.outer_start), pl.col(columns.outer_end)
    return (
        pl.min_horizontal(low, first),
        pl.when(start_top == high).then(pl.max_horizontal(start_top, last)).otherwise(start_top),
        pl.when(end_bottom == low).then(pl.min_horizontal(end_bottom, first)).otherwise(end_bottom),
        pl.max_horizontal(high, last),
    )


def _far(is_past: pl.Expr, later: int) -> pl.Expr:
    """An instant before or after all others; an end by one later than a start, so that something lies between."""
    past, future = (pl.lit(limit + later, dtype=INSTANT) for limit in (INSTANT_MIN, INSTANT_MAX - 1))
    return pl.when(is_past.fill_null(False)).then(past).otherwise(future)


def _placed(bound: pl.Expr, kind: str, far: pl.Expr) -> pl.Expr:
    """A bound, or what stands for it where no column can hold it."""
    return pl.when(bound.is_null() & (pl.col(kind) == "out_of_range")).then(far).otherwise(bound)


def is_open(kind: str) -> pl.Expr:
    """Tell where a column of kinds says that an end is open."""
    return (pl.col(kind) == "open").fill_null(False)


def is_unknown(columns: Columns) -> pl.Expr:
    """Tell where the start or the end has no limit on a side and is not open: `allen.has_unknown`."""
    low, _, _, high = four_bounds(columns, widen=False)
    return (low.is_null() & ~is_open(columns.start_kind)) | (high.is_null() & ~is_open(columns.end_kind))
