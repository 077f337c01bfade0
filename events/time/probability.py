"""The share of readings in which something holds.

A reading picks one start and one end for each event, independently and (unless another distribution is given) uniformly
over the bounds, and counts when every start is before its end. An end known exactly is one instant.

Every share is that of a chain of ends (`allen.CHAINS`). Time is cut at all the limits of the bounds; between two cuts
each end is either out of the question or spread evenly, and k ends that fall into one piece are in a given order once
in k! times. Adding up over the pieces, from left to right, gives the share: exact for fractions, one pass for columns.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import factorial, inf
from typing import Any, Final, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from dateline.events.errors import BoundsError
from dateline.events.time.allen import CHAINS, PREDICATES, Chain, Limit, Predicate, Relation, limits, possible
from dateline.events.time.bounds import Bounds

Numbers: TypeAlias = npt.NDArray[Any]
"""One number for each pair of events: float64, or Fractions in an array of objects."""

Ranges: TypeAlias = list[tuple[Numbers, Numbers]]
"""Lowest and highest value of A's start, A's end, B's start and B's end."""

PIECES: Final = 16
"""How often each piece is cut again under a distribution that is not uniform; the error falls with its square."""

_A_ALONE: Final[Chain] = ((0,), (1,))
_B_ALONE: Final[Chain] = ((2,), (3,))


class Distribution(Protocol):
    """How the readings of one end are spread over its range."""

    def __call__(self, low: Numbers, high: Numbers, at: Numbers) -> Numbers:
        """The share of readings at or before `at`, where low <= at <= high and low < high."""
        ...


def uniform(low: Numbers, high: Numbers, at: Numbers) -> Numbers:
    """Every reading is as likely as any other."""
    place: Numbers = (at - low) / (high - low)
    return place


def triangular(low: Numbers, high: Numbers, at: Numbers) -> Numbers:
    """Readings near the middle of the range are likelier, those at its edges least.

    >>> triangular(np.array([0.0]), np.array([2.0]), np.array([0.5])).item()
    0.125
    """
    place = (at - low) / (high - low)
    found: Numbers = np.where(place < 0.5, 2 * place**2, 1 - 2 * (1 - place) ** 2)
    return found


def shares(a: Bounds, b: Bounds, *, days: bool = False) -> dict[Relation, Fraction | None]:
    """The exact share of readings for each of Allen's relations that is possible; None where unknown bounds hide it.

    In continuous time a relation in which two inexact ends fall together is possible and has the share 0.

    >>> from dateline.events.time.edtf import parse
    >>> found = shares(parse("2024-06").bounds, parse("2024-06-16/2024-06").extent, days=True)
    >>> {relation: str(share) for relation, share in found.items() if share > Fraction(1, 5)}
    {'before': '7/31', 'overlaps': '14/31'}
    """
    found = possible(a, b, days=days)
    if len(found) == 1:
        return {found[0]: Fraction(1)}
    ranges = _exact_ranges(a, b, days=days)
    if ranges is None:
        return dict.fromkeys(found)
    whole = _measure(_A_ALONE, ranges, days) * _measure(_B_ALONE, ranges, days)
    return {relation: Fraction((_measure(CHAINS[relation], ranges, days) / whole).item()) for relation in found}


def share(predicate: Predicate, a: Bounds, b: Bounds, *, days: bool = False) -> Fraction | None:
    """The exact share of readings in which a predicate holds; None where unknown bounds hide it.

    >>> from dateline.events.time.edtf import parse
    >>> str(share("intersects", parse("2024-06").bounds, parse("2024-06-16/2024-07").extent))
    '3/4'
    """
    found = shares(a, b, days=days)
    inside = [each for relation, each in found.items() if relation in PREDICATES[predicate]]
    if not inside or len(inside) == len(found):
        return Fraction(bool(inside))
    known = [each for each in inside if each is not None]
    return sum(known, Fraction(0)) if len(known) == len(inside) else None


def chain_shares(
    predicate: Predicate, ranges: Ranges, *, days: bool = False, distribution: Distribution = uniform
) -> npt.NDArray[np.float64]:
    """The share of readings in which a predicate holds, for many pairs of events at once.

    Args:
        predicate: A relation or set of relations.
        ranges: For A's start, A's end, B's start and B's end, the lowest and highest value: float64 in any unit, of
            pairs; the same number twice is an exact end, the same infinity an open one.
        days: Values are whole days, and readings fall on them alone.
        distribution: How readings are spread; not with `days`.

    Returns:
        float64, one a pair; nan where a range has no limit.

    Raises:
        BoundsError: `days` with a distribution.

    >>> june, later = (np.array([0.0]), np.array([30.0])), (np.array([45.0]), np.array([45.0]))
    >>> first_half = (np.array([0.0]), np.array([0.0])), (np.array([15.0]), np.array([15.0]))
    >>> chain_shares("intersects", [june, later, *first_half]).item()
    0.5
    """
    if days and distribution is not uniform:
        raise BoundsError("whole-day readings are counted, and take no distribution", ())
    ranges, known = _without_infinities(ranges)
    with np.errstate(invalid="ignore", divide="ignore"):
        whole = _measure(_A_ALONE, ranges, days, distribution) * _measure(_B_ALONE, ranges, days, distribution)
        part = sum(_measure(CHAINS[relation], ranges, days, distribution) for relation in _ordered(predicate))
        found = np.where(known, part / whole, np.nan).astype(np.float64)
    return np.clip(found, 0.0, 1.0)


def _ordered(predicate: Predicate) -> list[Relation]:
    return [relation for relation in CHAINS if relation in PREDICATES[predicate]]


def _exact_ranges(a: Bounds, b: Bounds, *, days: bool) -> Ranges | None:
    """The four ranges as fractions; None where one has no limit. An open end comes to lie beyond all others."""
    four: list[tuple[Limit, Limit]] = [*limits(a, days=days), *limits(b, days=days)]
    finite = [limit for pair in four for limit in pair if abs(limit) != inf]
    if any(low != high and inf in (-low, high) for low, high in four):
        return None
    beyond = {-inf: min(finite, default=0) - 2, inf: max(finite, default=0) + 2}
    return [(_fraction(beyond.get(low, low)), _fraction(beyond.get(high, high))) for low, high in four]


def _fraction(value: Limit) -> Numbers:
    return np.array([Fraction(int(value))], dtype=object)


def _without_infinities(ranges: Ranges) -> tuple[Ranges, npt.NDArray[np.bool_]]:
    """The ranges relative to the least limit of each pair, open ends beyond all others, and where all are known."""
    stack = np.array([limit for pair in ranges for limit in pair], dtype=np.float64)
    finite = np.isfinite(stack)
    low = np.where(finite, stack, inf).min(axis=0)
    high = np.where(finite, stack, -inf).max(axis=0)
    beyond = np.where(stack > 0, high + 2, low - 2)
    placed = np.where(finite, stack, beyond) - np.where(np.isfinite(low), low, 0)
    pairs = [(stack[2 * end], stack[2 * end + 1]) for end in range(4)]
    known = np.logical_and.reduce([(least == most) | (np.isfinite(least) & np.isfinite(most)) for least, most in pairs])
    return [(placed[2 * end], placed[2 * end + 1]) for end in range(4)], known


def _measure(chain: Chain, ranges: Ranges, days: bool, distribution: Distribution = uniform) -> Numbers:
    """How much of the readings keeps a chain's order: a number of days' readings, or a share."""
    return _counted(chain, ranges) if days else _spread(chain, ranges, distribution)


def _counted(chain: Chain, ranges: Ranges) -> Numbers:
    """Readings on whole days that keep the order: ends that fall on one day are one choice, k on n days C(n, k)."""
    cuts = np.sort(np.stack([low for low, _ in ranges] + [high + 1 for _, high in ranges]), axis=0)
    so_far = _start(chain, cuts[0])
    for first, after in pairwise(cuts):
        masses = [_all(low <= first, after <= high + 1) for low, high in _grouped(chain, ranges)]
        length = after - first
        so_far = _extended(so_far, masses, [1, length, *_choices(length, len(chain))])
    return so_far[-1]


def _choices(number: Numbers, most: int) -> list[Numbers]:
    """C(number, k) for k = 2 ... most."""
    found, product = [], number
    for k in range(2, most + 1):
        product = product * (number - (k - 1))
        found.append(product / factorial(k))
    return found


def _spread(chain: Chain, ranges: Ranges, distribution: Distribution) -> Numbers:
    """The share of readings in continuous time that keep the order; exact ends take their place at the cuts."""
    cuts = _cuts(ranges, 1 if distribution is uniform else PIECES)
    so_far = _start(chain, cuts[0])
    orders = [1.0 / factorial(k) if cuts.dtype == np.float64 else Fraction(1, factorial(k)) for k in range(5)]
    for place, cut in enumerate(cuts):
        is_new = cut != cuts[place - 1] if place else np.ones(cut.shape, dtype=bool)
        exact = [
            _all(is_new, *(_all(ranges[end][0] == cut, ranges[end][1] == cut) for end in group)) for group in chain
        ]
        so_far = _extended(so_far, exact, [1, 1])
        if place + 1 < len(cuts):
            inside = [_mass(group, ranges, cut, cuts[place + 1], distribution) for group in chain]
            so_far = _extended(so_far, inside, orders)
    return so_far[-1]


def _cuts(ranges: Ranges, pieces: int) -> Numbers:
    """All limits in ascending order, and `pieces` - 1 more cuts between each two."""
    cuts = np.sort(np.stack([limit for pair in ranges for limit in pair]), axis=0)
    if pieces == 1:
        return cuts
    steps = [cuts[:-1] + (cuts[1:] - cuts[:-1]) * (step / pieces) for step in range(pieces)]
    return np.concatenate([np.stack(steps, axis=1).reshape(-1, *cuts.shape[1:]), cuts[-1:]])


def _mass(
    group: tuple[int, ...], ranges: Ranges, first: Numbers, after: Numbers, distribution: Distribution
) -> Numbers:
    """The share of an end's readings between two cuts; two ends never fall together there."""
    low, high = ranges[group[0]]
    if len(group) > 1:
        return low * 0
    inside = _all(low < high, low <= first, after <= high)
    top = np.where(inside, high, low + 1)
    here, there = np.where(inside, first, low), np.where(inside, after, low)
    return np.where(inside, distribution(low, top, there) - distribution(low, top, here), low * 0)


