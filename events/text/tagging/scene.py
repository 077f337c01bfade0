"""What is known while a text is read: the day of publication, the place spoken of, and how far a story has come.

A Reading is what one expression means in its Scene; `views` writes the Timex from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dateline.events.text.meaning.nodes import (
    Away,
    Clock,
    Edge,
    Fixed,
    Loose,
    Node,
    Nth,
    Recurring,
    Shifted,
    WeekBeside,
    Within,
)
from dateline.events.text.meaning.places import SIZE, Place, Unit
from dateline.events.text.meaning.tense import Tense
from dateline.events.text.timex import AnchorName, TimexType

_NIGHT: Final = ("EV", "NI")
_FAR: Final = 10
"""Years by which what follows must be nearer to what stood before than to a glance aside."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means once it has its place; a Timex is written from it.

    Attributes:
        type, value, mod, quant, freq: TIMEX3's; `value` without the time of day.
        place, last: Where it is on the calendar, `last` where it spans several; None where it has no place.
        clock: The time of day as TIMEX3 writes it ("T10:30", "TMO"), or "".
        node: For a clock its node: hours, minutes, zone.
        width: The row of the table of widths for a vague word, or "".
        cut: Its first day and the one after its last where it is only so much of its place ("earlier this month"), or
            where its days are known and not which of the calendar's units they are ("four days later" than a weekend).
        years: How many years from its anchor, where years are counted: a rounded number is as vague as it is large.
        anchor, anchor_index: As in Timex.
    """

    type: TimexType
    value: str
    place: Place | None = None
    last: Place | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    clock: str = ""
    time: Clock | None = None
    width: str = ""
    cut: tuple[int, int] | None = None
    years: int = 0
    anchor: AnchorName = "none"
    anchor_index: int | None = None


_LIFETIME: Final = 50
"""Years between what a text tells and its publication that make it a history, whatever its tense."""


@dataclass
class Scene:
    """What is known while a text is read.

    Attributes:
        dct: The day of publication (days from 1970-01-01), or None.
        narrative: True when the text tells of the past in order: what is relative leans on the running date.
        reference: The place that the text spoke of last, and the number of the Timex that set it.
        next_year: The next year that the text names, from this point on.
        next_date: The next full day or month that it names.
        opening: The first full day that it names.
        span: The first and the last of the full dates of its first sentence that names some, where they go on.
        latest: The last day that it has spoken of so far.
        running: The place that a narrative has come to, without glances aside and back, and its Timex.
        latest_year: The latest year that the text names anywhere.
        quarter: The last quarter spoken of, for "a year earlier" in reports of earnings.
        entry: The day of the diary entry that is being read, and its Timex: it is the day of writing.
        chapter: The year that stands as a heading over what is being read.
        last_entry: The day of the entry before it.
        speaks_now: True where the text says "this week", "next year" of its own day.
        is_night: True where the text spoke last of an evening or a night: its next morning is of the day after.
        is_sure: True where no other day of publication is possible.
        is_hour_head: True while a time is read that opens an entry of its day, in a log or a live report.
        is_head: True while the day that opens such an entry is read.
        look: Finds the tense of the clause around the expression that is being read.
    """

    dct: int | None
    is_sure: bool = True
    narrative: bool = False
    reference: Place | None = None
    reference_index: int | None = None
    running: Place | None = None
    running_index: int | None = None
    entry: tuple[Place, int] | None = None
    chapter: int | None = None
    is_head: bool = False
    look: Callable[[], Tense] = lambda: "unknown"
    next_year: int | None = None
    next_date: Place | None = None
    quarter: Place | None = None
    latest_year: int | None = None
    opening: Place | None = None
    span: tuple[Place, Place] | None = None
    latest: int = 0
    speaks_now: bool = False
    is_night: bool = False
    is_hour_head: bool = False
    last_entry: tuple[Place, int] | None = None

    @property
    def running_year(self) -> int | None:
        """The year that a narrative has come to."""
        return self.running.year if self.running is not None else None

    @property
    def reported(self) -> Place | None:
        """The day that the text opens with, where it is the latest of all that it has spoken of."""
        return self.opening if self.opening is not None and self.latest <= self.opening.first_day else None

    @property
    def is_long_past(self) -> bool:
        """True for a history that never comes near its own day: its "this year" is the year it tells of."""
        if not self.narrative or self.dct is None or self.latest_year is None:
            return False
        return self.latest_year < Place("day", self.dct).year - 1

    @property
    def is_of_past_century(self) -> bool:
        """True where "the century" is that of the last year told: every year named is of one over by publication.

        Where that is no lifetime ago the clause must be of the past: "it may rise a metre by the end of the century".
        """
        if self.dct is None or self.latest_year is None or self.reference is None:
            return False
        today = Place("day", self.dct)
        if self.latest_year // 100 >= today.year // 100 or self.tense == "future":
            return False
        return today.year - self.latest_year > _LIFETIME or self.tense != "unknown"

    def is_within_story(self, unit: Unit) -> bool:
        """True where the story has come to such a unit, or a smaller one: a bare year has no "this week"."""
        return self.running is None or SIZE[self.running.unit] <= SIZE[unit]

    @property
    def own_day(self) -> Place | None:
        """The day of publication, of a text that names its year, or that looks ahead from it; else None."""
        day = Place("day", self.dct) if self.dct is not None else None
        names_it = day is not None and self.latest_year is not None and self.latest_year >= day.year
        return day if names_it or (self.speaks_now and self.tense == "future") else None

    @property
    def tense(self) -> Tense:
        """The tense of the clause around the expression that is being read; looked for where it decides something."""
        return self.look()

    def base(self, kind: str) -> tuple[Place | None, AnchorName, int | None]:
        """The place that a relative expression counts from."""
        if kind == "deictic" and self.entry is None and self.dct is None:
            kind = "running"
        if kind in ("running", "story") and self.narrative and self.running is not None:
            return self.running, "narrative", self.running_index
        if kind == "reference" and self.reference is not None:
            return self.reference, "timex", self.reference_index
        if self.entry is not None:
            return self.entry[0], "timex", self.entry[1]
        if self.dct is not None:
            return Place("day", self.dct), "dct", None
        return None, "none", None

    def note(self, node: Node, reading: Reading, index: int, *, is_aside: bool, is_said: bool = False) -> None:
        """Remember a place that was spoken of; one that is only a glance aside does not move the narrative.

        Args:
            node, reading, index: The expression, what it means, and its number.
            is_aside: A glance aside.
            is_said: The day on which somebody said so: what follows goes on with what was told.
        """
        if reading.place is None or reading.type in ("SET", "DURATION"):
            return
        place = reading.place
        if place.unit == "quarter" and isinstance(node, Recurring | Within) and self._has_begun(place):
            self.quarter = place
        if place.unit in ("decade", "century", "millennium"):
            return
        if not (self._is_known_finer(place, self.reference) or (is_said and self.reference is not None)):
            self.reference, self.reference_index = place, index
            self.is_night = isinstance(node, Clock) and node.hour is None and node.part in _NIGHT
        if place.unit == "day" and self.opening is None:
            self.opening = place
        self.latest = max(self.latest, place.first_day)
        is_aside = is_aside or _is_about_a_year(node, place)
        if not (is_aside or looks_back(node) or self._is_known_finer(place, self.running)):
            self.running, self.running_index = place, index

    def _has_begun(self, place: Place) -> bool:
        return self.dct is None or place.first_day <= self.dct

    @staticmethod
    def _is_known_finer(place: Place, known: Place | None) -> bool:
        """True for a bare year that the text has already gone into: "On 7 December ... 1941"."""
        return place.unit == "year" and known is not None and known.year == place.year


def looks_back(node: Node) -> bool:
    """True for a glance back that the text does not follow: "the previous year", "two years earlier"."""
    match node:
        case Shifted(n=n, of=None):
            return n < 0
        case Away(sign=sign):
            return sign < 0
        case Edge(inner) | Loose(inner):
            return looks_back(inner)
        case Clock(inner=inner) if inner is not None:
            return looks_back(inner)
        case _:
            return False


def _is_about_a_year(node: Node, place: Place) -> bool:
    """True for "about 320 BC": nobody names the days of a year that is not known."""
    return isinstance(node, Loose) and SIZE[place.unit] >= SIZE["year"]


def own_years(nodes: list[Node]) -> list[tuple[int, int]]:
    """The expressions with a year of their own: number and year."""
    return [(i, year) for i, node in enumerate(nodes) if (year := _own_year(node)) is not None]


def asides(dated: list[tuple[int, int]]) -> frozenset[int]:
    """Which expressions with a year of their own are glances aside: what follows goes on from what stood before."""
    found = set()
    last: int | None = None
    for (i, year), (_, following) in pairwise(dated):
        if last is not None and year != last and _comes_back(last, year, following):
            found.add(i)
        else:
            last = year
    return frozenset(found)


def _comes_back(last: int, year: int, following: int) -> bool:
    return following == last or abs(following - last) + _FAR < abs(following - year)


def _own_year(node: Node) -> int | None:
    """The year that an expression names itself."""
    match node:
        case Fixed(place):
            return place.year if SIZE[place.unit] <= SIZE["year"] else None
        case (
            Within(inner=inner) | WeekBeside(inner) | Edge(inner) | Loose(inner) | Nth(inner=inner) | Clock(inner=inner)
        ) if inner is not None:
            return _own_year(inner)
        case _:
            return None
