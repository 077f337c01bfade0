"""One document while it is being read: what every step of the reading may know of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.events.table.claim import Source
from dateline.events.text.attachment.reading import Reading
from dateline.events.text.claims.entries import Entry
from dateline.events.text.description.context import DocumentContext


@dataclass(frozen=True, slots=True)
class Document:
    """One document while it is being read.

    Attributes:
        source: What its claims cite.
        reading: What was read of it.
        context: The same, as descriptions want it.
        by_sentence: Positions of the timexes of each sentence.
        version: Of the extractor.
        headline: The title where it states an event.
        page: Positions of the timexes that date the page itself.
        entries: Its lines that open with their date, where it is a chronology.
    """

    source: Source
    reading: Reading
    context: DocumentContext
    by_sentence: Mapping[int, list[int]]
    version: str
    headline: str | None = None
    page: frozenset[int] = frozenset()
    entries: Sequence[Entry] = ()
