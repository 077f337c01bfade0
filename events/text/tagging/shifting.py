"""Last, this and next: which of the things that recur is meant, counted from a base; and what a base leaves open."""

from __future__ import annotations

from typing import Final

from dateline.events.text.meaning.nodes import Shifted
from dateline.events.text.meaning.places import SIZE, Place, Unit, holding, year_value
from dateline.events.text.meaning.recurring import part_in, unplaced
from dateline.events.text.tagging.scene import Reading
from dateline.events.text.timex import AnchorName

_JUST_BEFORE: Final = 10
"""Days after a month's end in which "last February" does not mean it: texts say "last month" then."""


def blurred(base: Place, unit: Unit, anchor: AnchorName, index: int | None) -> Reading:
    """For "that day", when only the month is known: 1999-10-XX."""
    if base.unit == "month" and unit == "day":
        return Reading("DATE", f"{base.value}-XX", anchor=anchor, anchor_index=index)
    tail = {"day": "-XX-XX", "month": "-XX", "week": "-WXX"}.get(unit, "")
    value = year_value(base.year) if SIZE[base.unit] <= SIZE["year"] else base.value
    return Reading("DATE", value + tail, anchor=anchor, anchor_index=index)


def shifted_part(node: Shifted, base: Place | None, anchor: AnchorName, index: int | None) -> Reading | None:
    """The named part that is so many steps from a base: last Friday, next spring, this March."""
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
        # "it was passed in 1774; work began the following spring": all of the year is before
        earliest = base.end_day - 1 if base.unit == "year" else day
        places = [place for place in places if place.first_day > earliest]
    else:
        places = [place for place in (part_in(node.of, cycle),) if place is not None]
    if len(places) < max(abs(node.n), 1):
        return None
    chosen = places[node.n - 1 if node.n > 0 else node.n]
    return Reading("DATE", chosen.value, chosen, anchor=anchor, anchor_index=index)


def part_beside(place: Place, base: Place | None, side: int) -> tuple[int, int] | None:
    """The days of a place up to (-1), or from (1), the shorter one that it was counted from; both hold that one."""
    if base is None or SIZE[base.unit] >= SIZE[place.unit]:
        return None
    days = (place.first_day, base.end_day) if side < 0 else (base.first_day, place.end_day)
    return days if place.first_day <= base.first_day < place.end_day else None
