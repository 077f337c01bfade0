"""What the words of a text say of the day on which it was written: clues, each with its words and its weight.

A clue either excludes days (the text tells of 13 September 2023 as past) or makes them less likely (news seldom speaks
of "January 11" when it is long ago). `dct` puts them together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final, cast

from dateline.events.text.dating.publication import Stated, own_place
from dateline.events.text.meaning.nodes import Amount, Away, Clock, Edge, Loose, Node, Recurring, Shifted
from dateline.events.text.meaning.places import SIZE, Place, Unit, holding, share_of
from dateline.events.text.meaning.recurring import part_in
from dateline.events.text.meaning.tense import Tenses, is_now, tense_at
from dateline.events.text.rules.lexicon import Lexicon
from dateline.events.text.tagging.refiners import Found
from dateline.events.text.tagging.views import widths
from dateline.events.time.bounds import DAY, Instant, day_text

_PER_YEAR: Final = {True: 1.4, False: 0.7}
"""How fast later years grow unlikely: news names this year or the last; surer (True) where it names several years: of
24 such pages of news 20 name the year of their own day."""

_PER_DAY_OF_DATE: Final = 1 / 60
"""How fast days after "January 11" grow unlikely: a date without its year is recent."""

_PER_DAY_OF_MONTH: Final = 1 / 240
"""The same for "in November": of the last year."""

_ANNIVERSARY: Final = {True: 5, False: 1}
"""Years by which "70 years ago" (a round number) and "71 years ago" may be off."""

_SINCE: Final = 1 / 120
"""How fast the days after "three years after the war began in May 2019, they are back" grow unlikely."""

_ROUNDED_UP: Final = {"year": 60, "month": 10}
"""Days by which "three years" and "three months" may be short."""

_OTHER_WEEKDAY: Final = 12.0
"""How unlikely it is that "Thursday 9 November" is of neither of two years in which that day is a Thursday."""

_DAYS_BACK: Final = 0.5
"""How much less likely each day is by which the weekday told is before that of the dateline."""

_LATE_WEEKDAY: Final = 1.2
"""How unlikely it is that a text which says "this week" and "on Friday" was written before that week's Friday."""

_SEVERAL: Final = 3

_NEAR: Final = 160

_HEAD_REACH: Final = 60

_HEAD: Final = re.compile(r"(\w{4,})\W{1,3}$")

_MOST: Final = 12
"""So many different ages, and mentions of the thing, are looked at; a text that repeats itself costs no more."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Words that are true only from one day to another: "President Lincoln" from 1861-03-04 to 1865-04-15.

    Attributes:
        pattern: The words, found as they stand (white space and capitals apart are not folded).
        first, last: First and last instant; None where it has no end.
    """

    pattern: str
    first: Instant | None
    last: Instant | None


Weigh = Callable[[int], float | None]
"""Log-weight of a day (counted from 1970-01-01); None excludes it."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence: words of the text, their place, and what they say of the day of writing."""

    start: int
    end: int
    text: str
    says: str
    excludes: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """A clue, how it weighs each day, and the first day that it allows where that is beyond what the text tells."""

    clue: Clue
    weigh: Weigh
    first: int | None = None


def dates_told(text: str, found: Sequence[Found], tenses: Tenses) -> list[tuple[Found, Place]]:
    """The full dates that a text tells as past, with their places."""
    return [(one, place) for one in found if (place := _told_place(one, text, tenses)) is not None]


def _told_place(one: Found, text: str, tenses: Tenses) -> Place | None:
    """The place of a full date that the text tells as past; None for others and for what is to come."""
    place = own_place(one.node)
    if place is None or tense_at(text, one.start, one.end, tenses) == "future":
        return None
    return place


def is_spoken(node: Node) -> bool:
    """True for words that lean on the day of writing."""
    match node:
        case Recurring() | Shifted() | Away(base="dct"):
            return True
        case Edge(inner) | Loose(inner):
            return is_spoken(inner)
        case Clock(inner=inner) if inner is not None:
            return is_spoken(inner)
        case _:
            return False


def first_day(one: Found, place: Place) -> int:
    """The first day on which a text can tell of a place as past: its first, or that of the vague part meant."""
    width = widths().get(one.node.width) if isinstance(one.node, Edge) else None
    return place.first_day if width is None else share_of(place, width.outer)[0] // DAY


