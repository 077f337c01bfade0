"""Where the bars and labels of a whole timeline stand, for pictures that nobody can zoom.

Each event goes to the first lane with room for its mark and its whole title, in order of time. The page's script does
the same for the events in view (`layout.js`).
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from dateline.charts import theme
from dateline.charts.chapters import Axis, axis_of
from dateline.charts.scale import TOP, Scale, even
from dateline.charts.text import drawable, in_direction, text_width
from dateline.events.table.claim import UNSURE
from dateline.events.time.bounds import BOUNDS, DAY, SECOND, Instant

LINE_HEIGHT: Final = 16
BAR: Final = 9
"""Thickness of a bar in pixels; a dot has the same."""
LANE: Final = 14
"""Height of the finest lane: one line of text takes two, two lines take three."""
GAP: Final = 14
LABEL_WIDTH: Final = 320
FADE: Final = 64
"""Pixels over which an end that nobody states fades away."""
FEW: Final = 3
"""Fewer events than this need air around them; more fill the width."""
MOST: Final = 1500
"""Events of one picture: the weightiest, where a table has more."""

HOLLOW: Final = ("planned", "hypothetical", "negated")
NOTES: Final = {"planned": "planned", "reported": "reported", "hypothetical": "possible", "negated": "denied"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A laid-out timeline: rows for each table of the painter, and the size they need.

    Attributes:
        tables: Rows by the names of `gallery.timeline.TABLES`.
        drawn, dated: How many events are on it, of how many that have a date.
        axis: Its chapters; None where its scale is even.
    """

    tables: dict[str, list[dict[str, Any]]]
    width: int
    height: int
    drawn: int
    dated: int
    axis: Axis | None


def sheet(events: pl.DataFrame, *, width: int = 1400) -> Sheet:
    """Lay out all events of a table on one sheet.

    Args:
        events: EVENT_SCHEMA, in display order; those without any bound are left out.
        width: Of the sheet, pixels.
    """
    dated = events.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in BOUNDS))
    kept = dated.with_row_index("place").sort("salience", descending=True, nulls_last=True, maintain_order=True)
    rows = kept.head(MOST).sort("place").pipe(_plain).to_dicts()
    axis = axis_of(dated)
    scale = Scale(axis, width) if axis else _scale(rows, width)
    taken: list[list[tuple[float, float]]] = []
    drawn = [_placed(row, scale, taken) for row in sorted(rows, key=lambda row: (_extent(row)[0], row["place"]))]
    height = TOP + len(taken) * LANE + 12
    tables = {"bands": [], "density": [], "folds": scale.folds(height), "ticks": scale.ticks(height), "rows": drawn}
    return Sheet(tables, width, height, len(drawn), len(dated), axis)


def _plain(events: pl.DataFrame) -> pl.DataFrame:
    """The columns that a picture needs, instants as integers: Python has no years before 1."""
    return events.select(
        "place",
        drawable(pl.col("title")).fill_null(""),
        drawable(pl.col("kind")).fill_null("other"),
        pl.col("status").fill_null("fact"),
        pl.col("approximate", "uncertain").fill_null(False),
        *(pl.col(name).cast(pl.Int64) for name in BOUNDS),
        start_open=pl.col("start_kind") == "open",
        end_open=pl.col("end_kind") == "open",
        disputed=pl.col("conflicts").list.len() > 0,
    )


def _extent(row: dict[str, Any]) -> tuple[Instant, Instant]:
    known = [row[name] for name in BOUNDS if row[name] is not None]
    first = row["earliest_start"] if row["earliest_start"] is not None else known[0]
    last = row["latest_end"] if row["latest_end"] is not None else known[-1]
    return first, max(first, last)


