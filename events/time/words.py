"""Dates in words: four bounds as a careful editor would write them, for tables, tooltips and explanations.

The words say what the bounds say and nothing more: "in June 2024", "between 1 and 10 November 2024", "since 1953", "by
11 January 2025", "44 BC". Days are inclusive, as people write them; the bounds stay half-open.
"""

from __future__ import annotations

import re
from typing import Any, Final, Literal, NamedTuple

import polars as pl

from dateline.events.time.bounds import BOUNDS, DAY, SECOND, Bounds, EndKind, GranuleName, Instant, civil_from_days
from dateline.events.time.granule import HOUR, MONTHS, WEEK, floor, next_unit

MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""January first."""
_ORDINALS: Final = ("first", "second", "third", "fourth")
_SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SEASON_EDTF: Final = re.compile(r"(?P<year>-?\d{4,})-(?P<season>2[1-4])[~?%]?")

Step = Literal["second", "minute", "day", "month", "year"]
"""How finely the ends of a range are written."""


class _Date(NamedTuple):
    """The parts of an instant that may be said; only the first differs in one year, month or day."""

    day: int
    month: int
    year: int


def in_words(bounds: Bounds, edtf: str | None = None) -> str:
    """Say in English when something happened.

    Args:
        bounds: What is known of its start and end.
        edtf: The same date as ISO 8601-2 writes it: names a season, and says what no instant holds.

    Returns:
        Words that can stand after a verb: "on 19 June 2024", "from 1950 to 1953", "since 1953", "date not known".

    >>> from dateline.events.time.bounds import instant as at
    >>> in_words(Bounds.within(at(2024, 11, 1), at(2024, 11, 11)))
    'between 1 and 10 November 2024'
    >>> in_words(Bounds.within(at(1953), at(1954)))
    'in 1953'
    >>> in_words(Bounds(at(1953), at(1954), None, None, end_kind=EndKind.OPEN))
    'since 1953'
    >>> in_words(Bounds(None, None, None, at(2025, 1, 12), start_kind=EndKind.UNKNOWN))
    'by 11 January 2025'
    >>> in_words(Bounds.exactly(at(-43, 3, 15), at(-43, 3, 16), "day"))
    'on 15 March 44 BC'
    """
    said = _said(bounds, edtf)
    if bounds.approximate:
        said = f"{said} (about)"
    return f"{said} (uncertain)" if bounds.uncertain else said


def words(events: pl.DataFrame) -> pl.Series:
    """`in_words` for every row of a table with bounds; equal dates are written once.

    Args:
        events: Has BOUND_SCHEMA's columns; `granule`, `approximate`, `uncertain` and `edtf` are used where present.

    Returns:
        Series `when` of strings, one per row, in the table's order.

    >>> words(pl.DataFrame({"earliest_start": [0], "latest_start": [0], "earliest_end": [DAY], "latest_end": [DAY]}))[0]
    'on 1 January 1970'
    """
    optional = ("start_kind", "end_kind", "granule", "approximate", "uncertain", "edtf")
    keys = events.select(
        *(pl.col(name).cast(pl.Int64) for name in BOUNDS),
        *(pl.col(name) if name in events.columns else pl.lit(None).alias(name) for name in optional),
    )
    distinct = keys.unique(maintain_order=True)
    said = [_row_in_words(row) for row in distinct.rows()]
    answers = distinct.with_columns(pl.Series("when", said, dtype=pl.String()))
    joined = keys.join(answers, on=keys.columns, how="left", nulls_equal=True, maintain_order="left")
    return joined.get_column("when")


def year_in_words(year: int) -> str:
    """A year as people write it: years before 1 with BC, small ones with AD.

    >>> year_in_words(1953), year_in_words(-43), year_in_words(0), year_in_words(79)
    ('1953', '44 BC', '1 BC', 'AD 79')
    """
    return f"{1 - year} BC" if year < 1 else f"AD {year}" if year < 1000 else str(year)


def _row_in_words(row: tuple[Any, ...]) -> str:
    es, ls, ee, le, start_kind, end_kind, granule, approximate, uncertain, edtf = row
    bounds = Bounds(
        es,
        ls,
        ee,
        le,
        _kind(start_kind, known=es is not None or ls is not None),
        _kind(end_kind, known=ee is not None or le is not None),
        granule or "interval",
        bool(approximate),
        bool(uncertain),
    )
    return in_words(bounds, edtf)


def _kind(kind: str | None, *, known: bool) -> EndKind:
    return EndKind(kind) if kind else EndKind.STATED if known else EndKind.UNKNOWN


def _said(bounds: Bounds, edtf: str | None) -> str:
    """Which of the forms fits."""
    es, ls, ee, le = bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.latest_end
    if EndKind.OUT_OF_RANGE in (bounds.start_kind, bounds.end_kind) and edtf:
        return f"at EDTF {edtf}"
    if es is not None and le is not None:
        if (es, le) == (ee, ls):
            return _somewhere(es, le, bounds.granule, edtf)
        if (es, le) == (ls, ee):
            return _throughout(es, le, bounds.granule, edtf)
        if ls is not None and ee is not None and ls < ee:
            return _from_to(_place(es, ls, bounds.granule), _place(ee, le, bounds.granule, ends=True))
        return _overlapping(bounds, es, le)
    if le is None and (es is not None or ls is not None):
        return _no_known_end(bounds)
    if es is None and (le is not None or ee is not None):
        return _no_known_start(bounds)
    return "at all times" if bounds.start_kind == bounds.end_kind == EndKind.OPEN else "date not known"


def _overlapping(bounds: Bounds, es: Instant, le: Instant) -> str:
    """Somewhere in [es, le), or from and to where the start or the end is placed in the smaller part of it."""
    ls, ee, granule = bounds.latest_start, bounds.earliest_end, bounds.granule
    start = _place(es, ls, granule) if ls is not None and 2 * (ls - es) <= le - es else None
    end = _place(ee, le, granule, ends=True) if ee is not None and 2 * (le - ee) <= le - es else None
    if start is None and end is None:
        return _between(es, le, granule)
    first = start or f"{_moment(es, granule)} at the earliest"
    return _from_to(first, end or f"{_last_moment(le, granule)} at the latest")


def _from_to(first: str, last: str) -> str:
    """From one place of time to another; the day of two times of day is said once."""
    clock, on, day = first.partition(" UTC on ")
    return f"from {clock if on and last.endswith(on + day) else first} to {last}"


def _no_known_end(bounds: Bounds) -> str:
    es, ls, ee, granule = bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.granule
    is_open = bounds.end_kind is EndKind.OPEN
    lasted = ee is not None and ee > max(one for one in (es, ls) if one is not None)
    until = f", until at least {_last_moment(ee, granule)}" if ee is not None and lasted and not is_open else ""
    if es is None:
        start = f"{_last_moment(ls, granule, alone=False)} or earlier" if ls is not None else ""
        return f"{'since' if is_open else 'from'} {start}{until}"
    if ls is None:
        start = f"since {_moment(es, granule)}" if is_open else _first_moment(es, granule)
        return f"{start} or later{until}"
    return f"since {_place(es, ls, granule)}" if is_open else f"from {_place(es, ls, granule)}{until}, end not known"


def _no_known_start(bounds: Bounds) -> str:
    ee, le = bounds.earliest_end, bounds.latest_end
    if le is None:
        return f"until {_last_moment(ee, bounds.granule)} or later" if ee is not None else "date not known"
    if bounds.start_kind is EndKind.OPEN or ee is not None:
        first = le if ee is None else ee
        unknown = "" if bounds.start_kind is EndKind.OPEN else ", start not known"
        last = _last_moment(le, bounds.granule) if first == le else _place(first, le, bounds.granule, ends=True)
        return f"until {last}{unknown}"
    return f"by {_last_moment(le, bounds.granule)}"


def _somewhere(start: Instant, end: Instant, granule: GranuleName, edtf: str | None) -> str:
    """Some part of [start, end), which may have a name: "in June 2024", "in summer 2024"."""
    return _unit(start, end, granule, edtf) or _between(start, end, granule)


def _throughout(start: Instant, end: Instant, granule: GranuleName, edtf: str | None) -> str:
    """The whole of [start, end)."""
    named = _unit(start, end, granule, edtf)
    if named is None:
        first, last = _range(start, end, granule)
        return f"from {first} to {last}"
    return named if end - start <= DAY else f"throughout {named.removeprefix('in ')}"


def _between(start: Instant, end: Instant, granule: GranuleName) -> str:
    """Somewhere in [start, end), which may be a unit of the calendar even where not all of it is possible."""
    named = _unit(start, end, granule, None)
    if named:
        return named
    first, last = _range(start, end, granule)
    return f"between {first} and {last}"


def _place(low: Instant, high: Instant, granule: GranuleName, *, ends: bool = False) -> str:
    """One end of an interval that lies in [low, high]: "1953", "27 July 1953", "between May and August 2023"."""
    if low < high:
        named = _unit(low, high, granule, None)
        return re.sub(r"^(?:in|on|at) ", "", named) if named else _between(low, high, granule)
    step: Step = "day" if low % DAY == 0 else "minute" if low % (60 * SECOND) == 0 else "second"
    return _instant(low - DAY if ends and step == "day" else low, step)


def _last_moment(end: Instant, granule: GranuleName, *, alone: bool = True) -> str:
    """The last that is possible before `end`: a day, or (the end of) the month or year that the words named."""
    step = _step(end, end, granule)
    if step in ("second", "minute"):
        return _instant(end, step)
    named = _instant(next_unit(end, step, -1), step)
    return f"the end of {named}" if alone and step != "day" else named


def _first_moment(start: Instant, granule: GranuleName) -> str:
    """The first that is possible from `start` on: "in 2022", "on 3 June 2022"."""
    step = _step(start, start, granule)
    return f"{'at' if step in ('second', 'minute') else 'on' if step == 'day' else 'in'} {_instant(start, step)}"


def _moment(start: Instant, granule: GranuleName) -> str:
    """The same without its preposition."""
    return _instant(start, _step(start, start, granule))


def _unit(start: Instant, end: Instant, granule: GranuleName, edtf: str | None) -> str | None:
    """The calendar's own name for [start, end) with its preposition; None where it has none."""
    date = _date(start)
    year = year_in_words(date.year)
    if end - start == DAY and start % DAY == 0:
        return f"on {_instant(start, 'day')}"
    if end - start < DAY:
        return _clock_unit(start, end)
    if granule == "week" and end - start == WEEK:
        return f"in the week of {_instant(start, 'day')}"
    if granule == "weekend" and end - start == 2 * DAY:
        return f"at the weekend of {_instant(start, 'day')}"
    if granule == "season" and edtf and (hit := _SEASON_EDTF.fullmatch(edtf)):
        return f"in {_SEASONS[int(hit['season'])]} {year_in_words(int(hit['year']))}"
    months = _months_spanned(start, end)
    if months == 1:
        return f"in {MONTH_NAMES[date.month - 1]} {year}"
    if months == 12 and date.month == 1:
        return f"in {year}"
    if months == 3 and granule == "quarter":
        return f"in the {_ORDINALS[date.month // 3]} quarter of {year}"
    if months == 6 and granule == "half":
        return f"in the {_ORDINALS[date.month // 6]} half of {year}"
    return _years_unit(date, months)


