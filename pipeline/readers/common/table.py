"""A table of rows, whatever it came in: our own layout, documents, or columns whose meaning is guessed and told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median
from typing import Final

from dateline.events.table.claim import Claim, Entity, Quantity
from dateline.events.time.bounds import Bounds
from dateline.pipeline.document import Document
from dateline.pipeline.mapping import Meaning
from dateline.pipeline.readers.common.dated import Dated, DateError, is_blank, is_no_date, span
from dateline.pipeline.readers.common.dates import DayOrder, Epoch, day_order, month_of, read_date
from dateline.pipeline.readers.common.guess import guess, unit_of, words_of
from dateline.pipeline.readers.common.layout import is_own_layout, own_layout
from dateline.pipeline.readers.common.protocol import UNUSED, Columns, Context, Item
from dateline.pipeline.readers.common.record import (
    Record,
    entities,
    is_web_address,
    joined,
    plain,
    published_from,
    quantity,
    status_from,
)

Row = tuple[str, Mapping[str, object]]
"""The place of a row, as a person counts, and its cells by column."""

LONG_TEXT: Final = 300
"""Characters: a column `text` of which half the cells are longer holds documents, not remarks."""


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
    if holds_documents(columns, held, context):
        yield Columns(context.shown, tuple((c, c) for c in columns))
        yield from (item for place, row in held for item in document_of(row, place, context))
        return
    yield from _guessed(columns, held, context, format)


def holds_documents(columns: Sequence[str], rows: Sequence[Row], context: Context) -> bool:
    """True for a table of texts: a `text`, and an id or publication date beside it, or long texts."""
    if "text" not in columns or context.mapping.columns or {"start", "end", "start_date"} & set(columns):
        return False
    lengths = [len(str(row.get("text") or "")) for _, row in rows[:200]]
    return bool({"doc_id", "dct", "published"} & set(columns)) or (bool(lengths) and median(lengths) > LONG_TEXT)


def document_of(row: Mapping[str, object], place: str, context: Context) -> Iterator[Item]:
    """A document of a row or JSON object; with what had to be changed, or why it is none."""
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        yield context.reject(place, "a document without text", row.get("doc_id"), stage="read")
        return
    stated = next((row[k] for k in ("dct", "published", "date") if not is_blank(row.get(k))), None)
    dct = published_from(stated)
    if stated is not None and dct is None:
        yield context.changed(place, "the publication date is no date; read as not known", stated)
    name = Path(context.shown).name
    url = _word(row, "url")
    yield Document(
        text=text,
        doc_id=_word(row, "doc_id", "id") or f"{name}#{place}",
        source=f"{context.shown} {place}",
        dct=dct,
        title=_word(row, "title", "headline"),
        publisher=_word(row, "publisher", "source") or context.mapping.source,
        url=url if is_web_address(url) else None,
        lang=(_word(row, "lang", "language") or "en")[:2].lower(),
    )


def _word(row: Mapping[str, object], *names: str) -> str | None:
    return next((str(row[n]).strip() for n in names if not is_blank(row.get(n))), None)


@dataclass(frozen=True)
class _Reading:
    """How the rows of one table are read."""

    format: str
    meanings: dict[str, Meaning]
    orders: dict[str, DayOrder]
    context: Context

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
    columns, rows = with_whole_dates(columns, rows, context)
    cells = [row for _, row in rows]
    meanings = guess(columns, cells, context.mapping.columns)
    reading = _Reading(format, meanings, _orders(meanings, cells, context), context)
    told = tuple((c, _told(c, reading)) for c in columns)
    yield Columns(context.shown, told)
    if not reading.columns("date", "start", "end"):
        reason = "no column of dates; name one in a mapping file"
        yield from (context.reject(place, reason, joined(row)) for place, row in rows)
        return
    for place, row in rows:
        yield from _row(row, place, reading)


def with_whole_dates(columns: Sequence[str], rows: list[Row], context: Context) -> tuple[Sequence[str], list[Row]]:
    """The table with one more column where it has year and month (and day) in columns of their own.

    A blank or 0 month or day is not known; the date ends before it.

    >>> rows = [("row 2", {"year": "1866", "month": "7", "day": "0"})]
    >>> with_whole_dates(["year", "month", "day"], rows, Context("t.csv"))[1][0][1][WHOLE_DATE]
    '1866-07'
    """
    named = {re.sub(r"^i(?=year|month|day)", "", words_of(c)): c for c in reversed(columns)}
    if (
        context.mapping.columns
        or not {"year", "month"} <= set(named)
        or {"date", "event date", "start date"} & set(named)
    ):
        return columns, rows
    parts = [named[name] for name in ("year", "month", "day") if name in named]
    whole: list[Row] = [
        (place, {WHOLE_DATE: _whole_date([row.get(part) for part in parts]), **row}) for place, row in rows
    ]
    return [WHOLE_DATE, *columns], whole


WHOLE_DATE: Final = "date (of year, month, day)"
"""The column that is made of three."""


def _whole_date(parts: Sequence[object]) -> str:
    told: list[str] = []
    for part in parts:
        text = re.sub(r"\.0$", "", str(part or "").strip())
        if text in {"", "0"} or is_no_date(text):
            break
        name = month_of(text) if len(told) == 1 else None
        told.append(f"{name:02d}" if name else text.zfill(2) if told else text)
    return "-".join(told)


def _orders(
    meanings: Mapping[str, Meaning], rows: Sequence[Mapping[str, object]], context: Context
) -> dict[str, DayOrder]:
    dates = [c for c, m in meanings.items() if m in {"date", "start", "end", "published"}]
    if context.mapping.day_first is not None:
        return dict.fromkeys(dates, "day_first" if context.mapping.day_first else "month_first")
    orders = {c: day_order([str(row[c]) for row in rows if not is_blank(row.get(c))]) for c in dates}
    decided = {o for o in orders.values() if o in {"day_first", "month_first"}}
    if len(decided) == 1:
        # one hand wrote the table: what one column shows holds for those that show nothing
        orders = {c: next(iter(decided)) if o == "unclear" else o for c, o in orders.items()}
    return orders


def _told(column: str, reading: _Reading) -> str:
    meaning = reading.meanings.get(column)
    order = reading.orders.get(column, "iso")
    if meaning is None:
        return UNUSED
    return meaning if order == "iso" else f"{meaning} ({order.replace('_', ' ')})"


def _row(row: Mapping[str, object], place: str, reading: _Reading) -> Iterator[Item]:
    context = reading.context
    if all(is_blank(value) for value in row.values()):
        yield context.skipped(place, "an empty row")
        return
    try:
        start, end, single = (_date(row, m, reading) for m in ("start", "end", "date"))
        bounds, edtf = span(start or single, end)
    except DateError as err:
        dates = " | ".join(str(row.get(c) or "") for c in reading.columns("date", "start", "end"))
        yield context.reject(place, str(err), dates)
        return
    title = plain(reading.cell(row, "title")) or _fallback_title(row, reading)
    if not title:
        yield context.reject(place, "no title, and nothing to make one of", "", stage="parse")
        return
    if not bounds.is_dated and edtf is None and not (start or end or single):
        yield context.changed(place, "undated: kept without bounds", title)
    yield from _changes(row, place, reading)
    yield _claim(row, title, place, bounds_edtf=(bounds, edtf), dates=(start or single, end), reading=reading)


def _date(row: Mapping[str, object], meaning: Meaning, reading: _Reading) -> Dated | None:
    for column in reading.by_meaning.get(meaning, ()):
        if not is_no_date(row.get(column)):
            return read_date(row[column], order=reading.orders[column], epoch=_epoch_of(row[column], reading))
    return None


def _epoch_of(value: object, reading: _Reading) -> Epoch | None:
    if reading.context.mapping.epoch:
        return reading.context.mapping.epoch
    digits = re.fullmatch(r"\d{10}|\d{13}|\d{16}", str(value).strip())
    return _EPOCHS[len(digits[0])] if digits else None


_EPOCHS: Final[dict[int, Epoch]] = {10: "seconds", 13: "milliseconds", 16: "microseconds"}
"""How many digits a moment of our time has, counted from 1970."""


def _fallback_title(row: Mapping[str, object], reading: _Reading) -> str:
    cells = [plain(row.get(c)) for c in reading.columns("text", "kind", "actors", "places") if not is_blank(row.get(c))]
    if not cells:
        dates = set(reading.columns("date", "start", "end", "record_id", "url", "published", "source"))
        cells = [plain(v) for c, v in row.items() if c not in dates and not is_blank(v)]
    return ", ".join(cells)[:200]


def _changes(row: Mapping[str, object], place: str, reading: _Reading) -> Iterator[Item]:
    for column in reading.columns("status"):
        if not is_blank(row.get(column)) and status_from(row[column]) is None:
            yield reading.context.changed(place, "the status is none of ours; read as fact", row[column])
    for column in reading.columns("published"):
        if not is_blank(row.get(column)) and published_from(row[column]) is None:
            yield reading.context.changed(place, "the publication date is no date; read as not known", row[column])
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
