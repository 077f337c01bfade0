"""`dateline relate`: how two dated things stand to each other in time."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

AArgument = Annotated[str | None, typer.Argument(help="A period: EDTF, an ISO interval, or words.", show_default=False)]
BArgument = Annotated[str | None, typer.Argument(help="Another one.", show_default=False)]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer as JSON lines.")]
DaysOption = Annotated[bool, typer.Option("--days", help="Read starts and ends as whole days, not any instant.")]
EventsOption = Annotated[
    bool,
    typer.Option("--events", help='Read dates as those of events: "June 2024" is something in June, not all of it.'),
]
SharesOption = Annotated[bool, typer.Option("--shares", help="Say the share of readings of every possible relation.")]


def relate(
    a: AArgument = None,
    b: BArgument = None,
    as_json: JsonOption = False,
    days: DaysOption = False,
    events: EventsOption = False,
    shares: SharesOption = False,
) -> None:
    r"""Tell which of Allen's relations can hold between A and B, which must, and how likely A is before B.

    With no A and B, JSON lines {"a", "b"} on stdin are answered one by one. Each is such a string; or an object with
    earliest_start, latest_start, earliest_end, latest_end (ISO instants, whole numbers for days, null for none) and
    perhaps start_kind, end_kind; or a list of four whole days, first and last day of the start and of the end.
    Numbers are always read as whole days.

        dateline relate "June 2024" 2024
        echo '{"a": "1950/..", "b": [-7000, -7000, -6000, -5990]}' | dateline relate
    """
    from dateline.pipeline.questions.relating import as_text, told
    from dateline.pipeline.terminal.console import out

    if a is not None and b is not None:
        answer = told(a, b, days=days, events=events, shares=shares)
        out(json.dumps(answer) if as_json else as_text(a, b, answer))
        return
    if a is not None:
        raise typer.BadParameter("B is missing")
    for line in sys.stdin.buffer:
        asked = _asked(line)
        sys.stdout.write(json.dumps(told(asked["a"], asked["b"], days=days, events=events, shares=shares)) + "\n")
        sys.stdout.flush()


def _asked(line: bytes) -> dict[str, object]:
    """One line of the input."""
    from dateline.events.errors import QueryError

    try:
        asked = json.loads(line)
    except ValueError as err:
        raise QueryError("stdin", "a line that is not JSON", 'write {"a": ..., "b": ...}') from err
    if not isinstance(asked, dict) or not {"a", "b"} <= asked.keys():
        raise QueryError("stdin", "a line without a and b", 'write {"a": ..., "b": ...}')
    return asked
