"""What a crowd has in common: where many documents tell of one story, its names tell which story and not which event.

How rare a word is comes from a fixed table of English. Among the claims of a piece it is no rarer than it is there.
A piece is clustered whole and whenever it changes, so what it holds may be counted, and folding more claims still gives
what folding all at once gives.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.events.table.matching.features import OF_CROWD, Features, Floats, Ints

ONE_EVENT: Final = 30
"""As many documents of a piece may all tell of one event: that so many say a word speaks against nothing. Two at least,
since a piece of two is not looked at again."""

TIED: Final = 5
"""A document that comes near to so many others of its piece is amid a crowd; one that tells of an event of its own
comes near to those that tell of it, two or three as a rule."""

DOUBLED: Final = 0.5
"""Bits that are asked for with each doubling of a crowd: the more documents, the likelier that two are much alike by
chance. Were the events of a large story no larger than those of a small one, it would be a whole bit."""


def in_crowds(held: Features, piece: Ints, near: tuple[Ints, Ints], cut: npt.NDArray[np.bool_]) -> Features:
    """The claims with each word weighed no higher than it tells among the documents of its piece; who is in a crowd.

    ONE_EVENT documents may say a word because of the event that they tell of. How likely it is in those of another
    event is seen in the rest; that such a one says it tells -log2 of that.

    Args:
        held: The claims.
        piece: The piece of each.
        near: Left and right rows of the near pairs.
        cut: True where the piece was cut from more that hangs together: it is out of a crowd, however small.
    """
    texts = _texts(held)
    size = np.bincount(piece[texts], minlength=len(piece))
    crowded = texts & (cut | (size[piece] > ONE_EVENT))
    if not crowded.any():
        return held
    amid = crowded & (cut | (_tied(texts, piece, near) >= TIED))
    rows = held.rows.with_columns(crowded=pl.Series(crowded), amid=pl.Series(amid), cut=pl.Series(texts & cut))
    words = held.words.with_columns(piece=pl.Series(piece).gather(held.words["row"]))
    said = words.filter(pl.Series(texts).gather(words["row"])).group_by("piece", "word").len("others")
    common = said.filter(pl.col("others") > ONE_EVENT).with_columns(pl.col("others") - ONE_EVENT)
    most = -(common["others"] / pl.Series(size).gather(common["piece"])).log(2)
    told = words.join(common.with_columns(most=most), on=["piece", "word"], how="left", maintain_order="left")
    weight = pl.min_horizontal("weight", "most").alias("weight")
    flags = pl.col("flags") + pl.col("others").is_not_null().cast(pl.Int32) * OF_CROWD
    return replace(held, rows=rows, words=told.with_columns(weight, flags).select(held.words.columns))


def asked(held: Features, piece: Ints) -> Floats:
    """How much the claims of each row's piece must weigh on average to be one event."""
    size = np.bincount(piece[_texts(held)], minlength=len(piece))
    return np.asarray(DOUBLED * np.log2(np.maximum(size, ONE_EVENT) / ONE_EVENT), dtype=np.float64)[piece]


def _tied(texts: npt.NDArray[np.bool_], piece: Ints, near: tuple[Ints, Ints]) -> Ints:
    """To how many documents of its piece each comes near."""
    left, right = near
    both = texts[left] & texts[right] & (piece[left] == piece[right])
    return np.bincount(np.concatenate([left[both], right[both]]), minlength=len(piece))


def _texts(held: Features) -> npt.NDArray[np.bool_]:
    """True for the main claims of documents, whose words are known."""
    found: npt.NDArray[np.bool_] = held.main & held.rows["file"].is_null().to_numpy()
    return found
