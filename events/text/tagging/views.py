"""From a reading to a Timex: TIMEX3's value, the interval on the calendar, its wider outer interval, and EDTF."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from dateline.events.errors import RuleError
from dateline.events.text.meaning.counting import EXACT, ROUND, about
from dateline.events.text.meaning.nodes import Clock
from dateline.events.text.meaning.places import Place, day_edtf, edtf_year, holding, share_of
from dateline.events.text.tagging.refiners import Found
from dateline.events.text.tagging.scene import Reading
from dateline.events.text.timex import Timex
from dateline.events.time.bounds import DAY, INSTANT_MAX, INSTANT_MIN, Bounds, EndKind, GranuleName, Instant

Ends = tuple[Instant, Instant]

_HOUR: Final = DAY // 24
_MINUTE: Final = _HOUR // 60


@dataclass(frozen=True, slots=True)
class Width:
    """How much of a place a vague word means.

    Attributes:
        mod: TIMEX3's modifier for it, or "".
        core, outer: Shares of the place, from its start: [0.0, 0.33] is its first third. Hours for parts of the day.
        reason: Why so.
    """

    mod: str
    core: tuple[float, float]
    outer: tuple[float, float]
    reason: str


Widths = Mapping[str, Width]
"""Vague words by the name that rules give them."""


@cache
def widths() -> Widths:
    """The table of vague words that comes with Dateline, `rules/widths.toml`."""
    return read_widths((resources.files("dateline.events.text") / "rules" / "widths.toml").read_text("utf-8"))


def read_widths(text: str) -> Widths:
    """A table of vague words from its TOML.

    Raises:
        RuleError: It is no TOML, a row lacks its core, outer or reason, or its outer width does not hold its core.
    """
    try:
        rows = {
            name: Width(row.get("mod", ""), _pair(row["core"]), _pair(row["outer"]), row["reason"])
            for name, row in tomllib.loads(text).items()
        }
    except (tomllib.TOMLDecodeError, AttributeError, KeyError, TypeError, ValueError) as err:
        raise RuleError("widths", f"not a table of widths: {err}", "give [name] core, outer, reason") from err
    wrong = [name for name, row in rows.items() if not (row.outer[0] <= row.core[0] < row.core[1] <= row.outer[1])]
    if wrong:
        raise RuleError("widths", f"the outer width of {', '.join(wrong)} does not hold its core", "mend the table")
    return rows


def fingerprint(table: Widths) -> str:
    """Twelve letters that change with any row of a table."""
    rows = [(name, row.mod, row.core, row.outer) for name, row in sorted(table.items())]
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:12]


def _pair(given: Sequence[float]) -> tuple[float, float]:
    low, high = given
    return float(low), float(high)


def timex_of(found: Found, text: str, first: Reading, last: Reading, table: Widths) -> Timex:
    """The Timex of an expression read for the first and for the last possible day of publication."""
    width = table.get(first.width or _part_of(first))
    low = _intervals(first, width)
    high = low if last is first else _intervals(last, width)
    granule = _granule(first)
    sure = low == high and (first.value == last.value)
    return Timex(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        type=first.type,
        value=first.value if first.value == last.value else common_value(first.value, last.value),
        rule_id=found.rule_id,
        mod=(width.mod or None) if width is not None and width.mod and first.mod is None else first.mod,
        quant=first.quant,
        freq=first.freq,
        interval=_between(low[0], high[0], granule, first),
        outer=_between(low[1], high[1], granule, first),
        edtf=_edtf(first, low[0]) if sure else None,
        anchor=first.anchor,
        anchor_index=first.anchor_index,
    )


def common_value(one: str, other: str) -> str:
    """What two values share, the rest as X; a value of another form is kept whole.

    >>> common_value("2024-10-31", "2024-11-07"), common_value("2023", "2024")
    ('2024-XX-XX', 'XXXX')
    >>> common_value("2024-10-31T10:30", "2024-11-07T10:30")
    '2024-XX-XXT10:30'
    """
    day, separator, clock = one.partition("T")
    if separator and other.endswith(separator + clock):
        return common_value(day, other.removesuffix(separator + clock)) + separator + clock
    parts, others = one.split("-"), other.split("-")
    if len(parts) != len(others):
        return one
    shared = 0
    while shared < len(parts) and parts[shared] == others[shared]:
        shared += 1
    return "-".join(parts[:shared] + ["".join("X" if c.isdigit() else c for c in part) for part in parts[shared:]])


def _between(low: Ends | None, high: Ends | None, granule: GranuleName, reading: Reading) -> Bounds | None:
    """Bounds that hold both readings; without an end where only the first has a place."""
    if low is None or min(low) < INSTANT_MIN or max(low) > INSTANT_MAX:
        return None
    if high is None:
        return Bounds(low[0], None, low[1], None, EndKind.STATED, EndKind.UNKNOWN, granule)
    if min(high) < INSTANT_MIN or max(high) > INSTANT_MAX:
        return None
    starts, ends = sorted((low[0], high[0])), sorted((low[1], high[1]))
    return Bounds(starts[0], starts[1], ends[0], ends[1], granule=granule, approximate=_is_about(reading))


def _intervals(reading: Reading, width: Width | None) -> tuple[Ends | None, Ends | None]:
    """The core of what is meant, and its outer width where that is wider."""
    if reading.cut is not None:
        return (reading.cut[0] * DAY, reading.cut[1] * DAY), None
    if reading.place is None or (reading.type == "DURATION" and reading.last is None):
        return None, None
    start, end = reading.place.first_day * DAY, (reading.last or reading.place).end_day * DAY
    if reading.time is not None:
        return _clock_intervals(reading.time, start, width)
    if width is not None and reading.width == ROUND:
        core, outer = (_years_about(reading.place, reading, share) for share in (width.core, width.outer))
        return core, outer
    if width is not None:
        core, outer = share_of(reading.place, width.core), share_of(reading.place, width.outer)
        return core, outer if outer != core else None
    if reading.mod == "APPROX":
        first, last = reading.place, reading.last or reading.place
        return (start, end), ((first - 1).first_day * DAY, (last + 1).end_day * DAY)
    return (start, end), None


def _years_about(place: Place, reading: Reading, share: tuple[float, float]) -> Ends:
    first, last = about(place, reading.years, share, reading.mod)
    return first.first_day * DAY, last.end_day * DAY


def _is_about(reading: Reading) -> bool:
    """True for what was said of about then: hedged, or by a number that is rounded."""
    return reading.mod == "APPROX" or reading.width == ROUND


def _part_of(reading: Reading) -> str:
    """The row of the widths for a part of the day."""
    clock = reading.time
    return f"part_{clock.part}" if clock is not None and clock.hour is None else ""


def _clock_intervals(clock: Clock, day: Instant, width: Width | None) -> tuple[Ends | None, Ends | None]:
    if clock.hour is None:
        if width is None:
            return (day, day + DAY), None
        hours = [tuple(day + round(hour * _HOUR) for hour in pair) for pair in (width.core, width.outer)]
        return (hours[0][0], hours[0][1]), (hours[1][0], hours[1][1])
    if clock.hour == 24 and clock.zone is None:
        return (day + DAY - _MINUTE, day + DAY), None
    start = day + clock.hour * _HOUR + (clock.minute or 0) * _MINUTE - (clock.zone or 0) * _MINUTE
    if clock.second is not None:
        start += clock.second * _MINUTE // 60
        return (start, start + _MINUTE // 60), None
    return (start, start + (_MINUTE if clock.minute is not None else _HOUR)), None


def _granule(reading: Reading) -> GranuleName:
    if reading.time is not None:
        if reading.time.hour is None:
            return "part_of_day"
        if reading.time.second is not None:
            return "second"
        return "minute" if reading.time.minute is not None else "hour"
    if reading.place is None or reading.last is not None or reading.cut is not None:
        return "interval"
    if reading.width and reading.width != EXACT:
        return "interval"
    return reading.place.granule


def _edtf(reading: Reading, core: Ends | None) -> str | None:
    if core is not None and reading.cut is not None:
        return _days_edtf(core, "~" if _is_about(reading) else "")
    if core is None or reading.place is None:
        return None
    if reading.time is not None:
        return _clock_edtf(reading)
    tail = "~" if _is_about(reading) else ""
    if reading.width == ROUND:
        return _years_edtf(core, tail)
    if reading.width and reading.width != EXACT:
        return _days_edtf(core, tail)
    first = reading.place.edtf
    if reading.last is None or first is None:
        return f"{first}{tail}" if first is not None and "/" not in first else first
    last = reading.last.edtf
    if last is None or "/" in first + last:
        return _days_edtf(core, tail)
    return f"{first}{tail}/{last}{tail}"


def _days_edtf(core: Ends, tail: str = "") -> str:
    """From the day of the first instant to that of the last; the day alone where they are one."""
    first, last = (day_edtf(end // DAY) + tail for end in (core[0], core[1] - 1))
    return first if first == last else f"{first}/{last}"


def _years_edtf(core: Ends, tail: str) -> str:
    """From the year of the first instant to that of the last."""
    return "/".join(edtf_year(holding("year", end // DAY).index) + tail for end in (core[0], core[1] - 1))


def _clock_edtf(reading: Reading) -> str | None:
    clock = reading.time
    if clock is None or reading.place is None:
        return None
    day = day_edtf(reading.place.first_day)
    if clock.hour is None or clock.hour > 23:
        return day
    zone = "" if clock.zone is None else "Z" if clock.zone == 0 else _zone_text(clock.zone)
    return f"{day}T{clock.hour:02d}:{clock.minute or 0:02d}:{clock.second or 0:02d}{zone}"


def _zone_text(zone: int) -> str:
    return f"{'-' if zone < 0 else '+'}{abs(zone) // 60:02d}:{abs(zone) % 60:02d}"
