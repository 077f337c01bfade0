"""A question as it is typed: its parts checked against each other, asked, and what to say of the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

import polars as pl

from dateline.events.errors import QueryError
from dateline.events.time.words import words
from dateline.pipeline.questions.meaning import as_predicate
from dateline.pipeline.questions.query import about
from dateline.pipeline.questions.question import ModeName
from dateline.pipeline.terminal.answers import plain

if TYPE_CHECKING:
    from dateline.events.time.allen import Predicate
    from dateline.pipeline.timeline import Timeline

Question = tuple["Predicate", str]
"""A relation, and what it is to: a period or an event in words."""

_PREDICATES: Final[Mapping[str, Predicate]] = {
    "during": "intersects",
    "within": "lies_in",
    "covering": "covers",
    "before": "ends_before",
    "after": "starts_after",
}
_LISTS: Final = {"actor": "actors", "place": "places", "source": "sources"}
_NAMED: Final = 8


def opened(store: str, as_known: str | None, *, recorded: bool, without: Sequence[str]) -> Timeline:
    """The timeline of a store as a command is asked for it.

    Raises:
        StoreError: there is no store.
        QueryError: `recorded` without `as_known`.
    """
    from dateline.pipeline.timeline import Timeline

    if recorded and not as_known:
        raise QueryError("--recorded", "says how --as-known is meant", "give --as-known DATE too")
    timeline = Timeline.open(store)
    if as_known:
        timeline = timeline.as_known(as_known, recorded=recorded)
    return timeline.without_source(*without) if without else timeline


def questions(given: Mapping[str, str | None], relation: str | None, to: str | None) -> list[Question]:
    """What was asked about time.

    Args:
        given: Options of `_PREDICATES` with their values.
        relation: One of Allen's, dashes or not.
        to: What it is to.

    Raises:
        QueryError: `relation` without `to`, or the other way round; no such relation.
    """
    if (relation is None) != (to is None):
        raise QueryError("--relation and --to", "go together", 'for example: --relation meets --to "June 2024"')
    asked = [(_PREDICATES[option], what) for option, what in given.items() if what is not None]
    if relation is not None and to is not None:
        asked.append((as_predicate(relation.replace("-", "_")), to))
    return asked


def in_time(
    known: Timeline, asked: Sequence[Question], *, mode: ModeName | None, min_probability: float | None
) -> Timeline:
    """Ask every question about time; each narrows the answer to the one before.

    Where it is one question and its events are wanted, possible ones too, the answer tells which are sure.

    Raises:
        QueryError: a mode that does not go with the questions.
    """
    if mode == "probability" or min_probability is not None:
        if mode in ("surely", "maybe"):
            raise QueryError(f"--mode {mode} with --min-probability", "are two questions", "give one of them")
        if len(asked) != 1:
            raise QueryError("probability", "is that of one question about time", "give one, such as --during 2024")
        predicate, what = asked[0]
        return known.probability(what, predicate=predicate, at_least=min_probability)
    if mode and not asked:
        raise QueryError(f"--mode {mode}", "is about time", "say when: --during PERIOD")
    found = known
    for predicate, what in asked:
        found = found.related(predicate, what, mode="surely" if mode == "surely" else "maybe")
    return found.certainty(*asked[0]) if len(asked) == 1 and mode != "surely" else found


def bounded(asked: Timeline, questions: Sequence[Question], wanted: ModeName | None) -> Timeline:
    """What a reader is shown: not what is possible only because no source says when it began or ended.

    Who asks for a mode, or about no time, is shown all of it.
    """
    if wanted is None:
        for predicate, what in questions:
            asked = asked.bounded(predicate, what)
    return asked


def left_out(asked: Timeline, shown: Timeline) -> Iterator[str]:
    """That there are events which `bounded` does not show, why, and how to see them."""
    if shown is asked:
        return
    ids = shown.events().get_column("event_id").implode()
    rest = asked.events().filter(~pl.col("event_id").is_in(ids))
    if not rest.height:
        return
    far = pl.any_horizontal(
        (pl.col(kind) == "out_of_range").fill_null(value=False) for kind in ("start_kind", "end_kind")
    )
    more = " more" if ids.item().len() else ""
    unknown, beyond = rest.filter(~far), rest.filter(far).height
    if unknown.height:
        be, it, them = ("is", "it", "it") if unknown.height == 1 else ("are", "they", "them")
        why = f"possible only because no source says when {it} {_lacking_ends(unknown)}"
        yield f"{unknown.height:,}{more} {be} {why}; --mode maybe lists {them}."
    if beyond:
        yield f"{beyond:,}{more} in years that no calendar here reaches; --mode maybe lists them."


def _lacking_ends(events: pl.DataFrame) -> str:
    """What is not known of events with an unknown end, with how many where it is not the same of all."""
    no_start, no_end = (
        (pl.col(bound).is_null() & (pl.col(kind) != "open")).fill_null(value=True)
        for bound, kind in (("earliest_start", "start_kind"), ("latest_end", "end_kind"))
    )
    lacking = {"began": no_start & ~no_end, "ended": no_end & ~no_start, "happened": no_start & no_end}
    counts = {verb: events.filter(rows).height for verb, rows in lacking.items()}
    told = [verb if count == events.height else f"{verb} ({count:,})" for verb, count in counts.items() if count]
    return " or ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def taken_for(known: Timeline, asked: Sequence[Question]) -> Iterator[str]:
    """Which events some words were taken for, a line each: they could have meant another."""
    for _, what in asked:
        meaning = known.meaning(what)
        if meaning.by_words:
            event = known.event(meaning.event_id or "")
            title, when = plain(event.get_column("title").item()), words(event).item()
            yield f"{what!r} is taken for {meaning.event_id}: {title} ({when})"


def why_nothing(known: Timeline, wanted: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What helps on when nothing was found, a line each.

    Args:
        known: What was asked.
        wanted: The values asked for: of kind, status, actor, place, source.
    """
    if not known.count():
        yield "There are no events. Add sources (dateline merge PATH... --store DIR), or ask without --as-known."
        return
    lacking = [line for name, values in wanted.items() for value in values for line in _lacking(known, name, value)]
    yield from lacking
    if not lacking:
        yield f"No event fits, of {known.count():,}. Ask wider: --mode maybe, --widen, or one condition less."


