"""Questions about the event table: what events are about, which one is meant, and how answers are sorted.

What they have to do with time is events/time's business (allen, probability); here are the other halves of a question.
Every function is pure: expressions and frames in, expressions and frames out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, get_args

import polars as pl

from dateline.events.errors import QueryError
from dateline.events.table.claim import Status
from dateline.events.time.words import words
from dateline.pipeline.questions.question import SortKey

_SORTS: Final[dict[SortKey, tuple[str, bool]]] = {
    "start": ("earliest_start", False),
    "end": ("latest_end", False),
    "title": ("title", False),
    "kind": ("kind", False),
    "salience": ("salience", True),
    "confidence": ("confidence", True),
    "sources": ("sources", True),
    "probability": ("probability", True),
}
"""Column, and whether the greatest come first."""

_STATUSES: Final = {**{name: name for name in get_args(Status)}, "possible": "hypothetical", "denied": "negated"}
"""Words for a status, those of the page among them."""
_WORD: Final = re.compile(r"[^\W_]+")
SHORTEST_PREFIX: Final = 4
_SHOWN_CANDIDATES: Final = 5


def about(
    *,
    kind: Sequence[str] = (),
    actor: Sequence[str] = (),
    place: Sequence[str] = (),
    status: Sequence[str] = (),
    source: Sequence[str] = (),
    min_sources: int | None = None,
    min_confidence: float | None = None,
) -> pl.Expr:
    """Tell which events fit everything that is given; within one argument any of the values does.

    Args:
        kind: Kinds, in full.
        actor: Parts of actors' names.
        place: Parts of places' names.
        status: Of fact, reported, planned, hypothetical (or possible), negated (or denied).
        source: Parts of sources' names.
        min_sources: At least so many sources tell of it.
        min_confidence: 0 to 1.

    Returns:
        Boolean, never null.

    Raises:
        QueryError: no such status.

    >>> rows = pl.DataFrame({"actors": [["Kim Il Sung"], ["Moscow"]], "kind": ["founding", "meeting"]})
    >>> rows.filter(about(actor=["kim"])).get_column("kind").to_list()
    ['founding']
    """
    for given in status:
        if given.casefold() not in _STATUSES:
            raise QueryError(f"status {given!r}", "there is no such status", f"there are {', '.join(_STATUSES)}")
    tests = [pl.lit(value=True)]
    meant = [_STATUSES[given.casefold()] for given in status]
    tests += [_is_any(name, given) for name, given in (("kind", kind), ("status", meant)) if given]
    tests += [
        _has_any(name, given) for name, given in (("actors", actor), ("places", place), ("sources", source)) if given
    ]
    if min_sources is not None:
        tests.append(pl.col("sources").list.len() >= min_sources)
    if min_confidence is not None:
        tests.append(pl.col("confidence") >= min_confidence)
    return pl.all_horizontal(tests).fill_null(value=False)


def words_of(text: str) -> tuple[str, ...]:
    """The words to look for.

    Raises:
        QueryError: there are none.
    """
    wanted = tuple(_WORD.findall(text.casefold()))
    if not wanted:
        raise QueryError(f"text {text!r}", "holds no word", "give one or more words")
    return wanted


def saying(events: pl.LazyFrame, claims: pl.LazyFrame, wanted: Sequence[str]) -> pl.LazyFrame:
    """Events that hold every word, or a longer one that begins so, in their title or in one sentence that they cite.

    Args:
        events: EVENT_SCHEMA's columns.
        claims: CLAIM_SCHEMA.
        wanted: Words in lower case.
    """
    titled = _holds_all(pl.col("title"), wanted)
    quoting = claims.filter(_holds_all(pl.col("citation").struct.field("quote"), wanted)).select("claim_id")
    cited = (
        events.select("event_id", claim_id="claims")
        .explode("claim_id", empty_as_null=False)
        .join(quoting, on="claim_id", how="semi")
        .select("event_id")
        .unique()
    )
    found = pl.concat([events.filter(titled).select("event_id"), cited]).unique()
    return events.join(found, on="event_id", how="semi", maintain_order="left")


def find(events: pl.DataFrame, reference: str) -> pl.DataFrame:
    """The one event that is meant by an id, the beginning of an id, an alias, or words of its title.

    Returns:
        One row of `events`.

    Raises:
        QueryError: none is meant, or several could be: then it lists them.

    >>> rows = pl.DataFrame({"event_id": ["e1"], "aliases": [["e0"]], "title": ["Armistice signed at Panmunjom"]})
    >>> find(rows, "the armistice").get_column("event_id").item()
    'e1'
    """
    named = by_id(events, reference)
    if not named.height:
        named = _by_title(events, reference)
    if named.height == 1:
        return named
    if not named.height:
        raise QueryError(
            f"event {reference!r}",
            "no event has this id or these words in its title",
            "look for it with: dateline query --text WORDS",
        )
    several = "".join(f"\n  {called}" for called in _called(named.head(_SHOWN_CANDIDATES)))
    more = f"\n  and {named.height - _SHOWN_CANDIDATES} more" if named.height > _SHOWN_CANDIDATES else ""
    raise QueryError(f"event {reference!r}", f"several are called so; give the id of one:{several}{more}")


def by_id(events: pl.DataFrame, reference: str) -> pl.DataFrame:
    """Events with this id or alias, or whose id begins so, or else one of whose aliases does."""
    exact = events.filter((pl.col("event_id") == reference) | pl.col("aliases").list.contains(reference))
    if exact.height or len(reference) < SHORTEST_PREFIX or " " in reference:
        return exact
    named = events.filter(pl.col("event_id").str.starts_with(reference))
    if named.height:
        return named
    return events.filter(pl.col("aliases").list.eval(pl.element().str.starts_with(reference)).list.any())


def short_ids(ids: pl.Series) -> pl.Series:
    """The shortest beginnings, of one length, that still tell all ids apart: what a table shows and `find` takes.

    >>> short_ids(pl.Series(["e12345678a", "e12345679a"])).to_list()
    ['e12345678', 'e12345679']
    """
    longest = ids.to_frame().select(pl.all().str.len_chars().max()).item() or 0
    for length in range(8, longest):
        cut = ids.str.slice(0, length)
        if cut.n_unique() == ids.len():
            return cut
    return ids


def in_order(events: pl.LazyFrame, key: SortKey) -> pl.LazyFrame:
    """Sorted for a reader; `time` is the order in which they come. Equal ones by id, unknown ones last.

    Raises:
        QueryError: there is no such key, or no probability was asked for.
    """
    if key == "time":
        return events
    if key not in _SORTS:
        raise QueryError(f"sort by {key!r}", "there is no such key", f"there are {', '.join(get_args(SortKey))}")
    name, descending = _SORTS[key]
    if name == "probability" and name not in events.collect_schema():
        raise QueryError("sort by probability", "there is none", "ask for it: --mode probability")
    by = pl.col(name).list.len() if key == "sources" else pl.col(name)
    return events.sort(by, "event_id", descending=[descending, False], nulls_last=True)


def _by_title(events: pl.DataFrame, reference: str) -> pl.DataFrame:
    exact = events.filter(pl.col("title").str.to_lowercase() == reference.lower())
    if exact.height:
        return exact
    wanted = [word for word in _WORD.findall(reference.casefold()) if word not in ("the", "a", "an")]
    return events.filter(_holds_all(pl.col("title"), wanted)) if wanted else events.clear()


def _called(events: pl.DataFrame) -> Iterable[str]:
    shown = events.select(pl.col("event_id"), pl.col("title").str.slice(0, 60), when=words(events))
    return (f"{event_id}  {title} ({when})" for event_id, title, when in shown.iter_rows())


def _is_any(column: str, given: Sequence[str]) -> pl.Expr:
    return pl.col(column).str.to_lowercase().is_in([value.lower() for value in given])


def _has_any(column: str, given: Sequence[str]) -> pl.Expr:
    name = pl.element().str.to_lowercase()
    holds = pl.any_horizontal([name.str.contains(value.lower(), literal=True) for value in given])
    return pl.col(column).list.eval(holds).list.any()


def _holds_all(text: pl.Expr, wanted: Sequence[str]) -> pl.Expr:
    """Whether every word begins a word of the text."""
    lowered = text.str.to_lowercase()
    return pl.all_horizontal([lowered.str.contains(rf"\b{re.escape(word)}") for word in wanted])
