"""vis-timeline: a JSON array (or `{"items": [...]}`) of items with `content` and `start`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, Final

from dateline.pipeline.readers.common.carry import FIELD, finished, restored, shown_in
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, is_blank, span
from dateline.pipeline.readers.common.dates.numeric import DayOrder
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.objects import load
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, plain
from dateline.pipeline.readers.common.tables.hand import epoch_of

SHOWS: Final = ("start", "end", "content")
"""Members of an item that tell its date and title."""


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim JSON whose objects have `content` and `start`."""
    if name.suffix.lower() != ".json" or re.search(rb'"(?:start_date|dateTimeFormat)"\s*:', head):
        return False
    return all(re.search(rb'"%s"\s*:' % key, head) for key in (b"content", b"start"))


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each item."""
    loaded = load(path, context)
    value = loaded.value
    groups = _groups(value.get("groups") if isinstance(value, dict) else None)
    for number, item in enumerate(_items(value), 1):
        place = f"item {number}"
        if not isinstance(item, dict):
            yield context.reject(place, "not an item: an object in braces was expected", item, stage="parse")
            continue
        if (yield from restored(item.get(FIELD), shown_in(item, SHOWS), place, context)):
            continue
        try:
            yield from _item(item, place, context, groups)
        except DateError as err:
            yield context.reject(place, str(err), f"{item.get('start')}: {plain(item.get('content'))}")
    yield from loaded.told


def _items(value: Any) -> list[Any]:
    items = value.get("items") if isinstance(value, dict) else value
    return items if isinstance(items, list) else []


def _groups(groups: object) -> dict[str, str]:
    """What each group is called, by its id."""
    members = groups if isinstance(groups, list) else []
    return {str(g.get("id")): plain(g.get("content")) for g in members if isinstance(g, dict)}


def _item(item: Mapping[str, Any], place: str, context: Context, groups: Mapping[str, str]) -> Iterator[Item]:
    start, end = (_date(item.get(name), context.order) for name in ("start", "end"))
    group = groups.get(str(item.get("group"))) or (item["group"] if isinstance(item.get("group"), str) else None)
    bounds, edtf = span(start, end)
    body = plain(item.get("title"))
    title = plain(item.get("content")) or body
    if start is None and not title:
        raise DateError("neither a date nor a title; give it one of them")
    record = Record(
        format=READER.name,
        raw={k: v for k, v in item.items() if k not in {FIELD, "style", "className"}},
        title=title or "untitled",
        source_id=context.mapping.source or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=" / ".join(d.text for d in (start, end) if d),
        record_id=None if is_blank(item.get("id")) else str(item["id"]),
        kind=(group or "other").strip().lower() or "other",
        quote=". ".join(dict.fromkeys(part for part in (title, body) if part)) or None,
        notes=() if title else ("no content: called untitled",),
    )
    yield from finished(record, place, context)


def _date(value: object, order: DayOrder) -> Dated | None:
    if is_blank(value):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        # a number is what JavaScript's Date counts
        return read_date(value, epoch="milliseconds")
    text = str(value).strip()
    counted = re.fullmatch(r"/Date\((-?\d+)(?:[+-]\d{4})?\)/", text)
    if counted:
        # ASP.NET's form, which vis-timeline takes too: milliseconds, and a zone that is for showing only
        return read_date(counted[1], epoch="milliseconds")
    return read_date(text, order="month_first" if order == "unclear" else order, epoch=epoch_of(text))


def _count(path: Path) -> int:
    return len(_items(load(path, Context(str(path))).value))


READER: Final = Reader("vis-timeline", accepts, read, _count)
