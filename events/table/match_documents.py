"""How far two documents tell the same: what each says of what the other mainly tells, and how much of both is in both.

Names and themes that two documents share say which story they belong to. Whether they tell of one event shows in
whether what the one mainly tells is told in the other too, and in how little each has beside it.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.events.table.match_features import Features, Floats, Ints

TITLE_SHARE: Final = 0.5
"""What it counts that the other document says all that a title says, beside the share of words both have."""

ENOUGH_WORDS: Final = 40
"""Telling words of a text that is compared so: of a shorter one nearly all stands in the sentences compared anyway."""

NOT_COMPARED: Final = -1.0
"""Of pairs of which one is told in passing, is a row or is short: no two documents are compared."""

_WORD_BITS: Final = 32


def agreement(held: Features, left: Ints, right: Ints, cover: Floats) -> Floats:
    """How far the documents of two main claims tell the same.

    Args:
        held: The claims.
        left, right: The rows of each pair.
        cover: What both have, as a share of what the one with less has.

    Returns:
        0 to 1 + TITLE_SHARE, or NOT_COMPARED.
    """
    text = held.main & held.rows["file"].is_null().to_numpy() & (np.diff(held.starts) >= ENOUGH_WORDS)
    both = np.flatnonzero(text[left] & text[right])
    here, there = left[both], right[both]
    told = (_told(held, here, there) + _told(held, there, here)) / 2
    found = np.full(len(left), NOT_COMPARED)
    found[both] = cover[both] + TITLE_SHARE * told
    return found.round(9)


def _told(held: Features, claim: Ints, other: Ints) -> Floats:
    """The share of the title of each claim, word by word with its weight, that the document of the other has."""
    pairs = pl.DataFrame({"row": claim, "other": other}).with_row_index("pair")
    said = pairs.join(held.what, on="row", how="inner", maintain_order="left")
    weight, pair = said["weight"].to_numpy(), said["pair"].to_numpy()
    had = np.bincount(pair, weights=weight * _has(held, said), minlength=len(claim))
    whole = np.bincount(pair, weights=weight, minlength=len(claim))
    return np.asarray(np.divide(had, whole, out=np.zeros(len(claim)), where=whole > 0), dtype=np.float64)


def _has(held: Features, said: pl.DataFrame) -> npt.NDArray[np.bool_]:
    """Whether the row `other` has the word `id`."""
    keys = (held.words["row"].to_numpy() << _WORD_BITS) | held.words["word"].to_numpy()
    wanted = (said["other"].to_numpy() << _WORD_BITS) | said["id"].to_numpy()
    if not len(keys):
        return np.zeros(len(wanted), dtype=bool)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found: npt.NDArray[np.bool_] = (keys[place] == wanted) & (said["id"].to_numpy() >= 0)
    return found
