"""iCalendar (.ics): each VEVENT. Of a repeating event the first occurrence is read, and the report says so."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePath
from typing import Any, Final

from dateline.events.errors import ReadError
from dateline.events.table.claim import Entity, Status
from dateline.events.time.bounds import DAY, Bounds, Instant, day_text, instant
from dateline.pipeline.readers.common.carry import FIELD, finished, restored, shown
from dateline.pipeline.readers.common.content import DATA_CAP, is_binary, read_text
from dateline.pipeline.readers.common.counting import components_in
from dateline.pipeline.readers.common.dates.dated import DateError
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, one_line, plain

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
            if _moment(event, "DTSTART") is None and (not event.get("SUMMARY") or _has_start(block.text)):
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
        raise DateError(f"the event does not parse ({type(err).__name__})") from err
    events = calendar.walk("VEVENT")
    if not events:
        raise DateError("the event does not parse")
    return events[0], any("TZID" in str(warning.message) for warning in said)


def _event(event: Any, place: str, context: Context) -> Iterator[Item]:
    first, last = _first(event)
    bounds = _bounds(first, last) if first else Bounds.nowhere()
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
        edtf=_edtf(bounds) if first and first.whole_day else None,
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


@dataclass(frozen=True, slots=True)
class _Moment:
    """A date or a date and time of day, as the calendar gives it."""

    value: Instant
    whole_day: bool
    zoned: bool
    text: str
    floating: bool = False


def _moment(event: Any, name: str) -> _Moment | None:
    found = event.get(name)
    if isinstance(found, list):
        found = found[0]
    value = _plain_value(found)
    if isinstance(value, tuple):
        value = value[0]
    if isinstance(value, dt.datetime):
        local = value.utctimetuple() if value.tzinfo else value.timetuple()
        named = str(found.params.get("TZID", "")) if hasattr(found, "params") else ""
        zoned = value.tzinfo is not None
        shown_as = value.isoformat(sep=" ")
        return _Moment(instant(*local[:6]), False, zoned or not named, shown_as, floating=not zoned and not named)
    if isinstance(value, dt.date):
        return _Moment(instant(value.year, value.month, value.day), True, True, value.isoformat())
    return None


def _plain_value(found: Any) -> object:
    """The date or length that a property holds; None where it holds none that can be read."""
    try:
        return getattr(found, "dt", None)
    except ValueError:  # the library's word for a broken property
        return None


def _first(event: Any) -> tuple[_Moment | None, _Moment | None]:
    """Start and end of the first occurrence; one that EXDATE takes out is none."""
    first, last = _moment(event, "DTSTART"), _end(event)
    out = _dates_of(event.get("EXDATE"))
    start, rule = _plain_value(event.get("DTSTART")), event.get("RRULE")
    if first is None or start not in out or rule is None or not isinstance(start, dt.date):
        return first, last
    following = next((day for day in _occurrences(start, rule) if day not in out), None)
    if following is None:
        raise DateError("it repeats, and all that could be found of it is taken out by EXDATE")
    moved = round((following - start).total_seconds() * 1_000_000)
    text = following.isoformat() if first.whole_day else following.isoformat(sep=" ")
    return replace(first, value=first.value + moved, text=text), last and replace(last, value=last.value + moved)


def _dates_of(found: Any) -> set[object]:
    lists = found if isinstance(found, list) else [found] if found is not None else []
    try:
        return {member.dt for one in lists for member in getattr(one, "dts", ())}
    except ValueError:  # the library's word for a broken property
        return set()


def _occurrences(start: dt.date, rule: Any) -> Iterator[Any]:
    """The starts of a repeating event, as far as a year of days would go."""
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

    moment = start if isinstance(start, dt.datetime) else dt.datetime.combine(start, dt.time())
    try:
        found = rrulestr(rule.to_ical().decode(), dtstart=moment)
    except (ValueError, TypeError, AttributeError):
        return
    for day in islice(found, 366):
        yield day if isinstance(start, dt.datetime) else day.date()


def _has_start(block: str) -> bool:
    return re.search(r"^DTSTART\b", block, re.MULTILINE | re.IGNORECASE) is not None


def _end(event: Any) -> _Moment | None:
    end = _moment(event, "DTEND")
    first = _moment(event, "DTSTART")
    length = _plain_value(event.get("DURATION"))
    if end is None and first is not None and isinstance(length, dt.timedelta):
        micro = round(length.total_seconds() * 1_000_000)
        return _Moment(first.value + micro, first.whole_day, first.zoned, f"+{length}")
    return end


def _bounds(first: _Moment, last: _Moment | None) -> Bounds:
    """A whole day's event happens in the day; DTEND is the first day or moment after the event."""
    if first.whole_day and (last is None or last.value - first.value <= DAY):
        return Bounds.within(first.value, first.value + DAY, "day")
    if last is None or last.value == first.value:
        return Bounds.within(first.value, first.value + 1_000_000, "second")
    if last.value < first.value:
        raise DateError("it would end before it starts")
    return Bounds.exactly(first.value, last.value)


def _edtf(bounds: Bounds) -> str | None:
    if bounds.latest_end is None:
        return None
    first, last = day_text(bounds.earliest_start), day_text(bounds.latest_end - 1)
    return first if first == last else f"{first}/{last}"


def _notes(event: Any, moments: tuple[_Moment | None, ...], title: str) -> tuple[str, ...]:
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
