"""When an event happened, from what its claims say: those that agree tighten each other, the others are reported.

Nothing is averaged. Where claims cannot all be true, the set of claims that agree with each other and have most
confidence between them gives the bounds; the rest stand in `conflicts`.
"""

from __future__ import annotations

import math
from typing import Final

import polars as pl

from dateline.events.table.match_features import document_key
from dateline.events.table.schema import BOUNDS

FLAGS: Final = ("edtf", "granule", "approximate", "uncertain", "outer_start", "outer_end")
SUREST: Final = 0.995
"""No claim counts as surer than this: a file that states a day may be wrong too."""

_LOWER: Final = ("earliest_start", "earliest_end")


def settle(member: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The bounds of each cluster.

    Args:
        member: CLAIM_SCHEMA and `cluster`, sorted by (cluster, published, claim_id).

    Returns:
        Two tables: a row a cluster with the bounds, their kinds, the flags of the narrowest claim, and `tightened_by`;
        and the rows of `member` whose bounds did not go into them.
    """
    parted = _parted(member)
    agreeing, disputed = parted.filter("agrees"), parted.filter(~pl.col("agrees")).drop("agrees")
    settled = agreeing.group_by("cluster", maintain_order=True).agg(*_intersection(), *_kinds(), *_narrowest())
    moved = _tightened(agreeing, settled, parted)
    joined = settled.join(moved, on="cluster", how="left", validate="1:1")
    return joined.with_columns(pl.col("tightened_by").fill_null([])), disputed


def _intersection() -> list[pl.Expr]:
    return [pl.col(name).max() if name in _LOWER else pl.col(name).min() for name in BOUNDS]


def holds() -> pl.Expr:
    """True where four bounds fence an interval; a bound that is not there fences nothing."""
    start, end = pl.col("earliest_start") <= pl.col("latest_start"), pl.col("earliest_end") <= pl.col("latest_end")
    return pl.all_horizontal(
        start.fill_null(True), end.fill_null(True), (pl.col("earliest_start") < pl.col("latest_end")).fill_null(True)
    )


def _parted(member: pl.DataFrame) -> pl.DataFrame:
    """`member` with `agrees`: whether the claim is one of those that give its cluster's bounds."""
    whole = member.group_by("cluster").agg(*_intersection()).select("cluster", fits=holds())
    rows = member.join(whole, on="cluster", how="left", maintain_order="left")
    torn = rows.filter(~pl.col("fits"))
    names = [
        pl.col("cluster", "claim_id", "confidence"),
        document_key().alias("document"),
        pl.col(*BOUNDS).to_physical(),
    ]
    groups = torn.select(names).partition_by("cluster", include_key=False, maintain_order=True)
    chosen = [claim for group in groups for claim in _best_supported(group)]
    return rows.with_columns(agrees=pl.col("fits") | pl.col("claim_id").is_in(chosen)).drop("fits")


def _best_supported(group: pl.DataFrame) -> list[str]:
    """The claims of a cluster that agree with each other and have most confidence between them.

    Each claim in turn is taken as true and joined by those that fit, the surest first. A document counts once, as much
    as the surest of its claims; several documents are taken as independent, so that their doubts multiply. Ties go to
    the narrower bounds, then to the first claim.
    """
    four = list(zip(*(group[name].to_list() for name in BOUNDS), strict=True))
    evidence = [-math.log(1 - min(sure or 0.0, SUREST)) for sure in group["confidence"].to_list()]
    document = group["document"].to_list()
    order = sorted(range(len(four)), key=lambda i: (-evidence[i], _width(four[i]), i))
    best: tuple[tuple[float, float], list[int]] | None = None
    for seed in order:
        inside, held = [seed], four[seed]
        for other in order:
            met = _meet(held, four[other])
            if other != seed and met is not None:
                inside, held = [*inside, other], met
        surest = {document[i]: evidence[i] for i in sorted(inside, key=evidence.__getitem__)}
        worth = (round(sum(surest.values()), 9), -_width(held))
        if best is None or worth > best[0]:
            best = (worth, inside)
    ids = group["claim_id"].to_list()
    return [ids[i] for i in best[1]] if best else []


Four = tuple[int | None, int | None, int | None, int | None]


def _meet(one: Four, two: Four) -> Four | None:
    """What both allow, or None."""
    low = [max((x for x in pair if x is not None), default=None) for pair in zip(one, two, strict=True)]
    high = [min((x for x in pair if x is not None), default=None) for pair in zip(one, two, strict=True)]
    met = (low[0], high[1], low[2], high[3])
    pairs = ((met[0], met[1], True), (met[2], met[3], True), (met[0], met[3], False))
    torn = any(a is not None and b is not None and (a > b if closed else a >= b) for a, b, closed in pairs)
    return None if torn else met


def _width(four: Four) -> float:
    return float("inf") if four[0] is None or four[3] is None else float(four[3] - four[0])


def _kinds() -> list[pl.Expr]:
    """An end is stated where any claim states it, else open where one says so, else as the first claim has it."""
    found = []
    for name, pair in (("start_kind", BOUNDS[:2]), ("end_kind", BOUNDS[2:])):
        known = pl.any_horizontal(pl.col(*pair).is_not_null()).any()
        kind = pl.when((pl.col(name) == "open").any()).then(pl.lit("open")).otherwise(pl.col(name).first())
        found.append(
            pl.when(known & (pl.col(name) == "stated").any()).then(pl.lit("stated")).otherwise(kind).alias(name)
        )
    return found


def _narrowest() -> list[pl.Expr]:
    """The flags of the claim with the narrowest bounds: those are the ones that were taken."""
    width = (pl.col("latest_end").to_physical() - pl.col("earliest_start").to_physical()).fill_null(2**62)
    return [pl.col(name).get(width.arg_min()) for name in FLAGS]


def _tightened(agreeing: pl.DataFrame, settled: pl.DataFrame, parted: pl.DataFrame) -> pl.DataFrame:
    """For each cluster, the bounds that are narrower than its first claim gave, and the claim that moved each."""
    first = parted.group_by("cluster", maintain_order=True).agg(pl.col(*BOUNDS).first().name.suffix("_first"))
    moved = []
    for name in BOUNDS:
        both = settled.select("cluster", pl.col(name).alias("after")).join(first, on="cluster", how="left")
        changed = both.filter(pl.col("after").is_not_null() & pl.col("after").ne_missing(pl.col(f"{name}_first")))
        mover = agreeing.join(changed, left_on=["cluster", name], right_on=["cluster", "after"], how="inner")
        moved.append(
            mover.group_by("cluster", maintain_order=True).agg(
                pl.struct(
                    bound=pl.lit(name),
                    before=pl.col(f"{name}_first"),
                    after=pl.col(name),
                    by=pl.col("claim_id"),
                    why=pl.lit("merge: ") + pl.coalesce("date_text", "edtf", pl.lit("its dates")),
                )
                .first()
                .alias("tightened_by")
            )
        )
    return pl.concat(moved).group_by("cluster", maintain_order=True).agg("tightened_by")
