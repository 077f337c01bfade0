"""SIMILE Timeline: XML and JSON. Its `start`, `latestStart`, `earliestEnd` and `end` are our four bounds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, Final

from dateline.events.errors import BoundsError, ReadError
from dateline.events.time.bounds import Bounds, EndKind
from dateline.pipeline.readers.common.carry import FIELD, finished, restored, shown_in
from dateline.pipeline.readers.common.content import DATA_CAP, REPLACED, is_json, read_bytes
from dateline.pipeline.readers.common.counting import elements_in
from dateline.pipeline.readers.common.dates.dated import BACKWARDS, Dated, DateError, calendar, is_blank, span
from dateline.pipeline.readers.common.dates.numeric import DayOrder
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.objects import load
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, plain

ENDS: Final = ("start", "latestStart", "earliestEnd", "end")
SHOWS: Final = (*ENDS, "title")
"""Attributes that tell the date and the title."""


NOT_READ: Final = "\0"
"""Key of what stands where an event should; no attribute can be called so."""
BROKEN: Final = "\0\0"
"""Key of what is told of a file that breaks off."""


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim XML with <event start=...>, and JSON with `events` and SIMILE's names."""
    if name.suffix.lower() == ".xml":
        return re.search(rb"<event\s[^>]*\bstart\s*=", head) is not None
    if name.suffix.lower() != ".json" or re.search(rb'"start_date"\s*:', head):
        return False
    names = (rb'"dateTimeFormat"\s*:', rb'"(?:latestStart|earliestEnd|durationEvent|isDuration)"\s*:')
    return re.search(rb'"events"\s*:', head) is not None and any(re.search(n, head) for n in names)


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each event."""
    for place, event, duration in _events(path, context):
        if BROKEN in event:
            yield event[BROKEN]
            continue
        if NOT_READ in event:
            yield context.reject(place, "not an event; check the file from here on", event[NOT_READ], stage="parse")
            continue
        if (yield from restored(event.get(FIELD), shown_in(event, SHOWS), place, context)):
            continue
        try:
            yield from _event(event, place, context, duration=duration)
        except DateError as err:
            dates = " / ".join(str(event[end]) for end in ENDS if event.get(end))
            yield context.reject(place, str(err), f"{dates}: {plain(event.get('title'))}")


def _events(path: Path, context: Context) -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    """Place, fields, and whether it lasts: in XML only where it says so, in JSON unless it says not."""
    if is_json(path):
        loaded = load(path, context)
        for number, event in enumerate(_listed(loaded.value, context)):
            if isinstance(event, dict):
                yield f"events[{number}]", event, _lasts(event)
            else:
                yield f"events[{number}]", {NOT_READ: event}, False
        yield from (("", {BROKEN: reject}, False) for reject in loaded.told)
        return
    yield from _xml(path, context)


def _listed(value: Any, context: Context) -> list[Any]:
    """The events of a JSON file's value."""
    events = value.get("events") if isinstance(value, dict) else value
    if not isinstance(events, list):
        raise ReadError(context.shown, "no list of events in it", "SIMILE's JSON is an object with `events`, a list")
    return events


def _lasts(event: Mapping[str, Any]) -> bool:
    """Of an event in JSON, which lasts unless it says not."""
    return not any(str(event.get(name)).lower() == "false" for name in ("durationEvent", "isDuration"))


