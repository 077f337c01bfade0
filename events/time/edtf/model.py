"""What an EDTF string can say, and the bounds that it gives.

Source: ISO 8601-2:2019; Library of Congress, Extended Date/Time Format Specification, 4 February 2019.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from dateline.events.time.bounds import DAY, SECOND, Bounds, EndKind, GranuleName
from dateline.events.time.edtf.dates import Date, DateTime, Days, LongYear, Qualifier, Simple


@dataclass(frozen=True, slots=True)
class Interval:
    """From a date to a date; an end may also be open (`..`) or unknown (nothing)."""

    start: Simple | EndKind
    end: Simple | EndKind


@dataclass(frozen=True, slots=True)
class Range:
    """In a set, every value from `first` to `last`; None: without limit on that side."""

    first: Simple | None
    last: Simple | None


@dataclass(frozen=True, slots=True)
class DateSet:
    """One of the members (`[...]`), or all of them (`{...}`)."""

    kind: Literal["one_of", "all_of"]
    members: tuple[Simple | Range, ...]


Value: TypeAlias = Simple | DateTime | Interval | DateSet


@dataclass(frozen=True, slots=True)
class Edtf:
    """An EDTF string that was read.

    Two are equal when they say the same, however it is spelled.

    Attributes:
        text: As it was given.
        level: The lowest level of the standard that has all of its features.
        value: What it says.
        lower, upper: First and last day it covers, as written (the day in the zone stated); None where there is none.
        lower_kind, upper_kind: Why there is none: open, or unknown.
    """

    text: str = field(compare=False)
    level: int = field(compare=False)
    value: Value
    lower: int | None
    upper: int | None
    lower_kind: EndKind = EndKind.STATED
    upper_kind: EndKind = EndKind.STATED
    _start: Days | None = field(default=None, repr=False, compare=False)
    _end: Days | None = field(default=None, repr=False, compare=False)

    @property
    def extent(self) -> Bounds:
        """The whole of what it covers, taken as a period: exact, except where an end is open or unknown."""
        low, high = self._limits
        return self._bounds(low, low, high, high)

    @property
    def bounds(self) -> Bounds:
        """Bounds of an event dated by it: something *in* a date or set; from one date *to* another in an interval.

        >>> from dateline.events.time.edtf import parse
        >>> str(parse("2024-06").bounds), str(parse("2024-06").extent)
        ('within [2024-06-01, 2024-07-01)', '[2024-06-01, 2024-07-01)')
        """
        low, high = self._limits
        if not isinstance(self.value, Interval):
            return self._bounds(low, high, low, high)
        latest_start = None if self._start is None else (self._start[1] + 1) * DAY
        earliest_end = None if self._end is None else self._end[0] * DAY
        return self._bounds(low, latest_start, earliest_end, high)

    @property
    def qualifiers(self) -> frozenset[Qualifier]:
        """The qualifiers of all its dates."""
        return frozenset(mark for date in dates_of(self.value) for mark in date.qualifiers if mark)

    @property
    def approximate(self) -> bool:
        """True where `~` or `%` stands anywhere."""
        return not self.qualifiers.isdisjoint("~%")

    @property
    def uncertain(self) -> bool:
        """True where `?` or `%` stands anywhere."""
        return not self.qualifiers.isdisjoint("?%")

    @property
    def granule(self) -> GranuleName:
        """The unit that it names; `interval` for intervals and sets."""
        if isinstance(self.value, DateTime):
            return "second"
        return self.value.granule if isinstance(self.value, Date | LongYear) else "interval"

    @property
    def members(self) -> tuple[Simple | Range, ...]:
        """What a set holds; nothing for others."""
        return self.value.members if isinstance(self.value, DateSet) else ()

    @property
    def _limits(self) -> tuple[int | None, int | None]:
        """First instant and the instant after the last."""
        if isinstance(self.value, DateTime):
            return self.value.second * SECOND, (self.value.second + 1) * SECOND
        low = None if self.lower is None else self.lower * DAY
        return low, None if self.upper is None else (self.upper + 1) * DAY

    def _bounds(
        self, earliest_start: int | None, latest_start: int | None, earliest_end: int | None, latest_end: int | None
    ) -> Bounds:
        return Bounds(
            earliest_start,
            latest_start,
            earliest_end,
            latest_end,
            start_kind=self.lower_kind,
            end_kind=self.upper_kind,
            granule=self.granule,
            approximate=self.approximate,
            uncertain=self.uncertain,
        )


def dates_of(value: Value | Range | EndKind | None) -> Iterator[Date]:
    """Every Date in a value, in the order written."""
    parts: tuple[Value | Range | EndKind | None, ...] = ()
    if isinstance(value, Date):
        yield value
    elif isinstance(value, Interval):
        parts = (value.start, value.end)
    elif isinstance(value, Range):
        parts = (value.first, value.last)
    elif isinstance(value, DateSet):
        parts = value.members
    for part in parts:
        yield from dates_of(part)
