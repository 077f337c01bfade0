"""What the words of a question mean: a period, or one of the events."""

from __future__ import annotations

from typing import Final, NamedTuple, get_args

import polars as pl

from dateline.events.errors import PeriodError, QueryError
from dateline.events.time.allen import Predicate
from dateline.events.time.bounds import BOUNDS, Bounds, EndKind
from dateline.pipeline.questions.plain_period import read_plain
from dateline.pipeline.questions.query import by_id, find

Period = str | Bounds
"""A period in words, EDTF or ISO 8601, or its bounds; where an event may be meant, its id or words of its title too."""

_PREDICATES: Final[dict[str, Predicate]] = {name: name for name in get_args(Predicate)}


class Meant(NamedTuple):
    """What a question is about.

    Attributes:
        bounds: When it is.
        event_id: Which event it is; None where it is a period.
        by_words: Whether the event was found by words of its title, which could have meant another.
    """

    bounds: Bounds
    event_id: str | None = None
    by_words: bool = False


def as_period(given: Period) -> Bounds:
    """The bounds of a period given in words.

    Raises:
        PeriodError: the words name none.
    """
    if isinstance(given, Bounds):
        return given
    plain = read_plain(given)
    if plain is not None:
        return plain
    from dateline.events.text.period import parse_period

    return parse_period(given)


def as_predicate(name: str) -> Predicate:
    """A relation by its name.

    Raises:
        QueryError: there is no such relation.

    >>> as_predicate("met_by")
    'met_by'
    """
    if name not in _PREDICATES:
        raise QueryError(f"relation {name!r}", "there is none", f"there are {', '.join(_PREDICATES)}")
    return _PREDICATES[name]


def meant(events: pl.DataFrame, given: Period) -> Meant:
    """What is meant: an event by its id, else a period, else an event by words of its title.

    Raises:
        PeriodError: it is a date, but not one that can be read.
        QueryError: it is neither period nor event, or several events are called so.
    """
    if isinstance(given, Bounds):
        return Meant(given)
    named = by_id(events, given)
    if named.height == 1:
        return _event(named)
    try:
        return Meant(as_period(given))
    except PeriodError as err:
        if err.problem:
            raise
        readable = ", ".join(err.readable)
    try:
        return _event(find(events, given))._replace(by_words=True)
    except QueryError as err:
        if "several" in err.problem:
            raise
        remedy = f"a period is such as {readable}; events are found with dateline query --text WORDS"
        raise QueryError(repr(given), "names neither a period nor an event", remedy) from err


def bounds_of(event: pl.DataFrame) -> Bounds:
    """The bounds of one row with BOUND_SCHEMA's columns."""
    es, ls, ee, le = event.select(pl.col(*BOUNDS).cast(pl.Int64)).row(0)
    start_kind, end_kind = event.select("start_kind", "end_kind").row(0)
    return Bounds(es, ls, ee, le, EndKind(start_kind or "unknown"), EndKind(end_kind or "unknown"))


def _event(row: pl.DataFrame) -> Meant:
    return Meant(bounds_of(row), row.get_column("event_id").item())
