"""RSS and Atom feeds that were saved: long entries are documents, short ones claims dated by their publication."""

from __future__ import annotations

import calendar
import io
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, Final

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
    contents = [part.get("value") for part in entry.get("content") or []]
    text = max((paragraphs(part) for part in (*contents, entry.get("summary")) if part), key=len, default="")
    title = plain(entry.get("title")) or text[:120]
    day = _day(entry)
    link = entry.get("link") if is_web_address(entry.get("link")) else None
    source = publisher or host_of(link) or Path(context.shown).name
    stated = str(_stated(entry, "") or "") or None
    if (yield from restored(entry.get(f"{FIELD}_claim"), shown(stated, title), place, context)):
        return
    if len(text) >= DOCUMENT_LENGTH:
        yield Document(
            text=text,
            doc_id=str(entry.get("id") or link or f"{Path(context.shown).name} {place}"),
            source=f"{context.shown} {place}",
            dct=day,
            title=title or None,
            publisher=source,
            url=link,
            lang=lang,
        )
        return
    if day is None and stated:
        yield context.reject(place, NO_DATE, f"{stated}: {title}")
        return
    if not (title or text or link):
        yield context.skipped(place, "an empty entry")
        return
    record = Record(
        format=READER.name,
        raw={"id": entry.get("id"), "title": title, "text": text, "published": str(day)},
        title=title or "untitled",
        source_id=source,
        bounds=day.inside() if day else Bounds.nowhere(),
        edtf=_edtf(day),
        date_text=stated,
        record_id=str(entry.get("id") or link or "") or None,
        published=day,
        publisher=publisher,
        url=link,
        lang=lang,
        quote=". ".join(dict.fromkeys(part for part in (title, text) if part)) or None,
        confidence=0.5,
        reasons=("dated by its publication",) if day else (),
    )
    yield from finished(record, place, context)


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
