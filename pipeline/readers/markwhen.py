"""markwhen (.mw): events in plain text. What counts from another event is computed where that event has a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Final

from dateline.events.errors import ReadError
from dateline.events.table.claim import Constraint
from dateline.events.time.bounds import SECOND, Bounds, EndKind, GranuleName
from dateline.events.time.granule import shift
from dateline.pipeline.readers.common.carry import FIELD, finished, restored, shown
from dateline.pipeline.readers.common.content import DATA_CAP, is_binary, read_text
from dateline.pipeline.readers.common.dates.dated import Dated, DateError, span
from dateline.pipeline.readers.common.dates.numeric import DayOrder
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record

REPEATS: Final = "it repeats: the first occurrence is read, the others are not"
BEFORE: Final = "said to be before another event: kept with that relation, without bounds"
NOW: Final = '"now" is no date: an open end, or no date at all'
RELATIVE: Final = "counted from an event that has no date: kept without bounds"
CLOCKS: Final = "a time zone is named: days are read as written, clocks as UTC"

_EVENT = re.compile(r"^(?P<date>\S.*?)\s*:(?=\s|$)(?P<title>.*)$")
_TIGHT = re.compile(r"(?P<date>\d{4}(?:-\d\d){0,2}(?:/(?:\d{4}(?:-\d\d){0,2}|now|\.\.))?):(?P<title>\S.*)")
"""A date of ISO 8601 whose colon has no space after it."""
_LISTED = re.compile(r"\s|[*>]|-(?!\d{4})")
_SETTING = re.compile(r"\s*(dateFormat|timezone|tz)\s*:\s*(.*)")
_PROPERTY = re.compile(r"^\s*([A-Za-z_][\w -]*?)\s*:\s*(.*)$")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s+\S|section\b|group\b|endSection\b|endGroup\b|#\w+:)", re.IGNORECASE)
_DURATION = re.compile(
    r"(\d+(?:\.\d+)?)\s*"
    r"(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies))",
    re.IGNORECASE,
)
_REPEAT = re.compile(r"\s+every\s+.*$", re.IGNORECASE)
_RELATIVE = re.compile(r"^(?P<word>after|before|by)?\s*!(?P<id>[\w-]+)\.?(?:start|end)?\s*(?P<rest>.*)$", re.IGNORECASE)
_TAGS = re.compile(r"(?<!\S)#[A-Za-z_][\w-]*")
_UNITS: Final[dict[str, tuple[GranuleName, int]]] = {
    "se": ("second", 1), "mi": ("minute", 1), "ho": ("hour", 1), "hr": ("hour", 1), "da": ("day", 1),
    "we": ("week", 1), "mo": ("month", 1), "qu": ("quarter", 1), "ye": ("year", 1), "de": ("decade", 1),
    "ce": ("century", 1),
}  # fmt: skip


_ISO_LENGTH = re.compile(r"P(\d+)([YMWD])")
_LETTERS: Final = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.mw and *.markwhen."""
    return name.suffix.lower() in {".mw", ".markwhen"} and not is_binary(head)


@dataclass(slots=True)
class _Entry:
    """One event as it stands: its date words, its title, and the lines that belong to it."""

    line: int
    date: str
    title: str
    properties: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Style:
    """How the header says that dates are written.

    Attributes:
        order: markwhen reads 12/31/1999 as Americans write it, unless `dateFormat: d/M/y` says otherwise.
        zone: IANA zone of clocks.
    """

    order: DayOrder
    zone: str | None

    def read(self, words: str) -> Dated:
        return read_date(words, order=self.order, zone=self.zone)


