"""What changed: the same story as known on two dates.

Shows: events that the later telling has and the earlier had not, those that it dates otherwise (the old range pale
under the new), and those that it no longer has. Hides: what stayed as it was, and changes of anything but dates.
"""

from __future__ import annotations

from typing import Any, Final

import altair as alt
import polars as pl

from dateline.charts import theme
from dateline.charts.axes import WIDTH, cut_lines, extents, finished, fitted_scale, time_x, told_scale, values
from dateline.charts.spec import ChartSpec
from dateline.events.time.bounds import BOUNDS

MOST: Final = 80
HUE: Final = {"new": 2, "dated otherwise": 0, "gone": 1}


def build(before: pl.DataFrame, after: pl.DataFrame) -> Any:
    """Rows of what changed between two event tables of one set of claims.

    Args:
        before, after: EVENT_SCHEMA, as known on the earlier and on the later date.
    """
    changed = changes(before, after)
    shown = changed.sort("salience", descending=True, nulls_last=True).head(MOST).sort("first", "event_id")
    then = shown.select(first="old_first", last="old_last").drop_nulls()
    scale = fitted_scale(pl.concat([shown.select("first", "last"), then]))
    milliseconds = [pl.col(name) // 1000 for name in ("first", "last", "old_first", "old_last")]
    base = alt.Chart(values(shown.select("row", "change", *milliseconds))).properties(width=WIDTH, height=alt.Step(26))
    y = alt.Y(
        "row:N", sort=shown["row"].to_list(), axis=alt.Axis(title=None, labelLimit=420, domain=False, ticks=False)
    )
    hues = alt.Scale(domain=list(HUE), range=[theme.HUES["light"][hue] for hue in HUE.values()])
    color = alt.Color("change:N", scale=hues, legend=alt.Legend(title=None, orient="top"))
    old = base.mark_bar(height=14, opacity=0.25).encode(x=time_x("old_first", scale), x2="old_last", y=y, color=color)
    new = base.mark_bar(height=7).encode(x=time_x("first", scale), x2="last", y=y, color=color)
    dots = base.mark_tick(thickness=3, height=14).encode(x=time_x("first", scale), y=y, color=color)
    counts = ", ".join(f"{changed.filter(pl.col('change') == name).height:,} {name}" for name in HUE)
    return finished(
        alt.layer(cut_lines(scale), old, new, dots),
        title="What changed",
        subtitle=f"{counts}; pale: the earlier date{told_scale(scale)}",
    )


def changes(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """The events that differ, matched by any id that either has had.

    Returns:
        Columns `event_id`, `row` (a title that no other row has), `change`, `salience`, `first`, `last`, `old_first`,
        `old_last` (microseconds; old ones null where new).
    """
    ids = _any_id(before).join(_any_id(after), on="any_id", suffix="_after").unique(["event_id", "event_id_after"])
    pairs = (
        ids.select(old_id="event_id", event_id="event_id_after")
        .sort("event_id", "old_id")
        .unique("event_id", keep="first")
    )
    old = extents(before).select(
        "event_id", *BOUNDS, old_first="first", old_last="last", title="title", salience="salience"
    )
    new = extents(after).select("event_id", *BOUNDS, "first", "last", "title", "salience")
    both = new.join(pairs, on="event_id", how="left", maintain_order="left")
    both = both.join(old, left_on="old_id", right_on="event_id", how="left", suffix="_old", maintain_order="left")
    moved = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_old")) for name in BOUNDS)
    change = pl.when(pl.col("old_first").is_null()).then(pl.lit("new")).when(moved).then(pl.lit("dated otherwise"))
    told = both.with_columns(change=change).drop_nulls("change")
    gone = old.join(pairs, left_on="event_id", right_on="old_id", how="anti")
    gone = gone.with_columns(change=pl.lit("gone"), first=pl.col("old_first"), last=pl.col("old_last"))
    columns = ["event_id", "title", "change", "salience", "first", "last", "old_first", "old_last"]
    every = pl.concat([told.select(columns), gone.select(columns)]).sort("first", "event_id")
    again = pl.col("title").cum_count().over("title")
    return every.with_columns(row=pl.when(again > 1).then(pl.format("{} ({})", "title", again)).otherwise("title"))


def _any_id(events: pl.DataFrame) -> pl.DataFrame:
    ids = pl.concat_list(pl.concat_list("event_id"), pl.col("aliases").fill_null([]))
    return events.select("event_id", any_id=ids).explode("any_id", empty_as_null=True)


CHART: Final = ChartSpec("changes", "What changed", ("before", "after"), build)