def _scale(rows: list[dict[str, Any]], width: int) -> Scale:
    """The rows' own span on an even scale; a few events of a moment get air around them."""
    extents = [_extent(row) for row in rows] or [(0, DAY)]
    first, last = min(e[0] for e in extents), max(e[1] for e in extents)
    air = max(min(DAY, last - first) // 2, 30 * SECOND) if len(extents) < FEW else 0
    return Scale(even(first - air, last + air), width)


def _placed(row: dict[str, Any], scale: Scale, taken: list[list[tuple[float, float]]]) -> dict[str, Any]:
    """One row of the painter's table, in the first lane with room; `taken` grows with it."""
    mark = _mark(row, scale)
    label = _label(row, mark, scale.width)
    lane = next(n for n in range(len(taken) + 1) if _is_free(taken[n : n + label["lanes"]], label))
    while len(taken) < lane + label["lanes"]:
        taken.append([])
    for line in taken[lane : lane + label["lanes"]]:
        line.append((label["left"], label["right"]))
    top = TOP + lane * LANE
    label_y = top + (8 if label["over"] else LANE)
    return {
        **_looks(row),
        **mark,
        **label,
        "y": top + label["text_rows"] * LINE_HEIGHT + BAR / 2 + 2 if label["over"] else label_y,
        "label_y": label_y,
        "note_y": label_y + (label["text_rows"] - 1) * LINE_HEIGHT,
    }


def _is_free(lines: list[list[tuple[float, float]]], label: dict[str, Any]) -> bool:
    return all(label["left"] > right + GAP or label["right"] + GAP < left for line in lines for left, right in line)


def _mark(row: dict[str, Any], scale: Scale) -> dict[str, Any]:
    """The four instants to draw between, the mark's form and its extent, all in pixels."""
    four = [None if row[name] is None else scale.pixels(row[name]) for name in BOUNDS]
    first, last = map(scale.pixels, _extent(row))
    es = four[0] if four[0] is not None else 0 if row["start_open"] else first - FADE
    le = four[3] if four[3] is not None else scale.width if row["end_open"] else last + FADE
    within = four[0] is not None and four[3] is not None and (four[1] is None or four[2] is None or four[1] >= four[2])
    ls = four[1] if four[1] is not None else max(es, four[2] if four[2] is not None else first)
    ee = four[2] if four[2] is not None else max(ls, last)
    if ls > ee:
        ls = ee = ee if four[0] is None else ls if four[3] is None else (ls + ee) / 2
    left, right = max(min(es, ls), 0), min(max(le, ee), scale.width)
    is_dot = right - left < BAR - 1
    middle = min(max((left + right) / 2, BAR / 2 + 1), scale.width - BAR / 2 - 1)
    return {
        "form": "dot" if is_dot else "within" if within else "span",
        **dict(zip(BOUNDS, (es, ls, ee, le), strict=True)),
        "x": middle if is_dot else left + 4,
        "mark_left": middle - BAR / 2 if is_dot else left,
        "mark_right": middle + BAR / 2 if is_dot else right,
    }


def _label(row: dict[str, Any], mark: dict[str, Any], width: int) -> dict[str, Any]:
    """The title's lines and place: right of the mark, else left of it, else above it."""
    note = _note(row)
    note_width = text_width(note, 11.5)
    right_room, left_room = width - mark["mark_right"] - 8, mark["mark_left"] - 8
    for room, side in ((right_room, 1), (left_room, -1)):
        lines = _lines(row["title"], min(room, LABEL_WIDTH))
        wide = max(max(map(text_width, lines)), note_width)
        if len(lines) <= 2 and wide <= room and mark["mark_right"] - mark["mark_left"] < width * 0.3:
            left = mark["mark_right"] + 6 if side > 0 else mark["mark_left"] - 6 - wide
            return _box(lines, note, left, wide, side, mark, over=False)
    lines = _lines(row["title"], LABEL_WIDTH)
    wide = max(max(map(text_width, lines)), note_width)
    return _box(lines, note, max(2, min(mark["mark_left"], width - wide - 4)), wide, 1, mark, over=True)


def _box(
    lines: list[str], note: str, left: float, wide: float, side: int, mark: dict[str, Any], *, over: bool
) -> dict[str, Any]:
    right = left + wide
    rows = len(lines) + bool(note)
    return {
        "label": in_direction(lines),
        "text_rows": rows,
        "align": "left" if side > 0 else "right",
        "label_x": left if side > 0 else right,
        "note": note,
        "note_x": left if side > 0 else right - text_width(note, 11.5),
        "left": min(left, mark["mark_left"]),
        "right": max(right, mark["mark_right"]),
        "lanes": -(-(rows * LINE_HEIGHT + (BAR + 3 if over else 4)) // LANE),
        "over": over,
    }


def _lines(title: str, room: float) -> list[str]:
    if text_width(title) <= room:
        return [title]
    average = text_width(title) / max(len(title), 1)
    letters = max(8, int(room / (average * 1.08)))
    return textwrap.wrap(title, letters, max_lines=3, placeholder=" …", break_long_words=room >= LABEL_WIDTH) or [""]


def _note(row: dict[str, Any]) -> str:
    notes = ["disputed" if row["disputed"] else "", NOTES.get(row["status"], "")]
    notes += ["about then" if row["approximate"] else "", "date doubtful" if row["uncertain"] else ""]
    return ", ".join(filter(None, notes))


def _looks(row: dict[str, Any]) -> dict[str, Any]:
    color = theme.kind_color(row["kind"])
    return {
        "status": row["status"],
        "color": color,
        "hollow": row["status"] in HOLLOW,
        "dashed": row["status"] in UNSURE,
        "disputed": row["disputed"],
        "fade_in": theme.fade(color, 0.04, 0.9),
        "fade_out": theme.fade(color, 0.9, 0.04),
        "opacity": 1,
        "halo": 0,
    }
