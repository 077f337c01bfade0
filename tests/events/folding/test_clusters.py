"""Clusters grow by their average weight, the best pair of groups first: compared with that, written down plainly."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events.table.folding.clusters import cluster

Rows = list[list[float]]


def plainly(weight: Rows, mass: list[float], must: list[tuple[int, int]], cannot: list[tuple[int, int]]) -> list[int]:
    """All pairs of groups looked at before each step; ties go to the first."""
    groups = [{row} for row in range(len(mass))]

    def barred(one: set[int], two: set[int]) -> bool:
        return any((a in one and b in two) or (a in two and b in one) for a, b in cannot)

    def average(one: set[int], two: set[int]) -> float:
        total = sum(weight[a][b] * mass[a] * mass[b] for a in one for b in two)
        return total / (sum(mass[a] for a in one) * sum(mass[b] for b in two))

    def join(one: set[int], two: set[int]) -> None:
        groups.remove(two)
        one |= two

    for a, b in must:
        one, two = sorted((next(g for g in groups if a in g), next(g for g in groups if b in g)), key=min)
        if one is not two and not barred(one, two):
            join(one, two)
    while True:
        open_pairs = [pair for pair in combinations(sorted(groups, key=min), 2) if not barred(*pair)]
        best = max(open_pairs, key=lambda pair: average(*pair), default=None)
        if best is None or average(*best) < 0:
            return [min(next(g for g in groups if row in g)) for row in range(len(mass))]
        join(*best)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_clusters_are_those_of_average_linkage(data: st.DataObject) -> None:
    """Weights and masses are powers of two and their sums, so that averages are exact and ties are ties."""
    size = data.draw(st.integers(2, 9))
    rows = st.integers(0, size - 1)
    pair = st.tuples(rows, rows).filter(lambda two: two[0] != two[1]).map(lambda two: (min(two), max(two)))
    must, cannot = (sorted(data.draw(st.sets(pair, max_size=most))) for most in (1, 3))
    mass = data.draw(st.lists(st.sampled_from([1.0, 0.25]), min_size=size, max_size=size))
    weight = [[0.0] * size for _ in range(size)]
    for a, b in combinations(range(size), 2):
        weight[a][b] = weight[b][a] = data.draw(st.sampled_from([-6.0, -1.0, 0.0, 0.5, 1.0, 2.0, 8.0]))
    found = cluster(
        np.zeros(size, dtype=np.int64),
        must=must,
        cannot=cannot,
        threshold=np.zeros(size),
        compare=lambda left, right: np.array([weight[a][b] for a, b in zip(left, right, strict=True)], dtype=float),
        mass=np.array(mass),
    )
    if size == 2 and not must and not cannot:
        assert found.tolist() == [0, 0]  # a pair that nobody decided about is what its link said
    else:
        assert found.tolist() == plainly(weight, mass, must, cannot)