def clue_of(one: Found, text: str, says: str, *, excludes: bool = False) -> Clue:
    """A clue that an expression gives."""
    return Clue(one.start, one.end, text[one.start : one.end], says, excludes)


def gather(
    text: str, found: Sequence[Found], told: list[tuple[Found, Place]], lexicon: Lexicon, facts: Sequence[Fact]
) -> list[Weighed]:
    """Every clue with its weight, those that name the latest year first."""
    return [
        *_years_ahead(text, told),
        *_weights(text, found, lexicon.tenses),
        *_fact_weights(text, facts, lexicon),
        *_ages(text, found, told),
        *_years_since(text, found, lexicon),
    ]


def day_of_dateline(head: Stated | None, text: str, found: Sequence[Found], tenses: Tenses) -> Iterator[Weighed]:
    """A dateline without its year, "LONDON, Nov 5 -": that day of some year, or the next, when it was printed.

    The first weekday that such a text tells as past is mostly that day's own, or the one before.
    """
    if head is None or head.day is not None or not isinstance(head.one.node, Recurring):
        return
    part = head.one.node
    told = (
        one.node.number
        for one in found
        if isinstance(one.node, Recurring) and one.node.cycle == "week"
        if tense_at(text, one.start, one.end, tenses) != "future"
    )
    weekday = next(told, None)

    def weigh(day: int) -> float | None:
        dates = (part_in(part, holding("year", day - late).index) for late in (0, 1))
        filed = next((p.index for p in dates if p is not None and p.index <= day <= p.index + 1), None)
        if filed is None or weekday is None:
            return None if filed is None else 0.0
        return -_DAYS_BACK * ((filed + 3 - weekday + 1) % 7)

    yield Weighed(clue_of(head.one, text, "a dateline: written on that day of a year", excludes=True), weigh)


def _years_ahead(text: str, told: list[tuple[Found, Place]]) -> Iterator[Weighed]:
    """Later and later years are less and less likely: news names the year it is written in, or the one before."""
    latest = max((place.year for _, place in told), default=None)
    if latest is None:
        return
    one = next(one for one, place in told if place.year == latest)
    recent = {place.year for _, place in told if place.year > latest - 10}
    rate = _PER_YEAR[len(recent) >= _SEVERAL]
    clue = clue_of(one, text, f"the latest year told is {latest}; each year later is less likely")
    yield Weighed(clue, lambda day: -rate * max(0, holding("year", day).index - latest))


def _weights(text: str, found: Sequence[Found], tenses: Tenses) -> Iterator[Weighed]:
    """Dates without their year, months without theirs, weekdays of a week that is this one."""
    seen: set[Node] = set()
    for one in found:
        node = _named(one.node)
        if node is None or node in seen or tense_at(text, one.start, one.end, tenses) == "future":
            continue
        seen.add(node)
        if node.unit == "day" and node.cycle == "year":
            says = "a date without its year is recent" + (", and its weekday is that of few years" if node.on else "")
            clue = clue_of(one, text, says)
            yield Weighed(clue, _recency(node, _PER_DAY_OF_DATE))
        elif node.unit == "month":
            clue = clue_of(one, text, "a month without its year is of the last year")
            yield Weighed(clue, _month(node))
    yield from _weekdays(text, found, tenses)


def _named(node: Node) -> Recurring | None:
    match node:
        case Recurring():
            return node
        case Edge(inner) | Loose(inner):
            return _named(inner)
        case _:
            return None


def _recency(node: Recurring, rate: float) -> Weigh:
    def weigh(day: int) -> float | None:
        year = holding("year", day).index
        past = [place.first_day for i in (year, year - 1) if (place := part_in(node, i)) and place.first_day <= day]
        if not past and node.on:
            return -_OTHER_WEEKDAY
        return -rate * (day - max(past)) if past else None

    return weigh


def _month(node: Recurring) -> Weigh:
    gentle = _recency(node, _PER_DAY_OF_MONTH)

    def weigh(day: int) -> float | None:
        same = holding("month", day).index % 12 + 1 == node.number
        base = gentle(day)
        return None if base is None else base - (2.5 if same else 0)

    return weigh


