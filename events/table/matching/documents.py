"""How far two documents tell the same: what each says of what the other mainly tells, and how much of both is in both.

Names and themes that two documents share say which story they belong to. Whether they tell of one event shows in
whether what the one mainly tells is told in the other too, and in how little each has beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from dateline.events.table.matching.features import Features, Floats, Ints

TOLD_SHARE: Final = 0.75
"""What it counts that the other document has all that the sentence of a claim says, beside the share of words both
have."""

ENOUGH_WORDS: Final = 40
"""Telling words of a text that is compared so: of a shorter one nearly all stands in the sentences compared anyway."""

NOT_COMPARED: Final = -1.0
"""Of pairs of which one is told in passing, is a row or is short: no two documents are compared."""


def agreement(held: Features, left: Ints, right: Ints, common: Mapping[str, Floats]) -> Floats:
    """How far the documents of two main claims tell the same.

    Args:
        held: The claims.
        left, right: The rows of each pair.
        common: What their words have in common (`features.shared`).

    Returns:
        0 to 1 + TOLD_SHARE, or NOT_COMPARED.
    """
    text = held.main & held.rows["file"].is_null().to_numpy() & (np.diff(held.starts) >= ENOUGH_WORDS)
    found = np.where(text[left] & text[right], common["cover"] + TOLD_SHARE * common["told"], NOT_COMPARED)
    return np.asarray(found.round(9), dtype=np.float64)
