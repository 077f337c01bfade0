"""Allen's relations over whole columns of bounds: what surely holds, and what may hold, as polars expressions.

`allen` says what the answers mean; here the same is computed for millions of rows. Against a sharp period the common
predicates need one or two comparisons a row; any other question goes through the chains of `allen`.
"""

from __future__ import annotations

from functools import reduce
from itertools import combinations
from operator import and_, or_
from typing import TypeAlias

import polars as pl

from dateline.events.time.allen import CHAINS, PREDICATES, RELATIONS, Chain, Predicate, Relation, has_unknown, limits
from dateline.events.time.bound_columns import EVENT, INSTANT, Columns, Four, four_bounds, is_open, is_unknown
from dateline.events.time.bounds import DAY, INSTANT_MAX, INSTANT_MIN, Bounds
from dateline.events.time.sharp import MAYBE_IN_PERIOD, SURELY_IN_PERIOD, is_simple

_NEVER, _ALWAYS = INSTANT_MIN, INSTANT_MAX
_DAY_NEVER, _DAY_ALWAYS = INSTANT_MIN // DAY - 9, INSTANT_MAX // DAY + 9


def maybe(
    predicate: Predicate,
    other: Bounds | Columns,
    event: Columns = EVENT,
    *,
    days: bool = False,
    widen: bool = False,
) -> pl.Expr:
    """Tell which events stand in a relation to another in at least one reading of the bounds.

    An open end lies at infinity and an unknown bound is no bound, so a row without any date may be in every period.

    Args:
        predicate: A relation of Allen's, or `intersects`, `lies_in`, `covers`, `ends_before`, `starts_after`.
        other: A period or an event: bounds, or the columns of each row's own counterpart.
        event: The columns of the event; Datetime[us, UTC] and strings.
        days: Read starts and ends as whole days only.
        widen: Take the outer range of vague words instead of their core.

    Returns:
        Boolean, one per row, never null.

    >>> from dateline.events.time.edtf import parse
    >>> rows = bounds_frame([parse(text).bounds for text in ("1950/1954", "1951-06", "1953/..")])
    >>> rows.select(maybe("lies_in", parse("1951/1952").extent)).to_series().to_list()
    [False, True, False]
    """
    return _possible(predicate, other, four_bounds(event, widen=widen), event, days)


def bounded(
    predicate: Predicate,
    other: Bounds | Columns,
    event: Columns = EVENT,
    *,
    days: bool = False,
    widen: bool = False,
) -> pl.Expr:
    """Tell which events may stand in a relation by what is known of them, not only by what is unknown.

    "By 2024" with nothing said of its beginning may have gone on in any earlier year. Here an unknown bound lies as
    near to the known ones as it can, so that only years that these touch are left. An open end is stated: it stays.
    Args and dtypes are those of `maybe`.

    Returns:
        Boolean, one per row, never null: between `surely` and `maybe`. Without any date it is false.

    >>> from dateline.events.time.edtf import parse
    >>> rows = bounds_frame([parse(text).bounds for text in ("/2024-06", "2020/", "2020/..")])
    >>> [rows.select(bounded("intersects", parse(year).extent)).to_series().to_list() for year in ("1953", "2024")]
    [[False, False, False], [True, False, True]]
    """
    four = four_bounds(event, widen=widen)
    dated = pl.any_horizontal(bound.is_not_null() for bound in four) | ~is_unknown(event)
    return dated & _possible(predicate, other, _closed(four, event), event, days)


def surely(
    predicate: Predicate,
    other: Bounds | Columns,
    event: Columns = EVENT,
    *,
    days: bool = False,
    widen: bool = False,
) -> pl.Expr:
    """Tell which events stand in a relation to another in every reading of the bounds.

    Args and dtypes are those of `maybe`.

    Returns:
        Boolean, one per row; null where an unknown bound leaves it undecided.

    >>> from dateline.events.time.edtf import parse
    >>> rows = bounds_frame([parse(text).bounds for text in ("1950/1953", "1951-06", "1951/")])
    >>> rows.select(surely("intersects", parse("1951").extent)).to_series().to_list()
    [True, True, None]
    """
    return judge(predicate, other, event, days=days, widen=widen)[1]


def judge(
    predicate: Predicate,
    other: Bounds | Columns,
    event: Columns = EVENT,
    *,
    days: bool = False,
    widen: bool = False,
) -> tuple[pl.Expr, pl.Expr]:
    """Both answers, `maybe` and `surely`, of one question."""
    possible = maybe(predicate, other, event, days=days, widen=widen)
    four = four_bounds(event, widen=widen)
    if isinstance(other, Bounds) and not days and is_simple(predicate, other):
        certain = SURELY_IN_PERIOD[predicate](four, event, other)
    else:
        rest = frozenset(RELATIONS) - PREDICATES[predicate]
        certain = ~_any(rest, _ends(four, event, days), _other_ends(other, days), days)
    undecided = possible & ~certain & (is_unknown(event) | _other_is_unknown(other))
    return possible, pl.when(~undecided).then(possible & certain)


