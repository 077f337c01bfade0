"""Shortest paths for constraint networks, over whole arrays of edges.

A node is one end of one event; an edge (u, v, w) says t[v] - t[u] <= w. What a node may be at most, `high`, is the
shortest path to it; what it must be at least, `low`, the same against the arrows. Each round takes one more step along
all edges that leave what has changed, so that after r rounds every path of r edges has counted: rounds are cheap in
deep chains, and the first round with a contradiction shows a smallest one.

Source: Dechter, Meiri and Pearl, "Temporal Constraint Networks", Artificial Intelligence 49 (1991).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from rustworkx import PyDiGraph

Ints: TypeAlias = npt.NDArray[np.int64]

NO_LIMIT: Final = np.iinfo(np.int64).max
"""Marks a node that nothing limits. It takes no part in sums, so it cannot drift."""

REACH: Final = 2**61
"""The largest instant or distance that counts (73,000 years): sums of two stay within int64."""

OWN: Final = -1
"""The link number of the law that an event starts before it ends: the only strict edges."""

_CHECK_EVERY: Final = 32


@dataclass(frozen=True, slots=True)
class Edges:
    """t[target] - t[source] <= weight, for arrays of the same length; `link` is what the caller knows each by."""

    source: Ints
    target: Ints
    weight: Ints
    link: Ints

    def without(self, link: int) -> Edges:
        """The edges that come from other constraints."""
        kept = self.link != link
        return Edges(self.source[kept], self.target[kept], self.weight[kept], self.link[kept])

    def reversed(self) -> Edges:
        """The same constraints with time running backwards: for lower limits."""
        return Edges(self.target, self.source, self.weight, self.link)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Edges that cannot all hold, with the node whose upper limit and the one whose lower limit are part of it."""

    edges: tuple[int, ...]
    high_node: int | None = None
    low_node: int | None = None


@dataclass(frozen=True, slots=True)
class Solution:
    """The limits that follow: least upper and (negated) greatest lower ones, with the edges that led to each."""

    upper: Search
    lower: Search


class Search:
    """Shortest distances from given starting values, one round after another.

    Attributes:
        distance: The least value found for each node; NO_LIMIT where none is.
        parent: The edge that set it; -1 where the starting value stands.
    """

    def __init__(self, starts: Ints, edges: Edges) -> None:
        self.distance = starts.copy()
        self.parent: Ints = np.full(len(starts), -1, dtype=np.int64)
        self.edges = edges
        self._order = np.argsort(edges.source, kind="stable")
        self._first = np.searchsorted(edges.source[self._order], np.arange(len(starts) + 1))
        self.changed: Ints = np.flatnonzero(starts != NO_LIMIT)
        self._rounds: list[tuple[Ints, Ints]] = []

    def round(self) -> None:
        """Take one more step from every node that changed in the last round."""
        leaving = self._leaving(self.changed)
        target = self.edges.target[leaving]
        reached = self.distance[self.edges.source[leaving]] + self.edges.weight[leaving]
        better = (reached < self.distance[target]) & (np.abs(reached) < 2 * REACH)
        leaving, target, reached = leaving[better], target[better], reached[better]
        nodes, place = np.unique(target, return_inverse=True)
        least = self.distance[nodes]
        np.minimum.at(least, place, reached)
        is_best = reached == least[place]
        self.distance[nodes] = least
        self.parent[target[is_best][::-1]] = leaving[is_best][::-1]  # of equals the first edge stays
        self.changed = nodes
        self._rounds.append((self.changed, self.parent[self.changed]))

    def walk(self, node: int) -> list[int]:
        """The edges that led to a node's present value, the last first: no more than there were rounds."""
        found: list[int] = []
        for nodes, edges in reversed(self._rounds):
            place = int(np.searchsorted(nodes, node))
            if place < len(nodes) and nodes[place] == node:
                found.append(int(edges[place]))
                node = int(self.edges.source[found[-1]])
        return found

    def cycle(self) -> list[int] | None:
        """The edges of a cycle of parents, if there is one: the sum of its weights is negative."""
        if not len(self.edges.source):
            return None
        jump = np.where(self.parent >= 0, self.edges.source[self.parent], -1)
        for _ in range(len(jump).bit_length()):
            jump = np.where(jump >= 0, jump[jump], -1)
        endless = np.flatnonzero(jump >= 0)
        if not len(endless):
            return None
        node, seen = int(jump[endless[0]]), list[int]()
        start = node
        while True:
            edge = int(self.parent[node])
            seen.append(edge)
            node = int(self.edges.source[edge])
            if node == start:
                return seen

    def _leaving(self, nodes: Ints) -> Ints:
        """All edges that leave some nodes."""
        first, counts = self._first[nodes], self._first[nodes + 1] - self._first[nodes]
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        offsets = np.arange(total) - np.repeat(ends - counts, counts)
        leaving: Ints = self._order[np.repeat(first, counts) + offsets]
        return leaving


