"""Events as packed columns, within a budget of bytes: what every event keeps, and what only the weightiest do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from dateline.charts.page.columns import Integers, pack_integers, pack_text
from dateline.events.time.bounds import BOUNDS, DAY, SECOND
from dateline.events.time.words import words

UNITS: Final = (DAY, 3600 * SECOND, 60 * SECOND, SECOND, 1000)
"""Sizes of the unit in which a page counts time, in microseconds; the largest that divides every bound is used."""

FLAGS: Final = {
    "no_earliest_start": 1,
    "no_latest_start": 2,
    "no_earliest_end": 4,
    "no_latest_end": 8,
    "approximate": 16,
    "uncertain": 32,
    "disputed": 64,
    "tightened": 128,
    "start_open": 256,
    "end_open": 512,
    "start_beyond": 1024,
    "end_beyond": 2048,
    "never_known": 4096,
    "from_publication": 8192,
    "past": 16384,
}
"""Bits of the flags column; the page's script has the same table."""

WORDS_KEPT: Final = 10_000
"""With more events than this the page writes dates itself, from their bounds alone."""

FAIR: Final = (0.5, 0.8)
"""Confidence from the first to the second is fair; below it is low, above it high."""

NAMES_KEPT: Final = 20_000
"""Distinct actors, places or sources that filters and search know; rarer ones stand only in the details."""


@dataclass(frozen=True, slots=True)
class PackedRows:
    """What the page keeps of every event.

    Attributes:
        columns: Packed strings by name.
        names: Dictionaries, each packed text, by the name of the column that points into it.
        unit: Milliseconds of one unit of time.
        titles: How many events keep their title: all, or the weightiest.
    """

    columns: dict[str, str]
    names: dict[str, str]
    unit: float
    titles: int

    @property
    def size(self) -> int:
        """Characters in the page."""
        return sum(map(len, self.columns.values())) + sum(map(len, self.names.values()))


def importance(events: pl.DataFrame, undated: pl.Series | None = None) -> Integers:
    """Rank of each event, 0 the weightiest: salience, lifted by the number of sources, times how well its title reads.

    Ties are spread over the rows.

    Args:
        events: EVENT_SCHEMA.
        undated: Boolean, one a row: true where only the publication dates it; such events come after all others.

    Returns:
        One rank a row, each once.
    """
    weight = pl.col("salience").fill_null(0.0).fill_nan(0.0) + 0.15 * pl.col("sources").list.len().clip(1).log()
    later = pl.lit(0.0) if undated is None else pl.lit(undated).cast(pl.Float64)
    reads = pl.col("printable").fill_null(1.0).fill_nan(1.0)
    weights = events.select(weight * reads - 10 * later).to_series().to_numpy()
    rank = np.empty(len(weights), dtype=np.int64)
    rank[np.lexsort((spread(len(weights)), -weights))] = np.arange(len(weights))
    return rank


def spread(count: int) -> Integers:
    """Numbers for the rows that, taken in order, fall evenly over them all: their places with the bits reversed.

    >>> spread(8).tolist()
    [0, 4, 2, 6, 1, 5, 3, 7]
    """
    places = np.arange(count, dtype=np.int64)
    bits = max(count - 1, 1).bit_length()
    return sum((places >> bit & 1) << (bits - 1 - bit) for bit in range(bits)) + np.zeros(count, dtype=np.int64)


def pack_rows(events: pl.DataFrame, *, budget: int, undated: pl.Series | None = None) -> PackedRows:
    """Columns of all events, in their order.

    Args:
        events: What `history` gives: EVENT_SCHEMA, `since` and `until`; in display order.
        budget: Characters that all of them may take; titles get what the others leave.
        undated: Boolean: true where only the publication dates it.
    """
    times, unit = _times(events)
    rank = importance(events, undated)
    columns = {name: pack_integers(values) for name, values in times.items()}
    columns["known"] = pack_integers(_days_after(events["since"], times["anchor"], unit))
    if events["until"].null_count() < len(events):
        columns["until"] = pack_integers(
            events.select((pl.col("until") - pl.col("since")).fill_null(0)).to_series().to_numpy()
        )
    columns["flags"] = pack_integers(_flags(events, undated))
    columns["importance"] = pack_integers(_level(rank))
    columns["confidence"] = pack_integers(_band(events))
    names: dict[str, str] = {}
    for name in ("kind", "status"):
        columns[name], names[name] = _coded(events[name].fill_null("").replace("", "other"))
    for name in ("actors", "places", "sources"):
        columns[name], names[name] = _coded_lists(events[name])
    if len(events) <= WORDS_KEPT:
        columns["when"], names["when"] = _coded(words(events))
    left = budget - PackedRows(columns, names, 0, 0).size
    columns["title"], kept = _titles(events["title"].fill_null(""), rank, left)
    return PackedRows(columns, names, unit / 1000, kept)


