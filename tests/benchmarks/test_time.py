"""EDTF, relations and probabilities at scale, beside peers in the same run. Prints ratios, asserts nothing.

`make bench` runs it; `edtf` (the peer) comes with the extra `bench` and is left out where it is not installed.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np
import polars as pl
import pytest

from dateline.events.time import modal
from dateline.events.time.bound_columns import INSTANT
from dateline.events.time.bounds import DAY, Bounds, instant
from dateline.events.time.edtf import parse
from dateline.events.time.edtf.column import read
from dateline.events.time.propagation import NO_LIMIT, Edges, Solution, solve
from dateline.events.time.shares import with_probability

STRINGS = 1_000_000
EVENTS = 10_000_000


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """CPU seconds of the fastest of some runs."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def mixed_strings(count: int) -> list[str]:
    """EDTF of every level: dates, masks, seasons, qualifiers, times, intervals, long years, sets, and errors."""
    rng = random.Random(0)

    def date() -> str:
        year, month, day = rng.randint(1000, 2030), rng.randint(1, 12), rng.randint(1, 28)
        return rng.choice((f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}"))

    def qualified_month() -> str:
        return f"{rng.randint(1000, 2030)}-{rng.choice('?~%')}{rng.randint(1, 12):02d}"

    def decade() -> str:
        return f"{rng.randint(100, 202)}X"

    shapes: list[Callable[[], str]] = [
        date, date, date, date,
        lambda: date() + rng.choice("?~%"),
        lambda: f"{date()}/{rng.choice(('..', '', '2031', '2031-02'))}",
        lambda: f"{rng.choice(('..', '', '0999'))}/{date()}",
        decade,
        lambda: f"{rng.randint(1000, 2030)}-{rng.randint(21, 41)}",
        lambda: f"{decade()}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
        lambda: f"{qualified_month()}-{rng.choice(('XX', '1X', '0X'))}",
        lambda: f"-{rng.randint(1, 3000):04d}",
        lambda: f"Y{rng.randint(10_000, 10**9)}",
        lambda: f"{rng.randint(1000, 2030)}S{rng.randint(1, 3)}",
        lambda: f"{rng.randint(1000, 2030)}-06-{rng.randint(1, 30):02d}T{rng.randint(0, 23):02d}:15:00Z",
        lambda: f"[{rng.randint(1000, 1500)},{rng.randint(1501, 1700)}..{rng.randint(1701, 2000)}]",
        lambda: f"{rng.randint(1000, 2030)}-13-45",
    ]  # fmt: skip
    return [rng.choice(shapes)() for _ in range(count)]


def test_a_column_of_edtf_beside_the_peer():
    strings = mixed_strings(STRINGS)
    ours = STRINGS / seconds(lambda: read(pl.Series(strings)))
    one_by_one = 20_000 / seconds(lambda: [_bounds(text) for text in strings[:20_000]], 1)
    print(f"\nEDTF, {STRINGS:,} mixed strings: {ours:,.0f} a second; one at a time {one_by_one:,.0f}")
    if find_spec("edtf") is None:
        pytest.skip("the extra `bench` is not installed")
    from edtf import parse_edtf

    def peer(text: str) -> object:
        try:
            return parse_edtf(text).lower_strict()
        except Exception:  # noqa: BLE001 - the peer raises many things
            return None

    theirs = 500 / seconds(lambda: [peer(text) for text in strings[:500]], 1)
    print(f"edtf from PyPI: {theirs:,.0f} a second; ratio {ours / theirs:,.0f}")


def test_a_column_of_days_beside_polars():
    days = np.random.default_rng(0).integers(-200_000, 30_000, STRINGS)
    strings = pl.Series(days).cast(pl.Int32).cast(pl.Date).dt.to_string("%Y-%m-%d")
    ours, plain = seconds(lambda: read(strings)), seconds(lambda: strings.str.to_date("%Y-%m-%d"))
    print(f"\nEDTF, {STRINGS:,} days: {ours:.3f} s; polars to_date {plain:.3f} s; ratio {ours / plain:.1f}")


def test_one_period_over_ten_million_events():
    rng = np.random.default_rng(1)
    s0 = rng.integers(-365_000, 365_000, EVENTS)
    s1 = s0 + rng.integers(0, 400, EVENTS)
    e0 = s1 + rng.integers(0, 4000, EVENTS)
    e1 = e0 + rng.integers(1, 400, EVENTS)
    names = ("earliest_start", "latest_start", "earliest_end", "latest_end")
    table = pl.DataFrame(dict(zip(names, (one * DAY for one in (s0, s1, e0, e1)), strict=True)))
    events = table.cast(INSTANT).with_columns(start_kind=pl.lit("stated"), end_kind=pl.lit("stated")).lazy()
    period = Bounds.exactly(0, 5200 * DAY)
    maybe, surely = modal.judge("intersects", period)
    start, end = (pl.lit(day * DAY, dtype=INSTANT) for day in (0, 5200))
    bare = events.filter((pl.col("earliest_start") < end) & (pl.col("latest_end") > start))
    both = events.filter(maybe).with_columns(surely=surely)
    weighed = with_probability(both, "intersects", period)
    share = bare.select(pl.len()).collect().item() / EVENTS
    plain, two, three = (seconds(query.collect) for query in (bare, both, weighed))
    print(f"\n{EVENTS:,} events, {share:.1%} found: bare filter {plain:.3f} s; "
          f"possible and sure {two / plain:.2f} times; with probability {three / plain:.2f} times")  # fmt: skip


@pytest.mark.parametrize("chain", [0, 1000])
def test_a_network_of_a_million_constraints(chain):
    nodes, edges, high = _network(200_000, 1_000_000, chain)
    low = np.where(high == NO_LIMIT, NO_LIMIT, -(high - 40))
    found = solve(low, high, edges)
    spent = seconds(lambda: solve(low, high, edges), 2)
    print(f"\n{nodes:,} ends, {len(edges.link):,} limits, chains of {chain}: {spent:.2f} s, "
          f"{'consistent' if isinstance(found, Solution) else 'a contradiction'}")  # fmt: skip


def _bounds(text: str) -> object:
    try:
        return parse(text).bounds
    except ValueError:
        return None


def _network(nodes: int, count: int, chain: int) -> tuple[int, Edges, np.ndarray]:
    """Limits between ends of known times, true of them, so that nothing contradicts; with chains only heads dated."""
    rng = np.random.default_rng(2)
    times = np.sort(rng.integers(0, instant(2000) // DAY, nodes))
    source, target = rng.integers(0, nodes, (2, count))
    if chain:
        linked = np.flatnonzero(np.arange(nodes - 1) % chain != chain - 1)
        source[: len(linked)], target[: len(linked)] = linked, linked + 1
        far = np.arange(count) >= len(linked)
        source[far] = source[far] // chain * chain
        target[far] = np.minimum(source[far] + chain * rng.integers(1, 9, far.sum()), nodes - 1) // chain * chain
    weight = times[target] - times[source] + rng.integers(0, 400, count)
    high = times + rng.integers(0, 40, nodes)
    dated = np.arange(nodes) % chain == 0 if chain else rng.random(nodes) < 0.8
    kept = source != target
    edges = Edges(source[kept], target[kept], weight[kept], np.arange(count)[kept])
    return nodes, edges, np.where(dated, high, NO_LIMIT)
