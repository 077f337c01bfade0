"""Which pairs of claims are worth a look: those that share a rare word and lie near in time, and exact repeats."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.events.table.match_features import Features, Ints
from dateline.events.time.bounds import DAY, INSTANT_MAX, INSTANT_MIN

KEYS: Final = 32
"""How many of its most telling words a claim is looked up by."""

KEY_WEIGHT: Final = 7.0
"""A word that tells less opens no block."""

REACH: Final = 30 * DAY
"""Claims whose dates are further apart than this are not compared: a source may be some days off, or tell it late."""

FLOORS: Final = tuple(32 * DAY * 16**step for step in range(4))
"""Widths of the time buckets. A claim lives on the narrowest floor that is wider than its bounds, and is also shown on
the floors above, where vaguer claims live; the top floor is 360 years wide."""

CROWD: Final = 60
"""A block with more claims than this is not compared whole: each claim meets its neighbours by time."""

NEIGHBOURS: Final = 12

BLOCK: Final = ("floor", "bucket", "word")


def candidates(held: Features) -> tuple[Ints, Ints]:
    """Pairs of rows to compare.

    Returns:
        Two int64 arrays of one length, left < right, each pair once, sorted.
    """
    return pairs_of(blocks(held), held)


def blocks(held: Features) -> pl.DataFrame:
    """Which claims meet where: a word on a floor in a bucket of time, or the same title with the same dates.

    Returns:
        Columns row, those of BLOCK, and native: whether the claim lives on that floor. Blocks without natives are left
        out, so that who meets whom in a block depends on that block alone.
    """
    keyed = pl.concat([_keyed(held, *_reach(held)), _alike(held), _dated_alike(held)])
    inhabited = (
        keyed.group_by(BLOCK).agg(pl.len(), pl.col("native").any()).filter(pl.col("native") & (pl.col("len") > 1))
    )
    return keyed.join(inhabited.select(*BLOCK, crowd=pl.col("len") > CROWD), on=BLOCK, how="inner", validate="m:1")


def pairs_of(keyed: pl.DataFrame, held: Features) -> tuple[Ints, Ints]:
    """The pairs that meet in some blocks: see `candidates`."""
    left, right = _joined(_all_pairs(keyed.filter(~pl.col("crowd"))), _neighbours(keyed.filter("crowd"), held))
    code = np.unique(np.minimum(left, right) * len(held.starts) + np.maximum(left, right))
    return code // len(held.starts), code % len(held.starts)


def _reach(held: Features) -> tuple[Ints, Ints]:
    """When each claim may have happened, as far as it can be told: its bounds, else its publication and before."""
    rows = held.rows
    low, high = rows["low"].to_numpy().copy(), rows["high"].to_numpy().copy()
    told_low, told_high = rows["told_low"].to_numpy(), rows["told_high"].to_numpy()
    undated = ~rows["dated"].to_numpy()
    low[undated], high[undated] = told_low[undated], told_high[undated]
    open_low, open_high = low == INSTANT_MIN, high == INSTANT_MAX
    low = np.where(open_low & ~open_high, high - REACH, low)
    high = np.where(open_high & ~open_low, low + REACH, high)
    return low, high


def _keyed(held: Features, low: Ints, high: Ints) -> pl.DataFrame:
    """Rows of (row, block, native): a word on a floor in a bucket of time."""
    known = (low != INSTANT_MIN) | (high != INSTANT_MAX)
    width = np.where(known, (high // 2 - low // 2) * 2, INSTANT_MAX)
    floor = np.searchsorted(np.array(FLOORS), width)
    keys = _lookup(held)
    frames = []
    for level, size in enumerate(FLOORS):
        here = np.flatnonzero(known & (floor <= level))
        first, last = (low[here] - REACH // 2) // size, (high[here] + REACH // 2) // size
        for step in range(int((last - first).max(initial=-1)) + 1):
            inside = first + step <= last
            frames.append(_bucketed(here[inside], level, (first + step)[inside], (floor[here] == level)[inside]))
    vague = np.flatnonzero(~known | (floor == len(FLOORS)))
    rows = np.arange(len(low)) if len(vague) else vague
    frames.append(_bucketed(rows, len(FLOORS), np.zeros(len(rows), np.int64), np.isin(rows, vague)))
    buckets = pl.concat(frames)
    inhabited = buckets.filter("native").select("floor", "bucket").unique()
    shown = buckets.join(inhabited, on=["floor", "bucket"], how="semi")
    return shown.join(keys, on="row", how="inner").select("row", *BLOCK, "native")


def _bucketed(rows: Ints, floor: int, bucket: Ints, native: npt.NDArray[np.bool_]) -> pl.DataFrame:
    return pl.DataFrame({"row": rows, "bucket": bucket, "native": native}).with_columns(floor=pl.lit(floor))


def _lookup(held: Features) -> pl.DataFrame:
    """The words that each row is looked up by: the rarest, then by spelling."""
    telling = held.words.filter(pl.col("weight") >= KEY_WEIGHT)
    order = pl.struct(-pl.col("weight"), "key").rank("ordinal").over("row")
    return telling.filter(order <= KEYS).select("row", "word")


def _alike(held: Features) -> pl.DataFrame:
    """Blocks of claims with the same title and the same dates, however common their words."""
    return held.rows.select(
        "row",
        floor=pl.lit(-1),
        bucket=pl.col("low"),
        word=pl.struct("title", "high").rank("dense").cast(pl.Int64),
        native=pl.lit(True),
    )


def _dated_alike(held: Features) -> pl.DataFrame:
    """Blocks of claims with the same dates and a word of what happened, however common it is."""
    dates = held.rows.filter("dated").select(
        "row", bucket=pl.col("low"), dates=pl.struct("low", "high").rank("dense").cast(pl.Int64)
    )
    return (
        dates.join(held.what, on="row", how="inner")
        .select(
            "row",
            "bucket",
            floor=pl.lit(-2),
            word=pl.struct("dates", "word").rank("dense").cast(pl.Int64),
            native=pl.lit(True),
        )
        .select("row", *BLOCK, "native")
    )


def _all_pairs(keyed: pl.DataFrame) -> pl.DataFrame:
    """Every pair of a block of which at least one lives on its floor."""
    natives = keyed.filter("native").select("row", *BLOCK)
    return natives.join(keyed.select("row", *BLOCK), on=BLOCK, how="inner", suffix="_right").select(
        left="row", right="row_right"
    )


def _neighbours(keyed: pl.DataFrame, held: Features) -> pl.DataFrame:
    """Each claim of a crowded block with those that come next in time."""
    ordered = keyed.join(held.rows.select("row", "low", "high"), on="row", how="left").sort(
        *BLOCK, "low", "high", "row"
    )
    steps = [
        ordered.select(left="row", right=pl.col("row").shift(-step).over(BLOCK)).drop_nulls()
        for step in range(1, NEIGHBOURS + 1)
    ]
    return pl.concat(steps)


def _joined(*pairs: pl.DataFrame) -> tuple[Ints, Ints]:
    found = pl.concat(pairs).filter(pl.col("left") != pl.col("right"))
    return found["left"].to_numpy().astype(np.int64), found["right"].to_numpy().astype(np.int64)
