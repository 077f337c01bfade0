"""Paths -> the items of their files; whatever a file does to its reader, the run goes on and says so."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dateline.events.errors import ReadError
from dateline.events.table.claim import Claim
from dateline.pipeline.ingesting import story
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.ingesting.extracting import lacking
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.ingesting.rejects import Reject
from dateline.pipeline.readers import Changed, Columns, Context, Item, Skipped, reader_for

NO_RECORDS: Final = "no records in this file"
NOT_FOLLOWED: Final = "a link to a folder, which is not followed; name that folder beside this one"
NOT_LISTED: Final = "a folder that may not be read; ask who may, or leave it out"

log = logging.getLogger(__name__)


def walk(path: Path) -> Iterator[tuple[Path, str]]:
    """Files under a path with the names to show.

    Hidden files and folders, stores and `story.toml` are left out; links to folders are not followed, and folders that
    may not be read stand for themselves: `items_of` tells of both.

    Raises:
        ReadError: nothing is there.
    """
    if _is_folder(path):
        try:
            children = sorted(path.iterdir(), key=lambda p: p.name)
        except OSError:
            yield path, _shown(path)
            return
        for child in children:
            if child.name.startswith(".") or child.name == story.FILE or is_store(child):
                continue
            if _is_folder(child) and not child.is_symlink():
                yield from walk(child)
            else:
                yield child, _shown(child)
    elif path.exists():
        yield path, _shown(path)
    else:
        raise ReadError(str(path), "no such file or folder", "check the path")


def is_store(path: Path) -> bool:
    """True for a folder that holds a claim log, which is no source."""
    return _is_folder(path / "claims" / "_delta_log")


def _is_folder(path: Path) -> bool:
    """True for a folder; False also where the disk does not say what it is."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _shown(path: Path) -> str:
    r"""The path as text that can be written: bytes of a name that are no UTF-8 as escapes.

    >>> _shown(Path("bad\udcff.txt"))
    'bad\\udcff.txt'
    """
    return str(path).encode("utf-8", "backslashreplace").decode()


def items_of(file: Path, shown: str, mapping: Mapping) -> Iterator[tuple[str, Item]]:
    """What a reader yields of a file, each with the reader's name; a file that cannot be read is a reject.

    Raises:
        ReadError: a package that the reader needs is not installed.
    """
    name = ""
    if _is_folder(file):
        yield name, Skipped(shown, "", NOT_FOLLOWED) if file.is_symlink() else Reject(shown, "", "read", NOT_LISTED)
        return
    try:
        if not file.is_file():
            raise ReadError(str(file), "is no file that can be read (a broken link, a pipe or a device)", "check it")
        reader = reader_for(file, mapping.format)
        name = reader.name
        found = False
        for item in reader.read(file, Context(shown, mapping)):
            found |= not isinstance(item, Columns | Changed)
            yield name, _writable(item)
        if not found:
            yield name, Changed(shown, "", NO_RECORDS)
    except ReadError as err:
        reason = f"{err.problem}; {err.remedy}" if err.remedy else err.problem
        yield name, Reject(shown, err.place.removeprefix(str(file)).strip(), "read", reason)
    except OSError as err:
        yield name, Reject(shown, "", "read", f"cannot be read ({err.strerror or err}); ask who may, or leave it out")
    except ImportError as err:
        raise lacking(f"the {name} reader" if name else "a reader", err) from err
    except Exception as err:  # noqa: BLE001 - whatever a hostile file does to a reader, the run goes on and says so
        log.warning("reading.reader_failed format=%s error=%s", name, type(err).__name__)
        yield name, Reject(shown, "", "read", f"the {name} reader failed: {type(err).__name__}: {err}")


def _writable(item: Item) -> Item:
    r"""The item, or a reject where its text holds half a character, which no file can hold.

    >>> isinstance(_writable(Document("half \ud800", "d", "a.json")), Reject)
    True
    """
    if not isinstance(item, Document | Claim):
        return item
    try:
        (item.text if isinstance(item, Document) else "\n".join(_texts(item))).encode()
    except UnicodeEncodeError as err:
        shown = err.object[max(0, err.start - 40) : err.end].encode("ascii", "backslashreplace").decode()
        place = item.source if isinstance(item, Document) else item.source.path or item.source.source_id
        return Reject(place, "", "parse", "half of a surrogate pair is no text; write the file as UTF-8", shown)
    return item


def _texts(claim: Claim) -> Iterator[str]:
    yield from (claim.title, claim.citation.quote, claim.source.source_id, claim.record_id or "", claim.edtf or "")
    yield from (entity.name for entity in (*claim.actors, *claim.places))
    yield from (quantity.text for quantity in claim.quantities)
    yield from claim.source.context
