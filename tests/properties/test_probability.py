"""What holds for the share of readings of any two bounded events."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations_with_replacement, product

import numpy as np
import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.events.errors import BoundsError
from dateline.events.time import allen, modal
from dateline.events.time.allen import PREDICATES, RELATIONS
from dateline.events.time.bound_columns import Columns
from dateline.events.time.bounds import DAY, Bounds, EndKind
from dateline.events.time.probability import chain_shares, share, shares, triangular
from dateline.events.time.shares import IN_PERIOD, probability, with_probability

SMALL = st.integers(-2, 3)
PREDICATE = st.sampled_from(sorted(PREDICATES))


@st.composite
def bounded(draw):
    s0, s1 = sorted(draw(st.tuples(SMALL, SMALL)))
    e0, e1 = sorted(draw(st.tuples(SMALL, SMALL)))
    assume(s0 < e1)
    return Bounds(s0 * DAY, s1 * DAY, e0 * DAY, e1 * DAY)


def readings(bounds):
    starts = range(bounds.earliest_start, bounds.latest_start + 1, DAY)
    ends = range(bounds.earliest_end, bounds.latest_end + 1, DAY)
    return [(s, e) for s, e in product(starts, ends) if s < e]


def counted(predicate, a, b):
    """The share by counting every pair of readings."""
    pairs = list(product(readings(a), readings(b)))
    exact = [allen.necessary(Bounds.exactly(*x), Bounds.exactly(*y)) for x, y in pairs]
    return Fraction(sum(relation in PREDICATES[predicate] for relation in exact), len(pairs))


def as_ranges(a, b):
    return [tuple(np.array([float(limit)]) for limit in pair) for pair in (*allen.limits(a), *allen.limits(b))]


@given(bounded(), bounded(), PREDICATE)
@settings(max_examples=40, deadline=None)
def test_whole_day_shares_are_those_of_counting(a, b, predicate):
    assume(len(readings(a)) * len(readings(b)) <= 150)
    assert counted(predicate, a, b) == share(predicate, a, b, days=True)


@given(bounded(), bounded(), st.booleans())
@settings(max_examples=40, deadline=None)
def test_shares_add_up_to_one(a, b, days):
    found = shares(a, b, days=days)
    assert sum(found.values()) == 1
    assert all(0 <= each <= 1 for each in found.values())


@given(bounded(), bounded(), PREDICATE)
@settings(max_examples=40, deadline=None)
def test_shares_agree_with_surely_and_maybe(a, b, predicate):
    found = share(predicate, a, b)
    if allen.surely(predicate, a, b):
        assert found == 1
    if not allen.maybe(predicate, a, b):
        assert found == 0
    if 0 < found < 1:
        assert allen.maybe(predicate, a, b)
        assert not allen.surely(predicate, a, b)


@given(bounded(), bounded(), PREDICATE, st.integers(-(10**6), 10**6))
@settings(max_examples=30, deadline=None)
def test_shifting_both_changes_no_share(a, b, predicate, days):
    def moved(bounds):
        names = ("earliest_start", "latest_start", "earliest_end", "latest_end")
        return replace(bounds, **{name: getattr(bounds, name) + days * DAY for name in names})

    assert share(predicate, a, b) == share(predicate, moved(a), moved(b))


@given(bounded(), bounded(), PREDICATE)
@settings(max_examples=40, deadline=None)
def test_columns_of_numbers_are_as_exact_as_floats_can_be(a, b, predicate):
    assert chain_shares(predicate, as_ranges(a, b)).item() == pytest.approx(float(share(predicate, a, b)), abs=1e-12)


def test_sampling_finds_the_same_share():
    a = Bounds(0, 10 * DAY, 5 * DAY, 20 * DAY)
    b = Bounds(4 * DAY, 12 * DAY, 8 * DAY, 30 * DAY)
    draw = np.random.default_rng(1).uniform
    n = 200_000
    drawn = [draw(low, high, n) for low, high in (*allen.limits(a), *allen.limits(b))]
    fits = (drawn[0] < drawn[1]) & (drawn[2] < drawn[3])
    overlap = fits & (drawn[0] < drawn[3]) & (drawn[1] > drawn[2])
    assert overlap.sum() / fits.sum() == pytest.approx(float(share("intersects", a, b)), abs=0.005)


def test_another_distribution_can_be_given():
    a = Bounds(0, 10 * DAY, 5 * DAY, 20 * DAY)
    period = Bounds.exactly(8 * DAY, 9 * DAY)
    rng = np.random.default_rng(2)
    start, end = (rng.triangular(low, (low + high) / 2, high, 400_000) for low, high in allen.limits(a))
    fits = start < end
    expected = (fits & (start < 9 * DAY) & (end > 8 * DAY)).sum() / fits.sum()
    found = chain_shares("intersects", as_ranges(a, period), distribution=triangular).item()
    assert found == pytest.approx(expected, abs=0.005)
    assert found != pytest.approx(float(share("intersects", a, period)), abs=0.005)


def test_whole_days_take_no_distribution():
    with pytest.raises(BoundsError, match="whole-day"):
        chain_shares(
            "before", as_ranges(Bounds.within(0, DAY), Bounds.within(0, DAY)), days=True, distribution=triangular
        )


def every_kind_of_bounds():
    grid = [value * DAY for value in range(-1, 4)]
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


@pytest.mark.parametrize("days", [False, True])
@pytest.mark.parametrize("predicate", IN_PERIOD)
def test_columns_and_a_period_have_the_exact_share(predicate, days):
    period, pool = Bounds.exactly(0, 2 * DAY), every_kind_of_bounds()[::5]
    table = modal.bounds_frame(pool)
    found = table.select(probability(predicate, period, days=days)).to_series().to_list()
    assert found == with_probability(table.lazy(), predicate, period, days=days).collect()["probability"].to_list()
    for event, got in zip(pool, found, strict=True):
        exact = share(predicate, event, period, days=days)
        assert (exact is None) == (got is None), event
        assert exact is None or got == pytest.approx(float(exact), abs=1e-12), event


@pytest.mark.parametrize("days", [False, True])
def test_a_period_without_end_has_the_exact_share(days):
    pool = every_kind_of_bounds()[::5]
    for period in (Bounds(DAY, DAY, None, None, end_kind=EndKind.OPEN), Bounds(None, None, 0, 0, EndKind.OPEN)):
        found = modal.bounds_frame(pool).select(probability("intersects", period, days=days)).to_series().to_list()
        for event, got in zip(pool, found, strict=True):
            exact = share("intersects", event, period, days=days)
            assert (exact is None) == (got is None), event
            assert exact is None or got == pytest.approx(float(exact), abs=1e-9), event


@pytest.mark.parametrize("days", [False, True])
def test_two_columns_have_the_exact_share(days):
    pool = every_kind_of_bounds()
    pairs = list(product(pool[::11], pool[::19]))
    right = modal.bounds_frame([b for _, b in pairs]).rename(lambda name: name + "_b")
    table = pl.concat([modal.bounds_frame([a for a, _ in pairs]), right], how="horizontal")
    found = table.select(probability("before", Columns.suffixed("_b"), days=days)).to_series().to_list()
    for (a, b), got in zip(pairs, found, strict=True):
        exact = share("before", a, b, days=days)
        assert (exact is None) == (got is None), (a, b)
        assert exact is None or got == pytest.approx(float(exact), abs=1e-12), (a, b)


def test_every_relation_of_a_vague_period_by_columns():
    event, period = Bounds(0, 3 * DAY, 2 * DAY, 5 * DAY), Bounds(0, 2 * DAY, DAY, 6 * DAY)
    table = modal.bounds_frame([event])
    found = table.select(**{name: probability(name, period) for name in RELATIONS}).row(0, named=True)
    exact = shares(event, period)
    assert found == {name: pytest.approx(float(exact.get(name, 0)), abs=1e-12) for name in RELATIONS}
