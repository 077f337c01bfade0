"""What became of every record of every file, beside a count of the records that was made apart from reading.

Nothing is extracted and nothing stored: a record gives one claim or more, is handed on as a document, skipped by name,
or refused. A record that is none of these is lost, which is a fault of this program and none of the file.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from dateline.events.table.claim import Claim
from dateline.pipeline.ingesting.account import FileReport, Note, all_columns
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.ingesting.ingest import REPEAT
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.ingesting.reading import items_of, walk
from dateline.pipeline.ingesting.rejects import Reject
from dateline.pipeline.readers import Changed, Columns, Item, Skipped, readers

log = logging.getLogger(__name__)


@dataclass(slots=True)
class FileAccount:
    """What became of the records of one file.

    Attributes:
        records: How many there are, by a count of its own; None where the file cannot be counted.
        read: Records that gave a claim or are documents.
        claims: Claims; one record may give several, such as several points in time.
        skipped, rejected: Records.
        notes: What is told of them, each with its place.
        is_refused: Nothing could be read, or nothing from some place on.
    """

    file: str
    format: str = ""
    records: int | None = None
    read: int = 0
    claims: int = 0
    documents: int = 0
    skipped: int = 0
    rejected: int = 0
    notes: list[Note] = field(default_factory=list)
    columns: tuple[tuple[str, str], ...] = ()
    is_refused: bool = False

    @property
    def lost(self) -> int:
        """Records of which nothing is told. What stands after the place from which a file was refused is told of."""
        if self.records is None or self.is_refused:
            return 0
        return self.records - self.read - self.skipped - self.rejected

    def report(self) -> FileReport:
        """The same as every command reports it."""
        rejects = tuple(note for note in self.notes if isinstance(note, Reject))
        skipped = tuple(note for note in self.notes if isinstance(note, Skipped))
        changed = tuple(note for note in self.notes if isinstance(note, Changed))
        return FileReport(self.file, self.format, self.documents, self.claims, rejects, skipped, changed, self.columns)


def accounts(paths: Iterable[Path], mapping: Mapping | None = None) -> Iterator[FileAccount]:
    """What became of the records of each file under some paths, one file after another.

    Raises:
        ReadError: a path does not exist, or a package that a reader needs is not installed.
    """
    seen: set[str] = set()
    for path in paths:
        for file, shown in walk(path):
            yield account_of(file, shown, mapping or Mapping(), seen)


def account_of(file: Path, shown: str, mapping: Mapping, seen: set[str]) -> FileAccount:
    """What became of the records of one file; ids of its claims are added to `seen`, and those there are repeats."""
    account = FileAccount(shown)
    places: dict[str, type] = {}
    for name, item in items_of(file, shown, mapping):
        account.format = name
        for place, kind in _told(item, account, seen):
            places.setdefault(place, kind)
    kinds = list(places.values())
    account.read += kinds.count(Claim) + kinds.count(Document)
    account.skipped += kinds.count(Skipped)
    account.rejected += kinds.count(Reject)
    account.records = _counted(file, account.format)
    return account


def _told(item: Item, account: FileAccount, seen: set[str]) -> Iterator[tuple[str, type]]:
    """The places of the records that an item tells of, and what became of them; all else goes into the account."""
    match item:
        case Claim():
            yield from _claimed(item.claim_id, _place(item.source.path, account.file), item.title, account, seen)
        case pl.DataFrame():
            for claim_id, title in item.select("claim_id", "title").iter_rows():
                yield from _claimed(claim_id, f"claim {len(seen)} {len(account.notes)}", title, account, seen)
        case Document():
            account.documents += 1
            yield _place(item.source, account.file), Document
        case Columns():
            account.columns = all_columns(account.columns, item.meanings)
        case Changed():
            account.notes.append(item)
        case Reject() | Skipped():
            account.notes.append(item)
            if isinstance(item, Reject) and item.stage == "read":
                account.is_refused = True
            else:
                yield item.place, type(item)


def _claimed(claim_id: str, place: str, title: str, account: FileAccount, seen: set[str]) -> Iterator[tuple[str, type]]:
    if claim_id in seen:
        account.notes.append(Skipped(account.file, place, REPEAT, title))
        yield place, Skipped
    else:
        seen.add(claim_id)
        account.claims += 1
        yield place, Claim


def _place(path: str | None, file: str) -> str:
    return (path or "").removeprefix(file).strip()


def _counted(file: Path, name: str) -> int | None:
    try:
        return readers()[name].count(file) if name else None
    except Exception as err:  # noqa: BLE001 - a file that cannot be counted has been told of already
        log.info("accounting.not_counted format=%s error=%s", name, type(err).__name__)
        return None
