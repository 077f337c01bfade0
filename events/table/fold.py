"""From claims to events: a pure function of the set of claims. The order in which they came changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.events.table.fold_clusters import Floats, Ints, cluster
from dateline.events.table.fold_current import Decisions, current, decisions
from dateline.events.table.fold_events import event_rows
from dateline.events.table.match import AT_ONCE, links
from dateline.events.table.match_blocking import candidates
from dateline.events.table.match_features import Features, features
from dateline.events.table.match_levels import Weights, levels, total, weights
from dateline.events.table.match_what import likeness
from dateline.events.table.schema import CLAIM_SCHEMA, check

NEAR: Final = pl.Schema({"left_id": pl.String(), "right_id": pl.String(), "weight": pl.Float64()})

ENOUGH: Final = 5.0
"""Bits that are as good as certain: what a pair has beyond them counts a tenth in an average, so that none outweighs
all others and the surest still comes first."""

CONFIRMED: Final = 0.7
"""What a document tells in passing counts fully once another source says, this much alike, that the same happened."""

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Folded:
    """What a set of claims amounts to.

    Attributes:
        events: EVENT_SCHEMA, by (earliest_start, event_id).
        links: LINK_SCHEMA: the pairs that hold the events together, by (left_id, right_id).
        near: left_id, right_id, weight of every pair alike enough to be linked, those that other pairs outweighed too:
            what `refold` needs. None where it was not kept.
    """

    events: pl.DataFrame
    links: pl.DataFrame
    near: pl.DataFrame | None = None


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
    near = near_pairs(held, candidates(held), table)
    return gathered(told, held, near, decided, table)


def near_pairs(held: Features, pairs: tuple[Ints, Ints], table: Weights) -> pl.DataFrame:
    """Those of the pairs that are alike enough: left_id, right_id, weight."""
    left, right = pairs
    weight = weigh(held, left, right, table)
    keep = weight >= 0
    ids = held.rows["claim_id"]
    return pl.DataFrame(
        {"left_id": ids.gather(left[keep]), "right_id": ids.gather(right[keep]), "weight": weight[keep]}, schema=NEAR
    )


def gathered(told: pl.DataFrame, held: Features, near: pl.DataFrame, decided: Decisions, table: Weights) -> Folded:
    """Cluster claims by their near pairs, and fold the clusters.

    Args:
        told: CLAIM_SCHEMA: the claims that count, by claim_id.
        held: Their features.
        near: Pairs of them that are alike.
        decided: What users decided.
        table: Weights.
    """
    ids = held.rows["claim_id"]
    row = pl.DataFrame({"id": ids, "row": held.rows["row"]})
    placed = near.join(row, left_on="left_id", right_on="id", maintain_order="left").join(
        row, left_on="right_id", right_on="id", suffix="_right", maintain_order="left"
    )
    left, right = placed["row"].to_numpy(), placed["row_right"].to_numpy()
    place = dict(zip(ids.to_list(), range(len(ids)), strict=True)) if decided.any else {}
    label = cluster(
        held.rows.height,
        (left, right, placed["weight"].to_numpy()),
        must=[(place[a], place[b]) for a, b, _ in decided.must if a in place and b in place],
        cannot=[(place[a], place[b]) for a, b, _ in decided.cannot if a in place and b in place],
        threshold=0.0,
        compare=lambda one, two: _levelled(weigh(held, one, two, table)),
        mass=np.where(held.main | _confirmed(held, left, right), 1.0, table.share_of_side_claims),
    )
    inside = label[left] == label[right]
    holding = decided.marked(links(held, left[inside], right[inside], table), held, label, table)
    return Folded(event_rows(told, label), holding.sort("left_id", "right_id"), near.sort("left_id", "right_id"))


def weigh(held: Features, left: Ints, right: Ints, table: Weights) -> Floats:
    """The weight of each pair, compared a part at a time."""
    parts = [
        total(levels(held, left[i : i + AT_ONCE], right[i : i + AT_ONCE], table), table)
        for i in range(0, len(left), AT_ONCE)
    ]
    return np.concatenate(parts) if parts else np.zeros(0)


def _confirmed(held: Features, left: Ints, right: Ints) -> Bools:
    """True for the claims of which another claim says in its own title that the same happened."""
    alike = likeness(held.what, held.rows.height, left, right) >= CONFIRMED
    told = np.zeros(held.rows.height, dtype=np.bool_)
    told[left[alike]] = told[right[alike]] = True
    return told


def _levelled(weight: Floats) -> Floats:
    return np.where(weight > ENOUGH, ENOUGH + (weight - ENOUGH) / 10, weight)
