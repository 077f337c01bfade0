"""`dateline account`: how many records each file has, and what becomes of every one of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipeline.terminal.console import note, say
from dateline.pipeline.terminal.options import MappingOption, PathsArgument, StrictOption

if TYPE_CHECKING:
    from dateline.pipeline.ingesting.accounting import FileAccount

HEAD = ("records", "read", "claims", "skipped", "rejected", "lost", "format", "file")
COLUMNS = ("file", "place", "outcome", "reason", "value")
UNKNOWN = "?"
"""Stands for the records of a file that cannot be counted."""


def account(
    paths: PathsArgument,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.csv", help="Every record not read as it stands, a row each."),
    ] = None,
    mapping: MappingOption = None,
    brief: Annotated[bool, typer.Option("--brief", help="Counts alone, without the reasons.")] = False,
    strict: StrictOption = False,
) -> None:
    """Check files before they are merged: records in, and what becomes of every one.

    The records of a file are counted apart from reading it. Each is read (as claims, or as a document whose sentences
    `merge` will read), skipped for a reason that is named, or rejected with its place; `lost` is what is left, and it
    is 0. A file that is refused as a whole has ? for its records where they cannot be counted. Nothing is stored.

    dateline account seeds/samples

    dateline account registry.csv --mapping columns.toml -o remarks.csv
    """
    from dateline.pipeline.ingesting.accounting import accounts
    from dateline.pipeline.ingesting.mapping import Mapping
    from dateline.pipeline.storing.whole import check_place

    if output is not None:
        check_place(output)
    say(_line(*HEAD))
    found = []
    for each in accounts(paths, Mapping.read(mapping) if mapping else None):
        found.append(each)
        say(_line(*_counts([each]), each.format or "not read", each.file))
        if not brief:
            for line in each.report().lines()[1:]:
                say(f"  {line}")
    say(_line(*_counts(found), "", f"all of {len(found)} file{'' if len(found) == 1 else 's'}"))
    if output is not None:
        _save(output, found)
    lost = sum(each.lost for each in found)
    if lost:
        note(f"{lost} records lost: a fault of this program; please report it with the file")
    if lost or (strict and any(each.rejected or each.is_refused for each in found)):
        raise typer.Exit(1)


def _counts(found: list[FileAccount]) -> list[str]:
    records = [each.records for each in found if each.records is not None]
    names = ("read", "claims", "skipped", "rejected", "lost")
    return [str(sum(records)) if records or not found else UNKNOWN] + [
        str(sum(getattr(each, name) for each in found)) for name in names
    ]


def _line(*cells: str) -> str:
    """Counts right, words left.

    >>> _line("3", "3", "3", "0", "0", "0", "csv", "a.csv")
    '      3       3       3       0        0    0  csv            a.csv'
    """
    widths = (7, 7, 7, 7, 8, 4)
    numbers = " ".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=False))
    return f"{numbers}  {cells[6].ljust(14)} {cells[7]}"


def _save(output: Path, found: list[FileAccount]) -> None:
    from dateline.pipeline.storing.whole import write_whole
    from dateline.pipeline.writers.tables import delimited

    kinds = {"Reject": "rejected", "Skipped": "skipped", "Changed": "read otherwise"}
    rows = [
        {"file": n.file, "place": n.place, "outcome": kinds[type(n).__name__], "reason": n.reason, "value": n.value}
        for each in found
        for n in each.notes
    ]
    write_whole(output, delimited(list(COLUMNS), rows))
