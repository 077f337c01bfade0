"""SIMILE Timeline: XML and JSON, with all four bounds where all four are known."""

from __future__ import annotations

import json
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from dateline.events.time.bounds import Bounds, iso
from dateline.pipeline.readers.common.carry import FIELD, shown_in
from dateline.pipeline.readers.simile import ENDS, SHOWS
from dateline.pipeline.writers.common.markup import xml_text
from dateline.pipeline.writers.common.parts import iso_text, shown_dates
from dateline.pipeline.writers.common.protocol import Entry, Export, Writer, Written, split_dated


def write_xml(export: Export) -> Written:
    """An <event> an entry."""
    held, omitted = split_dated(export, _has_date)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<data date-time-format="iso8601">']
    for entry in held:
        fields = {k: v for k, v in _fields(entry).items() if k != "description"}
        attributes = " ".join(f"{name}={quoteattr(xml_text(str(value)), _LINES)}" for name, value in fields.items())
        lines.append(f"  <event {attributes}>{escape(xml_text(_said(entry)))}</event>")
    return Written(("\n".join([*lines, "</data>"]) + "\n").encode(), omitted)


def write_json(export: Export) -> Written:
    """A member of `events` an entry."""
    held, omitted = split_dated(export, _has_date)
    events = []
    for entry in held:
        fields = _fields(entry)
        fields["durationEvent"] = fields.pop("isDuration") == "true"
        events.append({**fields, "description": _said(entry)})
    value = {"dateTimeFormat": "iso8601", "events": events}
    return Written((json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode(), omitted)


def _has_date(entry: Entry) -> bool:
    return shown_dates(entry.bounds, entry.edtf).start is not None


def _fields(entry: Entry) -> dict[str, Any]:
    bounds = entry.bounds
    dates = _four(bounds) or _two(entry)
    within = bounds.earliest_start == bounds.earliest_end and bounds.latest_start == bounds.latest_end
    fields: dict[str, Any] = {**dates, "isDuration": "false" if within else "true"}
    fields |= {"title": escape(xml_text(entry.title)), "id": entry.id}
    if entry.url:
        fields["link"] = entry.url
    fields[FIELD] = entry.carried(shown_in(fields, SHOWS))
    return fields


def _four(bounds: Bounds) -> dict[str, str] | None:
    ends = (bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.latest_end)
    if any(end is None for end in ends) or bounds.earliest_start == bounds.earliest_end:
        return None
    return {name: str(iso(end)) for name, end in zip(ENDS, ends, strict=True)}


def _two(entry: Entry) -> dict[str, str]:
    dates = shown_dates(entry.bounds, entry.edtf)
    both = {"start": dates.start, "end": dates.end}
    return {name: iso_text(date) for name, date in both.items() if date is not None}


def _said(entry: Entry) -> str:
    # SIMILE shows a description as HTML, so it is escaped as HTML first and then as XML or JSON
    return escape(entry.quote)


_LINES: Final = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


WRITERS: Final = (
    Writer("simile", (".simile.xml", ".xml"), write_xml),
    Writer("simile-json", (".simile.json",), write_json),
)
