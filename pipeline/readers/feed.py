"""RSS and Atom feeds that were saved: long entries are documents, short ones claims dated by their publication."""

from __future__ import annotations

import calendar
import io
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, Final, NamedTuple

from dateline.events.errors import ReadError
from dateline.events.time.bounds import SECOND, Bounds, civil_from_days
from dateline.events.time.granule import unit
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.readers.common.carry import FIELD, finished, restored, shown
from dateline.pipeline.readers.common.content import DATA_CAP, read_bytes
from dateline.pipeline.readers.common.counting import elements_in
from dateline.pipeline.readers.common.dates.dated import calendar as calendar_date
from dateline.pipeline.readers.common.markup import paragraphs
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import Record, host_of, is_web_address, plain, published_from

NO_DATE: Final = "its publication date is no date; RFC 5322 or ISO 8601 would do"
NOT_WHOLE: Final = "not read, since the feed is not well-formed there; mend it, or fetch it again"
DOCUMENT_LENGTH: Final = 200
"""Characters of plain text from which an entry is read as a document of its own."""


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim RSS, Atom and RDF feeds."""
    known = name.suffix.lower() in {".xml", ".rss", ".atom", ".rdf"}
    start = head[:4096].lower()
    return known and any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:rdf"))


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield a document or a claim for each entry. Nothing is fetched: the parser is given bytes, never an address."""
    import feedparser

    content = read_bytes(path, cap=DATA_CAP)
    if b"<!ENTITY" in content:
        raise ReadError(context.shown, "it declares entities, which a feed has no need of", "take them out")
    feed = feedparser.parse(io.BytesIO(content))
    if not feed.entries:
        raise ReadError(context.shown, "no entries in this feed", "check that it is whole")
    name = plain(feed.feed.get("title")) or None
    lang = str(feed.feed.get("language") or "en")[:2].lower()
    for number, entry in enumerate(feed.entries, 1):
        yield from _entry(entry, f"entry {number}", context, publisher=name, lang=lang)
    for number in range(len(feed.entries) + 1, _count(path) + 1):
        yield context.reject(f"entry {number}", NOT_WHOLE, feed.get("bozo_exception"), stage="parse")


def _entry(entry: Any, place: str, context: Context, *, publisher: str | None, lang: str) -> Iterator[Item]:
    told = _told(entry, context, publisher=publisher, lang=lang)
    if (yield from restored(entry.get(f"{FIELD}_claim"), shown(told.stated, told.title), place, context)):
        return
    if len(told.text) >= DOCUMENT_LENGTH:
        yield _document(told, place, context)
    elif told.day is None and told.stated:
        yield context.reject(place, NO_DATE, f"{told.stated}: {told.title}")
    elif told.title or told.text or told.link:
        yield from finished(_record(told), place, context)
    else:
        yield context.skipped(place, "an empty entry")


class _Entry(NamedTuple):
    """What an entry tells, as plain text; `stated` are the words of its date, `day` what they mean."""

    id: str | None
    title: str
    text: str
    link: str | None
    day: Bounds | None
    stated: str | None
    publisher: str | None
    source: str
    lang: str


def _told(entry: Any, context: Context, *, publisher: str | None, lang: str) -> _Entry:
    contents = [part.get("value") for part in entry.get("content") or []]
    text = max((paragraphs(part) for part in (*contents, entry.get("summary")) if part), key=len, default="")
    link = entry.get("link") if is_web_address(entry.get("link")) else None
    return _Entry(
        id=entry.get("id"),
        title=plain(entry.get("title")) or text[:120],
        text=text,
        link=link,
        day=_day(entry),
        stated=str(_stated(entry, "") or "") or None,
        publisher=publisher,
        source=publisher or host_of(link) or Path(context.shown).name,
        lang=lang,
    )


def _document(told: _Entry, place: str, context: Context) -> Document:
    return Document(
        text=told.text,
        doc_id=str(told.id or told.link or f"{Path(context.shown).name} {place}"),
        source=f"{context.shown} {place}",
        dct=told.day,
        title=told.title or None,
        publisher=told.source,
        url=told.link,
        lang=told.lang,
    )


def _record(told: _Entry) -> Record:
    """The claim that the entry was published on its day, by its title."""
    return Record(
        format=READER.name,
        raw={"id": told.id, "title": told.title, "text": told.text, "published": str(told.day)},
        title=told.title or "untitled",
        source_id=told.source,
        bounds=told.day.inside() if told.day else Bounds.nowhere(),
        edtf=_edtf(told.day),
        date_text=told.stated,
        record_id=str(told.id or told.link or "") or None,
        published=told.day,
        publisher=told.publisher,
        url=told.link,
        lang=told.lang,
        quote=". ".join(dict.fromkeys(part for part in (told.title, told.text) if part)) or None,
        confidence=0.5,
        reasons=("dated by its publication",) if told.day else (),
    )


def _day(entry: Any) -> Bounds | None:
    stated = published_from(_stated(entry, ""))
    if stated is not None:
        return stated
    parsed = _stated(entry, "_parsed")
    if parsed is None:
        return None
    try:
        return unit(calendar.timegm(parsed) * SECOND, "day")
    except (ValueError, OverflowError):
        return None


def _stated(entry: Any, form: str) -> Any:
    """When it was published, else when it was changed; asked for only where it is there, else the library warns."""
    names = [name for name in (f"published{form}", f"updated{form}") if name in entry]
    return next((entry[name] for name in names if entry[name]), None)


def _edtf(day: Bounds | None) -> str | None:
    if day is None or day.earliest_start is None:
        return None
    return calendar_date(*civil_from_days(day.earliest_start // (86_400 * SECOND))).edtf


def _count(path: Path) -> int:
    return elements_in(path, "item", "entry")


READER: Final = Reader("feed", accepts, read, _count)
