"""What claims say of the order of events, applied to them: tighter bounds, what moved each, and contradictions.

A claim may say that its event came after another ("two days after the armistice"), and a user may decide so. The other
event is named by an id, or by words, which are looked up in titles, in the same document first. What is named by words
that fit no event, or several, is left unused and counted, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from dateline.events.errors import BoundsError
from dateline.events.table.folding.current import current, decisions
from dateline.events.table.naming import Names
from dateline.events.table.schema import EVENT_SCHEMA
from dateline.events.time.bounds import BOUNDS, Bounds, EndKind
from dateline.events.time.network import Contradiction, Link, Move, Tightened, links, tighten
from dateline.events.time.words import in_words

DECIDED: Final = 10.0
"""Weight of a user's constraint; a source's is its claim's confidence, 1 at most."""

_ORDERED: Final = ("after", "before", "meets", "met_by")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """One constraint between two events, and the claim that says it.

    `whole` is true where a source says of what is over when it happened: "three days after" places all of it.
    """

    subject: int
    relation: str
    target: int
    lag: tuple[int | None, int | None]
    claim_id: str
    source_id: str
    quote: str
    weight: float
    whole: bool


@dataclass(frozen=True, slots=True)
class Constrained:
    """Events after all constraints.

    Attributes:
        events: EVENT_SCHEMA, with `tightened_by` and `conflicts` grown.
        known: Pairs of event ids, the first certainly before the second, that constraints say.
        unused: How many constraints name nothing that was found.
    """

    events: pl.DataFrame
    known: tuple[tuple[str, str], ...]
    unused: int


def constrained(events: pl.DataFrame, claims: pl.DataFrame) -> Constrained:
    """Apply every constraint that standing claims hold.

    Args:
        events: EVENT_SCHEMA, folded from `claims`.
        claims: CLAIM_SCHEMA; any order.

    Returns:
        The events in the same order. Bounds only get tighter; of constraints that contradict each other or the dates,
        the least founded is set aside and told as a conflict of every event concerned.
    """
    holding = _holding(claims)
    if not holding.height or not events.height:
        return Constrained(events, (), 0)
    names = Names(events, claims)
    said, unused = _resolved(holding, names)
    if not said:
        return Constrained(events, (), unused)
    places = sorted({place for one in said for place in (one.subject, one.target)})
    number = {place: at for at, place in enumerate(places)}
    rows = _rows(events, places)
    made = [(one, link) for one in said for link in _links(one, number)]
    found = tighten([_bounds(row) for row in rows], [link for _, link in made])
    by = [one for one, _ in made]
    changed = _changed(rows, places, found, by, claims)
    set_aside = {contradiction.set_aside for contradiction in found.contradictions}
    standing = [one for at, one in enumerate(by) if at not in set_aside]
    return Constrained(_with(events, places, changed), tuple(_known(standing, events)), unused)


def _holding(claims: pl.DataFrame) -> pl.DataFrame:
    """Standing claims and decisions that say something of the order of events."""
    decided = decisions(claims)
    told = current(claims, decided).filter(pl.col("constraints").list.len() > 0)
    users = claims.filter((pl.col("role") == "constraint") & ~pl.col("claim_id").is_in(list(decided.withdrawn)))
    columns = ("claim_id", "role", "doc_id", "targets", "constraints", "confidence", "citation", "end_kind")
    return pl.concat([told.select(columns), users.unique("claim_id").select(columns)]).sort("claim_id")


def _resolved(holding: pl.DataFrame, names: Names) -> tuple[list[Said], int]:
    said, unused = [], 0
    for row in holding.iter_rows(named=True):
        own = (row["targets"] or [""])[0] if row["role"] == "constraint" else row["claim_id"]
        subject = names.find(own, doc_id=row["doc_id"])
        for constraint in row["constraints"]:
            target = names.find(constraint["target"], doc_id=row["doc_id"], but=subject)
            if subject is None or target is None:
                unused += 1
            elif subject != target:
                said.append(_said(row, constraint, subject, target))
    return said, unused


def _said(row: Row, constraint: Row, subject: int, target: int) -> Said:
    return Said(
        subject,
        constraint["relation"],
        target,
        (constraint["lag_low"], constraint["lag_high"]),
        row["claim_id"],
        row["citation"]["source_id"] or "",
        constraint["quote"] or row["citation"]["quote"] or "",
        DECIDED if row["role"] == "constraint" else min(row["confidence"] or 0.0, 1.0),
        row["role"] != "constraint" and row["end_kind"] == EndKind.STATED,
    )


def _links(one: Said, number: Mapping[int, int]) -> Sequence[Link]:
    """The links of a constraint; a relation that nobody knows says nothing."""
    try:
        subject, target = number[one.subject], number[one.target]
        return links(one.relation, subject, target, lag=one.lag, whole=one.whole, label=one.claim_id, weight=one.weight)
    except BoundsError:
        return ()


def _rows(events: pl.DataFrame, places: Sequence[int]) -> list[Row]:
    columns = ("event_id", "title", "start_kind", "end_kind", "granule", "tightened_by", "conflicts", "claims")
    moves = pl.List(pl.Struct({**_MOVE, "before": pl.Int64(), "after": pl.Int64()}))
    chosen = events[list(places)].select(*columns, pl.col(*BOUNDS).cast(pl.Int64))
    return chosen.with_columns(pl.col("tightened_by").cast(moves)).to_dicts()


_MOVE: Final = {field.name: field.dtype for field in EVENT_SCHEMA["tightened_by"].inner.fields}  # type: ignore[attr-defined]


