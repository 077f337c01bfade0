"""`dateline constrain`: what you know better, kept as one more claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.events.errors import QueryError
from dateline.pipeline.terminal.console import note, say
from dateline.pipeline.terminal.options import StoreOption, store_address

if TYPE_CHECKING:
    import polars as pl

    from dateline.pipeline.timeline import Timeline

_EVENT = "An event by its id, the beginning of it, or words of its title."


def constrain(
    subject: Annotated[str | None, typer.Argument(metavar="A", help=_EVENT, show_default=False)] = None,
    relation: Annotated[
        str | None,
        typer.Argument(
            metavar="RELATION",
            help="after, before, meets, met_by, during, contains, same_start, same_end, equals.",
            show_default=False,
        ),
    ] = None,
    target: Annotated[str | None, typer.Argument(metavar="B", help="The other event.", show_default=False)] = None,
    lag: Annotated[
        str | None, typer.Option("--lag", metavar="WORDS", help='How far apart: "2 days", "at least 3 weeks".')
    ] = None,
    same: Annotated[
        tuple[str, str] | None, typer.Option("--same", metavar="A B", help="These two are one event.")
    ] = None,
    different: Annotated[
        tuple[str, str] | None,
        typer.Option("--different", metavar="A B", help="These two (events, or claims of one event) are not."),
    ] = None,
    retract: Annotated[
        str | None,
        typer.Option("--retract", metavar="WHAT", help="This event, claim, document or decision does not count."),
    ] = None,
    correct: Annotated[
        str | None, typer.Option("--correct", metavar="EVENT", help="Give it --when or --title.")
    ] = None,
    when: Annotated[str | None, typer.Option("--when", metavar="DATE", help="When the corrected event was.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="What the corrected event is called.")] = None,
    store: StoreOption = None,
) -> None:
    """Add what you know: the order of two events, that two are one, that a claim is wrong.

    Every decision is a claim in the store: sources stay as they are, `dateline explain` shows what your decision moved,
    and retracting the decision (by the id that is printed) undoes it.

    dateline constrain "soldiers captured" after "troops reach the front"

    dateline constrain "law ratified" after "treaty signed" --lag "at least 3 weeks"

    dateline constrain --same e25747f1 ebefaf01

    dateline constrain --correct "armistice" --when 1953-07-27
    """
    from dateline.pipeline.clock import SystemClock
    from dateline.pipeline.storing.store import Store
    from dateline.pipeline.timeline import Timeline

    address = store_address(store)
    before = Timeline.open(address)
    asked = {
        "A RELATION B": subject,
        "--same": same,
        "--different": different,
        "--retract": retract,
        "--correct": correct,
    }
    if sum(value is not None for value in asked.values()) != 1:
        raise QueryError("constrain", "takes one decision at a time", f"give one of {', '.join(asked)}")
    claims = _claims(
        before,
        triple=(subject, relation, target),
        lag=lag,
        same=same,
        different=different,
        retract=retract,
        correct=(correct, when, title),
    )
    added = Store(address).add(claims, clock=SystemClock())
    if not added.new_claims:
        note("That is what was decided already: nothing changed.")
        return
    say(
        "\n".join(
            f"{row[0]}  {row[1]}: {row[2]}" for row in added.claims.select("claim_id", "role", "title").iter_rows()
        )
    )
    _tell(before, Timeline.open(address))


def _claims(
    timeline: Timeline,
    *,
    triple: tuple[str | None, str | None, str | None],
    lag: str | None,
    same: tuple[str, str] | None,
    different: tuple[str, str] | None,
    retract: str | None,
    correct: tuple[str | None, str | None, str | None],
) -> pl.DataFrame:
    from dateline.pipeline import constraints
    from dateline.pipeline.questions.meaning import as_period

    subject, relation, target = triple
    if same:
        return constraints.link(timeline, "must_link", *same)
    if different:
        return constraints.link(timeline, "cannot_link", *different)
    if retract:
        return constraints.retract(timeline, retract)
    event, when, title = correct
    if event:
        return constraints.correct(timeline, event, when=as_period(when).inside() if when else None, title=title)
    if subject is None or relation is None or target is None:
        raise QueryError("constrain", "needs two events and a relation", 'for example: "the law" after "the treaty"')
    return constraints.order(timeline, subject, relation.replace("-", "_"), target, lag=lag)


def _tell(before: Timeline, after: Timeline) -> None:
    """Say on stderr what the decision changed, and what it contradicts."""
    for line in (*_changed(before, after), *_torn(before, after)):
        note(line)


def _changed(before: Timeline, after: Timeline) -> Iterator[str]:
    """The events that are called or dated otherwise now, and those that are no more."""
    from dateline.events.time.words import words
    from dateline.pipeline.terminal.answers import plain

    was, now = ({row[0]: row[1:] for row in _told(timeline, words)} for timeline in (before, after))
    for event_id, (title, when) in now.items():
        if (title, when) != was.get(event_id):
            old = f" (was: {plain(was[event_id][0])}, {was[event_id][1]})" if event_id in was else ""
            yield f"{plain(title)}: {when}{old}"
    for event_id in (one for one in was if one not in now):
        yield f"{plain(was[event_id][0])}: no event of its own any more"


def _told(timeline: Timeline, words: Callable[[pl.DataFrame], pl.Series]) -> Iterator[tuple[str, str, str]]:
    events = timeline.events()
    yield from events.select("event_id", "title", when=words(events)).iter_rows()


def _torn(before: Timeline, after: Timeline) -> list[str]:
    """Contradictions that were not there before, each once."""
    was, now = (
        timeline.conflicts().filter(field="constraint").get_column("note").unique(maintain_order=True)
        for timeline in (before, after)
    )
    return [note for note in now if note not in set(was)]
