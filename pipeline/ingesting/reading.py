"""Paths -> the items of their files; whatever a file does to its reader, the run goes on and says so."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from dateline.events.errors import ReadError, is_fault
from dateline.events.table.claim import Claim
from dateline.pipeline.ingesting import story
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.ingesting.extracting import lacking
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.ingesting.rejects import Reject
from dateline.pipeline.readers import Changed, Columns, Context, Item, Skipped, reader_for

NO_RECORDS: Final = "no records in this file"
NOT_FOLLOWED: Final = "a link to a folder, which is not followed; name that folder beside this one"
SHOWN: Final = "; leave it out, or save it in a simpler format; `dateline --verbose` shows where it failed"
MISREAD: Final = (
    "letters of UTF-8 that another program took for Latin ones, kept as they are; get the file anew if you can"
)
NOT_LISTED: Final = "a folder that may not be read; ask who may, or leave it out"

log = logging.getLogger(__name__)


def walk(path: Path) -> Iterator[tuple[Path, str]]:
    """Files under a path with the names to show.

    Hidden files and folders, stores and `story.toml` are left out; links to folders are not followed, and folders that
    may not be read stand for themselves: `items_of` tells of both.

    Raises:
        ReadError: nothing is there, or a store.
    """
    if is_store(path):
        raise ReadError(
            str(path), "is a store, no source", f"dateline export --store {path} -o claims.jsonl --what claims"
        )
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
    elif _is_there(path):
        yield path, _shown(path)
    else:
        raise ReadError(str(path), "no such file or folder", "check the path")


def is_store(path: Path) -> bool:
    """True for a folder that holds a claim log, which is no source, and for that log."""
    return _is_folder(path / "claims" / "_delta_log") or _is_folder(path / "_delta_log")


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
    return _told(str(path))


def items_of(file: Path, shown: str, mapping: Mapping) -> Iterator[tuple[str, Item]]:
    """What a reader yields of a file, each with the reader's name; a file that cannot be read is a reject.

    Raises:
        ReadError: a package that the reader needs is not installed.
    """
    is_told = False
    for name, item in _read(file, shown, mapping):
        yield name, _writable(item)
        if not is_told and (letters := _misread(item)):
            is_told = True
            yield name, Changed(shown, "", MISREAD, _told(letters))


def _read(file: Path, shown: str, mapping: Mapping) -> Iterator[tuple[str, Item]]:
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
            yield name, item
        if not found:
            yield name, Changed(shown, "", NO_RECORDS)
    except ReadError as err:
        reason = f"{err.problem}; {err.remedy}" if err.remedy else err.problem
        yield name, Reject(shown, err.place.removeprefix(str(file)).strip(), "read", reason)
    except OSError as err:
        yield name, Reject(shown, "", "read", f"cannot be read ({err.strerror or err}); ask who may, or leave it out")
    except ImportError as err:
        raise lacking(f"the {name} reader" if name else "a reader", err) from err
    except BaseException as err:  # whatever a hostile file does to a reader, the run goes on and says so
        if not is_fault(err):
            raise
        log.debug("reading.failed", exc_info=err)
        log.warning("reading.reader_failed format=%s error=%s", name, type(err).__name__)
        yield name, Reject(shown, "", "read", f"the {name} reader failed: {type(err).__name__}: {err}{SHOWN}")


_TAIL: Final = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
"""What code page 1252 makes of the second and third bytes of a letter in UTF-8."""
_MISREAD: Final = re.compile(
    rf"(?<=[a-z])Ã{_TAIL}|Ã{_TAIL}(?=[a-z])|Â[\xa1-\xaa\xac-\xba\xbc-\xbf]|â€{_TAIL}|(?:[ÐÑ]{_TAIL}){{2}}"
)


_SHOWN: Final = 40
"""Letters of a word that are shown before and after what is wrong in it."""
_WORD: Final = re.compile(rf"\w{{0,{_SHOWN}}}")
_WORD_BEFORE: Final = re.compile(rf"\w{{1,{_SHOWN}}}$")


def _misread(item: Item) -> str:
    """The first word whose letters were UTF-8 and went through another encoding before they were written; else nothing.

    >>> _misread(Document("Sie kam aus ZÃ¼rich.", "d", "a.txt")), _misread(Document("NÃO, IRMÃ” (2 Â)", "d", "a.txt"))
    ('ZÃ¼rich', '')
    """
    match item:
        case Document():
            text = f"{item.title or ''}\n{item.text}"
        case Claim():
            text = f"{item.title}\n{item.citation.quote}"
        case _:
            return ""
    hit = _MISREAD.search(text)
    if hit is None:
        return ""
    before, after = _WORD_BEFORE.search(text[max(0, hit.start() - _SHOWN) : hit.start()]), _WORD.match(text, hit.end())
    return f"{before[0] if before else ''}{hit[0]}{after[0] if after else ''}"


def _writable(item: Item) -> Item:
    r"""The item, or a reject where its text holds half a character, which no file can hold; in remarks it is told.

    >>> isinstance(_writable(Document("half \ud800", "d", "a.json")), Reject)
    True
    >>> _writable(Reject("a.json", "item 1", "date", "not a date", "half \ud800")).value
    'half \\ud800'
    """
    if isinstance(item, Reject | Skipped | Changed):
        return replace(item, place=_told(item.place), reason=_told(item.reason), value=_told(item.value))
    if not isinstance(item, Document | Claim):
        return item
    try:
        for text in filter(None, _texts(item)):
            text.encode()
    except UnicodeEncodeError as err:
        place = _told((item.source if isinstance(item, Document) else item.source.path) or "")
        shown = _told(err.object[max(0, err.start - 40) : err.end])
        return Reject(place, "", "parse", "half of a surrogate pair is no text; write the file as UTF-8", shown)
    return item


def _is_there(path: Path) -> bool:
    """True also for a link that leads nowhere and where the disk does not say: `items_of` tells why it is not read."""
    try:
        return path.exists() or path.is_symlink()
    except OSError:
        return True


def _told(text: str) -> str:
    """Text with halves of characters as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


def _texts(item: Document | Claim) -> Iterator[str | None]:
    """Every text of an item that comes from its file."""
    if isinstance(item, Document):
        yield from (item.text, item.doc_id, item.source, item.title, item.publisher, item.url, item.lang)
        return
    said = item.source
    yield from (said.source_id, said.doc_id, said.publisher, said.url, said.title, said.lang, said.path, *said.context)
    yield from (item.title, item.citation.quote, item.record_id, item.edtf, item.date_text, item.kind, item.attribution)
    yield from (entity.name for entity in (*item.actors, *item.places))
    yield from (text for quantity in item.quantities for text in (quantity.text, quantity.unit))
    yield from (text for one in item.constraints for text in (one.target, one.quote))
