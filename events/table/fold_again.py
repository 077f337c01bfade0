"""The fold after more claims: what they do not touch is taken from the fold before, and the result is the same."""

from __future__ import annotations

import numpy as np
import polars as pl

from dateline.events.table.fold import Folded, fold, gathered, near_pairs
from dateline.events.table.fold_clusters import components
from dateline.events.table.fold_current import Decisions, current, decisions
from dateline.events.table.fold_events import sorted_events
from dateline.events.table.match_blocking import BLOCK, blocks, pairs_of
from dateline.events.table.match_features import Features, document_key, features
from dateline.events.table.match_levels import Weights, weights


def refold(folded: Folded, before: pl.DataFrame, new: pl.DataFrame, *, table: Weights | None = None) -> Folded:
    """What `fold` makes of `before` and `new` together, computed again only where `new` touches it.

    Pairs are compared again only in blocks with a new claim, clusters made again only where a pair, a claim or
    a decision changed.

    Args:
        folded: `fold(before)`, or a `refold`; with `near`, else everything is computed again.
        before: CLAIM_SCHEMA.
        new: CLAIM_SCHEMA; may repeat some of `before`.
        table: The weights that `folded` was made with.
    """
    table = table or weights()
    claims = pl.concat([before, new]).unique("claim_id", keep="first")
    if folded.near is None:
        return fold(claims, table=table)
    was, decided = decisions(before), decisions(claims)
    old, told = current(before, was), current(claims, decided).sort("claim_id")
    touched = _touched(old, told, was, decided)
    held = features(told)
    near = _near(held, folded.near, touched, table)
    stale = _stale(held, folded.near, near, touched, decided)
    fresh = told.filter(stale)
    part = near.join(fresh.select("claim_id"), left_on="left_id", right_on="claim_id", how="semi")
    again = gathered(fresh, held.only(stale.to_numpy()), part, decided, table)
    kept = told.filter(~stale).select("claim_id")
    first = pl.col("claims").list.first()
    events = folded.events.join(kept.rename({"claim_id": "first"}), left_on=first, right_on="first", how="semi")
    links = folded.links.join(kept, left_on="left_id", right_on="claim_id", how="semi")
    return Folded(
        sorted_events(pl.concat([events, again.events])),
        pl.concat([links, again.links]).sort("left_id", "right_id"),
        near.sort("left_id", "right_id"),
    )


def _touched(old: pl.DataFrame, told: pl.DataFrame, was: Decisions, decided: Decisions) -> pl.Series:
    """Ids of claims that came, went, or belong to a document of which one did, and of those newly decided about."""
    came, went = told.join(old, on="claim_id", how="anti"), old.join(told, on="claim_id", how="anti")
    documents = pl.concat([came, went]).select(document_key()).to_series().implode()
    here = told.filter(document_key().is_in(documents))["claim_id"]
    pairs = set(was.must + was.cannot) ^ set(decided.must + decided.cannot)
    about = pl.Series([claim for one, two, _ in sorted(pairs) for claim in (one, two)], dtype=pl.String)
    return pl.concat([here, went["claim_id"], about]).unique()


def _near(held: Features, near: pl.DataFrame, touched: pl.Series, table: Weights) -> pl.DataFrame:
    """The near pairs as they are now: compared again in the blocks of touched claims, kept in the others."""
    keyed = blocks(held)
    rows = held.rows.filter(pl.col("claim_id").is_in(touched.implode())).select("row")
    changed = keyed.join(rows, on="row", how="semi").select(*BLOCK).unique()
    inside = near_pairs(held, pairs_of(keyed.join(changed, on=BLOCK, how="semi"), held), table)
    left, right = pairs_of(keyed, held)
    ids = held.rows["claim_id"]
    met = pl.DataFrame({"left_id": ids.gather(left), "right_id": ids.gather(right)})
    gone = touched.implode()
    standing = near.filter(~pl.col("left_id").is_in(gone) & ~pl.col("right_id").is_in(gone))
    standing = standing.join(met, on=["left_id", "right_id"], how="semi")
    return pl.concat([standing.join(inside, on=["left_id", "right_id"], how="anti"), inside])


def _stale(
    held: Features, before: pl.DataFrame, near: pl.DataFrame, touched: pl.Series, decided: Decisions
) -> pl.Series:
    """Which rows must be clustered again: those of components in which a claim, a pair or a decision changed."""
    both = ["left_id", "right_id", "weight"]
    moved = pl.concat([before.join(near, on=both, how="anti"), near.join(before, on=both, how="anti")])
    ids = held.rows["claim_id"]
    changed = pl.concat([touched, moved["left_id"], moved["right_id"]]).unique()
    row = pl.DataFrame({"id": ids, "row": held.rows["row"]})
    must = pl.DataFrame([pair[:2] for pair in decided.must], schema=["left_id", "right_id"], orient="row")
    pairs = pl.concat([near.select("left_id", "right_id"), must.cast(pl.String)])
    placed = pairs.join(row, left_on="left_id", right_on="id").join(row, left_on="right_id", right_on="id", suffix="_2")
    label = components(held.rows.height, placed["row"].to_numpy(), placed["row_2"].to_numpy())
    marked = np.unique(label[ids.is_in(changed.implode()).to_numpy()])
    return pl.Series(np.isin(label, marked))
