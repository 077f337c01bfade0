"""vis-timeline: an array of items."""

from __future__ import annotations

import html
import json
from typing import Any, Final

from dateline.pipeline.readers.common.carry import FIELD, shown_in
from dateline.pipeline.readers.vis_timeline import SHOWS
from dateline.pipeline.writers.common.parts import iso_text, shown_dates
from dateline.pipeline.writers.common.protocol import Entry, Export, Writer, Written, split_dated


def write(export: Export) -> Written:
    """An item an entry; content and title are escaped, since vis-timeline shows them as HTML."""
    held, omitted = split_dated(export, lambda e: shown_dates(e.bounds, e.edtf).start is not None)
    text = json.dumps([_item(entry) for entry in held], ensure_ascii=False, indent=1)
    return Written(f"{text}\n".encode(), omitted)


def _item(entry: Entry) -> dict[str, Any]:
    dates = shown_dates(entry.bounds, entry.edtf)
    start, end = (iso_text(d) if d else None for d in (dates.start, dates.end))
    item = {"id": entry.id, "content": html.escape(entry.title), "start": start}
    if end:
        item["end"] = end
    item["title"] = html.escape(entry.quote)
    item[FIELD] = entry.carried(shown_in(item, SHOWS))
    return item


WRITERS: Final = (Writer("vis", (".vis.json",), write),)
