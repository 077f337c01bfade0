"""A table of rows, whatever it came in: our own layout, documents, or columns whose meaning is guessed and told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from dateline.events.table.claim import Claim, Entity, Quantity
from dateline.events.time.bounds import Bounds
from dateline.pipeline.ingesting.mapping import Meaning
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, is_blank, is_no_date, span
from dateline.pipeline.readers.common.dates.lengths import end_after, length_of
from dateline.pipeline.readers.common.layout import is_own_layout, own_layout
from dateline.pipeline.readers.common.protocol import IN_TITLES, PIECE, UNUSED, Columns, Context, Item
from dateline.pipeline.readers.common.record import (
    Record,
    entities,
    joined,
    one_line,
    published_from,
    quantity,
    status_from,
)
from dateline.pipeline.readers.common.tables.assembled import Row, with_whole_dates
from dateline.pipeline.readers.common.tables.delimited import EMPTY
from dateline.pipeline.readers.common.tables.documents import as_documents, document_of
from dateline.pipeline.readers.common.tables.guess import guess, length_unit, unit_of, usual_order
from dateline.pipeline.readers.common.tables.hand import Hand, hands_of


def read_table(columns: Sequence[str], rows: Iterable[Row], context: Context, *, format: str) -> Iterator[Item]:  # noqa: A002
    """Yield what a table holds.

    Args:
        columns: Names, in the table's order.
        rows: In the table's order.
        context: Of the file.
        format: The reader's name.
    """
    if is_own_layout(columns):
        yield from own_layout(rows, context)
        return
    held = list(rows)
    documents = as_documents(columns, held, context)
    if documents is not None:
        yield Columns(context.shown, tuple((c, context.mapping.columns.get(c, c)) for c in columns))
        for place, row in documents:
            yield from context.alone(place, document_of(row, place, context), row)
        return
    yield from _guessed(columns, held, context, format)


def has_dates(columns: Sequence[str], cells: Sequence[Mapping[str, object]], context: Context) -> bool:
    """True for a table that holds anything but remarks: our own layout, texts, or a column of dates."""
    if is_own_layout(columns) or as_documents(columns, [("", row) for row in cells], context) is not None:
        return True
    columns, rows, _ = with_whole_dates(columns, [("", row) for row in cells], context)
    return bool({"date", "start", "end"} & set(guess(columns, [r for _, r in rows], context.mapping.columns).values()))


TITLE_CELLS: Final = 6
"""So many cells make a title where no column is one."""


@dataclass(frozen=True)
class _Reading:
    """How the rows of one table are read."""

    format: str
    meanings: dict[str, Meaning]
    hands: dict[str, Hand]
    context: Context
    wordy: frozenset[str] = frozenset()

    @cached_property
    def by_meaning(self) -> dict[Meaning, list[str]]:
        """The columns of each meaning, in the table's order."""
        found: dict[Meaning, list[str]] = {}
        for column, meaning in self.meanings.items():
            found.setdefault(meaning, []).append(column)
        return found

    @cached_property
    def file(self) -> str:
        """The file's name, without folder."""
        return Path(self.context.shown).name

    def columns(self, *meanings: Meaning) -> list[str]:
        return [c for m in meanings for c in self.by_meaning.get(m, ())]

    def cell(self, row: Mapping[str, object], meaning: Meaning) -> str | None:
        for column in self.by_meaning.get(meaning, ()):
            if not is_blank(row.get(column)):
                return str(row[column]).strip()
        return None


def _guessed(columns: Sequence[str], rows: list[Row], context: Context, format: str) -> Iterator[Item]:  # noqa: A002
    columns, rows, pieces = with_whole_dates(columns, rows, context)
    cells = [row for _, row in rows]
    meanings = guess(columns, cells, context.mapping.columns)
    dates = [c for c, m in meanings.items() if m in {"date", "start", "end", "published"}]
    hands = hands_of(dates, cells, context, usual=usual_order(columns))
    reading = _Reading(format, meanings, hands, context, _titling(meanings, cells, columns))
    told = tuple((c, PIECE if c in pieces and c not in meanings else _told(c, reading)) for c in columns)
    yield Columns(context.shown, told)
    if not reading.columns("date", "start", "end"):
        reason = "no column of dates; name one in a mapping file"
        yield from (context.reject(place, reason, joined(row)) for place, row in rows)
        return
    for place, row in rows:
        yield from context.alone(place, _row(row, place, reading), row)


def _titling(
    meanings: Mapping[str, Meaning], cells: list[Mapping[str, object]], columns: Sequence[str]
) -> frozenset[str]:
    """The columns of which titles are made where none is one: those with words, else all that are nothing else."""
    if {"title", "text"} & set(meanings.values()):
        return frozenset()
    return frozenset(c for row in cells for c in _wordy(row)) or frozenset(c for c in columns if c not in meanings)


def _told(column: str, reading: _Reading) -> str:
    meaning = reading.meanings.get(column)
    if meaning is None:
        return IN_TITLES if column in reading.wordy else UNUSED
    told = reading.hands[column].told if column in reading.hands else ""
    return f"{meaning} ({told})" if told else meaning


