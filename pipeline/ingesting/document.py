"""Document: a text, and what is known of where and when it was written."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
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


def as_sources(documents: Sequence[Document]) -> list[Source]:
    """The sources that the claims of documents cite; much faster than one by one."""
    from dateline.events.table.wording.words import distinctive_each

    contexts = distinctive_each([(document.title, document.text) for document in documents])
    return [
        Source(
            source_id=document.publisher or document.doc_id,
            sha256=document.sha256,
            doc_id=document.doc_id,
            publisher=document.publisher,
            published=document.dct,
            url=document.url,
            title=document.title,
            lang=document.lang,
            path=document.source,
            context=context,
        )
        for document, context in zip(documents, contexts, strict=True)
    ]
