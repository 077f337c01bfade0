"""Documents -> claims as tasks of the engine: batches of documents in, tables out.

A document is extracted alone: what it gives depends neither on the batch it is in nor on the worker that reads it, so
any cut of the work and any number of workers give the same bytes.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import polars as pl

from dateline.events.errors import EndpointError, QueryError, ReadError, TimelineError
from dateline.events.table.claim import Claim, Source
from dateline.events.table.schema import claim_frame
from dateline.pipeline.engine import Engine, Frames, Lost, Task
from dateline.pipeline.ingesting.document import Document, as_sources
from dateline.pipeline.ingesting.rejects import Reject
from dateline.pipeline.readers import Skipped

log = logging.getLogger(__name__)

BATCH: Final = 40_000
"""Letters of one task: some seconds of work with the parse, so that a killed run loses no more than that."""

MOST: Final = 256
"""Documents of one task at most, however short."""

BROKEN: Final = "its text broke the reading"
SHOWN: Final = "; please report it; `dateline --verbose` shows where it broke"

_COUNTS: Final = pl.Schema({"claims": pl.UInt32()})
_REMARKS: Final = pl.Schema(
    {"nth": pl.UInt32(), "refused": pl.Boolean(), "place": pl.String(), "reason": pl.String(), "value": pl.String()}
)


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
    """Texts -> claims; `version` names the code and tables that do it. It is pickled to reach other processes."""

    @property
    def version(self) -> str:
        """Changes whenever the same text would give other claims."""
        ...

    def extract_each(self, documents: Iterable[tuple[str, Source]]) -> Sequence[ExtractionLike | Exception]:
        """What each text gives, in their order: what it gives alone, or the error that it ended with."""
        ...


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents for one task, and what extracts them; `version` is what the result was promised to be made by."""

    documents: tuple[Document, ...]
    extractor: ExtractorLike
    version: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one document gave: CLAIM_SCHEMA in reading order, and remarks."""

    claims: pl.DataFrame
    remarks: tuple[Skipped | Reject, ...]


def usual_extractor() -> ExtractorLike:
    """The extractor that is used where none is given."""
    from dateline.events.text.extractor import Extractor

    return Extractor()


def at_once(extractor: ExtractorLike) -> int | None:
    """How many documents an extractor reads at once where it waits for others; None where it computes, or is silent."""
    found = getattr(extractor, "at_once", None)
    return found if isinstance(found, int) else None


def tasks_of(documents: Iterable[Document], extractor: ExtractorLike) -> Iterator[Task[Batch]]:
    """Cut documents into tasks, small ones where each document is waited for.

    None at all still give one empty task, so that who waits for it hears of it.
    """
    version, most = extractor.version, at_once(extractor) or MOST
    batch: list[Document] = []
    held, empty = 0, True
    for document in documents:
        batch.append(document)
        held += len(document.text)
        if held >= BATCH or len(batch) == most:
            yield _task(Batch(tuple(batch), extractor, version))
            batch, held, empty = [], 0, False
    if batch or empty:
        yield _task(Batch(tuple(batch), extractor, version))


def _task(batch: Batch) -> Task[Batch]:
    content = "\n".join([batch.version, *(document.sha256 for document in batch.documents)])
    return Task(hashlib.sha256(content.encode()).hexdigest()[:32], batch)


def extract_batch(batch: Batch) -> Frames:
    """Extract the documents of a batch, side by side. Pure: it may run in any process, and twice.

    Returns:
        `claims` (CLAIM_SCHEMA, document after document), `counts` (how many each gave) and `remarks` (with the number
        of the document in the batch).

    Raises:
        QueryError: a worker has another version of the extractor, or another language model.
        ReadError: a package is missing.
        EndpointError: the extractor asks an endpoint that is not there: no other document fares better.
    """
    if batch.extractor.version != batch.version:
        theirs = f"it has {batch.extractor.version}, this run {batch.version}"
        raise QueryError("a worker", f"would extract differently: {theirs}", "install the same on all workers")
    counts: list[int] = []
    remarks: list[tuple[int, bool, str, str, str]] = []
    texts = (document.text for document in batch.documents)
    each, claims = _framed(batch.extractor.extract_each(zip(texts, as_sources(batch.documents), strict=True)))
    for nth, found in enumerate(each):
        if isinstance(found, ImportError):
            raise lacking("the extractor", found) from found
        if isinstance(found, EndpointError):
            raise found
        if isinstance(found, Exception):
            log.debug("ingest.extract_failed", exc_info=found)
            log.warning("ingest.extract_failed error=%s", type(found).__name__)
            counts.append(0)
            reason = (
                str(found) if isinstance(found, TimelineError) else f"{BROKEN}: {type(found).__name__}: {found}{SHOWN}"
            )
            remarks.append((nth, True, "", reason, ""))
            continue
        counts.append(len(found.claims))
        remarks += [(nth, False, f"{s.char_start}-{s.char_end}", s.reason, s.text) for s in found.skips]
    return {
        "claims": claims,
        "counts": pl.DataFrame({"claims": counts}, schema=_COUNTS),
        "remarks": pl.DataFrame(remarks, schema=_REMARKS, orient="row"),
    }


def _framed(each: Sequence[ExtractionLike | Exception]) -> tuple[Sequence[ExtractionLike | Exception], pl.DataFrame]:
    """What documents gave, and their claims as CLAIM_SCHEMA; one whose claims make no rows has its error instead."""
    try:
        return each, claim_frame(claim for one in each if not isinstance(one, Exception) for claim in one.claims)
    except Exception as err:  # noqa: BLE001 - told to the document at fault
        if len(each) == 1:
            return [err], claim_frame([])
    singly = [_framed([one]) for one in each]
    return [found for one, _ in singly for found in one], pl.concat([frame for _, frame in singly])


def lacking(who: str, error: ImportError) -> ReadError:
    """The installation is broken, not a document: what is missing, in words.

    >>> print(lacking("the html reader", ImportError("No module named 'lxml'", name="lxml")))
    the html reader: cannot be loaded (No module named 'lxml'); pip install lxml; dateline doctor says what is missing
    """
    package = (error.name or "").partition(".")[0]
    remedy = f"pip install {package}; " if package and package != "dateline" else ""
    return ReadError(who, f"cannot be loaded ({error})", f"{remedy}dateline doctor says what is missing")


def extract(
    tasks: Iterable[Task[Batch]], engine: Engine, *, spool: Path | None = None
) -> Iterator[tuple[Task[Batch], list[Extracted]]]:
    """Run tasks and yield what each of their documents gave, in order.

    A batch that was given up because its worker died is tried again document by document: only the one that kills its
    worker is refused.
    """
    for task, result in engine.run(extract_batch, tasks, spool=spool):
        if isinstance(result, Lost):
            yield task, _singly(task.payload, engine, spool and spool / f"{task.key}.singly")
        else:
            yield task, _apart(task.payload, result)


def _singly(batch: Batch, engine: Engine, spool: Path | None) -> list[Extracted]:
    alone = (_task(Batch((document,), batch.extractor, batch.version)) for document in batch.documents)
    found: list[Extracted] = []
    for task, result in engine.run(extract_batch, alone, spool=spool):
        if isinstance(result, Lost):
            refused = Reject(task.payload.documents[0].source, "", "extract", result.reason)
            found.append(Extracted(claim_frame([]), (refused,)))
        else:
            found += _apart(task.payload, result)
    return found


def _apart(batch: Batch, frames: Frames) -> list[Extracted]:
    """The result of a task, document by document."""
    remarks: list[list[Skipped | Reject]] = [[] for _ in batch.documents]
    for nth, refused, place, reason, value in frames["remarks"].iter_rows():
        file = batch.documents[nth].source
        note = Reject(file, place, "extract", reason, value) if refused else Skipped(file, place, reason, value)
        remarks[nth].append(note)
    found, start = [], 0
    for count, notes in zip(frames["counts"]["claims"].to_list(), remarks, strict=True):
        found.append(Extracted(frames["claims"].slice(start, count), tuple(notes)))
        start += count
    return found
