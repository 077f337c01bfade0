"""Uncertainty profile: how exactly the events are dated.

Shows: how many events are known to the moment, day, month, year and so on, by the width of all their readings. Hides:
which end is the uncertain one.
"""

from __future__ import annotations

from typing import Any, Final

import altair as alt
import polars as pl

from dateline.charts.axes import WIDTH, finished, kind_color, values
from dateline.charts.spec import ChartSpec
from dateline.charts.text import readable
from dateline.events.time.bounds import BOUNDS, DAY, SECOND

WIDTHS: Final = (
    ("within an hour", 3600 * SECOND),
    ("within a day", DAY),
    ("within a week", 7 * DAY),
    ("within a month", 31 * DAY),
    ("within a season", 92 * DAY),
    ("within a year", 366 * DAY),
    ("within a decade", 3653 * DAY),
    ("within a century", 36_525 * DAY),
    ("within a longer time", None),
)
"""Names of the widths of uncertainty, each with its greatest, in microseconds."""

OPEN: Final = "on one side only"
UNDATED: Final = "without any date"


def build(events: pl.DataFrame) -> Any:
    """Bars of numbers of events by how uncertain their place in time is.

    Args:
        events: EVENT_SCHEMA.
    """
    events = readable(events)
    named = events.select(pl.col("kind").fill_null("other"), width=uncertainty())
    order = [*(name for name, _ in WIDTHS), OPEN, UNDATED]
    table = named.group_by("width", "kind").len("events").sort("width", "kind")
    y = alt.Y("width:N", sort=order, axis=alt.Axis(title=None, labelLimit=240, domain=False, ticks=False))
    tips = [alt.Tooltip("width:N"), alt.Tooltip("kind:N"), alt.Tooltip("events:Q")]
    bars = alt.Chart(values(table)).mark_bar(height=16)
    bars = bars.encode(x=alt.X("events:Q", axis=alt.Axis(tickMinStep=1)), y=y, color=kind_color(events), tooltip=tips)
    return finished(bars.properties(width=WIDTH, height=alt.Step(26)), title="How exactly it is dated")


def uncertainty() -> pl.Expr:
    """The name of the width of what is not known: the sum of both ends' leeway, or all of it where there is no core."""
    es, ls, ee, le = (pl.col(f"{when}").cast(pl.Int64) for when in BOUNDS)
    leeway = pl.min_horizontal(le - es, (ls - es) + (le - ee))
    undated = pl.all_horizontal(pl.col(name).is_null() for name in BOUNDS)
    by_width = [pl.when(leeway <= most).then(pl.lit(name)) for name, most in WIDTHS if most is not None]
    one_sided = pl.when(leeway.is_null()).then(pl.lit(OPEN))
    return pl.coalesce(pl.when(undated).then(pl.lit(UNDATED)), one_sided, *by_width, pl.lit(WIDTHS[-1][0]))


CHART: Final = ChartSpec("uncertainty", "How exactly it is dated", ("events",), build)
