"""Answers about time equal those of somebody who tries every reading of the dates, one by one.

Instants are small multiples of three. Starts and ends of events are tried at every whole number, which finds a witness
for every order of four ends that exists at all: between two multiples there is room for a start and an end. An open end
lies beyond everything else, and an unknown one may.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events.table.schema import BOUND_SCHEMA
from dateline.events.time import modal
from dateline.events.time.allen import has_unknown
from dateline.events.time.bounds import Bounds, EndKind
from dateline.pipeline.folding.index import PeriodIndex
from dateline.pipeline.questions import view
from dateline.pipeline.questions.view import Meant, View

STEP = 3
FAR = 100
"""Where an open end lies."""
EDGE = 9 * STEP
"""As far as an unknown bound is tried, before infinity."""

MOST_PAIRS = 20_000

Reading = tuple[int, int]

PREDICATES = {
    "intersects": lambda a, b: a[0] < b[1] and a[1] > b[0],
    "lies_in": lambda a, b: a[0] >= b[0] and a[1] <= b[1],
    "covers": lambda a, b: a[0] <= b[0] and a[1] >= b[1],
    "ends_before": lambda a, b: a[1] <= b[0],
    "starts_after": lambda a, b: a[0] >= b[1],
    "before": lambda a, b: a[1] < b[0],
    "meets": lambda a, b: a[1] == b[0],
    "overlaps": lambda a, b: a[0] < b[0] < a[1] < b[1],
    "starts": lambda a, b: a[0] == b[0] and a[1] < b[1],
    "during": lambda a, b: b[0] < a[0] and a[1] < b[1],
    "finishes": lambda a, b: b[0] < a[0] and a[1] == b[1],
    "equals": lambda a, b: a == b,
    "finished_by": lambda a, b: a[0] < b[0] and a[1] == b[1],
    "contains": lambda a, b: a[0] < b[0] and a[1] > b[1],
    "started_by": lambda a, b: a[0] == b[0] and a[1] > b[1],
    "overlapped_by": lambda a, b: b[0] < a[0] < b[1] < a[1],
    "met_by": lambda a, b: a[0] == b[1],
    "after": lambda a, b: a[0] > b[1],
}


@dataclass
class Table:
    """A table of events and its index, as a timeline holds them."""

    events: pl.DataFrame

    @property
    def folded(self) -> Table:
        return self

    @property
    def index(self) -> PeriodIndex:
        return PeriodIndex.of(self.events)


def _random_end(random: Random) -> tuple[int | None, int | None, EndKind]:
    """One end: fenced, fenced on one side, unknown or open."""
    low, width = random.randrange(-4, 5) * STEP, random.randrange(4) * STEP
    shapes = [
        (low, low + width, EndKind.STATED),
        (low, low + width, EndKind.STATED),
        (low, low, EndKind.STATED),
        (low, None, EndKind.UNKNOWN),
        (None, low, EndKind.UNKNOWN),
        (None, None, EndKind.UNKNOWN),
        (None, None, EndKind.OPEN),
    ]
    return shapes[random.randrange(len(shapes))]


def _random_bounds(random: Random) -> Bounds:
    start, end = _random_end(random), _random_end(random)
    if start[0] is not None and end[1] is not None and start[0] >= end[1]:
        end = (None if end[0] is None else start[0], start[0] + STEP, EndKind.STATED)
    return Bounds(start[0], start[1], end[0], end[1], start[2], end[2])


def bounds() -> st.SearchStrategy[Bounds]:
    return st.randoms(use_true_random=False).map(_random_bounds)


periods = st.tuples(st.integers(-4, 4), st.integers(1, 4)).map(
    lambda p: Bounds.exactly(p[0] * STEP, (p[0] + p[1]) * STEP)
)


def _values(low: int | None, high: int | None, kind: EndKind, far: int) -> list[int]:
    if kind is EndKind.OPEN and low is None and high is None:
        return [far]
    fenced = range(-EDGE if low is None else low, (EDGE if high is None else high) + 1)
    return [*fenced, far] if (low if far < 0 else high) is None else list(fenced)


def readings(known: Bounds) -> Iterator[Reading]:
    """Every start and end that the bounds allow."""
    stops = _values(known.earliest_end, known.latest_end, known.end_kind, FAR)
    for start in _values(known.earliest_start, known.latest_start, known.start_kind, -FAR):
        yield from ((start, end) for end in stops if start < end)


def _table(rows: list[Bounds]) -> Table:
    data = {name: [getattr(row, name) for row in rows] for name in BOUND_SCHEMA}
    frame = pl.DataFrame(data, schema={name: BOUND_SCHEMA[name] for name in BOUND_SCHEMA})
    return Table(frame.with_columns(event_id=pl.int_range(pl.len()).cast(pl.String)))


def _answer(table: Table, predicate: str, other: Bounds, mode: str) -> list[int]:
    asked = View().related(predicate, Meant(other, None), mode)  # type: ignore[arg-type]
    return [int(row) for row in asked.of(table).collect(engine="in-memory").get_column("event_id")]


def _check(rows: list[Bounds], predicate: str, period: Bounds) -> None:
    assert period.earliest_start is not None
    assert period.latest_end is not None
    asked = period.earliest_start, period.latest_end
    tried = [[PREDICATES[predicate](reading, asked) for reading in readings(row)] for row in rows]
    surely = _answer(_table(rows), predicate, period, "surely")
    maybe = _answer(_table(rows), predicate, period, "maybe")
    assert maybe == [place for place, held in enumerate(tried) if any(held)]
    assert surely == [place for place, held in enumerate(tried) if all(held)]
    assert set(surely) <= set(maybe)


@settings(max_examples=100, deadline=None)
@given(st.lists(bounds(), min_size=1, max_size=4), periods, st.sampled_from(sorted(PREDICATES)))
def test_surely_and_maybe_are_what_trying_every_reading_gives(
    rows: list[Bounds], period: Bounds, predicate: str
) -> None:
    _check(rows, predicate, period)


@pytest.mark.parametrize("batch", range(100))
def test_two_thousand_random_tables(batch: int) -> None:
    """Twenty tables at a time, asked the same: one row's answer does not depend on the others."""
    random = Random(batch)
    start = random.randrange(-4, 5)
    period = Bounds.exactly(start * STEP, (start + random.randrange(1, 5)) * STEP)
    tables = [[_random_bounds(random) for _ in range(random.randrange(1, 5))] for _ in range(20)]
    _check([row for rows in tables for row in rows], random.choice(sorted(PREDICATES)), period)


