"""`dateline query`: which events happened then, and how certain that is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from dateline.pipeline.questions.question import Format, GroupName, ModeName, SortKey
from dateline.pipeline.terminal.console import note
from dateline.pipeline.terminal.options import AsKnownOption, StoreOption, store_address

_WHEN: Final = "When it happened"
_WHAT: Final = "What it is about"
_SAID: Final = "Who says it, and when they knew"
_SHOW: Final = "How to show it"


def _opt(panel: str, text: str, metavar: str | None = None, name: str | None = None) -> object:
    return typer.Option(*([name] if name else []), help=text, metavar=metavar, rich_help_panel=panel)


def query(
    store: StoreOption = None,
    during: Annotated[
        str | None, _opt(_WHEN, "Events that go on in PERIOD, if only for a part of it.", "PERIOD")
    ] = None,
    within: Annotated[str | None, _opt(_WHEN, "Events that lie wholly in PERIOD.", "PERIOD")] = None,
    covering: Annotated[str | None, _opt(_WHEN, "Events that go on through all of PERIOD.", "PERIOD")] = None,
    before: Annotated[str | None, _opt(_WHEN, "Events over when WHAT begins: a period or an event.", "WHAT")] = None,
    after: Annotated[str | None, _opt(_WHEN, "Events that begin when WHAT is over, or later.", "WHAT")] = None,
    relation: Annotated[
        str | None, _opt(_WHEN, "A relation of Allen's to WHAT of --to: before, meets, overlaps, starts ...", "NAME")
    ] = None,
    to: Annotated[str | None, _opt(_WHEN, "The period or event that --relation is about.", "WHAT")] = None,
    mode: Annotated[
        ModeName | None, _opt(_WHEN, "In every reading of the dates, in at least one (default), or with what share.")
    ] = None,
    min_probability: Annotated[
        float | None, typer.Option(help="At least this probability.", min=0, max=1, rich_help_panel=_WHEN)
    ] = None,
    widen: Annotated[bool, _opt(_WHEN, 'Read vague dates ("early May", "about 1950") in their wider sense.')] = False,
    kind: Annotated[list[str] | None, _opt(_WHAT, "Of this kind. May be given again: any of them.", "KIND")] = None,
    actor: Annotated[list[str] | None, _opt(_WHAT, "With an actor whose name holds this.", "NAME")] = None,
    place: Annotated[list[str] | None, _opt(_WHAT, "At a place whose name holds this.", "NAME")] = None,
    status: Annotated[
        list[str] | None, _opt(_WHAT, "fact, reported, planned, possible (hypothetical) or denied (negated).", "STATUS")
    ] = None,
    text: Annotated[
        str | None, _opt(_WHAT, "With all these words in the title or one cited sentence.", "WORDS")
    ] = None,
    source: Annotated[list[str] | None, _opt(_SAID, "Told by a source whose name holds this.", "NAME")] = None,
    min_sources: Annotated[
        int | None, typer.Option(help="Told by so many sources.", min=1, rich_help_panel=_SAID)
    ] = None,
    min_confidence: Annotated[
        float | None, typer.Option(help="Read with at least this confidence.", min=0, max=1, rich_help_panel=_SAID)
    ] = None,
    as_known: AsKnownOption = None,
    recorded: Annotated[
        bool, _opt(_SAID, "Let --as-known ask what the store held then, not what was published.")
    ] = False,
    without_source: Annotated[list[str] | None, _opt(_SAID, "As if this source had said nothing.", "NAME")] = None,
    sort: Annotated[SortKey, _opt(_SHOW, "By what; time is the order of the timeline.")] = "time",
    limit: Annotated[int | None, typer.Option(help="At most so many.", min=0, rich_help_panel=_SHOW)] = None,
    count: Annotated[bool, _opt(_SHOW, "Only how many there are.")] = False,
    group_by: Annotated[
        GroupName | None, _opt(_SHOW, "How many of each; calendar units tell sure from possible.")
    ] = None,
    output_format: Annotated[
        Format | None, _opt(_SHOW, "A table to read (default), or lines for other tools.", name="--format")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write a file instead.", metavar="FILE", rich_help_panel=_SHOW)
    ] = None,
) -> None:
    """Ask which events happened when, about whom, and who says so.

    PERIOD can be English ("June 2024", "the 1950s", "early November 2024", "before 1954", "since 2022"), EDTF
    ("1950-06/1953-07", "195X") or an ISO 8601 interval. Dates are rarely exact, so every question about time has two
    answers: what happened then however the dates are read (surely), and what may have happened then (maybe).

        dateline query --during "June 2024"
        dateline query --during 1953 --mode surely
        dateline query --after "korean armistice signed" --actor Putin --sort salience --limit 10
        dateline query --during 2024 --group-by month
        dateline query --as-known 2024-11-02 --format jsonl
    """
    from dateline.pipeline.questions import asking
    from dateline.pipeline.terminal import showing

    shape = showing.shape_of(output_format, output)
    known = asking.opened(store_address(store), as_known, recorded=recorded, without=without_source or ())
    when = {"during": during, "within": within, "covering": covering, "before": before, "after": after}
    questions = asking.questions(when, relation, to)
    wanted = {
        "kind": kind or (),
        "status": status or (),
        "actor": actor or (),
        "place": place or (),
        "source": source or (),
    }
    asked = asking.in_time(
        known.widened() if widen else known, questions, mode=mode, min_probability=min_probability
    ).about(**wanted, min_sources=min_sources, min_confidence=min_confidence)
    asked = asked.saying(text) if text is not None else asked
    for line in asking.taken_for(known, questions):
        note(line)
    if count:
        showing.write_text(str(asked.count()), output)
    elif group_by:
        showing.show_groups(asked.group(group_by), shape, output)
    else:
        ids = known.events().get_column("event_id")
        shown = asking.bounded(asked, questions, mode) if shape == "table" and min_probability is None else asked
        showing.show_events(shown.sort(sort).head(limit).events(), shape, output, ids=ids)
        for line in asking.left_out(asked, shown):
            note(line)
    if not asked.count():
        for line in asking.why_nothing(known, wanted):
            note(line)
