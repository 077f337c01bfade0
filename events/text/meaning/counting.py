"""An amount of time counted from a place: where it leads, and how far the number may be rounded.

"71 years ago" names a year. "70 years ago" and "a century ago" name about one: people round to tens and say decades and
centuries of what is only about as long ago. How far that may be off is a row of the table of widths.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final, cast

from dateline.events.text.meaning.nodes import Amount
from dateline.events.text.meaning.places import SIZE, Place, Unit, holding

EXACT: Final = "count"
"""The row of the widths for a number that is said to the unit."""
ROUND: Final = "round_count"
"""The row for a number that is rounded; its widths are shares of what is counted, on either side."""

_YEARS: Final = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
_CLOCK: Final = ("second", "minute", "hour", "time")
_WIDENED: Final = ("week", "weekend", "month", "season", "quarter", "half")
"""Units whose number says where they begin only to the half: days are counted, hours belong to one day."""
_ROUND_FROM: Final = 20
"""Multiples of ten from here on are rounded: ten years are as often counted as rounded."""

_LEAST: Final = 2
"""Years on either side of a rounded one, at least: "a decade ago" is said of eight years and of twelve."""

_NEARER: Final = ("LESS_THAN", "EQUAL_OR_LESS")
_FARTHER: Final = ("MORE_THAN", "EQUAL_OR_MORE")


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a count leads.

    Attributes:
        place: The unit it names.
        width: The row of the table of widths that says how exact it is, or "".
        years: How many years it is from where it was counted (negative: before); 0 where years are not counted.
    """

    place: Place
    width: str
    years: int = 0


def counted(base: Place, amount: Amount, sign: int) -> Counted | None:
    """The place so far from another; None where amount or base are too vague for one.

    >>> today = Place.of_day(2024, 11, 2)
    >>> said = [(("year", 3),), (("year", 70),), (("decade", 2.5),), (("week", 2),)]
    >>> [(c.place.value, c.width) for a in said if (c := counted(today, Amount(a), -1))]
    [('2021', 'count'), ('1954', 'round_count'), ('1999', 'round_count'), ('2024-W42', 'count')]
    """
    unit, count = amount.parts[0]
    if count is None:
        return None
    if unit in _CLOCK:
        return Counted(base.to("day"), "")
    if unit in _YEARS and (unit == "year" or SIZE[base.unit] <= SIZE["year"]):
        return _years_away(base, sign * count * _YEARS[unit], is_round=unit != "year")
    target: Unit = "week" if unit == "weekend" else cast(Unit, unit)
    if SIZE[base.unit] > SIZE[target]:
        return None
    width = EXACT if unit in _WIDENED else ""
    if isinstance(count, float):
        return Counted(holding(target, base.first_day + sign * round(count * SIZE[target])), width)
    return Counted(base.to(target) + sign * count, width)


def _years_away(base: Place, years: float, *, is_round: bool) -> Counted | None:
    if SIZE[base.unit] > SIZE["year"]:
        return None
    whole = round(years)
    in_days = holding("year", base.first_day + round(years * SIZE["year"]))
    place = base.to("year") + whole if whole == years else in_days
    is_round = is_round or (abs(whole) >= _ROUND_FROM and whole % 10 == 0)
    return Counted(place, ROUND if is_round else EXACT, whole)


def about(place: Place, years: int, share: tuple[float, float], mod: str | None) -> tuple[Place, Place]:
    """The first and last year that a rounded number of years may mean: at least two more on either side.

    "Nearly 70 years ago" is not before the year that it names, "more than 70 years ago" not after it.

    >>> first, last = about(Place("year", 1954), -70, (-0.05, 0.05), None)
    >>> first.value, last.value
    ('1950', '1958')
    """
    before, after = (max(_LEAST, ceil(abs(part * years))) for part in share)
    is_back = years < 0
    if mod in _NEARER:
        before, after = (0, after) if is_back else (before, 0)
    elif mod in _FARTHER:
        before, after = (before, 0) if is_back else (0, after)
    return place - before, place + after
