"""Which claims are one event: links, missing links and the user's decisions weighed together, not chained.

A pair that links two groups does not join them when the other pairs speak against it: groups grow by their average
weight (average linkage), the best first. What comes out depends on the set of claims and on nothing else.

Source: Sokal and Michener 1958 (average linkage); Lance and Williams 1967 (its update).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

from dateline.events.table.folding.pieces import Floats, Ints

_AT_ONCE: Final = 500_000

Pair = tuple[int, int]

Compare = Callable[[Ints, Ints], Floats]
"""The weight of pairs, given as two arrays of rows."""


def cluster(
    piece: Ints,
    *,
    must: Iterable[Pair] = (),
    cannot: Iterable[Pair] = (),
    doubted: npt.NDArray[np.bool_] | None = None,
    threshold: Floats,
    compare: Compare,
    mass: Floats | None = None,
) -> Ints:
    """The cluster of each row, named by its smallest row.

    Args:
        piece: The piece of each row, named by its smallest row (`pieces.pieces`): rows of two pieces stay apart,
            and a piece of two is one unless `doubted`. The order of rows is the order in which ties are settled.
        must: Pairs that the user says are one event.
        cannot: Pairs that the user says are two; no chain of links or of `must` brings them together.
        doubted: True for rows whose piece is compared though it holds but two; None: none is.
        threshold: Of each row; groups whose pairs weigh less than that of their piece on average stay apart.
        compare: Weighs the pairs that blocking did not propose but a component brings together.
        mass: How much each row counts in an average, more than 0; None: all the same.
    """
    size, label = len(piece), piece.copy()
    heavy = np.ones(size) if mass is None else mass
    apart, bound = _pairs(cannot), _pairs(must)
    decided = np.array(sorted({int(label[row]) for pair in (*bound, *apart) for row in pair}), dtype=np.int64)
    least = np.where(np.zeros(size, dtype=np.bool_) if doubted is None else doubted[label], 1, 2)
    hard = np.flatnonzero((np.bincount(label, minlength=size)[label] > least) | np.isin(label, decided))
    for group, matrix in _weighed(_grouped(hard, label[hard]), compare):
        inside = {int(row): place for place, row in enumerate(group)}
        grouped = _Groups(
            matrix,
            heavy[group],
            [(inside[a], inside[b]) for a, b in bound if a in inside and b in inside],
            [(inside[a], inside[b]) for a, b in apart if a in inside and b in inside],
        )
        label[group] = group[grouped.merged(threshold[group[0]])]
    return label


def _pairs(pairs: Iterable[Pair]) -> list[Pair]:
    return sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b})


def _grouped(rows: Ints, label: Ints) -> list[Ints]:
    """The rows of each label, ascending."""
    order = np.argsort(label, kind="stable")
    edges = np.flatnonzero(np.diff(label[order])) + 1
    return np.split(rows[order], edges) if len(rows) else []


def _weighed(groups: list[Ints], compare: Compare) -> Iterable[tuple[Ints, Floats]]:
    """Each group with the weights of all its pairs, as a square matrix; compared many groups at once."""
    places = [np.triu_indices(len(group), 1) for group in groups]
    for first, last in _batches([len(place[0]) for place in places]):
        left = np.concatenate([groups[k][places[k][0]] for k in range(first, last)])
        right = np.concatenate([groups[k][places[k][1]] for k in range(first, last)])
        weight, at = compare(left, right), 0
        for k in range(first, last):
            matrix = np.zeros((len(groups[k]), len(groups[k])))
            matrix[places[k]] = weight[at : at + len(places[k][0])]
            at += len(places[k][0])
            yield groups[k], matrix + matrix.T


def _batches(sizes: list[int]) -> Iterable[tuple[int, int]]:
    first, held = 0, 0
    for place, size in enumerate(sizes):
        held += size
        if held >= _AT_ONCE:
            yield first, place + 1
            first, held = place + 1, 0
    if first < len(sizes):
        yield first, len(sizes)


class _Groups:
    """Groups of the rows of one component, merged pair by pair."""

    def __init__(self, matrix: Floats, mass: Floats, must: list[Pair], cannot: list[Pair]) -> None:
        self.sums = matrix * mass[:, None] * mass[None, :]
        self.sizes = mass.copy()
        self.alive = np.ones(len(matrix), dtype=bool)
        self.barred = np.eye(len(matrix), dtype=bool)
        self.label = np.arange(len(matrix))
        for a, b in cannot:
            self.barred[a, b] = self.barred[b, a] = True
        for a, b in must:
            one, two = sorted((int(self.label[a]), int(self.label[b])))
            if one != two and not self.barred[one, two]:
                self._merge(one, two)

    def merged(self, threshold: float) -> Ints:
        """The group of each row, named by its smallest row, once no two groups are alike enough.

        Each row remembers its nearest, so that joining two groups costs a row and not all pairs.
        """
        average = self.sums / (self.sizes[:, None] * self.sizes[None, :])
        average[self.barred | ~self.alive[:, None] | ~self.alive[None, :]] = -np.inf
        best = average.argmax(axis=1)
        most = average[np.arange(len(best)), best]
        while most[first := int(most.argmax())] >= threshold:
            one, two = sorted((first, int(best[first])))
            self._merge(one, two)
            fresh = np.where(self.barred[one] | ~self.alive, -np.inf, self.sums[one] / (self.sizes[one] * self.sizes))
            average[one] = average[:, one] = fresh
            average[two] = average[:, two] = most[two] = -np.inf
            nearer = (fresh > most) | ((fresh == most) & (one < best))
            # whoever was nearest to one of the two looks around again; for the others nothing else has changed
            again = ((best == one) | (best == two)) & ~nearer & self.alive
            best[nearer], most[nearer] = one, fresh[nearer]
            again[one] = True
            best[again] = average[again].argmax(axis=1)
            most[again] = average[again, best[again]]
        return self.label

    def _merge(self, one: int, two: int) -> None:
        self.sums[one] += self.sums[two]
        self.sums[:, one] += self.sums[:, two]
        self.barred[one] |= self.barred[two]
        self.barred[:, one] |= self.barred[:, two]
        self.sizes[one] += self.sizes[two]
        self.alive[two] = False
        self.label[self.label == two] = one
