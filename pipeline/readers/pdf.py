"""PDF: the text of its pages. When the file was made is not when the text was published, so it gives no date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from dateline.events.errors import ReadError
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.readers.common.content import MEGABYTE
from dateline.pipeline.readers.common.protocol import Context, Item, Reader
from dateline.pipeline.readers.common.sandbox import SANDBOX

CAP: Final = 100 * MEGABYTE


def accepts(name: PurePath, head: bytes) -> bool:
    """Claim *.pdf that is one."""
    return name.suffix.lower() == ".pdf" and b"%PDF-" in head[:1024]


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield the text of all pages as one document."""
    if path.stat().st_size > CAP:
        raise ReadError(context.shown, f"larger than {CAP // MEGABYTE} MB", "split it")
    found = SANDBOX.run("pdf", path)
    yield Document(text=found["text"], doc_id=Path(context.shown).name, source=context.shown, title=found["title"])


READER: Final = Reader("pdf", accepts, read)