def _grouped(chain: Chain, ranges: Ranges) -> Ranges:
    """The range of each group of ends that fall together: what is common to all."""
    lows = [np.max(np.stack([ranges[end][0] for end in group]), axis=0) for group in chain]
    highs = [np.min(np.stack([ranges[end][1] for end in group]), axis=0) for group in chain]
    return list(zip(lows, highs, strict=True))


def _start(chain: Chain, like: Numbers) -> list[Numbers]:
    """Before the first piece nothing of the chain has its place."""
    return [like * 0 + 1] + [like * 0 for _ in chain]


def _extended(so_far: list[Numbers], masses: list[Numbers], ways: list[Any]) -> list[Numbers]:
    """Let up to len(ways) - 1 further groups of the chain fall into this piece, in their order."""
    longer = list(so_far)
    for placed in range(1, len(so_far)):
        product: Numbers | int = 1
        for count in range(1, min(placed, len(ways) - 1) + 1):
            product = product * masses[placed - count]
            longer[placed] = longer[placed] + so_far[placed - count] * product * ways[count]
    return longer


def _all(*conditions: Numbers) -> Numbers:
    """Where every condition holds; booleans also for arrays of objects."""
    found = np.ones(conditions[0].shape, dtype=bool)
    for condition in conditions:
        found &= condition.astype(bool)
    return found
