"""Paths -> documents and records -> claims, rejects and a report that accounts for everything."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

import polars as pl

from dateline.events.errors import ReadError
from dateline.events.table.claim import Claim, Source
from dateline.events.table.schema import CLAIM_SCHEMA, claim_frame
from dateline.events.time.bounds import Bounds
from dateline.pipeline import story
from dateline.pipeline.document import Document
from dateline.pipeline.mapping import Mapping
from dateline.pipeline.readers import UNUSED, Changed, Columns, Context, Item, Skipped, reader_for
from dateline.pipeline.rejects import Reject, reject_frame

log = logging.getLogger(__name__)

BATCH: Final = 16
"""Documents that are extracted together."""

REPEAT: Final = "repeat: the same record stands earlier in what was read"
NO_RECORDS: Final = "no records in this file"
KNOWN: Final = "repeat: this document has been read before, by the same version"


class SkipLike(Protocol):
    """A dated expression that became no claim."""

    @property
    def reason(self) -> str:
        """Why."""
        ...

    @property
    def char_start(self) -> int:
        """Where it starts in the document's text."""
        ...

    @property
    def char_end(self) -> int:
        """Where it ends."""
        ...

    @property
    def text(self) -> str:
        """Its words."""
        ...


class ExtractionLike(Protocol):
    """What an extractor makes of a text."""

    @property
    def claims(self) -> Sequence[Claim]:
        """In reading order."""
        ...

    @property
    def skips(self) -> Sequence[SkipLike]:
        """The dated expressions that became no claim."""
        ...


