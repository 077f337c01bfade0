"""Axes and rows that several charts of the gallery share."""

from __future__ import annotations

import json
from typing import Any, Final

import altair as alt
import polars as pl

from dateline.charts import theme
from dateline.charts.text import readable
from dateline.charts.ticks import ticks
from dateline.events.table.schema import BOUNDS
from dateline.events.time.bounds import DAY, Instant

WIDTH: Final = 900


def extents(events: pl.DataFrame) -> pl.DataFrame:
    """Dated events with `first` and `last`, microseconds: the widest reading, as far as it is bounded."""
    four = [pl.col(name).cast(pl.Int64) for name in BOUNDS]
    placed = readable(events).with_columns(first=pl.coalesce(four), last=pl.coalesce(reversed(four)))
    return placed.filter(pl.col("first").is_not_null()).with_columns(last=pl.max_horizontal("first", "last"))


def span(placed: pl.DataFrame) -> tuple[Instant, Instant]:
    """First and last instant of a table that `extents` made, with a margin."""
    if placed.is_empty():
        return 0, DAY
    first, last = placed.select(pl.col("first").min(), pl.col("last").max()).row(0)
    margin = max((last - first) // 50, DAY // 2)
    return first - margin, last + margin


def time_x(field: str, window: tuple[Instant, Instant], *, width: int = WIDTH) -> alt.X:
    """An x channel over epoch milliseconds, with ticks of the calendar before year 1 too."""
    marks = ticks(*window, width=width)
    labels = json.dumps({str(tick.time // 1000): tick.label for tick in marks})
    axis = alt.Axis(values=[tick.time // 1000 for tick in marks], labelExpr=f"{labels}[datum.value]", title=None)
    scale = alt.Scale(type="linear", domain=[window[0] / 1000, window[1] / 1000], nice=False, zero=False)
    return alt.X(f"{field}:Q", axis=axis, scale=scale)


def kind_color(events: pl.DataFrame) -> alt.Color:
    """Colour by kind: the same colour for a kind in every chart; commonest kinds first in the legend."""
    counted = events.group_by(pl.col("kind").fill_null("other")).len().sort(["len", "kind"], descending=[True, False])
    kinds = counted["kind"].to_list()
    scale = alt.Scale(domain=kinds, range=theme.kind_colors(kinds))
    return alt.Color("kind:N", scale=scale, legend=alt.Legend(title=None, orient="top", symbolType="circle"))


def values(frame: pl.DataFrame) -> alt.InlineData:
    """A frame's rows inside the chart, so that its specification is whole and always the same."""
    return alt.InlineData(values=frame.to_dicts())


def finished(chart: Any, *, title: str, subtitle: str = "") -> Any:
    """The chart under its headline, in the house's look."""
    heading = alt.TitleParams(title, subtitle=subtitle, anchor="start", offset=14)
    config = alt.Config(**theme.config("light") | {"padding": 24, "mark": {}})
    return chart.properties(title=heading, config=config)
