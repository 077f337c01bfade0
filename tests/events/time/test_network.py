"""Constraint networks against every assignment of a small grid."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.events.errors import BoundsError
from dateline.events.time.bounds import BOUNDS, DAY, Bounds, EndKind, instant
from dateline.events.time.edtf import parse
from dateline.events.time.network import RELATIONS, Link, links, tighten


def dated(*texts):
    return [parse(text).bounds for text in texts]


def test_what_lies_between_two_events_is_bounded_by_them():
    told = dated("2024-10-23", "2024", "2024-11-02")
    found = tighten(told, [*links("after", 1, 0), *links("before", 1, 2)])
    assert found.bounds[1] == replace(
        told[1], earliest_start=instant(2024, 10, 23), latest_start=instant(2024, 11, 3),
        earliest_end=instant(2024, 10, 23), latest_end=instant(2024, 11, 3),
    )  # fmt: skip
    assert {(move.event, move.bound, move.links) for move in found.moves if move.event == 1} == {
        (1, "earliest_start", (0,)), (1, "latest_start", (1,)), (1, "earliest_end", (0,)), (1, "latest_end", (1,)),
    }  # fmt: skip


def test_an_undated_event_gets_bounds_from_its_neighbours():
    found = tighten([*dated("1950-06-25"), Bounds.nowhere()], links("after", 1, 0, lag=(0, 2 * DAY)))
    assert found.bounds[1].latest_start == instant(1950, 6, 28)
    assert found.bounds[1].latest_end is None


def test_a_chain_names_every_constraint_a_bound_follows_from():
    found = tighten([*dated("1950-06-25"), Bounds.nowhere(), Bounds.nowhere()],
                    [*links("after", 1, 0), *links("after", 2, 1)])  # fmt: skip
    (move,) = (move for move in found.moves if (move.event, move.bound) == (2, "earliest_start"))
    assert (move.before, move.after, move.links) == (None, instant(1950, 6, 25), (1, 0))


def test_an_open_end_that_gets_a_limit_is_stated():
    found = tighten(dated("1950/..", "1953-07-27"), links("before", 0, 1))
    assert found.bounds[0].end_kind is EndKind.STATED
    assert found.bounds[0].latest_end == instant(1953, 7, 28)


def test_the_smallest_contradiction_is_named_and_the_least_founded_set_aside():
    told = dated("1950", "1952", "1954", "1960")
    given_links = [*links("before", 0, 1), *links("before", 3, 1, weight=0.5), *links("before", 1, 2)]
    found = tighten(told, given_links)
    (contradiction,) = found.contradictions
    assert contradiction.links == (1,)
    assert set(contradiction.bounds) == {(3, "earliest_end"), (1, "latest_start")}
    assert contradiction.set_aside == 1
    assert [str(one) for one in found.bounds] == [str(one) for one in told]


def test_two_constraints_that_exclude_each_other_need_no_dates():
    found = tighten([Bounds.nowhere()] * 2, [*links("before", 0, 1, lag=(DAY, None)), *links("before", 1, 0)])
    assert [(one.links, one.bounds) for one in found.contradictions] == [((0, 1), ())]


def test_a_circle_that_leaves_an_event_no_time_is_a_contradiction():
    found = tighten([Bounds.nowhere()] * 3, [*links("before", 0, 1), *links("before", 1, 2), *links("meets", 2, 0)])
    assert [one.links for one in found.contradictions] == [(0, 1, 2)]


def test_dates_that_leave_an_event_no_time_are_a_contradiction():
    found = tighten(dated("1950", "1951", "1950/1951"), [*links("after", 2, 0), *links("before", 2, 1)])
    assert len(found.contradictions) == 0
    exact = [parse(text).extent for text in ("1950", "1951")]
    found = tighten([*exact, Bounds.nowhere()], [*links("after", 2, 0), *links("before", 2, 1)])
    assert [one.links for one in found.contradictions] == [(0, 1)]


def test_a_long_walk_round_a_small_circle_names_the_circle_alone():
    told = [Bounds.within(0, 10_000 * DAY), Bounds.within(0, 10_000 * DAY)]
    found = tighten(told, [*links("after", 1, 0, lag=(0, None)), *links("after", 0, 1, lag=(DAY, None))])
    assert [(one.links, one.bounds) for one in found.contradictions] == [((0, 1), ())]


def test_a_circle_that_gains_a_microsecond_a_round_is_found_before_it_has_used_up_the_bounds():
    told = [Bounds.within(0, 10_000 * DAY), Bounds.within(0, 10_000 * DAY)]
    found = tighten(told, [*links("same_start", 0, 1, lag=(0, 5)), *links("same_start", 1, 0, lag=(1, 5))])
    assert [one.links for one in found.contradictions] == [(0, 1)]


@pytest.mark.parametrize("lag", [0, 1])
def test_a_circle_of_a_hundred_is_one_contradiction(lag):
    told = [Bounds.nowhere()] * 100
    ring = [link for one in range(100) for link in links("before", one, (one + 1) % 100, lag=(lag, None))]
    (found,) = tighten(told, ring).contradictions
    assert found.links == tuple(range(100))
    assert found.bounds == ()


def test_a_year_out_of_reach_contradicts_what_lies_within():
    told = dated("Y99999/", "0000-01-01", "Y-99999")
    for constraint in (("after", 1, 0), ("before", 1, 2)):
        found = tighten(told, links(*constraint))
        assert found.bounds == tuple(told)
        assert len(found.contradictions) == 1
    assert not tighten(told, [*links("before", 1, 0), *links("after", 1, 2)]).contradictions


def test_years_out_of_reach_are_left_alone():
    told = dated("Y17E8", "1950")
    assert tighten(told, links("after", 0, 1)).bounds == tuple(told)


def test_a_chain_of_a_thousand():
    told = [parse("1950-01-01").extent, *[Bounds.nowhere()] * 1000]
    chain = [link for number in range(1000) for link in links("after", number + 1, number, lag=(DAY, None))]
    found = tighten(told, chain)
    assert found.bounds[-1].earliest_start == instant(1950, 1, 2) + 1000 * DAY


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_holds_of_some_events(relation):
    assert not tighten([Bounds.nowhere()] * 2, links(relation, 0, 1)).contradictions


def test_an_unknown_relation_is_refused():
    with pytest.raises(BoundsError, match="no relation beside"):
        links("beside", 0, 1)


END = st.tuples(st.integers(0, 1), st.sampled_from(["start", "end"]))
LIMIT = st.one_of(st.none(), st.integers(-3, 3))


@st.composite
def problems(draw):
    bounds = []
    for _ in range(2):
        s0, s1 = sorted(draw(st.tuples(st.integers(0, 4), st.integers(0, 4))))
        e0, e1 = sorted(draw(st.tuples(st.integers(0, 5), st.integers(0, 5))))
        assume(s0 < e1)
        bounds.append(Bounds(s0, s1, e0, e1))
    constraints = []
    for earlier, later, low, high in draw(st.lists(st.tuples(END, END, LIMIT, LIMIT), max_size=4)):
        if earlier != later and (low is None or high is None or low <= high):
            constraints.append(Link(earlier, later, low, high))
    return bounds, constraints


def solutions(bounds, constraints):
    """Every reading on a grid of thirds that keeps all constraints: fine enough for three events' strict ends."""
    ranges = []
    for one in bounds:
        ranges += [range(3 * one.earliest_start, 3 * one.latest_start + 1),
                   range(3 * one.earliest_end, 3 * one.latest_end + 1)]  # fmt: skip
    for times in product(*ranges):
        if all(times[2 * event] < times[2 * event + 1] for event in range(len(bounds))) and all(
            (link.low is None or at(times, link.later) - at(times, link.earlier) >= 3 * link.low)
            and (link.high is None or at(times, link.later) - at(times, link.earlier) <= 3 * link.high)
            for link in constraints
        ):
            yield times


