"""TimelineJS: JSON of version 3, and the CSV of its spreadsheet."""

from __future__ import annotations

import html
import json
from typing import Any, Final

from dateline.pipeline.readers.common.carry import FIELD, shown_in
from dateline.pipeline.readers.timelinejs import PARTS, SHOWS, display_of
from dateline.pipeline.writers.common.parts import Parts, shown_dates
from dateline.pipeline.writers.common.protocol import Entry, Export, Writer, Written, split_dated
from dateline.pipeline.writers.tables import delimited


def write(export: Export) -> Written:
    """A slide an entry; headline and text are escaped, since TimelineJS shows them as HTML."""
    held, omitted = split_dated(export, _has_date)
    value = {
        "title": {"text": {"headline": html.escape(export.title)}},
        "events": [_slide(entry) for entry in held],
    }
    return Written((json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode(), omitted)


def write_sheet(export: Export) -> Written:
    """A row an entry, for the spreadsheet."""
    held, omitted = split_dated(export, _has_date)
    columns = ["Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date"]
    columns += ["Headline", "Text", "Media", "Media Credit", "Media Caption", "Type", "Group", FIELD]
    return Written(delimited(columns, [_row(entry) for entry in held]), omitted)


def _has_date(entry: Entry) -> bool:
    return shown_dates(entry.bounds, entry.edtf).start is not None


def _date(parts: Parts | None) -> dict[str, int] | None:
    return None if parts is None else dict(zip(PARTS, parts, strict=False))


def _slide(entry: Entry) -> dict[str, Any]:
    dates = shown_dates(entry.bounds, entry.edtf)
    start, end = _date(dates.start), _date(dates.end)
    slide: dict[str, Any] = {"unique_id": entry.id, "start_date": start, "group": html.escape(entry.kind)}
    if end:
        slide["end_date"] = end
    slide["text"] = {"headline": html.escape(entry.title), "text": _body(entry)}
    slide[FIELD] = entry.carried(display_of(slide))
    return slide


def _body(entry: Entry) -> str:
    quote = html.escape(entry.quote)
    return f"<p>{quote}</p><p>{html.escape('; '.join(entry.sources))}</p>" if quote else ""


def _row(entry: Entry) -> dict[str, Any]:
    dates = shown_dates(entry.bounds, entry.edtf)
    row: dict[str, Any] = {}
    for prefix, parts in (("", dates.start), ("End ", dates.end)):
        row |= {f"{prefix}{name}": str(part) for name, part in zip(("Year", "Month", "Day"), parts or (), strict=False)}
        if parts and len(parts) > 3:
            row[f"{prefix}Time"] = ":".join(f"{part:02d}" for part in parts[3:])
    row |= {"Headline": html.escape(entry.title), "Text": _body(entry), "Group": html.escape(entry.kind)}
    row[FIELD] = entry.carried(shown_in({k.lower(): v for k, v in row.items()}, SHOWS))
    return row


WRITERS: Final = (
    Writer("timelinejs", (".timelinejs.json",), write),
    Writer("timelinejs-csv", (".timelinejs.csv",), write_sheet),
)
