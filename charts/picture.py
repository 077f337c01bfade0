"""A whole timeline as PNG, SVG or PDF, without a browser."""

from __future__ import annotations

import json
import re
from typing import Any, Final, Literal, get_args

import altair as alt
import polars as pl

from dateline.charts.gallery.timeline import TABLES, compose
from dateline.charts.lanes import Sheet, sheet
from dateline.charts.page.bundle import VEGA_LITE
from dateline.charts.page.summary import summary
from dateline.events.errors import ChartError
from dateline.events.time.order import display_order

PictureFormat = Literal["png", "svg", "pdf"]
MARGIN: Final = 28


def picture(events: pl.DataFrame, kind: PictureFormat, *, title: str = "Timeline", width: int = 1400) -> bytes:
    """Draw all events on one sheet, as wide as asked and as tall as it takes.

    Args:
        events: EVENT_SCHEMA, in any order.
        kind: `png` (at twice its size), `svg` or `pdf`.

    Raises:
        ChartError: `kind` is none of these.
    """
    import vl_convert

    if kind not in get_args(PictureFormat):
        raise ChartError(str(kind), "not a picture format", f"use one of {', '.join(get_args(PictureFormat))}")
    spec = specification(events, title=title, width=width)
    if kind == "png":
        return bytes(vl_convert.vegalite_to_png(spec, vl_version=VEGA_LITE, scale=2))
    if kind == "pdf":
        return bytes(vl_convert.vegalite_to_pdf(spec, vl_version=VEGA_LITE))
    return _settled(vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)).encode("utf-8")


def specification(events: pl.DataFrame, *, title: str, width: int) -> dict[str, Any]:
    """The Vega-Lite specification of the sheet, with its rows in it."""
    ordered = display_order(events)
    laid = sheet(ordered, width=width)
    data = {name: alt.InlineData(values=laid.tables[name]) for name in TABLES}
    chart = compose(data, window=laid.window, width=laid.width, height=laid.height)
    heading = alt.TitleParams(title, subtitle=_subtitle(ordered, laid), anchor="start", fontSize=24, offset=18)
    spec: dict[str, Any] = chart.properties(title=heading, padding=MARGIN).to_dict()
    return json.loads(json.dumps(spec))  # type: ignore[no-any-return]


def _subtitle(events: pl.DataFrame, laid: Sheet) -> str:
    left_out = len(events) - laid.drawn
    return summary(events) + (f" {laid.drawn:,} are drawn here." if left_out else "")


def _settled(drawing: str) -> str:
    """The drawing with its gradients numbered from 0: Vega counts on from one drawing of a process to the next."""
    numbers: dict[str, str] = {}
    return re.sub(
        r"(?<=[\"#(])gradient_\d+", lambda hit: numbers.setdefault(hit[0], f"gradient_{len(numbers)}"), drawing
    )
