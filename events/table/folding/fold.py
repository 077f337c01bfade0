"""From claims to events: a pure function of the set of claims. The order in which they came changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from dateline.events.table.folding.clusters import cluster
from dateline.events.table.folding.current import Decisions, current, decisions
from dateline.events.table.folding.events import event_rows
from dateline.events.table.folding.pieces import Floats, Ints, pieces
from dateline.events.table.matching.blocking import candidates
from dateline.events.table.matching.crowd import asked, in_crowds
from dateline.events.table.matching.features import Features, features
from dateline.events.table.matching.levels import levels, total
from dateline.events.table.matching.match import AT_ONCE, links
from dateline.events.table.matching.weights import Weights, weights
from dateline.events.table.schema import CLAIM_SCHEMA, check
from dateline.events.table.wording.what import likeness

NEAR: Final = pl.Schema(
    {"left_id": pl.String(), "right_id": pl.String(), "weight": pl.Float64(), "alike": pl.Boolean()}
)

ENOUGH: Final = 5.0
"""Bits that are as good as certain: what a pair has beyond them counts a tenth in an average, so that none outweighs
all others and the surest still comes first."""

CONFIRMED: Final = 0.7
"""What a document tells in passing counts fully once another source says, this much alike, that the same happened."""


@dataclass(frozen=True, slots=True)
class Folded:
    """What a set of claims amounts to.

    Attributes:
        events: EVENT_SCHEMA, by (earliest_start, event_id).
        links: LINK_SCHEMA: the pairs that hold the events together, by (left_id, right_id).
        near: NEAR of every pair alike enough to be linked, those that other pairs outweighed too; None where it was not
            kept.
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
    return gathered(told, held, near, confirmed(near), decided, table)


def near_pairs(held: Features, pairs: tuple[Ints, Ints], table: Weights) -> pl.DataFrame:
    """Those of the pairs that are worth a place in one group: NEAR, `alike` where both titles say the same happened."""
    left, right = pairs
    weight = weigh(held, left, right, table)
    keep = weight >= 0
    left, right = left[keep], right[keep]
    alike = likeness(held.what, held.rows.height, left, right) >= CONFIRMED
    ids = held.rows["claim_id"]
    found = {"left_id": ids.gather(left), "right_id": ids.gather(right), "weight": weight[keep], "alike": alike}
    return pl.DataFrame(found, schema=NEAR)


def confirmed(near: pl.DataFrame) -> pl.Series:
    """Ids of the claims of which another says in its own title that the same happened."""
    told = near.filter("alike")
    return pl.concat([told["left_id"], told["right_id"]]).unique()


def gathered(
    told: pl.DataFrame,
    held: Features,
    near: pl.DataFrame,
    sure: pl.Series,
    decided: Decisions,
    table: Weights,
    cut: pl.Series | None = None,
) -> Folded:
    """Cluster claims by their near pairs, and fold the clusters.

    Args:
        told: CLAIM_SCHEMA: the claims that count, by claim_id.
        held: Their features.
        near: NEAR among them.
        sure: Ids of those that are `confirmed`, by claims that are not among them, too.
        decided: What users decided.
        table: Weights.
        cut: Ids of the claims whose pieces were cut from more that hangs together; None: the pairs tell.
    """
    ids = held.rows["claim_id"]
    row = pl.DataFrame({"id": ids, "row": held.rows["row"]})
    placed = near.join(row, left_on="left_id", right_on="id", maintain_order="left").join(
        row, left_on="right_id", right_on="id", suffix="_right", maintain_order="left"
    )
    left, right = placed["row"].to_numpy(), placed["row_right"].to_numpy()
    place = dict(zip(ids.to_list(), range(len(ids)), strict=True)) if decided.any else {}
    must = [(place[a], place[b]) for a, b, _ in decided.must if a in place and b in place]
    piece, floor = pieces(len(ids), (left, right, placed["weight"].to_numpy()), _columns(must))
    of_more = floor > 0 if cut is None else ids.is_in(cut.implode()).to_numpy()
    held = in_crowds(held, piece, (left, right), of_more)
    label = cluster(
        piece,
        must=must,
        cannot=[(place[a], place[b]) for a, b, _ in decided.cannot if a in place and b in place],
        doubted=held.flag("cut"),
        threshold=asked(held, piece),
        compare=lambda one, two: _levelled(weigh(held, one, two, table)),
        mass=np.where(held.main | ids.is_in(sure.implode()).to_numpy(), 1.0, table.share_of_side_claims),
    )
    inside = label[left] == label[right]
    holding = decided.marked(links(held, left[inside], right[inside], table), held, label, table)
    return Folded(event_rows(told, label), holding.sort("left_id", "right_id"), near.sort("left_id", "right_id"))


def _columns(pairs: list[tuple[int, int]]) -> tuple[Ints, Ints]:
    one, two = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    return one, two


def weigh(held: Features, left: Ints, right: Ints, table: Weights) -> Floats:
    """The weight of each pair, compared a part at a time."""
    parts = [
        total(levels(held, left[i : i + AT_ONCE], right[i : i + AT_ONCE], table), table)
        for i in range(0, len(left), AT_ONCE)
    ]
    return np.concatenate(parts) if parts else np.zeros(0)


def _levelled(weight: Floats) -> Floats:
    return np.where(weight > ENOUGH, ENOUGH + (weight - ENOUGH) / 10, weight)
