"""Answers where they were asked for: a table, JSON lines, CSV or Parquet, on stdout or in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.events.errors import QueryError
from dateline.pipeline.questions.question import Format
from dateline.pipeline.storing.whole import opened_whole, write_whole
from dateline.pipeline.terminal.console import out

if TYPE_CHECKING:
    import polars as pl

_SUFFIXES: Final[dict[str, Format]] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".txt": "table",
}


def shape_of(given: Format | None, output: Path | None) -> Format:
    """The format that was asked for, or that a file's suffix says.

    Raises:
        QueryError: the suffix says none; Parquet without a file.

    >>> shape_of(None, Path("events.csv")), shape_of("jsonl", None), shape_of(None, None)
    ('csv', 'jsonl', 'table')
    """
    if given == "parquet" and output is None:
        raise QueryError("--format parquet", "is no text for a terminal", "give a file: -o FILE.parquet")
    if given or output is None:
        return given or "table"
    suffix = output.suffix.lower()
    if suffix not in _SUFFIXES:
        raise QueryError(str(output), "no format has this suffix", f"give --format, or one of {', '.join(_SUFFIXES)}")
    return _SUFFIXES[suffix]


def show_events(events: pl.DataFrame, shape: Format, output: Path | None, *, ids: pl.Series) -> None:
    """Write events.

    Args:
        events: EVENT_SCHEMA's columns, and those that questions added.
        shape: How.
        output: A file; None: stdout.
        ids: Of all events there are, so that shortened ones stay clear.
    """
    from dateline.pipeline.terminal.answers import event_table, text_of
    from dateline.pipeline.terminal.event_records import event_records, flat_records, lines

    if shape == "table":
        if events.height or output:
            write_text(text_of(event_table(events, ids=ids), to_file=output is not None), output)
    elif shape == "jsonl":
        write_text("\n".join(lines(event_records(events))), output)
    elif shape == "csv":
        write_text(flat_records(events).write_csv().removesuffix("\n"), output)
    elif output:
        with opened_whole(output) as file:
            events.write_parquet(file)


def show_groups(groups: pl.DataFrame, shape: Format, output: Path | None) -> None:
    """Write counts of groups: `groups.grouped`."""
    from dateline.pipeline.terminal.answers import group_table, text_of
    from dateline.pipeline.terminal.event_records import cells, lines, records

    if shape == "table":
        if groups.height or output:
            write_text(text_of(group_table(groups), to_file=output is not None), output)
    elif shape == "jsonl":
        write_text("\n".join(lines(records(groups))), output)
    elif shape == "csv":
        write_text(cells(records(groups), columns=groups.columns).write_csv().removesuffix("\n"), output)
    elif output:
        with opened_whole(output) as file:
            groups.write_parquet(file)


def write_text(text: str, output: Path | None) -> None:
    """Write lines to a file, which may be empty, or to stdout."""
    if output is not None:
        write_whole(output, f"{text}\n" if text else "")
    elif text:
        out(text)
