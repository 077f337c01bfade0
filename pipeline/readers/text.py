"""Plain text and Markdown, with the publication date and the like in front matter or leading `Name: value` lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.pipeline.document import Document
from dateline.pipeline.readers.common.content import TEXT_CAP, is_binary, read_text
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import is_web_address, published_from

FIELDS: Final = {
    "title": "title", "headline": "title",
    "published": "published", "date": "published", "dct": "published", "publication date": "published",
    "publisher": "publisher", "source": "publisher", "publication": "publisher", "outlet": "publisher",
    "url": "url", "link": "url",
    "id": "doc_id", "doc_id": "doc_id", "doc id": "doc_id",
    "lang": "lang", "language": "lang",
}  # fmt: skip
"""Names in a header, in lower case, and what they give."""

OTHERS: Final = {
    "author",
    "authors",
    "byline",
    "tags",
    "keywords",
    "section",
    "category",
    "copyright",
    "licence",
    "license",
}
"""Names that a header may hold as well; they say nothing that is used."""

HEADER_CAP: Final = 16_384
_FRONT = re.compile(r"---[ \t]*\r?\n(.*?\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{0,30}):[ \t]*(.*)")


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.txt, *.md and files of text without a suffix."""
    suffix = name.suffix.lower()
    return suffix in {".txt", ".md", ".markdown", ".text"} or (suffix == "" and not is_binary(head))


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield the file as one document; its text is what is left after the header, otherwise unchanged."""
    decoded = read_text(path, cap=TEXT_CAP)
    fields, text = split_header(decoded.text)
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
        doc_id=fields.get("doc_id") or path.name,
        source=context.shown,
        dct=dct,
        title=fields.get("title"),
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
    front = _FRONT.match(text, 0, HEADER_CAP)
    if front:
        fields = _yaml(front[1] or "")
        return (fields, text[front.end() :]) if fields is not None else ({}, text)
    return _leading_lines(text)


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
    return _known({str(k): v for k, v in loaded.items() if isinstance(v, str)})


def _leading_lines(text: str) -> tuple[dict[str, str], str]:
    found: dict[str, str] = {}
    place = 0
    for line in text[:HEADER_CAP].splitlines(keepends=True):
        hit = _LINE.fullmatch(line.rstrip("\r\n"))
        name = hit[1].strip().lower() if hit else ""
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
    fields: dict[str, str] = {}
    for name, value in raw.items():
        field = FIELDS.get(name.strip().lower())
        if field and value.strip():
            fields.setdefault(field, value.strip())
    return fields


READER: Final = Reader("text", accepts, read, general=True)
