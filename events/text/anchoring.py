"""Give a node its place: from the publication date in news, from the running date of a narrative in history.

Each node is resolved in reading order against a Scene, which remembers what the text has spoken of so far. Tense
decides between the last and the next of things that recur.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import singledispatch
from typing import Final, Literal

from dateline.events.text import feasts
from dateline.events.text.nodes import (
    Amount,
    Away,
    Clock,
    Edge,
    Fixed,
    Loose,
    Node,
    Nothing,
    Nth,
    Recurring,
    Reference,
    Repeat,
    Report,
    Shifted,
    Stretch,
    Within,
)
from dateline.events.text.places import SIZE, Place, Unit, holding
from dateline.events.text.timex import AnchorName, TimexType
from dateline.events.time.bounds import civil_from_days

Tense = Literal["past", "future", "unknown"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means once it has its place; a Timex is written from it.

    Attributes:
        type, value, mod, quant, freq: TIMEX3's; `value` without the time of day.
        place, last: Where it is on the calendar, `last` where it spans several; None where it has no place.
        clock: The time of day as TIMEX3 writes it ("T10:30", "TMO"), or "".
        node: For a clock its node: hours, minutes, zone.
        width: The row of the table of widths for a vague word, or "".
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
    anchor: AnchorName = "none"
    anchor_index: int | None = None


@dataclass
class Scene:
    """What is known while a text is read.

    Attributes:
        dct: The day of publication (days from 1970-01-01), or None.
        narrative: True when the text tells of the past in order: what is relative leans on the running date.
        reference: The place that the text speaks of at this point, and the number of the Timex that set it.
        period: The last quarter or shorter stretch spoken of, for "a year earlier" in reports of earnings.
    """

    dct: int | None
    narrative: bool = False
    reference: Place | None = None
    reference_index: int | None = None
    tense: Tense = "unknown"
    quarter: Place | None = None
    seen: list[Place] = field(default_factory=list)

    def base(self, kind: str) -> tuple[Place | None, AnchorName, int | None]:
        """The place that a relative expression counts from."""
        if self.reference is not None and (kind == "reference" or (kind == "running" and self.narrative)):
            return self.reference, "narrative" if self.narrative else "timex", self.reference_index
        if self.dct is not None:
            return Place("day", self.dct), "dct", None
        return None, "none", None

    def note(self, node: Node, reading: Reading, index: int) -> None:
        """Remember a place that was spoken of."""
        if reading.place is None or reading.type in ("SET", "DURATION"):
            return
        place = reading.place
        if place.unit == "quarter" and not isinstance(node, Away | Report):
            self.quarter = place
        if place.unit in ("decade", "century", "millennium"):
            return
        self.reference, self.reference_index = place, index


@singledispatch
def resolve(node: Node, _scene: Scene) -> Reading | None:
    """The reading of a node in a scene; None where it is not a time."""
    raise TypeError(f"no resolution for {type(node).__name__}")


@resolve.register
def _(_node: Nothing, _scene: Scene) -> Reading | None:
    return None


@resolve.register
def _(node: Fixed, _scene: Scene) -> Reading | None:
    if node.last is None:
        return Reading("DATE", node.place.value, node.place)
    return Reading("DATE", f"{node.place.value}/{node.last.value}", node.place, node.last)


@resolve.register
def _(node: Reference, scene: Scene) -> Reading | None:
    place = Place("day", scene.dct) if node.value == "PRESENT_REF" and scene.dct is not None else None
    if place is not None and scene.narrative:
        place = None
    return Reading("DATE", node.value, place, anchor="dct" if place else "none")


@resolve.register
def _(node: Amount, _scene: Scene) -> Reading | None:
    return Reading("DURATION", node.value)


@resolve.register
def _(node: Stretch, scene: Scene) -> Reading | None:
    base, anchor, index = scene.base("dct")
    reading = Reading("DURATION", node.amount.value, anchor=anchor, anchor_index=index)
    if base is None or len(node.amount.parts) != 1:
        return reading
    moved = _moved(base, node.amount, node.sign)
    if moved is None or moved.unit not in SIZE:
        return reading
    near, far = base.to("day"), moved.to("day")
    first, last = (far, near) if node.sign < 0 else (near, far)
    return replace(reading, place=first, last=last) if first.index < last.index else reading


@resolve.register
def _(node: Repeat, _scene: Scene) -> Reading | None:
    return Reading("SET", node.value, quant=node.quant, freq=node.freq)


@resolve.register
def _(node: Loose, scene: Scene) -> Reading | None:
    inner = resolve(node.inner, scene)
    return replace(inner, mod=inner.mod or node.mod) if inner is not None else None


@resolve.register
def _(node: Edge, scene: Scene) -> Reading | None:
    inner = resolve(node.inner, scene)
    return replace(inner, width=node.width) if inner is not None else None


@resolve.register
def _(node: Shifted, scene: Scene) -> Reading | None:
    base, anchor, index = scene.base(node.base)
    if node.base == "dct" and node.n == 0 and scene.narrative:
        return Reading("DATE", "PRESENT_REF")
    if node.of is not None:
        return _shifted_part(node, base, anchor, index)
    if base is None:
        return Reading("DATE", {-1: "PAST_REF", 0: "PRESENT_REF"}.get(node.n, "FUTURE_REF"))
    if node.base == "reference" and SIZE[base.unit] > SIZE[node.unit]:
        return _blurred(base, node.unit, anchor, index)
    place = base.to(node.unit) + node.n
    return Reading("DATE", place.value, place, anchor=anchor, anchor_index=index)


def _blurred(base: Place, unit: Unit, anchor: AnchorName, index: int | None) -> Reading:
    """For "that day", when only the month is known: 1999-10-XX."""
    tail = {"day": "-XX" if base.unit == "month" else "-XX-XX", "month": "-XX", "week": "-WXX"}.get(unit, "")
    value = (
        base.value[:7] if base.unit == "month" and unit == "day" else base.value[:4] if unit != "year" else base.value
    )
    return Reading("DATE", value + tail, anchor=anchor, anchor_index=index)


def _shifted_part(node: Shifted, base: Place | None, anchor: AnchorName, index: int | None) -> Reading | None:
    if node.of is None:
        return None
    if base is None:
        return Reading("DATE", _unplaced(node.of))
    day = base.first_day
    cycle = holding(node.of.cycle, day).index
    places = [place for i in (-2, -1, 0, 1, 2) if (place := part_in(node.of, cycle + i)) is not None]
    if node.n < 0:
        chosen = max((p for p in places if p.end_day <= day), key=lambda p: p.index, default=None)
    elif node.n > 0:
        chosen = min((p for p in places if p.first_day > day), key=lambda p: p.index, default=None)
    else:
        chosen = part_in(node.of, cycle)
    if chosen is None:
        return None
    return Reading("DATE", chosen.value, chosen, anchor=anchor, anchor_index=index)


@resolve.register
def _(node: Report, scene: Scene) -> Reading | None:
    if scene.dct is None or scene.narrative:
        return None
    today = Place("day", scene.dct)
    if node.ended is not None:
        ended = _in_news(Recurring("month", "year", node.ended), today, "past")
        place = ended.to(node.unit) if ended is not None else today.to(node.unit)
    else:
        place = scene.quarter if scene.quarter is not None and node.unit == "quarter" else today.to(node.unit) - 1
    place += 4 * node.years
    if node.year is not None:
        place += 4 * (node.year - place.year)
    return Reading("DATE", place.value, place, anchor="dct")


@resolve.register
def _(node: Away, scene: Scene) -> Reading | None:
    base, anchor, index = scene.base(node.base)
    unit, count = node.amount.parts[0]
    if base is None:
        return Reading("DATE", "PAST_REF" if node.sign < 0 else "FUTURE_REF")
    if count is None:
        return Reading("DATE", "PAST_REF" if node.sign < 0 else "FUTURE_REF", anchor=anchor, anchor_index=index)
    if unit == "year" and scene.quarter is not None and not scene.narrative and count == 1 and node.sign < 0:
        place = scene.quarter + 4 * node.sign
        return Reading("DATE", place.value, place, anchor="timex", anchor_index=scene.reference_index)
    place = _moved(base, node.amount, node.sign)
    if place is None:
        return Reading("DATE", "PAST_REF" if node.sign < 0 else "FUTURE_REF", anchor=anchor, anchor_index=index)
    if unit in ("second", "minute", "hour"):
        return Reading("TIME", f"{place.value}TXX", place, anchor=anchor, anchor_index=index)
    return Reading("DATE", place.value, place, anchor=anchor, anchor_index=index)


def _moved(base: Place, amount: Amount, sign: int) -> Place | None:
    """A place so far from another, as precise as the amount's unit and the base allow."""
    unit, count = amount.parts[0]
    if count is None:
        return None
    if unit in ("second", "minute", "hour", "time"):
        return base.to("day")
    if unit == "weekend":
        unit = "week"
    if SIZE[base.unit] > SIZE[unit]:
        return None
    target: Unit = "day" if unit == "day" else "week" if unit == "week" else unit
    if isinstance(count, float):
        return holding(target, base.first_day + sign * round(count * SIZE[unit]))
    return base.to(target) + sign * count


