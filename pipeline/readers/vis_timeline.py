"""vis-timeline: a JSON array (or `{"items": [...]}`) of items with `content` and `start`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, Final

from dateline.pipeline.readers.common.carry import FIELD, finished, shown
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, is_blank, span
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.objects import load
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, plain


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim JSON whose objects have `content` and `start`."""
    if name.suffix.lower() != ".json" or re.search(rb'"(?:start_date|dateTimeFormat)"\s*:', head):
        return False
    return all(re.search(rb'"%s"\s*:' % key, head) for key in (b"content", b"start"))


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each item."""
    value = load(path, context)
    items = value.get("items") if isinstance(value, dict) else value
    for number, item in enumerate(items if isinstance(items, list) else [], 1):
        place = f"item {number}"
        if not isinstance(item, dict):
            yield context.reject(place, "not an item", item, stage="parse")
            continue
        try:
            yield from _item(item, place, context)
        except DateError as err:
            yield context.reject(place, str(err), f"{item.get('start')}: {plain(item.get('content'))}")


def _item(item: Mapping[str, Any], place: str, context: Context) -> Iterator[Item]:
    start, end = _date(item.get("start")), _date(item.get("end"))
    bounds, edtf = span(start, end)
    body = plain(item.get("title"))
    title = plain(item.get("content")) or body
    if start is None and not title:
        raise DateError("neither a date nor a title")
    record = Record(
        format=READER.name,
        raw={k: v for k, v in item.items() if k not in {FIELD, "style", "className"}},
        title=title or "untitled",
        source_id=context.mapping.source or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=" / ".join(d.text for d in (start, end) if d),
        record_id=None if is_blank(item.get("id")) else str(item["id"]),
        quote=". ".join(dict.fromkeys(part for part in (title, body) if part)) or None,
        notes=() if title else ("no content: called untitled",),
    )
    display = shown(item.get("start"), item.get("end"), title)
    yield from finished(record, place, context, carried=item.get(FIELD), display=display)


def _date(value: object) -> Dated | None:
    if is_blank(value):
        return None
    # a number is what JavaScript's Date counts
    return read_date(value, epoch="milliseconds" if isinstance(value, int | float) else None)


READER: Final = Reader("vis-timeline", accepts, read)
