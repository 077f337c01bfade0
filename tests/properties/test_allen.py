"""What holds for the relations of any two bounded events."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations_with_replacement, product

import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.events.time import allen, modal
from dateline.events.time.allen import CHAINS, INVERSE, PREDICATES, RELATIONS
from dateline.events.time.bound_columns import Columns
from dateline.events.time.bounds import DAY, Bounds, EndKind

GROUPS = ("intersects", "lies_in", "covers", "ends_before", "starts_after")
PREDICATE = st.sampled_from(sorted(PREDICATES))
SMALL = st.integers(-2, 2)
ENDS = st.sampled_from([EndKind.STATED, EndKind.STATED, EndKind.OPEN, EndKind.UNKNOWN])


@st.composite
def bounded(draw, *, unit=1, whole=False):
    """Bounds with ends in a small range; unless `whole`, some of them open or unknown."""
    s0, s1 = sorted(draw(st.tuples(SMALL, SMALL)))
    e0, e1 = sorted(draw(st.tuples(SMALL, SMALL)))
    assume(s0 < e1)
    bounds = Bounds(s0 * unit, s1 * unit, e0 * unit, e1 * unit)
    if whole:
        return bounds
    start, end = draw(ENDS), draw(ENDS)
    if start is not EndKind.STATED:
        bounds = replace(bounds, earliest_start=None, latest_start=None, start_kind=start)
    elif draw(st.integers(0, 5)) == 0:
        bounds = replace(bounds, latest_start=None, start_kind=EndKind.UNKNOWN)
    if end is not EndKind.STATED:
        bounds = replace(bounds, earliest_end=None, latest_end=None, end_kind=end)
    return bounds


def readings(bounds, *, step):
    """Every (start, end) with ends at multiples of `step`."""
    starts = range(bounds.earliest_start, bounds.latest_start + 1, step)
    ends = range(bounds.earliest_end, bounds.latest_end + 1, step)
    return [(s, e) for s, e in product(starts, ends) if s < e]


def comparison(ends):
    """How each end of A compares with each end of B."""
    return tuple((ends[a] > ends[b]) - (ends[a] < ends[b]) for a in (0, 1) for b in (2, 3))


def ranks(chain):
    """Four ends in the order of a chain."""
    place = {end: rank for rank, group in enumerate(chain) for end in group}
    return [place[end] for end in range(4)]


RELATION_OF = {comparison(ranks(chain)): relation for relation, chain in CHAINS.items()}


def relations_by_brute_force(a, b, *, step):
    pairs = product(readings(a, step=step), readings(b, step=step))
    return {RELATION_OF[comparison((*x, *y))] for x, y in pairs}


@given(bounded(unit=DAY, whole=True), bounded(unit=DAY, whole=True))
def test_whole_day_relations_are_those_of_brute_force(a, b):
    assert relations_by_brute_force(a, b, step=DAY) == set(allen.possible(a, b, days=True))


@given(bounded(unit=4, whole=True), bounded(unit=4, whole=True))
@settings(max_examples=40, deadline=None)
def test_every_relation_of_continuous_time_has_a_witness(a, b):
    """Chains hold at most four different instants, so quarters of the unit suffice as witnesses."""
    assert relations_by_brute_force(a, b, step=1) == set(allen.possible(a, b))


@given(bounded(), bounded())
def test_the_other_way_round_is_the_inverse(a, b):
    assert {INVERSE[name] for name in allen.possible(a, b)} == set(allen.possible(b, a))


@given(bounded(), bounded(), PREDICATE, st.booleans())
def test_surely_implies_maybe(a, b, predicate, days):
    assert allen.possible(a, b)
    if allen.surely(predicate, a, b, days=days):
        assert allen.maybe(predicate, a, b, days=days)


@given(bounded(), bounded(), st.integers(-(10**20), 10**20), st.booleans())
def test_shifting_all_times_changes_no_relation(a, b, days, whole):
    def moved(bounds):
        names = ("earliest_start", "latest_start", "earliest_end", "latest_end")
        four = {name: getattr(bounds, name) for name in names}
        return replace(bounds, **{name: None if x is None else x + days * DAY for name, x in four.items()})

    assert allen.possible(a, b, days=whole) == allen.possible(moved(a), moved(b), days=whole)


@given(bounded(whole=True), bounded(whole=True))
def test_tighter_bounds_allow_no_new_relation(a, b):
    middle = (a.earliest_start + a.latest_start) // 2
    assume(middle < a.latest_end)
    tighter = replace(a, latest_start=middle)
    assert set(allen.possible(tighter, b)) <= set(allen.possible(a, b))


def test_columns_answer_as_single_values_do():
    """Not drawn: one query over every kind of pair costs less than many queries over a few."""
    pool = every_kind_of_bounds()
    pairs = list(product(pool[::5], pool[::7]))
    right = modal.bounds_frame([b for _, b in pairs]).rename(lambda name: name + "_b")
    table = pl.concat([modal.bounds_frame([a for a, _ in pairs]), right], how="horizontal")
    for days in (False, True):
        maybe = {name: modal.maybe(name, Columns.suffixed("_b"), days=days) for name in RELATIONS}
        answers = table.select(**maybe, sure=modal.surely("during", Columns.suffixed("_b"), days=days))
        for (a, b), row in zip(pairs, answers.iter_rows(named=True), strict=True):
            assert set(allen.possible(a, b, days=days)) == {name for name in RELATIONS if row[name]}
            assert allen.surely("during", a, b, days=days) == row["sure"]


PERIODS = [
    Bounds.exactly(0, DAY),
    Bounds.exactly(-DAY, 2 * DAY),
    Bounds.within(0, DAY),
    Bounds(0, 0, None, None, end_kind=EndKind.OPEN),
    Bounds(None, None, DAY, DAY, start_kind=EndKind.OPEN),
    Bounds(DAY, DAY, None, None, end_kind=EndKind.UNKNOWN),
    Bounds(None, None, None, None, EndKind.OPEN, EndKind.OPEN),
]


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_columns_and_a_period_answer_as_single_values_do(period):
    pool = every_kind_of_bounds()
    questions = {name: modal.judge(name, period) for name in GROUPS}
    answers = modal.bounds_frame(pool).select(
        **{f"{name} {kind}": both[kind] for name, both in questions.items() for kind in (0, 1)}
    )
    for event, row in zip(pool, answers.iter_rows(named=True), strict=True):
        for name in GROUPS:
            assert allen.maybe(name, event, period) == row[f"{name} 0"], (name, event)
            assert allen.surely(name, event, period) == row[f"{name} 1"], (name, event)


def every_kind_of_bounds():
    """Bounds with every order of their ends around 0 and 1, stated, open and unknown."""
    grid = [value * DAY for value in range(-1, 3)]
    pairs = list(combinations_with_replacement(grid, 2))
    starts = [(*pair, EndKind.STATED) for pair in pairs]
    starts += [(None, None, EndKind.OPEN), (None, None, EndKind.UNKNOWN), (0, None, EndKind.UNKNOWN)]
    ends = [(*pair, EndKind.STATED) for pair in pairs]
    ends += [(None, None, EndKind.OPEN), (None, None, EndKind.UNKNOWN), (DAY, None, EndKind.OPEN)]
    return [
        Bounds(s0, s1, e0, e1, start_kind, end_kind)
        for (s0, s1, start_kind), (e0, e1, end_kind) in product(starts, ends)
        if s0 is None or e1 is None or s0 < e1
    ]