def _bounds(row: Row) -> Bounds:
    es, ls, ee, le = (row[name] for name in BOUNDS)
    return Bounds(es, ls, ee, le, EndKind(row["start_kind"] or "unknown"), EndKind(row["end_kind"] or "unknown"))


def _changed(
    rows: list[Row], places: Sequence[int], found: Tightened, by: Sequence[Said], claims: pl.DataFrame
) -> list[Row]:
    """The rows with their new bounds, what moved them, and the conflicts."""
    titles = {place: f"{row['title']} ({in_words(_bounds(row))})" for place, row in zip(places, rows, strict=True)}
    for row, bounds in zip(rows, found.bounds, strict=True):
        row |= {name: getattr(bounds, name) for name in BOUNDS}
        row |= {"start_kind": str(bounds.start_kind), "end_kind": str(bounds.end_kind)}
        row["tightened_by"] = list(row["tightened_by"] or [])
        row["conflicts"] = list(row["conflicts"] or [])
    for move in found.moves:
        rows[move.event]["tightened_by"].append(_moved(move, by, titles, places[move.event]))
    sentences = _sentences(claims) if found.contradictions else {}
    for contradiction in found.contradictions:
        conflict = _conflict(contradiction, rows, by, sentences)
        for event in _concerned(contradiction, by, rows):
            event["conflicts"].append(conflict)
    return rows


def _moved(move: Move, by: Sequence[Said], titles: Mapping[int, str], moved: int) -> Row:
    """What moved a bound, constraint by constraint: its words, and the other events as they were understood."""
    said = [by[number] for number in move.links]
    why = "; then ".join(dict.fromkeys(f"constraint: {_understood(one, titles, moved)}" for one in said))
    return {"bound": move.bound, "before": move.before, "after": move.after, "by": said[0].claim_id, "why": why}


def _understood(one: Said, titles: Mapping[int, str], moved: int) -> str:
    relation = one.relation.replace("_", " ")
    subject = "this" if one.subject == moved else titles[one.subject]
    target = "this" if one.target == moved else titles[one.target]
    return f"{one.quote} [{subject}: {relation}: {target}]" if one.quote else f"{subject}: {relation}: {target}"


def _concerned(contradiction: Contradiction, by: Sequence[Said], rows: Sequence[Row]) -> Iterator[Row]:
    """The events that a contradiction is about, each once."""
    ids = {row["event_id"]: row for row in rows}
    named = {rows[event]["event_id"] for event, _ in contradiction.bounds}
    said = {by[number].claim_id for number in contradiction.links}
    told = {row["event_id"] for row in rows if said & set(row["claims"])}
    return (ids[event_id] for event_id in sorted(named | told))


def _conflict(
    contradiction: Contradiction, rows: Sequence[Row], by: Sequence[Said], sentences: Mapping[str, Row]
) -> Row:
    """The smallest set of claims that cannot all be true, each with its sentence."""
    said = [by[number] for number in contradiction.links]
    values = [
        {"value": one.relation, "claim_id": one.claim_id, "source_id": one.source_id, "quote": one.quote}
        for one in said
    ]
    for event, name in contradiction.bounds:
        values.append(_dated(rows[event], name, sentences))
    distinct = list({(value["claim_id"], value["value"]): value for value in values}.values())
    aside = by[contradiction.set_aside]
    return {
        "field": "constraint",
        "values": distinct,
        "note": f"these cannot all be true; set aside: {aside.quote or aside.relation}",
    }


def _dated(row: Row, name: str, sentences: Mapping[str, Row]) -> Row:
    """The claim that gives an event this bound."""
    held = [sentences[claim_id] for claim_id in row["claims"] if claim_id in sentences]
    giving = [claim for claim in held if claim[name] is not None and claim[name] == row[name]] or held
    first = giving[0] if giving else {"claim_id": row["event_id"], "source_id": "", "quote": row["title"], "said": ""}
    value = f"{row['title']}: {first['said'] or name}"
    return {"value": value, **{key: first[key] for key in ("claim_id", "source_id", "quote")}}


def _sentences(claims: pl.DataFrame) -> dict[str, Row]:
    citation = pl.col("citation").struct
    rows = claims.unique("claim_id").select(
        "claim_id",
        citation.field("source_id"),
        citation.field("quote"),
        pl.col(*BOUNDS).cast(pl.Int64),
        said=pl.coalesce("date_text", "edtf", pl.lit("")),
    )
    return {row["claim_id"]: row for row in rows.iter_rows(named=True)}


def _with(events: pl.DataFrame, places: Sequence[int], rows: Iterable[Row]) -> pl.DataFrame:
    """The table with some of its rows replaced, in the same order."""
    names = (*BOUNDS, "start_kind", "end_kind", "tightened_by", "conflicts")
    numbered = {name: pl.Int64() if name in BOUNDS else EVENT_SCHEMA[name] for name in names}
    numbered["tightened_by"] = pl.List(pl.Struct({**_MOVE, "before": pl.Int64(), "after": pl.Int64()}))
    told = pl.DataFrame([{name: row[name] for name in names} for row in rows], schema=numbered)
    new = told.cast({name: EVENT_SCHEMA[name] for name in names}).with_columns(place=pl.Series(places, dtype=pl.UInt32))
    old = events.with_row_index("place")
    return old.update(new, on="place", how="left", include_nulls=True).drop("place").select(*EVENT_SCHEMA)


def _known(said: Iterable[Said], events: pl.DataFrame) -> Iterator[tuple[str, str]]:
    """Pairs of ids, the first certainly before the second."""
    ids = events.get_column("event_id")
    for one in said:
        if one.relation in _ORDERED:
            pair = (one.target, one.subject) if one.relation in ("after", "met_by") else (one.subject, one.target)
            yield ids[pair[0]], ids[pair[1]]
