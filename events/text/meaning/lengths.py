"""Lengths of time, as TIMEX3 writes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

Quantity = int | float | None
"""How many; None where the words do not say ("several")."""

AmountUnit = Literal[
    "second", "minute", "hour", "day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade",
    "century", "millennium", "time",
]  # fmt: skip

_LETTERS: Final = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "WE", "month": "M", "season": "S",
    "quarter": "Q", "half": "H", "year": "Y", "decade": "E", "century": "C", "millennium": "L", "time": "X",
}  # fmt: skip
_CLOCK_UNITS: Final = ("hour", "minute", "second")
_PARTS_OF: Final = {"hour": ("minute", 60), "minute": ("second", 60)}
_IN_SMALLER: Final = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100)}
"""Half of these is said in smaller units: half a century is 50 years."""


def amount_value(parts: Iterable[tuple[AmountUnit, Quantity]]) -> str:
    """The TIMEX3 value of an amount; halves and quarters of hours, minutes and years in the next smaller unit."""
    days, clock = "", ""
    for unit, count in _whole(parts):
        text = f"{'X' if count is None else f'{count:g}' if isinstance(count, float) else count}{_LETTERS[unit]}"
        if unit in _CLOCK_UNITS:
            clock += text
        else:
            days += text
    return f"P{days}{'T' + clock if clock else ''}"


def _whole(parts: Iterable[tuple[AmountUnit, Quantity]]) -> list[tuple[str, Quantity]]:
    found: list[tuple[str, Quantity]] = []
    for unit, count in parts:
        smaller, size = _PARTS_OF.get(unit, ("", 0))
        fewer, units = _IN_SMALLER.get(unit, ("", 0))
        if isinstance(count, float) and fewer and (count * units).is_integer() and (count < 1 or unit != "year"):
            found.append((fewer, int(count * units)))
        elif isinstance(count, float) and smaller and (count * size).is_integer():
            found += [(unit, int(count)), (smaller, round(count % 1 * size))]
        else:
            found.append((unit, int(count) if isinstance(count, float) and count.is_integer() else count))
    return [(unit, count) for unit, count in found if count != 0 or len(found) == 1]
