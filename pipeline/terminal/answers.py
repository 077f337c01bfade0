"""Answers as a person reads them: a table that fits the terminal, dates in words, nothing a terminal would obey."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

import polars as pl

from dateline.events.table.claim import FIRM
from dateline.events.time.words import words
from dateline.pipeline.questions.query import short_ids
from dateline.pipeline.terminal.columns import Cell, Column, columns, terminal
from dateline.pipeline.terminal.console import JOINERS

_STATUS_STYLE: Final = {"planned": "cyan", "reported": "", "hypothetical": "magenta", "negated": "red", "fact": ""}
_CERTAINTY_STYLE: Final = {"surely": "green", "maybe": "yellow"}
_EXTRA: Final = {"certainty": Column("in it"), "probability": Column("p", right=True)}
"""Columns that a question adds."""


class Answer(NamedTuple):
    """A table to be shown."""

    heads: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


def plain(text: str) -> str:
    r"""Text on one line with nothing in it that a terminal would obey: no escapes, no change of direction.

    >>> plain("a\x1b[31mb\u202ec\n d")
    'a[31mbc d'
    """
    kept = (" " if char in "\n\r\t" else char for char in text)
    return " ".join("".join(char for char in kept if char in JOINERS or unicodedata.category(char)[0] != "C").split())


def event_table(events: pl.DataFrame, *, ids: pl.Series | None = None) -> Answer:
    """The table that `dateline query` prints.

    Args:
        events: EVENT_SCHEMA, and where they were asked `certainty` (surely or maybe) and `probability`.
        ids: Ids that stay clear when shortened, such as those of the whole timeline; None: those of `events`.
    """
    extra = [name for name in _EXTRA if name in events.columns]
    heads = [
        Column("when", least=12, most=36, wraps=True),
        Column("event", least=16, wraps=True),
        *(_EXTRA[name] for name in extra),
        Column("sources", least=7, most=24),
        Column("id"),
    ]
    shown = short_ids(events.get_column("event_id") if ids is None else ids)
    length = len(shown[0]) if len(shown) else 0
    rows = events.select(words(events), "title", "status", "sources", pl.col("event_id").str.slice(0, length), *extra)
    told = []
    for when, title, status, sources, event_id, *more in rows.iter_rows():
        said = plain(title) + (f" ({status})" if status and status not in FIRM else "")
        answers = (_extra(name, value) for name, value in zip(extra, more, strict=True))
        cells = (Cell(when), Cell(said, _STATUS_STYLE.get(status, "")), *answers)
        told.append((*cells, Cell(_sources(sources)), Cell(event_id, "dim")))
    return Answer(heads, told)


def group_table(groups: pl.DataFrame) -> Answer:
    """The table that `dateline query --group-by` prints, with a bar for each count."""
    counts = [name for name in groups.columns if name in ("events", "surely", "maybe")]
    greatest = max((count for name in counts for count in groups.get_column(name)), default=0)
    heads = [Column("group", least=12, wraps=True), *(Column(name, right=True) for name in counts), Column("")]
    told = [
        (Cell(plain(row[0])), *(Cell(f"{count:,}") for count in row[1:]), Cell(_bar(row[1:], greatest)))
        for row in groups.select("group", *counts).iter_rows()
    ]
    return Answer(heads, told)


def text_of(answer: Answer, *, to_file: bool = False) -> str:
    """A table as text: as wide as the terminal and coloured where stdout is one, else 120 columns and plain."""
    width, coloured = terminal(os.environ, is_terminal=sys.stdout.isatty() and not to_file)
    return "\n".join(columns(answer.heads, answer.rows, width=width, coloured=coloured))


def _extra(name: str, value: object) -> Cell:
    if name == "probability":
        return Cell("?" if value is None else f"{value:.2f}")
    return Cell(str(value), _CERTAINTY_STYLE.get(str(value), ""))


def _sources(sources: list[str]) -> str:
    """The first, and how many more."""
    return plain(sources[0]) + (f" +{len(sources) - 1}" if len(sources) > 1 else "") if sources else ""


def _bar(counts: tuple[int, ...], greatest: int) -> str:
    """Dark for what is sure, pale for what may be: the house's way of drawing it."""
    wide = 30
    parts = [round(wide * count / greatest) if greatest else 0 for count in counts]
    sure, most = parts[0], max(parts)
    return "█" * sure + "░" * (most - sure)
