"""How an event came to be: what was told of it first, and what each later claim changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import polars as pl

from dateline.events.time.bounds import DAY, Bounds, day_text
from dateline.pipeline.terminal.event_records import Record, records, when

if TYPE_CHECKING:
    from dateline.pipeline.timeline import Timeline

_TOLD: Final = ("title", "when", "status", "kind", "actors", "places", "sources")
"""What a history tells of when it changes."""


def history_of(event: pl.DataFrame, timeline: Timeline) -> Iterator[Record]:
    """How an event came to be: one step for each day on which one of its claims was published.

    Args:
        event: EVENT_SCHEMA, one row.
        timeline: The timeline it is of.

    Yields:
        `published` (a day, or None for claims whose day is not known), `new_claims`, `changed` (column -> [before,
        after]) and the event as it was then.
    """
    member = timeline.claims().filter(pl.col("claim_id").is_in(event["claims"].explode().implode()))
    days = member["published_latest"].to_physical().unique().sort().to_list()
    before: Record = {}
    for day in [day for day in days if day is not None] + [None] * (None in days):
        known = timeline if day is None else timeline.as_known(Bounds.exactly(day - DAY, day))
        found = (
            known.lazy()
            .filter(pl.col("claims").list.set_intersection(member["claim_id"].implode()).list.len() > 0)
            .collect()
        )
        if found.is_empty():
            continue
        main = found.sort(
            pl.col("claims").list.set_intersection(event["claims"]).list.len(), "event_id", descending=[True, False]
        ).head(1)
        row = next(records(main)) | {"when": when(main)}
        changed = {name: [before.get(name), row[name]] for name in _TOLD if before.get(name) != row[name]}
        new = [claim for claim in row["claims"] if claim not in before.get("claims", [])]
        yield {
            "published": None if day is None else day_text(day - 1),
            "new_claims": new,
            "changed": changed if before else {},
            "event": row,
        }
        before = row


def history_lines(steps: Sequence[Record]) -> Iterator[str]:
    """The same for a person to read."""
    for step in steps:
        event = step["event"]
        yield f"{step['published'] or 'not known when'}: {len(step['new_claims'])} new of {', '.join(event['sources'])}"
        if not step["changed"]:
            yield f"    {event['when']}: {event['title']}"
        for name, (old, new) in step["changed"].items():
            yield f"    {name}: {_plain(old)} -> {_plain(new)}"


def _plain(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
