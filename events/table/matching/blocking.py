"""Which pairs of claims are worth a look: those that share a rare word and lie near in time, and exact repeats."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.events.table.matching.features import Features, Ints
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

ORDER: Final = ("at", "till", "turn")
"""Of the claims in a crowd: by when each may have happened; `turn` is as good as chance."""

WORD, TITLE, WHAT = 0, -1, -2
"""Sorts of lookups. Those by title or deed go with the dates and need no floor of time: they have one of their own."""

_ALWAYS: Final = (
    pl.lit(len(FLOORS), pl.Int8).alias("level"),
    pl.lit(INSTANT_MIN).alias("first"),
    pl.lit(INSTANT_MAX + 1).alias("last"),
)

SIGHT: Final = ("low", "high", "told_low", "told_high", "dated")
"""What of `Features.rows` decides in which blocks a claim may be, beside its lookups."""


def candidates(held: Features) -> tuple[Ints, Ints]:
    """Pairs of rows to compare.

    Returns:
        Two int64 arrays of one length, left < right, each pair once, sorted.
    """
    return pairs_of(inhabited(showings(held.rows, lookups(held))), held.rows)


def lookups(held: Features) -> pl.DataFrame:
    """What claims are looked up by: their telling words, their title and dates, their dates with what happened.

    Returns:
        Columns row, sort (Int8: WORD, TITLE or WHAT), key (Int64), floor (Int8: that the claim lives on), and those of
        ORDER (Int64). Claims that share no key of one sort meet in no block.
    """
    telling = held.words.filter(pl.col("weight") >= KEY_WEIGHT)
    order = pl.struct(-pl.col("weight"), "key").rank("ordinal").over("row")
    words = telling.filter(order <= KEYS).select("row", sort=_lit(WORD), key=_hashed("key"))
    titles = held.rows.select("row", sort=_lit(TITLE), key=_hashed("low", "high", "title"))
    dated = held.rows.filter("dated").select("row", "low", "high")
    what = dated.join(held.what, on="row", how="inner").select(
        "row", sort=_lit(WHAT), key=_hashed("low", "high", "word")
    )
    return pl.concat([words, titles, what]).join(_placed(held.rows), on="row", how="left", validate="m:1")


def windows(looked_up: pl.DataFrame) -> pl.DataFrame:
    """The blocks in which claims that are looked up so may stand.

    Args:
        looked_up: sort, key, floor and those of ORDER, as of `lookups`.

    Returns:
        The same with level (Int8), first and last (Int64 microseconds), a row a block: a claim with that key of that
        sort stands in it if it lives on that level or below and `at` is before last and `till` not before first.
    """
    words = looked_up.filter(pl.col("sort") == WORD)
    frames = [words.with_columns(_ALWAYS), looked_up.filter(pl.col("sort") != WORD).with_columns(_ALWAYS)]
    for level, size in enumerate(FLOORS):
        buckets = pl.int_ranges((pl.col("at") - REACH // 2) // size, (pl.col("till") + REACH // 2) // size + 1)
        placed = words.filter(pl.col("floor") <= level).with_columns(level=pl.lit(level, pl.Int8), bucket=buckets)
        begun = pl.col("bucket") * size
        shown = placed.explode("bucket").with_columns(first=begun - REACH // 2, last=begun + size + REACH // 2)
        frames.append(shown.drop("bucket"))
    return pl.concat(frames, how="diagonal")


def showings(rows: pl.DataFrame, keys: pl.DataFrame) -> pl.DataFrame:
    """Where claims may meet: a word on a floor in a bucket of time, or the same title or deed with the same dates.

    Args:
        rows: row (0 and up, in the order of claim ids) and SIGHT.
        keys: `lookups` of them, or some of these: blocks of the keys given come out whole.

    Returns:
        Columns row, those of BLOCK, and native: whether the claim lives on that floor.
    """
    exact = keys.filter(pl.col("sort") != WORD).join(rows.select("row", "low"), on="row", how="inner")
    dated = exact.select("row", floor=pl.col("sort").cast(pl.Int32), bucket="low", word="key", native=pl.lit(True))
    return pl.concat([_keyed(rows, keys.filter(pl.col("sort") == WORD)), dated])


def inhabited(shown: pl.DataFrame) -> pl.DataFrame:
    """The showings in blocks where somebody lives and somebody meets, with crowd: whether these are too many.

    Who meets whom in a block depends on that block alone.
    """
    whole = shown.group_by(BLOCK).agg(pl.len(), pl.col("native").any()).filter(pl.col("native") & (pl.col("len") > 1))
    return shown.join(whole.select(*BLOCK, crowd=pl.col("len") > CROWD), on=BLOCK, how="inner", validate="m:1")


def pairs_of(keyed: pl.DataFrame, rows: pl.DataFrame, *, of: pl.DataFrame | None = None) -> tuple[Ints, Ints]:
    """The pairs that meet in some blocks, `inhabited` among `rows`: see `candidates`.

    Args:
        keyed: Showings with crowd.
        rows: row, claim_id, and those of SIGHT.
        of: Column row: of blocks that are no crowd only the pairs with one of these; None: all.
    """
    left, right = _joined(_all_pairs(keyed.filter(~pl.col("crowd")), of), _neighbours(keyed.filter("crowd"), rows))
    code = pl.Series(np.minimum(left, right) * rows.height + np.maximum(left, right)).unique().sort().to_numpy()
    return code // max(rows.height, 1), code % max(rows.height, 1)


def _lit(sort: int) -> pl.Expr:
    return pl.lit(sort, dtype=pl.Int8)


def _hashed(*names: str) -> pl.Expr:
    """A number for equal values, the same in each process."""
    return pl.struct(names).hash(seed=1).reinterpret(signed=True)


def _placed(rows: pl.DataFrame) -> pl.DataFrame:
    """Row, floor, and those of ORDER."""
    at, till, floor = _floors(rows)
    held = rows.select("row", floor=pl.Series(floor, dtype=pl.Int8), at=pl.Series(at), till=pl.Series(till))
    return held.with_columns(turn=rows.select(_hashed("claim_id")).to_series())


def _reach(rows: pl.DataFrame) -> tuple[Ints, Ints]:
    """When each claim may have happened, as far as it can be told: its bounds, else its publication and before.

    What is open on one side lies within REACH of the other.

    >>> bounds = {"low": [0, INSTANT_MIN, INSTANT_MIN], "high": [INSTANT_MAX, REACH, INSTANT_MAX]}
    >>> told = {"told_low": [0, 0, 1], "told_high": [0, 0, 2], "dated": [True, True, False]}
    >>> low, high = _reach(pl.DataFrame(bounds | told))
    >>> low.tolist(), [day // DAY for day in high.tolist()]
    ([0, 0, 1], [30, 30, 0])
    """
    low, high = rows["low"].to_numpy().copy(), rows["high"].to_numpy().copy()
    told_low, told_high = rows["told_low"].to_numpy(), rows["told_high"].to_numpy()
    undated = ~rows["dated"].to_numpy()
    low[undated], high[undated] = told_low[undated], told_high[undated]
    open_low, open_high = low == INSTANT_MIN, high == INSTANT_MAX
    low = np.where(open_low & ~open_high, high - REACH, low)
    high = np.where(open_high & ~open_low, low + REACH, high)
    return low, high


def _floors(rows: pl.DataFrame) -> tuple[Ints, Ints, Ints]:
    """When each claim may have happened, and the floor it lives on; the last is for those of which nobody knows."""
    low, high = _reach(rows)
    known = (low != INSTANT_MIN) | (high != INSTANT_MAX)
    width = np.where(known, (high // 2 - low // 2) * 2, INSTANT_MAX)
    return low, high, np.asarray(np.searchsorted(np.array(FLOORS), width), dtype=np.int64)


def _keyed(rows: pl.DataFrame, keys: pl.DataFrame) -> pl.DataFrame:
    """Rows of (row, block, native): a word on a floor in a bucket of time."""
    low, high, floor = _floors(rows)
    frames = []
    for level, size in enumerate(FLOORS):
        here = np.flatnonzero(floor <= level)
        first, last = (low[here] - REACH // 2) // size, (high[here] + REACH // 2) // size
        for step in range(int((last - first).max(initial=-1)) + 1):
            inside = first + step <= last
            frames.append(_bucketed(here[inside], level, (first + step)[inside], (floor[here] == level)[inside]))
    vague = np.flatnonzero(floor == len(FLOORS))
    everyone = np.arange(len(low)) if len(vague) else vague
    frames.append(_bucketed(everyone, len(FLOORS), np.zeros(len(everyone), np.int64), np.isin(everyone, vague)))
    buckets = pl.concat(frames)
    lived_in = buckets.filter("native").select("floor", "bucket").unique()
    shown = buckets.join(lived_in, on=["floor", "bucket"], how="semi")
    return shown.join(keys.select("row", word="key"), on="row", how="inner").select("row", *BLOCK, "native")


def _bucketed(rows: Ints, floor: int, bucket: Ints, native: npt.NDArray[np.bool_]) -> pl.DataFrame:
    return pl.DataFrame({"row": rows, "bucket": bucket, "native": native}).with_columns(floor=pl.lit(floor))


def _all_pairs(keyed: pl.DataFrame, of: pl.DataFrame | None) -> pl.DataFrame:
    """Every pair of a block of which at least one lives on its floor, and one is among those asked for."""
    everyone = keyed.select("row", *BLOCK)
    natives = keyed.filter("native").select("row", *BLOCK)
    if of is None:
        return _met(natives, everyone)
    return pl.concat(
        [_met(natives.join(of, on="row", how="semi"), everyone), _met(natives, everyone.join(of, on="row", how="semi"))]
    )


def _met(natives: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    return natives.join(others, on=BLOCK, how="inner", suffix="_right").select(left="row", right="row_right")


def _neighbours(keyed: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Each claim of a crowded block with those that come next in time, if one of the two lives on its floor."""
    ordered = keyed.join(_placed(rows).drop("floor"), on="row", how="left").sort(*BLOCK, *ORDER, "row")
    steps = [
        ordered.select(
            left="row",
            right=pl.col("row").shift(-step).over(BLOCK),
            native=pl.col("native") | pl.col("native").shift(-step).over(BLOCK),
        )
        for step in range(1, NEIGHBOURS + 1)
    ]
    return pl.concat(steps).filter("native").select("left", "right").drop_nulls()


def _joined(*pairs: pl.DataFrame) -> tuple[Ints, Ints]:
    found = pl.concat(pairs).filter(pl.col("left") != pl.col("right"))
    return found["left"].to_numpy().astype(np.int64), found["right"].to_numpy().astype(np.int64)
