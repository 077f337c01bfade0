"""Value to text: the shortest string that reads back as the same value; and Bounds to the nearest string."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, product
from typing import Final

from dateline.events.time.bounds import DAY, SECOND, Bounds, EndKind, Instant, civil_from_days, year_text
from dateline.events.time.edtf.conventions import METEOROLOGICAL
from dateline.events.time.edtf.dates import Date, DateTime, LongYear, Qualifier, Simple, qualified
from dateline.events.time.edtf.model import DateSet, Edtf, Interval, Range, Value

_BRACKETS: Final = {"one_of": ("[", "]"), "all_of": ("{", "}")}


def write(value: Edtf | Value) -> str:
    """The canonical string: the shortest that says the same, and of two such the one of the lower level.

    >>> from dateline.events.time.edtf import parse
    >>> write(parse("?2004-?06-11")), write(parse("Y170000000")), write(parse("1985-04-12T23:20:30+00:00"))
    ('2004-06?-11', 'Y17E7', '1985-04-12T23:20:30Z')
    """
    if isinstance(value, Edtf):
        return write(value.value)
    if isinstance(value, Interval):
        return f"{_end(value.start)}/{_end(value.end)}"
    if isinstance(value, DateSet):
        opening, closing = _BRACKETS[value.kind]
        return f"{opening}{','.join(map(_member, value.members))}{closing}"
    if isinstance(value, DateTime):
        hour, rest = divmod(value.clock, 3600)
        return f"{_date(value.date)}T{hour:02d}:{rest // 60:02d}:{rest % 60:02d}{_offset(value.offset)}"
    return _date(value) if isinstance(value, Date) else _long_year(value)


def from_bounds(bounds: Bounds) -> str:
    """The EDTF string that covers the same days as some bounds, as short as it can be said.

    A unit of the calendar is that unit, whether the event fills it or lies in it; other bounds are an interval. Times
    of day are lost, except for a single second.

    >>> from dateline.events.time.bounds import instant
    >>> from_bounds(Bounds.within(instant(1950), instant(1960)))
    '195X'
    >>> from_bounds(Bounds.exactly(instant(2024, 6, 1), instant(2024, 9, 1), granule="season"))
    '2024-22'
    >>> from_bounds(Bounds.exactly(instant(2024, 6, 15), instant(2024, 9, 1)))
    '2024-06-15/2024-08-31'
    """
    mark: Qualifier = "%" if bounds.approximate and bounds.uncertain else "~" if bounds.approximate else ""
    mark = mark or ("?" if bounds.uncertain else "")
    low, high = bounds.earliest_start, bounds.latest_end
    if low is not None and high is not None:
        if high - low == SECOND and low % SECOND == 0:
            return _second(low)
        grouped = bounds.granule in ("season", "quarter", "half")
        whole = _unit(low // DAY * DAY, -(-high // DAY) * DAY, grouped=grouped)
        if whole and (bounds.is_exact or bounds == bounds.inside()):
            return _marked(whole, mark)
    start, end = _two_ends(bounds)
    return f"{_marked(start, mark)}/{_marked(end, mark)}"


def _two_ends(bounds: Bounds) -> tuple[Simple | EndKind, Simple | EndKind]:
    """The dates of an interval: the units that fence start and end, else the coarsest that both ends fall on."""
    low, high = bounds.earliest_start, bounds.latest_end
    first = _unit(low, bounds.latest_start) if low is not None and bounds.latest_start is not None else None
    last = _unit(bounds.earliest_end, high) if high is not None and bounds.earliest_end is not None else None
    if first and last and (first != last or bounds.is_exact):
        return first, last
    if first and high is None:
        return first, bounds.end_kind
    starts = _units(low // DAY, low // DAY + 1) if low is not None else []
    ends = _units(-(-high // DAY) - 1, -(-high // DAY)) if high is not None else []
    for size in (2, 1, 0):
        start, end = starts[size] if starts else None, ends[size] if ends else None
        if (start is None or _begins(start, low)) and (end is None or _finishes(end, high)):
            return start or bounds.start_kind, end or bounds.end_kind
    return bounds.start_kind, bounds.end_kind


def _second(low: Instant) -> str:
    """A second in UTC; of a year with more than four digits, which takes no time of day, only the year."""
    date = _units(low // DAY, low // DAY + 1)[0]
    return write(DateTime(date, low % DAY // SECOND, 0) if isinstance(date, Date) else date)


def _begins(date: Simple, low: Instant | None) -> bool:
    days = date.days()
    return days is not None and low is not None and days[0] == low // DAY


def _finishes(date: Simple, high: Instant | None) -> bool:
    days = date.days()
    return days is not None and high is not None and days[1] + 1 == -(-high // DAY)


def _unit(low: Instant, high: Instant, *, grouped: bool = False) -> Simple | None:
    """The unit of the calendar that is exactly [low, high), if one is."""
    if low % DAY or high % DAY or low >= high:
        return None
    first, after = low // DAY, high // DAY
    return next((unit for unit in _units(first, after, grouped=grouped) if unit.days() == (first, after - 1)), None)


def _units(first: int, after: int, *, grouped: bool = False) -> list[Simple]:
    """Units that begin about day `first`: day, month and year; and, where [first, after) is longer, other units."""
    year, month, day = civil_from_days(first)
    if not 0 <= abs(year) <= 9999:
        return [LongYear(year)] * 3
    text, month_text = year_text(year), f"{month:02d}"
    units: list[Simple] = [Date(text, month_text, f"{day:02d}"), Date(text, month_text), Date(text)]
    if after - first > 366:
        units += [Date(text[:-cut] + "X" * cut) for cut in (1, 2, 3)]
    if grouped:
        units += [Date(text, str(code)) for code in METEOROLOGICAL]
    return units


def _marked(end: Simple | EndKind, mark: Qualifier) -> str:
    """An end of an interval with its qualifier."""
    return _end(end) + (mark if isinstance(end, Date) else "")


def _end(end: Simple | EndKind) -> str:
    if isinstance(end, EndKind):
        return ".." if end is EndKind.OPEN else ""
    return write(end)


def _member(member: Simple | Range) -> str:
    if isinstance(member, Range):
        return f"{write(member.first) if member.first else ''}..{write(member.last) if member.last else ''}"
    return write(member)


def _date(date: Date) -> str:
    parts = [part for part in (date.year, date.month, date.day) if part is not None]
    marks = _marks(date.qualifiers[: len(parts)])
    return "-".join(f"{marks[2 * place]}{part}{marks[2 * place + 1]}" for place, part in enumerate(parts))


def _long_year(long: LongYear) -> str:
    size, sign = str(abs(long.year)), "-" if long.year < 0 else ""
    significant = "" if long.significant is None else f"S{long.significant}"
    if len(size) < 5:
        return f"{sign}{size.zfill(4)}{significant}"
    stem = size.rstrip("0")
    exponent = f"{stem}E{len(size) - len(stem)}"
    return f"Y{sign}{min(size, exponent, key=len)}{significant}"


def _offset(minutes: int | None) -> str:
    if not minutes:
        return "" if minutes is None else "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}" + (f":{rest:02d}" if rest else "")


@lru_cache(maxsize=256)
def _marks(qualifiers: tuple[Qualifier, ...]) -> tuple[str, ...]:
    """The fewest marks, before and after each component, that say these qualifiers; Level 1 places before others."""
    wanted = (*qualifiers, *[""] * (3 - len(qualifiers)))
    places = [*range(2 * len(qualifiers) - 1, 0, -2), *range(0, 2 * len(qualifiers), 2)]
    for count in range(len(qualifiers) + 1):
        for chosen in combinations(places, count):
            for given in product("?~%", repeat=count):
                marks = [""] * 6
                for place, mark in zip(chosen, given, strict=True):
                    marks[place] = mark
                if qualified(marks) == wanted:
                    return tuple(marks)
    raise AssertionError(qualifiers)  # a mark before each component says every one
