"""Probabilities over whole columns, as polars expressions: the share of readings, 1 where sure, 0 where impossible.

Against a sharp period the common predicates only cut the ranges of start and end, so that the share is one area divided
by another. Any other question goes through `probability.chain_shares`.
"""

from __future__ import annotations

from math import inf
from typing import Final

import numpy as np
import polars as pl

from dateline.events.time.allen import Predicate, limits
from dateline.events.time.bound_columns import EVENT, Columns, Four, four_bounds, is_open
from dateline.events.time.bounds import DAY, Bounds
from dateline.events.time.modal import judge
from dateline.events.time.probability import Distribution, Ranges, chain_shares, uniform
from dateline.events.time.sharp import is_simple

_FAR: Final = 3e8
"""Days from a period to an open end: beyond every column."""

IN_PERIOD: Final = ("intersects", "lies_in", "covers", "ends_before", "starts_after")


def probability(
    predicate: Predicate,
    other: Bounds | Columns,
    event: Columns = EVENT,
    *,
    days: bool = False,
    widen: bool = False,
    distribution: Distribution = uniform,
) -> pl.Expr:
    """The share of readings in which events stand in a relation to another.

    Args:
        predicate, other, event, days, widen: As for `modal.maybe`.
        distribution: How the readings of an end are spread over its bounds; not with `days`.

    Returns:
        Float64 in [0, 1], one per row: 1 where the relation holds surely, 0 where it cannot; null where a bound has no
        limit and the answer hangs on it.

    >>> from dateline.events.time.edtf import parse
    >>> from dateline.events.time.modal import bounds_frame
    >>> rows = bounds_frame([parse(text).bounds for text in ("1951", "1951/1952", "1951/..", "1951/")])
    >>> period = parse("1951-07/1951-12").extent
    >>> rows.select(probability("intersects", period).round(3)).to_series().to_list()
    [0.754, 1.0, 1.0, None]
    """
    possible, certain = judge(predicate, other, event, days=days, widen=widen)
    if isinstance(other, Bounds) and is_simple(predicate, other) and distribution is uniform:
        weighed = _in_period(predicate, _numbers(event, other, days=days, widen=widen), other, days)
    else:
        weighed = _by_chains(predicate, four_bounds(event, widen=widen), event, other, days, distribution)
    return _decided(possible, certain, weighed)


def with_probability(
    events: pl.LazyFrame,
    predicate: Predicate,
    other: Bounds | Columns,
    event: Columns = EVENT,
    *,
    days: bool = False,
    widen: bool = False,
    into: str = "probability",
) -> pl.LazyFrame:
    """The same as a column of a frame, in steps: what polars has to plan is then small, whatever the question.

    >>> from dateline.events.time.edtf import parse
    >>> from dateline.events.time.modal import bounds_frame
    >>> rows = bounds_frame([parse("1951").bounds, parse("1951/").bounds]).lazy()
    >>> weighed = with_probability(rows, "intersects", parse("1951-07/1951-12").extent)
    >>> weighed.collect()["probability"].round(3).to_list()
    [0.754, None]
    """
    if not isinstance(other, Bounds) or not is_simple(predicate, other):
        return events.with_columns(probability(predicate, other, event, days=days, widen=widen).alias(into))
    steps = [f"__{into}_{name}" for name in ("s0", "s1", "e0", "e1", "possible", "certain")]
    numbers = _numbers(event, other, days=days, widen=widen)
    answers = judge(predicate, other, event, days=days, widen=widen)
    told = events.with_columns(one.alias(name) for one, name in zip((*numbers, *answers), steps, strict=True))
    s0, s1, e0, e1, possible, certain = map(pl.col, steps)
    share = _decided(possible, certain, _in_period(predicate, (s0, s1, e0, e1), other, days))
    return told.with_columns(share.alias(into)).drop(steps)


def _decided(possible: pl.Expr, certain: pl.Expr, weighed: pl.Expr) -> pl.Expr:
    """A share where nothing is sure: what is impossible has 0, what is sure 1."""
    return pl.when(~possible).then(0.0).when(certain).then(1.0).otherwise(weighed.clip(0.0, 1.0))


# Against a sharp period: [p, q)


def _in_period(predicate: str, numbers: Four, period: Bounds, days: bool) -> pl.Expr:
    """The share of (start, end) in the rectangle that a predicate cuts out of the bounds."""
    (s0, s1, e0, e1), step = numbers, float(days)
    limit = [(side - _origin(period, days)) / (1 if days else DAY) for (side, _) in limits(period, days=days)]
    zero, length = (pl.lit(max(min(side, 2 * _FAR), -2 * _FAR)) for side in limit)
    start, end = {
        "intersects": ((s0, pl.min_horizontal(s1, length - step)), (pl.max_horizontal(e0, zero + step), e1)),
        "lies_in": ((pl.max_horizontal(s0, zero), s1), (e0, pl.min_horizontal(e1, length))),
        "covers": ((s0, pl.min_horizontal(s1, zero)), (pl.max_horizontal(e0, length), e1)),
        "ends_before": ((s0, s1), (e0, pl.min_horizontal(e1, zero))),
        "starts_after": ((pl.max_horizontal(s0, length), s1), (e0, e1)),
    }[predicate]
    exact = (s0 == s1) & (not days), (e0 == e1) & (not days)
    return _area(start, end, exact, step) / _area((s0, s1), (e0, e1), exact, step)


