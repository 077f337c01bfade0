"""Answers as a person reads them: a table that fits the terminal, dates in words, nothing a terminal would obey."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

import polars as pl

from dateline.events.time.words import words
from dateline.pipeline.query import short_ids

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_STATUS_STYLE: Final = {"planned": "cyan", "reported": "", "hypothetical": "magenta", "negated": "red", "fact": ""}
_JOINERS: Final = "\u200c\u200d"
"""Format characters that spelling and emoji need."""
_CERTAINTY_STYLE: Final = {"surely": "green", "maybe": "yellow"}


def plain(text: str) -> str:
    r"""Text on one line with nothing in it that a terminal would obey: no escapes, no change of direction.

    >>> plain("a\x1b[31mb\u202ec\n d")
    'a[31mbc d'
    """
    kept = (" " if char in "\n\r\t" else char for char in text)
    return " ".join("".join(char for char in kept if char in _JOINERS or unicodedata.category(char)[0] != "C").split())


def event_table(events: pl.DataFrame, *, ids: pl.Series | None = None) -> Table:
    """The table that `dateline query` prints.

    Args:
        events: EVENT_SCHEMA, and where they were asked `certainty` (surely or maybe) and `probability`.
        ids: Ids that stay clear when shortened, such as those of the whole timeline; None: those of `events`.
    """
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    table.add_column("when", overflow="fold", min_width=12, max_width=30)
    table.add_column("event", overflow="fold", min_width=16)
    extra = [name for name in ("certainty", "probability") if name in events.columns]
    for name in extra:
        table.add_column({"certainty": "in it", "probability": "p"}[name], no_wrap=True)
    table.add_column("sources", overflow="ellipsis", no_wrap=True, min_width=7, max_width=24)
    table.add_column("id", no_wrap=True, style="dim")
    shown = short_ids(events.get_column("event_id") if ids is None else ids)
    length = len(shown[0]) if len(shown) else 0
    rows = events.select(
        words(events),
        "title",
        "status",
        "sources",
        pl.col("event_id").str.slice(0, length),
        pl.struct(extra or "event_id").alias("extra"),
    )
    for when, title, status, sources, event_id, more in rows.iter_rows():
        said = plain(title) + (f" ({status})" if status and status not in ("fact", "reported") else "")
        cells = [Text(when), Text(said, style=_STATUS_STYLE.get(status, ""))]
        cells += [_extra(name, more[name]) for name in extra]
        table.add_row(*cells, Text(_sources(sources)), Text(event_id))
    return table


def group_table(groups: pl.DataFrame) -> Table:
    """The table that `dateline query --group-by` prints, with a bar for each count."""
    from rich.table import Table
    from rich.text import Text

    counts = [name for name in groups.columns if name in ("events", "surely", "maybe")]
    greatest = max((int(groups.get_column(name).max() or 0) for name in counts), default=0)  # type: ignore[arg-type]
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("group", overflow="fold")
    for name in counts:
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for row in groups.select("group", *counts).iter_rows():
        table.add_row(Text(plain(row[0])), *(f"{count:,}" for count in row[1:]), Text(_bar(row[1:], greatest)))
    return table


def text_of(table: Table, *, to_file: bool = False) -> str:
    """A table as text: as wide as the terminal and coloured where stdout is one, else 120 columns and plain."""
    import os
    import sys
    from io import StringIO

    from rich.console import Console

    terminal = sys.stdout.isatty() and not to_file
    width = None if terminal or "COLUMNS" in os.environ else 120
    text = StringIO()
    console = Console(file=text, width=width, force_terminal=terminal, highlight=False, emoji=False, markup=False)
    console.print(table)
    return "\n".join(line.rstrip() for line in text.getvalue().splitlines())


def _extra(name: str, value: object) -> Text:
    from rich.text import Text

    if name == "probability":
        return Text("?" if value is None else f"{value:.2f}", justify="right")
    return Text(str(value), style=_CERTAINTY_STYLE.get(str(value), ""))


def _sources(sources: list[str]) -> str:
    """The first, and how many more."""
    return plain(sources[0]) + (f" +{len(sources) - 1}" if len(sources) > 1 else "") if sources else ""


def _bar(counts: tuple[int, ...], greatest: int) -> str:
    """Dark for what is sure, pale for what may be: the house's way of drawing it."""
    wide = 30
    parts = [round(wide * count / greatest) if greatest else 0 for count in counts]
    sure, most = parts[0], max(parts)
    return "█" * sure + "░" * (most - sure)
