"""The page as one string: template, style, scripts, packed data, and the policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from importlib import resources
from typing import Any, Final, NamedTuple

import numpy as np
import polars as pl

from dateline.charts import theme
from dateline.charts.chapters import axis_of
from dateline.charts.page.bundle import packed_bundle, painters, vega_bundle
from dateline.charts.page.columns import pack_integers
from dateline.charts.page.details import BLOCK, pack_details
from dateline.charts.page.history import History, history
from dateline.charts.page.rows import importance, pack_rows
from dateline.charts.summary import summary
from dateline.charts.text import one_line
from dateline.events.table.schema import CLAIM_SCHEMA, EVENT_SCHEMA, check
from dateline.events.time.order import display_order

SCRIPTS: Final = (
    "calendar",
    "words",
    "data",
    "details",
    "axis",
    "state",
    "filter",
    "lettering",
    "shape",
    "packing",
    "groups",
    "layout",
    "ticks",
    "chart",
    "overview",
    "sketch",
    "views",
    "pointer",
    "panel",
    "table",
    "replay",
    "says",
    "controls",
    "paper",
    "pdf",
    "picture",
    "main",
)
"""The page's own script, one idea a file, in the order in which they are joined."""

SMALL_PAGE: Final = 3_150_000
BYTES_AN_EVENT: Final = 16.8
"""The packed data may take SMALL_PAGE characters or this many an event, whichever is more."""
FOR_DETAILS: Final = 0.05
"""Share of that which titles leave to the details, however many events there are."""

LATER: Final = ("actors", "places", "sources", "confidence", "known", "until")
"""Columns that filters need and the first picture does not: they stand behind the script that draws it."""

POLICY: Final = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)


class Contents(NamedTuple):
    """What the page knows: for the first picture, and for everything after it."""

    at_once: dict[str, Any]
    later: dict[str, Any]


def page(events: pl.DataFrame, claims: pl.DataFrame, *, title: str = "Timeline", description: str = "") -> str:
    """The whole timeline as one HTML file that works offline.

    Args:
        events: EVENT_SCHEMA, in any order; shown in display order. Further columns are left aside.
        claims: CLAIM_SCHEMA: at least those that the events name; they are what the panel cites.
        title: Headline.
        description: One or two sentences under it.

    Returns:
        HTML; the same tables give the same bytes. Text of sources is data in it, never markup or script.

    Raises:
        SchemaError: a table has other columns.
    """
    ours = events.select(name for name in EVENT_SCHEMA if name in events.columns)
    check(ours.lazy(), EVENT_SCHEMA, "event")
    check(claims.lazy(), CLAIM_SCHEMA, "claim")
    told = history(display_order(ours, claims=claims), claims)
    packed = contents(told._replace(states=display_order(told.states, claims=claims)), claims)
    return assemble(packed, title=title, description=description, standfirst=summary(ours))


def contents(told: History, claims: pl.DataFrame) -> Contents:
    """What the page knows, as its script reads it: packed columns first, then details while the budget lasts."""
    events = told.states
    budget = max(SMALL_PAGE, int(BYTES_AN_EVENT * len(events)))
    undated = from_publication(events, claims)
    rank = importance(events, undated)
    rows = pack_rows(events, budget=int(budget * (1 - FOR_DETAILS)), undated=undated)
    blocks, held = pack_details(events, claims, rank, budget=max(0, budget - rows.size))
    kinds = sorted(set(events["kind"].fill_null("other").replace("", "other").to_list()))
    at_once = {
        "rows": len(events),
        "events": events["until"].null_count(),
        "unit": rows.unit,
        "axis": _axis(events.filter(pl.col("until").is_null())),
        "columns": {name: text for name, text in rows.columns.items() if name not in LATER},
        "names": {name: text for name, text in rows.names.items() if name not in LATER},
        "titles": rows.titles,
        "colors": {name: dict(zip(kinds, theme.kind_colors(kinds, name), strict=True)) for name in theme.INKS},
        "inks": theme.INKS,
        "font": theme.SANS,
    }
    later = {
        "columns": {name: text for name, text in rows.columns.items() if name in LATER},
        "names": {name: text for name, text in rows.names.items() if name in LATER},
        "details": {"block": BLOCK, "events": held, "blocks": blocks, "rows": pack_integers(np.argsort(rank)[:held])},
        "charts": painters(),
        "days": {"told": told.days, "of": told.of},
    }
    return Contents(at_once, later)


def _axis(events: pl.DataFrame) -> dict[str, Any] | None:
    """The stretches of time with a scale of their own, in epoch milliseconds; None where an even scale does."""
    found = axis_of(events)
    if found is None:
        return None
    return {"knots": [knot // 1000 for knot in found.knots], "places": found.places, "folds": found.folds}


def from_publication(events: pl.DataFrame, claims: pl.DataFrame) -> pl.Series:
    """Which events no source dates in words: only the day on which a document was published says about when.

    Returns:
        Boolean, one a row; rows of event files date what they tell of, and so does an order ("after the armistice").
    """
    ordered = pl.col("constraints").list.len() > 0
    says = pl.any_horizontal(pl.col("date_text").is_not_null(), pl.col("record_id").is_not_null(), ordered)
    long = events.select(claim_id="claims").with_row_index("row").explode("claim_id", empty_as_null=True)
    told = long.join(claims.select("claim_id", dated=says.fill_null(False)), on="claim_id", how="left")
    found = told.group_by("row").agg(pl.col("dated").any(), held=pl.col("dated").count()).sort("row")
    return found.select((pl.col("held") > 0) & ~pl.col("dated")).to_series()


def assemble(packed: Contents, *, title: str, description: str, standfirst: str) -> str:
    """Template and parts; a Content-Security-Policy names the hash of each script and of the style."""
    style = _part("timeline.css")
    script = '"use strict";(()=>{\n' + "\n".join(_part(f"script/{name}.js") for name in SCRIPTS) + "\n})();"
    policy = POLICY.format(scripts=f"{_hash(script)} {_hash(vega_bundle())}", styles=_hash(style))
    parts = {
        "policy": policy,
        "title": html.escape(one_line(title) or "Timeline"),
        "description": html.escape(one_line(description)),
        "standfirst": html.escape(standfirst),
        "style": style,
        "data": embedded_json(packed.at_once),
        "script": script,
        "later": embedded_json(packed.later),
        "vega": packed_bundle(),
    }
    pieces = _part("template.html").split("{{")
    filled = [parts[name] + rest for name, _, rest in (piece.partition("}}") for piece in pieces[1:])]
    return pieces[0] + "".join(filled)


def embedded_json(value: object) -> str:
    r"""JSON that may stand inside a script element: no character of it can end the element or open a comment.

    >>> embedded_json("</script><!--")
    '"\\u003c/script\\u003e\\u003c!--"'
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _part(name: str) -> str:
    return resources.files("dateline.charts.page").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
