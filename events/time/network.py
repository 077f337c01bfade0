"""Constraints between events: tighter bounds, what moved each, and the smallest sets that cannot all hold.

A Simple Temporal Network over the starts and ends of events: every constraint limits the time between two ends, every
bound limits one end, and an event starts before it ends. `tighten` finds the narrowest bounds that follow. Where some
constraints cannot all hold, the smallest such set is reported, one of them set aside, and the rest still counts.

Source: Dechter, Meiri and Pearl, "Temporal Constraint Networks", Artificial Intelligence 49 (1991).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

import numpy as np

from dateline.events.errors import BoundsError
from dateline.events.time.bounds import Bounds, EndKind, Instant
from dateline.events.time.propagation import NO_LIMIT, OWN, REACH, Conflict, Edges, Ints, Search, solve

End = Literal["start", "end"]
BoundName = Literal["earliest_start", "latest_start", "earliest_end", "latest_end"]

_LARGEST: Final = 50
"""The most constraints of a contradiction that are tried one by one."""

RELATIONS: Final = (
    "after", "before", "meets", "met_by", "during", "contains", "same_start", "same_end", "equals",
)  # fmt: skip
"""The relations that `links` understands."""


@dataclass(frozen=True, slots=True)
class Link:
    """A limit on the time from one end of an event to an end of another: low <= later - earlier <= high.

    Attributes:
        earlier, later: Number of an event and which of its ends.
        low, high: Microseconds, negative ones too; None: no limit.
        label: What says so, for reports.
        weight: How well it is founded; of a contradiction the least founded is set aside.
    """

    earlier: tuple[int, End]
    later: tuple[int, End]
    low: int | None = 0
    high: int | None = None
    label: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Move:
    """A bound that constraints moved: `links` are the numbers of those it follows from, the nearest first."""

    event: int
    bound: BoundName
    before: Instant | None
    after: Instant
    links: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Constraints and bounds that cannot all hold, none of which could be left out.

    Attributes:
        links: Numbers of the constraints.
        bounds: The bounds that are part of it, as (event, name).
        set_aside: The constraint that the rest of the result does without.
    """

    links: tuple[int, ...]
    bounds: tuple[tuple[int, BoundName], ...]
    set_aside: int


@dataclass(frozen=True, slots=True)
class Tightened:
    """What follows from bounds and constraints: the bounds, each move, each contradiction."""

    bounds: tuple[Bounds, ...]
    moves: tuple[Move, ...]
    contradictions: tuple[Contradiction, ...]


def links(
    relation: str,
    subject: int,
    target: int,
    *,
    lag: tuple[int | None, int | None] = (None, None),
    whole: bool = False,
    label: str = "",
    weight: float = 1.0,
) -> tuple[Link, ...]:
    """What a relation between two events says of their ends.

    Args:
        relation: One of RELATIONS, read as: subject, relation, target.
        subject, target: Numbers of the events.
        lag: Least and most microseconds between the nearer ends ("two days after"), for `after` and `before`, or
            between the ends compared, for `same_start` and `same_end`.
        whole: The lag, if it is more than one instant, holds for all of the subject as a date does: what happened "two
            days after" was also over then.
        label, weight: Go into every link.

    Raises:
        BoundsError: no such relation.

    >>> links("after", 1, 0)[0].earlier, links("after", 1, 0)[0].later
    ((0, 'end'), (1, 'start'))
    """
    low, high = lag
    room = whole and high is not None and (low or 0) < high

    def link(earlier: tuple[int, End], later: tuple[int, End], least: int | None = 0, most: int | None = None) -> Link:
        return Link(earlier, later, least, most, label, weight)

    s, t = subject, target
    if relation in ("after", "met_by"):
        limit = (0, 0) if relation == "met_by" else (low or 0, high)
        over = (link((t, "end"), (s, "end"), low, high),) if room else ()
        return (link((t, "end"), (s, "start"), *limit), *over)
    if relation in ("before", "meets"):
        limit = (0, 0) if relation == "meets" else (low or 0, high)
        begun = (link((s, "start"), (t, "start"), low, high),) if room else ()
        return (link((s, "end"), (t, "start"), *limit), *begun)
    if relation == "during":
        return link((t, "start"), (s, "start")), link((s, "end"), (t, "end"))
    if relation == "contains":
        return link((s, "start"), (t, "start")), link((t, "end"), (s, "end"))
    if relation in ("same_start", "same_end"):
        end: End = "start" if relation == "same_start" else "end"
        return (link((t, end), (s, end), low or 0, high if high is not None else low or 0),)
    if relation == "equals":
        return link((t, "start"), (s, "start"), 0, 0), link((t, "end"), (s, "end"), 0, 0)
    raise BoundsError(f"no relation {relation}; there are {', '.join(RELATIONS)}", ())