def _times(events: pl.DataFrame) -> tuple[dict[str, Integers], int]:
    four = events.select(pl.col(name).cast(pl.Int64) for name in BOUNDS)
    unit = next((u for u in UNITS if _divides(four, u)), UNITS[-1])
    units = four.select(pl.all().floordiv(unit))
    anchor = units.select(pl.coalesce(pl.all()).fill_null(0).alias("anchor")).to_series()
    offsets = {name: units.select((pl.col(name) - anchor).fill_null(0)).to_series().to_numpy() for name in BOUNDS[1:]}
    whole = anchor.to_numpy()
    return {"anchor": np.diff(whole, prepend=0), **offsets}, unit


def _divides(four: pl.DataFrame, unit: int) -> bool:
    return bool(four.select(pl.all_horizontal((pl.all() % unit == 0).fill_null(True).all())).item())


def _days_after(known: pl.Series, anchor: Integers, unit: int) -> Integers:
    """Days from where an event stands in time to when it was first told: smaller numbers than the days themselves."""
    place = np.cumsum(anchor) * unit // DAY
    return known.to_frame("day").select((pl.col("day") - pl.Series(place)).fill_null(0)).to_series().to_numpy()


def _band(events: pl.DataFrame) -> Integers:
    """Confidence as the filter knows it: 0 high, 1 fair, 2 low."""
    trust = pl.col("confidence").fill_null(1.0).fill_nan(1.0)
    return (
        events.select(pl.when(trust >= FAIR[1]).then(0).when(trust >= FAIR[0]).then(1).otherwise(2))
        .to_series()
        .to_numpy()
    )


def _flags(events: pl.DataFrame, undated: pl.Series | None) -> Integers:
    tests = {
        **{f"no_{name}": pl.col(name).is_null() for name in BOUNDS},
        "approximate": pl.col("approximate"),
        "uncertain": pl.col("uncertain"),
        "disputed": pl.col("conflicts").list.len() > 0,
        "tightened": pl.col("tightened_by").list.len() > 0,
        "start_open": pl.col("start_kind") == "open",
        "end_open": pl.col("end_kind") == "open",
        "start_beyond": pl.col("start_kind") == "out_of_range",
        "end_beyond": pl.col("end_kind") == "out_of_range",
        "never_known": pl.col("since").is_null(),
        "from_publication": pl.lit(False) if undated is None else pl.lit(undated),
        "past": pl.col("until").is_not_null(),
    }
    bits = pl.sum_horizontal(tests[name].fill_null(False).cast(pl.Int64) * bit for name, bit in FLAGS.items())
    return events.select(bits).to_series().to_numpy()


def _level(rank: Integers) -> Integers:
    """Rank as a level, 0 the weightiest; fine at the top, where the choice is made, and coarse below."""
    level: Integers = np.floor(4 * np.log2(1 + rank)).astype(np.int64)
    return level


def _coded(values: pl.Series) -> tuple[str, str]:
    order = _by_frequency(values)
    codes = values.replace_strict(order, range(len(order)), return_dtype=pl.Int64)
    return pack_integers(codes.to_numpy()), pack_text(order)


def _coded_lists(lists: pl.Series) -> tuple[str, str]:
    """Each row as its count and its codes, in one stream; names beyond NAMES_KEPT are left out."""
    frame = lists.rename("name").to_frame().with_row_index("row")
    long = frame.explode("name", empty_as_null=True).drop_nulls("name")
    order = _by_frequency(long["name"])[:NAMES_KEPT]
    table = pl.DataFrame({"name": order, "code": range(len(order))}, schema={"name": pl.String, "code": pl.Int64})
    coded = long.join(table, on="name", how="inner", maintain_order="left")
    counts = frame.select("row").join(coded.group_by("row").len(), on="row", how="left", maintain_order="left")
    lengths = counts["len"].fill_null(0).cast(pl.Int64).to_numpy()
    stream = np.insert(coded["code"].to_numpy(), np.cumsum(lengths) - lengths, lengths)
    return pack_integers(stream), pack_text(order)


def _by_frequency(values: pl.Series) -> list[str]:
    counted = values.rename("value").to_frame().group_by("value").len()
    return counted.sort(["len", "value"], descending=[True, False])["value"].to_list()


def _titles(titles: pl.Series, rank: Integers, budget: int) -> tuple[str, int]:
    packed, kept = pack_text(titles.to_list()), len(titles)
    while len(packed) > budget and kept > 1:
        kept = min(int(kept * budget / len(packed) * 0.97), kept - 1)
        packed = pack_text(
            titles.to_frame()
            .select(pl.when(pl.Series(rank < kept)).then(pl.col(titles.name)).otherwise(pl.lit("")))
            .to_series()
            .to_list()
        )
    return packed, kept