@settings(max_examples=200, deadline=None)
@given(bounds(), bounds(), st.sampled_from(sorted(PREDICATES)))
def test_two_uncertain_events_are_compared_in_all_their_readings(one: Bounds, other: Bounds, predicate: str) -> None:
    holds = PREDICATES[predicate]
    mine, theirs = list(readings(one)), list(readings(other))
    if len(mine) * len(theirs) > MOST_PAIRS:
        return
    both = [holds(a, b) for a in mine for b in theirs]
    assert (_answer(_table([one]), predicate, other, "maybe") == [0]) == any(both)
    assert (_answer(_table([one]), predicate, other, "surely") == [0]) == all(both)


@settings(max_examples=100, deadline=None)
@given(st.lists(bounds(), min_size=1, max_size=8), periods, st.sampled_from(["intersects", "lies_in", "covers"]))
def test_the_index_answers_as_the_filter_does(rows: list[Bounds], period: Bounds, predicate: str) -> None:
    table = _table(rows)
    with pytest.MonkeyPatch.context() as patch:
        filtered = [_answer(table, predicate, period, mode) for mode in ("surely", "maybe")]
        patch.setattr(view, "MANY", 0)
        assert filtered == [_answer(table, predicate, period, mode) for mode in ("surely", "maybe")]
        assert View().related(predicate, Meant(period, None), "maybe").count(table) == len(filtered[1])  # type: ignore[arg-type]


@settings(max_examples=200, deadline=None)
@given(st.lists(bounds(), min_size=1, max_size=8), periods, st.sampled_from(sorted(PREDICATES)))
def test_what_something_known_allows_lies_between_surely_and_maybe(
    rows: list[Bounds], period: Bounds, predicate: str
) -> None:
    table, other = _table(rows), Meant(period, None)
    shown = View().related(predicate, other, "maybe").bounded(predicate, other)  # type: ignore[arg-type]
    bounded = {int(row) for row in shown.of(table).collect(engine="in-memory").get_column("event_id")}
    maybe = _answer(table, predicate, period, "maybe")
    assert set(_answer(table, predicate, period, "surely")) <= bounded <= set(maybe)
    assert bounded >= {place for place in maybe if not has_unknown(rows[place])}