def _years_unit(date: _Date, months: int | None) -> str | None:
    """A decade, century or millennium; the year 0 is 1 BC, so those before it run from 01 to 00."""
    if months is None or date.month != 1:
        return None
    if months == MONTHS["decade"][0] and date.year % 10 == 0 and date.year > 0:
        return f"in the {date.year}s"
    for name, size in (("century", 100), ("millennium", 1000)):
        whole = months == 12 * size or (date.year == 1 and months == 12 * (size - 1))
        if whole and date.year > 0 and date.year % size in (0, 1):
            return f"in the {_nth(date.year // size + 1)} {name}"
        if whole and date.year <= 0 and (date.year - 1) % size == 0:
            return f"in the {_nth((1 - date.year) // size)} {name} BC"
    return None


def _nth(number: int) -> str:
    tail = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def _clock_unit(start: Instant, end: Instant) -> str | None:
    if end - start <= SECOND:
        return f"at {_instant(start, 'minute' if start % (60 * SECOND) == 0 and end - start < SECOND else 'second')}"
    if end - start == 60 * SECOND and start % (60 * SECOND) == 0:
        return f"at {_instant(start, 'minute')}"
    return None


def _months_spanned(start: Instant, end: Instant) -> int | None:
    """How many whole calendar months [start, end) is; None when it is not."""
    if floor(start, "month") != start or floor(end, "month") != end:
        return None
    first, last = _date(start), _date(end)
    return (last.year - first.year) * 12 + last.month - first.month


