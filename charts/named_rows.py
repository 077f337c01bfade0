"""Events in rows by a name: what the charts of sources and of actors have in common."""

from __future__ import annotations

from typing import Any, Final, Literal

import altair as alt
import polars as pl

from dateline.charts.axes import (
    WIDTH,
    cut_lines,
    extents,
    finished,
    fitted_scale,
    kind_color,
    time_x,
    told_scale,
    values,
)
from dateline.charts.scale import Scale
from dateline.events.time.words import words

MOST_ROWS: Final = 24
MOST_MARKS: Final = 4000
"""Of the weightiest events: a row of more is a stripe."""


def by_name(events: pl.DataFrame, column: Literal["sources", "actors"], *, title: str) -> Any:
    """A row for each of the commonest names, a pale bar for each event that bears it, a tick where it is too short.

    Args:
        events: EVENT_SCHEMA.
    """
    placed = extents(events)
    scale = fitted_scale(placed)
    long = placed.explode(column, empty_as_null=True).drop_nulls(column)
    counted = long.group_by(column).len().sort(["len", column], descending=[True, False])
    kept = counted.head(MOST_ROWS).with_columns(row=pl.format("{}  {}", column, "len"))
    rows = long.join(kept, on=column, how="inner", maintain_order="left").sort(
        "salience", descending=True, nulls_last=True
    )
    return finished(
        _marks(rows.head(MOST_MARKS), kept["row"].to_list(), scale),
        title=title,
        subtitle=_subtitle(len(kept), len(counted), column) + told_scale(scale),
    )


def _marks(rows: pl.DataFrame, order: list[str], scale: Scale) -> Any:
    shown = rows.sort("first", "event_id").with_columns(when=words(rows.sort("first", "event_id")))
    table = shown.select(
        "row", "title", pl.col("kind").fill_null("other"), "when", pl.col("first") // 1000, pl.col("last") // 1000
    )
    base = alt.Chart(values(table)).properties(width=WIDTH, height=alt.Step(26))
    y = alt.Y("row:N", sort=order, axis=alt.Axis(title=None, labelLimit=240, domain=False, ticks=False, grid=True))
    tips = [alt.Tooltip("title:N"), alt.Tooltip("when:N"), alt.Tooltip("kind:N")]
    both = {"y": y, "color": kind_color(rows), "tooltip": tips}
    bars = base.mark_bar(height=8, opacity=0.35).encode(x=time_x("first", scale), x2="last", **both)
    dots = base.mark_tick(thickness=2.5, height=14).encode(x=time_x("first", scale), **both)
    return alt.layer(cut_lines(scale), bars, dots)


def _subtitle(kept: int, counted: int, column: str) -> str:
    return f"the {kept} that appear most of {counted:,} {column}" if kept < counted else f"{counted:,} {column}"
