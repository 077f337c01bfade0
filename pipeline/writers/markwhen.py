"""markwhen: an event a line, with its quote below it."""

from __future__ import annotations

from typing import Final

from dateline.pipeline.readers.common.carry import FIELD, shown
from dateline.pipeline.writers.common.parts import iso_text, shown_dates
from dateline.pipeline.writers.common.protocol import Entry, Export, Writer, Written, split_dated


def write(export: Export) -> Written:
    """A line an entry; what a line break or a comment sign would end is put on one line and behind a space."""
    held, omitted = split_dated(export, lambda e: shown_dates(e.bounds, e.edtf).start is not None)
    blocks = [f"title: {_line(export.title)}", *(_block(entry) for entry in held)]
    return Written(("\n\n".join(blocks) + "\n").encode(), omitted)


def _block(entry: Entry) -> str:
    dates = shown_dates(entry.bounds, entry.edtf)
    start, end = (iso_text(d) if d else None for d in (dates.start, dates.end))
    date = f"{start}/{end or 'now'}" if end or dates.is_open else str(start)
    title = _line(entry.title)
    lines = [f"{date}: {title}", f"id: {entry.id}", f"{FIELD}: {entry.carried(shown(date, title))}"]
    if entry.quote:
        lines.append(f"> {_line(entry.quote)}")
    return "\n".join(lines)


def _line(text: str) -> str:
    return " ".join(text.split())


WRITERS: Final = (Writer("markwhen", (".mw", ".markwhen"), write),)
