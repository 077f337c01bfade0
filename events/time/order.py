"""Events in order: one for display, what of it is certain, and how likely the rest is.

A certainly precedes B when A's latest end is not after B's earliest start. The display order goes by the earliest
start, which lies before every end, so it can never contradict that.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import inf
from typing import Final

import numpy as np
import polars as pl

from dateline.events.errors import EdtfError
from dateline.events.time.bound_columns import INSTANT
from dateline.events.time.bounds import Bounds
from dateline.events.time.edtf import parse
from dateline.events.time.probability import share

_BEYOND: Final = pl.col("earliest_start").is_null() & (
    pl.col("start_kind").eq("out_of_range") | pl.col("end_kind").eq("out_of_range")
).fill_null(False)

_TOLD: Final = pl.Schema({"published_earliest": INSTANT, "doc_id": pl.String(), "told": pl.Int64()})
"""Which document told an event first, and where: places in two documents are not compared."""


def display_order(
    events: pl.DataFrame, known: Iterable[tuple[str, str]] = (), *, claims: pl.DataFrame | None = None
) -> pl.DataFrame:
    """The rows in the order in which to show them; one that certainly precedes another stands above it.

    They go by earliest start; one that is only bounded above ("before 1954") by that bound; what starts at the same
    time by latest start, then end, then as the document that told it first has it; years that no column holds by their
    EDTF; undated ones come last. What is still equal goes by id.

    Args:
        events: With the bound columns, `event_id` and `edtf`.
        known: Pairs of ids, the first certainly before the second though dates may not tell; the bounds must already
            be tightened by them (`network.tighten`), and they must not go round in a circle.
        claims: Those that the events name: they say where in its document each is told.

    Returns:
        The same rows and columns.

    >>> from dateline.events.time.modal import bounds_frame
    >>> told = ["1953-07-27", "/1949", "1950-06", "1950-06-25"]
    >>> table = bounds_frame([parse(text).bounds for text in told])
    >>> display_order(table.with_columns(edtf=pl.Series(told), event_id=pl.lit("e")))["edtf"].to_list()
    ['/1949', '1950-06', '1950-06-25', '1953-07-27']
    """
    bounds = ("earliest_start", "latest_start", "latest_end", "earliest_end")
    place = pl.coalesce("earliest_start", pl.min_horizontal("latest_start", "latest_end"), "earliest_end")
    keys = events.select(
        _beyond(events),
        place.alias("place"),
        pl.col("earliest_start").is_not_null().alias("has_start"),
        *bounds,
        "event_id",
        *_told(events, claims),
    ).with_columns(undated=pl.col("place").is_null() & (pl.col("beyond") == 0))
    by = ["undated", "beyond", "place", "has_start", *bounds[1:], *_TOLD, "event_id"]
    ranked = keys.with_row_index("row").sort(by, nulls_last=True)["row"]
    ordered = events[ranked]
    pairs = list(known)
    return ordered if not pairs else ordered[_constrained(ordered["event_id"].to_list(), pairs)]


def certain(events: pl.DataFrame) -> pl.DataFrame:
    """The certain precedences that do not follow from others: the graph of what is known of the order.

    Returns:
        `before_id`, `after_id`, in display order of the first, then of the second. A pair is left out when a third
        event certainly lies between. Where many events follow many others there are as many pairs as that takes.

    >>> from dateline.events.time.modal import bounds_frame
    >>> table = bounds_frame([parse(text).bounds for text in ("1950", "1952", "1951-06/1953-06", "1954")])
    >>> certain(table.with_columns(edtf=pl.lit(""), event_id=pl.Series(list("abcd")))).rows()
    [('a', 'c'), ('a', 'b'), ('c', 'd'), ('b', 'd')]
    """
    ordered = display_order(events).select("event_id", "earliest_start", "latest_end")
    rows = ordered.with_row_index("row")
    starts = rows.drop_nulls("earliest_start").sort("earliest_start", "row")
    first = starts["earliest_start"].to_physical().to_numpy()
    none = np.iinfo(np.int64).max
    ends = starts["latest_end"].to_physical().fill_null(none).to_numpy()
    least_end = np.append(np.minimum.accumulate(ends[::-1])[::-1], none)
    ended = rows.drop_nulls("latest_end")
    begin = np.searchsorted(first, ended["latest_end"].to_physical().to_numpy(), side="left")
    stop = np.searchsorted(first, least_end[begin], side="left")
    stop = np.where(least_end[begin] == none, len(first), stop)
    counts = np.maximum(stop - begin, 0)
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    after = starts["row"].to_numpy()[np.repeat(begin, counts) + offsets]
    pairs = pl.DataFrame({"before": np.repeat(ended["row"].to_numpy(), counts), "after": after}).sort("before", "after")
    ids = ordered["event_id"]
    return pl.DataFrame({"before_id": ids[pairs["before"]], "after_id": ids[pairs["after"]]})


def chance_before(a: Bounds, b: Bounds) -> Fraction | None:
    """The share of readings in which A ends before B starts, or just then; None where unknown bounds hide it.

    For columns: `shares.probability("ends_before", ...)`.

    >>> str(chance_before(parse("2024-06").bounds, parse("2024-06").bounds))
    '1/6'
    """
    return share("ends_before", a, b)


def _told(events: pl.DataFrame, claims: pl.DataFrame | None) -> pl.DataFrame:
    """The first document that tells each event, and where in it; null where no claim has a place in one."""
    if claims is None:
        return pl.DataFrame(schema=_TOLD).clear(events.height)
    rows = events.select("claims").with_row_index("row")
    places = claims.select("published_earliest", "doc_id", claims="claim_id", told="date_start")
    first = (
        rows.explode("claims")
        .join(places.drop_nulls("told"), on="claims")
        .sort("row", *_TOLD, nulls_last=True)
        .unique("row", keep="first")
    )
    return rows.join(first, on="row", how="left", maintain_order="left").select(*_TOLD)


def _beyond(events: pl.DataFrame) -> pl.Series:
    """Days that no column holds, as numbers: 0 for all rows that have none."""
    found = events.with_row_index("row").filter(_BEYOND).select("row", "edtf")
    days = [_far_day(text) for text in found["edtf"].to_list()]
    return pl.zeros(events.height, dtype=pl.Float64, eager=True).scatter(found["row"], days).alias("beyond")


def _far_day(text: str | None) -> float:
    """The first day of an EDTF string, however far away; 0 where there is none."""
    try:
        read = parse(text or "")
    except EdtfError:
        return 0.0
    day = read.lower if read.lower is not None else read.upper or 0
    return float(day) if abs(day) < 10**300 else inf if day > 0 else -inf


def _constrained(ids: Sequence[str], known: Sequence[tuple[str, str]]) -> list[int]:
    """The places of events in an order that keeps known precedences and otherwise changes as little as it must."""
    rank = {event_id: place for place, event_id in enumerate(ids)}
    waiting = [0] * len(ids)
    following: dict[int, list[int]] = {}
    for before, after in sorted({pair for pair in known if pair[0] in rank and pair[1] in rank}):
        following.setdefault(rank[before], []).append(rank[after])
        waiting[rank[after]] += 1
    ready = [place for place, count in enumerate(waiting) if not count]
    found: list[int] = []
    while ready:
        place = heapq.heappop(ready)
        found.append(place)
        for later in following.get(place, ()):
            waiting[later] -= 1
            if not waiting[later]:
                heapq.heappush(ready, later)
    return found + [place for place, count in enumerate(waiting) if count]
