"""TimelineJS: its JSON (versions 2 and 3) and the CSV of its spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, Final

from dateline.pipeline.readers.common.carry import FIELD, finished, shown
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, calendar, is_blank, span
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.objects import load
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, entities, plain
from dateline.pipeline.readers.common.tables.delimited import opened_table
from dateline.pipeline.readers.common.tables.rows import Cells, Made, NoEventError, cell, header_has, read_rows

PARTS: Final = ("year", "month", "day", "hour", "minute", "second")
TITLE_SLIDE: Final = "the title slide"


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim JSON with `start_date` or `startDate`, and CSV with the columns Year and Headline."""
    if name.suffix.lower() == ".json":
        return re.search(rb'"(?:start_date|startDate)"\s*:', head) is not None
    return name.suffix.lower() in {".csv", ".tsv"} and header_has(head, "year", "headline")


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each slide and era."""
    if not path.name.lower().removesuffix(".gz").removesuffix(".zst").endswith(".json"):
        table = opened_table(path, context)
        yield from table.rejects
        yield from read_rows(table.rows, context, _row)
        return
    value = load(path, context)
    for place, slide in _slides(value if isinstance(value, dict) else {}):
        if not isinstance(slide, dict):
            yield context.reject(place, "not a slide", slide, stage="parse")
            continue
        try:
            yield from _slide(slide, place, context)
        except (DateError, TypeError) as err:
            yield context.reject(place, str(err), _headline(slide))


def _slides(value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    old = value.get("timeline")
    if isinstance(old, dict):
        for name in ("date", "era"):
            yield from ((f"{name}[{n}]", slide) for n, slide in enumerate(old.get(name) or []))
        return
    for name in ("events", "eras"):
        yield from ((f"{name}[{n}]", slide) for n, slide in enumerate(value.get(name) or []))
    if isinstance(value.get("title"), dict):
        yield "title", value["title"]


def _slide(slide: dict[str, Any], place: str, context: Context) -> Iterator[Item]:
    if place == "title" and not slide.get("start_date"):
        yield context.skipped(place, TITLE_SLIDE, _headline(slide))
        return
    texts = slide.get("text") if isinstance(slide.get("text"), dict) else slide
    words = texts if isinstance(texts, dict) else {}
    start, end = _date(slide, "start_date", "startDate"), _date(slide, "end_date", "endDate")
    body = plain(words.get("text") if isinstance(words.get("text"), str) else "")
    title = plain(words.get("headline")) or body[:120] or _caption(slide)
    if start is None and not title:
        raise DateError("neither a date nor a title")
    bounds, edtf = span(start, end)
    record = Record(
        format=READER.name,
        raw={k: v for k, v in slide.items() if k not in {"media", "asset", "background", FIELD}},
        title=title or "untitled",
        source_id=context.mapping.source or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=" / ".join(d.text for d in (start, end) if d),
        record_id=str(slide["unique_id"]) if slide.get("unique_id") else None,
        quote=". ".join(part for part in (title, body) if part) or None,
        kind=str(slide.get("group") or "other").strip().lower() or "other",
        url=words.get("url") if isinstance(words.get("url"), str) else None,
        notes=() if title else ("no headline: called untitled",),
    )
    yield from finished(
        record,
        place,
        context,
        carried=slide.get(FIELD),
        display=display_of(slide.get("start_date"), slide.get("end_date"), title),
    )


def display_of(start: object, end: object, title: str) -> str:
    """What a slide shows of its date and title."""

    def one(date: object) -> str | None:
        return " ".join(str(date.get(p) or "") for p in PARTS) if isinstance(date, dict) else None

    return shown(one(start), one(end), title)


def _date(slide: Mapping[str, Any], *names: str) -> Dated | None:
    value = next((slide[name] for name in names if not is_blank(slide.get(name))), None)
    if value is None:
        return None
    if isinstance(value, dict):
        return date_of({part: value.get(part) for part in PARTS}, str(value.get("display_date") or ""))
    text = str(value).strip()
    if "," in text and not re.search("[A-Za-z]", text):
        return date_of(dict(zip(PARTS, re.split(r"[,\s]+", text), strict=False)), text)
    return read_date(text, order="month_first")


def date_of(parts: Mapping[str, object], words: str = "") -> Dated:
    """A date in parts, as far as they go.

    Raises:
        DateError: no year, or a part that is no number.

    >>> date_of({"year": "1948", "month": "9", "day": ""}).edtf
    '1948-09'
    """
    numbers: list[int] = []
    for part in PARTS:
        text = str(parts.get(part) or "").strip()
        if not text:
            break
        if not re.fullmatch(r"[+-]?\d{1,12}", text):
            raise DateError(f"{part} is no number: {text}")
        numbers.append(int(text))
    if not numbers:
        raise DateError("no year")
    text = words.strip() or "-".join(str(n) for n in numbers)
    if len(numbers) <= 3:
        return calendar(*numbers, text=text)
    year, month, day = numbers[:3]
    calendar(year, month, day)
    clock = [*numbers[3:], 0][:2] if len(numbers) < 6 else numbers[3:6]
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    stamp = f"{sign}{abs(year):04d}-{month:02d}-{day:02d}T{':'.join(f'{n:02d}' for n in clock)}"
    return read_date(stamp)


def _headline(slide: Mapping[str, Any]) -> str:
    text = slide.get("text")
    return plain(text.get("headline") if isinstance(text, dict) else slide.get("headline"))


def _caption(slide: Mapping[str, Any]) -> str:
    media = slide.get("media") or slide.get("asset")
    return plain(media.get("caption"))[:120] if isinstance(media, dict) else ""


def _row(row: Cells, context: Context) -> Made:
    low = {name.strip().lower(): value for name, value in row.items()}
    if str(low.get("type") or "").strip().lower() == "title":
        raise NoEventError(TITLE_SLIDE)
    start = _row_date(low, "")
    end = _row_date(low, "end ")
    bounds, edtf = span(start, end)
    body = plain(low.get("text"))
    title = plain(low.get("headline")) or body[:120] or plain(low.get("media caption"))[:120]
    if start is None and not title:
        raise DateError("neither a date nor a title")
    record = Record(
        format=READER.name,
        raw={k: v for k, v in row.items() if k.lower() != FIELD},
        title=title or "untitled",
        source_id=context.mapping.source or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=cell(low, "display date") or " / ".join(d.text for d in (start, end) if d),
        quote=". ".join(part for part in (title, body) if part) or None,
        kind=(cell(low, "group") or "other").lower(),
        actors=entities(low.get("actors")),
        notes=() if title else ("no headline: called untitled",),
    )
    return record, row_display(low, title)


def row_display(row: Mapping[str, object], title: str) -> str:
    """What a row of the spreadsheet shows of its date and title; columns in lower case."""
    names = ("year", "month", "day", "time", "end year", "end month", "end day", "end time")
    return shown(*(str(row.get(name) or "") for name in names), title)


def _row_date(row: Mapping[str, object], prefix: str) -> Dated | None:
    parts = {part: row.get(prefix + part) for part in PARTS[:3]}
    if is_blank(parts["year"]):
        return None
    date = date_of(parts)
    clock = str(row.get(prefix + "time") or "").strip()
    return read_date(f"{date.edtf} {clock}") if clock and date.interval.granule == "day" else date


READER: Final = Reader("timelinejs", accepts, read)
