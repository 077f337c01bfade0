"""What the matcher looks at: for each claim its time, its words with what each tells, its names, places and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.events.table.match_words import stems, with_weight, words
from dateline.events.time.bounds import INSTANT_MAX, INSTANT_MIN

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

TOLD: Final = ("event", "statement")
"""Roles that tell of an event; the others are decisions about claims."""

_CAPITALISED: Final = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december the a an in on at of for and but he she it they we i his her by
"""
NOT_NAMES: Final = tuple(_CAPITALISED.split())
"""Words with a capital that name nobody: the calendar's, which time compares, and those that open sentences."""

_OWN, _NAME = 1, 2
_WORD_BITS: Final = 32


@dataclass(frozen=True, slots=True)
class Features:
    """Claims as the matcher sees them; row i of everything is one claim, in the order of claim_id.

    Attributes:
        rows: claim_id, document, file, low, high, told_low, told_high (int64 microseconds; the extremes where not
            known), dated, published, planned, kind, title (lower case), trigger (stem or null).
        words: row, word (int64 id), stem, weight, flags (1: in the sentence cited, 2: a name), sorted by (row, word).
        starts: int64, n + 1: words[starts[i]:starts[i + 1]] are those of row i.
        quantities: row, unit, low, high.
        places: row, place (lower case).
    """

    rows: pl.DataFrame
    words: pl.DataFrame
    starts: Ints
    quantities: pl.DataFrame
    places: pl.DataFrame

    def column(self, name: str) -> Ints:
        """A column of numbers of `rows`."""
        return self.rows[name].to_numpy()

    def flag(self, name: str) -> npt.NDArray[np.bool_]:
        """A column of truths of `rows`."""
        return self.rows[name].to_numpy()


def features(claims: pl.DataFrame) -> Features:
    """Prepare claims for matching; the order of `claims` does not matter.

    Args:
        claims: CLAIM_SCHEMA; roles that tell of no event are left out.
    """
    told = claims.filter(pl.col("role").is_in(TOLD)).sort("claim_id").with_row_index("row")
    told = told.with_columns(pl.col("row").cast(pl.Int64), document=document_key())
    listed = _words(told)
    starts = np.searchsorted(listed["row"].to_numpy(), np.arange(told.height + 1)).astype(np.int64)
    return Features(_rows(told), listed, starts, _quantities(told), _places(told))


def document_key() -> pl.Expr:
    """What one text or one record is known by: its own id, else the hash of its content."""
    return pl.coalesce(pl.col("doc_id"), pl.col("record_id"), pl.col("sha256"))


def _rows(told: pl.DataFrame) -> pl.DataFrame:
    instants = {"low": "earliest_start", "high": "latest_end"}
    told_at = {"told_low": "published_earliest", "told_high": "published_latest"}
    return told.select(
        "row",
        "claim_id",
        "document",
        pl.when(pl.col("doc_id").is_null()).then(pl.col("citation").struct.field("source_id")).alias("file"),
        *(
            pl.col(source).to_physical().fill_null(INSTANT_MIN if name.endswith("low") else INSTANT_MAX).alias(name)
            for name, source in (instants | told_at).items()
        ),
        pl.any_horizontal(pl.col(*instants.values()).is_not_null()).alias("dated"),
        pl.col("published_latest").is_not_null().alias("published"),
        pl.col("status").is_in(["planned", "hypothetical"]).alias("planned"),
        "kind",
        pl.col("title").str.to_lowercase().alias("title"),
        stems(pl.col("trigger").struct.field("text")).alias("trigger"),
    )


def _main(told: pl.DataFrame) -> pl.Series:
    """True for the one claim of each document that matters most: it alone is known by the whole document's words."""
    place = pl.coalesce(pl.col("trigger").struct.field("char_start"), pl.lit(0))
    order = pl.struct(-pl.col("salience").fill_null(0.0), place, "claim_id").rank("ordinal")
    return told.select((order == order.min().over("document")).alias("main")).to_series()


