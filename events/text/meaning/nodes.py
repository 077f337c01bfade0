"""What an expression of time means, before it has a place: a small closed algebra of frozen nodes.

"last week" is `Shifted("week", -1)`, "the third quarter of 1990" is `Within(Recurring(...), Fixed(1990))`, "the end
of last year" is `Edge(Shifted("year", -1), "END")`. `anchoring` gives a node its place; nothing here
knows today.

Source: SCATE (Bethard and Parker 2016): Interval, Period, Repeating, Last, This, Next, Nth, Before, After; TIMEX3.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from dateline.events.text.meaning.lengths import AmountUnit, Quantity, amount_value
from dateline.events.text.meaning.places import Place, Unit

Base = Literal["dct", "deictic", "running", "story", "reference"]
"""What a relative expression counts from: the publication date (`deictic`: the running date where that is not known);
the same in news and the running date in a narrative (`story` for words that both use, "the year"); or the date that the
text spoke of last."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A place said in full: "1 September 1939", "1941", "the 1950s"; `last` where the words name two ends.

    A fiscal year is marked: where its first day falls is each company's affair.
    """

    place: Place
    last: Place | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Recurring:
    """A part of a cycle that comes again and again: "Thursday", "November", "March 20", "spring", "the 20th".

    Attributes:
        unit: What it is: day, month, season, quarter, half, year, decade.
        cycle: What it recurs in: week, month, year, century.
        number: Its place in the cycle: weekday 1 to 7, month 1 to 12, season 0 to 3, quarter 1 to 4, day of a month,
            year of a century.
        day: The day of month `number`, for "March 20"; else 0.
        name: A feast's name in the holidays' table, for movable feasts; else "".
        nth: With a weekday as its number: which of the month's, "the first Monday"; -1 is the last; else 0.
        on: The weekday that is said beside a day of a month, "Thursday 9 November", which not every year has; else 0.
    """

    unit: Unit
    cycle: Unit
    number: int
    day: int = 0
    name: str = ""
    nth: int = 0
    on: int = 0


@dataclass(frozen=True, slots=True)
class UnmarkedYear:
    """A number below 1000 that is a year only where the narrative is of that age: "in 479", BC in a story of 480 BC."""

    number: int


@dataclass(frozen=True, slots=True)
class Shifted:
    """The unit `n` steps away: last is -1, this is 0, next is 1. `of`: of a named part, as in "last Monday".

    `over`: the weekday of publication (1 to 7) on which the week that it ends is the last, 0 for none.
    """

    unit: Unit
    n: int
    base: Base = "deictic"
    of: Recurring | None = None
    over: int = 0


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time: `(unit, how many)` pairs, "2 years and 3 months"; counted from an event where one follows."""

    parts: tuple[tuple[AmountUnit, Quantity], ...]
    from_event: bool = False

    @property
    def unit(self) -> AmountUnit:
        """The smallest unit said."""
        return self.parts[-1][0]

    @property
    def value(self) -> str:
        """As TIMEX3 writes it.

        >>> Amount((("year", 2),)).value, Amount((("hour", 5.5),)).value, Amount((("month", None),)).value
        ('P2Y', 'PT5H30M', 'PXM')
        """
        return amount_value(self.parts)


@dataclass(frozen=True, slots=True)
class Away:
    """An amount before (-1) or after (+1) the base: "two years ago", "four days later"."""

    amount: Amount
    sign: int
    base: Base = "dct"


@dataclass(frozen=True, slots=True)
class AwayFrom:
    """An amount before (-1) or after (+1) a date that is said: "two days before Christmas"."""

    amount: Amount
    sign: int
    inner: Node


@dataclass(frozen=True, slots=True)
class Beside:
    """The nearest such day before (-1) or after (+1) a date that is said: "the Sunday after Easter"."""

    part: Recurring
    sign: int
    inner: Node


@dataclass(frozen=True, slots=True)
class Stretch:
    """An amount of time that touches the base: "the last two weeks" (-1), "the next three years" (+1)."""

    amount: Amount
    sign: int
    base: Base = "dct"


