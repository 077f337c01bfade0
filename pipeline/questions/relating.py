"""What `dateline relate` reads and answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from dateline.events.errors import BoundsError, EdtfError, QueryError
from dateline.events.time.allen import RELATIONS, possible
from dateline.events.time.bounds import BOUNDS, DAY, Bounds, EndKind, Instant, from_iso
from dateline.events.time.edtf import parse
from dateline.events.time.probability import share
from dateline.events.time.probability import shares as all_shares

Answer: TypeAlias = dict[str, object]
"""`possible`, `necessary`, `p_before`, and `shares` where asked for."""

_WHAT: Final = "a string, an object with the four bounds, or a list of four days"


def told(a: object, b: object, *, days: bool = False, events: bool = False, shares: bool = False) -> Answer:
    """How A and B stand to each other.

    Args:
        a, b: Each a string (EDTF or words), a mapping with the four bounds, or four whole days.
        days: Whole-day readings; always so where either is given in whole numbers.
        events: Strings date an event that happened in, or from one to the other end of, what they name.
        shares: Add the share of every possible relation.

    Returns:
        `possible` relations in Allen's order, the `necessary` one or None, and `p_before`, the share of readings in
        which A is before B (with time between them), None where unknown bounds hide it.

    Raises:
        QueryError: neither form; or bounds that fence no interval.
        PeriodError: words that name no period.

    >>> told("2024-06", "2024")
    {'possible': ['during'], 'necessary': 'during', 'p_before': 0.0}
    >>> told([0, 1, 3, 4], [-4, -4, -3, -3])["necessary"]
    'after'
    """
    (first, counted), (second, also_counted) = (_read(one, events=events) for one in (a, b))
    days = days or counted or also_counted
    found = possible(first, second, days=days)
    before = share("before", first, second, days=days) if found else None
    answer: Answer = {
        "possible": list(found),
        "necessary": found[0] if len(found) == 1 else None,
        "p_before": None if before is None else float(before),
    }
    if shares:
        each = all_shares(first, second, days=days)
        answer["shares"] = {name: None if part is None else float(part) for name, part in each.items()}
    return answer


def as_text(a: str, b: str, answer: Answer) -> str:
    """The answer in words."""
    names = [str(name).replace("_", " ") for name in _listed(answer["possible"])]
    if answer["necessary"]:
        lines = [f"{a}: {names[0]} {b}, surely"]
    elif len(names) == len(RELATIONS):
        lines = [f"{a} and {b}: any relation is possible"]
    else:
        lines = [f"{a} and {b}: possibly {', '.join(names) or 'none in whole days'}"]
    before = answer["p_before"]
    share = "not known" if before is None else f"{before:.4g}"
    lines.append(f"chance that “{a}” is over some time before “{b}” begins: {share}")
    for name, part in _mapping(answer.get("shares", {})).items():
        lines.append(f"  {name.replace('_', ' ')}: {'not known' if part is None else format(part, '.4g')}")
    return "\n".join(lines)


def _read(given: object, *, events: bool) -> tuple[Bounds, bool]:
    """Bounds, and whether they were given in whole days."""
    if isinstance(given, str):
        return _from_words(given, events=events), False
    if isinstance(given, Mapping):
        return _from_object(given)
    if isinstance(given, list) and len(given) == 4 and all(type(day) is int for day in given):
        return _fenced(given[0] * DAY, given[1] * DAY, (given[2] + 1) * DAY, (given[3] + 1) * DAY), True
    raise QueryError("relate", f"{given!r} is no date", f"give {_WHAT}")


def _from_words(words: str, *, events: bool) -> Bounds:
    """EDTF, else what a query's period can be."""
    try:
        read = parse(words)
    except EdtfError:
        from dateline.events.text.period import parse_period

        period = parse_period(words)
        return period.inside() if events and period.is_exact else period
    return read.bounds if events else read.extent


def _from_object(given: Mapping[str, object]) -> tuple[Bounds, bool]:
    """Four bounds as a claim has them: half-open, the end the first instant (or day) after."""
    values = [given.get(name) for name in BOUNDS]
    kinds = [given.get(name) for name in ("start_kind", "end_kind")]
    try:
        start_kind, end_kind = (EndKind(str(kind)) if kind is not None else None for kind in kinds)
    except ValueError as err:
        raise QueryError("relate", str(err), f"kinds are {', '.join(EndKind)}") from err
    counted = any(type(value) is int for value in values)
    low, start_top, end_bottom, high = (_instant(value) for value in values)
    start_kind = start_kind or (EndKind.UNKNOWN if low is None else EndKind.STATED)
    end_kind = end_kind or (EndKind.UNKNOWN if high is None else EndKind.STATED)
    return _fenced(low, start_top, end_bottom, high, start_kind, end_kind), counted


def _instant(value: object) -> Instant | None:
    """An ISO instant, a number of days since 1970, or nothing."""
    if value is None:
        return None
    if type(value) is int:
        return value * DAY
    if isinstance(value, str):
        try:
            return from_iso(value)
        except BoundsError as err:
            raise QueryError("relate", str(err), "write 2024-06-19 or 2024-06-19T09:30:00Z") from err
    raise QueryError("relate", f"{value!r} is no instant", "write 2024-06-19, or a whole number of days")


def _fenced(
    earliest_start: Instant | None,
    latest_start: Instant | None,
    earliest_end: Instant | None,
    latest_end: Instant | None,
    start_kind: EndKind = EndKind.STATED,
    end_kind: EndKind = EndKind.STATED,
) -> Bounds:
    try:
        return Bounds(earliest_start, latest_start, earliest_end, latest_end, start_kind, end_kind)
    except BoundsError as err:
        raise QueryError("relate", str(err), "give earliest <= latest, and a start before the latest end") from err


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _mapping(value: object) -> dict[str, float | None]:
    return value if isinstance(value, dict) else {}
