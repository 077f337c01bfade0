"""`dateline export`: what a store holds, in any format that can be read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipeline.storing.whole import write_whole
from dateline.pipeline.terminal.console import note, out
from dateline.pipeline.terminal.options import AsKnownOption, StoreOption, store_address

if TYPE_CHECKING:
    from dateline.pipeline.writers import Export


class What(StrEnum):
    """What is exported."""

    EVENTS = "events"
    CLAIMS = "claims"


def export(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")],
    store: StoreOption = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None, typer.Option("--format", help="Where a suffix is shared: timelinejs, vis, simile-json, acled ...")
    ] = None,
    what: Annotated[
        What, typer.Option("--what", help="events: what sources together say; claims: what each of them says.")
    ] = What.EVENTS,
    as_known: AsKnownOption = None,
    title: Annotated[str, typer.Option("--title", help="Where the format has a title.")] = "Timeline",
) -> None:
    """Write the events of a store to a file; the suffix says the format.

    What a format cannot hold (four bounds, sources) is kept in a field `dateline` beside it, so that the file can be
    read back as it was. Events that it cannot hold at all are counted and named.

    dateline export -o events.jsonl

    dateline export -o timeline.timelinejs.json --title "The canal"

    dateline export -o claims.csv --what claims
    """
    from dateline.pipeline.writers import writer_for

    writer = writer_for(output, format)
    held = _held(store, what, as_known, title)
    written = writer.write(held)
    save(output, written.content)
    for entry, reason in written.omitted:
        note(f"left out: {entry.title}: {reason}")
    out(f"{output}: {len(held.entries) - len(written.omitted)} {what.value} as {writer.name}")


def _held(store: str | None, what: What, as_known: str | None, title: str) -> Export:
    from dateline.pipeline.timeline import Timeline
    from dateline.pipeline.writers import export_of

    timeline = Timeline.open(store_address(store))
    if as_known:
        timeline = timeline.as_known(as_known)
    rows = timeline.events() if what is What.EVENTS else timeline.claims()
    return export_of(rows, timeline.claims(), title=title)


def save(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; `.gz` and `.zst` are packed."""
    if path.suffix == ".gz":
        import gzip

        content = gzip.compress(content, mtime=0)
    elif path.suffix == ".zst":
        import zstandard

        content = zstandard.ZstdCompressor().compress(content)
    write_whole(path, content)
