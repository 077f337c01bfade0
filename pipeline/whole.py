"""Files written whole: who opens one sees all of it or what was there before, never half."""

from __future__ import annotations

from pathlib import Path

from dateline.events.errors import ReadError


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


def write_whole(path: Path, content: str | bytes) -> None:
    """Write beside the place and rename over it; a text as UTF-8.

    Raises:
        OSError: it cannot be written; what was there before is as it was.
    """
    draft = path.with_name(f".{path.name}.part")
    draft.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    draft.replace(path)
