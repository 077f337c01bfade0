"""The columns of claims, events and links, their dtypes and meanings: the only place they are named as a set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import polars as pl

from dateline.events.errors import SchemaError
from dateline.events.table.claim import Citation, Claim, Constraint, Entity, Quantity, Trigger
from dateline.events.time.bounds import BOUNDS, INSTANT_MAX, INSTANT_MIN, Bounds, EndKind, day_text

INSTANT: Final = pl.Datetime("us", "UTC")
_STRINGS: Final = pl.List(pl.String())
_ENTITIES: Final = pl.List(pl.Struct({"name": pl.String(), "type": pl.String()}))
_QUANTITIES: Final = pl.List(
    pl.Struct(
        {
            "low": pl.Float64(),
            "high": pl.Float64(),
            "unit": pl.String(),
            "approximate": pl.Boolean(),
            "text": pl.String(),
        }
    )
)
_CONSTRAINTS: Final = pl.List(
    pl.Struct(
        {
            "relation": pl.String(),
            "target": pl.String(),
            "lag_low": pl.Int64(),
            "lag_high": pl.Int64(),
            "quote": pl.String(),
        }
    )
)
_TRIGGER: Final = pl.Struct({"char_start": pl.Int64(), "char_end": pl.Int64(), "text": pl.String()})
_CITATION: Final = pl.Struct(
    {
        "source_id": pl.String(),
        "publisher": pl.String(),
        "published": pl.String(),
        "url": pl.String(),
        "char_start": pl.Int64(),
        "char_end": pl.Int64(),
        "quote": pl.String(),
    }
)

BOUND_SCHEMA: Final = pl.Schema(
    {
        "earliest_start": INSTANT,
        "latest_start": INSTANT,
        "earliest_end": INSTANT,
        "latest_end": INSTANT,
        "start_kind": pl.String(),
        "end_kind": pl.String(),
    }
)
"""The columns every table of bounded things has."""

CLAIM_SCHEMA: Final = pl.Schema(
    {
        "claim_id": pl.String(),
        "role": pl.String(),
        "doc_id": pl.String(),
        "record_id": pl.String(),
        "sha256": pl.String(),
        "title": pl.String(),
        "kind": pl.String(),
        "status": pl.String(),
        "attribution": pl.String(),
        "actors": _STRINGS,
        "places": _STRINGS,
        "entities": _ENTITIES,
        "quantities": _QUANTITIES,
        **BOUND_SCHEMA,
        "edtf": pl.String(),
        "granule": pl.String(),
        "approximate": pl.Boolean(),
        "uncertain": pl.Boolean(),
        "outer_start": INSTANT,
        "outer_end": INSTANT,
        "constraints": _CONSTRAINTS,
        "targets": _STRINGS,
        "confidence": pl.Float64(),
        "salience": pl.Float64(),
        "printable": pl.Float64(),
        "reasons": _STRINGS,
        "date_text": pl.String(),
        "date_start": pl.Int64(),
        "date_end": pl.Int64(),
        "trigger": _TRIGGER,
        "citation": _CITATION,
        "published_earliest": INSTANT,
        "published_latest": INSTANT,
        "lang": pl.String(),
        "context": _STRINGS,
        "rule_id": pl.String(),
        "extractor_version": pl.String(),
        "recorded_at": INSTANT,
    }
)

_CONFLICTS: Final = pl.List(
    pl.Struct(
        {
            "field": pl.String(),
            "values": pl.List(
                pl.Struct(
                    {"value": pl.String(), "claim_id": pl.String(), "source_id": pl.String(), "quote": pl.String()}
                )
            ),
            "note": pl.String(),
        }
    )
)
_TIGHTENED: Final = pl.List(
    pl.Struct({"bound": pl.String(), "before": INSTANT, "after": INSTANT, "by": pl.String(), "why": pl.String()})
)

EVENT_SCHEMA: Final = pl.Schema(
    {
        "event_id": pl.String(),
        "aliases": _STRINGS,
        "title": pl.String(),
        "kind": pl.String(),
        "status": pl.String(),
        "attribution": pl.String(),
        "actors": _STRINGS,
        "places": _STRINGS,
        "entities": _ENTITIES,
        "quantities": _QUANTITIES,
        **BOUND_SCHEMA,
        "edtf": pl.String(),
        "granule": pl.String(),
        "approximate": pl.Boolean(),
        "uncertain": pl.Boolean(),
        "outer_start": INSTANT,
        "outer_end": INSTANT,
        "confidence": pl.Float64(),
        "salience": pl.Float64(),
        "printable": pl.Float64(),
        "n_claims": pl.UInt32(),
        "sources": _STRINGS,
        "published_earliest": INSTANT,
        "published_latest": INSTANT,
        "conflicts": _CONFLICTS,
        "tightened_by": _TIGHTENED,
        "claims": _STRINGS,
    }
)

LINK_SCHEMA: Final = pl.Schema(
    {
        "left_id": pl.String(),
        "right_id": pl.String(),
        "level_time": pl.String(),
        "level_what": pl.String(),
        "level_title": pl.String(),
        "level_actors": pl.String(),
        "level_context": pl.String(),
        "level_documents": pl.String(),
        "level_places": pl.String(),
        "level_kind": pl.String(),
        "level_quantities": pl.String(),
        "level_source": pl.String(),
        "weight": pl.Float64(),
        "decided_by": pl.String(),
    }
)

COLUMN_NOTES: Final[dict[str, str]] = {
    "claim_id": "hash of content, record key, spans of date and trigger, rule, role, and the user's own widths",
    "role": "event, statement, retraction, correction, must_link, cannot_link or constraint",
    "doc_id": "the document that says it; null for a row of an event file",
    "record_id": "the row's own id in its event file; null for a document",
    "sha256": "of the document's text or of the record's canonical form",
    "title": "what the timeline says of it",
    "kind": "one of a small open list of kinds of event",
    "status": "fact, reported, planned, hypothetical or negated",
    "attribution": "who says so, where the source names somebody",
    "actors": "names of those who act or are acted on",
    "places": "names of places",
    "entities": "actors and places with their types",
    "quantities": "numbers the source gives, for the detection of conflicts",
    "earliest_start": "the start is not before; null: no bound",
    "latest_start": "the start is not after; null: no bound",
    "earliest_end": "the end is not before; null: no bound",
    "latest_end": "the end is not after; null: no bound",
    "start_kind": "stated, open, unknown or out_of_range",
    "end_kind": "stated, open, unknown or out_of_range",
    "edtf": "the date as ISO 8601-2 writes it",
    "granule": "the size of the unit that the words named",
    "approximate": "EDTF ~: said to be about then; moves no bound",
    "uncertain": "EDTF ?: said with doubt; moves no bound",
    "outer_start": "with widening: the start is not before; null: as earliest_start",
    "outer_end": "with widening: the end is not after; null: as latest_end",
    "constraints": "what the source says of its order with other events",
    "targets": "the claims or events that a decision is about; of a told claim, those whose event it tells of again",
    "confidence": "0 to 1: how far the reading can be trusted",
    "salience": "0 to 1: how much it matters to its document, or its story",
    "printable": "0 to 1: share of such titles that a strict reader would print as they are; null: not judged",
    "reasons": "why confidence and salience are what they are",
    "date_text": "the words of the source that date it; null where none do",
    "date_start": "where those words start, in code points of the document's text",
    "date_end": "where they end",
    "trigger": "the event's head word and its place",
    "citation": "source, publisher, publication date as EDTF, url, and the sentence with its place",
    "published_earliest": "the source was not published before; null: not known",
    "published_latest": "the source was published before this instant; null: not known",
    "lang": "language of the source, ISO 639-1",
    "context": "distinctive words of the whole document or record, for matching",
    "rule_id": "the rule that read the date",
    "extractor_version": "the code that made the claim; the fold uses the newest it holds of each document",
    "recorded_at": "when the store learned it; null outside a store",
    "event_id": "that of the cluster's first claim by (published, claim_id)",
    "aliases": "ids that the other claims would have given it, and those that they correct",
    "n_claims": "how many claims tell of it",
    "sources": "who tells of it, each once, sorted",
    "conflicts": "what its claims disagree on, with each source's words",
    "tightened_by": "each bound that is narrower than its first claim said, and what moved it",
    "claims": "ids of its claims, by (published, claim_id)",
    "left_id": "claim",
    "right_id": "claim",
    "level_time": "how far their bounds agree",
    "level_what": "how far their titles say that the same happened",
    "level_title": "how far their titles agree",
    "level_actors": "how far their actors agree",
    "level_context": "how far the words around them are the same",
    "level_documents": "how far two documents tell the same, if both claims are what these mainly tell",
    "level_places": "how far their places agree",
    "level_kind": "how far their kinds agree",
    "level_quantities": "how far their numbers agree",
    "level_source": "whether one document, one file or two sources say it",
    "weight": "sum of the weights of the levels",
    "decided_by": "`match`, or the claim id of the user's decision",
}
"""What each column means; a test holds that none is missing."""


def check(frame: pl.LazyFrame, schema: pl.Schema, table: str) -> pl.LazyFrame:
    """Return `frame` unchanged, or say every way in which it is not `table`.

    Raises:
        SchemaError: a column is missing, is unknown, or has another dtype.

    >>> check(pl.LazyFrame(schema=EVENT_SCHEMA), EVENT_SCHEMA, "event").collect_schema() == EVENT_SCHEMA
    True
    """
    got = frame.collect_schema()
    faults = [f"{name} is missing" for name in schema if name not in got]
    faults += [f"{name} is not a column of it" for name in got if name not in schema]
    faults += [f"{name} is {got[name]}, not {dtype}" for name, dtype in schema.items() if got.get(name, dtype) != dtype]
    if faults:
        raise SchemaError(table, tuple(faults))
    return frame


def claim_frame(claims: Iterable[Claim]) -> pl.DataFrame:
    """Claims as rows of CLAIM_SCHEMA; `recorded_at` is null until a store sets it.

    Returns:
        One row a claim, in the order given. Instants that no Datetime[us] holds become null, kind `out_of_range`.
    """
    rows = [_row(claim) for claim in claims]
    integers = pl.Schema({k: pl.Int64() if v == INSTANT else v for k, v in CLAIM_SCHEMA.items()})
    frame = pl.DataFrame(rows, schema=integers, orient="row")
    return frame.with_columns(pl.col(k).cast(v) for k, v in CLAIM_SCHEMA.items() if v == INSTANT)


_AS_IT_IS: Final = (
    "claim_id", "role", "record_id", "title", "kind", "status", "attribution", "edtf", "confidence", "salience",
    "printable", "date_text", "date_start", "date_end", "rule_id", "extractor_version",
)  # fmt: skip
"""What a row has from its claim under the same name."""


def _row(claim: Claim) -> dict[str, Any]:
    named = (*claim.actors, *claim.places)
    return {
        **{name: getattr(claim, name) for name in _AS_IT_IS},
        **_bounds(claim),
        **_source(claim),
        "actors": [entity.name for entity in claim.actors],
        "places": [entity.name for entity in claim.places],
        "entities": [_fields(entity) for entity in named],
        "quantities": [_fields(quantity) for quantity in claim.quantities],
        "constraints": [_fields(constraint) for constraint in claim.constraints],
        "targets": list(claim.targets),
        "reasons": list(claim.reasons),
        "trigger": None if claim.trigger is None else _fields(claim.trigger),
        "recorded_at": None,
    }


def _bounds(claim: Claim) -> dict[str, Any]:
    bounds = claim.bounds
    held = {name: _held(getattr(bounds, name)) for name in BOUNDS}
    beyond = [getattr(bounds, name) is not None and held[name] is None for name in BOUNDS]
    return {
        **held,
        "start_kind": EndKind.OUT_OF_RANGE if any(beyond[:2]) else bounds.start_kind,
        "end_kind": EndKind.OUT_OF_RANGE if any(beyond[2:]) else bounds.end_kind,
        "granule": bounds.granule,
        "approximate": bounds.approximate,
        "uncertain": bounds.uncertain,
        "outer_start": _held(claim.outer_start),
        "outer_end": _held(claim.outer_end),
    }


def _source(claim: Claim) -> dict[str, Any]:
    source = claim.source
    published = source.published
    stated = {"publisher": source.publisher, "published": published_text(published), "url": source.url}
    return {
        "doc_id": source.doc_id,
        "sha256": source.sha256,
        "citation": {"source_id": source.source_id, **stated, **_fields(claim.citation)},
        "published_earliest": _held(published.earliest_start) if published else None,
        "published_latest": _held(published.latest_end) if published else None,
        "lang": source.lang,
        "context": list(source.context),
    }


def _fields(held: Entity | Quantity | Constraint | Trigger | Citation) -> dict[str, Any]:
    """The fields of a small frozen class, which are those of the column's struct."""
    return {name: getattr(held, name) for name in held.__slots__}


def _held(value: int | None) -> int | None:
    return value if value is not None and INSTANT_MIN <= value <= INSTANT_MAX else None


def published_text(published: Bounds | None) -> str | None:
    """A publication date as EDTF: a day, or the interval of days in which it lies."""
    if published is None or published.earliest_start is None or published.latest_end is None:
        return None
    first, last = day_text(published.earliest_start), day_text(published.latest_end - 1)
    return first if first == last else f"{first}/{last}"
