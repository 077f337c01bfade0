"""What the fold of a store knows, kept beside its log, so that more documents change only what they touch.

One SQLite file holds the claims that count, what they are looked up by, which pairs are alike, and the events with
their links; it says up to which commit of the log. It is a copy: it may be deleted at any time, and is made anew when
the code or the weights of the fold are others. Only a store in a folder keeps it:
docs/decisions/0092-the-fold-grows-beside-the-log.md.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zlib import crc32

import polars as pl

from dateline.events.table.folding.current import current, decisions
from dateline.events.table.folding.events import sorted_events
from dateline.events.table.folding.grown import Nothing, Run, grow, in_turn
from dateline.events.table.matching.features import TOLD, document_key
from dateline.events.table.schema import CLAIM_SCHEMA, EVENT_SCHEMA, LINK_SCHEMA
from dateline.pipeline.engine import Engine
from dateline.pipeline.folding.batches import batches
from dateline.pipeline.folding.cache import KEPT, Kept, code_version
from dateline.pipeline.folding.known import KnownClaims
from dateline.pipeline.folding.matching import OnEngine
from dateline.pipeline.folding.rows import asked, packed, unpacked
from dateline.pipeline.folding.writing import event_numbers, put
from dateline.pipeline.storing.place import SPOOL

if TYPE_CHECKING:
    from dateline.pipeline.storing.store import Store

log = logging.getLogger(__name__)

_TABLES: Final = """
create table claim(n integer primary key, claim_id text unique, low int, high int, told_low int, told_high int,
                   dated int, main int, event int, piece int, floor real);
create table told(n integer primary key, said text);
create index piece_of on claim(piece);
create table document(name text primary key) without rowid;
create table decision(said text);
create table posting(key int, sort int, floor int, at int, till int, turn int, claim int,
                     primary key(key, sort, floor, at, till, turn, claim)) without rowid;
