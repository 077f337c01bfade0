"""The certain order of events as a picture: steps from left to right, an arrow where one event surely follows another.

Shows: each event in the column of its step, and the certain precedences between neighbouring columns. Hides: that
everything in a column also follows everything in all columns before; and events that go on or have no bound on one
side.
"""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from dateline.charts.theme import INKS
from dateline.events.errors import ChartError

MOST: Final = 400
"""More events than this make no picture that anybody could read."""

_WIDE, _HIGH = 190, 44
_LABEL: Final = 26
_WORDS: Final = 0.86
"""How much of a column its words may take."""


def build(steps: pl.DataFrame) -> Any:
    """Draw the steps.

    Args:
        steps: `step` (from 1, no nulls), `label`, `title`, `when`, `after` (labels within the step); in display order.

    Returns:
        An Altair chart.

    Raises:
        ChartError: there are no events, or too many.
    """
    import altair as alt

    if not 0 < steps.height <= MOST:
        raise ChartError("order", f"{steps.height:,} events make no picture", f"ask for 1 to {MOST}: --during PERIOD")
    ink = INKS["light"]
    placed = steps.with_columns(row=pl.int_range(pl.len()).over("step")).with_columns(
        column=pl.col("step") - 1, short=pl.concat_str(pl.col("label"), pl.lit("  "), _shortened(pl.col("title")))
    )
    nodes = placed.select("column", "row", "short", "when", "title").to_dicts()
    columns, rows = placed["column"].n_unique(), placed["step"].value_counts()["count"].to_list()
    x = alt.X("column:Q", axis=None, scale=alt.Scale(domain=[-0.05, columns]))
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[max(rows) - 0.5, -0.5]))
    base = alt.Chart(alt.InlineData(values=nodes)).encode(x=x, y=y, tooltip=["title:N", "when:N"])
    title = base.mark_text(align="left", dx=6, dy=-6, color=ink["ink"]).encode(text="short:N")
    when = base.mark_text(align="left", dx=6, dy=8, color=ink["muted"], fontSize=10).encode(text="when:N")
    dots = base.mark_point(filled=True, size=30, color=ink["accent"])
    arrows = alt.Chart(alt.InlineData(values=_arrows(placed))).mark_rule(color=ink["strong"])
    lines = arrows.encode(x=x, y=y, x2="column2:Q", y2="row2:Q")
    size = {"width": columns * _WIDE, "height": max(rows) * _HIGH}
    return alt.layer(lines, dots, title, when).properties(**size).configure_view(stroke=None)


def _arrows(placed: pl.DataFrame) -> list[dict[str, Any]]:
    """From each event of a column, after its words, to each of the next."""
    columns = placed.select("column", "row").sort("column", "row").to_dicts()
    by_column: dict[int, list[int]] = {}
    for node in columns:
        by_column.setdefault(node["column"], []).append(node["row"])
    return [
        {"column": column + _WORDS, "row": row, "column2": column + 1, "row2": other}
        for column, rows in by_column.items()
        for row in rows
        for other in by_column.get(column + 1, [])
    ]


def _shortened(title: pl.Expr) -> pl.Expr:
    cut = title.str.slice(0, _LABEL).str.strip_chars_end()
    return pl.when(title.str.len_chars() > _LABEL).then(pl.concat_str(cut, pl.lit("…"))).otherwise(title)