def _style(text: str, context: Context) -> _Style:
    hits = (_SETTING.fullmatch(line) for line in text.splitlines()[:50])
    head = {hit[1]: hit[2] for hit in hits if hit}
    stated: DayOrder = "day_first" if (head.get("dateFormat") or "").lstrip().startswith("d") else "month_first"
    zone = (head.get("timezone") or head.get("tz") or "").strip()
    order = stated if context.order == "unclear" else context.order
    return _Style(order, zone if "/" in zone else None)


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a claim for each event."""
    decoded = read_text(path, cap=DATA_CAP)
    yield from context.remarks(decoded)
    entries = list(_entries(decoded.text))
    if not entries:
        raise ReadError(context.shown, "no event in it", "an event is a line `date: title`")
    style = _style(decoded.text, context)
    dated: dict[str, tuple[Bounds, str]] = {}
    before: tuple[Bounds, str] | None = None
    for entry in entries:
        carried = entry.properties.get(FIELD)
        if (yield from restored(carried, shown(entry.date, entry.title), f"line {entry.line}", context)):
            continue
        try:
            record = _record(entry, context, dated, before, style)
        except DateError as err:
            yield context.reject(f"line {entry.line}", str(err), f"{entry.date}: {entry.title}")
            continue
        before = (record.bounds, record.title)
        name = entry.properties.get("id")
        if name:
            dated[name] = before
        yield from finished(record, f"line {entry.line}", context)


def _entries(text: str) -> Iterator[_Entry]:
    entry: _Entry | None = None
    heading = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("//"):
            heading = False
            continue
        if _HEADING.match(line):
            heading = True
            continue
        hit = None if _LISTED.match(line) else _EVENT.match(line) or _TIGHT.fullmatch(line)
        if hit and _is_date(hit["date"]):
            if entry:
                yield entry
            entry = _Entry(number, hit["date"].strip(), hit["title"].strip())
            heading = False
        elif entry is not None and not heading:
            _belongs(entry, line)
    if entry:
        yield entry


def _belongs(entry: _Entry, line: str) -> None:
    hit = _PROPERTY.match(line)
    if hit and not entry.body:
        entry.properties.setdefault(hit[1].strip().lower(), hit[2].strip())
    else:
        entry.body.append(line.strip())


def _is_date(words: str) -> bool:
    """True for what can stand before an event's colon; `title: ...` and `key: value` are properties."""
    low = words.strip().lower()
    if re.fullmatch(r"[a-z_][\w-]*", low) and low not in {"now", "today"}:
        return False
    return bool(re.search(r"\d", low) or low.startswith(("now", "today", "after ", "before ", "by ", "!")))


def _record(
    entry: _Entry,
    context: Context,
    dated: dict[str, tuple[Bounds, str]],
    before: tuple[Bounds, str] | None,
    style: _Style,
) -> Record:
    words = _REPEAT.sub("", entry.date)
    tags = _TAGS.findall(entry.title)
    title = " ".join(_TAGS.sub("", re.sub(r"^\[[ xX]?\]\s*", "", entry.title)).split())
    body = " ".join(entry.body)
    bounds, edtf, constraint, notes = _dates(words, dated, before, style)
    notes += [REPEATS] if words != entry.date else []
    notes += [CLOCKS] if {"timezone", "tz"} & set(entry.properties) else []
    notes += [] if title or body else ["no title: called untitled"]
    return Record(
        format=READER.name,
        raw={"date": entry.date, "title": entry.title, "properties": _kept(entry), "body": body},
        title=title or body[:120] or "untitled",
        source_id=context.mapping.source or Path(context.shown).name,
        bounds=bounds,
        edtf=edtf,
        date_text=entry.date,
        record_id=entry.properties.get("id"),
        url=next(iter(re.findall(r"https?://[^\s)\]]+", f"{entry.title} {body}")), None),
        quote=". ".join(part for part in (f"{entry.date}: {entry.title}".strip(), body) if part),
        constraints=[constraint] if constraint else [],
        reasons=tuple(f"tag {tag[1:]}" for tag in tags),
        notes=tuple(notes),
    )


def _kept(entry: _Entry) -> dict[str, str]:
    return {k: v for k, v in entry.properties.items() if k != FIELD}


def _dates(
    words: str, dated: dict[str, tuple[Bounds, str]], before: tuple[Bounds, str] | None, style: _Style
) -> tuple[Bounds, str | None, Constraint | None, list[str]]:
    """Bounds, EDTF, the relation said, and what to tell of it."""
    first, last = _halves(words)
    try:
        if first == ".." or last == "":
            raise DateError("an end of EDTF that is open or unknown")
        return _ranged(first, last, dated, before, style)
    except DateError as err:
        try:
            whole = style.read(words)
        except DateError:
            raise err from None
        return whole.bounds, whole.edtf, None, []


def _ranged(
    first: str, last: str | None, dated: dict[str, tuple[Bounds, str]], before: tuple[Bounds, str] | None, style: _Style
) -> tuple[Bounds, str | None, Constraint | None, list[str]]:
    start, constraint, length = _start(first, dated, before, style, moved=last is not None)
    if start is None:
        known = constraint is not None and constraint.relation == "before" and constraint.target in _titles(dated)
        return Bounds.nowhere(), None, constraint, [BEFORE if known else RELATIVE]
    if start.open:
        return Bounds.nowhere(), None, None, [NOW]
    end = _end(last, start, style) if last else _later(start, length) if length else None
    bounds, edtf = span(start, end)
    return bounds, edtf, constraint, []


