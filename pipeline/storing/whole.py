"""Files written whole: who opens one sees all of it or what was there before, never half."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from time import time
from typing import BinaryIO, Final, Literal, cast
from zlib import crc32

from dateline.events.errors import ChartError, ReadError

Drawn = Literal["html", "png", "svg", "pdf"]
"""A page, or a picture."""

_DRAWN: Final = ("html", "png", "svg", "pdf")

_NOT_WRITTEN: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS})
"""What a disk says, without a name, of a file that it cannot hold; other errors without one are of no file."""
_FORGOTTEN: Final = 3600.0
"""Seconds after which nobody is still writing a draft."""


def check_place(path: Path) -> None:
    """Before long work: the folder of a file to write is there.

    Raises:
        ReadError: it is not.

    >>> check_place(Path("nowhere/at/all.html"))
    Traceback (most recent call last):
    dateline.events.errors.ReadError: nowhere/at/all.html: there is no folder nowhere/at; make it first
    """
    if not path.parent.is_dir():
        raise ReadError(str(path), f"there is no folder {path.parent}", "make it first")


def drawn_as(path: Path) -> Drawn:
    """What a timeline becomes in a file, by its suffix; asked before long work.

    Raises:
        ReadError: the folder of the file is not there.
        ChartError: a suffix of another kind.

    >>> drawn_as(Path("a.PNG"))
    'png'
    """
    check_place(path)
    kind = path.suffix.removeprefix(".").lower()
    if kind not in _DRAWN:
        raise ChartError(str(path), "no such kind of picture", f"end the name in .{', .'.join(_DRAWN)}")
    return cast("Drawn", kind)


@contextmanager
def opened_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write part by part, beside the place; renamed over it when the block ends well, else taken away.

    A link is followed, and what is there and no file (a terminal, a pipe, a device) is written to as it is.

    Raises:
        OSError: it cannot be written; what was there before is as it was.

    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp()) / "a"
    >>> with opened_whole(path) as file:
    ...     _ = file.write(b"one"), path.exists()
    >>> path.read_bytes(), len(list(path.parent.iterdir()))
    (b'one', 1)
    """
    place = path.resolve()
    if place.exists() and not place.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    draft = _draft_beside(place)
    try:
        with draft.open("wb") as file:
            yield file
        draft.replace(place)
    except OSError as err:
        if err.filename == str(draft) or (err.filename is None and err.errno in _NOT_WRITTEN):
            err.filename = str(path)
        raise
    finally:
        draft.unlink(missing_ok=True)


def _draft_beside(place: Path) -> Path:
    """A name beside a place that no other writer of it has; what writers left that were killed is taken away."""
    beginning = f".dateline-{crc32(os.fsencode(place.name)):08x}-"
    for left in place.parent.glob(f"{beginning}*.part"):
        with suppress(OSError):
            if time() - left.stat().st_mtime > _FORGOTTEN:
                left.unlink()
    return place.with_name(f"{beginning}{token_hex(4)}.part")


def write_whole(path: Path, content: str | bytes) -> None:
    """Write beside the place and rename over it; a text as UTF-8.

    Raises:
        OSError: it cannot be written; what was there before is as it was.
    """
    with opened_whole(path) as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
