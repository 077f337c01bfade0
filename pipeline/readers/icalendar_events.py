"""iCalendar (.ics): each VEVENT. Of a repeating event the first occurrence is read, and the report says so."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Final

from dateline.events.errors import ReadError
from dateline.events.table.claim import Entity, Status
from dateline.events.time.bounds import Bounds
from dateline.pipeline.readers.common.carry import FIELD, finished, restored, shown
from dateline.pipeline.readers.common.content import DATA_CAP, is_binary, read_text
from dateline.pipeline.readers.common.counting import components_in
from dateline.pipeline.readers.common.dates.dated import DateError
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, one_line, plain
from dateline.pipeline.readers.common.special.icalendar import Moment, bounds_of, edtf_of, first_occurrence, moment

PROPERTY: Final = f"X-{FIELD.upper()}"
REPEATS: Final = "it repeats: the first occurrence is read, the others are not"
NO_ZONE: Final = "its time zone is not known: its clock is read as UTC"
GUESSED_ZONE: Final = "its time zone was guessed from a longer name"
ANY_ZONE: Final = "its clock is that of any place (floating): read as UTC"
CUT: Final = "it has no END: what there is was read"
OTHERS: Final = {
    "VTODO": "a task is no event",
    "VJOURNAL": "a note is no event",
    "VFREEBUSY": "free and busy time only",
}
STATUSES: Final[dict[str, Status]] = {"CANCELLED": "negated", "TENTATIVE": "planned"}


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.ics and *.ical."""
    return name.suffix.lower() in {".ics", ".ical", ".ifb"} and not is_binary(head)


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each VEVENT; each is parsed alone, so one that is broken does not take the others along."""
    decoded = read_text(path, cap=DATA_CAP)
    yield from context.remarks(decoded)
    text = decoded.text
    blocks = list(_blocks(text))
    zones = "".join(block.text for block in blocks if block.name == "VTIMEZONE")
    records = [block for block in blocks if block.name != "VTIMEZONE"]
    if not records:
        raise ReadError(context.shown, "no event in this calendar", "check that it is whole")
    for block in records:
        place = f"{block.name} at line {block.line}"
        if block.name in OTHERS:
            yield context.skipped(place, OTHERS[block.name], _summary(block.text))
            continue
        try:
            event, guessed = _parsed(zones, block.text)
            if (yield from restored(_carried(event), _display(event), place, context)):
                continue
            if moment(event, "DTSTART") is None and (not event.get("SUMMARY") or _has_start(block.text)):
                raise DateError("no DTSTART that is a date; 20240101 or 20240101T093000Z would do")
            if guessed:
                yield context.changed(place, GUESSED_ZONE, _summary(block.text))
            if not block.is_whole:
                yield context.changed(place, CUT, _summary(block.text))
            yield from _event(event, place, context)
        except DateError as err:
            yield context.reject(place, str(err), _summary(block.text))


@dataclass(frozen=True, slots=True)
class _Block:
    """One component, from BEGIN to END, with the line where it starts."""

    name: str
    line: int
    text: str
    is_whole: bool = True


def _blocks(text: str) -> Iterator[_Block]:
    """Components at any depth, innermost calendars too; what is inside one of them belongs to it."""
    wanted = {"VEVENT", "VTIMEZONE", *OTHERS}
    name, start = "", 0
    held: list[str] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        word = line.strip().upper()
        begins = word.startswith("BEGIN:") and word[6:] in wanted
        if name and begins:  # the one before was never ended: it costs itself alone
            yield _Block(name, start, "\r\n".join([*held, f"END:{name}"]) + "\r\n", is_whole=False)
            name = ""
        if begins:
            name, start, held = word[6:], number, []
        if name:
            held.append(line)
        if name and word == f"END:{name}":
            yield _Block(name, start, "\r\n".join(held) + "\r\n")
            name = ""
    if name:
        yield _Block(name, start, "\r\n".join([*held, f"END:{name}"]) + "\r\n", is_whole=False)


def _parsed(zones: str, block: str) -> tuple[Any, bool]:
    """The event, and whether the library had to guess its time zone (which it says as a warning)."""
    from icalendar import Calendar

    # a clock's 60th second is there for leap seconds only, and read as the 59th (RFC 5545, 3.3.12)
    block = re.sub(r"(?m)^((?:DTSTART|DTEND)[^:\r\n]*:\d{8}T\d{4})60(?=Z?\s*$)", r"\g<1>59", block)
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            calendar = Calendar.from_ical(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{zones}{block}END:VCALENDAR\r\n")
    except Exception as err:
        raise DateError(
            f"the event does not parse ({type(err).__name__}); check its lines, each of which is NAME:value"
        ) from err
    events = calendar.walk("VEVENT")
    if not events:
        raise DateError("the event does not parse; check its lines, each of which is NAME:value")
    return events[0], any("TZID" in str(warning.message) for warning in said)


def _event(event: Any, place: str, context: Context) -> Iterator[Item]:
    first, last = first_occurrence(event)
    bounds = bounds_of(first, last) if first else Bounds.nowhere()
    title = one_line(event.get("SUMMARY")) or plain(event.get("DESCRIPTION"))[:120]
    body = plain(event.get("DESCRIPTION"))
    status = STATUSES.get(str(event.get("STATUS") or "").upper(), "fact")
    where = one_line(event.get("LOCATION"))
    record = Record(
        format=READER.name,
        raw={name: _raw(value) for name, value in sorted(event.items()) if name not in {PROPERTY, "DTSTAMP"}},
        title=title or "untitled",
        source_id=context.mapping.source or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf_of(bounds) if first and first.whole_day else None,
        date_text=" / ".join(m.text for m in (first, last) if m),
        record_id=str(event.get("UID") or "").strip() or None,
        url=str(event.get("URL") or "") or None,
        quote=". ".join(part for part in (title, body) if part) or None,
        status=status,
        actors=_people(event),
        places=[Entity(where, "other")] if where else [],
        notes=_notes(event, (first, last), title),
    )
    yield from finished(record, place, context)


def _people(event: Any) -> list[Entity]:
    """Who arranges it and who attends, by the names given; an address alone is no name."""
    found = (event.get(name) for name in ("ORGANIZER", "ATTENDEE"))
    each = [person for some in found if some is not None for person in (some if isinstance(some, list) else [some])]
    names = (one_line(person.params.get("CN")) for person in each if hasattr(person, "params"))
    return [Entity(name, "other") for name in dict.fromkeys(names) if name and "@" not in name]


def _display(event: Any) -> str:
    """What an event shows of its date and title."""
    return shown(*(_raw(event[name]) for name in ("DTSTART", "DTEND") if name in event), event.get("SUMMARY"))


def _has_start(block: str) -> bool:
    return re.search(r"^DTSTART\b", block, re.MULTILINE | re.IGNORECASE) is not None


def _notes(event: Any, moments: tuple[Moment | None, ...], title: str) -> tuple[str, ...]:
    notes = [REPEATS] if event.get("RRULE") or event.get("RDATE") else []
    notes += [ANY_ZONE] if any(m is not None and m.floating for m in moments) else []
    notes += [NO_ZONE] if any(m is not None and not m.zoned for m in moments) else []
    return tuple(notes + ([] if title else ["no SUMMARY: called untitled"]))


def _carried(event: Any) -> str | None:
    value = event.get(PROPERTY)
    return None if value is None else str(value).replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")


def _raw(value: Any) -> str:
    try:
        return str(value.to_ical().decode("utf-8", "replace"))
    except (AttributeError, ValueError):
        return str(value)


def _summary(block: str) -> str:
    hit = re.search(r"^(?:SUMMARY|DTSTART)[^:\r\n]*:(.*)$", block, re.MULTILINE)
    return hit[1].strip() if hit else ""


READER: Final = Reader("icalendar", accepts, read, components_in)
