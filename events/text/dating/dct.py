"""When a text was written, where nobody says: the days that its own clues allow, how likely each is, and why.

Nothing leans on today: a text without clues to an end has none, and a text without a year of its own has no bounds at
all. A day that stands alone at the head of a text is the day of writing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from dateline.events.text.dating.clues import (
    Clue,
    Fact,
    Weigh,
    clue_of,
    dates_told,
    day_of_dateline,
    facts_in,
    first_day,
    gather,
    is_spoken,
)
from dateline.events.text.dating.publication import Stated, stated
from dateline.events.text.rules.lexicon import Lexicon
from dateline.events.text.tagging.refiners import Found
from dateline.events.time.bounds import DAY, Bounds, EndKind, day_text

_YEARS_ON: Final = 12
"""Years after its last date in which a text that leans on its own day can have been written."""

_CUT: Final = 0.01
"""Share of the likelihood that is left out at either end of the widest days."""

_MAIN: Final = 0.92
"""Share of the likelihood up to which the bounds go: the long tail of later years is kept apart, as `widest`."""

_MODE_FLOOR: Final = 0.2


@dataclass(frozen=True, slots=True)
class Mode:
    """A run of likely days with its share of the whole likelihood."""

    bounds: Bounds
    share: float


@dataclass(frozen=True, slots=True)
class DctEvidence:
    """What a text says of the day it was written.

    Attributes:
        bounds: The days that hold the main part of the likelihood; the end is None (unknown) where nothing bounds it;
            None where the text says nothing.
        clues: Why.
        modes: The likely runs of days, the likeliest first.
        widest: The days that hold nearly all of it, unlikely later years too; None where there is no end to it.
        certain: True where the text states the day itself, by a label or a dateline or at its head.
    """

    bounds: Bounds | None
    clues: tuple[Clue, ...] = ()
    modes: tuple[Mode, ...] = ()
    widest: Bounds | None = None
    certain: bool = False


def infer(text: str, found: Sequence[Found], lexicon: Lexicon, facts: Sequence[Fact] = ()) -> DctEvidence:
    """The days on which a text can have been written, from its own clues.

    Args:
        text: The text.
        found: Its expressions of time, as the tagger found them.
        lexicon: The words of its language.
        facts: Words that date a text, supplied by the caller.
    """
    told = dates_told(text, found, lexicon.tenses)
    starts = [first_day(one, place) for one, place in told]
    named = list(facts_in(text, facts, lexicon))
    floors = starts + [fact.first // DAY for fact in named if fact.first is not None]
    head = stated(text, found, lexicon)
    if head is not None and head.day is not None and (head.certain or head.day >= max(floors, default=head.day)):
        return _as_stated(head, head.day, text)
    if not floors:
        return DctEvidence(None)
    floor = max(floors)
    at_floor = [one for (one, _), start in zip(told, starts, strict=True) if start == floor]
    latest = [_latest_clue(one, floor, text) for one in at_floor[:1]]
    if not named and not any(is_spoken(one.node) for one in found):
        return DctEvidence(_from(floor), tuple(latest))
    weighed = [*gather(text, found, told, lexicon, facts), *day_of_dateline(head, text, found, lexicon.tenses)]
    horizon = max([floor, *(one.first for one in weighed if one.first is not None)]) + 366 * _YEARS_ON
    days, logs = _likelihood(range(floor, horizon), [one.weigh for one in weighed])
    if not days:
        return DctEvidence(_from(floor), tuple(latest))
    return _summary(days, logs, (*latest, *(one.clue for one in weighed)))


def _as_stated(head: Stated, day: int, text: str) -> DctEvidence:
    bounds = _days(day, day)
    clue = clue_of(head.one, text, head.says, excludes=True)
    return DctEvidence(bounds, (clue,), (Mode(bounds, 1.0),), bounds, certain=True)


def _latest_clue(one: Found, floor: int, text: str) -> Clue:
    return clue_of(one, text, f"told as past: not before {day_text(floor * DAY)}", excludes=True)


def _likelihood(candidates: range, weights: list[Weigh]) -> tuple[list[int], list[float]]:
    """The days that no clue excludes, with their log-weights."""
    days, logs = [], []
    for day in candidates:
        total = 0.0
        for weigh in weights:
            one = weigh(day)
            if one is None:
                break
            total += one
        else:
            days.append(day)
            logs.append(total)
    return days, logs


def _summary(days: list[int], logs: list[float], clues: tuple[Clue, ...]) -> DctEvidence:
    top = max(logs)
    shares = [math.exp(log - top) for log in logs]
    whole = sum(shares)
    first, main, last = (_day_at(days, shares, share * whole) for share in (_CUT, _MAIN, 1 - _CUT))
    return DctEvidence(_days(first, main), clues, tuple(_modes(days, shares, whole)), _days(first, last))


def _day_at(days: list[int], shares: list[float], share: float) -> int:
    """The first day with which the days so far hold that much."""
    return next((day for day, done in zip(days, accumulate(shares), strict=True) if done >= share), days[-1])


def _modes(days: list[int], shares: list[float], whole: float) -> list[Mode]:
    """Runs of days at least a fifth as likely as the likeliest, with what they hold."""
    floor = max(shares) * _MODE_FLOOR
    runs: list[list[tuple[int, float]]] = []
    for day, share in zip(days, shares, strict=True):
        if share < floor:
            continue
        if runs and day - runs[-1][-1][0] <= 7:
            runs[-1].append((day, share))
        else:
            runs.append([(day, share)])
    modes = [Mode(_days(run[0][0], run[-1][0]), sum(share for _, share in run) / whole) for run in runs]
    return sorted(modes, key=lambda mode: -mode.share)


def _days(first: int, last: int) -> Bounds:
    """Some day from the first to the last."""
    return Bounds(first * DAY, last * DAY, (first + 1) * DAY, (last + 1) * DAY, granule="day")


def _from(first: int) -> Bounds:
    """Some day from the first on; nothing bounds the end."""
    return Bounds(first * DAY, None, (first + 1) * DAY, None, EndKind.STATED, EndKind.UNKNOWN, granule="day")
