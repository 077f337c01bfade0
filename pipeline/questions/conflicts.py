"""What the sources of events disagree on: as a table, as records, and for a person to read."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from dateline.pipeline.terminal.event_records import Record, records


def conflict_table(events: pl.LazyFrame) -> pl.LazyFrame:
    """A row for each conflict.

    Args:
        events: EVENT_SCHEMA.

    Returns:
        Columns `event_id`, `title`, `field`, `note` and `values`: structs (value, claim_id, source_id, quote).
    """
    told = events.select("event_id", "title", "conflicts").explode("conflicts", empty_as_null=False)
    each = told.drop_nulls("conflicts").unnest("conflicts")
    return each.select("event_id", "title", "field", "note", "values")


def told_conflicts(events: pl.DataFrame, field: str | None = None) -> Iterator[tuple[Record, Record]]:
    """Each conflict as a record, with the id, title and time of its event, in the order of the events.

    Args:
        events: EVENT_SCHEMA.
        field: Only those of this field; `quantity` is every unit's.
    """
    from dateline.events.time.words import words

    torn = events.filter(pl.col("conflicts").list.len() > 0)
    told = torn.select("event_id", "title", "conflicts").with_columns(when=words(torn))
    for row in records(told):
        event = {key: row[key] for key in ("event_id", "title", "when")}
        for conflict in row["conflicts"]:
            if field is None or conflict["field"].split(":")[0] == field:
                yield event, conflict


def conflict_lines(conflict: Record) -> Iterator[str]:
    """A conflict for a person: the field, then each source with its words."""
    yield f"{conflict['field']}: {conflict['note']}"
    for said in conflict["values"]:
        yield f"    {said['value'] or 'not said'}: {said['source_id']}: “{one_line(said['quote'])}”"


def one_line(text: str | None, limit: int = 200) -> str:
    """A quote on one line, cut for reading."""
    words = " ".join((text or "").split())
    return words if len(words) <= limit else f"{words[: limit - 1]}…"
