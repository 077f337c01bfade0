"""What titles tell apart by number: "mill number 7", "Apollo 11", "the second round". Another number, another thing.

A number before what it counts is a quantity, of which two sources may know different ones; a number after its noun, or
an ordinal before it, is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.events.table.wording.words import NOT_NAMES, stem, weight

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_ORDINALS: Final = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_ROMANS: Final = "I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII"
_VALUES: Final = {
    word: str(value) for words in (_ORDINALS, _ROMANS) for value, word in enumerate(words.split("|"), start=1)
}

_NOUNS: Final = """
    act apartment article block building camp case chapter district division engine episode flight floor game gate
    grade group heat highway leg level line match mill mine model number part phase pier pit platform precinct race
    reactor resolution room round route run season section sector series session shaft squadron stage step terminal
    test track train tunnel turbine unit version volume war ward zone
"""
_NUMBERED: Final = frozenset(_NOUNS.split())
"""Nouns that are told apart by a number behind them; so are names: "Apollo 11"."""

MARK: Final = "#"
"""What anything is numbered by that a title marks as a number: "number 7", "No. 7", "#7"; another is another thing."""

_MARK: Final = r"(?i:,? (?:no\.|number) ?|,? ?\#)"
_AFTER: Final = re.compile(
    rf"\b(?P<of>[^\W\d_]+)(?:{_MARK}| )(?P<number>\d{{1,4}}|[IVX]+)\b(?!(?:[.,:/-]|st|nd|rd|th)?\d|st|nd|rd|th|[%$€£])"
)
_BEFORE: Final = re.compile(
    rf"\b(?:(?P<word>{_ORDINALS})|(?P<number>\d{{1,3}})(?:st|nd|rd|th))[ -](?P<of>[^\W\d_]+)", re.IGNORECASE
)
_MARKED: Final = re.compile(rf"{_MARK}(\d{{1,9}}(?:[/-]\d{{1,9}})?)\b(?![.,]?\d|[%$€£])")
_YEAR: Final = re.compile(r"1\d{3}|20\d\d")
_SMALL: Final = re.compile(r"(?<![^\W_])[^\W\d_A-Z][^\W\d_]{3,}")
"""A long word in small letters: without one the title is set in title case, and its capitals tell nothing."""


def serials(titles: pl.Series) -> pl.DataFrame:
    """What the titles number.

    Args:
        titles: String; the row is the place.

    Returns:
        Columns row (Int64), of (the stem of what is numbered) and number (String).

    >>> serials(pl.Series(["Mill number 7 burns", "Apollo 11 lands", "Fire kills 12 people", "The 2nd round"])).rows()
    [(0, '#', '7'), (0, 'mil', '7'), (1, 'apollo', '11'), (3, 'round', '2')]
    """
    held = titles.unique().drop_nulls().to_list()
    found = [(title, of, number) for title in held for of, number in numbered(title)]
    table = pl.DataFrame(found, schema={"title": pl.String, "of": pl.String, "number": pl.String}, orient="row")
    rows = (
        pl.DataFrame({"title": titles.cast(pl.String)}).with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    )
    return rows.join(table.unique(), on="title").select("row", "of", "number").sort("row", "of", "number")


def numbered(title: str) -> Iterator[tuple[str, str]]:
    """What a title numbers: the stem of it, and its number."""
    spaced = _SMALL.search(title) is not None
    for hit in _AFTER.finditer(title):
        of, number = hit["of"], hit["number"]
        named = of[0].isupper() and spaced
        marked = hit.start("number") - hit.end("of") > 1
        telling = weight(stem(of)) > 0 and of.lower() not in NOT_NAMES and not _YEAR.fullmatch(number)
        if telling and (marked or named or of.lower() in _NUMBERED):
            yield stem(of), _VALUES.get(number, number)
    for hit in _MARKED.finditer(title):
        yield MARK, hit[1]
    for hit in _BEFORE.finditer(title):
        yield stem(hit["of"]), hit["number"] or _VALUES[hit["word"].lower()]


def numbered_apart(held: pl.DataFrame, left: Ints, right: Ints) -> Bools:
    """True for pairs that number one kind of thing and have no number of it in common.

    Args:
        held: From `serials`.
        left, right: The rows of each pair.

    >>> held = serials(pl.Series(["Mill number 7 burns", "Fire in mill number 9", "Mill no. 7 in flames"]))
    >>> numbered_apart(held, np.array([0, 0]), np.array([1, 2])).tolist()
    [True, False]
    """
    pairs = pl.DataFrame({"left": left, "right": right}).with_row_index("pair")
    met = (
        pairs.join(held, left_on="left", right_on="row")
        .join(held, left_on=["right", "of"], right_on=["row", "of"], suffix="_right")
        .group_by("pair")
        .agg(agree=(pl.col("number") == pl.col("number_right")).any())
    )
    apart = np.zeros(len(left), dtype=np.bool_)
    apart[met.filter(~pl.col("agree"))["pair"].to_numpy()] = True
    return apart
