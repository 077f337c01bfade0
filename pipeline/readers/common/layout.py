"""Our own layout of claims and events (docs/formats.md), as objects: read back exactly as exported, `claim_id` too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast, get_args, overload

from dateline.events.table.claim import Citation, Claim, Constraint, Entity, Quantity, Role, Source, Trigger
from dateline.events.time.bounds import BOUNDS, Bounds, EndKind, GranuleName, from_iso
from dateline.pipeline.ingesting.rejects import Reject
from dateline.pipeline.readers.common.dates.dated import is_blank
from dateline.pipeline.readers.common.protocol import Context, Item
from dateline.pipeline.readers.common.record import entities, published_from, record_hash, status_from

if TYPE_CHECKING:
    import polars as pl

BATCH: Final = 5_000
_Given = tuple[Claim, str | None, object]
"""A claim, and the id and recording time that it came with."""
_Placed = tuple[str, _Given]
_ROLES: Final = frozenset(get_args(Role))
_GRANULES: Final = frozenset(get_args(GranuleName))
_LISTS: Final = ("actors", "places", "entities", "quantities", "constraints", "targets", "reasons", "context")
_CITED: Final = ("source_id", "publisher", "published", "url", "quote", "char_start", "char_end")


def is_own_layout(keys: Iterable[str]) -> bool:
    """True for a claim or event of ours: it names its four bounds."""
    return set(BOUNDS) <= set(keys)


def own_layout(rows: Iterable[tuple[str, Mapping[str, object]]], context: Context) -> Iterator[Item]:
    """Claims of rows in our layout, as frames of CLAIM_SCHEMA; an event gives those it holds, or one."""
    held: list[_Placed] = []
    for place, row in rows:
        members = [("", row)] if "claim_id" in row else _members(row)
        for suffix, member in members:
            try:
                claim = claim_of(member, context)
            except Exception as err:  # noqa: BLE001 - whatever is in a record, those after it are read
                yield _refused(f"{place}{suffix}", err, member.get("title"), context)
                continue
            held.append((f"{place}{suffix}", (claim, _word(member, "claim_id"), member.get("recorded_at"))))
        if len(held) >= BATCH:
            yield from _framed(held, context)
            held = []
    yield from _framed(held, context)


def _framed(held: Sequence[_Placed], context: Context) -> Iterator[Item]:
    """Claims as one frame; where one of them makes no row, each alone, and that one is refused."""
    if not held:
        return
    try:
        yield as_frame([claim for _, claim in held])
    except Exception as err:  # noqa: BLE001 - told to the record at fault
        if len(held) == 1:
            yield _refused(held[0][0], err, held[0][1][0].title, context)
            return
        for one in held:
            yield from _framed([one], context)


def _refused(place: str, error: Exception, title: object, context: Context) -> Reject:
    return context.reject(place, f"not a claim: {error}", title, stage="check")


def _members(row: Mapping[str, object]) -> list[tuple[str, Mapping[str, object]]]:
    claims = _loads(row.get("claims"))
    if isinstance(claims, list) and claims and all(isinstance(c, dict) for c in claims):
        return [(f" claim {n}", claim) for n, claim in enumerate(claims, 1)]
    event = {k: v for k, v in row.items() if k not in {"claims", "text", "start", "end"}}
    return [("", {"record_id": row.get("event_id"), "rule_id": "record.event", **event})]


def as_frame(held: Sequence[_Given]) -> pl.DataFrame:
    """Claims with the ids and recording times that they came with, as CLAIM_SCHEMA."""
    import polars as pl

    from dateline.events.table.schema import INSTANT, claim_frame

    frame = claim_frame(claim for claim, _, _ in held)
    ids = [given or claim.claim_id for claim, given, _ in held]
    recorded = [_instant(when) for _, _, when in held]
    return frame.with_columns(
        pl.Series("claim_id", ids, pl.String()), pl.Series("recorded_at", recorded, pl.Int64()).cast(INSTANT)
    )


def claim_of(row: Mapping[str, object], context: Context) -> Claim:
    """One claim from an object of our layout; the citation may be nested or flat.

    Raises:
        BoundsError, ValueError, TypeError: a value is not what its column holds.
    """
    cited = _loads(row.get("citation"))
    cited = cited if isinstance(cited, dict) else {k: row.get(k) for k in _CITED}
    bounds = _bounds(row)
    title = _word(row, "title") or _word(row, "text")
    if title is None:
        raise ValueError("no title")
    lists = {name: _list(row.get(name)) for name in _LISTS}
    types = _types(lists["entities"])
    return Claim(
        source=_source(row, cited, lists, context),
        title=title,
        bounds=bounds,
        citation=Citation(
            _whole(cited.get("char_start")), _whole(cited.get("char_end")), _word(cited, "quote") or title
        ),
        rule_id=_word(row, "rule_id") or "record.claim",
        extractor_version=_word(row, "extractor_version") or "",
        role=_role(row),
        record_id=_word(row, "record_id"),
        kind=_word(row, "kind") or "other",
        status=status_from(row.get("status")) or "fact",
        attribution=_word(row, "attribution"),
        actors=_entities(lists["actors"], types),
        places=_entities(lists["places"], types),
        quantities=tuple(_quantity(q) for q in lists["quantities"] if isinstance(q, dict)),
        constraints=tuple(_constraint(c) for c in lists["constraints"] if isinstance(c, dict)),
        targets=tuple(map(str, lists["targets"])),
        edtf=_word(row, "edtf"),
        confidence=_number(row.get("confidence"), 1.0),
        reasons=tuple(map(str, lists["reasons"])),
        salience=_number(row.get("salience"), _number(row.get("score"), 0.0)),
        printable=_number(row.get("printable"), None),
        date_text=_word(row, "date_text"),
        date_start=_whole(row.get("date_start")),
        date_end=_whole(row.get("date_end")),
        outer_start=_instant(row.get("outer_start")),
        outer_end=_instant(row.get("outer_end")),
        trigger=_trigger(_loads(row.get("trigger"))),
    )


def _bounds(row: Mapping[str, object]) -> Bounds:
    granule = _word(row, "granule") or "interval"
    earliest_start, latest_start, earliest_end, latest_end = (_instant(row.get(b)) for b in BOUNDS)
    return Bounds(
        earliest_start,
        latest_start,
        earliest_end,
        latest_end,
        EndKind(_word(row, "start_kind") or _absent(row, BOUNDS[:2])),
        EndKind(_word(row, "end_kind") or _absent(row, BOUNDS[2:])),
        cast("GranuleName", granule) if granule in _GRANULES else "interval",
        approximate=_truth(row.get("approximate")),
        uncertain=_truth(row.get("uncertain")),
    )


def _source(
    row: Mapping[str, object], cited: Mapping[str, object], lists: Mapping[str, list[Any]], context: Context
) -> Source:
    """Who says it: by the citation, else the first of the row's sources, its document, or the file."""
    sources = [str(source) for source in _list(row.get("sources"))]
    named = _word(cited, "source_id") or _word(cited, "publisher") or next(iter(sources), None)
    source_id = named or _word(row, "doc_id") or context.mapping.source or Path(context.shown).name
    return Source(
        source_id=source_id,
        sha256=_word(row, "sha256") or record_hash(_identity(row), source_id),
        doc_id=_word(row, "doc_id"),
        publisher=_word(cited, "publisher"),
        published=published_from(_word(cited, "published")),
        url=_word(cited, "url"),
        lang=_word(row, "lang") or "en",
        path=context.shown,
        context=tuple(map(str, lists["context"])),
    )


