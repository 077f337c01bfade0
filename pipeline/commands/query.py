"""`dateline query`: which events happened then, and how certain that is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from dateline.events.errors import QueryError
from dateline.pipeline.console import note, out
from dateline.pipeline.options import AsKnownOption, StoreOption, store_address
from dateline.pipeline.question import GroupName, SortKey

if TYPE_CHECKING:
    import polars as pl

    from dateline.pipeline.timeline import Timeline

Format = Literal["table", "jsonl", "csv", "parquet"]
ModeName = Literal["surely", "maybe", "probability"]

_WHEN: Final = "When it happened"
_WHAT: Final = "What it is about"
_SAID: Final = "Who says it, and when they knew"
_SHOW: Final = "How to show it"
_SUFFIXES: Final[dict[str, Format]] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}


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
        list[str] | None, _opt(_WHAT, "fact, reported, planned, hypothetical or negated.", "STATUS")
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
        dateline query --after "the armistice" --actor Putin --sort salience --limit 10
        dateline query --during 2024 --group-by month
        dateline query --as-known 2024-11-02 --format jsonl
    """
    from dateline.pipeline.timeline import Timeline

    known = Timeline.open(store_address(store))
    if as_known:
        known = known.as_known(as_known, recorded=recorded)
    elif recorded:
        raise QueryError("--recorded", "says how --as-known is meant", "give --as-known DATE too")
    if without_source:
        known = known.without_source(*without_source)
    questions = [
        (predicate, what)
        for predicate, what in (
            ("intersects", during),
            ("lies_in", within),
            ("covers", covering),
            ("ends_before", before),
            ("starts_after", after),
            *_relation(relation, to),
        )
        if what is not None
    ]
    shape = _format(output_format, output)
    asked = _in_time(known.widened() if widen else known, questions, mode=mode, min_probability=min_probability)
    if shape == "table" and len(questions) == 1 and mode in (None, "maybe") and min_probability is None:
        asked = asked.certainty(*questions[0])  # type: ignore[arg-type]  # `related` has checked the name
    asked = asked.about(
        kind=kind or (),
        actor=actor or (),
        place=place or (),
        status=status or (),
        source=source or (),
        min_sources=min_sources,
        min_confidence=min_confidence,
    )
    if text:
        asked = asked.saying(text)
    if count:
        _write_text(str(asked.count()), output)
    elif group_by:
        _show_groups(asked.group(group_by), shape, output)
    else:
        _show_events(asked.sort(sort).head(limit).events(), shape, output, known=known)
    _remark(asked, known)


def _relation(relation: str | None, to: str | None) -> list[tuple[str, str | None]]:
    if (relation is None) != (to is None):
        raise QueryError("--relation and --to", "go together", 'for example: --relation meets --to "June 2024"')
    return [(relation.replace("-", "_"), to)] if relation else []


def _in_time(
    known: Timeline, questions: list[tuple[str, str]], *, mode: ModeName | None, min_probability: float | None
) -> Timeline:
    """Ask every question about time; each narrows the answer to the one before."""
    if mode == "probability" or min_probability is not None:
        if mode in ("surely", "maybe"):
            raise QueryError(f"--mode {mode} with --min-probability", "are two questions", "give one of them")
        if len(questions) != 1:
            raise QueryError("probability", "is that of one question about time", "give one, such as --during 2024")
        predicate, what = questions[0]
        return known.probability(what, predicate=predicate, at_least=min_probability)  # type: ignore[arg-type]
    if mode and not questions:
        raise QueryError(f"--mode {mode}", "is about time", "say when: --during PERIOD")
    for predicate, what in questions:
        known = known.related(predicate, what, mode="surely" if mode == "surely" else "maybe")  # type: ignore[arg-type]
    return known


def _format(given: Format | None, output: Path | None) -> Format:
    if given:
        return given
    if output is None:
        return "table"
    suffix = output.suffix.lower()
    if suffix not in _SUFFIXES:
        from dateline.events.errors import QueryError

        raise QueryError(str(output), "no format has this suffix", f"give --format, or one of {', '.join(_SUFFIXES)}")
    return _SUFFIXES[suffix]


def _show_events(events: pl.DataFrame, shape: Format, output: Path | None, *, known: Timeline) -> None:
    from dateline.pipeline.answers import event_table, text_of
    from dateline.pipeline.event_records import event_records, flat_records, lines

    if shape == "table":
        ids = known.events().get_column("event_id")
        if events.height:
            _write_text(text_of(event_table(events, ids=ids), to_file=output is not None), output)
    elif shape == "jsonl":
        _write_text("\n".join(lines(event_records(events))), output)
    elif shape == "csv":
        _write_text(flat_records(events).write_csv().removesuffix("\n"), output)
    else:
        _write_parquet(events, output)


def _show_groups(groups: pl.DataFrame, shape: Format, output: Path | None) -> None:
    from dateline.pipeline.answers import group_table, text_of
    from dateline.pipeline.event_records import cells, lines, records

    if shape == "table":
        _write_text(text_of(group_table(groups), to_file=output is not None), output)
    elif shape == "jsonl":
        _write_text("\n".join(lines(records(groups))), output)
    elif shape == "csv":
        _write_text(cells(records(groups), columns=groups.columns).write_csv().removesuffix("\n"), output)
    else:
        _write_parquet(groups, output)


def _write_text(text: str, output: Path | None) -> None:
    if output is not None:
        output.write_text(f"{text}\n" if text else "", "utf-8")
    elif text:
        out(text)


def _write_parquet(rows: pl.DataFrame, output: Path | None) -> None:
    if output is None:
        raise QueryError("--format parquet", "is no text for a terminal", "give a file: -o FILE.parquet")
    rows.write_parquet(output)


def _remark(asked: Timeline, known: Timeline) -> None:
    """Help on when nothing was found."""
    if asked.count():
        return
    if not known.count():
        note("The store holds no events as of then. Add sources: dateline merge PATH... --store DIR")
    else:
        note(f"No event fits, of {known.count():,}. Ask wider: --mode maybe, --widen, or one condition less.")
