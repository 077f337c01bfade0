"""How far the dates of two claims agree: told ahead, of one time, apart, or undated; `time` in weights.toml."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from dateline.events.table.matching.features import Features, Floats, Ints
from dateline.events.table.matching.weights import Case
from dateline.events.time.bounds import DAY, INSTANT_MAX, INSTANT_MIN

SAME: Final = 0.75
"""How alike two titles are that say the same: the wording of one deed of one doer, but for small words."""

UNLIKE: Final = 0.2
"""How alike two titles are at most that say nothing in common: what was said in other words, and told before the other
was said, is another saying, however many names both texts have."""

_WIDE: Final = 32 * DAY
"""Bounds wider than this agree with much."""

_LONG: Final = 366 * DAY
"""Bounds wider than this agree with nearly everything: that much narrower ones are within them tells nothing."""


def time_cases(held: Features, left: Ints, right: Ints, alike: Floats) -> list[Case]:
    """The levels of the time of pairs, the first that holds counts; where none does nothing is known.

    Args:
        held: The claims.
        left, right: Rows of the claims of each pair.
        alike: How far both titles say that the same happened, 0 to 1.
    """
    dated = held.flag("dated")
    both = dated[left] & dated[right]
    gap = _gap(held, left, right)
    return [
        *((both & holds, level) for holds, level in _ahead(held, left, right, alike)),
        *((both & (gap < 0) & holds, level) for holds, level in _meeting(held, left, right, -gap)),
        *((both & holds, level) for holds, level in _apart(held, left, right, alike, gap)),
        (dated[left] != dated[right], "one undated"),
        *_undated(held, left, right),
    ]


def _ahead(held: Features, left: Ints, right: Ints, alike: Floats) -> list[Case]:
    """One was published before the other began, though it tells no plan."""
    ahead = np.maximum(_early(held, left, right), _early(held, right, left))
    said = _both(held, "said", left, right)
    return [
        (ahead > 16 * DAY, "told long before it happened"),
        (said & (ahead > DAY) & (alike < UNLIKE), "told long before it happened"),
        (ahead > DAY, "told before it happened"),
    ]


def _early(held: Features, happened: Ints, told: Ints) -> Floats:
    """Microseconds from the last instant at which one was published to the first of the other; 0 where it is a plan."""
    reports = held.flag("published")[told] & ~held.flag("planned")[told]
    return np.where(reports, _less(held.column("low")[happened], held.column("told_high")[told]), 0.0)


def _meeting(held: Features, left: Ints, right: Ints, common: Floats) -> list[Case]:
    """Both may have happened at one time; `common`: how long that time is."""
    low, begun = held.column("low"), held.column("latest_start")
    width = span(held, left, right)
    inside = _inside(held, left, right) & ((width <= _LONG) | (common >= width / 2))
    return [
        (width <= 2 * DAY, "same day"),
        ((width <= 16 * DAY) & _both(held, "stated", left, right), "same fortnight"),
        (width <= 16 * DAY, "same fortnight, by when it was told"),
        (width <= _WIDE, "overlapping"),
        ((low[left] == low[right]) & (begun[left] == begun[right]), "the same long time"),
        (inside, "one within the other"),
        (np.ones(len(left), dtype=np.bool_), "loosely overlapping"),
    ]


def _inside(held: Features, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    """True where the bounds of one lie within those of the other, and both are bounded on both sides."""
    low, high = held.column("low"), held.column("high")
    bounded = (high < INSTANT_MAX) & (low > INSTANT_MIN)
    within: npt.NDArray[np.bool_] = (low[left] <= low[right]) & (high[right] <= high[left])
    within |= (low[right] <= low[left]) & (high[left] <= high[right])
    return within & bounded[left] & bounded[right]


def _apart(held: Features, left: Ints, right: Ints, alike: Floats, gap: Floats) -> list[Case]:
    """Between one and the other lies a time."""
    passing = ~(held.main[left] & held.main[right])
    once = _both(held, "once", left, right)
    return [
        (passing & (gap < 2 * DAY), "next day, in passing"),
        (once & (alike >= SAME) & (gap >= 2 * DAY), "other days of what happens once"),
        (passing, "apart, in passing"),
        ((gap < 2 * DAY) & (span(held, left, right) <= _WIDE), "next day"),
        (gap < 8 * DAY, "days apart"),
        (gap < 16 * DAY, "a week or two apart"),
        (gap < 32 * DAY, "weeks apart"),
        (np.ones(len(left), dtype=np.bool_), "apart"),
    ]


def _undated(held: Features, left: Ints, right: Ints) -> list[Case]:
    """Neither has a date: what is known is when they were told."""
    low, high = held.column("told_low"), held.column("told_high")
    gap = _less(np.maximum(low[left], low[right]), np.minimum(high[left], high[right]))
    told = _both(held, "published", left, right)
    return [
        (told & (gap < 4 * DAY), "undated, told together"),
        (told & (gap < 32 * DAY), "undated, told weeks apart"),
        (told, "undated, told apart"),
    ]


def _gap(held: Features, left: Ints, right: Ints) -> Floats:
    """Microseconds between both; below 0 the length of the time that both share."""
    low, high = held.column("low"), held.column("high")
    return _less(np.maximum(low[left], low[right]), np.minimum(high[left], high[right]))


def span(held: Features, left: Ints, right: Ints) -> Floats:
    """Microseconds from the first instant at which either may have happened to the last."""
    low, high = held.column("low"), held.column("high")
    return _less(np.maximum(high[left], high[right]), np.minimum(low[left], low[right]))


def may_meet(held: Features, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    """True where both may have happened at one time, or neither is dated."""
    dated = held.flag("dated")
    low, high = held.column("low"), held.column("high")
    meet = np.maximum(low[left], low[right]) < np.minimum(high[left], high[right])
    may: npt.NDArray[np.bool_] = (dated[left] == dated[right]) & (meet | ~dated[left])
    return may


def same_dates(held: Features, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    """True where both have the same dates, or none."""
    undated = ~(held.flag("dated")[left] | held.flag("dated")[right])
    low, high = held.column("low"), held.column("high")
    same: npt.NDArray[np.bool_] = undated | ((low[left] == low[right]) & (high[left] == high[right]))
    return same


def _both(held: Features, flag: str, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    """True where both claims have the flag."""
    both: npt.NDArray[np.bool_] = held.flag(flag)[left] & held.flag(flag)[right]
    return both


def _less(later: Any, earlier: Any) -> Floats:
    """`later - earlier` without overflow; exact enough for days."""
    return np.asarray(later, dtype=np.float64) - np.asarray(earlier, dtype=np.float64)