def _lacking(known: Timeline, name: str, value: str) -> Iterator[str]:
    """That no event at all has a value, and which there are."""
    events = known.events()
    if events.filter(_has(name, value)).height:
        return
    column = events.get_column(_LISTS.get(name, name))
    there = (column.explode() if name in _LISTS else column).drop_nulls().value_counts(sort=True)
    names = [plain(told) for told in there.sort("count", there.columns[0], descending=[True, False])[there.columns[0]]]
    near = _near(value, names) if name in _LISTS else []
    shown = near or names[:_NAMED]
    more = "" if len(shown) == len(names) else f" and {len(names) - len(shown):,} more"
    yield f"No event has the {name} {value!r}; " + (
        f"there are {', '.join(shown)}{more}." if names else "none has any."
    )


def _has(name: str, value: str) -> pl.Expr:
    match name:
        case "kind":
            return about(kind=[value])
        case "status":
            return about(status=[value])
        case "actor":
            return about(actor=[value])
        case "place":
            return about(place=[value])
        case _:
            return about(source=[value])


def _near(value: str, names: Sequence[str]) -> list[str]:
    """Names with a word that is spelled nearly so."""
    spelled: dict[str, list[str]] = {}
    for name in names:
        for word in {name.casefold(), *name.casefold().split()}:
            spelled.setdefault(word, []).append(name)
    close = get_close_matches(value.casefold(), spelled, n=3, cutoff=0.7)
    return list(dict.fromkeys(name for word in close for name in spelled[word]))[:_NAMED]
