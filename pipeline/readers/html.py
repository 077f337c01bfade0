"""Web pages that were saved: the article, its title, publisher, address and publication date. Nothing is fetched."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.events.errors import ReadError
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.readers.common.content import TEXT_CAP, decode, is_binary, read_bytes
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.record import host_of, is_web_address, published_from
from dateline.pipeline.readers.common.sandbox import SANDBOX

OWN_PAGE: Final = "a page made by Dateline: what it shows was read from elsewhere"
_MADE_BY: Final = re.compile(r"<meta\s+name=[\"']?generator[\"']?\s+content=[\"']?dateline\b", re.IGNORECASE)


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.html, *.htm and *.xhtml."""
    return name.suffix.lower() in {".html", ".htm", ".xhtml"} and not is_binary(head)


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield the page's article as one document; offsets are into that text."""
    text = decoded_page(read_bytes(path, cap=TEXT_CAP), shown=context.shown)
    if is_own_page(text):
        yield context.skipped("", OWN_PAGE)
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "page.html"
        copy.write_text(text, "utf-8")
        try:
            found = SANDBOX.run("page", copy)
        except ReadError as err:
            raise ReadError(context.shown, err.problem, err.remedy) from err
    if found["remark"]:
        yield context.changed("", found["remark"], found["published"])
    url = found["url"] if is_web_address(found["url"]) else None
    yield Document(
        text=found["text"],
        doc_id=Path(context.shown).name,
        source=context.shown,
        dct=published_from(found["published"]),
        title=found["title"],
        publisher=found["publisher"] or host_of(url),
        url=url,
        lang=(found["lang"] or "en")[:2].lower(),
    )


def is_own_page(text: str) -> bool:
    """True for a timeline that this program wrote: its events would come back as if somebody had told of them.

    >>> is_own_page('<head><meta name="generator" content="dateline"></head>'), is_own_page("<p>A dateline.</p>")
    (True, False)
    """
    return _MADE_BY.search(text, 0, 4096) is not None


def decoded_page(content: bytes, *, shown: str) -> str:
    """A page's text, in the encoding that it names where that is true, else as any text."""
    import codecs

    named = re.search(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_\-]{2,40})", content[:4096], re.IGNORECASE)
    if named:
        try:
            return content.decode(codecs.lookup(named[1].decode()).name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content, shown=shown).text


READER: Final = Reader("html", accepts, read)
