"""Where a scale of even years would leave most of a picture empty: time in chapters, each at a scale of its own.

A few events centuries before the others squeeze these into a corner. Then time is cut where nothing happens, into as
few stretches as tell thick from thin, and each gets room for what happens in it; a stretch in which nothing begins is
folded. The cut is Scargle's (Studies in Astronomical Time Series Analysis VI, 2013: Bayesian Blocks): the segments that
make the instants likeliest, less a price for each; the dynamic programme is over the widest gaps and over quantiles.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from dateline.charts.ticks import steps, times
from dateline.events.time.bounds import BOUNDS, Instant

MOST: Final = 7
"""Stretches at most, folded ones among them: more could not be told apart at a glance."""
PRICE: Final = 6.0
"""What one more stretch must gain, in nats. Scargle's prior, for one false cut in twenty, is about 4 for some hundred
instants at fixed places; these cuts are chosen where gaps are widest, so chance alone gains more."""
WORTH: Final = 0.08
"""And what it must gain for each instant: sure of itself in a large table, a small difference is still a small one."""
GAIN: Final = math.log(2)
"""Chapters are worth their oddness where the middling event gets twice the room that an even scale gives it."""
FEWEST: Final = 4
"""Instants that a stretch holds at least, unless it holds none: two or three are no thick time."""
CANDIDATES: Final = 60
"""Gaps tried as cuts, and as many quantiles."""
FINENESS: Final = (6, 60, 600)
"""Parts of a gap whose length, made round, is how far from its sides it may be cut."""
FOLD: Final = 0.022
"""Share of the picture that a stretch without events takes."""
LEAST: Final = 0.07
"""Share that a stretch with events takes at least."""
EVENNESS: Final = 0.6
"""Room grows with this power of the number of instants: at 1 a thick stretch would take all, at 0 all get the same."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A map from time to place that only rises: straight between its knots, and on beyond the first and the last.

    Attributes:
        knots: Instants, ascending; two for an even scale.
        places: Where each stands, from 0 to 1.
        folds: Numbers of the stretches in which nothing begins.
    """

    knots: tuple[Instant, ...]
    places: tuple[float, ...]
    folds: tuple[int, ...] = ()

    @property
    def is_even(self) -> bool:
        """Whether equal times take equal room."""
        return len(self.knots) == 2

    def place(self, time: Instant) -> float:
        """Where an instant stands.

        >>> Axis((0, 100, 200), (0.0, 0.8, 1.0)).place(50), Axis((0, 100, 200), (0.0, 0.8, 1.0)).place(300)
        (0.4, 1.2)
        """
        left = min(max(bisect_right(self.knots, time) - 1, 0), len(self.knots) - 2)
        share = (time - self.knots[left]) / (self.knots[left + 1] - self.knots[left])
        return self.places[left] + share * (self.places[left + 1] - self.places[left])


def axis_of(events: pl.DataFrame) -> Axis | None:
    """The axis that a table asks for; None where an even scale does as well, or nothing is dated.

    Args:
        events: EVENT_SCHEMA.
    """
    four = [pl.col(name).cast(pl.Int64) for name in BOUNDS]
    return fitted(events.select(first=pl.coalesce(four), last=pl.max_horizontal(four)).drop_nulls())


def fitted(extents: pl.DataFrame) -> Axis | None:
    """The same for extents alone.

    Args:
        extents: `first` and `last`, Int64, microseconds, no nulls.
    """
    starts = np.unique(extents["first"].to_numpy())
    if len(starts) < FEWEST:
        return None
    edges = _edges(np.unique(extents.select("first", "last").to_numpy()))
    cuts = _cuts(edges, starts)
    return _axis(edges[cuts], starts) if len(cuts) > 2 else None


def _edges(instants: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Round instants where time may be cut: both sides of the widest gaps, and quantiles."""
    gaps = np.diff(instants)
    widest = np.argsort(-gaps, kind="stable")[:CANDIDATES]
    spread = np.linspace(0, len(gaps) - 1, CANDIDATES).astype(np.int64)
    found = {int(instants[0]), int(instants[-1])}
    for place in np.union1d(widest, spread).tolist():
        found.update(_round_sides(int(instants[place]), int(instants[place + 1])))
    return np.array(sorted(found))


def _round_sides(low: Instant, high: Instant) -> list[Instant]:
    """Round instants near both sides of a gap: of coarse steps, which are farther from it, and of finer ones."""
    found: list[Instant] = []
    ladder = list(steps())[::-1]
    for part in FINENESS:
        step = next((step for step in ladder if step.length <= (high - low) / part), None)
        between = times(step, low + 1, high) if step else []
        found += [between[0], between[-1]] if between else []
    return found


def _cuts(edges: npt.NDArray[np.int64], instants: npt.NDArray[np.int64]) -> list[int]:
    """Which of the edges part the stretches, the first and the last edge among them."""
    before = np.searchsorted(instants, edges)
    before[-1] = len(instants)
    inside = before[None, :] - before[:, None]
    length = (edges[None, :] - edges[:, None]) / (edges[-1] - edges[0])
    with np.errstate(divide="ignore", invalid="ignore"):
        likely = np.where(inside > 0, inside * (np.log(inside) - np.log(length)), 0.0)
    worth = likely - max(PRICE, WORTH * len(instants))
    worth[(inside > 0) & (inside < FEWEST)] = -np.inf
    worth[np.tril_indices(len(edges))] = -np.inf
    best, came = [worth[0]], []
    for _ in range(MOST - 1):
        through = best[-1][:, None] + worth
        came.append(through.argmax(axis=0))
        best.append(through.max(axis=0))
    rounds = int(np.argmax([row[-1] for row in best]))
    cuts = [len(edges) - 1]
    for number in reversed(range(rounds)):
        cuts.append(int(came[number][cuts[-1]]))
    return [0, *reversed(cuts)]


def _axis(knots: npt.NDArray[np.int64], instants: npt.NDArray[np.int64]) -> Axis | None:
    """The stretches with their room, where that gives the middling event enough more of it."""
    before = np.searchsorted(instants, knots)
    before[-1] = len(instants)
    counts = np.diff(before)
    empty = counts == 0
    wanted = np.where(empty, 0.0, counts**EVENNESS)
    shares = np.where(empty, FOLD, np.maximum(wanted / wanted.sum(), LEAST))
    shares = np.where(empty, shares, shares / shares[~empty].sum() * (1 - shares[empty].sum()))
    gained = np.log(shares / (np.diff(knots) / (knots[-1] - knots[0])))
    if (gained * counts).sum() / counts.sum() < GAIN:
        return None
    places = np.concatenate(([0.0], np.cumsum(shares)))
    places[-1] = 1.0
    inner = np.flatnonzero(empty[:-1]).tolist()  # bars may still end in the last stretch
    return Axis(tuple(knots.tolist()), tuple(places.round(6).tolist()), tuple(inner))
