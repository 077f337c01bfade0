"""Which pieces of the graph of near pairs are others when claims and pairs come, and pairs go.

Floors make this a question of the surroundings. A pair that is weaker than the floors of both its ends ties nothing
there. One that comes can only make what hangs together larger, so a piece is left as it was unless a pair of its floor
or more comes to it, and its floor never falls. Where a pair goes, what was too large may be so no more: it is walked,
no further than to LARGEST claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import polars as pl

from dateline.events.table.folding import pieces as fold_pieces
from dateline.events.table.folding.fold import NEAR
from dateline.events.table.folding.pieces import STEP, Floats, Ints, components, next_floor, pieces

PIECES: Final = pl.Schema({"claim_id": pl.String(), "piece": pl.Int64(), "floor": pl.Float64()})
PAIR: Final = ("left_id", "right_id")


class Remembered(Protocol):
    """The graph as it was before."""

    def near(self, ids: pl.Series) -> pl.DataFrame:
        """The near pairs with an end among the claims: NEAR, each once."""
        ...

    def pieces(self, ids: pl.Series) -> pl.DataFrame:
        """The pieces that hold one of the claims, whole: PIECES."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """What comes and goes.

    Attributes:
        claims: Ids of those that come.
        near: NEAR that come; some may have been there.
        gone: NEAR that go.
        bound: left_id, right_id of all pairs that are never cut.
    """

    claims: pl.Series
    near: pl.DataFrame
    gone: pl.DataFrame
    bound: pl.DataFrame


def region(known: Remembered, change: Change) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The claims whose pieces are others, or are made up otherwise inside, with their new pieces.

    Returns:
        PIECES, whole pieces named by numbers of their own; and NEAR of all pairs with an end among these claims.
    """
    old = _touched(known, change)
    fell = _fallen(known, change, old)
    if len(fell):
        old = pl.concat([old, known.pieces(fell["claim_id"])]).unique("claim_id")
    came = change.claims.to_frame("claim_id").with_columns(floor=0.0)
    least = pl.concat([came, old.select("claim_id", "floor")]).unique("claim_id", keep="first").sort("claim_id")
    least = least.join(fell, on="claim_id", how="left", suffix="_fell", validate="1:1", maintain_order="left")
    least = least.select("claim_id", floor=pl.coalesce("floor_fell", "floor")).with_row_index("row")
    near = _near_now(known, change, least["claim_id"])
    inside = _rows(near, least)
    left, right, weight = inside.drop_nulls().select("left", "right", "weight").get_columns()
    bound = _rows(_endless(change.bound), least).drop_nulls()
    label, floor = pieces(
        least.height,
        (left.to_numpy(), right.to_numpy(), weight.to_numpy()),
        (bound["left"].to_numpy(), bound["right"].to_numpy()),
        _bordered(least["floor"].to_numpy(), inside),
    )
    return pl.DataFrame({"claim_id": least["claim_id"], "piece": label, "floor": floor}, schema=PIECES), near


def _touched(known: Remembered, change: Change) -> pl.DataFrame:
    """The old pieces to which a pair comes, or from which one goes, that makes a difference there."""
    bound = _with_end(change.bound, change.claims)
    pairs = pl.concat(
        [
            change.near.with_columns(slack=0.0),
            change.gone.with_columns(slack=STEP),
            _endless(bound).with_columns(alike=True, slack=0.0),
        ]
    )
    old = known.pieces(pl.concat([pairs[end] for end in PAIR]).unique())
    ends = old.select("claim_id", "piece", "floor")
    placed = pairs.join(ends, left_on="left_id", right_on="claim_id", how="left").join(
        ends, left_on="right_id", right_on="claim_id", how="left", suffix="_right"
    )
    together = pl.col("piece") == pl.col("piece_right")
    hit = [
        placed.filter(
            pl.col(f"piece{side}").is_not_null()
            & (pl.col("alike") | together | (pl.col("weight") + pl.col("slack") >= pl.col(f"floor{side}")))
        )[f"piece{side}"]
        for side in ("", "_right")
    ]
    return old.join(pl.concat(hit).unique().to_frame("piece"), on="piece", how="semi")