def _row(row: Mapping[str, object], place: str, reading: _Reading) -> Iterator[Item]:
    context = reading.context
    if all(is_blank(value) for value in row.values()):
        yield context.skipped(place, EMPTY)
        return
    try:
        start, end, single = (_date(row, m, reading) for m in ("start", "end", "date"))
        start = start or single
        end = end or _end_by_length(row, start, reading)
        bounds, edtf = span(start, end)
    except DateError as err:
        dates = " | ".join(str(row.get(c) or "") for c in reading.columns("date", "start", "end"))
        yield context.reject(place, str(err), dates)
        return
    title = reading.cell(row, "title") or _fallback_title(row, reading)
    if not title:
        yield context.reject(
            place, "no title, and no words to make one of; fill a column with what happened", "", stage="parse"
        )
        return
    if not bounds.is_dated and edtf is None and not (start or end):
        yield context.changed(place, "undated: kept without bounds", title)
    yield from _changes(row, place, reading)
    yield _claim(row, title, place, bounds_edtf=(bounds, edtf), dates=(start, end), reading=reading)


def _date(row: Mapping[str, object], meaning: Meaning, reading: _Reading) -> Dated | None:
    for column in reading.by_meaning.get(meaning, ()):
        if not is_no_date(row.get(column)):
            return reading.hands[column].read(row[column])
    return None


def _end_by_length(row: Mapping[str, object], start: Dated | None, reading: _Reading) -> Dated | None:
    lengths = [length for c in reading.columns("duration") if (length := length_of(row.get(c), length_unit(c)))]
    return end_after(start, lengths[0]) if start and lengths else None


def _fallback_title(row: Mapping[str, object], reading: _Reading) -> str:
    """The words of the row, where no column is a title: its text, what kind of thing and where, or all of them."""
    others = set(reading.columns("date", "start", "end", "record_id", "url", "published", "source", "publisher"))
    rest = [c for c in row if c not in others]
    kind = _filled(row, reading.columns("kind", "actors", "places")) if reading.cell(row, "kind") else []
    ways = (reading.columns("text"), kind if len(kind) > 1 else [], [c for c in _wordy(row) if c in rest], rest)
    told = next((filled for way in ways if (filled := _filled(row, way))), [])
    has_words = bool(set(told) & set(_wordy(row)))
    cells = dict.fromkeys(one_line(row[c]) if has_words else f"{c} {one_line(row[c])}" for c in told)
    return ", ".join(list(cells)[:TITLE_CELLS])[:200]


def _filled(row: Mapping[str, object], columns: Sequence[str]) -> list[str]:
    return [c for c in columns if not is_blank(row.get(c))]


def _wordy(row: Mapping[str, object]) -> list[str]:
    """The columns in which a row has words and no address."""
    return [c for c, v in row.items() if re.search(r"[^\W\d_]{2}", str(v)) and "://" not in str(v) and not is_blank(v)]


def _changes(row: Mapping[str, object], place: str, reading: _Reading) -> Iterator[Item]:
    for column in reading.columns("status"):
        if not is_blank(row.get(column)) and status_from(row[column]) is None:
            yield reading.context.changed(place, "the status is none of ours; read as fact", row[column])
    for column in reading.columns("published"):
        if not is_blank(row.get(column)) and published_from(row[column]) is None:
            yield reading.context.changed(place, "the publication date is no date; read as not known", row[column])
    for column in reading.columns("duration"):
        if not is_blank(row.get(column)) and length_of(row[column], length_unit(column)) is None:
            reason = f"{column} is no length of time; left out; 3 days, 2h 30m or P3D would do, or a unit in the name"
            yield reading.context.changed(place, reason, row[column])
    for column in reading.columns("quantity"):
        if not is_blank(row.get(column)) and quantity(row[column], "") is None:
            yield reading.context.changed(place, f"{column} is no number; left out", row[column])


def _claim(
    row: Mapping[str, object],
    title: str,
    place: str,
    *,
    bounds_edtf: tuple[Bounds, str | None],
    dates: tuple[Dated | None, Dated | None],
    reading: _Reading,
) -> Claim:
    context, mapping = reading.context, reading.context.mapping
    bounds, edtf = bounds_edtf
    words = [d.text for d in dates if d]
    publisher = reading.cell(row, "publisher")
    return Record(
        format=reading.format,
        raw=row,
        title=title,
        source_id=reading.cell(row, "source") or mapping.source or publisher or reading.file,
        bounds=bounds,
        edtf=edtf,
        date_text=" / ".join(words) or None,
        record_id=reading.cell(row, "record_id"),
        published=published_from(reading.cell(row, "published") or mapping.published),
        publisher=publisher or reading.cell(row, "source") or mapping.source,
        url=reading.cell(row, "url"),
        lang=(reading.cell(row, "lang") or "en")[:2].lower(),
        kind=(reading.cell(row, "kind") or "other").lower(),
        status=status_from(reading.cell(row, "status")) or "fact",
        attribution=reading.cell(row, "attribution"),
        actors=_names(row, "actors", reading),
        places=_names(row, "places", reading),
        quantities=_quantities(row, reading),
        path=f"{context.shown} {place}",
    ).as_claim()


def _names(row: Mapping[str, object], meaning: Meaning, reading: _Reading) -> tuple[Entity, ...]:
    found = [e for c in reading.columns(meaning) for e in entities(row.get(c), _type_of(c))]
    return tuple({e.name: e for e in reversed(found)}.values())[::-1]


def _type_of(column: str) -> str:
    return next((t for t in ("country", "city", "region") if t in column.lower()), "other")


def _quantities(row: Mapping[str, object], reading: _Reading) -> tuple[Quantity, ...]:
    found = (quantity(row.get(c), unit_of(c)) for c in reading.columns("quantity"))
    return tuple(q for q in found if q is not None)
