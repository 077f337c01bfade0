"""Paths -> documents and records -> claims, rejects and a report that accounts for everything.

What is read is handed on in parts, so that memory does not grow with what there is to read; a big file is cut, too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import Final

import polars as pl

from dateline.events.table.claim import Claim
from dateline.events.table.schema import CLAIM_SCHEMA, claim_frame
from dateline.events.time.bounds import Bounds
from dateline.pipeline.engine import Engine, Task, forget
from dateline.pipeline.ingesting.account import KNOWN, Account, FileReport, all_columns, joined, run_report
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.ingesting.extracting import (
    Batch,
    Extracted,
    ExtractorLike,
    at_once,
    extract,
    tasks_of,
    usual_extractor,
)
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.ingesting.reading import items_of, walk
from dateline.pipeline.ingesting.rejects import REJECT_SCHEMA, Reject, reject_frame
from dateline.pipeline.readers import Changed, Columns, Item, Skipped
from dateline.pipeline.storing.id_set import IdSet

PART: Final = 4096
"""Documents and records that are handed on together."""
MANY: Final = 50
"""From this many documents on, starting more processes takes less time than it saves."""

NO_ROW: Final = "a value that the table cannot hold; mend it in the file"
REPEAT: Final = "repeat: the same record stands earlier in what was read"

Tell = Callable[[int, int], None]
"""Is told how many more documents were extracted, and how many claims they gave."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """Claims (CLAIM_SCHEMA), rejects (REJECT_SCHEMA), and one report a file, in the order read.

    Attributes:
        spooled: Folders that hold results of this part, for a run that is killed before they are kept.
        run: Of a whole run: what was read and the seconds it took, in one line.
    """

    claims: pl.DataFrame
    rejects: pl.DataFrame
    report: list[FileReport]
    spooled: tuple[Path, ...] = ()
    run: str = ""

    def summary(self) -> list[str]:
        """All reports for a person, files without remarks in one line together."""
        account = Account()
        account.add(self.report)
        return account.lines()

    def without_claims(self) -> Ingested:
        """The same without its tables, for who keeps it until what was read is written."""
        return replace(self, claims=self.claims.clear(), rejects=self.rejects.clear())

    def settle(self) -> None:
        """Remove what was spooled: the claims are kept now."""
        for folder in self.spooled:
            forget(folder)
        for spool in {folder.parent for folder in self.spooled}:
            with suppress(OSError):  # another run's results are there, or it never came to be
                spool.rmdir()


def known_key(sha256: str, version: str) -> str:
    """What a store keeps of a document that was read: its content and the version that read it."""
    return f"{sha256} {version}"


def ingest(
    paths: Iterable[Path],
    *,
    dct: Bounds | None = None,
    mapping: Mapping | None = None,
    known: frozenset[str] = frozenset(),
    extractor: ExtractorLike | None = None,
    engine: Engine | None = None,
    tell: Tell | None = None,
) -> Ingested:
    """Read files and folders, all at once.

    Args:
        paths: Files, or folders that are walked in the order of their names.
        dct: Publication date of documents that state none.
        mapping: What the user says of unknown columns.
        known: `known_key` of documents that a store holds; they are skipped.
        extractor: None takes the usual one.
        engine: Where documents are extracted; None: in this process.
        tell: Is told of progress.

    Raises:
        ReadError: a path does not exist, or a package that a reader needs is not installed.
    """
    options = {"dct": dct, "mapping": mapping, "known": known, "extractor": extractor, "engine": engine, "tell": tell}
    started = perf_counter()
    parts = list(ingest_parts(paths, **options))  # type: ignore[arg-type]
    account = Account()
    for part in parts:
        account.add(part.report)
    run = run_report(account, {"read": perf_counter() - started})
    return Ingested(
        pl.concat([pl.DataFrame(schema=CLAIM_SCHEMA), *(part.claims for part in parts)]),
        pl.concat([pl.DataFrame(schema=REJECT_SCHEMA), *(part.rejects for part in parts)]),
        joined(report for part in parts for report in part.report),
        run=run,
    )


def ingest_parts(
    paths: Iterable[Path],
    *,
    dct: Bounds | None = None,
    mapping: Mapping | None = None,
    known: frozenset[str] = frozenset(),
    extractor: ExtractorLike | None = None,
    engine: Engine | None = None,
    tell: Tell | None = None,
    spool: Path | None = None,
    size: int = PART,
) -> Iterator[Ingested]:
    """Read files and folders in parts; together they are what `ingest` gives, whatever their size. At least one comes.

    Args:
        paths, dct, mapping, known, extractor, engine, tell: As for `ingest`.
        spool: Where results of tasks are kept until `Ingested.settle` is called; all workers must reach it.
        size: Documents and records of one part.

    Raises:
        ReadError: a path does not exist.
    """
    files = [(file, shown) for path in paths for file, shown in walk(path)]
    pieces = (piece for file, shown in files for piece in _read(file, shown, mapping or Mapping(), dct, size))
    reading = _Reading(extractor or usual_extractor(), known, spool)
    yield from reading.parts(_together(pieces, size), engine or Engine(), tell or _silent)


@dataclass(slots=True)
class _Collected:
    """What one file, or a piece of it, has given so far."""

    file: str
    format: str = ""
    continues: bool = False
    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    frames: list[pl.DataFrame] = field(default_factory=list)
    extracted: list[tuple[str, pl.DataFrame]] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    columns: tuple[tuple[str, str], ...] = ()
    kept: int = 0

    @property
    def size(self) -> int:
        """Documents and records so far."""
        return len(self.documents) + len(self.claims) + sum(frame.height for frame in self.frames)

    def add(self, item: Item) -> None:
        match item:
            case Document():
                self.documents.append(item)
            case Claim():
                self.claims.append(item)
            case Reject():
                self.rejects.append(item)
            case Skipped():
                self.skipped.append(item)
            case Changed():
                self.changed.append(item)
            case Columns():
                self.columns = all_columns(self.columns, item.meanings)
            case pl.DataFrame():
                self.frames.append(item)

    def add_extracted(self, document: Document, found: Extracted) -> None:
        if found.claims.height:
            self.extracted.append((document.source, found.claims))
        for remark in found.remarks:
            self.add(remark)

    def frame(self, seen: IdSet) -> pl.DataFrame:
        """Its claims, each id once in the whole run; repeats become skips."""
        made = pl.concat([*self.frames, self._records(), *(frame for _, frame in self.extracted)])
        fresh = made["claim_id"].is_first_distinct() & ~seen.held(made["claim_id"])
        if not fresh.all():
            self.skipped += self._repeats(made.filter(~fresh))
        kept = made.filter(fresh)
        seen.add(kept["claim_id"])
        self.kept = kept.height
        return kept

    def _records(self) -> pl.DataFrame:
        """Its records as rows; one that makes none is refused, and the others stay."""
        try:
            return claim_frame(self.claims)
        except Exception as err:  # noqa: BLE001 - told to the record at fault
            if len(self.claims) == 1:
                place = self._place(self.claims[0].source.path)
                self.rejects.append(Reject(self.file, place, "check", f"{NO_ROW} ({err})", self.claims[0].title))
                return claim_frame([])
        every, frames = self.claims, []
        for claim in every:
            self.claims = [claim]
            frames.append(self._records())
        self.claims = every
        return pl.concat(frames)

    def _place(self, path: str | None) -> str:
        return (path or "").removeprefix(self.file).strip()

    def _repeats(self, repeated: pl.DataFrame) -> Iterator[Skipped]:
        places = {claim.claim_id: claim.source.path or "" for claim in self.claims}
        places |= {claim_id: place for place, frame in self.extracted for claim_id in frame["claim_id"]}
        for claim_id, title in repeated.select("claim_id", "title").iter_rows():
            yield Skipped(self.file, self._place(places.get(claim_id)), REPEAT, title)

    def report(self) -> FileReport:
        notes = (tuple(self.rejects), tuple(self.skipped), tuple(self.changed))
        return FileReport(self.file, self.format, len(self.documents), self.kept, *notes, self.columns, self.continues)


def _read(file: Path, shown: str, mapping: Mapping, dct: Bounds | None, size: int) -> Iterator[_Collected]:
    """The pieces of a file, none of them much larger than `size`; the last may be empty."""
    piece = _Collected(shown)
    for name, item in items_of(file, shown, mapping):
        piece.format = name
        piece.add(replace(item, dct=dct) if isinstance(item, Document) and item.dct is None else item)
        if piece.size >= size or len(piece.rejects) + len(piece.skipped) >= size:
            yield piece
            piece = _Collected(shown, name, continues=True)
    yield piece


def _together(pieces: Iterable[_Collected], size: int) -> Iterator[list[_Collected]]:
    """Small files in one part, up to `size` documents and records."""
    part: list[_Collected] = []
    held = 0
    for piece in pieces:
        part.append(piece)
        held += max(piece.size, 1)
        if held >= size:
            yield part
            part, held = [], 0
    if part:
        yield part


@dataclass(slots=True)
class _Part:
    """Pieces of files whose documents are under way."""

    pieces: list[_Collected]
    homes: deque[_Collected]
    tasks: list[Task[Batch]]
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.left = len(self.tasks)

    def take(self, task: Task[Batch], found: list[Extracted]) -> None:
        for document, extracted in zip(task.payload.documents, found, strict=True):
            self.homes.popleft().add_extracted(document, extracted)
        self.left -= 1


@dataclass(slots=True)
class _Reading:
    """One run over parts: which documents are known, and which claims it has seen."""

    extractor: ExtractorLike
    known: frozenset[str]
    spool: Path | None
    seen: IdSet = field(default_factory=IdSet)

    def parts(self, collected: Iterator[list[_Collected]], engine: Engine, tell: Tell) -> Iterator[Ingested]:
        first = self._cut(next(collected, []))
        if engine.workers is None:
            computes = at_once(self.extractor) is None
            engine = replace(engine, workers=0 if computes and len(first.homes) > MANY else 1)
        waiting: deque[_Part] = deque()

        def tasks() -> Iterator[Task[Batch]]:
            # each part has a task, so the engine's window of tasks limits how many parts are held
            part: _Part | None = first
            while part is not None:
                waiting.append(part)
                yield from part.tasks
                following = next(collected, None)
                part = None if following is None else self._cut(following)

        for task, found in extract(tasks(), engine, spool=self.spool):
            waiting[0].take(task, found)
            tell(len(found), sum(one.claims.height for one in found))
            if not waiting[0].left:
                yield self._whole(waiting.popleft())

    def _cut(self, pieces: list[_Collected]) -> _Part:
        homes: deque[_Collected] = deque()
        documents = []
        for piece in pieces:
            for document in piece.documents:
                if self.known and known_key(document.sha256, self.extractor.version) in self.known:
                    piece.skipped.append(Skipped(piece.file, document.doc_id, KNOWN))
                else:
                    homes.append(piece)
                    documents.append(document)
        return _Part(pieces, homes, list(tasks_of(documents, self.extractor)))

    def _whole(self, part: _Part) -> Ingested:
        frames = [piece.frame(self.seen) for piece in part.pieces if piece.frames or piece.claims or piece.extracted]
        report = [piece.report() for piece in part.pieces]
        spooled = () if self.spool is None else tuple(self.spool / task.key for task in part.tasks)
        rejects = reject_frame(reject for one in report for reject in one.rejects)
        return Ingested(pl.concat([pl.DataFrame(schema=CLAIM_SCHEMA), *frames]), rejects, report, spooled)


def _silent(documents: int, claims: int) -> None:
    """Tells nobody."""
