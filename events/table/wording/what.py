"""What a claim says happened: the words of its title alone, so that two claims of one sentence do not look alike."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.events.table.wording.words import NOT_NAMES, rarity, stem
from dateline.events.text.description.names.nations import adjectives

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

FUNCTION_BITS: Final = 8.0
"""A word commoner than this ("of", "was", "their") says nothing of what happened."""
MOST_BITS: Final = 16.0
"""A rare word counts no more than this: names must not outweigh what those named did."""

NAMED: Final = 0.6
"""How much a word with a capital counts: names are compared as names, here the deed is."""

TITLED: Final = 0.75
"""A title with more of its words in capitals than this is set in title case, and its capitals tell nothing."""

PART: Final = 0.55
"""How alike two titles are at least, of which one says no more than a part of the other: "Armistice came"."""

DATES: Final = NOT_NAMES - {"march", "may"}
"""Words of dates, which time compares, and others that tell nothing; two are verbs too."""

_VERBS: Final = frozenset({"polish"})
"""Demonyms that are another word in lower case, as titles are compared."""

_YEAR: Final = re.compile(r"(?:1\d|20)\d\d")
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
        .with_columns(pl.col("row").cast(pl.Int64), pl.col("said").str.extract_all(_WORD))
        .explode("said")
        .drop_nulls()
        .with_columns(name=_is_name())
        .with_columns(pl.col("said").str.to_lowercase())
    )
    spelled = said["said"].unique().to_list()
    table = pl.DataFrame(
        {"said": spelled, "word": [base(word) for word in spelled], "weight": [_weight(word) for word in spelled]},
        schema={"said": pl.String, "word": pl.String, "weight": pl.Float64},
    ).filter(pl.col("weight") > 0)
    return (
        said.join(table, on="said", validate="m:1")
        .group_by("row", "word")
        .agg((pl.col("weight") * pl.when("name").then(NAMED).otherwise(1.0)).max())
        .sort("row", "word")
    )


def _is_name() -> pl.Expr:
    """True for words with a capital inside a title that is not all in capitals."""
    capital = pl.col("said").str.contains(r"^\p{Lu}")
    inside = pl.int_range(pl.len()).over("row") > 0
    return capital & inside & ((capital & inside).mean().over("row") <= TITLED)


def likeness(words: pl.DataFrame, size: int, left: Ints, right: Ints) -> Floats:
    """How alike what pairs of claims say happened is, 0 to 1: cosine of their weighted words, PART at least for a part.

    Args:
        words: From `telling_words`, of `size` titles.
        size: How many titles.
        left, right: The rows of each pair.

    >>> words = telling_words(pl.Series(["Korean armistice signed", "Armistice of 1953 in Korea", "Mill burns down"]))
    >>> likeness(words, 3, np.array([0, 0]), np.array([1, 2])).round(1).tolist()
    [0.9, 0.0]
    """
    norm, count = np.zeros(size), np.zeros(size)
    whole = words.group_by("row").agg((pl.col("weight") ** 2).sum(), pl.len())
    norm[whole["row"].to_numpy()] = np.sqrt(whole["weight"].to_numpy())
    count[whole["row"].to_numpy()] = whole["len"].to_numpy()
    pairs = pl.DataFrame({"left": left, "right": right}).with_row_index("pair")
    met = (
        pairs.join(words, left_on="left", right_on="row")
        .join(words, left_on=["right", "word"], right_on=["row", "word"], suffix="_right")
        .group_by("pair")
        .agg((pl.col("weight") * pl.col("weight_right")).sum(), pl.len())
    )
    shared, common = np.zeros(len(left)), np.zeros(len(left))
    shared[met["pair"].to_numpy()] = met["weight"].to_numpy()
    common[met["pair"].to_numpy()] = met["len"].to_numpy()
    product = norm[left] * norm[right]
    alike: Floats = np.divide(shared, product, out=np.zeros(len(left)), where=product > 0)
    part = (common > 0) & (common == np.minimum(count[left], count[right]))
    return np.asarray(np.maximum(alike, np.where(part, PART, 0.0)).round(9), dtype=np.float64)


def base(word: str) -> str:
    """The stem of a word's base form: what its inflected forms share, those of irregular verbs and of countries too.

    >>> base("met"), base("meetings"), base("swedish") == base("sweden")
    ('meet', 'meet', True)
    """
    found = stem(_irregular().get(word, word))
    return _countries().get(found, found)


def _weight(word: str) -> float:
    if word in DATES or _YEAR.fullmatch(word):
        return 0.0
    bits = rarity().get(base(word), MOST_BITS)
    return 0.0 if bits < FUNCTION_BITS and not word[0].isdigit() else min(bits, MOST_BITS) / MOST_BITS


@cache
def _irregular() -> dict[str, str]:
    """The base of each irregular form of a verb: "met" -> "meet"."""
    text = files(__package__).joinpath("verbs.txt").read_text("utf-8")
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {form: base for base, *forms in lines for form in forms}


@cache
def _countries() -> dict[str, str]:
    """The stem of the country that each demonym belongs to: "swedish" -> "sweden"; titles are compared word by word."""
    told = chain(adjectives("adjectives"), adjectives("regions"))
    pairs = ((theirs.lower(), place.lower()) for theirs, place in told if " " not in theirs + place)
    return {stem(theirs): stem(place) for theirs, place in pairs if theirs not in _VERBS}
