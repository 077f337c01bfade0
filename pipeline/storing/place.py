"""Where a store may be: the folder that an address names, and what else may lie there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from dateline.events.errors import StoreError

SPOOL: Final = "spool"
"""The folder beside the log where results of tasks wait that are kept nowhere else yet."""

_OWN: Final = ("claims", SPOOL, "folded")
"""What a store's folder holds; of other files only hidden ones may be there."""
_UNNAMEABLE: Final = frozenset("[]^|\\") | frozenset(map(chr, (*range(32), 127)))
"""Letters that the log's library takes for something else than part of a path."""


def folder_of(address: str) -> Path | None:
    """The folder that an address names; None for one of object storage.

    >>> folder_of("file:///a%20b"), folder_of("s3://bucket/store")
    (PosixPath('/a b'), None)

    Raises:
        StoreError: the log's library would look for another folder.
    """
    if "://" in address and not address.startswith("file://"):
        return None
    folder = Path(unquote(urlsplit(address).path) if "://" in address else address).expanduser().absolute()
    name = str(folder)
    if unquote(name) != name or set(name) & _UNNAMEABLE or name != name.encode("utf-8", "replace").decode():
        raise StoreError(
            address,
            "its path holds one of [ ] ^ | \\, a control character, bytes that are no UTF-8, or % with two digits",
            "give another folder",
        )
    return folder


def check_free(address: str, folder: Path) -> None:
    """Make sure that a store can be made in a folder that holds none.

    Raises:
        StoreError: it has files that are no store's, or is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise StoreError(address, "is a file, no store", "give a folder that is empty or not there yet")
    names = sorted(child.name for child in folder.iterdir()) if folder.exists() else []
    others = [name for name in names if name not in _OWN and not name.startswith(".")]
    if others:
        shown = ", ".join(others[:3]) + (" ..." if len(others) > 3 else "")
        remedy = f"give a folder that is empty or not there yet, such as {address.rstrip('/')}/store"
        raise StoreError(address, f"is a folder with other files ({shown}) and no store", remedy)


def check_writable(address: str, folder: Path | None) -> None:
    """Make sure that a store in a folder may be written: the log's library would say so in many words.

    Raises:
        StoreError: it, or the folder to make it in, may only be read.
    """
    if folder is None:
        return
    held = next(place for place in (folder / "claims", folder, *folder.parents) if place.exists())
    if not os.access(held, os.W_OK):
        problem = (
            "may only be read" if held.is_relative_to(folder) else f"cannot be made in {held}, which may only be read"
        )
        raise StoreError(address, problem, "give another --store DIR, or ask who may write it")
