"""How much a shared word tells: stems of words and their rarity in English, from a fixed table.

The table (`match_words.tsv`) is fixed, versioned data: a word's rarity never depends on the claims that are matched, so
that matching a few new claims gives what matching all of them would.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

import polars as pl

UNSEEN_BITS: Final = 22
"""Bits of a word that the table does not hold: rarer than one in four million."""

COMMON_BITS: Final = 9
"""A word as common as one in 500 tells nothing of which event is meant: `weight` is what a word has beyond this."""

CONTEXT_WORDS: Final = 96
"""How many distinctive words of a document its claims keep."""

_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*")
_POLARS_WORD: Final = r"\d[\d,.]*\d|\d|\p{L}+(?:['’]\p{L}+)*"
_ENDINGS: Final = (
    (r"['’]s$|['’]$", ""),
    (r"^(\p{L}{2,}?)(?:ies|ied|y)$", "${1}i"),
    (r"^(\p{L}{2,}?(?:ss|sh|ch|x|z))es$", "${1}"),
    (r"^(\p{L}{2,}[^s\W])s$", "${1}"),
    (r"^(\p{L}{3,}?)(?:ings?|ed|er|ers)$", "${1}"),
    (r"^(\p{L}{2,})e$", "${1}"),
)
_DOUBLED: Final = ("bb", "dd", "ff", "gg", "ll", "mm", "nn", "pp", "rr", "tt")


def stem(word: str) -> str:
    """What inflected forms of an English word share; for equality only, never shown.

    >>> [stem(w) for w in ("Killed", "kills", "killing", "shooting", "injuries", "injury", "Jones's")]
    ['kil', 'kil', 'kil', 'shoot', 'injuri', 'injuri', 'jon']
    """
    return str(pl.DataFrame({"word": [word]}).select(stems(pl.col("word"))).item())


def stems(word: pl.Expr) -> pl.Expr:
    """`stem` over a column of words.

    Args:
        word: String.

    Returns:
        String, lower case, without endings; numbers lose their thousands commas.
    """
    found = word.str.to_lowercase().str.replace_all(",", "")
    for pattern, replacement in _ENDINGS:
        found = found.str.replace(pattern, replacement)
    last_two = found.str.slice(-2)
    doubled = last_two.is_in(_DOUBLED) & (found.str.len_chars() > 3)
    return pl.when(doubled).then(found.str.head(-1)).otherwise(found)


def words(text: pl.Expr) -> pl.Expr:
    """The words and numbers of each text.

    >>> pl.DataFrame({"t": ["Ann’s 1,200 men-at-arms"]}).select(words(pl.col("t"))).item().to_list()
    ['Ann’s', '1,200', 'men', 'at', 'arms']
    """
    return text.str.extract_all(_POLARS_WORD)


@cache
def bits_table() -> pl.DataFrame:
    """Rarity of English stems.

    Returns:
        Columns stem (String) and bits (Float64: -log2 of the share of running words).

    Source: counts of 82,765 words by W. Garbe (SymSpell, MIT licence), joined by stem and rounded to bits.
    """
    rows = [line.split("\t") for line in _table_text().splitlines()]
    held = {stem: float(bits) for bits, held_words in rows for stem in held_words.split(" ")}
    return pl.DataFrame(
        {"stem": list(held), "bits": list(held.values())}, schema={"stem": pl.String, "bits": pl.Float64}
    )


def number_bits(word: pl.Expr) -> pl.Expr:
    """What a shared number tells: a short one little, a year little, a long one much; null for a word.

    >>> numbers = pl.DataFrame({"n": ["7", "40", "1953", "4512", "12000", "seven"]})
    >>> numbers.select(number_bits(pl.col("n"))).to_series().to_list()
    [11.0, 12.0, 12.0, 18.0, 20.0, None]
    """
    digits = word.str.replace_all(r"[^\d]", "").str.len_chars()
    year = word.str.contains(r"^(?:1[0-9]|20)\d\d$")
    said = pl.when(year).then(12.0).when(digits <= 1).then(11.0).when(digits == 2).then(12.0).when(digits == 3)
    return pl.when(word.str.contains(r"^\d")).then(said.then(15.0).when(digits == 4).then(18.0).otherwise(20.0))


def distinctive(title: str | None, text: str, *, limit: int = CONTEXT_WORDS) -> tuple[str, ...]:
    """The words that tell a document from others: rare ones, said often; as written, each stem once.

    Args:
        title: Its title, if it has one.
        text: The whole text, or all the cells of a record.
        limit: How many at most.

    Returns:
        Words in the order of their first appearance, names with their capital.

    >>> distinctive("Fire in Almere", "A fire broke out on Monday in Almere. The fire brigade of Almere came.", limit=3)
    ('Fire', 'Almere', 'brigade')
    """
    found = [hit.group() for hit in _WORD.finditer(f"{title or ''}\n{text}")]
    if not found:
        return ()
    rows = pl.DataFrame({"word": found}).with_row_index("at").with_columns(stem=stems(pl.col("word")))
    told = (
        rows.group_by("stem", maintain_order=True)
        .agg(pl.col("at").first(), pl.col("word").first(), pl.len().alias("said"))
        .pipe(with_weight)
        .filter(pl.col("weight") > 0)
        .with_columns(rank=pl.col("weight") * (1 + pl.col("said").cast(pl.Float64).log()))
        .sort("rank", "at", descending=[True, False])
        .head(limit)
        .sort("at")
    )
    return tuple(told["word"].to_list())


def with_weight(rows: pl.DataFrame) -> pl.DataFrame:
    """Add `weight` to rows with a `stem`: the bits of its rarity beyond COMMON_BITS, at least 0."""
    bits = pl.coalesce(number_bits(pl.col("stem")), pl.col("bits"), pl.lit(float(UNSEEN_BITS)))
    return (
        rows.join(bits_table(), on="stem", how="left", validate="m:1", maintain_order="left")
        .with_columns(weight=(bits - COMMON_BITS).clip(0.0))
        .drop("bits")
    )


def _table_text() -> str:
    return files("dateline.events.table").joinpath("match_words.tsv").read_text("utf-8")
