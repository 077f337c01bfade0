"""Plain text and Markdown, with the publication date and the like in front matter or leading `Name: value` lines."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, Final

from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.readers.common.content import TEXT_CAP, is_binary, read_text
from dateline.pipeline.readers.common.markdown import plain
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import is_web_address, published_from
from dateline.pipeline.readers.common.tables.column_words import words_of

FIELDS: Final = {
    "title": "title", "headline": "title", "subject": "title",
    "dct": "published", "published": "published", "publication date": "published", "date published": "published",
    "published at": "published", "pub date": "published", "date": "published", "sent": "published",
    "publisher": "publisher", "source": "publisher", "publication": "publisher", "outlet": "publisher",
    "site name": "publisher", "newspaper": "publisher",
    "url": "url", "link": "url", "canonical url": "url",
    "id": "doc_id", "doc id": "doc_id",
    "lang": "lang", "language": "lang",
}  # fmt: skip
"""Names in a header, as words in lower case, and what they give; of several for the same the first here counts."""

OTHERS: Final = {
    "author", "authors", "byline", "tags", "keywords", "section", "category", "copyright", "licence", "license",
    "from", "to", "cc", "bcc", "reply to", "in reply to", "message id", "importance", "attachments",
}  # fmt: skip
"""Names that a header may hold as well; they say nothing that is used."""

_MARKDOWN: Final = frozenset({".md", ".markdown"})
HEADER_CAP: Final = 16_384
_FRONT = re.compile(r"\s*---[ \t]*\r?\n(.*?\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\r?\n(.*?)\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"\s*---[ \t]*\r?\n")
NO_FENCE: Final = "its front matter has no end; it was read up to the first line that is none of it"
_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{0,30}):[ \t]*(.*)")


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.txt, *.md and files of text without a suffix."""
    suffix = name.suffix.lower()
    return suffix in {".txt", ".md", ".markdown", ".text"} or (suffix == "" and not is_binary(head))


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield the file as one document: what is left after the header, and of Markdown what its reader sees."""
    decoded = read_text(path, cap=TEXT_CAP)
    fields, text = split_header(decoded.text)
    heading = None
    if path.suffix.lower() in _MARKDOWN:
        text, heading = plain(text)
    if _FENCE.match(decoded.text) and fields and not _FRONT.match(decoded.text, 0, HEADER_CAP):
        yield context.changed("header", NO_FENCE)
    if not text.strip():
        yield context.reject("", "no text after the header", stage="read")
        return
    yield from context.remarks(decoded)
    dct = published_from(fields.get("published"))
    if fields.get("published") and dct is None:
        yield context.changed("header", "the publication date is no date; read as not known", fields["published"])
    url = fields.get("url")
    yield Document(
        text=text,
        doc_id=fields.get("doc_id") or Path(context.shown).name,
        source=context.shown,
        dct=dct,
        title=fields.get("title") or heading,
        publisher=fields.get("publisher"),
        url=url if is_web_address(url) else None,
        lang=(fields.get("lang") or "en")[:2].lower(),
    )


def split_header(text: str) -> tuple[dict[str, str], str]:
    r"""The fields of a header, by our names, and the text after it.

    >>> split_header("Published: 1866-07-28\nSource: The Cable\n\nIt works.")
    ({'published': '1866-07-28', 'publisher': 'The Cable'}, 'It works.')
    >>> split_header("---\ntitle: 'Cable: landed'\n---\nIt works.")
    ({'title': 'Cable: landed'}, 'It works.')
    >>> split_header("Paris: the talks end.")
    ({}, 'Paris: the talks end.')
    """
    for fence, load in ((_FRONT, _yaml), (_TOML, _toml)):
        front = fence.match(text, 0, HEADER_CAP)
        if front:
            fields = load(front[1] or "")
            return (fields, text[front.end() :]) if fields is not None else ({}, text)
    open_fence = _FENCE.match(text)
    return _leading_lines(text, open_fence.end() if open_fence else 0)


def _toml(header: str) -> dict[str, str] | None:
    import tomllib

    try:
        loaded = tomllib.loads(header)
    except tomllib.TOMLDecodeError:
        return None
    return _known(_worded(loaded))


def _worded(loaded: Mapping[Any, Any]) -> dict[str, str]:
    """The fields that are a word, a date, or an object with a name."""
    members = ((str(k), v.get("name") if isinstance(v, dict) else v) for k, v in loaded.items())
    return {k: str(v) for k, v in members if isinstance(v, str | int | dt.date) and not isinstance(v, bool)}


def _yaml(header: str) -> dict[str, str] | None:
    import yaml

    try:
        # the base loader makes strings of everything: a date stays the words that were written
        loaded = yaml.load(header, Loader=yaml.BaseLoader)  # noqa: S506 - it builds no objects
    except yaml.YAMLError:
        hits = (_LINE.fullmatch(line.strip()) for line in header.splitlines())
        loaded = {hit[1]: hit[2] for hit in hits if hit}
    if loaded is None or loaded == "":
        return {}
    if not isinstance(loaded, dict):
        return None
    return _known(_worded(loaded))


def _leading_lines(text: str, start: int = 0) -> tuple[dict[str, str], str]:
    found: dict[str, str] = {}
    place = start
    for line in text[start:HEADER_CAP].splitlines(keepends=True):
        hit = _LINE.fullmatch(line.rstrip("\r\n"))
        name = words_of(hit[1]) if hit else ""
        if hit is None or name in found or name not in {*FIELDS, *OTHERS}:
            break
        found[name] = hit[2].strip()
        place += len(line)
    fields = _known(found)
    if not fields:
        return {}, text
    blank = re.compile(r"[ \t]*\r?\n").match(text, place)
    return fields, text[blank.end() if blank else place :]


def _known(raw: dict[str, str]) -> dict[str, str]:
    named = {words_of(name): value.strip() for name, value in raw.items() if value.strip()}
    fields: dict[str, str] = {}
    for name, field in FIELDS.items():
        if name in named:
            fields.setdefault(field, named[name])
    return fields


READER: Final = Reader("text", accepts, read, general=True)