@resolve.register
def _(node: Nth, scene: Scene) -> Reading | None:
    inner = resolve(node.inner, scene)
    if inner is None or inner.place is None:
        return inner
    holder = inner.place
    first = holding(node.unit, holder.first_day)
    if node.unit == "week" and holder.unit != "week" and first.first_day + 3 < holder.first_day:
        first += 1
    last = holding(node.unit, holder.end_day - 1)
    place = first + (node.n - 1) if node.n > 0 else last + (node.n + 1)
    return replace(inner, value=place.value, place=place)


@resolve.register
def _(node: Within, scene: Scene) -> Reading | None:
    inner = resolve(node.inner, scene)
    if inner is None:
        return None
    if inner.place is None:
        return resolve(node.part, scene)
    cycle = holding(node.part.cycle, inner.place.first_day)
    place = part_in(node.part, cycle.index)
    if place is None:
        return None
    return replace(inner, type="DATE", value=place.value, place=place)


@resolve.register
def _(node: Clock, scene: Scene) -> Reading | None:
    clock = _clock_text(node)
    inner = _day_of(node, scene)
    if inner is None:
        return Reading("TIME", f"XXXX-XX-XX{clock}", clock=clock, time=node)
    return replace(inner, type="TIME", value=inner.value + clock, clock=clock, time=node)