def _range(start: Instant, end: Instant, granule: GranuleName) -> tuple[str, str]:
    """Both inclusive ends in words, with what they share said once, at the end."""
    step = _step(start, end, granule)
    if step in ("second", "minute"):
        if floor(start, "day") == floor(end - 1, "day"):
            until = _clock(end, step) if end % DAY else "24:00"
            return _clock(start, step), f"{until} UTC on {_instant(start, 'day')}"
        return _instant(start, step), _instant(end, step)
    ended = floor(end - 1, step)
    first, last = _date(start), _date(ended)
    shared = first.year == last.year
    if step == "year":
        return _years(first.year, last.year)
    if step == "month":
        left = MONTH_NAMES[first.month - 1]
    else:
        left = str(first.day) if shared and first.month == last.month else f"{first.day} {MONTH_NAMES[first.month - 1]}"
    right = _instant(ended, step)
    return (left if shared else f"{left} {year_in_words(first.year)}"), right


def _years(first: int, last: int) -> tuple[str, str]:
    """Two years; the era is said once where it is the same."""
    both_before = first < 1 and last < 1
    return (str(1 - first) if both_before else year_in_words(first)), year_in_words(last)


def _step(start: Instant, end: Instant, granule: GranuleName) -> Step:
    """The coarsest step on which both ends lie, no coarser than the words that named them; days for a week or more."""
    if (start % DAY or end % DAY) and end - start < WEEK:
        return "second" if start % (60 * SECOND) or end % (60 * SECOND) else "minute"
    finest_said: Step = "day" if granule in ("day", "week", "weekend") else "month" if granule == "month" else "year"
    if finest_said == "year" and floor(start, "year") == start and floor(end, "year") == end:
        return "year"
    if finest_said != "day" and floor(start, "month") == start and floor(end, "month") == end:
        return "month"
    return "day"


def _instant(value: Instant, step: Step) -> str:
    date = _date(value)
    year = year_in_words(date.year)
    if step == "year":
        return year
    month = f"{MONTH_NAMES[date.month - 1]} {year}"
    if step == "month":
        return month
    day = f"{date.day} {month}"
    return day if step == "day" else f"{_clock(value, step)} UTC on {day}"


def _clock(value: Instant, step: Step) -> str:
    seconds = value % DAY // SECOND
    text = f"{value % DAY // HOUR:02d}:{seconds // 60 % 60:02d}"
    return f"{text}:{seconds % 60:02d}" if step == "second" else text


def _date(value: Instant) -> _Date:
    year, month, day = civil_from_days(value // DAY)
    return _Date(day, month, year)
