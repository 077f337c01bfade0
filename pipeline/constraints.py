"""What a user decides about a timeline, as claims like any other: nothing is edited, and everything can be taken back.

Six decisions: an event came after (before, during ...) another; two events are one; one event is two; a claim, event or
document does not count; an event happened at another time or is called something else. Each is one more claim in the
store with the role that the fold reads, and each is undone by retracting it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

import polars as pl

from dateline.events.errors import QueryError
from dateline.events.table.claim import DECISION_RULE, Citation, Claim, Constraint, Role, Source
from dateline.events.table.schema import claim_frame
from dateline.events.time.bounds import BOUNDS, DAY, SECOND, Bounds
from dateline.events.time.network import RELATIONS

if TYPE_CHECKING:
    from dateline.pipeline.timeline import Timeline

USER: Final = "user"
"""The source of decisions."""

VERSION: Final = "1"

LinkRole = Literal["must_link", "cannot_link"]
Lag = tuple[int | None, int | None]

_UNITS: Final = {
    "second": SECOND,
    "minute": 60 * SECOND,
    "hour": 3600 * SECOND,
    "day": DAY,
    "week": 7 * DAY,
    "month": 30 * DAY + DAY // 2,
    "year": 365 * DAY + DAY // 4,
}
_LAG: Final = re.compile(
    r"(?P<side>at least|at most|exactly)? ?(?P<low>\d+)(?: ?(?:-|to|and) ?(?P<high>\d+))? "
    r"(?P<unit>second|minute|hour|day|week|month|year)s?"
)


def order(timeline: Timeline, subject: str, relation: str, target: str, *, lag: str | None = None) -> pl.DataFrame:
    """Decide how one event lies to another: "the capture" after "the arrival".

    Args:
        timeline: Holds both.
        subject: An event by id, beginning of an id, alias or words of its title.
        relation: One of `network.RELATIONS`: this event, relation, the other.
        target: The other event.
        lag: How far apart their nearer ends are: "2 days", "2 to 5 days", "at least 3 weeks".

    Returns:
        CLAIM_SCHEMA, one row.

    Raises:
        QueryError: no such relation or event, or a lag that cannot be read.
    """
    if relation not in RELATIONS:
        raise QueryError(f"relation {relation!r}", "there is none", f"there are {', '.join(RELATIONS)}")
    one, other = _event(timeline, subject), _event(timeline, target)
    if one["event_id"] == other["event_id"]:
        raise QueryError(f"{subject!r} and {target!r}", "are the same event", "name two")
    words = f"{one['title']} {relation.replace('_', ' ')} {other['title']}" + (f", {lag}" if lag else "")
    low, high = read_lag(lag) if lag else (None, None)
    constraint = Constraint(relation, other["event_id"], low, high, f"decided: {words}")
    key = (relation, one["event_id"], other["event_id"], lag)
    return claim_frame([_decision("constraint", words, key, (one["event_id"], other["event_id"]), (constraint,))])


def link(timeline: Timeline, role: LinkRole, left: str, right: str) -> pl.DataFrame:
    """Decide that two events are one (`must_link`) or that they are two (`cannot_link`).

    An event is all its claims where two become one, so that none of them is left behind. For `cannot_link` an event
    that was made of both may be named by claims: give two claim ids.

    Returns:
        CLAIM_SCHEMA: one row, or none where this is what was decided last.

    Raises:
        QueryError: no such event or claim, or the same one twice.
    """
    sides = [_claims_of(timeline, name, whole=role == "must_link") for name in (left, right)]
    if set(sides[0]) & set(sides[1]):
        raise QueryError(
            f"{left!r} and {right!r}", "are one event already", "name two events, or two claims of one event"
        )
    targets = tuple(sorted({*sides[0], *sides[1]}))
    claims = timeline.claims()
    earlier = _about(claims, targets)
    if earlier and earlier[-1][1:] == (role, targets, True):
        return claim_frame([])
    words = "the same event" if role == "must_link" else "two different events"
    key = (role, *targets, *(one[0] for one in earlier))
    return claim_frame([_decision(role, words, key, targets)])


def retract(timeline: Timeline, what: str) -> pl.DataFrame:
    """Decide that a claim, a document, a decision, or all claims of an event do not count.

    Returns:
        CLAIM_SCHEMA, one row.

    Raises:
        QueryError: there is nothing of this name.
    """
    claims = timeline.claims()
    named = claims.filter(pl.any_horizontal(pl.col(name) == what for name in ("claim_id", "doc_id", "record_id")))
    targets = (what,) if named.height else tuple(_event(timeline, what)["claims"])
    return claim_frame([_decision("retraction", f"retracted: {what}", ("retraction", *targets), targets)])


def correct(timeline: Timeline, what: str, *, when: Bounds | None = None, title: str | None = None) -> pl.DataFrame:
    """Decide that an event happened at another time or is called something else; its sources and sentences stay.

    Args:
        timeline: Holds the event.
        what: The event, or one claim by its id.
        when: Its bounds; None: as they were.
        title: Its title; None: as it was.

    Returns:
        CLAIM_SCHEMA: a row for each claim, which tells in its place; its content is the decision's own, so that reading
        the document again with a later version does not undo it.

    Raises:
        QueryError: no such event, or nothing to correct.
    """
    if when is None and title is None:
        raise QueryError(f"correct {what!r}", "nothing is to be corrected", "give --when or --title")
    if title is not None and not title.strip():
        raise QueryError(f"correct {what!r}", "a title without a word tells nothing", "give it words, or --retract it")
    claims = timeline.claims()
    ids = [what] if what in claims.get_column("claim_id") else _event(timeline, what)["claims"]
    told = claims.filter(pl.col("claim_id").is_in(ids)).sort("claim_id")
    key = hashlib.sha256(repr((str(when), title)).encode()).hexdigest()
    new = [_hash((claim_id, key)) for claim_id in told.get_column("claim_id")]
    changed = told.with_columns(
        targets=pl.concat_list("claim_id", pl.when(pl.col("rule_id") == DECISION_RULE).then("targets").otherwise([])),
        claim_id=pl.Series([f"c{digest[:24]}" for digest in new], dtype=pl.String),
        sha256=pl.Series(new, dtype=pl.String),
        role=pl.lit("correction"),
        rule_id=pl.lit(DECISION_RULE),
        recorded_at=pl.lit(None, told.schema["recorded_at"]),
        **({} if title is None else {"title": pl.lit(title)}),
    )
    return changed if when is None else changed.with_columns(**_dated(when, changed.schema))


def read_lag(words: str) -> Lag:
    """The least and most microseconds that some words leave between two events.

    A number of days is as people say it: what happened two days after may be a little less or more than 48 hours later.

    Raises:
        QueryError: the words cannot be read.

    >>> [value // DAY for value in read_lag("2 days")], read_lag("at least 3 weeks") == (21 * DAY, None)
    ([1, 3], True)
    >>> [value // DAY for value in read_lag("2 to 5 days")]
    [1, 6]
    """
    hit = _LAG.fullmatch(" ".join(words.lower().split()))
    if hit is None:
        raise QueryError(f"lag {words!r}", "cannot be read", 'say "2 days", "2 to 5 days", "at least 3 weeks"')
    unit = _UNITS[hit["unit"]]
    low, high = int(hit["low"]), int(hit["high"] or hit["low"])
    if high < low:
        raise QueryError(f"lag {words!r}", "ends before it begins", f'say "{high} to {low} {hit["unit"]}s"')
    if hit["side"] == "at least":
        return low * unit, None
    if hit["side"] == "at most":
        return 0, high * unit
    if hit["side"] == "exactly":
        return low * unit, high * unit
    return max(low - 1, 0) * unit, (high + 1) * unit


def _decision(
    role: Role, words: str, key: Sequence[object], targets: tuple[str, ...], constraints: tuple[Constraint, ...] = ()
) -> Claim:
    return Claim(
        Source(USER, sha256=_hash(key)),
        words,
        Bounds.nowhere(),
        Citation(None, None, words),
        DECISION_RULE,
        VERSION,
        role=role,
        targets=targets,
        constraints=constraints,
    )


def _hash(key: Sequence[object]) -> str:
    return hashlib.sha256(repr(tuple(key)).encode()).hexdigest()


def _event(timeline: Timeline, reference: str) -> dict[str, Any]:
    row = timeline.event(reference).select("event_id", "title", "claims")
    return row.row(0, named=True)


_CLAIM_ID: Final = re.compile(r"c[0-9a-f]{7,}")


def _claims_of(timeline: Timeline, reference: str, *, whole: bool) -> tuple[str, ...]:
    """The claim itself, by its id or the beginning of it; or of an event all claims, else the one that names it."""
    claim_ids = timeline.claims().get_column("claim_id")
    named = claim_ids.filter(claim_ids.str.starts_with(reference))
    if len(named) == 1 and _CLAIM_ID.fullmatch(reference):
        return (str(named.item()),)
    event = _event(timeline, reference)
    return tuple(event["claims"]) if whole else (str(event["event_id"]).replace("e", "c", 1),)


def _about(claims: pl.DataFrame, targets: tuple[str, ...]) -> list[tuple[str, str, tuple[str, ...], bool]]:
    """Earlier decisions about two of these claims, the last one last: claim id, role, targets, whether it stands."""
    links = claims.filter(pl.col("role").is_in(["must_link", "cannot_link"]))
    links = links.filter(pl.col("targets").list.set_intersection(list(targets)).list.len() > 1)
    retracted = set(claims.filter(role="retraction").get_column("targets").explode(empty_as_null=True))
    return [
        (claim_id, role, tuple(sorted(about)), claim_id not in retracted)
        for claim_id, role, about in links.sort("recorded_at", "claim_id")
        .select("claim_id", "role", "targets")
        .iter_rows()
    ]


def _dated(when: Bounds, schema: pl.Schema) -> dict[str, pl.Expr]:
    """The columns of a date that a user gave."""
    from dateline.events.time.edtf import from_bounds

    held = {name: pl.lit(getattr(when, name), pl.Int64).cast(schema[name]) for name in BOUNDS}
    return {
        **held,
        "start_kind": pl.lit(str(when.start_kind)),
        "end_kind": pl.lit(str(when.end_kind)),
        "granule": pl.lit(when.granule),
        "edtf": pl.lit(from_bounds(when)),
        "approximate": pl.lit(when.approximate),
        "uncertain": pl.lit(when.uncertain),
        "outer_start": pl.lit(None, schema["outer_start"]),
        "outer_end": pl.lit(None, schema["outer_end"]),
    }