def _origin(period: Bounds, days: bool) -> int:
    """Where days are counted from: an end of the period, so that what is near is exact."""
    return next((int(side) for side, _ in limits(period, days=days) if abs(side) != inf), 0)


def _numbers(event: Columns, period: Bounds, *, days: bool, widen: bool) -> Four:
    """The bounds as days from a period; null where there is no limit, and far off where an end is open."""
    scale, origin = 1.0 if days else float(DAY), float(_origin(period, days))
    four = enumerate(four_bounds(event, widen=widen))
    whole = (_day(one, up=place % 2 == 0) if days else one.cast(pl.Int64) for place, one in four)
    low, start_top, end_bottom, high = ((number.cast(pl.Float64) - origin) / scale for number in whole)
    open_start = is_open(event.start_kind) & low.is_null() & start_top.is_null()
    open_end = is_open(event.end_kind) & high.is_null() & end_bottom.is_null()
    return (
        pl.when(open_start).then(-_FAR).otherwise(low),
        pl.when(open_start).then(-_FAR).otherwise(pl.coalesce(start_top, high)),
        pl.when(open_end).then(_FAR).otherwise(pl.coalesce(end_bottom, low)),
        pl.when(open_end).then(_FAR).otherwise(high),
    )


def _day(column: pl.Expr, *, up: bool) -> pl.Expr:
    """The first whole day from an instant on, or the last one by it."""
    number = column.cast(pl.Int64)
    return -((-number) // DAY) if up else number // DAY


def _area(
    start: tuple[pl.Expr, pl.Expr], end: tuple[pl.Expr, pl.Expr], exact: tuple[pl.Expr, pl.Expr], step: float
) -> pl.Expr:
    """How many (start, end) with start < end: an area, a length where one is exact; whole days counted with step 1."""
    (x0, x1), (y0, y1) = start, end
    below = (pl.min_horizontal(x1, y0 - step) - x0 + step).clip(0.0) * (y1 - y0 + step).clip(0.0)
    first, last = pl.max_horizontal(x0, y0), pl.min_horizontal(x1, y1 - step)
    above = (last - first + step).clip(0.0) * ((y1 - first) + (y1 - last)) / 2
    both = ((x0 <= x1) & (y0 <= y1) & (x0 < y1)).cast(pl.Float64)
    ends = (y1 - pl.max_horizontal(y0, x0)).clip(0.0) * (x0 <= x1)
    starts = (pl.min_horizontal(x1, y0) - x0).clip(0.0) * (y0 <= y1)
    return (
        pl.when(exact[0] & exact[1]).then(both).when(exact[0]).then(ends).when(exact[1]).then(starts)
        .otherwise(below + above)
    )  # fmt: skip


# Any question, by the chains


def _by_chains(
    predicate: Predicate, four: Four, event: Columns, other: Bounds | Columns, days: bool, distribution: Distribution
) -> pl.Expr:
    """The four bounds of both, handed to numpy a batch at a time."""
    mine = [*four, is_open(event.start_kind), is_open(event.end_kind)]
    if isinstance(other, Columns):
        theirs = [*four_bounds(other, widen=False), is_open(other.start_kind), is_open(other.end_kind)]
    else:
        theirs = [pl.lit(float(limit)) for pair in limits(other, days=days) for limit in pair]
    fields = [field.alias(f"f{place}") for place, field in enumerate([*mine, *theirs])]

    def weigh(batch: pl.Series) -> pl.Series:
        columns = batch.struct.unnest().get_columns()
        ranges = _ranges(columns[:6], days)
        ranges += _ranges(columns[6:], days) if isinstance(other, Columns) else _plain(columns[6:])
        found = chain_shares(predicate, ranges, days=days, distribution=distribution)
        return pl.Series(batch.name, found, nan_to_null=True)

    return pl.struct(fields).map_batches(weigh, return_dtype=pl.Float64, is_elementwise=True)


def _plain(columns: list[pl.Series]) -> Ranges:
    numbers = [column.to_numpy() for column in columns]
    return [(numbers[0], numbers[1]), (numbers[2], numbers[3])]


def _ranges(columns: list[pl.Series], days: bool) -> Ranges:
    """Start and end as numbers, with infinities for what has no limit, and for open ends."""
    day = [_day(pl.col(column.name), up=place % 2 == 0) for place, column in enumerate(columns[:4])]
    table = pl.DataFrame(columns[:4]).select(day if days else pl.all().cast(pl.Int64)).cast(pl.Float64)
    low, start_top, end_bottom, high = (column.fill_null(np.nan).to_numpy() for column in table)
    low, high = np.where(np.isnan(low), -np.inf, low), np.where(np.isnan(high), np.inf, high)
    no_top = np.where(columns[4].to_numpy(), -np.inf, high)
    no_bottom = np.where(columns[5].to_numpy(), np.inf, low)
    start_top = np.where(np.isnan(start_top), no_top, start_top)
    return [(low, start_top), (np.where(np.isnan(end_bottom), no_bottom, end_bottom), high)]
