"""Density: how much happened in each period, and how much of that is certain.

Shows: for each period the events that surely lie in it (dark) and those that may (pale on top). Hides: which they are,
and that one event may count in several periods.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

import altair as alt
import polars as pl

from dateline.charts import theme
from dateline.charts.axes import WIDTH, extents, finished, span, time_x, values
from dateline.charts.scale import Scale, even
from dateline.charts.spec import ChartSpec
from dateline.charts.ticks import step_for, times
from dateline.events.time.bounds import Instant

NARROWEST: Final = 14
"""Pixels of a period."""


def build(events: pl.DataFrame) -> Any:
    """Bars of the periods into which the whole span is cut, by the calendar.

    Args:
        events: EVENT_SCHEMA.
    """
    placed = extents(events)
    window = span(placed)
    rows = counts(placed, _edges(window))
    ink, width = theme.INKS["light"]["accent"], {"width": WIDTH, "height": 260}
    chart = alt.Chart(values(rows))
    x = {"x": time_x("first", Scale(even(*window), WIDTH)), "x2": "last"}
    y_axis = alt.Axis(title="events", tickMinStep=1)
    maybe = chart.mark_rect(color=ink, opacity=0.25).encode(**x, y=alt.Y("maybe:Q", axis=y_axis), y2=alt.datum(0))
    surely = chart.mark_rect(color=ink, opacity=0.9).encode(**x, y="surely:Q", y2=alt.datum(0))
    tips = ["period", "surely", "maybe"]
    told = chart.mark_rect(opacity=0).encode(
        **x, y="maybe:Q", y2=alt.datum(0), tooltip=[f"{tip}:Q" for tip in tips[1:]]
    )
    return finished(
        alt.layer(maybe, surely, told).properties(**width),
        title="How much happened when",
        subtitle="dark: surely in the period; pale: may be",
    )


def counts(placed: pl.DataFrame, edges: list[Instant]) -> pl.DataFrame:
    """How many events may, and how many surely do, lie in each period between two edges.

    Args:
        placed: As `axes.extents` makes it.
        edges: Ascending, microseconds.

    Returns:
        Columns `first`, `last` (epoch milliseconds), `maybe`, `surely`; one row a period.
    """
    pairs = list(pairwise(edges))
    first, last = pl.col("first"), pl.col("last")
    sums = [((first < high) & (last > low)).sum().alias(f"m{n}") for n, (low, high) in enumerate(pairs)]
    sums += [((first >= low) & (last <= high)).sum().alias(f"s{n}") for n, (low, high) in enumerate(pairs)]
    found = placed.select(sums).row(0) if pairs else ()
    return pl.DataFrame(
        {
            "first": [low // 1000 for low, _ in pairs],
            "last": [high // 1000 for _, high in pairs],
            "maybe": found[: len(pairs)],
            "surely": found[len(pairs) :],
        },
        schema=dict.fromkeys(("first", "last", "maybe", "surely"), pl.Int64),
    )


def _edges(window: tuple[Instant, Instant]) -> list[Instant]:
    step = step_for(*window, WIDTH, lambda _: NARROWEST)
    if step is None:
        return [*window]
    return times(step, window[0] - step.length, window[1] + 2 * step.length)


CHART: Final = ChartSpec("density", "How much happened when", ("events",), build)