def _day_of(node: Clock, scene: Scene) -> Reading | None:
    if node.inner is not None:
        return resolve(node.inner, scene)
    base, anchor, index = scene.base("reference" if scene.narrative else "dct")
    if base is None or base.unit != "day":
        return None
    return Reading("TIME", base.value, base, anchor=anchor, anchor_index=index)


def _clock_text(node: Clock) -> str:
    if node.part and node.hour is None:
        return f"T{node.part}"
    text = f"T{node.hour:02d}:{node.minute or 0:02d}"
    if node.second is not None:
        text += f":{node.second:02d}"
    if node.zone is None:
        return text
    return text + ("Z" if node.zone == 0 else f"{'-' if node.zone < 0 else '+'}{abs(node.zone) // 60:02d}")


@resolve.register
def _(node: Recurring, scene: Scene) -> Reading | None:
    base, anchor, index = scene.base("running")
    if base is None:
        return Reading("DATE", _unplaced(node))
    place = _in_narrative(node, base) if anchor == "narrative" else _in_news(node, base, scene.tense)
    if place is None:
        return Reading("DATE", _unplaced(node))
    return Reading("DATE", place.value, place, anchor=anchor, anchor_index=index)


_FARTHER: Final[dict[str, dict[Tense, tuple[float, float]]]] = {
    "week": {"past": (50, 1), "unknown": (8, 1), "future": (1, 50)},
    "longer": {"past": (2.5, 1), "unknown": (1.2, 1), "future": (1, 4)},
}
"""How much farther the tense makes what is ahead, and what is behind, of the day of publication."""

