"""The timeline: what happened when, and how surely that is known.

Shows: a solid core where an event surely was, a fading stretch where it may have begun or ended, a pale capsule for
what is only known to lie somewhere inside, a dot where all that is narrower than a few pixels. Hides: nothing of the
rows it is given; which rows these are and where their labels stand is decided by `lanes.py` (for pictures) or by the
page's script.

Rows carry pixels: a temporal scale would turn instants into dates, which end 271,821 years from 1970 and which a
viewer's clock could shift, and it knows no chapters (`chapters.py`). Ticks are rows too, for the same reasons.
"""

from __future__ import annotations

from typing import Any, Final

import altair as alt
import polars as pl

from dateline.charts import theme
from dateline.charts.chapters import Axis
from dateline.charts.lanes import BAR, LINE_HEIGHT, Sheet, sheet
from dateline.charts.scale import TOP
from dateline.charts.spec import ChartSpec
from dateline.charts.summary import summary
from dateline.charts.text import one_line
from dateline.events.time.order import display_order

FONT_SIZE: Final = 13
MARGIN: Final = 28
READING: Final = (
    "Solid: it surely lasted over this time. Fading or pale: some time in it. Hollow: planned, possible or denied."
)
FOLD_DASHES: Final = [2, 3]
DASHES: Final = alt.ExprRef("datum.dashed ? [3, 2] : []")
"""Planned and possible events have a broken outline."""
HOLLOW_OR_FULL: Final = alt.value(alt.ExprRef("datum.hollow ? paper : datum.color"))
LEFT: Final[dict[str, Any]] = {"baseline": "middle", "align": "left"}
"""How the words of the ground stand at their place."""

TABLES: Final = ("bands", "folds", "ticks", "density", "rows")
"""The tables that the painter draws, each named as it stands in the page."""


def build(events: pl.DataFrame, *, title: str = "Timeline", width: int = 1400) -> alt.LayerChart:
    """The whole timeline on one sheet, as wide as asked and as tall as it takes.

    Args:
        events: EVENT_SCHEMA, in any order.
        width: Pixels, margins aside.
    """
    ordered = display_order(events)
    laid = sheet(ordered, width=width)
    data = {name: alt.InlineData(values=laid.tables[name]) for name in TABLES}
    chart = compose(data, width=laid.width, height=laid.height)
    heading = alt.TitleParams(
        one_line(title), subtitle=_subtitle(ordered, laid), anchor="start", fontSize=24, offset=18
    )
    titled: alt.LayerChart = chart.properties(title=heading, padding=MARGIN)
    return titled


def _subtitle(events: pl.DataFrame, laid: Sheet) -> list[str]:
    """What it is, and how to read it."""
    left_out = len(events) - laid.drawn
    told = summary(events) + (f" {laid.drawn:,} are drawn here." if left_out else "")
    return [told, READING, *([chapters_in_words(laid.axis)] if laid.axis else [])]


def chapters_in_words(axis: Axis) -> str:
    """The sentence that says how to read a scale that changes."""
    scales = len(axis.knots) - 1 - len(axis.folds)
    folded = "; the shaded ones hold nothing and are folded" if axis.folds else ""
    return f"Dashed lines part {scales} stretches of time, each at a scale of its own{folded}."


def painter() -> alt.LayerChart:
    """The chart with empty tables: the page's script fills them with the rows in view, at every zoom."""
    chart = compose({name: alt.NamedData(name=name) for name in TABLES})
    fixed: alt.LayerChart = chart.properties(autosize="none")
    return fixed


def compose(data: dict[str, Any], *, width: int = 800, height: int = 400) -> alt.LayerChart:
    """All layers over the given tables.

    Args:
        data: What Altair takes as data, by the names of TABLES.
    """
    inks = theme.INKS["light"]
    params = [alt.param(name=name, value=ink) for name, ink in inks.items()]
    layers = [*_ground(data), *_marks(data["rows"]), *_labels(data["rows"])]
    config = theme.config("light") | {"background": {"expr": "paper"}, "aria": False}
    chart = alt.LayerChart(layer=layers, width=width, height=height, padding=0, config=alt.Config(**config))
    return chart.add_params(*params)


