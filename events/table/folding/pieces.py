"""Which claims are clustered together: pieces of the graph of near pairs, cut where it is thinnest.

Claims that near pairs tie together, however far the chain goes, are a component. One of more than LARGEST claims is cut
by asking more of its pairs, a STEP at a time, until what still hangs together around a claim is no larger: that is its
piece, and what was asked is the floor of the piece. So a piece depends on what lies around it and on nothing else, and
can be found again there when more claims come (`region`).
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

LARGEST: Final = 600
"""Claims of a piece; only decisions of a user hold more together."""

STEP: Final = 0.5
"""Bits."""


def pieces(
    size: int, near: tuple[Ints, Ints, Floats], bound: tuple[Ints, Ints], least: Floats | None = None
) -> tuple[Ints, Floats]:
    """The piece of each of `size` rows, named by its smallest row, and its floor.

    Args:
        size: Number of rows.
        near: left, right and weight of the pairs that tie them; weights of 0 and more.
        bound: Pairs that are never cut.
        least: Of each row, a floor below which its surroundings are known to be too large; None: 0.

    Returns:
        Row and floor, one a row. The floor is infinite where a piece is too large by what is bound alone.
    """
    left, right, weight = near
    least = np.zeros(size) if least is None else least
    label, floor, left_over = np.arange(size), np.zeros(size), np.ones(size, dtype=bool)
    most = max(weight.max(initial=0.0), least[np.isfinite(least)].max(initial=0.0))
    asked = 0.0
    while left_over.any():
        keep = left_over[left] & left_over[right] & (weight >= asked)
        left, right, weight = left[keep], right[keep], weight[keep]
        found = components(size, np.concatenate([left, bound[0]]), np.concatenate([right, bound[1]]))
        large = np.bincount(found, minlength=size) > LARGEST
        large[found[left_over & (least > asked)]] = True
        floor[left_over] = np.where(large[found], np.inf, asked)[left_over]
        done = left_over & (~large[found] | (asked > most))
        label[done] = found[done]
        left_over &= ~done
        asked += STEP
    return label, floor


def next_floor(weight: Floats) -> Floats:
    """The lowest floor that leaves out a pair of this weight.

    >>> next_floor(np.array([0.0, 0.4, 0.5])).tolist()
    [0.5, 0.5, 1.0]
    """
    return np.asarray((np.floor(weight / STEP) + 1) * STEP, dtype=np.float64)


def components(size: int, left: Ints, right: Ints) -> Ints:
    """The connected component of each of `size` rows, named by its smallest row.

    >>> components(5, np.array([0, 3]), np.array([3, 4])).tolist()
    [0, 1, 2, 0, 0]
    """
    label = np.arange(size)
    while len(left):
        low = np.minimum(label[left], label[right])
        new = label.copy()
        np.minimum.at(new, label[left], low)
        np.minimum.at(new, label[right], low)
        new = new[new]
        if np.array_equal(new, label):
            break
        label = new
    while not np.array_equal(label[label], label):
        label = label[label]
    return label
