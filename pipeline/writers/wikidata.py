"""Wikidata: results as its query service gives them, with Wikibase's precision codes."""

from __future__ import annotations

import json
from typing import Any, Final

from dateline.events.time.bounds import year_text
from dateline.pipeline.readers.common.carry import FIELD, shown_in
from dateline.pipeline.readers.wikidata import SHOWS
from dateline.pipeline.writers.common.parts import Parts, full_day, shown_dates
from dateline.pipeline.writers.common.protocol import Entry, Export, Writer, Written, split_dated

CODES: Final = {1: 9, 2: 10, 3: 11}
"""Precision by how many parts a date has: year, month, day."""


def write(export: Export) -> Written:
    """A binding an entry."""
    held, omitted = split_dated(export, lambda e: shown_dates(e.bounds, e.edtf).start is not None)
    names = ["event", "eventLabel", "start", "startPrecision", "end", "endPrecision", FIELD]
    value = {"head": {"vars": names}, "results": {"bindings": [_binding(entry) for entry in held]}}
    return Written((json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode(), omitted)


def _binding(entry: Entry) -> dict[str, Any]:
    dates = shown_dates(entry.bounds, entry.edtf)
    values: dict[str, str] = {"event": entry.id, "eventLabel": " ".join(entry.title.split())}
    for name, date in (("start", dates.start), ("end", dates.end)):
        if date is not None:
            values |= {name: _stamp(date), f"{name}Precision": str(CODES[min(len(date), 3)])}
    values[FIELD] = entry.carried(shown_in(values, SHOWS))
    return {name: {"type": "literal", "value": value} for name, value in values.items()}


def _stamp(date: Parts) -> str:
    year, month, day = full_day(date)
    return f"{year_text(year)}-{month:02d}-{day:02d}T00:00:00Z"


WRITERS: Final = (Writer("wikidata", (".wikidata.json",), write),)
