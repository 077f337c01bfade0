"""Give a node its place: from the publication date in news, from the running date of a narrative in history.

One function for each kind of node; each is resolved in reading order against a Scene, which remembers what the text has
spoken of so far.
"""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch
from typing import Final, cast

from dateline.events.text.counting import ROUND, Counted, counted
from dateline.events.text.nodes import (
    Amount,
    Away,
    AwayFrom,
    Beside,
    Clock,
    Edge,
    Fixed,
    Holder,
    Loose,
    Node,
    Nothing,
    Nth,
    Recurring,
    Reference,
    Repeat,
    Report,
    Shifted,
    Span,
    Stretch,
    UnmarkedYear,
    Within,
)
from dateline.events.text.places import SIZE, Place, Unit, days_away, holding, year_value
from dateline.events.text.recurring import in_narrative, in_news, part_in, part_said_in, unplaced
from dateline.events.text.scene import Reading, Scene
from dateline.events.text.timex import AnchorName

_JUST_BEFORE: Final = 10
"""Days after a month's end in which "last February" does not mean it: texts say "last month" then."""

_MARKED_FROM: Final = 1000
"""From this year on a year has four figures and needs no era."""

_ONE_STORY: Final = 100
"""Years that a story without eras may span."""


_SIDES: Final = {"sooner": -1, "later": 1, "rest": 1}
"""On which side of the day of writing, or of the date before them, "earlier", "later" and "the rest" lie."""

_WRITTEN_PARTS: Final = {"EM": "MO"}
"""Parts of the day that TIMEX3 has no letters for, and what it writes."""


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
        value = f"FY{node.place.value}" if node.fiscal else node.place.value
        return Reading("DATE", value, node.place)
    return Reading("DATE", f"{node.place.value}/{node.last.value}", node.place, node.last)


@resolve.register
def _(node: Reference, scene: Scene) -> Reading | None:
    if node.only and (node.only == "narrative") != scene.narrative:
        return None
    if node.from_event:
        return Reading("TIME" if "T" in node.value else "DATE", node.value, anchor="event")
    place = Place("day", scene.dct) if node.value == "PRESENT_REF" and scene.dct is not None else None
    if place is not None and scene.narrative:
        place = None
    return Reading("DATE", node.value, place, anchor="dct" if place else "none")


@resolve.register
def _(node: Amount, _scene: Scene) -> Reading | None:
    return Reading("DURATION", node.value, anchor="event" if node.from_event else "none")


@resolve.register
def _(node: Stretch, scene: Scene) -> Reading | None:
    base, anchor, index = scene.base("dct")
    reading = Reading("DURATION", node.amount.value, anchor=anchor, anchor_index=index)
    if base is None or len(node.amount.parts) != 1:
        return reading
    unit, count = node.amount.parts[0]
    if count is None or unit not in SIZE:
        return reading
    near = base.to("day")
    far = Place("day", days_away(near.index, cast(Unit, unit), node.sign * count))
    first, last = (far + 1, near) if node.sign < 0 else (near + 1, far)
    return replace(reading, place=first, last=last)


@resolve.register
def _(node: Span, scene: Scene) -> Reading | None:
    reading = Reading("DURATION", node.amount.value)
    inner = resolve(node.inner, scene) if node.inner is not None else None
    unit, count = node.amount.parts[0]
    if inner is None or inner.place is None or not isinstance(count, int) or unit not in SIZE:
        return reading
    units = holding(cast(Unit, unit), inner.place.first_day), holding(cast(Unit, unit), inner.place.end_day - 1)
    first = units[0] if node.side > 0 else units[1] - (count - 1)
    return replace(inner, type="DURATION", value=reading.value, place=first, last=first + (count - 1))


@resolve.register
def _(node: Repeat, _scene: Scene) -> Reading | None:
    return Reading("SET", node.value, quant=node.quant, freq=node.freq)


@resolve.register
def _(node: Loose, scene: Scene) -> Reading | None:
    inner = resolve(node.inner, scene)
    if inner is None:
        return None
    width = ROUND if node.mod == "APPROX" and inner.years else inner.width
    return replace(inner, mod=inner.mod or node.mod, width=width)


@resolve.register
def _(node: Edge, scene: Scene) -> Reading | None:
    inner = resolve(node.inner, scene)
    if inner is None:
        return None
    side = _SIDES.get(node.width)
    if side is None or not isinstance(node.inner, Shifted) or node.inner.n or inner.place is None:
        return replace(inner, width=node.width)
    base, _, _ = scene.base(node.inner.base)
    return replace(inner, width=node.width, cut=_cut(inner.place, base, side))


