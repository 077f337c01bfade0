"""What a claim says happened: the words of its title alone, so that two claims of one sentence do not look alike."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.events.table.match_words import rarity, stem

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

FUNCTION_BITS: Final = 8.0
"""A word commoner than this ("of", "was", "their") says nothing of what happened."""
MOST_BITS: Final = 16.0
"""A rare word counts no more than this: names must not outweigh what those named did."""

_WORD: Final = r"\d[\d,.]*\d|\d|\p{L}+(?:['’]\p{L}+)*"


def telling_words(titles: pl.Series) -> pl.DataFrame:
    """The words of titles that say what happened, each with its weight.

    Args:
        titles: String; the row is the place.

    Returns:
        Columns row (Int64), word (stem; the forms of an irregular verb are one), weight (Float64, 0 to 1), each word of
        a row once.

    >>> telling_words(pl.Series(["Kim met Putin", "Putin meets Kim"]))["word"].to_list()
    ['kim', 'meet', 'putin', 'kim', 'meet', 'putin']
    """
    said = (
        pl.DataFrame({"said": titles})
        .with_row_index("row")
        .with_columns(pl.col("row").cast(pl.Int64), pl.col("said").str.to_lowercase().str.extract_all(_WORD))
        .explode("said")
        .drop_nulls()
    )
    spelled = said["said"].unique().to_list()
    table = pl.DataFrame(
        {"said": spelled, "word": [base(word) for word in spelled], "weight": [_weight(word) for word in spelled]},
        schema={"said": pl.String, "word": pl.String, "weight": pl.Float64},
    ).filter(pl.col("weight") > 0)
    return (
        said.join(table, on="said", validate="m:1")
        .select("row", "word", "weight")
        .unique(["row", "word"])
        .sort("row", "word")
    )


def likeness(words: pl.DataFrame, size: int, left: Ints, right: Ints) -> Floats:
    """How alike what pairs of claims say happened is: cosine of their weighted words, 0 to 1.

    Args:
        words: From `telling_words`, of `size` titles.
        size: How many titles.
        left, right: The rows of each pair.

    >>> words = telling_words(pl.Series(["Korean armistice signed", "Korea's armistice is signed", "Mill burns down"]))
    >>> likeness(words, 3, np.array([0, 0]), np.array([1, 2])).round(1).tolist()
    [0.6, 0.0]
    """
    norm = np.zeros(size)
    squares = words.group_by("row").agg((pl.col("weight") ** 2).sum())
    norm[squares["row"].to_numpy()] = np.sqrt(squares["weight"].to_numpy())
    pairs = pl.DataFrame({"left": left, "right": right}).with_row_index("pair")
    met = (
        pairs.join(words, left_on="left", right_on="row")
        .join(words, left_on=["right", "word"], right_on=["row", "word"], suffix="_right")
        .group_by("pair")
        .agg((pl.col("weight") * pl.col("weight_right")).sum())
    )
    shared = np.zeros(len(left))
    shared[met["pair"].to_numpy()] = met["weight"].to_numpy()
    whole = norm[left] * norm[right]
    alike: Floats = np.divide(shared, whole, out=np.zeros(len(left)), where=whole > 0)
    return alike.round(9)


def base(word: str) -> str:
    """The stem of a word's base form: what its inflected forms share, those of irregular verbs too.

    >>> base("met"), base("meetings")
    ('meet', 'meet')
    """
    return stem(_irregular().get(word, word))


def _weight(word: str) -> float:
    bits = rarity().get(base(word), MOST_BITS)
    return 0.0 if bits < FUNCTION_BITS and not word[0].isdigit() else min(bits, MOST_BITS) / MOST_BITS


@cache
def _irregular() -> dict[str, str]:
    """The base of each irregular form of a verb: "met" -> "meet"."""
    text = files("dateline.events.table").joinpath("match_verbs.txt").read_text("utf-8")
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {form: base for base, *forms in lines for form in forms}
