"""TimelineJS: its JSON (versions 2 and 3) and the CSV of its spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any, Final

from dateline.events.time.bounds import year_text
from dateline.events.time.granule import unit
from dateline.pipeline.readers.common.carry import FIELD, finished, restored, shown, shown_in
from dateline.pipeline.readers.common.content import is_json
from dateline.pipeline.readers.common.counting import count_rows
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, calendar, is_blank, span
from dateline.pipeline.readers.common.dates.numeric import DayOrder
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.dates.written import month_of
from dateline.pipeline.readers.common.objects import load
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, entities, plain
from dateline.pipeline.readers.common.tables.delimited import opened_table
from dateline.pipeline.readers.common.tables.rows import Cells, NoEventError, cell, header_has, read_rows

SHOWS: Final = (
    "year", "month", "day", "time", "end year", "end month", "end day", "end time", "headline",
)  # fmt: skip
"""Columns of the spreadsheet, in lower case, that tell the date and the title."""
PARTS: Final = ("year", "month", "day", "hour", "minute", "second")
UNTITLED: Final = "no headline: called untitled"
TITLE_SLIDE: Final = "the title slide"


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim JSON with `start_date`, an object, or `startDate` and headlines, and CSV with Year and Headline."""
    if name.suffix.lower() == ".json":
        slides = re.search(rb'"start_date"\s*:\s*(?:\{|null)', head) is not None
        return slides or all(re.search(rb'"%s"\s*:' % name, head) for name in (b"startDate", b"headline"))
    return name.suffix.lower() in {".csv", ".tsv"} and header_has(head, "year", "headline")


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each slide and era."""
    if not is_json(path):
        table = opened_table(path, context)
        yield from table.rejects
        rows = ((place, {name.strip().lower(): v for name, v in row.items()}) for place, row in table.rows)
        yield from read_rows(rows, context, _row, shows=SHOWS)
        return
    loaded = load(path, context)
    for place, slide in _slides(loaded.value):
        if not isinstance(slide, dict):
            yield context.reject(place, "not a slide: an object in braces was expected", slide, stage="parse")
            continue
        if (yield from restored(slide.get(FIELD), display_of(slide), place, context)):
            continue
        try:
            yield from _slide(slide, place, context)
        except (DateError, TypeError) as err:
            yield context.reject(place, str(err), _headline(slide))
    yield from loaded.told


def _slides(value: Any) -> Iterator[tuple[str, Any]]:
    value = value if isinstance(value, dict) else {"events": value}
    old = value.get("timeline")
    if isinstance(old, dict):
        for name in ("date", "era"):
            yield from _members(old, name)
        return
    for name in ("events", "eras"):
        yield from _members(value, name)
    if isinstance(value.get("title"), dict):
        yield "title", value["title"]


def _members(value: dict[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    """The members of a list with their places; what stands where a list should, as one of them."""
    held = value.get(name)
    if isinstance(held, list):
        yield from ((f"{name}[{n}]", member) for n, member in enumerate(held))
    elif held is not None:
        yield name, held


def _slide(slide: dict[str, Any], place: str, context: Context) -> Iterator[Item]:
    if place == "title" and not slide.get("start_date"):
        yield context.skipped(place, TITLE_SLIDE, _headline(slide))
        return
    texts = slide.get("text") if isinstance(slide.get("text"), dict) else slide
    words = texts if isinstance(texts, dict) else {}
    start = _date(slide, "start_date", "startDate", order=context.order)
    end = _date(slide, "end_date", "endDate", order=context.order)
    body = plain(words.get("text") if isinstance(words.get("text"), str) else "")
    title = plain(words.get("headline")) or body[:120] or _caption(slide)
    if start is None and not title:
        raise DateError("neither a date nor a title; give it one of them")
    bounds, edtf = span(start, end)
    record = Record(
        format=READER.name,
        raw={k: v for k, v in slide.items() if k not in {"media", "asset", "background", FIELD}},
        title=title or "untitled",
        source_id=context.mapping.source or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=plain(slide.get("display_date")) or " / ".join(d.text for d in (start, end) if d),
        record_id=str(slide["unique_id"]) if slide.get("unique_id") else None,
        quote=". ".join(part for part in (title, body) if part) or None,
        kind=str(slide.get("group") or "other").strip().lower() or "other",
        url=words.get("url") if isinstance(words.get("url"), str) else None,
        notes=(*(() if title else (UNTITLED,)), *_lone(slide.get("start_date")), *_lone(slide.get("end_date"))),
    )
    yield from finished(record, place, context)


def display_of(slide: Mapping[str, Any]) -> str:
    """What a slide shows of its date and title."""
    text = slide.get("text")
    dates = [d for name in ("start_date", "end_date") if isinstance(d := slide.get(name), dict)]
    return shown(*(shown_in(date, PARTS) for date in dates), text.get("headline") if isinstance(text, dict) else None)


def _date(slide: Mapping[str, Any], *names: str, order: DayOrder) -> Dated | None:
    value = next((slide[name] for name in names if not is_blank(slide.get(name))), None)
    if value is None:
        return None
    if isinstance(value, dict):
        return date_of({part: value.get(part) for part in PARTS}, str(value.get("display_date") or ""))
    if not isinstance(value, str):
        raise DateError("a date is an object of year, month and day")
    text = value.strip()
    if "," in text and not re.search("[A-Za-z]", text):
        return date_of(dict(zip(PARTS, re.split(r"[,\s]+", text), strict=False)), text)
    if re.fullmatch(r"-?\d{1,12}", text):
        return date_of({"year": text}, text)
    # JavaScript reads 5/6/2012 as Americans write it
    return read_date(text, order="month_first" if order == "unclear" else order)


def date_of(parts: Mapping[str, object], words: str = "") -> Dated:
    """A date in parts, as far as they go; years are JavaScript's: 0 is 1 BC and -43 is 44 BC.

    Raises:
        DateError: no year, or a part that is no number.

    >>> date_of({"year": "1948", "month": "9", "day": ""}).edtf
    '1948-09'
    """
    numbers: list[int] = []
    for part in PARTS:
        text = re.sub(r"\.0+$", "", _said(parts, part))
        if not text or (text == "0" and part in {"month", "day"}):
            break
        month = month_of(text) if part == "month" else None
        if month is None and not re.fullmatch(r"[+-]?\d{1,12}", text):
            raise DateError(f"{part} is no number: {text}; TimelineJS takes whole numbers")
        numbers.append(month or int(text))
    if not numbers:
        raise DateError("no year; leave the date out where none is known")
    text = words.strip() or "-".join(str(n) for n in numbers)
    if len(numbers) <= 3:
        return calendar(*numbers, text=text)
    year, month, day = numbers[:3]
    calendar(year, month, day)
    clock = ":".join(f"{n:02d}" for n in (*numbers[3:], 0)[: max(2, len(numbers) - 3)])
    moment = read_date(f"{year_text(year)}-{month:02d}-{day:02d}T{clock}")
    if len(numbers) > 4 or moment.interval.earliest_start is None:
        return moment
    return replace(moment, interval=unit(moment.interval.earliest_start, "hour"))


def _said(parts: Mapping[str, object], part: str) -> str:
    value = parts.get(part)
    return "" if value is None else str(value).strip()


def _lone(parts: object) -> tuple[str, ...]:
    """The remark on a part without the part above it, which says nothing of when: a day of no month."""
    if not isinstance(parts, dict):
        return ()
    filled = [bool(re.sub(r"^0$", "", _said(parts, part))) for part in PARTS[:4]]
    lone = next((part for n, part in enumerate(PARTS[1:4], 1) if filled[n] and not all(filled[:n])), None)
    return (f"a {lone} stands without what it is of: left out",) if lone else ()


def _headline(slide: Mapping[str, Any]) -> str:
    text = slide.get("text")
    return plain(text.get("headline") if isinstance(text, dict) else slide.get("headline"))


def _caption(slide: Mapping[str, Any]) -> str:
    media = slide.get("media") or slide.get("asset")
    return plain(media.get("caption"))[:120] if isinstance(media, dict) else ""


def _row(low: Cells, context: Context) -> Record:
    if str(low.get("type") or "").strip().lower() == "title":
        raise NoEventError(TITLE_SLIDE)
    start = _row_date(low, "", context.order)
    end = _row_date(low, "end ", context.order)
    bounds, edtf = span(start, end)
    body = plain(low.get("text"))
    title = plain(low.get("headline")) or body[:120] or plain(low.get("media caption"))[:120]
    if start is None and not title:
        raise DateError("neither a date nor a title; give it one of them")
    return Record(
        format=READER.name,
        raw={k: v for k, v in low.items() if k != FIELD},
        title=title or "untitled",
        source_id=context.mapping.source or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=cell(low, "display date") or " / ".join(d.text for d in (start, end) if d),
        quote=". ".join(part for part in (title, body) if part) or None,
        kind=(cell(low, "group") or "other").lower(),
        actors=entities(low.get("actors")),
        notes=(*(() if title else (UNTITLED,)), *_lone(low), *_lone(_of_end(low))),
    )


def _of_end(row: Mapping[str, object]) -> dict[str, object]:
    return {part: row.get(f"end {part}") for part in PARTS[:3]}


def _row_date(row: Mapping[str, object], prefix: str, order: DayOrder) -> Dated | None:
    parts = {part: row.get(prefix + part) for part in PARTS[:3]}
    year = _said(parts, "year")
    if is_blank(year):
        return None
    if not re.fullmatch(r"[+-]?\d{1,12}(?:\.0+)?", year):
        # the spreadsheet lets a whole date stand in the column of years, and 5/6/2012 is American there
        return read_date(year, order="month_first" if order == "unclear" else order)
    date = date_of(parts)
    clock = str(row.get(prefix + "time") or "").strip()
    return read_date(f"{date.edtf} {clock}") if clock and date.interval.granule == "day" else date


def _count(path: Path) -> int:
    return sum(1 for _ in _slides(load(path, Context(str(path))).value)) if is_json(path) else count_rows(path)


READER: Final = Reader("timelinejs", accepts, read, _count)
