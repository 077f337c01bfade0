"""What the panel tells of an event: its claims with sentences, bounds with reasons, conflicts; in small blocks."""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import urlsplit

import polars as pl

from dateline.charts.page.columns import Integers, pack_bytes
from dateline.events.time.bounds import BOUNDS

BLOCK: Final = 400
"""Events in one packed block: the page unpacks one when a panel opens."""

CLAIMS_SHOWN: Final = 60
"""Claims of one event that the panel holds; an event with more says how many."""

QUOTE_LENGTH: Final = 600
"""Characters of a quote; a longer one is cut around its date."""


def safe_url(url: str | None) -> str | None:
    """The address when a reader may follow it: http or https, with a host, without control characters.

    >>> safe_url("https://example.org/a"), safe_url(" javascript:alert(1)"), safe_url("https:///x")
    ('https://example.org/a', None, None)
    """
    if not url or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def pack_details(events: pl.DataFrame, claims: pl.DataFrame, rank: Integers, *, budget: int) -> tuple[list[str], int]:
    """Details of the weightiest events, as many as `budget` characters hold.

    Args:
        events: EVENT_SCHEMA.
        claims: CLAIM_SCHEMA: those that the events name.
        rank: Of each event, 0 first.

    Returns:
        Packed blocks of BLOCK events in order of rank, and how many events they hold.
    """
    by_rank = events.with_columns(rank=pl.Series(rank)).sort("rank")
    blocks: list[str] = []
    spent = 0
    for first in range(0, len(by_rank), BLOCK):
        block = _block(by_rank.slice(first, BLOCK), claims)
        if spent + len(block) > budget:
            return blocks, first
        blocks.append(block)
        spent += len(block)
    return blocks, len(by_rank)


def _block(events: pl.DataFrame, claims: pl.DataFrame) -> str:
    wanted = events.select(pl.col("claims").explode(empty_as_null=True)).drop_nulls()
    held = claims.join(wanted, left_on="claim_id", right_on="claims", how="semi")
    instants = (*BOUNDS, "published_earliest", "published_latest")
    rows = held.with_columns(pl.col(name).cast(pl.Int64) for name in instants).drop(
        "outer_start", "outer_end", "recorded_at"
    )
    by_id = {row["claim_id"]: _claim(row) for row in rows.to_dicts()}
    told = [_event(row, by_id) for row in _plain(events).to_dicts()]
    return pack_bytes(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def _plain(events: pl.DataFrame) -> pl.DataFrame:
    """Only what the panel tells, with instants as integers: Python has no years before 1."""
    moved = pl.col("tightened_by").list.eval(
        pl.struct(
            pl.element().struct.field("bound"),
            pl.element().struct.field("before").cast(pl.Int64),
            pl.element().struct.field("after").cast(pl.Int64),
            pl.element().struct.field("by"),
            pl.element().struct.field("why"),
        )
    )
    return events.select(
        "event_id",
        "aliases",
        "title",
        "edtf",
        "granule",
        "attribution",
        "quantities",
        "conflicts",
        moved,
        "claims",
        "n_claims",
        *(pl.col(name).cast(pl.Int64) for name in BOUNDS),
        "since" if "since" in events.columns else pl.lit(None, pl.Int64).alias("since"),
    )


def _event(row: dict[str, Any], claims: dict[str, dict[str, Any]]) -> dict[str, Any]:
    told = {
        "id": row["event_id"],
        "aliases": row["aliases"],
        "title": row["title"],
        "edtf": row["edtf"],
        "attribution": row["attribution"],
        "quantities": [quantity["text"] for quantity in row["quantities"] or []],
        "conflicts": [_conflict(conflict) for conflict in row["conflicts"] or []],
        "moved": [
            {**moved, "before": _milliseconds(moved["before"]), "after": _milliseconds(moved["after"])}
            for moved in row["tightened_by"] or []
        ],
        "claims": [_unlike(claims[name], row) for name in (row["claims"] or [])[:CLAIMS_SHOWN] if name in claims],
        "n": row["n_claims"],
    }
    return _without_nothing(told)


def _unlike(claim: dict[str, Any], event: dict[str, Any]) -> dict[str, Any]:
    """A claim without what it says just as its event does: the page's script puts that back (`data.js`)."""
    same = {
        "title": event["title"],
        "bounds": [_milliseconds(event[name]) for name in BOUNDS],
        "known": event["since"],
    }
    told = _without_nothing({name: value for name, value in claim.items() if name not in same or value != same[name]})
    if claim["known"] is None and event["since"] is not None:
        told["known"] = None
    return told


def _conflict(conflict: dict[str, Any]) -> dict[str, Any]:
    values = [{"value": v["value"], "source": v["source_id"], "quote": v["quote"]} for v in conflict["values"] or []]
    return _without_nothing({"field": conflict["field"], "note": conflict["note"], "values": values})


def _claim(row: dict[str, Any]) -> dict[str, Any]:
    citation = row["citation"] or {}
    quote, mark = _quote(row, citation)
    return {
        "id": row["claim_id"],
        "title": row["title"],
        "status": row["status"],
        "attribution": row["attribution"],
        "source": citation.get("publisher") or citation.get("source_id"),
        "document": row["doc_id"] or row["record_id"],
        "published": citation.get("published"),
        "known": None if row["published_latest"] is None else (row["published_latest"] - 1) // 86_400_000_000,
        "url": safe_url(citation.get("url")),
        "quote": quote,
        "mark": mark,
        "date": row["date_text"],
        "bounds": [_milliseconds(row[name]) for name in BOUNDS],
        "kinds": [row["start_kind"], row["end_kind"]],
        "rule": row["rule_id"],
        "lang": row["lang"] if row["lang"] not in (None, "en") else None,
    }


def _quote(row: dict[str, Any], citation: dict[str, Any]) -> tuple[str, list[int] | None]:
    """The sentence and where its date words stand in it, in code points; cut around them when very long."""
    quote = citation.get("quote") or ""
    words = row["date_text"]
    start = -1
    if words:
        if row["date_start"] is not None and citation.get("char_start") is not None:
            start = row["date_start"] - citation["char_start"]
        if start < 0 or quote[start : start + len(words)] != words:
            start = quote.find(words)
    first = max(0, min(start, len(quote)) - QUOTE_LENGTH // 2) if len(quote) > QUOTE_LENGTH else 0
    cut = quote[first : first + QUOTE_LENGTH]
    told = ("… " if first else "") + cut + (" …" if first + QUOTE_LENGTH < len(quote) else "")
    shift = (2 if first else 0) - first
    return told, None if start < 0 or not words else [start + shift, start + shift + len(words)]


def _milliseconds(instant: int | None) -> int | None:
    return None if instant is None else instant // 1000


def _without_nothing(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value not in (None, [], "")}