def solve(low: Ints, high: Ints, edges: Edges) -> Solution | Conflict:
    """The narrowest limits of every node, or the smallest set of edges and limits that cannot all hold.

    Args:
        low: Lower limits, negated; NO_LIMIT where there is none.
        high: Upper limits; NO_LIMIT where there is none.
        edges: The constraints; those with link OWN are strict.
    """
    found = Solution(Search(high, edges), Search(low, edges.reversed()))
    rounds = 0
    while len(found.upper.changed) or len(found.lower.changed):
        for search in (found.upper, found.lower):
            search.round()
            met = _crossed(found)
            if met is not None:
                return _paths(found, met)
        rounds += 1
        for search in (found.upper, found.lower):
            if rounds % _CHECK_EVERY == 0 and (cycle := search.cycle()) is not None:
                return Conflict(tuple(_shortest_cycle(len(high), edges, cycle)))
    free = (found.upper.distance == NO_LIMIT) & (found.lower.distance == NO_LIMIT)
    times, cycle = potentials(edges, free)
    if cycle is not None:
        return Conflict(tuple(_shortest_cycle(len(high), edges, cycle)))
    return _without_length(found, low, high, times) or found


def _crossed(found: Solution) -> int | None:
    """A node that must be later than it may be."""
    upper, lower = found.upper.distance, found.lower.distance
    known = (upper != NO_LIMIT) & (lower != NO_LIMIT)
    crossed = known & (upper < np.where(known, -lower, 0))
    return int(np.argmax(crossed)) if crossed.any() else None


def _paths(found: Solution, node: int) -> Conflict:
    """The two paths that meet in a node, each from a limit that was given; or the circle on the way that caused it."""
    edges = found.upper.edges
    above, below = found.upper.walk(node), found.lower.walk(node)
    top = int(edges.source[above[-1]]) if above else node
    bottom = int(edges.target[below[-1]]) if below else node
    way, seen = list[int](), {top: 0}
    for edge in (*reversed(above), *below):
        way.append(edge)
        here = int(edges.target[edge])
        if here in seen:
            circle = way[seen[here] :]
            if int(edges.weight[circle].sum()) < 0:
                return Conflict(tuple(circle))
            way = way[: seen[here]]
            seen = {place: at for place, at in seen.items() if at <= seen[here]}
        seen[here] = len(way)
    return Conflict(tuple(way), top, bottom)