def _fallen(known: Remembered, change: Change, old: pl.DataFrame) -> pl.DataFrame:
    """Claims whose floor may be lower now that pairs have gone: claim_id and the least that it may be."""
    ends = pl.concat([change.gone.select("weight", claim_id=end) for end in PAIR])
    risked = old.join(ends, on="claim_id", how="inner").filter(pl.col("weight") + STEP >= pl.col("floor"))
    waiting = old.join(risked.select("piece"), on="piece", how="semi").filter(
        (pl.col("floor") > 0) & pl.col("floor").is_finite()
    )
    fell: dict[str, float] = {}
    while waiting.height:
        asked = float(waiting["floor"].max()) - STEP  # type: ignore[arg-type]
        at = waiting["floor"] == asked + STEP
        small = _small(known, change, waiting.filter(at)["claim_id"], asked)
        fell |= dict.fromkeys(small, asked)
        again = pl.DataFrame({"claim_id": small, "floor": asked}, schema={"claim_id": pl.String, "floor": pl.Float64})
        rest = waiting.filter(~at).select("claim_id", "floor")
        waiting = pl.concat([rest, again.filter(pl.col("floor") > 0)]).unique("claim_id", keep="last")
    return pl.DataFrame(
        {"claim_id": list(fell), "floor": list(fell.values())}, schema={"claim_id": pl.String, "floor": pl.Float64}
    )


def _small(known: Remembered, change: Change, seeds: pl.Series, asked: float) -> pl.Series:
    """Of what hangs together around some claims when so much is asked, that which is no larger than LARGEST."""
    found, edge, pairs = seeds, seeds, pl.DataFrame(schema=NEAR)
    while True:
        met = _near_now(known, change, edge).filter(pl.col("weight") >= asked)
        pairs = pl.concat([pairs, met]).unique(PAIR)
        bound = _with_end(change.bound, edge)
        reached = pl.concat([*(met[end] for end in PAIR), *(bound[end] for end in PAIR), found]).unique()
        row = reached.sort().to_frame("claim_id").with_row_index("row")
        tied = _rows(pl.concat([pairs.select(*PAIR, "weight"), _endless(change.bound)]), row).drop_nulls()
        label = components(row.height, tied["left"].to_numpy(), tied["right"].to_numpy())
        small = row.filter(pl.Series(np.bincount(label, minlength=row.height)[label] <= fold_pieces.LARGEST))
        edge = small.join(found.to_frame("claim_id"), on="claim_id", how="anti")["claim_id"]
        if edge.is_empty():
            return small["claim_id"]
        found = pl.concat([found, edge])


def _near_now(known: Remembered, change: Change, ids: pl.Series) -> pl.DataFrame:
    """NEAR of all pairs with an end among the claims, as they are after the change."""
    old = known.near(ids).join(change.gone, on=PAIR, how="anti").join(change.near, on=PAIR, how="anti")
    return pl.concat([old, _with_end(change.near, ids)])


def _bordered(least: Floats, near: pl.DataFrame) -> Floats:
    """What leaves too much together: what did, and less than a pair asks that leads to a piece that is as it was."""
    border = near.filter(pl.col("left").is_null() | pl.col("right").is_null())
    rows: Ints = border.select(pl.coalesce("left", "right")).to_series().to_numpy()
    found = least.copy()
    np.maximum.at(found, rows, next_floor(border["weight"].to_numpy()))
    return found


def _rows(pairs: pl.DataFrame, row: pl.DataFrame) -> pl.DataFrame:
    """The pairs as rows left and right, null where an end has none, and weight."""
    number = row.select("claim_id", pl.col("row").cast(pl.Int64))
    placed = pairs.join(number.rename({"row": "left"}), left_on="left_id", right_on="claim_id", how="left")
    placed = placed.join(number.rename({"row": "right"}), left_on="right_id", right_on="claim_id", how="left")
    return placed.select("left", "right", "weight")


def _endless(bound: pl.DataFrame) -> pl.DataFrame:
    return bound.select(*PAIR, weight=pl.lit(np.inf))


def _with_end(pairs: pl.DataFrame, ids: pl.Series) -> pl.DataFrame:
    return pairs.filter(pl.any_horizontal(pl.col(end).is_in(ids.implode()) for end in PAIR))
