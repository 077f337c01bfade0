"""Keep a store up to date with sources that never end: read, keep, acknowledge, and tell what has changed.

At least once from the source and claims with identities make exactly once in the store: a batch is acknowledged only
when its claims are kept, and a batch that comes twice adds nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Full, Queue
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

from dateline.events.errors import QueryError, TimelineError
from dateline.pipeline.clock import Clock
from dateline.pipeline.engine import Engine
from dateline.pipeline.ingesting.extracting import ExtractorLike, usual_extractor
from dateline.pipeline.ingesting.vague import refuse_other_widths
from dateline.pipeline.streams import Batch, Opened, Stream, stream_for

if TYPE_CHECKING:
    from dateline.events.time.bounds import Bounds
    from dateline.pipeline.storing.store import Store

log = logging.getLogger(__name__)

LONGEST_WAIT: Final = 60.0
"""Seconds between two tries to open a source that is gone."""
TOGETHER: Final = 8
"""Batches that are kept in one write when they wait; more wait in the source (back-pressure)."""
LOOK: Final = 0.1
"""Seconds between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one write changed.

    Attributes:
        origins: The sources that had something, in order of their coming.
        files: How many files were read.
        new_claims: Claims that the store did not hold.
        rejects: Rows refused.
    """

    origins: tuple[str, ...]
    files: int
    new_claims: int
    rejects: int


def watch(
    addresses: Sequence[str],
    store: Store,
    *,
    clock: Clock,
    stop: Event,
    interval: float | None = None,
    once: bool = False,
    dct: Bounds | None = None,
    extractor: ExtractorLike | None = None,
    engine: Engine | None = None,
) -> Iterator[Round]:
    """Read from all `addresses` until `stop` is set, and yield after each write to the store.

    Args:
        addresses: Folders, files, feeds, brokers: see `pipeline.streams`.
        interval: Seconds between two looks at a source; None: what suits its kind.
        once: End when every source has had nothing new.
        dct: Publication date of documents that state none.
        extractor: None takes the usual one.
        engine: Where documents are extracted; None: in this process.

    Raises:
        ReadError: an address is of no known kind, or a source is not there at the start.
        QueryError: the store was read with other widths of vague words.
        StoreError: the store's folder holds other files.
    """
    store.check_place()
    extractor = extractor or usual_extractor()
    known = _Known(store)
    refuse_other_widths(known.held(), extractor.version)
    with _fed(addresses, interval, stop) as waiting, (engine or Engine()).kept() as kept:
        keeper = _Keeper(store, clock, dct, extractor, kept, known)
        yield from _rounds(waiting, keeper, len(addresses), stop=stop, once=once)


@contextmanager
def _fed(addresses: Sequence[str], interval: float | None, stop: Event) -> Iterator[Queue[Batch | _Idle]]:
    """The queue into which each source puts its batches, from a thread of its own, until `stop` is set."""
    with TemporaryDirectory(prefix="dateline-") as scratch:
        feeders = [_Feeder(address, Path(scratch) / str(n), interval) for n, address in enumerate(addresses)]
        waiting: Queue[Batch | _Idle] = Queue(maxsize=TOGETHER)
        threads = [Thread(target=feeder.feed, args=(waiting, stop), daemon=True) for feeder in feeders]
        for thread in threads:
            thread.start()
        try:
            yield waiting
        finally:
            stop.set()
            for thread in threads:
                thread.join()


def _rounds(
    waiting: Queue[Batch | _Idle], keeper: _Keeper, sources: int, *, stop: Event, once: bool
) -> Iterator[Round]:
    idle: set[str] = set()
    while not stop.is_set():
        arrived = _take(waiting)
        batches = [item for item in arrived if isinstance(item, Batch)]
        idle = set() if batches else idle | {item.address for item in arrived if isinstance(item, _Idle)}
        if batches:
            yield keeper.keep(batches, stop)
        elif once and len(idle) == sources:
            return


def _take(waiting: Queue[Batch | _Idle]) -> list[Batch | _Idle]:
    arrived: list[Batch | _Idle] = []
    with suppress(Empty):
        arrived.append(waiting.get(timeout=LOOK))
        while len(arrived) < TOGETHER:
            arrived.append(waiting.get_nowait())
    return arrived


@dataclass(slots=True)
class _Known:
    """What the store knows, read on from where it was read last: others may write to it too."""

    store: Store
    keys: frozenset[str] = frozenset()
    version: int = -1

    def held(self) -> frozenset[str]:
        """`known_key` of everything that the store holds."""
        from dateline.pipeline.storing.store import known_keys

        version = self.store.version
        if version != self.version:
            is_local = self.store.folder is not None and self.version >= 0
            fresh = self.store.claims_since(self.version) if is_local else None
            self.keys = self.store.known() if fresh is None else self.keys | known_keys(fresh.lazy())
            self.version = version
        return self.keys


@dataclass(slots=True)
class _Keeper:
    """Puts batches into the store."""

    store: Store
    clock: Clock
    dct: Bounds | None
    extractor: ExtractorLike
    engine: Engine
    known: _Known
    _kept_before: bool = False

    def keep(self, batches: list[Batch], stop: Event) -> Round:
        """Read, write, and only then acknowledge; a store or cluster that went away is waited for."""
        wait = LOOK
        while True:
            try:
                done = self._keep(batches)
            except (OSError, QueryError) as error:
                if not self._kept_before or stop.is_set():
                    raise
                wait = min(2 * wait, LONGEST_WAIT)
                log.warning("watch.not_kept %s again_in=%.0fs", _said(error), wait)
                stop.wait(wait)
            else:
                self._kept_before = True
                return done

    def _keep(self, batches: list[Batch]) -> Round:
        from dateline.pipeline.ingesting.ingest import ingest

        files = [file for batch in batches for file in batch.files]
        read = ingest(files, dct=self.dct, known=self.known.held(), extractor=self.extractor, engine=self.engine)
        added = self.store.add(read.claims, read.rejects, clock=self.clock)
        for batch in batches:
            _acknowledge(batch)
        origins = tuple(dict.fromkeys(batch.origin for batch in batches))
        log.info("watch.kept files=%d claims=%d rejects=%d", len(files), added.new_claims, read.rejects.height)
        return Round(origins, len(files), added.new_claims, read.rejects.height)


def _acknowledge(batch: Batch) -> None:
    """Tell the source; where it cannot be told the batch comes again, and adds nothing."""
    try:
        batch.acknowledge()
    except Exception as error:  # noqa: BLE001 - each client has errors of its own, and none is worth an end
        log.warning("watch.not_acknowledged origin=%s %s", batch.origin, _said(error))


@dataclass(frozen=True, slots=True)
class _Idle:
    """A source had nothing new."""

    address: str


class _Feeder:
    """Moves batches from one source into the queue; opens the source again when it is lost."""

    def __init__(self, address: str, scratch: Path, interval: float | None) -> None:
        self._address, self._scratch = address, scratch
        self._kind: Stream = stream_for(address)
        self._interval = self._kind.interval if interval is None else interval
        scratch.mkdir(parents=True)
        self._opened: Opened | None = self._open()

    def feed(self, waiting: Queue[Batch | _Idle], stop: Event) -> None:
        wait = self._interval
        while not stop.is_set():
            try:
                self._opened = self._opened or self._open()
                for batch in self._opened.batches(stop):
                    wait = self._interval
                    _put(waiting, _Idle(self._address) if batch is None else batch, stop)
            except Exception as error:  # noqa: BLE001 - each client has errors of its own; the other sources go on
                log.warning("watch.source_lost %s again_in=%.0fs", _said(error), wait)
                self._close()
                stop.wait(wait)
                wait = min(2 * wait, LONGEST_WAIT)
        self._close()

    def _open(self) -> Opened:
        return self._kind.open(self._address, self._scratch, self._interval)

    def _close(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            try:
                opened.close()
            except Exception as error:  # noqa: BLE001 - what is lost already cannot be closed in good order
                log.info("watch.not_closed %s", _said(error))


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, TimelineError) else f"{type(error).__name__}: {error}"


def _put(waiting: Queue[Batch | _Idle], item: Batch | _Idle, stop: Event) -> None:
    while not stop.is_set():
        with suppress(Full):
            waiting.put(item, timeout=LOOK)
            return
