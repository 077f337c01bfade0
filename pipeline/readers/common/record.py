"""One record of somebody's event file -> one Claim that cites it."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast, get_args
from urllib.parse import urlsplit

from dateline.events.table.claim import Citation, Claim, Constraint, Entity, Quantity, Role, Source, Status
from dateline.events.time.bounds import Bounds
from dateline.pipeline.readers.common.dates.dated import DateError, is_blank
from dateline.pipeline.readers.common.dates.reading import read_date

READER_VERSION: Final = "readers.4"
"""Raised when a reader makes other claims of the same file than it did before."""

QUOTE_LENGTH: Final = 600
_STATUSES: Final = frozenset(get_args(Status))
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_BREAK = re.compile(r"<(?:br|/p|/li|/div|/h\d)\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """What a record says, in the words of claims; `raw` is all of it, as it was read.

    Attributes:
        format: The reader's name; the rule id of the claim is `record.<format>`.
        raw: The record's own fields: its identity, and the quote where `quote` is None.
        source_id: Who says it: a source the record names, else the file's name.
        notes: What was read otherwise than it stands; for the report, never part of the claim.
    """

    format: str
    raw: Mapping[str, object]
    title: str
    source_id: str
    bounds: Bounds
    edtf: str | None = None
    date_text: str | None = None
    record_id: str | None = None
    published: Bounds | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str = "en"
    quote: str | None = None
    kind: str = "other"
    status: Status = "fact"
    role: Role = "event"
    attribution: str | None = None
    actors: Sequence[Entity] = ()
    places: Sequence[Entity] = ()
    quantities: Sequence[Quantity] = ()
    constraints: Sequence[Constraint] = ()
    confidence: float = 1.0
    salience: float = 0.5
    reasons: Sequence[str] = ()
    notes: Sequence[str] = ()
    path: str | None = None

    def as_claim(self) -> Claim:
        """The claim that this record makes; the same record of the same source makes the same claim always."""
        return Claim(
            source=Source(
                source_id=self.source_id,
                sha256=record_hash(self.raw, self.source_id),
                publisher=self.publisher,
                published=self.published,
                url=self.url if is_web_address(self.url) else None,
                lang=self.lang,
                path=self.path,
            ),
            title=self.title,
            bounds=self.bounds,
            citation=Citation(None, None, (self.quote or joined(self.raw))[:QUOTE_LENGTH]),
            rule_id=f"record.{self.format}",
            extractor_version=READER_VERSION,
            role=self.role,
            record_id=self.record_id,
            kind=self.kind,
            status=self.status,
            attribution=self.attribution,
            actors=tuple(self.actors),
            places=tuple(self.places),
            quantities=tuple(self.quantities),
            constraints=tuple(self.constraints),
            edtf=self.edtf,
            confidence=self.confidence,
            salience=self.salience,
            reasons=tuple(self.reasons),
            date_text=self.date_text,
        )


def record_hash(raw: Mapping[str, object], source_id: str) -> str:
    """The identity of a record: its fields in a fixed order, and who says it."""
    canonical = json.dumps([source_id, {str(k): v for k, v in raw.items()}], sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def joined(raw: Mapping[str, object]) -> str:
    """A record in one line: its cells as they stand, in their order.

    >>> joined({"date": "1866-07-27", "note": "", "title": "Cable landed"})
    '1866-07-27 | Cable landed'
    """
    return " | ".join(" ".join(str(value).split()) for value in raw.values() if not is_blank(value))


def plain(text: object) -> str:
    """Words without markup, on one line.

    >>> plain("<b>Cable</b> landed<br>at Heart&#39;s Content")
    "Cable landed at Heart's Content"
    """
    if text is None:
        return ""
    return " ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", str(text)))).split())


def one_line(text: object) -> str:
    r"""Words as they stand, on one line: for formats whose text is no markup.

    >>> one_line(" <init> \n started")
    '<init> started'
    """
    return "" if text is None else " ".join(str(text).split())


def is_web_address(url: str | None) -> bool:
    """True for an http or https address."""
    return url is not None and url.strip().lower().startswith(("http://", "https://"))


def host_of(url: str | None) -> str | None:
    """The host of a web address, without `www.`.

    >>> host_of("https://www.example.org/a"), host_of("not an address")
    ('example.org', None)
    """
    if url is None or not is_web_address(url):
        return None
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def published_from(value: object) -> Bounds | None:
    """A publication date as the days it names; a date-time is the day that it shows where it was written.

    >>> str(published_from("2024-11-02T23:30:00-05:00")), published_from("soon")
    ('[2024-11-02, 2024-11-03)', None)
    """
    if is_blank(value):
        return None
    text = str(value).strip()
    local = re.match(r"([+-]?\d{4,6}-\d\d-\d\d|\D*\d{1,2}[ -]\D{3,9}[ -]\d{4})[T ,]+\d{1,2}:\d\d", text)
    try:
        dated = read_date(local[1] if local else text)
    except DateError:
        return None
    interval = dated.interval
    if dated.open or interval.earliest_start is None:
        return None
    if interval.granule in {"second", "minute", "hour", "instant"}:
        from dateline.events.time.granule import unit

        return unit(interval.earliest_start, "day")
    return interval


def status_from(value: object) -> Status | None:
    """A status as we name them; None for any other word."""
    word = str(value).strip().lower()
    return cast("Status", word) if word in _STATUSES else None


def entities(value: object, kind: str = "other") -> tuple[Entity, ...]:
    """Names from a cell: a list, or names between semicolons or bars; each once, in order.

    >>> [e.name for e in entities("North Korea;Soviet Union; North Korea")]
    ['North Korea', 'Soviet Union']
    """
    names = value if isinstance(value, list) else re.split(r"\s*[;|]\s*", str(value or ""))
    clean = (one_line(name.get("name") if isinstance(name, dict) else name) for name in names)
    return tuple(Entity(name, kind) for name in dict.fromkeys(clean) if not is_blank(name))


def quantity(value: object, unit: str) -> Quantity | None:
    """A number of a cell with its unit; None for no number.

    >>> quantity("1,200", "soldiers").low
    1200.0
    """
    text = str(value).strip().replace(",", "")
    if not re.fullmatch(r"\d{1,15}(?:\.\d+)?", text):
        return None
    return Quantity(float(text), float(text), unit, False, f"{value} {unit}")
