"""Word processors' files (.docx, .odt): their text. When a file was saved is not when it was published."""

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
    """Claim *.docx and *.odt that are archives."""
    return name.suffix.lower() in {".docx", ".docm", ".odt"} and head.startswith(b"PK\x03\x04")


def read(path: Path, context: Context) -> Iterator[Item]:
    """Yield the text as one document."""
    if path.stat().st_size > CAP:
        raise ReadError(context.shown, f"larger than {CAP // MEGABYTE} MB", "split it")
    found = SANDBOX.run("writing", path)
    yield Document(text=found["text"], doc_id=Path(context.shown).name, source=context.shown, title=found["title"])


READER: Final = Reader("word processor", accepts, read)
