"""Axes and rows that several charts of the gallery share."""

from __future__ import annotations

import json
from typing import Any, Final

import altair as alt
import polars as pl

from dateline.charts import theme
from dateline.charts.chapters import fitted
from dateline.charts.scale import Scale, even
from dateline.charts.text import readable
from dateline.events.time.bounds import BOUNDS, DAY, Instant

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


def fitted_scale(placed: pl.DataFrame, *, width: int = WIDTH) -> Scale:
    """The scale that rows with `first` and `last` ask for: in stretches where an even one would waste the picture."""
    return Scale(fitted(placed) or even(*span(placed)), width)


def time_x(field: str, scale: Scale) -> alt.X:
    """An x channel over epoch milliseconds, with ticks of the calendar before year 1 too."""
    labels = json.dumps({str(time // 1000): label for time, label in scale.labels()})
    values = [time // 1000 for time, _ in scale.labels()]
    axis = alt.Axis(values=values, labelExpr=f"{labels}[datum.value]", title=None)
    stretches = scale.stretches()
    domain = [stretches[0][0] / 1000, *(last / 1000 for _, last in stretches)]
    places = [0, *(round(scale.pixels(last), 2) for _, last in stretches[:-1]), scale.width]
    return alt.X(
        f"{field}:Q", axis=axis, scale=alt.Scale(type="linear", domain=domain, range=places, nice=False, zero=False)
    )


def cut_lines(scale: Scale) -> alt.Chart:
    """Dashed lines where the scale of time changes."""
    table = pl.DataFrame({"cut": [knot // 1000 for knot in scale.axis.knots[1:-1]]}, schema={"cut": pl.Int64})
    lines = alt.Chart(values(table)).mark_rule(strokeDash=[2, 3], color=theme.INKS["light"]["muted"])
    drawn: alt.Chart = lines.encode(x=time_x("cut", scale))
    return drawn


def told_scale(scale: Scale) -> str:
    """What a subtitle says of a scale that changes."""
    return "" if scale.axis.is_even else "; dashed: the scale of time changes"


def kind_color(events: pl.DataFrame) -> alt.Color:
    """Colour by kind: the same colour for a kind in every chart; commonest kinds first in the legend."""
    counted = events.group_by(pl.col("kind").fill_null("other")).len().sort(["len", "kind"], descending=[True, False])
    kinds = counted["kind"].to_list()
    scale = alt.Scale(domain=kinds, range=theme.kind_colors(kinds))
    return alt.Color(
        "kind:N", scale=scale, legend=alt.Legend(title=None, orient="top", symbolType="circle", symbolOpacity=1)
    )


def values(frame: pl.DataFrame) -> alt.InlineData:
    """A frame's rows inside the chart, so that its specification is whole and always the same."""
    return alt.InlineData(values=frame.to_dicts())


def finished(chart: Any, *, title: str, subtitle: str = "") -> Any:
    """The chart under its headline, in the house's look."""
    heading = alt.TitleParams(title, subtitle=subtitle, anchor="start", offset=14)
    config = alt.Config(**theme.config("light") | {"padding": 24, "mark": {}})
    return chart.properties(title=heading, config=config)
