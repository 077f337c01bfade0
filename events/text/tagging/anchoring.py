"""Give a node its place: from the publication date in news, from the running date of a narrative in history.

One function for each kind of node; each is resolved in reading order against a Scene, which remembers what the text has
spoken of so far.
"""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch
from typing import Final, cast

from dateline.events.text.meaning.counting import ROUND, Counted, counted
from dateline.events.text.meaning.nodes import (
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
    SameDay,
    Shifted,
    Span,
    Stretch,
    UnmarkedYear,
    WeekBeside,
    Within,
)
from dateline.events.text.meaning.places import SIZE, Place, Unit, days_away, holding
from dateline.events.text.meaning.recurring import (
    beside_writing,
    from_the_start,
    going_on,
    in_narrative,
    in_news,
    of_the_report,
    part_said_in,
    unplaced,
)
from dateline.events.text.tagging.scene import Reading, Scene
from dateline.events.text.tagging.shifting import blurred, part_beside, shifted_part
from dateline.events.text.timex import AnchorName

_MARKED_FROM: Final = 1000
"""From this year on a year has four figures and needs no era."""

_ONE_STORY: Final = 100
"""Years that a story without eras may span."""


_DAYTIME: Final = range(5, 17)
"""Hours that are not of the evening or the night that a text spoke of."""
_FEW: Final = 9
"""Up to so many units a count is not a round number."""
_SIDES: Final = {"sooner": -1, "later": 1, "rest": 1}
"""On which side of the day of writing, or of the date before them, "earlier", "later" and "the rest" lie."""


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
    fiscal = "FY" if node.fiscal else ""
    return Reading("DATE", f"{fiscal}{node.place.value}/{node.last.value}", node.place, node.last)


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
    base, anchor, index = scene.base(node.base)
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
    return replace(inner, mod=inner.mod or node.mod, width=width, cut=_hedged(node, scene) or inner.cut)


def _hedged(node: Loose, scene: Scene) -> tuple[int, int] | None:
    """The days of "more than a week ago", and not two, or of "nearly two weeks ago", and not one."""
    beyond = {"MORE_THAN": 1, "LESS_THAN": -1}.get(node.mod)
    if beyond is None or not isinstance(node.inner, Away) or node.inner.sign > 0:
        return None
    (unit, count), base = node.inner.amount.parts[0], scene.base(node.inner.base)[0]
    if base is None or base.unit != "day" or not isinstance(count, int) or count > _FEW:
        return None
    if unit not in ("day", "week", "month", "year"):
        return None
    said, other = (days_away(base.index, cast(Unit, unit), -n) for n in (count, count + beyond))
    return min(said, other), max(said, other)


@resolve.register
def _(node: Edge, scene: Scene) -> Reading | None:
    inner = resolve(node.inner, scene)
    if inner is None:
        return None
    side = _SIDES.get(node.width)
    if side is None or not isinstance(node.inner, Shifted) or node.inner.n or inner.place is None:
        return replace(inner, width=node.width)
    base, _, _ = scene.base(node.inner.base)
    return replace(inner, width=node.width, cut=part_beside(inner.place, base, side))


@resolve.register
def _(node: Shifted, scene: Scene) -> Reading | None:
    is_told = node.base == "deictic" and node.n == 0 and scene.is_long_past and scene.is_within_story(node.unit)
    is_over = node.base == "story" and node.unit == "century" and node.n == 0 and scene.is_of_past_century
    base, anchor, index = scene.base("running" if is_told else "reference" if is_over else node.base)
    if node.base == "dct" and node.n == 0 and scene.narrative:
        return Reading("DATE", "PRESENT_REF")
    if node.of is not None:
        return shifted_part(node, base, anchor, index)
    if base is None:
        return Reading("DATE", {-1: "PAST_REF", 0: "PRESENT_REF"}.get(node.n, "FUTURE_REF"))
    if node.base == "reference" and SIZE[base.unit] > SIZE[node.unit]:
        return blurred(base, node.unit, anchor, index)
    place = base.to(node.unit) + node.n
    if anchor == "dct" and node.over and base.first_day == place.end_day + node.over - 1:
        place += 1
    if node.unit == "weekend" and node.base == "story" and place.first_day > base.first_day and scene.tense != "future":
        place -= 1
    return Reading("DATE", place.value, place, anchor=anchor, anchor_index=index)


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
        days = _days_between(base, cast(Unit, unit), node.sign * count)
        return replace(blurred(base.to("year"), cast(Unit, unit), anchor, index), cut=days)
    if found is None:
        return Reading("DATE", "PAST_REF" if node.sign < 0 else "FUTURE_REF", anchor=anchor, anchor_index=index)
    if unit in ("second", "minute", "hour"):
        return Reading("TIME", f"{found.place.value}TXX", found.place, anchor=anchor, anchor_index=index)
    return _of_count(found, anchor, index)