class ExtractorLike(Protocol):
    """Text -> claims; `version` names the code and tables that do it."""

    @property
    def version(self) -> str:
        """Changes whenever the same text would give other claims."""
        ...

    def extract(self, text: str, source: Source) -> ExtractionLike:
        """The claims of one text."""
        ...


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file; `records + sentences == claims + rejects + skipped` where nothing is lost.

    Attributes:
        file: The path as the user gave it.
        format: The reader's name; empty where none took it.
        documents: Texts found in it.
        claims: Claims made of it, by records or by sentences.
        rejects, skipped, changed: With their places.
        columns: What the columns of a table were taken for.
    """

    file: str
    format: str
    documents: int
    claims: int
    rejects: tuple[Reject, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    changed: tuple[Changed, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def is_quiet(self) -> bool:
        """True where there is nothing to tell but counts."""
        return not (self.rejects or self.skipped or self.changed or self.columns)

    def lines(self) -> list[str]:
        """The report for a person: counts, then each reason once with how often and the first place."""
        counts = [_count(self.documents, "document"), _count(self.claims, "claim"), _count(len(self.rejects), "reject")]
        counts += [f"{len(self.skipped)} skipped", f"{len(self.changed)} changed"]
        shown = [f"{self.file}: {self.format or 'not read'}: {', '.join(c for c in counts if not c.startswith('0 '))}"]
        if self.columns:
            used = [f"{name} = {meaning}" for name, meaning in self.columns if meaning != UNUSED]
            unused = [name for name, meaning in self.columns if meaning == UNUSED]
            shown.append("  columns: " + (", ".join(used) or "none of use"))
            shown += [f"  columns not used: {', '.join(unused)[:200]}"] if unused else []
        for word, notes in (("rejected", self.rejects), ("skipped", self.skipped), ("changed", self.changed)):
            shown += [f"  {word}: {line}" for line in _reasons(notes)]
        return shown


@dataclass(frozen=True, slots=True)
class Ingested:
    """Claims (CLAIM_SCHEMA), rejects (REJECT_SCHEMA), and one report a file, in the order read."""

    claims: pl.DataFrame
    rejects: pl.DataFrame
    report: list[FileReport]

    def summary(self) -> list[str]:
        """All reports for a person, files without remarks in one line together."""
        quiet = [report for report in self.report if report.is_quiet]
        total = Counter(documents=sum(r.documents for r in quiet), claims=sum(r.claims for r in quiet))
        shown = [line for report in self.report if not report.is_quiet for line in report.lines()]
        if quiet:
            shown.append(
                f"{_count(len(quiet), 'file')} read without remarks:"
                f" {_count(total['documents'], 'document')}, {_count(total['claims'], 'claim')}"
            )
        return shown


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
) -> Ingested:
    """Read files and folders.

    Args:
        paths: Files, or folders that are walked in the order of their names.
        dct: Publication date of documents that state none.
        mapping: What the user says of unknown columns.
        known: `known_key` of documents that a store holds; they are skipped.
        extractor: None takes the usual one.

    Raises:
        ReadError: a path does not exist.
    """
    files = [(file, shown) for path in paths for file, shown in walk(path)]
    collected = [_read(file, shown, mapping or Mapping(), dct) for file, shown in files]
    waiting = [d for c in collected for d in c.documents]
    if waiting:
        _extract_into(collected, extractor or usual_extractor(), known)
    seen: set[str] = set()
    frames = [c.frame(seen) for c in collected if c.frames or c.claims]
    claims = pl.concat([pl.DataFrame(schema=CLAIM_SCHEMA), *frames])
    report = [c.report() for c in collected]
    return Ingested(claims, reject_frame(r for c in report for r in c.rejects), report)


def usual_extractor() -> ExtractorLike:
    """The extractor that is used where none is given."""
    from dateline.events.text.extractor import Extractor

    return Extractor()


def walk(path: Path) -> Iterator[tuple[Path, str]]:
    """Files under a path with the names to show.

    Hidden files and folders and `story.toml` are left out, links to folders not followed.

    Raises:
        ReadError: nothing is there.
    """
    if path.is_dir():
        for child in sorted(path.iterdir(), key=lambda p: p.name):
            if child.name.startswith(".") or child.name == story.FILE or (child.is_symlink() and child.is_dir()):
                continue
            yield from walk(child)
    elif path.exists():
        yield path, str(path)
    else:
        raise ReadError(str(path), "no such file or folder", "check the path")


@dataclass(slots=True)
class _Collected:
    """What one file has given so far."""

    file: str
    format: str = ""
    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    frames: list[pl.DataFrame] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    columns: tuple[tuple[str, str], ...] = ()
    kept: int = 0

    @property
    def is_empty(self) -> bool:
        """True where nothing at all has come of it."""
        return not (self.documents or self.claims or self.frames or self.rejects or self.skipped)

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
                self.columns = item.meanings
            case pl.DataFrame():
                self.frames.append(item)

    def frame(self, seen: set[str]) -> pl.DataFrame:
        """Its claims, each id once in the whole run; repeats become skips."""
        made = pl.concat([*self.frames, claim_frame(self.claims)])
        places = {claim.claim_id: (claim.source.path or "").removeprefix(self.file).strip() for claim in self.claims}
        fresh = []
        for claim_id, title in made.select("claim_id", "title").iter_rows():
            fresh.append(claim_id not in seen)
            if not fresh[-1]:
                self.skipped.append(Skipped(self.file, places.get(claim_id, ""), REPEAT, title))
            seen.add(claim_id)
        kept = made.filter(pl.Series(fresh, dtype=pl.Boolean()))
        self.kept = kept.height
        return kept

    def report(self) -> FileReport:
        notes = (tuple(self.rejects), tuple(self.skipped), tuple(self.changed))
        return FileReport(self.file, self.format, len(self.documents), self.kept, *notes, self.columns)


def _read(file: Path, shown: str, mapping: Mapping, dct: Bounds | None) -> _Collected:
    collected = _Collected(shown)
    try:
        reader = reader_for(file)
        collected.format = reader.name
        for item in reader.read(file, Context(shown, mapping)):
            collected.add(replace(item, dct=dct) if isinstance(item, Document) and item.dct is None else item)
    except ReadError as err:
        reason = f"{err.problem}; {err.remedy}" if err.remedy else err.problem
        collected.add(Reject(shown, err.place.removeprefix(str(file)).strip(), "read", reason))
    except Exception as err:  # noqa: BLE001 - whatever a hostile file does to a reader, the run goes on and says so
        log.warning("ingest.reader_failed format=%s error=%s", collected.format, type(err).__name__)
        collected.add(Reject(shown, "", "read", f"the {collected.format} reader failed: {type(err).__name__}: {err}"))
    if collected.is_empty:
        collected.add(Changed(shown, "", NO_RECORDS))
    return collected


def _extract_into(collected: list[_Collected], extractor: ExtractorLike, known: frozenset[str]) -> None:
    homes: list[tuple[_Collected, Document]] = []
    for home in collected:
        for document in home.documents:
            if known_key(document.sha256, extractor.version) in known:
                home.skipped.append(Skipped(home.file, document.doc_id, KNOWN))
            else:
                homes.append((home, document))
    results = extract_all((document for _, document in homes), extractor)
    for (home, _), items in zip(homes, results, strict=True):
        for item in items:
            home.add(item)


def extract_all(documents: Iterable[Document], extractor: ExtractorLike) -> Iterator[list[Item]]:
    """The items of each document, in the order of the documents."""
    waiting = iter(documents)
    while batch := list(islice(waiting, BATCH)):
        yield from extract_batch(batch, extractor)


def extract_batch(documents: Sequence[Document], extractor: ExtractorLike) -> list[list[Item]]:
    """The claims, skips and rejects of each document of a batch. Pure: it may run in any process, twice too."""
    return [_extract(document, extractor) for document in documents]


def _extract(document: Document, extractor: ExtractorLike) -> list[Item]:
    try:
        found = extractor.extract(document.text, document.as_source())
    except Exception as err:  # noqa: BLE001 - one text that breaks a rule must not stop the others
        log.warning("ingest.extract_failed error=%s", type(err).__name__)
        return [Reject(document.source, "", "extract", f"{type(err).__name__}: {err}")]
    skips = [Skipped(document.source, f"{s.char_start}-{s.char_end}", s.reason, s.text) for s in found.skips]
    return [*found.claims, *skips]


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _reasons(notes: Sequence[Reject | Skipped | Changed]) -> list[str]:
    counted = Counter(note.reason for note in notes)
    first: dict[str, Reject | Skipped | Changed] = {}
    for note in notes:
        first.setdefault(note.reason, note)
    lines = []
    for reason, times in counted.items():
        note = first[reason]
        more = f"and {times - 1} more" if times > 1 else ""
        where = " ".join(part for part in (note.place, more) if part)
        lines.append(reason + (f" ({where})" if where else "") + (f": {note.value}" if note.value else ""))
    return lines