def _ground(data: dict[str, Any]) -> list[alt.Chart]:
    """Lanes' bands, folds, gridlines with their labels, the density of what has no room, and the lanes' names."""
    bands = alt.Chart(data["bands"])
    shades = bands.mark_rect().encode(
        x=alt.value(0),
        x2=alt.value(alt.ExprRef("width")),
        y=_y("top"),
        y2="bottom",
        fill=alt.value(_ink("band")),
        opacity=_raw("shade"),
    )
    names = bands.mark_text(**LEFT, fontSize=12, fontWeight=600).encode(
        x=alt.value(6), y=_y("label_y"), text="label:N", color=alt.value(_ink("ink"))
    )
    return [shades, *_folds(data["folds"]), *_ticks(data["ticks"]), _density(data["density"]), names]


def _folds(rows: Any) -> list[alt.Chart]:
    """The stretches that hold nothing, shaded between two broken lines."""
    chart = alt.Chart(rows)
    shade = chart.mark_rect().encode(**_between("left", "right"), fill=alt.value(_ink("grid")))
    lines = [
        chart.mark_rule(strokeDash=FOLD_DASHES).encode(
            x=_pixel(side), y=_y("top"), y2="bottom", color=alt.value(_ink("strong"))
        )
        for side in ("left", "right")
    ]
    return [shade, *lines]


def _ticks(rows: Any) -> list[alt.Chart]:
    """Gridlines, the label at each, and above them what the labels leave out: the year over its months."""
    chart = alt.Chart(rows)
    return [
        chart.mark_rule().encode(
            x=_x("x"),
            y=_y("top"),
            y2=alt.value(alt.ExprRef("height")),
            color=alt.value(alt.ExprRef("datum.strong ? strong : grid")),
        ),
        chart.mark_text(**LEFT, dx=5, fontSize=12).encode(
            x=_x("x"), y=alt.value(TOP - 12), text="label:N", color=alt.value(_ink("muted"))
        ),
        chart.mark_text(**LEFT, fontSize=12, fontWeight=600).encode(
            x=_pixel("context_x"), y=alt.value(12), text="context:N", color=alt.value(_ink("ink"))
        ),
    ]


def _density(rows: Any) -> alt.Chart:
    """How many events have no room of their own, as a skyline."""
    density: alt.Chart = (
        alt.Chart(rows)
        .mark_rect()
        .encode(**_between("left", "right"), fill=alt.value(_ink("muted")), opacity=alt.value(0.45))
    )
    return density


def _marks(rows: Any) -> list[alt.Chart]:
    """The events: halo of the selected, capsules, fades and cores, dots, crosses over what is denied."""
    chart = alt.Chart(rows)
    ends = {"y": _y("y"), "opacity": _raw("opacity")}
    return [_halo(chart), _capsules(chart, ends), *_spans(chart, ends), _dots(chart, ends), _crosses(chart, ends)]


def _halo(chart: alt.Chart) -> alt.Chart:
    halo: alt.Chart = (
        chart.transform_filter("datum.halo")
        .mark_rect(cornerRadius=6)
        .encode(
            x=_pixel("box_left"),
            x2=_pixel("box_right"),
            y=_y("box_top"),
            y2="box_bottom",
            fill=alt.value(_ink("accent")),
            opacity=_raw("halo"),
        )
    )
    return halo


def _capsules(chart: alt.Chart, ends: dict[str, Any]) -> alt.Chart:
    """What is only known to lie somewhere inside."""
    capsule: dict[str, Any] = {"cornerRadius": BAR / 2, "fillOpacity": 0.22, "strokeWidth": 1, "strokeOpacity": 0.75}
    capsules: alt.Chart = (
        chart.transform_filter("datum.form == 'within'")
        .mark_rect(height=BAR, **capsule, strokeDash=DASHES)
        .encode(x=_x("earliest_start"), x2="latest_end", fill=_raw("color"), stroke=_raw("color"), **ends)
    )
    return capsules