def _titles(dated: dict[str, tuple[Bounds, str]]) -> set[str]:
    return {title for bounds, title in dated.values() if bounds.is_dated}


def _halves(words: str) -> tuple[str, str | None]:
    """The two ends of a range; a slash or a dash may also stand inside a date."""
    slashed = re.match(r"\d{1,2}/(?:\d{1,2}/)?\d{4}(?!\d)", words)
    if slashed:
        tail = re.fullmatch(r"(?:\s*/\s*|\s*-\s*|\s+to\s+)(.+)", words[slashed.end() :])
        return (slashed[0], tail[1]) if tail else (words, None)
    separators = (r"\s*/\s*", r"\s+-\s+", r"\s+to\s+", r"(?<=\d{4})-(?=\d{4}\b)")
    for separator in separators:
        parts = re.split(separator, words.strip(), maxsplit=1)
        if len(parts) == 2 and parts[0]:
            return parts[0], parts[1]
    return words, None


def _length(words: str) -> str:
    hit = _RELATIVE.match(words.strip())
    return (hit["rest"] if hit else words).strip(" +")


def _start(
    words: str,
    dated: dict[str, tuple[Bounds, str]],
    before: tuple[Bounds, str] | None,
    style: _Style,
    *,
    moved: bool,
) -> tuple[Dated | None, Constraint | None, re.Match[str] | None]:
    """The start, the relation said, and the length where one stands alone: "3 weeks" begins where the last one ended.

    "before" and "by" end where the other event starts.
    With `moved`, a length before the slash moves the start instead: "5 months / 1 month" begins five months later.
    """
    hit = _RELATIVE.match(words.strip())
    length = _DURATION.fullmatch(_length(words))
    if hit is None and length is None:
        return style.read(words), None, None
    if hit and hit["rest"] and length is None:
        raise DateError(f"no length of time: {hit['rest']}; 3 weeks would do")
    anchor = dated.get(hit["id"]) if hit else before
    target = anchor[1] if anchor else (hit["id"] if hit else "the event before it")
    word = (hit["word"] or "after").lower() if hit else "after"
    constraint = Constraint("before" if word in {"before", "by"} else "after", target, None, None, words)
    if constraint.relation == "before":
        low, high = (anchor[0].earliest_start, anchor[0].latest_start) if anchor and length else (None, None)
    else:
        low, high = (anchor[0].earliest_end, anchor[0].latest_end) if anchor else (None, None)
    if low is None or high is None:
        return None, constraint, None
    if length and constraint.relation == "before":
        low, high = _moved(low, length, -1), _moved(high, length, -1)
    elif length and moved:
        low, high, length = _moved(low, length, 1), _moved(high, length, 1), None
    interval = Bounds.within(low, high) if low < high else Bounds.within(low, low + SECOND)
    return Dated(interval, None, words, stated=interval), constraint, length


def _end(words: str, start: Dated | None, style: _Style) -> Dated:
    iso = _ISO_LENGTH.fullmatch(words.strip())
    length = _DURATION.fullmatch(f"{iso[1]} {_LETTERS[iso[2]]}" if iso else words.strip())
    if length is None:
        return style.read(_REPEAT.sub("", words))
    if start is None:
        raise DateError("a length without a start")
    return _later(start, length)


def _later(start: Dated, length: re.Match[str]) -> Dated:
    """The end of something that lasts so long: the start moved, as wide as the start is."""
    low, high = start.interval.earliest_start, start.interval.latest_end
    if low is None or high is None:
        return Dated(Bounds(None, None, None, None, EndKind.UNKNOWN, EndKind.UNKNOWN), None, length[0])
    moved = Bounds.exactly(_moved(low, length, 1), _moved(high, length, 1))
    return Dated(moved, None, length[0])


def _moved(value: int, length: re.Match[str], sign: int) -> int:
    granule, factor = _UNITS[length[2][:2].lower()]
    return shift(value, granule, sign * factor * round(float(length[1])))


def _count(path: Path) -> int:
    return sum(1 for _ in _entries(read_text(path, cap=DATA_CAP).text))


READER: Final = Reader("markwhen", accepts, read, _count)