def _weekdays(text: str, found: Sequence[Found], tenses: Tenses) -> Iterator[Weighed]:
    """In a text that says "this week", the weekdays that it tells of are over."""
    week = next((one for one in found if one.node == Shifted("week", 0)), None)
    past = [
        node.number
        for one in found
        if isinstance(node := one.node, Recurring) and node.cycle == "week"
        if tense_at(text, one.start, one.end, tenses) != "future"
    ]
    if week is None or not past:
        return
    last = max(past)
    clue = clue_of(week, text, f"weekday {last} of this week is over")
    yield Weighed(clue, lambda day: 0.0 if (day + 3) % 7 + 1 >= last else -_LATE_WEEKDAY)


def _ages(text: str, found: Sequence[Found], told: list[tuple[Found, Place]]) -> Iterator[Weighed]:
    """As in "the armistice 70 years ago", where the armistice stands beside a year elsewhere in the text."""
    seen: set[Node] = set()
    for one in found:
        node = one.node.inner if isinstance(one.node, Loose) else one.node
        if not (isinstance(node, Away) and node.base == "dct" and node.sign < 0 and node.amount.unit == "year"):
            continue
        if node in seen or len(seen) >= _MOST:
            continue
        seen.add(node)
        count, head = node.amount.parts[0][1], _HEAD.search(text, max(0, one.start - 40), one.start)
        year = _year_beside(head[1], text, told, one) if head is not None else None
        if year is not None and isinstance(count, int):
            slack = _ANNIVERSARY[count % 10 == 0]
            clue = clue_of(one, text, f"{count} years after {year}, give or take {slack}", excludes=True)
            yield Weighed(clue, _around(year + count, slack), Place("year", year + count - slack).first_day)


def _years_since(text: str, found: Sequence[Found], lexicon: Lexicon) -> Iterator[Weighed]:
    """As in "three years after the war began in May 2019, they are back": it is three years since, or a little more."""
    for one, dated in pairwise(found):
        match one.node, own_place(dated.node):
            case Amount(parts=(("year" | "month" as unit, int(count)),), from_event=True), Place() as place:
                pass
            case _:
                continue
        between = text[one.end : dated.start]
        if not (lexicon.later_than.match(between) and "." not in between and is_now(text, dated.end, lexicon.tenses)):
            continue
        length = round(count * SIZE[cast(Unit, unit)])
        first = place.first_day + length - _ROUNDED_UP[unit]
        last = place.end_day + length + round(SIZE[cast(Unit, unit)])
        words = f"{count} {unit}s after {place.value}, told as now"
        clue = Clue(one.start, dated.end, text[one.start : dated.end], words, True)
        yield Weighed(clue, _soon(first, last), first)


def _soon(first: int, last: int) -> Weigh:
    return lambda day: -_SINCE * (day - first) if first <= day < last else None


def _around(year: int, slack: int) -> Weigh:
    return lambda day: 0.0 if abs(holding("year", day).index - year) <= slack else None


def _year_beside(word: str, text: str, told: list[tuple[Found, Place]], here: Found) -> int | None:
    """The year of the dated expression nearest to another mention of a word, in the same stretch of text."""
    for hit in islice(re.finditer(rf"\b{re.escape(word)}\b", text), _MOST):
        if abs(hit.start() - here.start) < _HEAD_REACH:
            continue
        near = [(abs(one.start - hit.start()), place.year) for one, place in told if place.unit == "year" or place.year]
        if near and min(near)[0] < _NEAR:
            return min(near)[1]
    return None


def facts_in(text: str, facts: Sequence[Fact], lexicon: Lexicon) -> Iterator[Fact]:
    """The facts whose words a text has, and not of somebody who was that before."""
    for fact in facts:
        at = text.find(fact.pattern)
        if at >= 0 and not lexicon.former.search(text, max(0, at - 12), at):
            yield fact


def _fact_weights(text: str, facts: Sequence[Fact], lexicon: Lexicon) -> Iterator[Weighed]:
    for fact in facts_in(text, facts, lexicon):
        at = text.find(fact.pattern)
        says = f"true from {day_text(fact.first)} to {day_text(fact.last)}, by the table given"
        yield Weighed(Clue(at, at + len(fact.pattern), fact.pattern, says, True), _inside(fact))


def _inside(fact: Fact) -> Weigh:
    def weigh(day: int) -> float | None:
        start, end = day * DAY, (day + 1) * DAY
        return None if (fact.first or start) > end or (fact.last or end) < start else 0.0

    return weigh