def at(times, end):
    return times[2 * end[0] + (end[1] == "end")]


@given(problems())
@settings(max_examples=40, deadline=None)
def test_all_readings_stay_and_contradictions_are_real(problem):
    bounds, constraints = problem
    found = tighten(bounds, constraints)
    kept = [link for number, link in enumerate(constraints)
            if number not in {one.set_aside for one in found.contradictions}]  # fmt: skip
    left = list(solutions(bounds, kept))
    assert left
    for times in left:
        for event, one in enumerate(found.bounds):
            assert 3 * one.earliest_start <= times[2 * event] <= 3 * one.latest_start
            assert 3 * one.earliest_end <= times[2 * event + 1] <= 3 * one.latest_end
    for one in found.contradictions:
        assert not list(solutions(bounds, [constraints[number] for number in one.links]))
        for number in one.links:
            rest = [constraints[other] for other in one.links if other != number]
            assert list(solutions(bounds, rest)), "a constraint that could be left out"


def by_law(bounds):
    """What start < end alone says of bounds, which `tighten` leaves as they were told."""
    return (bounds.earliest_start, min(bounds.latest_start, bounds.latest_end),
            max(bounds.earliest_end, bounds.earliest_start), bounds.latest_end)  # fmt: skip


@given(problems())
@settings(max_examples=40, deadline=None)
def test_tightening_never_widens_and_is_final(problem):
    bounds, constraints = problem
    found = tighten(bounds, constraints)
    for before, after in zip(bounds, found.bounds, strict=True):
        assert after.earliest_start >= before.earliest_start
        assert after.latest_start <= before.latest_start
        assert after.earliest_end >= before.earliest_end
        assert after.latest_end <= before.latest_end
    if not found.contradictions:
        again = tighten(found.bounds, constraints).bounds
        assert [by_law(one) for one in again] == [by_law(one) for one in found.bounds]
    moved = {(move.event, move.bound): move.after for move in found.moves}
    for event, (before, after) in enumerate(zip(bounds, found.bounds, strict=True)):
        for name in BOUNDS:
            assert getattr(after, name) == moved.get((event, name), getattr(before, name))


def test_a_trivial_constraint_is_no_part_of_a_contradiction():
    told = [Link((0, "end"), (0, "start"), None, 0), Link((0, "end"), (0, "start"), 0, None)]
    found = tighten([Bounds.within(0, DAY)], told)
    assert [(one.links, one.set_aside) for one in found.contradictions] == [((1,), 1)]
