"""PLOVER: JSON objects of coded events, one after another or in an array; `date`, and `enddate` where it lasted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, Final

from dateline.events.table.claim import Entity
from dateline.pipeline.readers.common.carry import FIELD, finished, restored, shown_in, words
from dateline.pipeline.readers.common.counting import objects_in
from dateline.pipeline.readers.common.dates.dated import DateError, is_blank, span
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.members import BESIDE, Beside
from dateline.pipeline.readers.common.objects import NOT_AN_OBJECT, objects
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, one_line, published_from

SHOWS: Final = ("date", "enddate", "headline")
"""Members of an event that tell its date and title."""


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim JSON with `eventText` and an event code."""
    known = name.suffix.lower() in {".json", ".jsonl", ".ndjson", ".txt"} and head.lstrip()[:1] in {b"{", b"["}
    return known and all(re.search(rb'"%s"\s*:' % key, head) for key in (b"eventText", b"event"))


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each event."""
    for place, event in objects(path, context):
        if isinstance(event, Beside):
            yield context.skipped(place, BESIDE, event.value)
        elif not isinstance(event, dict):
            yield context.reject(place, NOT_AN_OBJECT, event, stage="parse")
        elif (yield from restored(event.get(FIELD), shown_in(event, SHOWS), place, context)):
            continue
        elif is_blank(event.get("date")):
            yield context.skipped(place, "a note about the file, with no date", event.get("eventText"))
        else:
            try:
                yield from _event(event, place, context)
            except DateError as err:
                yield context.reject(place, str(err), f"{event.get('date')}: {event.get('eventText')}")


def _event(event: Mapping[str, Any], place: str, context: Context) -> Iterator[Item]:
    first, last = event["date"], event.get("enddate")
    bounds, edtf = span(*(None if is_blank(day) else read_date(day, order=context.order) for day in (first, last)))
    title = one_line(event.get("headline")) or one_line(event.get("text"))[:120] or one_line(event.get("eventText"))
    publisher = _said(event, "publication")
    record = Record(
        format=READER.name,
        raw={k: v for k, v in event.items() if k != FIELD},
        title=title or "untitled",
        source_id=publisher or context.mapping.source or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=words([first, last if last != first else None], " / "),
        record_id=_said(event, "id"),
        published=published_from(event.get("publicationDate")),
        publisher=publisher,
        quote=one_line(event.get("text")) or None,
        actors=[
            Entity(n, "other") for side in ("source", "target", "actor", "recipient") for n in _actors(event.get(side))
        ],
        places=[Entity(n, "other") for n in _places(event.get("location"))],
    )
    yield from finished(record, place, context)


def _said(event: Mapping[str, Any], name: str) -> str | None:
    return None if is_blank(event.get(name)) else str(event[name]).strip()


def _actors(side: object) -> list[str]:
    members = side if isinstance(side, list) else []
    return [str(m["actorText"]) for m in members if isinstance(m, dict) and not is_blank(m.get("actorText"))]


def _places(location: object) -> list[str]:
    members = location if isinstance(location, list) else []
    names = [m.get(k) for m in members if isinstance(m, dict) for k in ("city", "province", "country")]
    return list(dict.fromkeys(str(name) for name in names if not is_blank(name)))


READER: Final = Reader("plover", accepts, read, objects_in)