def _spans(chart: alt.Chart, ends: dict[str, Any]) -> list[alt.Chart]:
    """A solid core between the stretches in which it may have begun and ended."""
    span = chart.transform_filter("datum.form == 'span'")
    bar = span.mark_rect(height=BAR)
    return [
        bar.encode(x=_x("earliest_start"), x2="latest_start", fill=_raw("fade_in"), **ends),
        bar.encode(x=_x("earliest_end"), x2="latest_end", fill=_raw("fade_out"), **ends),
        span.mark_rect(height=BAR, cornerRadius=1.5, strokeWidth=1.5, strokeDash=DASHES).encode(
            x=_x("latest_start"), x2="earliest_end", fill=HOLLOW_OR_FULL, stroke=_raw("color"), **ends
        ),
    ]


def _dots(chart: alt.Chart, ends: dict[str, Any]) -> alt.Chart:
    """What is narrower than a few pixels."""
    dots: alt.Chart = (
        chart.transform_filter("datum.form == 'dot'")
        .mark_point(size=BAR**2 * 0.9, strokeWidth=2, strokeDash=DASHES)
        .encode(x=_pixel("x"), fill=HOLLOW_OR_FULL, stroke=_raw("color"), **ends)
    )
    return dots


def _crosses(chart: alt.Chart, ends: dict[str, Any]) -> alt.Chart:
    crosses: alt.Chart = (
        chart.transform_filter("datum.status == 'negated'")
        .mark_text(text="×", fontSize=15, fontWeight=700, baseline="middle")
        .encode(x=_pixel("x"), color=_raw("color"), **ends)
    )
    return crosses


def _labels(rows: Any) -> list[alt.Chart]:
    """Titles, and beside each what a reader must know of it: planned, denied, about, disputed."""
    chart = alt.Chart(rows).transform_filter("datum.label")
    text: dict[str, Any] = {"baseline": "middle", "lineHeight": LINE_HEIGHT}
    return [
        chart.mark_text(**text, align=alt.ExprRef("datum.align"), fontSize=FONT_SIZE).encode(
            x=_pixel("label_x"),
            y=_y("label_y"),
            text="label:N",
            color=alt.value(_ink("ink")),
            opacity=_raw("opacity"),
        ),
        alt.Chart(rows)
        .transform_filter("datum.note")
        .mark_text(**text, align="left", fontSize=FONT_SIZE - 1.5, fontStyle="italic")
        .encode(
            x=_pixel("note_x"),
            y=_y("note_y"),
            text="note:N",
            color=alt.value(alt.ExprRef("datum.disputed ? warn : muted")),
            opacity=_raw("opacity"),
        ),
    ]


def _x(field: str) -> alt.X:
    """Pixels from the left, kept within the frame."""
    scale = alt.Scale(
        type="linear",
        domain=[0, alt.ExprRef("width")],
        nice=False,
        zero=False,
        clamp=True,
    )
    return alt.X(f"{field}:Q", scale=scale, axis=None)


def _y(field: str) -> alt.Y:
    """Pixels from the top."""
    scale = alt.Scale(domain=[0, alt.ExprRef("height")], reverse=True, nice=False, zero=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=None)


def _between(left: str, right: str) -> dict[str, Any]:
    """A box from one place to another, over the height that the row gives."""
    return {"x": _pixel(left), "x2": _pixel(right), "y": _y("top"), "y2": "bottom"}


def _pixel(field: str) -> Any:
    """A place in pixels from the left, as the row gives it."""
    return alt.value(alt.ExprRef(f"datum.{field}"))


def _raw(field: str) -> Any:
    """A channel that takes the row's value as it is: a colour, an opacity."""
    return alt.value(alt.ExprRef(f"datum.{field}"))


def _ink(name: str) -> alt.ExprRef:
    return alt.ExprRef(name)


CHART: Final = ChartSpec("timeline", "What happened when", ("events",), build)
