"""What a writer is and what it is given: entries, which are events or claims in a common shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from dateline.events.time.bounds import BOUNDS, Bounds, EndKind, GranuleName, from_iso
from dateline.pipeline.readers.common.carry import pack

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Entry:
    """One event, or one claim.

    Attributes:
        record: All of it, as our JSON has it; an event holds its claims as objects.
        id: `event_id` or `claim_id`.
        bounds: Its four bounds.
        source_id, publisher, published, url, quote: Of the claim, or of the event's first claim.
        sources: Everyone who tells of it.
        claims: What it was made of, as our JSON has them; of a claim, itself.
    """

    record: Mapping[str, Any]
    id: str
    title: str
    bounds: Bounds
    edtf: str | None
    kind: str
    actors: tuple[str, ...]
    places: tuple[str, ...]
    source_id: str
    publisher: str | None
    published: str | None
    url: str | None
    quote: str
    sources: tuple[str, ...]
    claims: tuple[Mapping[str, Any], ...]

    def carried(self, display: str) -> str:
        """The field that keeps what a foreign format cannot hold (`readers.common.carry`)."""
        return pack(self.claims, display)


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written.

    Attributes:
        entries: In display order.
        title: What a format that has a title is called.
    """

    entries: tuple[Entry, ...]
    title: str = "Timeline"


@dataclass(frozen=True, slots=True)
class Written:
    """A file's bytes, and the entries that the format has no way to hold, with why."""

    content: bytes
    omitted: tuple[tuple[Entry, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Writer:
    """One output format.

    Attributes:
        name: As `--format` takes it.
        suffixes: Names of files that mean this format; the longest that fits wins.
        write: Makes the file's bytes.
    """

    name: str
    suffixes: tuple[str, ...]
    write: Callable[[Export], Written]


NO_DATE: Final = "undated: the format needs a date"


def export_of(rows: pl.DataFrame, claims: pl.DataFrame, *, title: str = "Timeline") -> Export:
    """Events (EVENT_SCHEMA) with the claims they were made of, or claims (CLAIM_SCHEMA) alone, as entries."""
    from dateline.pipeline.terminal.event_records import event_records, records

    by_id = {claim["claim_id"]: claim for claim in records(claims)}
    if "event_id" in rows.columns:
        told = [{**event, "claims": [by_id[c] for c in event["claims"] if c in by_id]} for event in event_records(rows)]
        return Export(tuple(_event(event) for event in told), title)
    return Export(tuple(_entry(claim, claim["claim_id"], [claim], ()) for claim in records(rows)), title)


def _event(event: Mapping[str, Any]) -> Entry:
    claims = event["claims"] or [{**event, "claims": None, "record_id": event["event_id"], "rule_id": "record.event"}]
    return _entry(event, event["event_id"], claims, tuple(event.get("sources") or ()))


def _entry(
    record: Mapping[str, Any], name: str, claims: Sequence[Mapping[str, Any]], sources: tuple[str, ...]
) -> Entry:
    cited = claims[0].get("citation") or {}
    source = cited.get("source_id") or next(iter(sources), "unknown")
    return Entry(
        record=record,
        id=name,
        title=record.get("title") or "untitled",
        bounds=bounds_of(record),
        edtf=record.get("edtf"),
        kind=record.get("kind") or "other",
        actors=tuple(record.get("actors") or ()),
        places=tuple(record.get("places") or ()),
        source_id=source,
        publisher=cited.get("publisher"),
        published=cited.get("published"),
        url=cited.get("url"),
        quote=cited.get("quote") or "",
        sources=sources or (source,),
        claims=tuple(claims),
    )


def bounds_of(record: Mapping[str, Any]) -> Bounds:
    """The bounds of a record of our JSON."""
    a, b, c, d = (None if record.get(n) is None else from_iso(record[n]) for n in BOUNDS)
    kinds = EndKind(record.get("start_kind") or "stated"), EndKind(record.get("end_kind") or "stated")
    granule: GranuleName = record.get("granule") or "interval"
    flags = bool(record.get("approximate")), bool(record.get("uncertain"))
    return Bounds(a, b, c, d, *kinds, granule, approximate=flags[0], uncertain=flags[1])


def split_dated(export: Export, has_date: Callable[[Entry], bool]) -> tuple[list[Entry], tuple[tuple[Entry, str], ...]]:
    """Entries that a format can hold, and those without the date that it needs."""
    held = [entry for entry in export.entries if has_date(entry)]
    return held, tuple((entry, NO_DATE) for entry in export.entries if not has_date(entry))
