"""The overview: how many events lie where, over the whole of time; the page lays its window over it.

Shows: the number of events by bin, and of those the ones that the filters let through. Hides: single events.
"""

from __future__ import annotations

from typing import Any, Final

import altair as alt

from dateline.charts import theme

TABLES: Final = ("bins", "marks")


def painter() -> alt.LayerChart:
    """The chart with empty tables, filled by the page's script."""
    bins, marks = (alt.Chart(alt.NamedData(name=name)) for name in TABLES)
    params = [alt.param(name=name, value=ink) for name, ink in theme.INKS["light"].items()]
    layers = [
        bins.mark_rect().encode(**_place("all_top"), fill=alt.value(alt.ExprRef("strong"))),
        bins.mark_rect().encode(**_place("shown_top"), fill=alt.value(alt.ExprRef("muted"))),
        marks.mark_rule().encode(
            x=alt.value(alt.ExprRef("datum.x")),
            y=alt.value(0),
            y2=alt.value(alt.ExprRef("height")),
            color=alt.value(alt.ExprRef("grid")),
        ),
        marks.mark_text(align="left", baseline="bottom", dx=4, fontSize=11).encode(
            x=alt.value(alt.ExprRef("datum.x")),
            y=alt.value(alt.ExprRef("height - 2")),
            text="label:N",
            color=alt.value(alt.ExprRef("muted")),
        ),
    ]
    config = theme.config("light") | {"background": {"expr": "paper"}, "aria": False}
    chart = alt.LayerChart(layer=layers, width=800, height=56, padding=0, autosize="none", config=alt.Config(**config))
    return chart.add_params(*params)


def _place(top: str) -> dict[str, Any]:
    scale = alt.Scale(domain=[0, alt.ExprRef("height")], reverse=True, nice=False, zero=False)
    return {
        "x": alt.value(alt.ExprRef("datum.left")),
        "x2": alt.value(alt.ExprRef("datum.right")),
        "y": alt.Y(f"{top}:Q", scale=scale, axis=None),
        "y2": alt.Y2("bottom"),
    }
