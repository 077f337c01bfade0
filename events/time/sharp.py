"""The common predicates against a sharp period [p, q), either end possibly without limit: a comparison or two a row."""

from __future__ import annotations

from typing import Final

import polars as pl

from dateline.events.time.allen import Predicate, has_unknown
from dateline.events.time.bound_columns import INSTANT, Columns, Four, is_open
from dateline.events.time.bounds import INSTANT_MAX, INSTANT_MIN, Bounds


def _maybe_intersects(four: Four, event: Columns, period: Bounds) -> pl.Expr:
    del event
    return _lt(four[0], period.latest_end, absent=True) & _gt(four[3], period.earliest_start, absent=True)


def _maybe_lies_in(four: Four, event: Columns, period: Bounds) -> pl.Expr:
    from_p = _ge(four[1], period.earliest_start, absent=~is_open(event.start_kind))
    to_q = _le(four[2], period.latest_end, absent=~is_open(event.end_kind))
    return from_p & to_q & _maybe_intersects(four, event, period)


def _maybe_covers(four: Four, event: Columns, period: Bounds) -> pl.Expr:
    del event
    return _le(four[0], period.earliest_start, absent=True) & _ge(four[3], period.latest_end, absent=True)


def _maybe_ends_before(four: Four, event: Columns, period: Bounds) -> pl.Expr:
    ended = _le(four[2], period.earliest_start, absent=~is_open(event.end_kind))
    return ended & _lt(four[0], period.earliest_start, absent=True)


def _maybe_starts_after(four: Four, event: Columns, period: Bounds) -> pl.Expr:
    begun = _ge(four[1], period.latest_end, absent=~is_open(event.start_kind))
    return begun & _gt(four[3], period.latest_end, absent=True)


def _surely_intersects(four: Four, event: Columns, period: Bounds) -> pl.Expr:
    """Every start is before q: the latest is, or every end is by then. Every end is after p, likewise."""
    p, q = period.earliest_start, period.latest_end
    in_time = _lt(four[1], q, absent=is_open(event.start_kind)) | _le(four[3], q, absent=False)
    not_over = _gt(four[2], p, absent=is_open(event.end_kind)) | _ge(four[0], p, absent=False)
    return in_time & not_over


def _surely_lies_in(four: Four, event: Columns, period: Bounds) -> pl.Expr:
    del event
    return _ge(four[0], period.earliest_start, absent=False) & _le(four[3], period.latest_end, absent=False)


def _surely_covers(four: Four, event: Columns, period: Bounds) -> pl.Expr:
    begun = _le(four[1], period.earliest_start, absent=is_open(event.start_kind))
    return begun & _ge(four[2], period.latest_end, absent=is_open(event.end_kind))


def _surely_ends_before(four: Four, event: Columns, period: Bounds) -> pl.Expr:
    del event
    return _le(four[3], period.earliest_start, absent=False)


def _surely_starts_after(four: Four, event: Columns, period: Bounds) -> pl.Expr:
    del event
    return _ge(four[0], period.latest_end, absent=False)


MAYBE_IN_PERIOD: Final = {
    "intersects": _maybe_intersects,
    "lies_in": _maybe_lies_in,
    "covers": _maybe_covers,
    "ends_before": _maybe_ends_before,
    "starts_after": _maybe_starts_after,
}
SURELY_IN_PERIOD: Final = {
    "intersects": _surely_intersects,
    "lies_in": _surely_lies_in,
    "covers": _surely_covers,
    "ends_before": _surely_ends_before,
    "starts_after": _surely_starts_after,
}


def is_simple(predicate: Predicate, period: Bounds) -> bool:
    """Tell whether a question needs comparisons with two instants only.

    The period has one reading, with ends that a column can hold; for sharing time with it, or lying in it, an end may
    also be open.
    """
    if predicate not in MAYBE_IN_PERIOD:
        return False
    start, end = period.earliest_start, period.latest_end
    if start == period.latest_start and end == period.earliest_end:
        if start is not None and end is not None:
            return INSTANT_MIN < start < end < INSTANT_MAX
        return predicate in ("intersects", "lies_in") and not has_unknown(period)
    return False


def _lt(column: pl.Expr, value: int | None, *, absent: bool | pl.Expr) -> pl.Expr:
    return _compared(column < pl.lit(value, dtype=INSTANT), value, absent)


def _le(column: pl.Expr, value: int | None, *, absent: bool | pl.Expr) -> pl.Expr:
    return _compared(column <= pl.lit(value, dtype=INSTANT), value, absent)


def _gt(column: pl.Expr, value: int | None, *, absent: bool | pl.Expr) -> pl.Expr:
    return _compared(column > pl.lit(value, dtype=INSTANT), value, absent)


def _ge(column: pl.Expr, value: int | None, *, absent: bool | pl.Expr) -> pl.Expr:
    return _compared(column >= pl.lit(value, dtype=INSTANT), value, absent)


def _compared(comparison: pl.Expr, value: int | None, absent: bool | pl.Expr) -> pl.Expr:
    """A comparison, with its answer for a missing bound; every start and end keeps to the side of an open period."""
    return pl.lit(True) if value is None else comparison.fill_null(absent)
