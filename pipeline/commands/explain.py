"""`dateline explain`: an event, back to its sentences and rules."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.pipeline.terminal.console import out, say
from dateline.pipeline.terminal.options import AsKnownOption, RecordedOption, StoreOption, WithoutOption, store_address


def explain(
    event: Annotated[
        str,
        typer.Argument(
            metavar="EVENT_ID", help="An id, the beginning of one, an alias, or words of its title.", show_default=False
        ),
    ],
    store: StoreOption = None,
    as_known: AsKnownOption = None,
    recorded: RecordedOption = False,
    without_source: WithoutOption = None,
    history: Annotated[
        bool, typer.Option("--history", help="What changed when which source was published, step by step.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON value instead of text.")] = False,
) -> None:
    """Say why an event is as it is: its claims and their sentences, and what gave or moved each of its bounds.

    dateline explain e3f0
    dateline explain "armistice signed" --history
    dateline explain e3f0 --as-known 2024-11-02 --json
    """
    import json

    from dateline.pipeline.questions import asking, explanation
    from dateline.pipeline.questions.history import history_lines, history_of

    timeline = asking.opened(store_address(store), as_known, recorded=recorded, without=without_source or ())
    found = timeline.event(event)
    if history:
        steps = list(history_of(found, timeline))
        shown, lines = json.dumps(steps, ensure_ascii=False), history_lines(steps)
    else:
        explained = explanation.explain(found, timeline.claims(), timeline.links())
        shown, lines = json.dumps(explained.as_record(), ensure_ascii=False), explained.lines()
    if as_json:
        out(shown)
    else:
        say("\n".join(lines))
