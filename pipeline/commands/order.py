"""`dateline order`: the events in order, and what of it is certain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.events.errors import QueryError
from dateline.pipeline.terminal.console import note, out
from dateline.pipeline.terminal.options import AsKnownOption, StoreOption, store_address

if TYPE_CHECKING:
    from dateline.pipeline.questions.ordering import Order

_PICTURES = ("svg", "png", "pdf")


def order(
    first: Annotated[
        str | None, typer.Argument(metavar="A", help="How does this event (id or words of its title) ...")
    ] = None,
    second: Annotated[str | None, typer.Argument(metavar="B", help="... lie to this one?")] = None,
    during: Annotated[str | None, typer.Option("--during", metavar="PERIOD", help="Only events of this time.")] = None,
    as_known: AsKnownOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines instead of text.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.svg|png|pdf|dot|txt", help="A picture, a graph, or the text."),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Show the events in order, and what of that order is certain.

    Steps are numbered: everything in a step surely came after everything in the steps before. Events of one step (3a,
    3b) may have come in another order than they are shown in.

    With two events: whether one surely came first, and otherwise with what probability.

    dateline order --during 2024

    dateline order "treaty signed" "law ratified"

    dateline order -o order.svg
    """
    from dateline.pipeline.questions.ordering import order_of
    from dateline.pipeline.timeline import Timeline

    if (first is None) != (second is None):
        raise QueryError("order A B", "compares two events", 'name both: dateline order "the treaty" "the law"')
    timeline = Timeline.open(store_address(store))
    timeline = timeline.as_known(as_known) if as_known else timeline
    if first is not None and second is not None:
        ids = [timeline.event(name).get_column("event_id").item() for name in (first, second)]
        out(_compared(order_of(timeline), *ids, as_json=as_json))
        return
    found = order_of(timeline.during(during) if during else timeline)
    if output is None:
        out("\n".join(_lines(found, as_json=as_json)))
    else:
        _write(found, output, as_json=as_json)
        count = found.steps().height
        note(f"{output}: {count:,} event{'' if count == 1 else 's'}")


def _lines(found: Order, *, as_json: bool) -> list[str]:
    import json

    if as_json:
        return [json.dumps(row, ensure_ascii=False) for row in found.steps().iter_rows(named=True)]
    return list(found.lines())


def _compared(found: Order, first: str, second: str, *, as_json: bool) -> str:
    import json

    answer = found.compare(first, second)
    chance = None if answer.probability is None else float(answer.probability)
    if as_json:
        told = {"certain": answer.certain, "by_constraint": answer.by_constraint, "p_before": chance}
        return json.dumps({"a": first, "b": second, **told, "possible": list(answer.relations)})
    if answer.certain:
        why = " (as somebody said; their dates alone leave it open)" if answer.by_constraint else ""
        return f"surely {answer.certain}{why}"
    said = "not known: a date is missing" if chance is None else f"{chance:.2f}"
    return f"not certain; probability of before: {said}; possible by their dates: {', '.join(answer.relations)}"


def _write(found: Order, output: Path, *, as_json: bool) -> None:
    import polars as pl

    from dateline.pipeline.storing.whole import write_whole

    kind = output.suffix.removeprefix(".").lower()
    if kind == "dot":
        write_whole(output, found.dot() + "\n")
    elif kind in _PICTURES:
        from dateline.charts.precedence import build
        from dateline.pipeline.terminal.answers import plain

        steps = found.steps().filter(pl.col("step").is_not_null())
        titles = [plain(title) for title in steps.get_column("title")]
        build(steps.with_columns(title=pl.Series(titles, dtype=pl.String))).save(str(output))
    else:
        write_whole(output, "\n".join(_lines(found, as_json=as_json)) + "\n")
