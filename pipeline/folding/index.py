"""Indexes over the possible extents of events: how many touch a period, and which, without reading the table.

The possible extent of an event is [earliest_start, latest_end): where any part of it can lie. An end that is not known
reaches as far as instants go. Counting needs the two columns sorted, each alone: of all events, those that begin before
the period's end, less those that are over by its start. Finding rows needs bins of extents of like length (within a
factor of two), each sorted by start: what touches a period begins, in its bin, at most the bin's greatest length before
it, so a binary search cuts out a slice that holds few others.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from typing import Final, Self

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.events.time.bounds import INSTANT_MAX, INSTANT_MIN, Instant

Instants = npt.NDArray[np.int64]
Rows = npt.NDArray[np.uint32]

_FORMAT: Final = 1
_ARRAYS: Final = ("sorted_starts", "sorted_ends", "binned_starts", "binned_ends", "binned_rows")


@dataclass(frozen=True, slots=True)
class _Bin:
    """Rows [first, last) of the binned columns, whose extents are at most `longest` long."""

    first: int
    last: int
    longest: int


class PeriodIndex:
    """Answers for one table of bounds; each half is built when it is first asked.

    >>> index = PeriodIndex.of(pl.DataFrame({"earliest_start": [0, 50, None], "latest_end": [10, 60, 5]}))
    >>> index.counts([0, 10, 55], [5, 50, 56]).tolist()
    [2, 0, 1]
    >>> index.rows(4, 51).tolist()
    [0, 1, 2]
    """

    def __init__(self, starts: Instants, ends: Instants) -> None:
        """Not called by users: see `of` and `load`.

        Args:
            starts: Of one possible extent a row; INSTANT_MIN where there is no bound.
            ends: Of the same; INSTANT_MAX where there is no bound.
        """
        self._starts, self._ends = starts, ends

    @classmethod
    def of(cls, events: pl.DataFrame) -> Self:
        """The index of a table with `earliest_start` and `latest_end` (instants, null: no bound)."""
        starts, ends = (
            events.get_column(name).cast(pl.Int64).fill_null(limit).to_numpy()
            for name, limit in (("earliest_start", INSTANT_MIN), ("latest_end", INSTANT_MAX))
        )
        return cls(starts, ends)

    def __len__(self) -> int:
        return len(self._starts)

    def count(self, start: Instant | None, end: Instant | None) -> int:
        """How many events may touch [start, end); None: no limit on that side."""
        return int(self.counts([_low(start)], [_high(end)])[0])

    def counts(self, starts: npt.ArrayLike, ends: npt.ArrayLike) -> Instants:
        """How many events may touch each of many periods.

        Args:
            starts: Instants, one a period.
            ends: Instants, one a period, each after its start.

        Returns:
            One count a period.
        """
        begun = np.searchsorted(self.sorted_starts, np.asarray(ends, np.int64), "left")
        over = np.searchsorted(self.sorted_ends, np.asarray(starts, np.int64), "right")
        return (begun - over).astype(np.int64)

    def rows(self, start: Instant | None, end: Instant | None) -> Rows:
        """Which rows may touch [start, end), in the table's order; None: no limit on that side."""
        low, high = _low(start), _high(end)
        found = [self._touching(part, low, high) for part in self._bins]
        return np.sort(np.concatenate(found)) if found else np.empty(0, np.uint32)

    @cached_property
    def sorted_starts(self) -> Instants:
        """All starts, ascending."""
        return np.sort(self._starts)

    @cached_property
    def sorted_ends(self) -> Instants:
        """All ends, ascending."""
        return np.sort(self._ends)

    def save(self, folder: Path) -> None:
        """Write the whole index as a folder of plain arrays: all of it, or nothing.

        A folder already there is taken to be the same index and left alone.
        """
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = Path(mkdtemp(prefix=".index-", dir=folder.parent))
        try:
            for name in _ARRAYS:
                np.save(making / f"{name}.npy", getattr(self, name), allow_pickle=False)
            bins = [[part.first, part.last, part.longest] for part in self._bins]
            (making / "bins.json").write_text(json.dumps({"format": _FORMAT, "bins": bins}), "utf-8")
            making.replace(folder)
        except OSError:
            shutil.rmtree(making, ignore_errors=True)
            if not folder.is_dir():
                raise

    @classmethod
    def load(cls, folder: Path) -> Self | None:
        """The index kept in a folder, its arrays left on disk until they are touched; None where there is none."""
        try:
            head = json.loads((folder / "bins.json").read_text("utf-8"))
            arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _ARRAYS}
        except (OSError, EOFError, ValueError):
            return None
        if head.get("format") != _FORMAT:
            return None
        index = cls(arrays["binned_starts"], arrays["binned_ends"])
        index.__dict__.update(arrays, _bins=[_Bin(*part) for part in head["bins"]])
        return index

    @cached_property
    def binned_rows(self) -> Rows:
        """The table's rows, ordered by length class and start."""
        return np.lexsort((self._starts, _classes(self._starts, self._ends))).astype(np.uint32)

    @cached_property
    def binned_starts(self) -> Instants:
        """Starts in the order of `binned_rows`."""
        return self._starts[self.binned_rows]

    @cached_property
    def binned_ends(self) -> Instants:
        """Ends in the order of `binned_rows`."""
        return self._ends[self.binned_rows]

    @cached_property
    def _bins(self) -> list[_Bin]:
        classes = _classes(self.binned_starts, self.binned_ends)
        edges = np.flatnonzero(np.diff(classes, prepend=-1, append=-1))
        lengths = _lengths(self.binned_starts, self.binned_ends)
        return [_Bin(int(first), int(last), int(lengths[first:last].max())) for first, last in pairwise(edges)]

    def _touching(self, part: _Bin, low: int, high: int) -> Rows:
        starts = self.binned_starts[part.first : part.last]
        nearest = np.int64(max(low - part.longest, INSTANT_MIN - 1))
        first = part.first + int(np.searchsorted(starts, nearest, "right"))
        last = part.first + int(np.searchsorted(starts, np.int64(high), "left"))
        return self.binned_rows[first:last][self.binned_ends[first:last] > low]


def _low(start: Instant | None) -> int:
    return INSTANT_MIN if start is None else start


def _high(end: Instant | None) -> int:
    return INSTANT_MAX if end is None else end


def _lengths(starts: Instants, ends: Instants) -> npt.NDArray[np.uint64]:
    """Lengths of extents; those across nearly all of time need the 64th bit, so the difference is taken unsigned."""
    lengths: npt.NDArray[np.uint64] = ends.view(np.uint64) - starts.view(np.uint64)
    return lengths


def _classes(starts: Instants, ends: Instants) -> npt.NDArray[np.int8]:
    """log2 of each length, rounded down (a float's rounding may put a length one class up, which costs nothing)."""
    return np.frexp(_lengths(starts, ends).astype(np.float64))[1].astype(np.int8)
