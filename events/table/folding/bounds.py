"""When an event happened, from what its claims say: those that agree tighten each other, the others are reported.

Nothing is averaged. Where claims cannot all be true, the set of claims that agree with each other and have most
confidence between them gives the bounds; another that is nearly as sure and some days off may be right as well, and the
bounds hold both. All that disagrees stands in `conflicts`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from dateline.events.table.matching.features import document_key
from dateline.events.time.bounds import BOUNDS, DAY

FLAGS: Final = ("granule", "approximate", "uncertain")
WRITTEN: Final = ("edtf", "outer_start", "outer_end")
MAIN: Final = 0
"""The side of the claims that are best supported."""

SUREST: Final = 0.995
"""No claim counts as surer than this: a file that states a day may be wrong too."""

RIVAL: Final = 0.6
"""How much of the best supported side's worth another side has at least that may be right as well."""

APART: Final = 4 * DAY
"""From the first day that either side allows to the last; sides further apart than that tell of something else."""

_LOWER: Final = ("earliest_start", "earliest_end")


Four = tuple[int | None, int | None, int | None, int | None]
"""Four bounds, in microseconds."""


def settle(member: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The bounds of each cluster.

    Args:
        member: CLAIM_SCHEMA and `cluster`, sorted by (cluster, published, claim_id).

    Returns:
        Two tables: a row a cluster with the bounds, their kinds, the flags of the narrowest claim, and `tightened_by`;
        and the rows of `member` whose bounds did not go into them.
    """
    parted = _parted(member)
    agreeing = parted.filter(pl.col("side").is_not_null())
    disputed = parted.filter(pl.col("side").ne_missing(MAIN)).drop("side")
    sides = agreeing.group_by("cluster", "side", maintain_order=True).agg(*_intersection())
    told = agreeing.group_by("cluster", maintain_order=True).agg(*_kinds(), *_narrowest(), *_dates_of_one_side())
    whole = sides.group_by("cluster", maintain_order=True).agg(*_both())
    settled = whole.join(told, on="cluster", how="left", validate="1:1")
    moved = _tightened(agreeing, settled, parted)
    joined = settled.join(moved, on="cluster", how="left", validate="1:1")
    return joined.with_columns(pl.col("tightened_by").fill_null([])), disputed


def _intersection() -> list[pl.Expr]:
    return [pl.col(name).max() if name in _LOWER else pl.col(name).min() for name in BOUNDS]


def _both() -> list[pl.Expr]:
    """What any side allows; nothing where a side has no bound."""
    found = []
    for name in BOUNDS:
        edge = pl.col(name).min() if name.startswith("earliest") else pl.col(name).max()
        found.append(pl.when(pl.col(name).is_null().any()).then(None).otherwise(edge).alias(name))
    return found


def holds() -> pl.Expr:
    """True where four bounds fence an interval; a bound that is not there fences nothing."""
    start, end = pl.col("earliest_start") <= pl.col("latest_start"), pl.col("earliest_end") <= pl.col("latest_end")
    return pl.all_horizontal(
        start.fill_null(True), end.fill_null(True), (pl.col("earliest_start") < pl.col("latest_end")).fill_null(True)
    )


def _parted(member: pl.DataFrame) -> pl.DataFrame:
    """`member` with `side`: MAIN for claims that give its cluster's bounds, 1 for a rival's, null for the others."""
    whole = member.group_by("cluster").agg(*_intersection()).select("cluster", fits=holds())
    rows = member.join(whole, on="cluster", how="left", maintain_order="left")
    torn = rows.filter(~pl.col("fits"))
    names = [
        pl.col("cluster", "claim_id", "confidence"),
        document_key().alias("document"),
        pl.col(*BOUNDS).to_physical(),
    ]
    groups = torn.select(names).partition_by("cluster", include_key=False, maintain_order=True)
    chosen = [(claim, side) for group in groups for side, claims in enumerate(_sides(group)) for claim in claims]
    sides = pl.DataFrame(chosen, schema={"claim_id": pl.String, "given": pl.Int32}, orient="row")
    placed = rows.join(sides, on="claim_id", how="left", maintain_order="left")
    return placed.with_columns(side=pl.when("fits").then(MAIN).otherwise("given")).drop("fits", "given")


def _sides(group: pl.DataFrame) -> list[list[str]]:
    """The claims of a cluster that give its bounds: the best supported side, and a rival nearly as sure."""
    claims = _Claims(group)
    best = claims.best(range(group.height))
    others = [i for i in range(group.height) if i not in best.claims]
    rival = claims.best(others)
    sides = [best, rival] if rival.worth >= RIVAL * best.worth and _stretch(best.held, rival.held) <= APART else [best]
    ids = group["claim_id"].to_list()
    return [[ids[i] for i in side.claims] for side in sides]


@dataclass(frozen=True, slots=True)
class _Side:
    """Claims that agree, by place, with what they are worth and the bounds that they hold together."""

    claims: list[int]
    worth: float
    held: Four


class _Claims:
    """The claims of one cluster: their bounds, how sure each is, and the document that it is from."""

    def __init__(self, group: pl.DataFrame) -> None:
        self.four: list[Four] = list(zip(*(group[name].to_list() for name in BOUNDS), strict=True))
        self.evidence = [-math.log(1 - min(sure or 0.0, SUREST)) for sure in group["confidence"].to_list()]
        self.document = group["document"].to_list()

    def best(self, among: Iterable[int]) -> _Side:
        """Those that agree with each other and have most confidence between them.

        Each in turn is taken as true and joined by those that fit, the surest first. A document counts once, as much as
        the surest of its claims; several documents are taken as independent, so that their doubts multiply. Ties go to
        the narrower bounds, then to the first claim.
        """
        order = sorted(among, key=lambda i: (-self.evidence[i], _width(self.four[i]), i))
        sides = [self._joined(seed, order) for seed in order]
        return max(sides, key=lambda side: (side.worth, -_width(side.held)))

    def _joined(self, seed: int, order: Sequence[int]) -> _Side:
        inside, held = [seed], self.four[seed]
        for other in order:
            met = _meet(held, self.four[other])
            if other != seed and met is not None:
                inside, held = [*inside, other], met
        surest = {self.document[i]: self.evidence[i] for i in sorted(inside, key=self.evidence.__getitem__)}
        return _Side(inside, round(sum(surest.values()), 9), held)


def _meet(one: Four, two: Four) -> Four | None:
    """What both allow, or None."""
    low = [max((x for x in pair if x is not None), default=None) for pair in zip(one, two, strict=True)]
    high = [min((x for x in pair if x is not None), default=None) for pair in zip(one, two, strict=True)]
    met = (low[0], high[1], low[2], high[3])
    pairs = ((met[0], met[1], True), (met[2], met[3], True), (met[0], met[3], False))
    torn = any(a is not None and b is not None and (a > b if closed else a >= b) for a, b, closed in pairs)
    return None if torn else met


def _stretch(one: Four, two: Four) -> float:
    """From the first instant that either allows to the last."""
    both = one[0], two[0], one[3], two[3]
    if any(edge is None for edge in both):
        return float("inf")
    low, other, high, last = (edge for edge in both if edge is not None)
    return float(max(high, last) - min(low, other))


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
    return [pl.col(name).get(_width_of_claims().arg_min()) for name in FLAGS]


def _width_of_claims() -> pl.Expr:
    return (pl.col("latest_end").to_physical() - pl.col("earliest_start").to_physical()).fill_null(2**62)


def _dates_of_one_side() -> list[pl.Expr]:
    """No date as written, and no wider range, where two sides give the bounds: no claim says what both allow."""
    two = pl.col("side").n_unique() > 1
    return [
        pl.when(two).then(None).otherwise(pl.col(name).get(_width_of_claims().arg_min())).alias(name)
        for name in WRITTEN
    ]


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
