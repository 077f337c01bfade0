"""Document: a text, and what is known of where and when it was written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from dateline.events.table.claim import Source
from dateline.events.time.bounds import Bounds


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its document creation time.

    Attributes:
        text: What is left after the header, otherwise unchanged; offsets everywhere are code points into it.
        doc_id: Its own id where it has one, else its file's name.
        dct: Interval in which it was written (usually one day); None when not known.
        source: The path as the user gave it (and the line or member inside), for reports.
    """

    text: str
    doc_id: str
    source: str
    dct: Bounds | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str = "en"

    @property
    def sha256(self) -> str:
        """Of the text and all that claims depend on: id, date, title, publisher, address, language."""
        parts = (self.text, self.doc_id, str(self.dct), self.title, self.publisher, self.url, self.lang)
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def as_source(self) -> Source:
        """The source that its claims cite."""
        from dateline.events.table.match_words import distinctive

        return Source(
            source_id=self.publisher or self.doc_id,
            sha256=self.sha256,
            doc_id=self.doc_id,
            publisher=self.publisher,
            published=self.dct,
            url=self.url,
            title=self.title,
            lang=self.lang,
            path=self.source,
            context=distinctive(self.title, self.text),
        )