@pytest.mark.parametrize(
    ("known", "touched"),
    [
        (Bounds(None, 3, None, 3, EndKind.UNKNOWN), [2]),
        (Bounds(None, 8, None, 8, EndKind.OPEN), [0, 1, 2, 3, 4, 5, 6, 7]),
        (Bounds(3, 4, None, None, end_kind=EndKind.UNKNOWN), [3, 4]),
        (Bounds(3, 4, None, None, end_kind=EndKind.OPEN), [3, 4, 5, 6, 7]),
        (Bounds(None, 3, 5, None, EndKind.UNKNOWN, EndKind.UNKNOWN), [3, 4]),
        (Bounds(2, 3, 5, 6), [2, 3, 4, 5]),
        (Bounds.nowhere(), []),
    ],
    ids=["by", "until", "from", "since", "around", "fenced", "undated"],
)
def test_an_unknown_end_reaches_no_further_than_what_is_known(known: Bounds, touched: list[int]) -> None:
    periods = [Bounds.exactly(start, start + 1) for start in range(8)]
    told = [_table([known]).events.filter(modal.bounded("intersects", period)).height for period in periods]
    assert [start for start, count in enumerate(told) if count] == touched


@given(bounds(), st.sampled_from(sorted(PREDICATES)))
def test_an_event_is_not_in_a_relation_to_itself(known: Bounds, predicate: str) -> None:
    asked = View().related(predicate, Meant(known, "0"), "maybe")  # type: ignore[arg-type]
    assert asked.of(_table([known])).collect().height == 0


def _draw(random: Random, known: Bounds) -> tuple[float, float]:
    """One reading of fenced bounds: both ends uniform, thrown again until the start is first."""
    while True:
        start = random.uniform(known.earliest_start or 0, known.latest_start or 0)
        end = random.uniform(known.earliest_end or 0, known.latest_end or 0)
        if start < end:
            return start, end


@pytest.mark.parametrize("seed", range(40))
def test_probability_is_the_share_of_readings_drawn_at_random(seed: int) -> None:
    random, drawn = Random(seed), 2_000
    rows = [known for known in (_random_bounds(random) for _ in range(60)) if _is_fenced(known)][:5]
    start = random.randrange(-4, 5)
    period = Bounds.exactly(start * STEP, (start + random.randrange(1, 5)) * STEP)
    predicate = random.choice(["intersects", "lies_in", "covers", "ends_before", "starts_after"])
    asked = View().with_probability(predicate, Meant(period, None), None)  # type: ignore[arg-type]
    answer = asked.of(_table(rows)).collect(engine="in-memory")
    told = dict(zip(answer.get_column("event_id"), answer.get_column("probability"), strict=True))
    whole = (period.earliest_start, period.latest_end)
    surely = {str(row) for row in _answer(_table(rows), predicate, period, "surely")}
    for place, known in enumerate(rows):
        held = sum(PREDICATES[predicate](_draw(random, known), whole) for _ in range(drawn))
        share = told.get(str(place), 0.0)
        assert share == pytest.approx(held / drawn, abs=4.5 * (0.25 / drawn) ** 0.5)
        assert (share == 1.0) == (str(place) in surely) or share > 1 - 1e-9


def _is_fenced(known: Bounds) -> bool:
    """All four bounds are there, and more than a point of the readings is left."""
    four = (known.earliest_start, known.latest_start, known.earliest_end, known.latest_end)
    return None not in four and known.earliest_start != known.latest_end and known.latest_start is not None


def test_probability_keeps_what_is_likely_enough() -> None:
    half = Bounds.within(0, 10)
    asked = View().with_probability("lies_in", Meant(Bounds.exactly(0, 9), None), 0.5)
    assert asked.of(_table([half])).collect().get_column("probability").to_list() == [pytest.approx(0.81)]
    strict = View().with_probability("lies_in", Meant(Bounds.exactly(0, 9), None), 0.9)
    assert strict.of(_table([half])).collect().height == 0