def _without_length(found: Solution, low: Ints, high: Ints, times: Ints) -> Conflict | None:
    """A circle of constraints that leaves an event no time between start and end, if there is one.

    Such a circle has the sum 0, so that all its edges are tight at once. The limits given are edges from and to one
    more node, which stands for the calendar.
    """
    import rustworkx

    edges, count = found.upper.edges, len(high)
    is_high, is_low = found.upper.distance != NO_LIMIT, found.lower.distance != NO_LIMIT
    at = np.where(is_high, found.upper.distance, np.where(is_low, -found.lower.distance, times))
    group = is_high + 2 * is_low
    alike = group[edges.source] == group[edges.target]
    tight = np.flatnonzero(alike & (at[edges.source] + edges.weight == at[edges.target]))
    if not (edges.link[tight] == OWN).any():
        return None
    tops = np.flatnonzero((high != NO_LIMIT) & (high == at))
    bottoms = np.flatnonzero((low != NO_LIMIT) & (-low == at))
    graph = rustworkx.PyDiGraph()
    graph.add_nodes_from(range(count + 1))
    told = zip(edges.source[tight].tolist(), edges.target[tight].tolist(), tight.tolist(), strict=True)
    graph.add_edges_from([*told, *((count, node, -1) for node in tops.tolist())])
    graph.add_edges_from([(node, count, -1) for node in bottoms.tolist()])
    strict = {int(edges.source[edge]): edge for edge in tight.tolist() if edges.link[edge] == OWN}
    circles: list[list[int]] = []
    for part in rustworkx.strongly_connected_components(graph):
        together = set(part)
        for end in sorted(strict.keys() & together):
            start = int(edges.target[strict[end]])
            if start in together:
                way = rustworkx.dijkstra_shortest_paths(graph, start, target=end, default_weight=1.0)
                circles.append([*way[end], start])
    return _named(graph, min(circles, key=len), edges) if circles else None


def _named(graph: PyDiGraph[int, int], circle: Sequence[int], edges: Edges) -> Conflict:
    """The edges and limits of a circle of nodes; of two edges that say the same, the law's own."""
    calendar = graph.num_nodes() - 1
    steps = list(pairwise(circle))
    used = [min(graph.get_all_edge_data(*step), key=lambda edge: (edges.link[edge] != OWN, edge))
            for step in steps if calendar not in step]  # fmt: skip
    top = next((after for before, after in steps if before == calendar), None)
    bottom = next((before for before, after in steps if after == calendar), None)
    return Conflict(tuple(used), top, bottom)


def potentials(edges: Edges, free: npt.NDArray[np.bool_]) -> tuple[Ints, list[int] | None]:
    """Times for the free nodes that keep every constraint among them; or the edges of a cycle that no times keep."""
    chosen = np.flatnonzero(free[edges.source] & free[edges.target])
    among = Edges(edges.source[chosen], edges.target[chosen], edges.weight[chosen], edges.link[chosen])
    search = Search(np.where(free, 0, NO_LIMIT), among)
    rounds = 0
    while len(search.changed):
        search.round()
        rounds += 1
        if rounds % _CHECK_EVERY == 0 and search.cycle() is not None:
            break
    cycle = search.cycle()
    return search.distance, None if cycle is None else chosen[cycle].tolist()


def _shortest_cycle(count: int, edges: Edges, cycle: list[int]) -> list[int]:
    """The negative cycle of the fewest edges through any node of the one found."""
    best = cycle
    for node in sorted({int(edges.source[edge]) for edge in cycle}):
        layers = _closed_walk(count, edges, node, len(best) - 1)
        if layers is not None:
            best = layers
    return best


def _closed_walk(count: int, edges: Edges, node: int, most: int) -> list[int] | None:
    """The edges of a walk of at most `most` steps from a node back to it with a negative sum, if there is one."""
    reached = np.full(count, NO_LIMIT, dtype=np.int64)
    reached[node] = 0
    steps: list[Ints] = []
    for _ in range(most):
        known = np.flatnonzero(reached[edges.source] != NO_LIMIT)
        sums = reached[edges.source[known]] + edges.weight[known]
        further = np.full(count, NO_LIMIT, dtype=np.int64)
        np.minimum.at(further, edges.target[known], sums)
        taken: Ints = np.full(count, -1, dtype=np.int64)
        best = sums == further[edges.target[known]]
        taken[edges.target[known][best][::-1]] = known[best][::-1]
        steps.append(taken)
        reached = further
        if reached[node] < 0:
            walk = [int(steps[-1][node])]
            for layer in reversed(steps[:-1]):
                walk.append(int(layer[edges.source[walk[-1]]]))
            return walk
    return None
