"""A set of many ids in little memory: 16 bytes each, however long they are."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

Bits = npt.NDArray[np.uint64]


class IdSet:
    """Ids that were seen, as two hashes each: sorted runs, of which small ones are joined as more come.

    Two ids in a thousand million are taken for one with a chance of one in 10^20.

    >>> seen = IdSet()
    >>> seen.add(pl.Series(["a", "b"]))
    >>> seen.held(pl.Series(["b", "c"])).to_list(), len(seen)
    ([True, False], 2)
    """

    def __init__(self) -> None:
        """Nothing is held."""
        self._runs: list[tuple[Bits, Bits]] = []

    def __len__(self) -> int:
        """How many ids were added."""
        return sum(len(first) for first, _ in self._runs)

    def add(self, ids: pl.Series) -> None:
        """Hold more ids, none of which is held already."""
        if ids.len():
            self._runs.append(_sorted(*_hashed(ids)))
        while len(self._runs) > 1 and len(self._runs[-2][0]) < 2 * len(self._runs[-1][0]):
            last, before = self._runs.pop(), self._runs.pop()
            self._runs.append(_sorted(*(np.concatenate(both) for both in zip(before, last, strict=True))))

    def held(self, ids: pl.Series) -> pl.Series:
        """Tell which ids are held: Boolean, one each."""
        first, second = _hashed(ids)
        found = np.zeros(len(first), dtype=bool)
        for ours, others in self._runs:
            place = np.minimum(np.searchsorted(ours, first), len(ours) - 1)
            found |= (ours[place] == first) & (others[place] == second)
        return pl.Series(found, dtype=pl.Boolean)


def _hashed(ids: pl.Series) -> tuple[Bits, Bits]:
    return ids.hash(seed=1).to_numpy(), ids.hash(seed=2).to_numpy()


def _sorted(first: Bits, second: Bits) -> tuple[Bits, Bits]:
    order = np.argsort(first, kind="stable")
    return first[order], second[order]