@dataclass(frozen=True, slots=True)
class Span:
    """So much of a place, from its start (1) or up to its end (-1): "the first ten months of 1915"."""

    amount: Amount
    side: int
    inner: Node | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth unit of a larger place, from its end for negative n: "the first week of May", "the last day of 1999"."""

    unit: Unit
    n: int
    inner: Node


@dataclass(frozen=True, slots=True)
class Holder:
    """The unit that holds a place: "the week of March 6"."""

    unit: Unit
    inner: Node


@dataclass(frozen=True, slots=True)
class WeekBeside:
    """The seven days from a day on (1), or up to it (-1): "the week commencing 3 February"."""

    inner: Node
    side: int


@dataclass(frozen=True, slots=True)
class SameDay:
    """A day, week or month moved by so many units: "two years ago today", "ten years ago this month"."""

    inner: Shifted
    unit: Unit
    n: int


@dataclass(frozen=True, slots=True)
class Within:
    """A named part in a given place: "June last year", "the third quarter of 1990", "March 20 of that year"."""

    part: Recurring
    inner: Node


@dataclass(frozen=True, slots=True)
class Edge:
    """A vague part of a place: "early May", "the end of the year"; `width` names its row in the table of widths."""

    inner: Node
    width: str


@dataclass(frozen=True, slots=True)
class Loose:
    """An amount or a place said with a hedge: "about two years", "more than a week"; `mod` is TIMEX3's."""

    inner: Node
    mod: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of a day: 24-hour clock, or a part of the day (MO, AF, EV, NI, MI, DT) where `part` is given.

    Attributes:
        inner: The day; None where it is not said.
        hour, minute, second: None where not said; an hour of None with a part means only the part.
        part: TIMEX3's letters of the part of the day; EM for the hours of the morning before dawn.
        zone: Minutes east of UTC, or None.
    """

    inner: Node | None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    part: str = ""
    zone: int | None = None

    @property
    def value(self) -> str:
        """As TIMEX3 writes it.

        >>> Clock(None, 10, 30, zone=-240).value, Clock(None, 10, zone=330).value, Clock(None, part="EM").value
        ('T10:30-04', 'T10:00+05:30', 'TMO')
        """
        if self.part and self.hour is None:
            return f"T{_WRITTEN_PARTS.get(self.part, self.part)}"
        text = f"T{self.hour:02d}:{self.minute or 0:02d}"
        if self.second is not None:
            text += f":{self.second:02d}"
        if self.zone is None:
            return text
        hours, minutes = divmod(abs(self.zone), 60)
        east = f"{'-' if self.zone < 0 else '+'}{hours:02d}" + (f":{minutes:02d}" if minutes else "")
        return text + (east if self.zone else "Z")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set of times: "every Thursday", "twice a week", "daily"."""

    value: str
    quant: str | None = None
    freq: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Now, formerly, some day: PRESENT_REF, PAST_REF, FUTURE_REF; `only` in "news" or in a "narrative".

    `from_event` where only an event of the text could place it: "the third day of the siege".
    """

    value: str
    only: str = ""
    from_event: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The quarter that a report of earnings speaks of: "the latest quarter", "the year-ago period", "the 1988 quarter".

    `years` moves it, `year` puts it into a year; `ended` is the month in which it ended.
    """

    years: int = 0
    year: int | None = None
    ended: int | None = None
    unit: Unit = "quarter"


@dataclass(frozen=True, slots=True)
class Nothing:
    """Words that look like a time and are none: the rule only removes what overlaps them."""


Node = (
    Fixed | Recurring | Shifted | Amount | Away | AwayFrom | Beside | Stretch | Span | Nth | Holder | WeekBeside
    | SameDay | Within | Edge     | Loose | Clock | Repeat | Reference | Report | UnmarkedYear | Nothing
)  # fmt: skip
"""Any of them."""

_WRITTEN_PARTS: Final = {"EM": "MO"}
"""Parts of the day that TIMEX3 has no letters for, and what it writes."""


def unit_of(node: Node | None) -> str:
    """The kind of unit a node names, for rules that join or wrap: day, month, ... duration, time, set, ref."""
    match node:
        case Fixed(place, last):
            return place.unit if last is None else "interval"
        case Recurring(unit) | Nth(unit) | Holder(unit):
            return unit
        case Within(part) | Beside(part):
            return part.unit
        case Shifted(unit, of=of):
            return of.unit if of is not None else unit
        case WeekBeside():
            return "week"
        case Edge(inner) | Loose(inner) | SameDay(inner):
            return unit_of(inner)
        case Away(amount) | AwayFrom(amount):
            return amount.unit
        case Report(unit=unit):
            return unit
        case UnmarkedYear():
            return "year"
        case Span(inner=None):
            return "span"
        case Amount() | Stretch() | Span():
            return "duration"
        case Clock():
            return "time"
        case Repeat():
            return "set"
        case _:
            return "ref"
