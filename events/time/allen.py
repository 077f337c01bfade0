"""Allen's thirteen relations between two events that are known by their bounds.

A relation is a chain of the four ends in time: `overlaps` is A starts < B starts < A ends < B ends. It is possible when
numbers can be found in the bounds that keep the chain's order, and necessary when no other is possible.

Source: Allen, "Maintaining Knowledge about Temporal Intervals", CACM 26 (1983).
"""

from __future__ import annotations

from itertools import combinations
from typing import Final, Literal, TypeAlias

from dateline.events.time.bounds import DAY, Bounds, EndKind

Relation = Literal[
    "before", "meets", "overlaps", "starts", "during", "finishes", "equals",
    "finished_by", "contains", "started_by", "overlapped_by", "met_by", "after",
]  # fmt: skip
"""This event, relation, the other one."""

Predicate = Literal[
    "before", "meets", "overlaps", "starts", "during", "finishes", "equals",
    "finished_by", "contains", "started_by", "overlapped_by", "met_by", "after",
    "intersects", "lies_in", "covers", "ends_before", "starts_after",
]  # fmt: skip
"""A relation, or one of the sets of relations that people ask for."""

Chain: TypeAlias = tuple[tuple[int, ...], ...]
"""The four ends in the order of time, those at one instant together: 0 and 1 are A's start and end, 2 and 3 B's."""

CHAINS: Final[dict[Relation, Chain]] = {
    "before": ((0,), (1,), (2,), (3,)),
    "meets": ((0,), (1, 2), (3,)),
    "overlaps": ((0,), (2,), (1,), (3,)),
    "starts": ((0, 2), (1,), (3,)),
    "during": ((2,), (0,), (1,), (3,)),
    "finishes": ((2,), (0,), (1, 3)),
    "equals": ((0, 2), (1, 3)),
    "finished_by": ((0,), (2,), (1, 3)),
    "contains": ((0,), (2,), (3,), (1,)),
    "started_by": ((0, 2), (3,), (1,)),
    "overlapped_by": ((2,), (0,), (3,), (1,)),
    "met_by": ((2,), (0, 3), (1,)),
    "after": ((2,), (3,), (0,), (1,)),
}

RELATIONS: Final[tuple[Relation, ...]] = tuple(CHAINS)
"""All thirteen, from before to after."""

INVERSE: Final[dict[Relation, Relation]] = dict(zip(RELATIONS, reversed(RELATIONS), strict=True))
"""What the other event is to this one."""

PREDICATES: Final[dict[Predicate, frozenset[Relation]]] = {
    **{relation: frozenset({relation}) for relation in RELATIONS},
    "intersects": frozenset(RELATIONS) - {"before", "meets", "met_by", "after"},
    "lies_in": frozenset({"starts", "during", "finishes", "equals"}),
    "covers": frozenset({"started_by", "contains", "finished_by", "equals"}),
    "ends_before": frozenset({"before", "meets"}),
    "starts_after": frozenset({"after", "met_by"}),
}
"""The relations that make each predicate true. `intersects`: the two share some time."""

Limit: TypeAlias = int | float
"""An instant or day, or an infinity."""


def possible(a: Bounds, b: Bounds, *, days: bool = False) -> tuple[Relation, ...]:
    """The relations that hold in at least one reading of the bounds, from before to after.

    An open end lies at infinity; an unknown bound is no bound.

    Args:
        a, b: Two events that do not depend on each other.
        days: Read starts and ends as whole days only; else any instant.

    >>> from dateline.events.time.edtf import parse
    >>> possible(parse("2024-06").extent, parse("2024").extent)
    ('during',)
    >>> possible(parse("2024-06-01").bounds, parse("2024-06-02").bounds, days=True)
    ('meets',)
    >>> possible(parse("2024-06-01").bounds, parse("2024-06-02").bounds)
    ('before', 'meets')
    """
    lows, highs = zip(*limits(a, days=days), *limits(b, days=days), strict=True)
    return tuple(relation for relation, chain in CHAINS.items() if _fits(chain, lows, highs, days=days))


def necessary(a: Bounds, b: Bounds, *, days: bool = False) -> Relation | None:
    """The relation that holds in every reading of the bounds, if one does.

    >>> from dateline.events.time.edtf import parse
    >>> necessary(parse("1950/1953").extent, parse("1954").extent)
    'meets'
    """
    found = possible(a, b, days=days)
    return found[0] if len(found) == 1 else None


def maybe(predicate: Predicate, a: Bounds, b: Bounds, *, days: bool = False) -> bool:
    """Tell whether a predicate holds in at least one reading of the bounds.

    >>> from dateline.events.time.edtf import parse
    >>> maybe("covers", parse("1950/1953").bounds, parse("1952").extent)
    True
    """
    return not PREDICATES[predicate].isdisjoint(possible(a, b, days=days))


def surely(predicate: Predicate, a: Bounds, b: Bounds, *, days: bool = False) -> bool | None:
    """Tell whether a predicate holds in every reading; None where an unknown bound leaves that undecided.

    >>> from dateline.events.time.edtf import parse
    >>> [surely("intersects", parse(text).bounds, parse("1952").extent) for text in ("1952-06", "1951", "1950/")]
    [True, False, None]
    """
    found = frozenset(possible(a, b, days=days))
    if found and found <= PREDICATES[predicate]:
        return True
    return None if found & PREDICATES[predicate] and (has_unknown(a) or has_unknown(b)) else False


def limits(bounds: Bounds, *, days: bool = False) -> tuple[tuple[Limit, Limit], tuple[Limit, Limit]]:
    """Lowest and highest start, lowest and highest end: instants, or days for whole-day readings.

    A missing latest start is no later than the latest end, a missing earliest end no earlier than the earliest start.

    >>> from dateline.events.time.edtf import parse
    >>> limits(parse("1970-01-01/..").bounds, days=True)
    ((0, 1), (inf, inf))
    """
    never, always = float("-inf"), float("inf")
    low, high = _limit(bounds.earliest_start, never, days, up=True), _limit(bounds.latest_end, always, days, up=False)
    start_top = never if bounds.start_kind is EndKind.OPEN else high
    end_bottom = always if bounds.end_kind is EndKind.OPEN else low
    latest_start = _limit(bounds.latest_start, start_top, days, up=False)
    return (low, latest_start), (_limit(bounds.earliest_end, end_bottom, days, up=True), high)


def has_unknown(bounds: Bounds) -> bool:
    """Tell whether the start or the end has no limit on a side for another reason than that it is open."""
    start = bounds.earliest_start is None and bounds.start_kind is not EndKind.OPEN
    end = bounds.latest_end is None and bounds.end_kind is not EndKind.OPEN
    return start or end


def _limit(value: int | None, missing: Limit, days: bool, *, up: bool) -> Limit:
    if value is None:
        return missing
    return value if not days else -(-value // DAY) if up else value // DAY


def _fits(chain: Chain, lows: tuple[Limit, ...], highs: tuple[Limit, ...], *, days: bool) -> bool:
    """Tell whether the ends can take values in that order: apart by any distance, or by whole days."""
    low = [max(lows[end] for end in group) for group in chain]
    high = [min(highs[end] for end in group) for group in chain]
    if any(least > most for least, most in zip(low, high, strict=True)):
        return False
    return all(
        low[i] < high[j] and (not days or low[i] + (j - i) <= high[j]) for i, j in combinations(range(len(chain)), 2)
    )
