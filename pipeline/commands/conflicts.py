"""`dateline conflicts`: what the sources disagree on."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from dateline.pipeline.terminal.console import counted, note, out, say
from dateline.pipeline.terminal.options import AsKnownOption, RecordedOption, StoreOption, WithoutOption, store_address

Field = Literal["bounds", "quantity", "status", "actors", "constraint"]
"""What sources may disagree on."""


def conflicts(
    store: StoreOption = None,
    field: Annotated[
        Field | None,
        typer.Option(help="Only what they say of this."),
    ] = None,
    as_known: AsKnownOption = None,
    recorded: RecordedOption = False,
    without_source: WithoutOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines: one conflict each, with its event.")] = False,
) -> None:
    """List what the sources of one event disagree on, each with its own words. Nothing is averaged or left out.

    dateline conflicts
    dateline conflicts --field bounds --json
    """
    import json

    from dateline.pipeline.questions import asking
    from dateline.pipeline.questions.conflicts import conflict_lines, told_conflicts

    timeline = asking.opened(store_address(store), as_known, recorded=recorded, without=without_source or ())
    found = list(told_conflicts(timeline.events(), field))
    for event, conflict in found:
        if as_json:
            out(json.dumps(event | {"conflict": conflict}, ensure_ascii=False))
        else:
            say(f"{event['event_id']}  {event['title']} ({event['when']})")
            for line in conflict_lines(conflict):
                say(f"  {line}")
    note(_summed(found))


def _summed(found: list[tuple[dict[str, object], dict[str, object]]]) -> str:
    """How many there are: between sources, as `dateline merge` counts them, and with the order of events."""
    if not found:
        return "The sources disagree on nothing that was found."
    ordered = sum(conflict["field"] == "constraint" for _, conflict in found)
    events = len({event["event_id"] for event, _ in found})
    between = counted(len(found) - ordered, "disagreement") + " between sources"
    order = f", {ordered} with what is said of the order of events" if ordered else ""
    return f"{between}{order}; {counted(events, 'event')}."