def _xml(path: Path, context: Context) -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    """Of a file that breaks off or is broken, the events before that place are read."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    number = 0
    try:
        for _, element in iterparse(io.BytesIO(_chars(read_bytes(path, cap=DATA_CAP))), forbid_dtd=False):
            if element.tag.rpartition("}")[2].lower() == "event":
                number += 1
                attributes = dict(element.attrib)
                lasts = "true" in {attributes.get("isDuration"), attributes.get("durationEvent")}
                yield f"event {number}", {**attributes, "description": element.text or ""}, lasts
    except LookupError as err:
        raise ReadError(
            context.shown, f"not XML: {err}", "name the encoding that it is in, or save it as UTF-8"
        ) from err
    except ParseError as err:
        if not number:
            raise ReadError(context.shown, f"not XML: {err}", "check that it is whole and well-formed") from err
        reason = "not well-formed from here on; what stands before it was read; mend it there"
        broken = context.reject(f"line {err.position[0]}", reason, str(err), stage="read")
        yield "", {BROKEN: broken}, False
    except (DefusedXmlException, ValueError) as err:
        raise ReadError(context.shown, f"not safe XML: {err}", "take out its entities") from err


def _chars(content: bytes) -> bytes:
    """XML without NUL, which is no character of it; UTF-16 is full of them and stays."""
    return content if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else content.replace(b"\0", REPLACED.encode())


def _event(event: Mapping[str, Any], place: str, context: Context, *, duration: bool) -> Iterator[Item]:
    dates = {end: _date(event[end], context.order) for end in ENDS if not is_blank(event.get(end))}
    bounds, edtf = _bounds(dates, lasts=duration)
    body = plain(event.get("description") or event.get("caption"))
    title = plain(event.get("title")) or body[:120]
    if not dates and not title:
        raise DateError("neither a date nor a title; give it one of them")
    link = next((event[k] for k in ("link", "wikiURL", "url") if isinstance(event.get(k), str)), None)
    record = Record(
        format=READER.name,
        raw={k: v for k, v in event.items() if k != FIELD},
        title=title or "untitled",
        source_id=context.mapping.source or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=" / ".join(d.text for d in dates.values()),
        record_id=str(event["id"]) if event.get("id") else None,
        url=link,
        quote=". ".join(part for part in (title, body) if part) or None,
        notes=() if title else ("no title: called untitled",),
    )
    yield from finished(record, place, context)


def _date(value: object, order: DayOrder) -> Dated:
    text = " ".join(str(value).split())
    if re.fullmatch(r"-?\d{1,4}", text):
        # SIMILE reads a bare number as a year, however short, and year 0 as 1 BC
        return calendar(int(text), text=text)
    javascript = re.fullmatch(
        r"(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2} \d{1,2} \d{1,4}) (\d\d:\d\d:\d\d)(?: GMT([+-]\d{4})?)?(?: \(.*\))?", text
    )
    if javascript:
        clock = "" if javascript[2] == "00:00:00" else f" {javascript[2]}{javascript[3] or ''}"
        return read_date(javascript[1] + clock)
    # its default format is JavaScript's, which reads 3/4/1999 as Americans write it
    return read_date(text, order="month_first" if order == "unclear" else order)


def _bounds(dates: Mapping[str, Dated], *, lasts: bool) -> tuple[Bounds, str | None]:
    start, end = dates.get("start") or dates.get("latestStart"), dates.get("end") or dates.get("earliestEnd")
    if start is None or not {"latestStart", "earliestEnd"} & set(dates):
        if lasts or end is None or start is None:
            return span(start, end)
        # not a duration: it happened at some time between the two
        return _between(start, end)
    last = end or dates.get("latestStart") or start
    # SIMILE's defaults: what lasts starts and ends then; what does not lies anywhere between
    first_limit, last_limit = (start.interval, last.interval) if lasts else (last.interval, start.interval)
    limits = {name: dated.interval for name, dated in dates.items()}
    try:
        return Bounds(
            start.interval.earliest_start,
            (limits.get("latestStart") or first_limit).latest_end,
            (limits.get("earliestEnd") or last_limit).earliest_start,
            last.interval.latest_end,
        ), None
    except BoundsError as err:
        raise DateError(f"its four dates contradict each other: {err.problem}") from err


def _between(start: Dated, end: Dated) -> tuple[Bounds, str | None]:
    low, high = start.interval.earliest_start, end.interval.latest_end
    if low is None or high is None or low >= high:
        raise DateError(BACKWARDS)
    return Bounds(low, high, low, high, EndKind.STATED, EndKind.STATED), None


def _count(path: Path) -> int:
    context = Context(str(path))
    return len(_listed(load(path, context).value, context)) if is_json(path) else elements_in(path, "event")


READER: Final = Reader("simile", accepts, read, _count)