create table near(one int, two int, weight real, alike int, primary key(one, two)) without rowid;
create table event(n integer primary key, said text);
create table link(event int, said text);
create index link_of on link(event);
create table upto(version int);
"""
_NAMES: Final = ("claim", "told", "document", "decision", "posting", "near", "event", "link", "upto")

_DECIDING: Final = ~pl.col("role").is_in((*TOLD, "constraint"))
"""What changes how other claims count."""
_TYING: Final = pl.col("role").is_in(TOLD) & (pl.col("targets").list.len() > 0)
"""Claims that say themselves whose event they tell of."""

_CACHE: Final = 65_536
"""KiB of its pages that are held in memory at most."""
_PATIENCE: Final = 600.0
"""Seconds to wait for another process that is folding."""


class FoldState:
    """The fold of one store, up to some commit of its log."""

    def __init__(self, folder: Path) -> None:
        """Nothing is opened.

        Args:
            folder: Where it is kept; the name of the file there holds the version of the code.
        """
        self._folder = folder

    @classmethod
    def of(cls, store: Store) -> FoldState | None:
        """That of a store; None for one that is not in a folder."""
        return None if store.folder is None else cls(store.folder / KEPT)

    def brought_up(self, store: Store, *, new: Sequence[str] = (), engine: Engine | None = None) -> pl.DataFrame | None:
        """Take in what the log holds more than this, and give the events that hold the claims named.

        Args:
            store: Whose log it is.
            new: Ids of claims.
            engine: Where pairs are compared and components clustered; None: in this process.

        Returns:
            EVENT_SCHEMA, as `fold` gives them; None where nothing can be kept here.
        """
        run = OnEngine(engine or Engine(), store.folder and store.folder / SPOOL)
        with self._opened() as base:
            if base is not None:
                _catch_up(base, store, run)
                run.settle()
                return _events(base, event_numbers(base, new))
        return None

    def folded(self, store: Store) -> Kept | None:
        """All events and links of the store as it is now, as `fold` gives them; None where nothing can be kept here."""
        with self._opened() as base:
            if base is not None:
                _catch_up(base, store, in_turn)
                links = unpacked(base.execute("select said from link"), LINK_SCHEMA).sort("left_id", "right_id")
                return Kept(_events(base, None), links)
        return None

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection | None]:
        """The base in one transaction, which is kept where all went well; None where there can be none."""
        base = self._connected()
        if base is None:
            yield None
            return
        with closing(base):
            try:
                yield base
                base.execute("commit")
            except sqlite3.Error as err:
                self._given_up(err)

    def _connected(self) -> sqlite3.Connection | None:
        base = None
        try:
            self._folder.mkdir(exist_ok=True)
            for old in self._folder.glob("state-*.sqlite*"):
                if not old.name.startswith(self._file.name):
                    old.unlink(missing_ok=True)
            base = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
            base.execute(f"pragma cache_size = -{_CACHE}")
            base.execute("begin immediate")
        except (sqlite3.Error, OSError) as err:
            if base is not None:
                base.close()
            self._given_up(err)
            return None
        return base

    @property
    def _file(self) -> Path:
        return self._folder / f"state-{code_version()}-{crc32(_TABLES.encode()):08x}.sqlite"

    def _given_up(self, error: Exception) -> None:
        """A full disk, or a folder that cannot be written, is no error: the next question folds. A torn file goes."""
        log.info("fold_state.not_kept %s: %s", type(error).__name__, error)
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            self._file.unlink(missing_ok=True)


def _catch_up(base: sqlite3.Connection, store: Store, run: Run) -> None:
    """Bring a base to the last commit of a log: by what came since, or by all of it."""
    now, then = store.version, _version(base)
    if then == now:
        return
    since = store.claims_since(then) if then is not None and then < now else None
    if since is None or not _only_grows(base, since):
        _emptied(base)
        _take_in(base, store.claims(), run)
    else:
        _take_in(base, since.lazy(), run)
    base.execute("delete from upto")
    base.execute("insert into upto values (?)", (now,))


def _version(base: sqlite3.Connection) -> int | None:
    """The commit that a base is at; None for a new one."""
    if base.execute("select 1 from sqlite_master where name = 'upto'").fetchone() is None:
        return None
    row = base.execute("select version from upto").fetchone()
    return None if row is None else int(row[0])


def _only_grows(base: sqlite3.Connection, new: pl.DataFrame) -> bool:
    """Whether all that came are claims of documents that nobody has read before."""
    return not (new["sha256"].null_count() or new.filter(_DECIDING).height or _holds(base, new))


def _emptied(base: sqlite3.Connection) -> None:
    for name in _NAMES:
        base.execute(f"drop table if exists {name}")
    for statement in _TABLES.split(";")[:-1]:
        base.execute(statement)


def _take_in(base: sqlite3.Connection, came: pl.LazyFrame, run: Run) -> None:
    """Add claims of documents that the base does not hold; what users decided counts for all of them."""
    base.executemany("insert into decision values (?)", packed(came.filter(_DECIDING | _TYING).collect()))
    decided = decisions(unpacked(base.execute("select said from decision"), CLAIM_SCHEMA))
    for batch in batches(came):
        told = current(batch, decided)
        known = KnownClaims(base) if base.execute("select 1 from claim limit 1").fetchone() else Nothing()
        put(base, batch, told, grow(known, told, decided, run=run))
        log.info("fold_state.grown claims=%d", told.height)


def _holds(base: sqlite3.Connection, claims: pl.DataFrame) -> bool:
    """Whether one of the documents was read before."""
    with asked(base, claims.select(document_key()).to_series().unique()):
        return base.execute("select 1 from asked join document on name = value").fetchone() is not None


def _events(base: sqlite3.Connection, numbers: list[int] | None) -> pl.DataFrame:
    """These events, or all."""
    if numbers is None:
        return sorted_events(unpacked(base.execute("select said from event"), EVENT_SCHEMA))
    with asked(base, numbers):
        found = base.execute("select said from asked cross join event on n = value").fetchall()
    return sorted_events(unpacked(found, EVENT_SCHEMA))