def _days_between(base: Place, unit: Unit, count: float) -> tuple[int, int]:
    """From so long after the first day of a place to so long after its last: "four days later", said of a weekend."""
    return days_away(base.first_day, unit, count), days_away(base.end_day - 1, unit, count) + 1


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
    return shifted_part(Shifted("week", node.sign, of=node.part), inner.place, inner.anchor, inner.anchor_index)


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
def _(node: WeekBeside, scene: Scene) -> Reading | None:
    inner = resolve(node.inner, scene)
    if inner is None or inner.place is None:
        return inner
    day = inner.place.to("day")
    first, last = (day, day + 6) if node.side > 0 else (day - 6, day)
    week = first.to("week")
    if week.first_day == first.index:
        return replace(inner, value=week.value, place=week, last=None)
    return replace(inner, value=f"{first.value}/{last.value}", place=first, last=last)


@resolve.register
def _(node: SameDay, scene: Scene) -> Reading | None:
    inner = resolve(node.inner, scene)
    if inner is None or inner.place is None:
        return inner
    place = holding(inner.place.unit, days_away(inner.place.first_day, node.unit, node.n))
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
    clock = node.value
    inner = _day_of(node, scene)
    if inner is None:
        return Reading("TIME", f"XXXX-XX-XX{clock}", clock=clock, time=node)
    return replace(inner, type="TIME", value=inner.value + clock, clock=clock, time=node, width="", years=0)


def _day_of(node: Clock, scene: Scene) -> Reading | None:
    if node.inner is not None:
        return resolve(node.inner, scene)
    base, anchor, index = scene.base("dct" if scene.is_hour_head and (scene.is_sure or scene.entry) else "reference")
    if base is None or base.unit != "day":
        base, anchor, index = scene.base("dct")
    if base is None:
        return None
    if anchor == "timex" and scene.is_night and node.hour in _DAYTIME:
        base += 1
    return Reading("TIME", base.value, base, anchor=anchor, anchor_index=index)


@resolve.register
def _(node: Recurring, scene: Scene) -> Reading | None:
    is_of_year = node.cycle == "year" and not node.name
    if scene.chapter is not None and is_of_year and (place := part_said_in(node, scene.chapter)) is not None:
        return Reading("DATE", place.value, place, anchor="narrative", anchor_index=scene.running_index)
    base, anchor, index = scene.base("running")
    if anchor == "narrative" and node.cycle == "week" and base is not None and base.unit != "day":
        base, anchor, index = scene.base("dct")
    if base is None:
        return Reading("DATE", unplaced(node))
    if anchor == "narrative" and (own := scene.own_day) is not None:
        place = beside_writing(node, base, own, scene.tense)
        if place is not None:
            return Reading("DATE", place.value, place, anchor="dct")
    place = in_narrative(node, base, scene.next_year) if anchor == "narrative" else in_news(node, base, scene.tense)
    if place is None:
        return Reading("DATE", unplaced(node))
    if anchor == "narrative":
        place = _beside_opening(node, base, place, scene)
    return (_going_on(node, base, place, scene) if anchor == "dct" else None) or Reading(
        "DATE", place.value, place, anchor=anchor, anchor_index=index
    )


def _going_on(node: Recurring, written: Place, place: Place, scene: Scene) -> Reading | None:
    """A day beside what was told last, or beside the entry before; None where it is that of the news itself."""
    told, _, index = scene.base("reference")
    if told is not None and SIZE[told.unit] > SIZE["month"] and scene.tense == "future":
        return None
    if scene.is_head and scene.last_entry is not None:
        told, index = scene.last_entry
    onward = going_on(node, told, written, place, then=scene.next_date, is_head=scene.is_head) if told else None
    return Reading("DATE", onward.value, onward, anchor="timex", anchor_index=index) if onward is not None else None


def _beside_opening(node: Recurring, base: Place, place: Place, scene: Scene) -> Place:
    """What a text opens with goes before the date that it spoke of last: the span that it tells, the day it reports."""
    if scene.span is not None and base == scene.span[1]:
        return from_the_start(node, place, scene.span) or place
    if scene.reported is not None:
        return of_the_report(node, base, place, scene.reported) or place
    return place
