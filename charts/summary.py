"""What a timeline holds, in one sentence under its title."""

from __future__ import annotations

import polars as pl

from dateline.events.time.bounds import DAY, civil_from_days


def summary(events: pl.DataFrame) -> str:
    """How many events and sources, over which years, and how much of it is disputed.

    Args:
        events: EVENT_SCHEMA.
    """
    if events.is_empty():
        return "No events yet."
    sources = events.select(pl.col("sources").explode(empty_as_null=True).n_unique()).item()
    told = [f"{_count(len(events), 'event')} told by {_count(sources, 'source')}", _span(events)]
    disputed = int(events.select((pl.col("conflicts").list.len() > 0).sum()).item())
    sentence = ", ".join(part for part in told if part) + "."
    return sentence + (f" Sources disagree on {disputed:,}." if disputed else "")


def _span(events: pl.DataFrame) -> str:
    first, last = events.select(
        first=pl.coalesce("earliest_start", "latest_start", "earliest_end").cast(pl.Int64).min(),
        last=pl.coalesce("latest_end", "earliest_end", "latest_start").cast(pl.Int64).max(),
    ).row(0)
    if first is None or last is None:
        return ""
    years = [civil_from_days(first // DAY)[0], civil_from_days((last - 1) // DAY)[0]]
    words = [str(year) if year > 0 else f"{1 - year} BC" for year in years]
    return words[0] if words[0] == words[1] else f"{words[0]} to {words[1]}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
