"""From time to pixels on a sheet: the axis with its margins, its ticks, and the marks where its scale changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from dateline.charts.chapters import Axis
from dateline.charts.text import text_width
from dateline.charts.ticks import MONTHS, Tick, ticks, year_words
from dateline.events.time.bounds import DAY, Instant, civil_from_days

TOP: Final = 44
"""Pixels above the first lane: two rows of tick labels."""
ROOM: Final = 84
"""Pixels from one tick to the next, at least."""
LEFT, RIGHT = 0.032, 0.064
"""Shares of the width that stay free: labels stand on the right of their marks."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis as wide as a sheet."""

    axis: Axis
    width: int

    def pixels(self, time: Instant) -> float:
        """Where an instant stands, in pixels from the left."""
        return (LEFT + (1 - LEFT - RIGHT) * self.axis.place(time)) * self.width

    def stretches(self) -> list[tuple[Instant, Instant]]:
        """The stretches of one scale each; the first and the last reach to the edges of the sheet."""
        knots = list(self.axis.knots)
        pieces = list(pairwise(knots))
        (first, first_end), (last_start, last) = pieces[0], pieces[-1]
        left = self.pixels(first) * (first_end - first) / (self.pixels(first_end) - self.pixels(first))
        right = (self.width - self.pixels(last)) * (last - last_start) / (self.pixels(last) - self.pixels(last_start))
        pieces[-1] = (last_start, last + int(right))
        pieces[0] = (first - int(left), pieces[0][1])
        return pieces

    def labels(self) -> list[tuple[Instant, str]]:
        """Ticks, in each stretch as many as it has room for; a label that would run out of its stretch is empty."""
        return [(tick.time, label) for tick, label in self._labelled()]

    def ticks(self, height: int) -> list[dict[str, Any]]:
        """Rows of the painter's table: the ticks, and what each stretch is called."""
        rows = [_tick(self.pixels(tick.time), label, strong=tick.strong) for tick, label in self._labelled()]
        return rows if self.axis.is_even else rows + self._names(height)

    def _labelled(self) -> Iterator[tuple[Tick, str]]:
        for first, last, left, right in self._drawn():
            for tick in ticks(first, last, width=right - left, room=ROOM):
                fits = self.pixels(tick.time) + 5 + text_width(tick.label, 12) < right
                yield tick, tick.label if fits else ""

    def _names(self, height: int) -> list[dict[str, Any]]:
        rows = []
        for first, last, left, right in self._drawn():
            names = stretch_words(max(first, self.axis.knots[0]), min(last, self.axis.knots[-1]))
            name = next((name for name in names if left + 16 + 1.1 * text_width(name, 12) < right), "")
            rows.append(_tick(left, "", strong=False) | {"top": height, "context": name, "context_x": left + 5})
        return rows

    def _drawn(self) -> Iterator[tuple[Instant, Instant, float, float]]:
        """The stretches that are not folded, in time and in pixels."""
        for number, (first, last) in enumerate(self.stretches()):
            if number not in self.axis.folds:
                yield first, last, max(self.pixels(first), 0), min(self.pixels(last), self.width)

    def folds(self, height: int) -> list[dict[str, Any]]:
        """Rows of the painter's table: where the scale changes, and the stretches that are folded."""
        inner = range(1, len(self.axis.knots) - 1)
        marks = {self.axis.knots[n]: self.axis.knots[n] for n in inner}
        for number in self.axis.folds:
            marks.pop(self.axis.knots[number + 1], None)
            marks[self.axis.knots[number]] = self.axis.knots[number + 1]
        return [
            {"left": self.pixels(first), "right": self.pixels(last), "top": 2, "bottom": height}
            for first, last in sorted(marks.items())
        ]


def _tick(place: float, label: str, *, strong: bool) -> dict[str, Any]:
    return {"x": place, "label": label, "strong": strong, "top": TOP - 20, "context": "", "context_x": 0}


def stretch_words(first: Instant, last: Instant) -> list[str]:
    """What to call [first, last) on an axis: exactly, and shorter.

    >>> from dateline.events.time.bounds import instant
    >>> stretch_words(instant(1948, 1, 1), instant(2023, 4, 1))
    ['1948–2023', '1948']
    >>> stretch_words(instant(2024, 10, 17), instant(2024, 11, 13))
    ['17 Oct – 12 Nov 2024', 'Oct–Nov 2024', 'Oct 2024']
    """
    (year, month, day), (last_year, last_month, last_day) = (civil_from_days(t // DAY) for t in (first, last - 1))
    years = _range(year_words(year), year_words(last_year))
    one_year = year == last_year
    names = [
        MONTHS[month - 1] + ("" if one_year else f" {year_words(year)}"),
        f"{MONTHS[last_month - 1]} {year_words(last_year)}",
    ]
    first_month = f"{MONTHS[month - 1]} {year_words(year)}"
    months = first_month if (year, month) == (last_year, last_month) else _range(*names)
    if last - first > 5 * 366 * DAY:
        return [years, year_words(year)]
    if last - first > 100 * DAY:
        return [months, years, first_month]
    return [f"{day} {names[0]} – {last_day} {names[1]}", months, first_month]


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def even(first: Instant, last: Instant) -> Axis:
    """The axis of equal room for equal times; a moment gets a day."""
    return Axis((first, last if last > first else first + DAY), (0.0, 1.0))
