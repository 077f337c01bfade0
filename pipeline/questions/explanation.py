"""Why an event is as it is: its claims, their sentences and rules, what joined them, what moved each bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from dateline.events.table.schema import CLAIM_SCHEMA, LINK_SCHEMA
from dateline.events.time.bounds import BOUNDS
from dateline.pipeline.questions.conflicts import conflict_lines, one_line
from dateline.pipeline.terminal.event_records import Record, records, when

_SHOWN_BOUNDS: Final = {
    "earliest_start": "starts not before",
    "latest_start": "starts not after",
    "earliest_end": "ends not before",
    "latest_end": "ends not after",
}
_LEVELS: Final = tuple(name for name in LINK_SCHEMA if name.startswith("level_"))
_SILENT: Final = ("unknown",)


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event with everything that made it.

    Attributes:
        event: The event, instants as text.
        bounds: For each of the four bounds: its value and the chain that led to it, the source's words first.
        claims: Its claims, first published first.
        links: The pairs of its claims that were taken for one event, with level and weight.
    """

    event: Record
    bounds: tuple[Record, ...]
    claims: tuple[Record, ...]
    links: tuple[Record, ...]

    def as_record(self) -> Record:
        """The same as one value that JSON can hold."""
        return {
            "event": self.event,
            "bounds": list(self.bounds),
            "claims": list(self.claims),
            "links": list(self.links),
        }

    def lines(self) -> Iterator[str]:
        """The same for a person to read."""
        yield from self._head()
        yield from _section("When", [line for bound in self.bounds for line in _bound_lines(bound)])
        names = {claim["claim_id"]: f"[{place}]" for place, claim in enumerate(self.claims, 1)}
        told = [line for claim in self.claims for line in _claim_lines(claim, names[claim["claim_id"]])]
        yield from _section("Who says so", told)
        yield from _section("Why these are one event", [_link_line(link, names) for link in self.links])
        yield from _section(
            "What they disagree on", [line for c in self.event["conflicts"] or [] for line in conflict_lines(c)]
        )

    def _head(self) -> Iterator[str]:
        event = self.event
        yield f"{event['event_id']}  {event['title']}"
        told = "1 claim" if event["n_claims"] == 1 else f"{event['n_claims']} claims"
        yield f"  {event['when']}; {event['kind']}, {event['status']}; {told} of {', '.join(event['sources'])}"
        if event["aliases"]:
            yield f"  also known as {', '.join(event['aliases'])}"


def explain(event: pl.DataFrame, claims: pl.DataFrame, links: pl.DataFrame) -> Explanation:
    """Gather what made one event.

    Args:
        event: EVENT_SCHEMA, one row.
        claims: CLAIM_SCHEMA, with all of its claims at least.
        links: LINK_SCHEMA.
    """
    ids = event["claims"].explode()
    member = (
        claims.select(*CLAIM_SCHEMA)
        .unique("claim_id")
        .join(pl.DataFrame({"claim_id": ids, "place": range(len(ids))}), on="claim_id", how="inner")
        .sort("place")
        .drop("place", "context")
    )
    inside = links.filter(pl.col("left_id").is_in(ids.implode()) & pl.col("right_id").is_in(ids.implode()))
    told = tuple(records(member))
    row = next(records(event)) | {"when": when(event)}
    return Explanation(row, tuple(_chains(row, told)), told, tuple(records(inside.sort("weight", descending=True))))


def _chains(event: Record, claims: Sequence[Record]) -> Iterator[Record]:
    moved = {move["bound"]: move for move in event["tightened_by"] or []}
    by_id = {claim["claim_id"]: claim for claim in claims}
    for name in BOUNDS:
        value, move = event[name], moved.get(name)
        first = next((claim for claim in claims if claim[name] == (move["before"] if move else value)), None)
        chain = [_said(first)] if first and first[name] is not None else []
        if move:
            chain.append(_moved(move, by_id.get(move["by"])))
        yield {"bound": name, "value": value, "kind": event[_kind(name)], "chain": chain}


def _kind(bound: str) -> str:
    return "start_kind" if bound.endswith("start") else "end_kind"


def _moved(move: Record, claim: Record | None) -> Record:
    """What moved a bound, and who said so where it is a claim of this event."""
    citation = (claim or {}).get("citation") or {}
    told = {key: move[key] for key in ("before", "after", "by", "why")}
    return {"step": "moved", **told, "source_id": citation.get("source_id"), "published": citation.get("published")}


def _said(claim: Record) -> Record:
    citation = claim["citation"] or {}
    return {
        "step": "said",
        "claim_id": claim["claim_id"],
        "source_id": citation.get("source_id"),
        "published": citation.get("published"),
        "date_text": claim["date_text"],
        "rule_id": claim["rule_id"],
        "edtf": claim["edtf"],
        "quote": citation.get("quote"),
    }


def _section(title: str, told: Sequence[str]) -> Iterator[str]:
    if told:
        yield ""
        yield title
        yield from (f"  {line}" for line in told)


def _bound_lines(bound: Record) -> Iterator[str]:
    """The bound, then what led to it, a line a step."""
    shown = _SHOWN_BOUNDS[bound["bound"]]
    if bound["value"] is None:
        yield f"{shown}: no bound ({bound['kind']})"
        return
    first, *rest = bound["chain"] or [None]
    yield f"{shown} {short(bound['value'])}" + (f": {_step(first)}" if first else "")
    for step in rest:
        yield f"    then {_step(step)}"


def _step(step: Record) -> str:
    if step["step"] == "moved":
        before = f"was {short(step['before'])}" if step["before"] else "no bound before"
        return f"{step['why']} ({', '.join([*_source(step), before])})"
    words = f"“{step['date_text']}”" if step["date_text"] else "no date in words"
    return f"{words} ({', '.join(_source(step))}), read by {step['rule_id']} as {step['edtf'] or 'bounds'}"


def _source(step: Record) -> list[str]:
    published = [f"published {step['published']}"] if step.get("published") else []
    return [step["source_id"], *published] if step.get("source_id") else published


def _claim_lines(claim: Record, name: str) -> Iterator[str]:
    citation = claim["citation"] or {}
    said_by = ", ".join(
        str(part)
        for part in (citation.get("source_id"), _published(citation), claim["doc_id"] or claim["record_id"])
        if part
    )
    yield f"{name} {said_by}: {claim['claim_id']}"
    place = f" ({citation['char_start']}-{citation['char_end']})" if citation.get("char_start") is not None else ""
    yield f"    “{one_line(citation.get('quote'))}”{place}"
    dated = f"“{claim['date_text']}”" if claim["date_text"] else "no date in words"
    yield f"    {dated} -> {claim['edtf'] or '?'} by {claim['rule_id']}; confidence {claim['confidence']:.2f}"


def _published(citation: Record) -> str:
    return f"published {citation['published']}" if citation.get("published") else ""


def _link_line(link: Record, names: dict[str, str]) -> str:
    told = "; ".join(
        f"{level.removeprefix('level_')}: {link[level]}" for level in _LEVELS if link[level] not in _SILENT
    )
    by = "" if link["decided_by"] == "match" else f", decided by {names.get(link['decided_by'], link['decided_by'])}"
    return f"{names[link['left_id']]} and {names[link['right_id']]} ({link['weight']:+.1f} bits{by}): {told}"


def short(instant: str) -> str:
    """An instant as text, without midnight."""
    return instant.removesuffix("T00:00:00Z")