def tighten(bounds: Sequence[Bounds], constraints: Sequence[Link]) -> Tightened:
    """The narrowest bounds that follow, with what moved each and what cannot all hold.

    Bounds only ever get tighter. An open end is one without limit here, and counts as stated once it has one.

    Args:
        bounds: Of the events, whose numbers are their places here.
        constraints: Links between them; their numbers are their places here.

    >>> from dateline.events.time.edtf import parse
    >>> told = [parse(text).bounds for text in ("2024-10-23", "2024", "2024-11-02")]
    >>> found = tighten(told, [*links("after", 1, 0), *links("before", 1, 2)])
    >>> str(found.bounds[1]), [move.bound for move in found.moves][:2]
    ('within [2024-10-23, 2024-11-03)', ['earliest_start', 'latest_start'])
    """
    high = _limits([value for one in bounds for value in (one.latest_start, one.latest_end)], sign=1)
    low = _limits([value for one in bounds for value in (one.earliest_start, one.earliest_end)], sign=-1)
    edges = _edges(len(bounds), constraints)
    contradictions: list[Contradiction] = []
    while isinstance(found := solve(low, high, edges), Conflict):
        contradictions.append(_told(_smallest(found, low, high, edges), edges, constraints))
        edges = edges.without(contradictions[-1].set_aside)
    moves = sorted([*_moves(found.lower, low, bounds, latest=False), *_moves(found.upper, high, bounds, latest=True)],
                   key=lambda move: (move.event, _ORDER.index(move.bound)))  # fmt: skip
    return Tightened(_moved(bounds, moves), tuple(moves), tuple(contradictions))


def _smallest(found: Conflict, low: Ints, high: Ints, edges: Edges) -> Conflict:
    """A conflict of which no constraint can be left out: what the law or the dates say anyway is no part of it."""
    numbers = sorted({int(edges.link[edge]) for edge in found.edges} - {OWN})
    if len(numbers) > _LARGEST:
        return found
    for number in numbers:
        fewer = _within(found, {*numbers} - {number}, low, high, edges)
        if fewer is not None:
            return _smallest(fewer, low, high, edges)
    return found


