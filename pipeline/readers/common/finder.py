"""Which reader takes a file: the folder is scanned, the special formats are asked before the general ones."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path, PurePath
from pkgutil import iter_modules

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
    known = ", ".join(readers())
    remedy = f"say which of these with `format` in a mapping file: {known}"
    raise ReadError(shown, f"no reader takes a file like this ({_kind(head)})", remedy)


MAGIC = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
}


def _kind(head: bytes) -> str:
    named = next((kind for magic, kind in MAGIC.items() if head.startswith(magic)), None)
    return named or ("binary" if b"\0" in head else "text of an unknown suffix")
