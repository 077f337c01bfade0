"""markwhen (.mw): events in plain text. What counts from another event is computed where that event has a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Final

from dateline.events.errors import ReadError
from dateline.events.time.bounds import Bounds
from dateline.pipeline.readers.common.carry import FIELD, finished, restored, shown
from dateline.pipeline.readers.common.content import DATA_CAP, is_binary, read_text
from dateline.pipeline.readers.common.dates.dated import DateError
from dateline.pipeline.readers.common.dates.numeric import DayOrder
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record
from dateline.pipeline.readers.common.special.markwhen import REPEAT, Style, dates_of

REPEATS: Final = "it repeats: the first occurrence is read, the others are not"
CLOCKS: Final = "a time zone is named: days are read as written, clocks as UTC"

_EVENT = re.compile(r"^(?P<date>\S.*?)\s*:(?=\s|$)(?P<title>.*)$")
_TIGHT = re.compile(r"(?P<date>\d{4}(?:-\d\d){0,2}(?:/(?:\d{4}(?:-\d\d){0,2}|now|\.\.))?):(?P<title>\S.*)")
"""A date of ISO 8601 whose colon has no space after it."""
_LISTED = re.compile(r"\s|[*>]|-(?!\d{4})")
_SETTING = re.compile(r"\s*(dateFormat|timezone|tz)\s*:\s*(.*)")
_PROPERTY = re.compile(r"^\s*([A-Za-z_][\w -]*?)\s*:\s*(.*)$")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s+\S|section\b|group\b|endSection\b|endGroup\b|#\w+:)", re.IGNORECASE)
_TAGS = re.compile(r"(?<!\S)#[A-Za-z_][\w-]*")


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.mw and *.markwhen."""
    return name.suffix.lower() in {".mw", ".markwhen"} and not is_binary(head)


@dataclass(slots=True)
class _Entry:
    """One event as it stands: its date words, its title, and the lines that belong to it."""

    line: int
    date: str
    title: str
    properties: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)


def _style(text: str, context: Context) -> Style:
    hits = (_SETTING.fullmatch(line) for line in text.splitlines()[:50])
    head = {hit[1]: hit[2] for hit in hits if hit}
    stated: DayOrder = "day_first" if (head.get("dateFormat") or "").lstrip().startswith("d") else "month_first"
    zone = (head.get("timezone") or head.get("tz") or "").strip()
    order = stated if context.order == "unclear" else context.order
    return Style(order, zone if "/" in zone else None)


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each event."""
    decoded = read_text(path, cap=DATA_CAP)
    yield from context.remarks(decoded)
    entries = list(_entries(decoded.text))
    if not entries:
        raise ReadError(context.shown, "no event in it", "an event is a line `date: title`")
    style = _style(decoded.text, context)
    dated: dict[str, tuple[Bounds, str]] = {}
    before: tuple[Bounds, str] | None = None
    for entry in entries:
        carried = entry.properties.get(FIELD)
        if (yield from restored(carried, shown(entry.date, entry.title), f"line {entry.line}", context)):
            continue
        try:
            record = _record(entry, context, dated, before, style)
        except DateError as err:
            yield context.reject(f"line {entry.line}", str(err), f"{entry.date}: {entry.title}")
            continue
        before = (record.bounds, record.title)
        name = entry.properties.get("id")
        if name:
            dated[name] = before
        yield from finished(record, f"line {entry.line}", context)


def _entries(text: str) -> Iterator[_Entry]:
    entry: _Entry | None = None
    heading = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("//"):
            heading = False
            continue
        if _HEADING.match(line):
            heading = True
            continue
        hit = None if _LISTED.match(line) else _EVENT.match(line) or _TIGHT.fullmatch(line)
        if hit and _is_date(hit["date"]):
            if entry:
                yield entry
            entry = _Entry(number, hit["date"].strip(), hit["title"].strip())
            heading = False
        elif entry is not None and not heading:
            _belongs(entry, line)
    if entry:
        yield entry


def _belongs(entry: _Entry, line: str) -> None:
    hit = _PROPERTY.match(line)
    if hit and not entry.body:
        entry.properties.setdefault(hit[1].strip().lower(), hit[2].strip())
    else:
        entry.body.append(line.strip())


def _is_date(words: str) -> bool:
    """True for what can stand before an event's colon; `title: ...` and `key: value` are properties."""
    low = words.strip().lower()
    if re.fullmatch(r"[a-z_][\w-]*", low) and low not in {"now", "today"}:
        return False
    return bool(re.search(r"\d", low) or low.startswith(("now", "today", "after ", "before ", "by ", "!")))


def _record(
    entry: _Entry,
    context: Context,
    dated: dict[str, tuple[Bounds, str]],
    before: tuple[Bounds, str] | None,
    style: Style,
) -> Record:
    words = REPEAT.sub("", entry.date)
    tags = _TAGS.findall(entry.title)
    title = " ".join(_TAGS.sub("", re.sub(r"^\[[ xX]?\]\s*", "", entry.title)).split())
    body = " ".join(entry.body)
    bounds, edtf, constraint, notes = dates_of(words, dated, before, style)
    notes += [REPEATS] if words != entry.date else []
    notes += [CLOCKS] if {"timezone", "tz"} & set(entry.properties) else []
    notes += [] if title or body else ["no title: called untitled"]
    return Record(
        format=READER.name,
        raw={"date": entry.date, "title": entry.title, "properties": _kept(entry), "body": body},
        title=title or body[:120] or "untitled",
        source_id=context.mapping.source or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=entry.date,
        record_id=entry.properties.get("id"),
        url=next(iter(re.findall(r"https?://[^\s)\]]+", f"{entry.title} {body}")), None),
        quote=". ".join(part for part in (f"{entry.date}: {entry.title}".strip(), body) if part),
        constraints=[constraint] if constraint else [],
        reasons=tuple(f"tag {tag[1:]}" for tag in tags),
        notes=tuple(notes),
    )


def _kept(entry: _Entry) -> dict[str, str]:
    return {k: v for k, v in entry.properties.items() if k != FIELD}


def _count(path: Path) -> int:
    return sum(1 for _ in _entries(read_text(path, cap=DATA_CAP).text))


READER: Final = Reader("markwhen", accepts, read, _count)