def _within(found: Conflict, numbers: set[int], low: Ints, high: Ints, edges: Edges) -> Conflict | None:
    """The conflict of some constraints, if they have one, with the dates of the events of another."""
    at = [*edges.source[[*found.edges]], *edges.target[[*found.edges]]]
    nodes = np.unique([2 * (node // 2) + side for node in at for side in (0, 1)])
    is_told = np.isin(edges.link, [*numbers])
    chosen = np.flatnonzero(is_told | ((edges.link == OWN) & np.isin(edges.source, nodes)))
    source, target = (np.searchsorted(nodes, ends[chosen]) for ends in (edges.source, edges.target))
    again = solve(low[nodes], high[nodes], Edges(source, target, edges.weight[chosen], edges.link[chosen]))
    if not isinstance(again, Conflict):
        return None
    top, bottom = (None if node is None else int(nodes[node]) for node in (again.high_node, again.low_node))
    return Conflict(tuple(chosen[[*again.edges]].tolist()), top, bottom)


def _told(found: Conflict, edges: Edges, constraints: Sequence[Link]) -> Contradiction:
    """A conflict in the caller's numbers; the constraint of least weight is to be set aside, of two the later."""
    numbers = tuple(sorted({int(edges.link[edge]) for edge in found.edges} - {OWN}))
    top = () if found.high_node is None else (_bound_name(found.high_node, latest=True),)
    bottom = () if found.low_node is None else (_bound_name(found.low_node, latest=False),)
    least = min(numbers, key=lambda number: (constraints[number].weight, -number))
    return Contradiction(numbers, (*bottom, *top), least)


def _moves(search: Search, limits: Ints, bounds: Sequence[Bounds], *, latest: bool) -> list[Move]:
    """Every lower, or upper, bound that constraints moved; what only follows from start < end stays as it was told."""
    found = []
    reasons: dict[int, tuple[int, ...]] = {}
    for node in np.flatnonzero(search.distance != limits).tolist():
        numbers = _reasons(node, search, reasons)
        event, name = _bound_name(node, latest=latest)
        told: Instant | None = getattr(bounds[event], name)
        if numbers and (told is None or abs(told) <= REACH):
            value = int(search.distance[node]) * (1 if latest else -1)
            found.append(Move(event, name, told, value, numbers))
    return found


def _reasons(node: int, search: Search, known: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    """The constraints on the path to a node, the nearest first; each path goes on along one that is known."""
    way: list[int] = []
    while node not in known and (edge := int(search.parent[node])) >= 0:
        way.append(node)
        node = int(search.edges.source[edge])
    numbers = known.setdefault(node, ())
    for passed in reversed(way):
        link = int(search.edges.link[search.parent[passed]])
        numbers = numbers if link == OWN else (link, *numbers)
        known[passed] = numbers
    return numbers


def _moved(bounds: Sequence[Bounds], moves: Sequence[Move]) -> tuple[Bounds, ...]:
    """The bounds with the moves made; an end that now has limits is stated."""
    changes: dict[int, dict[str, int | EndKind]] = {}
    for move in moves:
        changes.setdefault(move.event, {})[move.bound] = move.after
    tightened = list(bounds)
    for event, changed in changes.items():
        one = replace(bounds[event], **changed)  # type: ignore[arg-type]
        if one.start_kind is EndKind.OPEN and (one.earliest_start is not None or one.latest_start is not None):
            one = replace(one, start_kind=EndKind.STATED)
        if one.end_kind is EndKind.OPEN and one.latest_end is not None:
            one = replace(one, end_kind=EndKind.STATED)
        tightened[event] = one
    return tuple(tightened)


_ORDER: Final[tuple[BoundName, ...]] = get_args(BoundName)


def _bound_name(node: int, *, latest: bool) -> tuple[int, BoundName]:
    event, is_end = divmod(node, 2)
    return event, _ORDER[2 * is_end + latest]


def _limits(values: Sequence[int | None], *, sign: int) -> Ints:
    """Starting limits; none for what is unknown, and for what is beyond reach the widest that is within it."""
    held = [NO_LIMIT if value is None or sign * value > REACH else max(sign * value, -REACH) for value in values]
    return np.array(held, dtype=np.int64)


def _edges(count: int, constraints: Sequence[Link]) -> Edges:
    """Two edges for each link with both limits, and one for each event: it starts before it ends."""
    rows = []
    for number, link in enumerate(constraints):
        earlier, later = _node(link.earlier), _node(link.later)
        if link.high is not None and abs(link.high) <= REACH:
            rows.append((earlier, later, link.high, number))
        if link.low is not None and abs(link.low) <= REACH:
            rows.append((later, earlier, -link.low, number))
    starts = np.arange(count, dtype=np.int64) * 2
    own = np.stack([starts + 1, starts, np.zeros_like(starts), np.full_like(starts, OWN)])
    told = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Edges(*np.concatenate([own, told], axis=1))


def _node(end: tuple[int, End]) -> int:
    return 2 * end[0] + (end[1] == "end")
