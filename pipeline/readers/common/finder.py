"""Which reader takes a file: the folder is scanned, the special formats are asked before the general ones."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path, PurePath
from pkgutil import iter_modules
from typing import Final

from dateline.events.errors import ReadError
from dateline.pipeline.readers.common.content import head_of, unpacked_name
from dateline.pipeline.readers.common.protocol import Reader


@cache
def readers() -> dict[str, Reader]:
    """All readers by name: each module of the folder that holds a READER."""
    package = import_module("dateline.pipeline.readers")
    names = sorted(m.name for m in iter_modules(package.__path__) if not m.ispkg)
    found = [import_module(f"{package.__name__}.{name}").READER for name in names]
    return {reader.name: reader for reader in found}


def reader_for(path: Path, name: str | None = None) -> Reader:
    """The one reader that takes a file, or the one of this name.

    Raises:
        ReadError: the file is empty or cannot be opened, or no reader, or more than one, takes it; no such name.
    """
    if name is not None and name not in readers():
        raise ReadError(str(path), f"no format {name!r}", f"known: {', '.join(readers())}")
    if name is not None and head_of(path).strip():
        return readers()[name]
    return choose(unpacked_name(path), head_of(path), shown=str(path))


def choose(name: PurePath, head: bytes, *, shown: str) -> Reader:
    """The one reader that takes a file of this name and these first bytes.

    >>> choose(PurePath("notes.txt"), b"On 27 July 1953 the guns fell silent.", shown="notes.txt").name
    'text'
    """
    if not head.strip():
        raise ReadError(shown, "the file is empty", "leave it out, or fetch it again")
    for general in (False, True):
        takers = [r for r in readers().values() if r.general == general and r.accepts(name, head)]
        if len(takers) == 1:
            return takers[0]
        if takers:
            names = ", ".join(r.name for r in takers)
            raise ReadError(
                shown, f"more than one reader takes it: {names}", "say which with `format` in a mapping file"
            )
    raise ReadError(shown, *_refused(head))


_MAGIC: Final = {
    b"\x89PNG": ("a PNG picture", "read its text with OCR first, or leave it out"),
    b"\xff\xd8\xff": ("a JPEG picture", "read its text with OCR first, or leave it out"),
    b"GIF8": ("a GIF picture", "read its text with OCR first, or leave it out"),
    b"%PDF": ("a PDF", "call it .pdf"),
    b"PK\x03\x04": ("a ZIP archive", "unpack it, or save a document as .docx, .odt or .xlsx"),
    b"\x7fELF": ("a program", "leave it out"),
    b"SQLite format 3": ("an SQLite database", "export its tables as CSV"),
    b"\xd0\xcf\x11\xe0": ("an old Office file", "save it as .docx, .xlsx or .pdf"),
    b"BZh": ("bzip2", "unpack it"),
    b"\xfd7zXZ": ("xz", "unpack it"),
}
"""What files that nobody reads begin with, what they are, and what would do."""


def _refused(head: bytes) -> tuple[str, str]:
    """What is wrong with a file that no reader takes, and what would do."""
    known = next((told for magic, told in _MAGIC.items() if head.startswith(magic)), None)
    if known is not None:
        return f"no reader takes {known[0]}", known[1]
    if b"\0" in head:
        return "no reader takes a binary file like this", "leave it out, or name its format in a mapping file"
    formats = ", ".join(readers())
    return "no reader takes a text of this suffix", f"name its format in a mapping file, one of: {formats}"