_CURRENT_MONTH: Final = 40
"""Days of distance of the month of publication itself: texts say "this month" of it."""

_BACKWARDS: Final = 2.5
"""How much farther the past is in a narrative, which mostly goes on."""


def _candidates(node: Recurring, base: Place) -> list[Place]:
    cycle = holding(node.cycle, base.first_day).index
    return [place for i in (-1, 0, 1) if (place := part_in(node, cycle + i)) is not None]


def _in_news(node: Recurring, base: Place, tense: Tense) -> Place | None:
    """The nearest, where tense makes one side of the day of publication farther than the other."""
    ahead, behind = _FARTHER["week" if node.cycle == "week" else "longer"][tense]
    day = base.first_day

    def cost(place: Place) -> float:
        if place.first_day > day:
            return (place.first_day - day) * ahead
        if place.end_day <= day:
            return (day + 1 - place.end_day) * behind
        return _CURRENT_MONTH if place.unit == "month" else 0

    return min(_candidates(node, base), key=cost, default=None)


def _in_narrative(node: Recurring, base: Place) -> Place | None:
    """The one in the cycle that the running date is in; where that is finer, the nearest, rather after than before."""
    places = _candidates(node, base)
    if node.cycle == "week":
        return next((place for place in places if place.first_day >= base.first_day), None)
    if SIZE[base.unit] >= SIZE[node.cycle]:
        return part_in(node, holding(node.cycle, base.first_day).index)
    return min(places, key=lambda place: _narrative_cost(place.first_day - base.first_day), default=None)


def _narrative_cost(days: int) -> float:
    return days if days >= 0 else -days * _BACKWARDS


def part_in(node: Recurring, cycle: int) -> Place | None:
    """The recurring part in the cycle of that number."""
    if node.name:
        day = feasts.day_of(node.name, cycle)
        return Place("day", day) if day is not None else None
    match node.cycle:
        case "week":
            return Place("day", Place("week", cycle).first_day + node.number - 1)
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


def _unplaced(node: Recurring) -> str:
    """A TIMEX3 value for a part whose cycle is not known."""
    match node.unit, node.cycle:
        case "day", "week":
            return f"XXXX-WXX-{node.number}"
        case "day", "month":
            return f"XXXX-XX-{node.number:02d}"
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


def year_of(day: int) -> int:
    """The year of a day counted from 1970-01-01."""
    return civil_from_days(day)[0]


_FUTURE: Final = re.compile(
    r"\b(?:will|'ll|’ll|shall|won't|to be|going to|plans? to|planned|expects?|expected|scheduled|due|set to|until|till|"
    r"intends?|hopes? to|upcoming|could|may|might|would|should)\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:was|were|had|did|said|told|announced|reported|[a-z]{2,}ed|rose|fell|began|made|took|came|went|won|lost|met|"
    r"ended|held|left|sent|gave|got|became|led|broke|hit|sold|bought|found|kept|spoke|wrote|saw|thought|brought)\b",
    re.IGNORECASE,
)
_REACH: Final = 90
_CLAUSE: Final = re.compile(r"[.;!?\n]\s|[\"”]")


def tense_at(text: str, start: int, end: int) -> Tense:
    """The tense of the clause around an expression, from the nearest verb before it, else after it."""
    before = text[max(0, start - _REACH) : start]
    cut = max((hit.end() for hit in _CLAUSE.finditer(before)), default=0)
    before = before[cut:]
    future = max((hit.end() for hit in _FUTURE.finditer(before)), default=-1)
    past = max((hit.end() for hit in _PAST.finditer(before)), default=-1)
    if future >= 0 or past >= 0:
        return "future" if future > past else "past"
    after = _CLAUSE.split(text[end : end + _REACH], maxsplit=1)[0]
    first_future, first_past = _FUTURE.search(after), _PAST.search(after)
    if first_future and (not first_past or first_future.start() < first_past.start()):
        return "future"
    return "past" if first_past else "unknown"