def bounds_frame(bounds: list[Bounds]) -> pl.DataFrame:
    """Bounds as a table with the columns of `Columns`, outer ranges left out.

    A bound that no column can hold is null, and the kind of its end `out_of_range`.
    """
    schema = dict.fromkeys(Columns.__slots__[:4], INSTANT) | {name: pl.String() for name in Columns.__slots__[4:6]}
    rows = [_row(one) for one in bounds]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _row(bounds: Bounds) -> tuple[int | str | None, ...]:
    four = (bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.latest_end)
    held = [value if value is not None and INSTANT_MIN <= value <= INSTANT_MAX else None for value in four]
    lost = [value is not None and kept is None for value, kept in zip(four, held, strict=True)]
    start_kind = "out_of_range" if lost[0] or lost[1] else str(bounds.start_kind)
    end_kind = "out_of_range" if lost[2] or lost[3] else str(bounds.end_kind)
    return (*held, start_kind, end_kind)


def _possible(predicate: Predicate, other: Bounds | Columns, four: Four, event: Columns, days: bool) -> pl.Expr:
    if isinstance(other, Bounds) and not days and is_simple(predicate, other):
        return MAYBE_IN_PERIOD[predicate](four, event, other)
    return _any(PREDICATES[predicate], _ends(four, event, days), _other_ends(other, days), days)


def _closed(four: Four, event: Columns) -> Four:
    """Bounds with those that are unknown as near to the known ones as a start before its end can be."""
    low, start_top, end_bottom, high = four
    moment = pl.duration(microseconds=1)
    first = pl.min_horizontal(start_top, end_bottom - moment, high - moment)
    last = pl.max_horizontal(low + moment, start_top + moment, end_bottom)
    return (
        pl.when(is_open(event.start_kind)).then(low).otherwise(pl.coalesce(low, first)),
        start_top,
        end_bottom,
        pl.when(is_open(event.end_kind)).then(high).otherwise(pl.coalesce(high, last)),
    )


def _any(relations: frozenset[Relation], event: list[_End], other: list[_End], days: bool) -> pl.Expr:
    ends = [*event, *other]
    return reduce(or_, (_fits(CHAINS[relation], ends, days) for relation in RELATIONS if relation in relations))


def _fits(chain: Chain, ends: list[_End], days: bool) -> pl.Expr:
    """Tell where the ends can take values in the order of a chain: `allen._fits`, for columns."""
    low = [pl.max_horizontal(ends[end][0] for end in group) for group in chain]
    high = [pl.min_horizontal(ends[end][1] for end in group) for group in chain]
    together = [least <= most for least, most, group in zip(low, high, chain, strict=True) if len(group) > 1]
    pairs = list(combinations(range(len(chain)), 2))
    apart = [low[i] < high[j] for i, j in pairs]
    apart += [low[i] + (j - i) <= high[j] for i, j in pairs if days and j - i > 1]
    return reduce(and_, [*together, *apart])


_End: TypeAlias = tuple[pl.Expr, pl.Expr]
"""Lowest and highest value of a start or end: Int64, with numbers beyond every date for the infinities."""


def _ends(four: Four, columns: Columns, days: bool) -> list[_End]:
    never, always = (_DAY_NEVER, _DAY_ALWAYS) if days else (_NEVER, _ALWAYS)
    low, start_top, end_bottom, high = (
        _number(column, days, up=up) for column, up in zip(four, (True, False, True, False), strict=True)
    )
    low, high = low.fill_null(never), high.fill_null(always)
    no_top = pl.when(is_open(columns.start_kind)).then(never).otherwise(high)
    no_bottom = pl.when(is_open(columns.end_kind)).then(always).otherwise(low)
    return [(low, start_top.fill_null(no_top)), (end_bottom.fill_null(no_bottom), high)]


def _number(column: pl.Expr, days: bool, *, up: bool) -> pl.Expr:
    number = column.cast(pl.Int64)
    return number if not days else -((-number) // DAY) if up else number // DAY


def _other_ends(other: Bounds | Columns, days: bool) -> list[_End]:
    if isinstance(other, Columns):
        return _ends(four_bounds(other, widen=False), other, days)
    never, always = (_DAY_NEVER, _DAY_ALWAYS) if days else (_NEVER, _ALWAYS)
    clipped = [[int(min(max(limit, never), always)) for limit in pair] for pair in limits(other, days=days)]
    return [(pl.lit(low, dtype=pl.Int64), pl.lit(high, dtype=pl.Int64)) for low, high in clipped]


def _other_is_unknown(other: Bounds | Columns) -> pl.Expr:
    return is_unknown(other) if isinstance(other, Columns) else pl.lit(has_unknown(other))
