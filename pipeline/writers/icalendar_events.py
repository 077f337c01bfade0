"""iCalendar: a VEVENT an entry, whole days where the bounds are days."""

from __future__ import annotations

from typing import Final

from dateline.events.time.bounds import DAY, SECOND, Instant, civil_from_days
from dateline.pipeline.readers.common.carry import shown
from dateline.pipeline.readers.icalendar_events import PROPERTY
from dateline.pipeline.writers.common.protocol import Entry, Export, Writer, Written

NOT_HELD: Final = "iCalendar holds years 1 to 9999, and needs a start"
STAMP: Final = "20000101T000000Z"
"""DTSTAMP must be there; a fixed one keeps the same events the same bytes."""


def write(export: Export) -> Written:
    """One VCALENDAR; text is escaped as RFC 5545 asks, and lines are folded at 75 bytes."""
    held = [e for e in export.entries if _holds(e)]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//EN", f"X-WR-CALNAME:{_text(export.title)}"]
    for entry in held:
        lines += _event(entry)
    content = "".join(_folded(line) for line in [*lines, "END:VCALENDAR"]).encode()
    return Written(content, tuple((e, NOT_HELD) for e in export.entries if not _holds(e)))


def _ends(entry: Entry) -> tuple[Instant | None, Instant | None]:
    bounds = entry.bounds
    first = bounds.earliest_start if bounds.earliest_start is not None else bounds.latest_start
    if first is None and bounds.latest_end is not None:
        first = bounds.latest_end - DAY  # only the end is known: the last day on which it may have been
    return first, bounds.latest_end


def _holds(entry: Entry) -> bool:
    first, last = _ends(entry)
    years = [civil_from_days(x // DAY)[0] for x in (first, last) if x is not None]
    return first is not None and all(1 <= year <= 9999 for year in years)


def _event(entry: Entry) -> list[str]:
    first, last = _ends(entry)
    whole = (first or 0) % DAY == 0 and (last is None or last % DAY == 0)
    lines = ["BEGIN:VEVENT", f"UID:{_text(entry.id)}", f"DTSTAMP:{STAMP}", _moment("DTSTART", first, whole=whole)]
    if last is not None and not (whole and last - (first or 0) == DAY):
        lines.append(_moment("DTEND", last, whole=whole))
    lines += [f"SUMMARY:{_text(entry.title)}"]
    lines += [f"DESCRIPTION:{_text(entry.quote)}"] if entry.quote else []
    lines += [f"LOCATION:{_text('; '.join(entry.places))}"] if entry.places else []
    lines += [f"URL:{_address(entry.url)}"] if entry.url else []
    dates = [line.rpartition(":")[2] for line in lines if line.startswith(("DTSTART", "DTEND"))]
    return [*lines, f"{PROPERTY}:{_text(entry.carried(shown(*dates, _kept(entry.title))))}", "END:VEVENT"]


def _moment(name: str, value: Instant | None, *, whole: bool) -> str:
    year, month, day = civil_from_days((value or 0) // DAY)
    date = f"{year:04d}{month:02d}{day:02d}"
    if whole:
        return f"{name};VALUE=DATE:{date}"
    clock = (value or 0) % DAY // SECOND
    return f"{name}:{date}T{clock // 3600:02d}{clock // 60 % 60:02d}{clock % 60:02d}Z"


def _text(text: str) -> str:
    """Text as RFC 5545, 3.3.11 writes it: nothing in it can end the line or begin a property."""
    return _kept(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _kept(text: str) -> str:
    return "".join(c for c in text if c in "\n\t" or ord(c) >= 32)


def _address(url: str) -> str:
    return "".join(c for c in url if ord(c) > 32)


def _folded(line: str) -> str:
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > 74:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    return "\r\n".join([*pieces, piece]) + "\r\n"


WRITERS: Final = (Writer("icalendar", (".ics", ".ical"), write),)
