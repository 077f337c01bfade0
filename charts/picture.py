"""A whole timeline as PNG, SVG or PDF, without a browser."""

from __future__ import annotations

import re
from typing import Literal, get_args

import polars as pl

from dateline.charts.gallery import timeline
from dateline.charts.page.bundle import VEGA_LITE
from dateline.events.errors import ChartError

PictureFormat = Literal["png", "svg", "pdf"]


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
    spec = timeline.build(events, title=title, width=width).to_dict()
    if kind == "png":
        return bytes(vl_convert.vegalite_to_png(spec, vl_version=VEGA_LITE, scale=2))
    if kind == "pdf":
        return bytes(vl_convert.vegalite_to_pdf(spec, vl_version=VEGA_LITE))
    return _settled(vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)).encode("utf-8")


def _settled(drawing: str) -> str:
    """The drawing with its gradients numbered from 0: Vega counts on from one drawing of a process to the next."""
    numbers: dict[str, str] = {}
    return re.sub(
        r"(?<=[\"#(])gradient_\d+", lambda hit: numbers.setdefault(hit[0], f"gradient_{len(numbers)}"), drawing
    )
