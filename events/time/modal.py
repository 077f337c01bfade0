"""Allen's relations over whole columns of bounds: what surely holds, and what may hold, as polars expressions.

`allen` says what the answers mean; here the same is computed for millions of rows. Against a sharp period the common
predicates need one or two comparisons a row; any other question goes through the chains of `allen`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import and_, or_
from typing import Final, TypeAlias

import polars as pl

from dateline.events.time.allen import CHAINS, PREDICATES, RELATIONS, Chain, Predicate, Relation, has_unknown, limits
from dateline.events.time.bounds import DAY, INSTANT_MAX, INSTANT_MIN, Bounds

INSTANT: Final = pl.Datetime("us", "UTC")
_NEVER, _ALWAYS = INSTANT_MIN, INSTANT_MAX
_DAY_NEVER, _DAY_ALWAYS = INSTANT_MIN // DAY - 9, INSTANT_MAX // DAY + 9


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
    dated = pl.any_horizontal(bound.is_not_null() for bound in four) | ~_is_unknown(event)
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
        certain = _SURELY_IN_PERIOD[predicate](four, event, other)
    else:
        rest = frozenset(RELATIONS) - PREDICATES[predicate]
        certain = ~_any(rest, _ends(four, event, days), _other_ends(other, days), days)
    undecided = possible & ~certain & (_is_unknown(event) | _other_is_unknown(other))
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
        return _MAYBE_IN_PERIOD[predicate](four, event, other)
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


# Against a sharp period: [p, q), either end possibly without limit


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


_MAYBE_IN_PERIOD: Final = {
    "intersects": _maybe_intersects,
    "lies_in": _maybe_lies_in,
    "covers": _maybe_covers,
    "ends_before": _maybe_ends_before,
    "starts_after": _maybe_starts_after,
}
_SURELY_IN_PERIOD: Final = {
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
    if predicate not in _MAYBE_IN_PERIOD:
        return False
    start, end = period.earliest_start, period.latest_end
    if start == period.latest_start and end == period.earliest_end:
        if start is not None and end is not None:
            return INSTANT_MIN < start < end < INSTANT_MAX
        return predicate in ("intersects", "lies_in") and not has_unknown(period)
    return False


def _lt(column: pl.Expr, value: int | None, *, absent: bool | pl.Expr) -> pl.Expr:
    return _compared(column < _literal(value), value, absent)


def _le(column: pl.Expr, value: int | None, *, absent: bool | pl.Expr) -> pl.Expr:
    return _compared(column <= _literal(value), value, absent)


def _gt(column: pl.Expr, value: int | None, *, absent: bool | pl.Expr) -> pl.Expr:
    return _compared(column > _literal(value), value, absent)


def _ge(column: pl.Expr, value: int | None, *, absent: bool | pl.Expr) -> pl.Expr:
    return _compared(column >= _literal(value), value, absent)


def _literal(value: int | None) -> pl.Expr:
    return pl.lit(value, dtype=INSTANT)


def _compared(comparison: pl.Expr, value: int | None, absent: bool | pl.Expr) -> pl.Expr:
    """A comparison, with its answer for a missing bound; every start and end keeps to the side of an open period."""
    return pl.lit(True) if value is None else comparison.fill_null(absent)


# Any question, by the chains


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
    past, future = (_literal(limit + later) for limit in (_NEVER, _ALWAYS - 1))
    return pl.when(is_past.fill_null(False)).then(past).otherwise(future)


def _placed(bound: pl.Expr, kind: str, far: pl.Expr) -> pl.Expr:
    """A bound, or what stands for it where no column can hold it."""
    return pl.when(bound.is_null() & (pl.col(kind) == "out_of_range")).then(far).otherwise(bound)


def is_open(kind: str) -> pl.Expr:
    """Tell where a column of kinds says that an end is open."""
    return (pl.col(kind) == "open").fill_null(False)


def _is_unknown(columns: Columns) -> pl.Expr:
    """Tell where the start or the end has no limit on a side and is not open: `allen.has_unknown`."""
    low, _, _, high = four_bounds(columns, widen=False)
    return (low.is_null() & ~is_open(columns.start_kind)) | (high.is_null() & ~is_open(columns.end_kind))


def _other_is_unknown(other: Bounds | Columns) -> pl.Expr:
    return _is_unknown(other) if isinstance(other, Columns) else pl.lit(has_unknown(other))