def _cut(place: Place, base: Place | None, side: int) -> tuple[int, int] | None:
    """The days of a place up to (-1), or from (1), the shorter one that it was counted from; both hold that one."""
    if base is None or SIZE[base.unit] >= SIZE[place.unit]:
        return None
    days = (place.first_day, base.end_day) if side < 0 else (base.first_day, place.end_day)
    return days if place.first_day <= base.first_day < place.end_day else None


@resolve.register
def _(node: Shifted, scene: Scene) -> Reading | None:
    is_told = node.base == "deictic" and node.n == 0 and scene.is_long_past
    base, anchor, index = scene.base("running" if is_told else node.base)
    if node.base == "dct" and node.n == 0 and scene.narrative:
        return Reading("DATE", "PRESENT_REF")
    if node.of is not None:
        return _shifted_part(node, base, anchor, index)
    if base is None:
        return Reading("DATE", {-1: "PAST_REF", 0: "PRESENT_REF"}.get(node.n, "FUTURE_REF"))
    if node.base == "reference" and SIZE[base.unit] > SIZE[node.unit]:
        return _blurred(base, node.unit, anchor, index)
    place = base.to(node.unit) + node.n
    if node.unit == "weekend" and node.base == "story" and place.first_day > base.first_day and scene.tense != "future":
        place -= 1
    return Reading("DATE", place.value, place, anchor=anchor, anchor_index=index)


def _blurred(base: Place, unit: Unit, anchor: AnchorName, index: int | None) -> Reading:
    """For "that day", when only the month is known: 1999-10-XX."""
    if base.unit == "month" and unit == "day":
        return Reading("DATE", f"{base.value}-XX", anchor=anchor, anchor_index=index)
    tail = {"day": "-XX-XX", "month": "-XX", "week": "-WXX"}.get(unit, "")
    value = year_value(base.year) if SIZE[base.unit] <= SIZE["year"] else base.value
    return Reading("DATE", value + tail, anchor=anchor, anchor_index=index)


def _shifted_part(node: Shifted, base: Place | None, anchor: AnchorName, index: int | None) -> Reading | None:
    if node.of is None:
        return None
    if base is None:
        return Reading("DATE", unplaced(node.of))
    day = base.first_day
    cycle = holding(node.of.cycle, day).index
    reach = abs(node.n) + 1
    places = [place for i in range(-reach, reach + 1) if (place := part_in(node.of, cycle + i)) is not None]
    if node.n < 0:
        latest = day - _JUST_BEFORE if node.of.unit == "month" else day
        places = [place for place in places if place.end_day <= latest]
    elif node.n > 0:
        places = [place for place in places if place.first_day > day]
    else:
        places = [place for place in (part_in(node.of, cycle),) if place is not None]
    if len(places) < max(abs(node.n), 1):
        return None
    chosen = places[node.n - 1 if node.n > 0 else node.n]
    return Reading("DATE", chosen.value, chosen, anchor=anchor, anchor_index=index)


@resolve.register
def _(node: UnmarkedYear, scene: Scene) -> Reading | None:
    beside = [year for year in (scene.running_year, scene.next_year) if year is not None and year < _MARKED_FROM]
    if not scene.narrative or not beside:
        return None
    place = Place("year", 1 - node.number if beside[0] <= 0 else node.number)
    if abs(place.index - beside[0]) > _ONE_STORY:
        return None
    return Reading("DATE", place.value, place, anchor="narrative", anchor_index=scene.running_index)


@resolve.register
def _(node: Report, scene: Scene) -> Reading | None:
    if scene.dct is None or scene.narrative:
        return None
    today = Place("day", scene.dct)
    if node.ended is not None:
        ended = in_news(Recurring("month", "year", node.ended), today, "past")
        place = (ended - 1).to(node.unit) if ended is not None else today.to(node.unit)
    else:
        told = scene.quarter if node.unit == "quarter" else None
        place = told if told is not None and told.end_day <= scene.dct else today.to(node.unit) - 1
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
    if count is None and unit in ("second", "minute", "hour") and base.unit == "day":
        return Reading("TIME", f"{base.value}TXX", base, anchor=anchor, anchor_index=index)
    if count is None:
        return Reading("DATE", "PAST_REF" if node.sign < 0 else "FUTURE_REF", anchor=anchor, anchor_index=index)
    if unit == "year" and scene.quarter is not None and not scene.narrative and count == 1 and node.sign < 0:
        quarter = scene.quarter + 4 * node.sign
        return Reading("DATE", quarter.value, quarter, anchor="timex", anchor_index=scene.reference_index)
    found = counted(base, node.amount, node.sign)
    if found is None and SIZE[base.unit] <= SIZE["year"]:
        return _blurred(base.to("year"), cast(Unit, unit), anchor, index)
    if found is None:
        return Reading("DATE", "PAST_REF" if node.sign < 0 else "FUTURE_REF", anchor=anchor, anchor_index=index)
    if unit in ("second", "minute", "hour"):
        return Reading("TIME", f"{found.place.value}TXX", found.place, anchor=anchor, anchor_index=index)
    return _of_count(found, anchor, index)


