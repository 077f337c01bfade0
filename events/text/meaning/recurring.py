"""Which of the things that recur is meant: Thursday, November, the third quarter, Easter.

In news the nearest to the day of publication, where the tense makes one side farther; in a narrative the nearest to the
place that it has come to, rather after than before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dateline.events.text.meaning import feasts
from dateline.events.text.meaning.nodes import Recurring
from dateline.events.text.meaning.places import SIZE, Place, holding
from dateline.events.text.meaning.tense import Tense

_FARTHER: Final[dict[str, dict[Tense, tuple[float, float]]]] = {
    "week": {
        "over": (1000, 1), "done": (50, 1), "past": (50, 1), "told": (4, 1), "unknown": (5.5, 1), "future": (1, 50),
    },
    "century": {
        "over": (1000, 1), "done": (50, 1), "past": (50, 1), "told": (50, 1), "unknown": (20, 1), "future": (1, 4),
    },
    "longer": {
        "over": (1000, 1), "done": (60, 1), "past": (12, 1), "told": (12, 1), "unknown": (1.2, 1), "future": (1, 4),
    },
}  # fmt: skip
"""How much farther the tense makes what is ahead, and what is behind, of the day of publication.

No news says on a Thursday what was said six days before, on "Friday": the page was brought up to date the next day, or
it was Friday already where it was said. Of what no tense tells, "Friday" is rather tomorrow than six days ago.
"""

_CURRENT_MONTH: Final = 40
"""Days of distance of the month of publication itself: texts say "this month" of it."""

_BACKWARDS: Final = 1.5
"""How much farther the past is in a narrative, which mostly goes on."""

_THURSDAY: Final = 3
"""1970-01-01 was one."""

_OVERTAKING: Final = 365
"""Days of distance of a place beyond the next year that a narrative names."""


_FAR_BACK: Final = 120
"""Days before its own day of which news seldom leaves out the year."""
_NEAR: Final = {"day": (31, 31), "month": (0, 62)}
"""Days back and onward from one place that is told of to another of the same story."""
_AFTERMATH: Final = 62
"""Days from what is reported to what is told of it without its year."""
_BESIDE: Final = (31, 92)
"""Days before its own day, and of what is to come after it, that a story names without their year."""

_REACH: Final = 11
"""Cycles to either side in which a part that not every one has is looked for: a day is on each weekday within them."""


def _candidates(node: Recurring, base: Place) -> list[Place]:
    """Where it recurs next to a place; a weekday that no year near has is a slip of the pen."""
    cycle = holding(node.cycle, base.first_day).index
    near = [place for i in (-1, 0, 1) if (place := part_in(node, cycle + i)) is not None]
    far = near or [place for i in range(-_REACH, _REACH + 1) if (place := part_in(node, cycle + i)) is not None]
    return far or (_candidates(replace(node, on=0), base) if node.on else [])


def in_news(node: Recurring, base: Place, tense: Tense) -> Place | None:
    """The nearest, where tense makes one side of the day of publication farther than the other."""
    ahead, behind = _FARTHER[node.cycle if node.cycle in _FARTHER else "longer"][tense]
    day = base.first_day

    def cost(place: Place) -> float:
        if place.first_day > day:
            return (place.first_day - day) * ahead
        if place.end_day <= day:
            return (day + 1 - place.end_day) * behind
        return _CURRENT_MONTH if place.unit == "month" else 0

    return min(_candidates(node, base), key=cost, default=None)


def in_narrative(node: Recurring, base: Place, next_year: int | None = None) -> Place | None:
    """The one in the cycle that the running date is in; where that is finer, the nearest, rather after than before.

    One that lies beyond the next year that the text names is unlikely: the story would have overtaken itself.
    """
    places = _candidates(node, base)
    if node.cycle == "week":
        return next((place for place in places if place.first_day >= base.first_day), None)
    if SIZE[base.unit] >= SIZE[node.cycle]:
        return part_said_in(node, holding(node.cycle, base.first_day).index)

    def cost(place: Place) -> float:
        days = place.first_day - base.first_day
        overtakes = next_year is not None and base.year <= next_year < place.year
        return (days if days >= 0 else -days * _BACKWARDS) + (_OVERTAKING if overtakes else 0)

    return min(places, key=cost, default=None)


def of_the_report(node: Recurring, base: Place, place: Place, reported: Place) -> Place | None:
    """The day or month that goes on from the day that a report opens with, where it would turn back from a glance.

    "She fell on 8 March 2022. Her licence was dated 2 May 2020. The wreck was found on 12 March": all that such a text
    looks back to is before the day that it reports, and what has no year goes on with that.

    Args:
        node: A day or month of a year.
        base: The full date before it.
        place: What it is beside that.
        reported: The full date that the text opens with, and the latest that it has named.
    """
    is_told = 0 < place.end_day - base.first_day <= 2 * _AFTERMATH
    if node.cycle != "year" or node.name or SIZE[base.unit] > SIZE["month"] or is_told:
        return None
    onward = in_narrative(node, reported)
    is_near = onward is not None and 0 <= onward.first_day - reported.first_day <= _AFTERMATH
    return onward if is_near else None


def from_the_start(node: Recurring, place: Place, span: tuple[Place, Place]) -> Place | None:
    """The day or month within the span that a text has opened with, and now tells from its start.

    "It began in May 2016 and was over on 9 January 2017. The first case came in on 19 May": not two months after all
    was over.

    Args:
        node: A day or month of a year.
        place: What it is beside the end of the span.
        span: Its first and its last day or month.
    """
    first, last = span
    if node.cycle != "year" or node.name or place.first_day < last.end_day:
        return None
    onward = in_narrative(node, first)
    return onward if onward is not None and first.first_day < onward.end_day <= last.first_day else None


def going_on(
    node: Recurring, told: Place, written: Place, place: Place, *, then: Place | None = None, is_head: bool = False
) -> Place | None:
    """The day or month near one of another year that the text just told of; None where news means its own.

    "On 2 November 2019 she sank. Divers found her on 9 November" goes on with 2019, whenever it was written: an editor
    would say the year of any other one so far back. So does what lies between two dates of one story: "On 2 November
    2016 she wrote. On 21 December she was heard. On 12 January 2017 she left".

    Args:
        node: A day or month of a year.
        told: The place that was told of last.
        written: The day of publication.
        place: What it is in news.
        then: The next full date of the text.
        is_head: True where it opens an entry of a diary, which goes on however near its own day is.
    """
    if node.cycle == "month" and not node.nth and told.unit in ("day", "month"):
        is_of_month = told.unit == "month" and told.end_day <= place.first_day
        is_apart = is_of_month or place.first_day - told.first_day >= _FAR_BACK
        return in_narrative(node, told) if is_apart else None
    is_of_year = node.cycle == "year" and node.unit in ("day", "month")
    if is_of_year and told.unit == "season":
        return _inside(node, told)
    is_far = is_head or written.first_day - place.end_day >= _FAR_BACK
    if not is_of_year or told.unit not in ("day", "month") or not is_far:
        return None
    onward = in_narrative(node, told)
    back, ahead = _NEAR[node.unit]
    is_near = onward is not None and -back <= onward.first_day - told.first_day <= ahead
    is_between = onward is not None and then is not None and _is_between(onward, told, then)
    return onward if (is_near or is_between) and told.end_day < place.first_day else None


def _inside(node: Recurring, told: Place) -> Place | None:
    """The day or month that lies within a season: "the autumn of 2020 ... in late September"."""
    years = range(told.year, told.to("day").year + 2)
    found = (part_said_in(node, year) for year in years)
    return next((p for p in found if p and told.first_day <= p.first_day and p.end_day <= told.end_day), None)


def _is_between(place: Place, told: Place, then: Place) -> bool:
    """True for what lies between two dates that are no more than a year apart."""
    return told.end_day <= place.first_day < then.first_day <= told.first_day + _OVERTAKING


def beside_writing(node: Recurring, running: Place, written: Place, tense: Tense) -> Place | None:
    """The day of a year beside that of writing, in a story that has come to no day, only to a year; else None.

    "She retired in 1996 and was honoured in 1999. She died on 27 February": an obituary ends with its own weeks.

    Args:
        node: What recurs.
        running: The place that the story has come to.
        written: The day of publication, of a year that the text names.
        tense: Of the clause.
    """
    if (node.cycle, node.unit, node.name) != ("year", "day", "") or SIZE[running.unit] < SIZE["year"]:
        return None
    place = in_news(node, written, tense)
    days = place.first_day - written.first_day if place is not None else _FAR_BACK
    back, ahead = _BESIDE
    return place if -back <= days <= (ahead if tense == "future" else 0) else None


def part_said_in(node: Recurring, cycle: int) -> Place | None:
    """The part in a cycle that the text itself names: a weekday that does not fit there is a slip of the pen."""
    return part_in(replace(node, on=0), cycle)


def part_in(node: Recurring, cycle: int) -> Place | None:
    """The recurring part in the cycle of that number; None where it is not there, or on another weekday than said."""
    if node.on:
        place = part_in(replace(node, on=0), cycle)
        return place if place is not None and (place.first_day + _THURSDAY) % 7 + 1 == node.on else None
    if node.name:
        day = feasts.day_of(node.name, cycle)
        return Place("day", day) if day is not None else None
    match node.cycle:
        case "week":
            return Place("day", Place("week", cycle).first_day + node.number - 1)
        case "month" if node.nth:
            return Place("day", feasts.nth_weekday(cycle // 12, cycle % 12 + 1, node.number, node.nth))
        case "month":
            return Place.of_day(cycle // 12, cycle % 12 + 1, node.number)
        case "century":
            return (
                Place("year", cycle * 100 + node.number)
                if node.unit == "year"
                else Place("decade", cycle * 10 + node.number)
            )
    if node.unit == "day":
        return Place.of_day(cycle, node.number, node.day)
    size = {"month": 12, "season": 4, "quarter": 4, "half": 2}[node.unit]
    return Place(node.unit, cycle * size + node.number - (0 if node.unit == "season" else 1))


def unplaced(node: Recurring) -> str:
    """A TIMEX3 value for a part whose cycle is not known."""
    match node.unit, node.cycle:
        case "day", "week":
            return f"XXXX-WXX-{node.number}"
        case "day", "month":
            return f"XXXX-XX-{node.number:02d}" if not node.nth else "XXXX-XX-XX"
        case "day", _:
            return f"XXXX-{node.number:02d}-{node.day:02d}" if not node.name else "XXXX-XX-XX"
        case "month", _:
            return f"XXXX-{node.number:02d}"
        case "season", _:
            return f"XXXX-{('SP', 'SU', 'FA', 'WI')[node.number]}"
        case "year", _:
            return f"XX{node.number:02d}"
        case "decade", _:
            return f"XX{node.number}"
        case unit, _:
            return f"XXXX-{unit[0].upper()}{node.number}"