def _role(row: Mapping[str, object]) -> Role:
    role = _word(row, "role") or "event"
    if role not in _ROLES:
        raise ValueError(f"role {role!r} is none of {', '.join(sorted(_ROLES))}")
    return cast("Role", role)


def _entities(names: Sequence[object], types: Mapping[str, str]) -> tuple[Entity, ...]:
    return tuple(Entity(name, types.get(name, "other")) for name in map(str, names))


def _identity(row: Mapping[str, object]) -> dict[str, object]:
    return {k: v for k, v in row.items() if not is_blank(v) and k not in {"recorded_at", "claim_id", "path"}}


def _absent(row: Mapping[str, object], ends: Sequence[str]) -> str:
    return "unknown" if all(is_blank(row.get(end)) for end in ends) else "stated"


def _loads(value: object) -> object:
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _list(value: object) -> list[Any]:
    value = _loads(value)
    if isinstance(value, list):
        return value
    return [e.name for e in entities(value)] if isinstance(value, str) else []


def _types(members: list[Any]) -> dict[str, str]:
    return {str(m.get("name")): str(m.get("type") or "other") for m in members if isinstance(m, dict)}


def _word(row: Mapping[Any, object], name: str) -> str | None:
    value = row.get(name)
    return None if value is None or value == "" else str(value)


def _instant(value: object) -> int | None:
    if value is None or value == "":
        return None
    if isinstance(value, int):
        return value
    return from_iso(str(value))


def _whole(value: object) -> int | None:
    return None if value is None or value == "" else int(str(value))


@overload
def _number(value: object, default: float) -> float: ...
@overload
def _number(value: object, default: None) -> float | None: ...
def _number(value: object, default: float | None) -> float | None:
    return default if value is None or value == "" else float(str(value))


def _truth(value: object) -> bool:
    return str(value).lower() in {"true", "1"}


def _trigger(value: object) -> Trigger | None:
    if not isinstance(value, dict) or value.get("char_start") is None:
        return None
    return Trigger(int(value["char_start"]), int(value["char_end"]), str(value.get("text") or ""))


def _quantity(value: Mapping[str, Any]) -> Quantity:
    low = float(value["low"])
    high = float(value["high"]) if value.get("high") is not None else low
    return Quantity(
        low, high, str(value.get("unit") or ""), _truth(value.get("approximate")), str(value.get("text") or "")
    )


def _constraint(value: Mapping[str, Any]) -> Constraint:
    lags = (_whole(value.get("lag_low")), _whole(value.get("lag_high")))
    return Constraint(str(value["relation"]), str(value["target"]), *lags, str(value.get("quote") or ""))