def _of_count(found: Counted, anchor: AnchorName, index: int | None) -> Reading:
    place = found.place
    return Reading("DATE", place.value, place, width=found.width, years=found.years, anchor=anchor, anchor_index=index)


@resolve.register
def _(node: AwayFrom, scene: Scene) -> Reading | None:
    inner = resolve(node.inner, scene)
    found = counted(inner.place, node.amount, node.sign) if inner is not None and inner.place is not None else None
    if inner is None or found is None:
        return Reading("DURATION", node.amount.value, anchor="event")
    return _of_count(found, inner.anchor, inner.anchor_index)


@resolve.register
def _(node: Beside, scene: Scene) -> Reading | None:
    inner = resolve(node.inner, scene)
    if inner is None or inner.place is None:
        return resolve(node.part, scene)
    return _shifted_part(Shifted("week", node.sign, of=node.part), inner.place, inner.anchor, inner.anchor_index)


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
    inner = replace(inner, width="", years=0)
    if node.unit == "week":
        return replace(inner, type="DURATION", value="P1W", place=place, last=place)
    return replace(inner, value=place.value, place=place)


@resolve.register
def _(node: Holder, scene: Scene) -> Reading | None:
    inner = resolve(node.inner, scene)
    if inner is None or inner.place is None or SIZE[inner.place.unit] > SIZE[node.unit]:
        return inner
    place = inner.place.to(node.unit)
    return replace(inner, value=place.value, place=place)


@resolve.register
def _(node: Within, scene: Scene) -> Reading | None:
    inner = resolve(node.inner, scene)
    if inner is None:
        return None
    if inner.place is None:
        return resolve(node.part, scene)
    cycle = holding(node.part.cycle, inner.place.first_day)
    place = part_said_in(node.part, cycle.index)
    if place is None:
        return None
    return replace(inner, type="DATE", value=place.value, place=place, width="", years=0)


@resolve.register
def _(node: Clock, scene: Scene) -> Reading | None:
    clock = _clock_text(node)
    inner = _day_of(node, scene)
    if inner is None:
        return Reading("TIME", f"XXXX-XX-XX{clock}", clock=clock, time=node)
    return replace(inner, type="TIME", value=inner.value + clock, clock=clock, time=node, width="", years=0)


def _day_of(node: Clock, scene: Scene) -> Reading | None:
    if node.inner is not None:
        return resolve(node.inner, scene)
    base, anchor, index = scene.base("reference")
    if base is None or base.unit != "day":
        base, anchor, index = scene.base("dct")
    if base is None:
        return None
    return Reading("TIME", base.value, base, anchor=anchor, anchor_index=index)


def _clock_text(node: Clock) -> str:
    if node.part and node.hour is None:
        return f"T{_WRITTEN_PARTS.get(node.part, node.part)}"
    text = f"T{node.hour:02d}:{node.minute or 0:02d}"
    if node.second is not None:
        text += f":{node.second:02d}"
    if node.zone is None:
        return text
    return text + ("Z" if node.zone == 0 else f"{'-' if node.zone < 0 else '+'}{abs(node.zone) // 60:02d}")


@resolve.register
def _(node: Recurring, scene: Scene) -> Reading | None:
    base, anchor, index = scene.base("running")
    if anchor == "narrative" and node.cycle == "week" and base is not None and base.unit != "day":
        base, anchor, index = scene.base("dct")
    if base is None:
        return Reading("DATE", unplaced(node))
    place = in_narrative(node, base, scene.next_year) if anchor == "narrative" else in_news(node, base, scene.tense)
    if place is None:
        return Reading("DATE", unplaced(node))
    return Reading("DATE", place.value, place, anchor=anchor, anchor_index=index)
