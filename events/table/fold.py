"""From claims to events: a pure function of the set of claims. The order in which they came changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from dateline.events.table.fold_clusters import Floats, Ints, cluster
from dateline.events.table.fold_current import Decisions, current, decisions
from dateline.events.table.fold_events import event_rows
from dateline.events.table.match import links
from dateline.events.table.match_blocking import candidates
from dateline.events.table.match_features import Features, features
from dateline.events.table.match_levels import Weights, levels, total, weights
from dateline.events.table.schema import CLAIM_SCHEMA, check


@dataclass(frozen=True, slots=True)
class Folded:
    """What a set of claims amounts to.

    Attributes:
        events: EVENT_SCHEMA, by (earliest_start, event_id).
        links: LINK_SCHEMA: the pairs that hold the events together, by (left_id, right_id).
    """

    events: pl.DataFrame
    links: pl.DataFrame


def fold(claims: pl.DataFrame, *, table: Weights | None = None) -> Folded:
    """Make the events of a set of claims.

    Args:
        claims: CLAIM_SCHEMA; any order, repeats allowed.
        table: Weights of the matcher; None: those that ship with the package.

    Raises:
        SchemaError: `claims` is no claim table.
    """
    check(claims.lazy(), CLAIM_SCHEMA, "claim")
    table = table or weights()
    decided = decisions(claims)
    told = current(claims, decided).sort("claim_id")
    held = features(told)
    left, right = candidates(held)
    found = _linked(held, left, right, table)
    label = _clusters(held, found, decided, table)
    kept = _holding(held, found, label, decided, table)
    return Folded(event_rows(told, label), kept)


def _linked(held: Features, left: Ints, right: Ints, table: Weights) -> tuple[Ints, Ints, Floats]:
    weight = _weigh(held, left, right, table)
    keep = weight >= 0
    return left[keep], right[keep], weight[keep]


def _weigh(held: Features, left: Ints, right: Ints, table: Weights) -> Floats:
    at_once = 200_000
    parts = [
        total(levels(held, left[i : i + at_once], right[i : i + at_once], table), table)
        for i in range(0, len(left), at_once)
    ]
    return np.concatenate(parts) if parts else np.zeros(0)


def _clusters(held: Features, found: tuple[Ints, Ints, Floats], decided: Decisions, table: Weights) -> Ints:
    row = {claim_id: place for place, claim_id in enumerate(held.rows["claim_id"].to_list())} if decided.any else {}
    return cluster(
        held.rows.height,
        found,
        must=[(row[a], row[b]) for a, b, _ in decided.must if a in row and b in row],
        cannot=[(row[a], row[b]) for a, b, _ in decided.cannot if a in row and b in row],
        threshold=0.0,
        mass=np.where(held.main, 1.0, table.share_of_side_claims),
        compare=lambda left, right: _weigh(held, left, right, table),
    )


def _holding(
    held: Features, found: tuple[Ints, Ints, Floats], label: Ints, decided: Decisions, table: Weights
) -> pl.DataFrame:
    """The links inside clusters, with their levels; those that a user decided say whose decision it was."""
    left, right, _ = found
    inside = label[left] == label[right]
    rows = links(held, left[inside], right[inside], table)
    return decided.marked(rows, held, label, table).sort("left_id", "right_id")