def _words(told: pl.DataFrame) -> pl.DataFrame:
    own = told.select(
        "row",
        pl.concat_list(
            words(pl.col("title").fill_null("")), words(pl.col("citation").struct.field("quote").fill_null(""))
        ).alias("said"),
        pl.lit(_OWN).alias("flags"),
    )
    named = told.select(
        "row",
        words(pl.col("actors").list.concat("places").list.join(" ")).alias("said"),
        pl.lit(_OWN | _NAME).alias("flags"),
    )
    around = told.filter(_main(told)).select("row", pl.col("context").alias("said"), pl.lit(0).alias("flags"))
    told_words = pl.concat([own, named, around]).explode("said").filter(pl.col("said").is_not_null())
    distinct = _weighed(told_words.select("said").unique())
    return (
        told_words.join(distinct, on="said", how="inner", validate="m:1")
        .group_by("row", "word")
        .agg(
            pl.col("weight").first(),
            pl.col("stem").first(),
            (pl.col("flags") & _OWN).max() | ((pl.col("flags") & _NAME) | pl.col("name")).max(),
        )
        .sort("row", "word")
    )


def _weighed(distinct: pl.DataFrame) -> pl.DataFrame:
    """Each spelling with its stem, the stem's number, its weight, and whether its capital makes it a name."""
    spelled = distinct.with_columns(stem=stems(pl.col("said")))
    capital = pl.col("said").str.contains(r"^\p{Lu}") & ~pl.col("said").str.to_lowercase().is_in(NOT_NAMES)
    numbered = spelled.select("stem").unique().sort("stem").with_row_index("word").pipe(with_weight)
    return (
        spelled.join(numbered, on="stem", how="left", validate="m:1")
        .filter(pl.col("weight") > 0)
        .with_columns(pl.col("word").cast(pl.Int64), name=capital.cast(pl.Int32) * _NAME)
    )


def _quantities(told: pl.DataFrame) -> pl.DataFrame:
    rows = told.select("row", "quantities").explode("quantities").filter(pl.col("quantities").is_not_null())
    parts = pl.col("quantities").struct
    return rows.select(
        "row", stems(parts.field("unit").fill_null("")).alias("unit"), parts.field("low"), parts.field("high")
    )


def _places(told: pl.DataFrame) -> pl.DataFrame:
    rows = told.select("row", "places").explode("places").filter(pl.col("places").is_not_null())
    return rows.select("row", pl.col("places").str.to_lowercase().alias("place")).unique().sort("row", "place")


def shared(held: Features, left: Ints, right: Ints) -> dict[str, Floats]:
    """What the words of two claims have in common, for many pairs at once.

    Args:
        held: The claims.
        left: Rows, int64.
        right: Rows, int64, as many.

    Returns:
        Float64 arrays: `said` (cosine of the words of the sentences cited, 0 to 1), `names` (bits of the names both
        have anywhere), `about` (bits of the other words both have anywhere).
    """
    word = held.words["word"].to_numpy()
    weight = held.words["weight"].to_numpy()
    flags = held.words["flags"].to_numpy()
    keys = (held.words["row"].to_numpy() << _WORD_BITS) | word
    counts = held.starts[left + 1] - held.starts[left]
    pair = np.repeat(np.arange(len(left)), counts)
    place = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(held.starts[left], counts)
    wanted = (right[pair] << _WORD_BITS) | word[place]
    found = np.searchsorted(keys, wanted)
    found[found == len(keys)] = 0
    hit = keys[found] == wanted if len(keys) else np.zeros(len(wanted), dtype=bool)
    pair, here, there = pair[hit], place[hit], found[hit]
    both_own = (flags[here] & flags[there] & _OWN) > 0
    name = (flags[here] & flags[there] & _NAME) > 0

    def total(values: Floats) -> Floats:
        return np.asarray(np.bincount(pair, weights=values, minlength=len(left)), dtype=np.float64)

    square = np.where(flags & _OWN, weight**2, 0.0)
    norm = np.sqrt(np.add.reduceat(np.append(square, 0.0), held.starts[:-1]) * (np.diff(held.starts) > 0))
    product = norm[left] * norm[right]
    cosine = np.divide(total(weight[here] ** 2 * both_own), product, out=np.zeros(len(left)), where=product > 0)
    return {"said": cosine, "names": total(weight[here] * name), "about": total(weight[here] * ~name)}
