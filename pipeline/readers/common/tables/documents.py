"""Rows and JSON objects that are documents: a text, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Final

from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.ingesting.mapping import Meaning
from dateline.pipeline.readers.common.dates.dated import is_blank
from dateline.pipeline.readers.common.protocol import Context, Item
from dateline.pipeline.readers.common.record import is_web_address, published_from
from dateline.pipeline.readers.common.tables.column_names import ENGLISH
from dateline.pipeline.readers.common.tables.column_words import names_of, words_of

LONG_TEXT: Final = 300
"""Characters: a column `text` of which half the cells are longer holds documents, not remarks."""


PUBLISHED: Final = ("dct", "published", "publication date", "date published", "published at", "pub date", "date")
"""Names of when a document was published, the most telling first."""
TEXTS: Final = ("text", "body", "content", "article", "full_text", "fulltext")
"""Columns that may hold the text; all but the first only where it is long."""
SUMMARIES: Final = (*TEXTS, "description", "summary", "abstract", "excerpt", "snippet")
"""Columns that may hold it, however short, in a table that has a publication date and no other."""
SENTENCE: Final = 40
"""Characters: shorter cells are names and labels."""
_NAMED: Final = {"record_id": "doc_id", "source": "publisher", "date": "published"}
"""What a mapping calls the fields of a document, where its word is another."""


def as_documents(
    columns: Sequence[str], rows: Sequence[tuple[str, Mapping[str, object]]], context: Context
) -> list[tuple[str, Mapping[str, object]]] | None:
    """The rows of a table of texts, their text as `text`; None for any other table.

    It is one with a `text` and an id or publication date beside it, with long texts, or with columns that a mapping
    calls text and nothing that it calls a start or end.
    """
    given = context.mapping.columns
    if given:
        return [(place, _renamed(row, given)) for place, row in rows] if _maps_a_text(given) else None
    name = _text_column(columns, rows)
    return None if name is None else [(place, {**row, "text": row.get(name)}) for place, row in rows]


def _text_column(columns: Sequence[str], rows: Sequence[tuple[str, Mapping[str, object]]]) -> str | None:
    """The column that holds the texts of documents, by its name and how long they are."""
    if {"start", "end", "start_date"} & set(columns) or not rows:
        return None

    def length(name: str) -> float:
        return median(len(str(row.get(name) or "")) for _, row in rows[:200])

    name = next((name for name in TEXTS if name in columns), None)
    if name is not None and (
        (name == "text" and {"doc_id", "dct", "published"} & set(columns)) or length(name) > LONG_TEXT
    ):
        return name
    words = [words_of(column) for column in columns]
    if not any(map(_is_published, words)) or any(name in _DATES for name in words):
        return None
    held = [name for name in SUMMARIES if name in columns and length(name) > SENTENCE]
    return max(held, key=length, default=None)


def _is_published(name: str) -> bool:
    return name in PUBLISHED and name != "date"


_DATES: Final = {name for meaning in ("date", "start", "end") for name in ENGLISH[meaning].split(", ")} - {"timestamp"}


def _maps_a_text(given: Mapping[str, Meaning]) -> bool:
    return "text" in given.values() and not {"date", "start", "end"} & set(given.values())


def _renamed(row: Mapping[str, object], given: Mapping[str, Meaning]) -> dict[str, object]:
    named = {_NAMED.get(meaning, meaning): row.get(column) for column, meaning in given.items()}
    return {**{column: value for column, value in row.items() if column not in given}, **named}


def document_of(row: Mapping[str, object], place: str, context: Context) -> Iterator[Item]:
    """A document of a row or JSON object; with what had to be changed, or why it is none."""
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        yield context.reject(
            place, "a document without text; fill its text, or leave it out", row.get("doc_id"), stage="parse"
        )
        return
    named: dict[str, object] = {}
    for column, value in row.items():
        for name in names_of(column) if not is_blank(value) else ():
            named.setdefault(name, value)
    stated = next((named[name] for name in PUBLISHED if name in named), None)
    dct = published_from(stated)
    if stated is not None and dct is None:
        yield context.changed(place, "the publication date is no date; read as not known", stated)
    name = Path(context.shown).name
    url = _word(named, "url", "web url", "link")
    yield Document(
        text=text,
        doc_id=_word(row, "doc_id", "id") or f"{name}#{place}",
        source=f"{context.shown} {place}",
        dct=dct,
        title=_word(named, "title", "headline"),
        publisher=_word(named, "publisher", "source") or context.mapping.source,
        url=url if is_web_address(url) else None,
        lang=(_word(named, "lang", "language") or "en")[:2].lower(),
    )


def _word(row: Mapping[str, object], *names: str) -> str | None:
    return next((str(row[n]).strip() for n in names if not is_blank(row.get(n))), None)
