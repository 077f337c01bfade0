"""What the fold of a store knows, kept beside its log, so that more documents change only what they touch.

One SQLite file holds the claims that count, what they are looked up by, which pairs are alike, and the events with
their links; it says up to which commit of the log. It is a copy: it may be deleted at any time, and is made anew when
the code or the weights of the fold are others. Only a store in a folder keeps it:
docs/decisions/0092-the-fold-grows-beside-the-log.md.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from dateline.events.table.fold import NEAR
from dateline.events.table.fold_current import current, decisions
from dateline.events.table.fold_events import sorted_events
from dateline.events.table.fold_grown import LOOKUPS, SIGHTED, Grown, Nothing, Run, grow, in_turn
from dateline.events.table.fold_region import PAIR, PIECES
from dateline.events.table.match_blocking import NEARBY
from dateline.events.table.match_features import TOLD, document_key
from dateline.events.table.schema import CLAIM_SCHEMA, EVENT_SCHEMA, LINK_SCHEMA
from dateline.events.time.bounds import INSTANT_MAX, INSTANT_MIN
from dateline.pipeline.engine import Engine
from dateline.pipeline.fold_cache import KEPT, Kept, code_version
from dateline.pipeline.matching import OnEngine
from dateline.pipeline.store import SPOOL

if TYPE_CHECKING:
    from dateline.pipeline.store import Store

log = logging.getLogger(__name__)

_TABLES: Final = """
create table claim(n integer primary key, claim_id text unique, low int, high int, told_low int, told_high int,
                   dated int, main int, event int, piece int, floor real, said text);
create index piece_of on claim(piece);
create table document(name text primary key) without rowid;
create table decision(said text);
create table posting(key int, vague int, at int, sort int, claim int, primary key(key, vague, at, sort, claim))
  without rowid;
create table near(one int, two int, weight real, alike int, primary key(one, two)) without rowid;
create table event(n integer primary key, said text);
create table link(event int, said text);
create index link_of on link(event);
create table upto(version int);
"""
_NAMES: Final = ("claim", "document", "decision", "posting", "near", "event", "link", "upto")

_WIDENED: Final = """
update window set first = ?, last = ?
where vague or exists (select 1 from posting where posting.key = window.key and posting.vague = 1)
"""
_SHARING: Final = """
create temp table shared as
select distinct posting.* from window cross join posting
on posting.key = window.key and posting.vague in (0, 1) and posting.at between first and last
"""

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
                return _events(base, _event_numbers(base, new))
        return None

    def folded(self, store: Store) -> Kept | None:
        """All events and links of the store as it is now, as `fold` gives them; None where nothing can be kept here."""
        with self._opened() as base:
            if base is not None:
                _catch_up(base, store, in_turn)
                links = _unpacked(base.execute("select said from link"), LINK_SCHEMA).sort("left_id", "right_id")
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
            base.execute("begin immediate")
        except (sqlite3.Error, OSError) as err:
            if base is not None:
                base.close()
            self._given_up(err)
            return None
        return base

    @property
    def _file(self) -> Path:
        return self._folder / f"state-{code_version()}.sqlite"

    def _given_up(self, error: Exception) -> None:
        """A full disk, or a folder that cannot be written, is no error: the next question folds. A torn file goes."""
        log.info("fold_state.not_kept %s: %s", type(error).__name__, error)
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            self._file.unlink(missing_ok=True)


class _Known:
    """The claims of a base, as `grow` asks for them."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def sharing(self, asked: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Those at the time of who asks; where he or one of them is vague, those of any time."""
        names = ", ".join(SIGHTED)
        rows = asked.select("key", "vague", first=pl.col("at") - NEARBY, last=pl.col("at") + NEARBY).unique()
        self._base.execute("create temp table window(key int, vague int, first int, last int)")
        self._base.executemany("insert into window values (?, ?, ?, ?)", rows.iter_rows())
        self._base.execute(_WIDENED, (INSTANT_MIN, INSTANT_MAX))
        self._base.execute(_SHARING)
        sights = self._base.execute(f"select distinct {names} from shared join claim on n = shared.claim")  # noqa: S608
        seen = _frame(sights, SIGHTED)
        found = self._base.execute("select claim_id, sort, key, vague, at from shared join claim on n = shared.claim")
        looked_up = _frame(found, LOOKUPS)
        self._base.execute("drop table window")
        self._base.execute("drop table shared")
        return seen, looked_up

    def near(self, ids: pl.Series) -> pl.DataFrame:
        query = (
            "select min(a.claim_id, b.claim_id), max(a.claim_id, b.claim_id), weight, alike from asked"
            " cross join claim a on a.claim_id = value join near on one = a.n join claim b on b.n = two"
        )
        with _asked(self._base, ids):
            return _frame(self._base.execute(query), NEAR).unique(PAIR)

    def pieces(self, ids: pl.Series) -> pl.DataFrame:
        query = (
            "select claim_id, piece, floor from claim where piece in"
            " (select piece from asked cross join claim on claim_id = value)"
        )
        with _asked(self._base, ids):
            return _frame(self._base.execute(query), PIECES)

    def claims(self, ids: pl.Series) -> pl.DataFrame:
        query = "select said, main from asked cross join claim on claim_id = value"
        with _asked(self._base, ids):
            rows = self._base.execute(query).fetchall()
        main = pl.Series("main", [bool(main) for _, main in rows], dtype=pl.Boolean)
        return _unpacked(((said,) for said, _ in rows), CLAIM_SCHEMA).with_columns(main)


def _catch_up(base: sqlite3.Connection, store: Store, run: Run) -> None:
    """Bring a base to the last commit of a log: by what came since, or by all of it."""
    now, then = store.version, _version(base)
    if then == now:
        return
    since = store.claims_since(then) if then is not None and then < now else None
    if since is None or not _grown(base, since, run):
        _made_anew(base, store.claims().collect(), run)
    base.execute("delete from upto")
    base.execute("insert into upto values (?)", (now,))


def _version(base: sqlite3.Connection) -> int | None:
    """The commit that a base is at; None for a new one."""
    if base.execute("select 1 from sqlite_master where name = 'upto'").fetchone() is None:
        return None
    row = base.execute("select version from upto").fetchone()
    return None if row is None else int(row[0])


def _made_anew(base: sqlite3.Connection, claims: pl.DataFrame, run: Run) -> None:
    for name in _NAMES:
        base.execute(f"drop table if exists {name}")
    for statement in _TABLES.split(";")[:-1]:
        base.execute(statement)
    decided = decisions(claims)
    told = current(claims, decided)
    base.executemany("insert into decision values (?)", _packed(pl.concat([_deciding(claims), _tying(claims)])))
    _put(base, claims, told, grow(Nothing(), told, decided, run=run))
    log.info("fold_state.made claims=%d", told.height)


def _grown(base: sqlite3.Connection, new: pl.DataFrame, run: Run) -> bool:
    """Take in claims of documents that nobody has read before; False where that is not all there is to it."""
    if new["sha256"].null_count() or _deciding(new).height or _holds(base, new):
        return False
    base.executemany("insert into decision values (?)", _packed(_tying(new)))
    decided = decisions(_unpacked(base.execute("select said from decision"), CLAIM_SCHEMA))
    told = current(new, decided)
    _put(base, new, told, grow(_Known(base), told, decided, run=run))
    log.info("fold_state.grown claims=%d", told.height)
    return True


def _deciding(claims: pl.DataFrame) -> pl.DataFrame:
    """What changes how other claims count."""
    return claims.filter(~pl.col("role").is_in((*TOLD, "constraint")))


def _tying(claims: pl.DataFrame) -> pl.DataFrame:
    """Claims that say themselves whose event they tell of."""
    return claims.filter(pl.col("role").is_in(TOLD) & (pl.col("targets").list.len() > 0))


def _holds(base: sqlite3.Connection, claims: pl.DataFrame) -> bool:
    """Whether one of the documents was read before."""
    with _asked(base, claims.select(document_key()).to_series().unique()):
        return base.execute("select 1 from asked join document on name = value").fetchone() is not None


def _put(base: sqlite3.Connection, claims: pl.DataFrame, told: pl.DataFrame, grown: Grown) -> None:
    """Write what a growth changed."""
    documents = claims.select(document_key()).to_series().drop_nulls().unique()
    base.executemany("insert or ignore into document values (?)", ((name,) for name in documents))
    numbers = _put_claims(base, told, grown.sights)
    names = ("key", "vague", "at", "sort", "n")
    postings = grown.lookups.join(numbers, on="claim_id").select(names).unique().sort(names)
    base.executemany("insert into posting values (?, ?, ?, ?, ?)", postings.iter_rows())
    pair = "select a.n, b.n{} from claim a, claim b where a.claim_id = ? and b.claim_id = ?"
    for one, two in (PAIR, PAIR[::-1]):
        gone = f"delete from near where (one, two) in ({pair.format('')})"  # noqa: S608 - our names
        base.executemany(gone, grown.gone.select(one, two).iter_rows())
        near = f"insert or replace into near {pair.format(', ?, ?')}"
        base.executemany(near, grown.near.select("weight", "alike", one, two).iter_rows())
    _put_events(base, grown)


def _put_claims(base: sqlite3.Connection, told: pl.DataFrame, sights: pl.DataFrame) -> pl.DataFrame:
    """Number the claims that came, and write them; gives claim_id and n."""
    first = base.execute("select coalesce(max(n), 0) + 1 from claim").fetchone()[0]
    rows = told.sort("claim_id").with_columns(said=_packing(CLAIM_SCHEMA)).select("claim_id", "said")
    written = sights.join(rows, on="claim_id", validate="1:1").with_row_index("n", offset=first)
    names = ("n", *SIGHTED, "main", "said")
    places = ", ".join("?" * len(names))
    insert = f"insert into claim({', '.join(names)}) values ({places})"  # noqa: S608 - our names
    base.executemany(insert, written.select(names).iter_rows())
    return written.select("claim_id", pl.col("n").cast(pl.Int64))


def _put_events(base: sqlite3.Connection, grown: Grown) -> None:
    """New pieces and events in the place of those that held the claims touched."""
    old = _event_numbers(base, grown.pieces["claim_id"])
    base.executemany("delete from event where n = ?", ((n,) for n in old))
    base.executemany("delete from link where event = ?", ((n,) for n in old))
    first = base.execute("select coalesce(max(n), 0) + 1 from event").fetchone()[0]
    events = grown.events.with_row_index("n", offset=first)
    base.executemany("insert into event values (?, ?)", events.select("n", _packing(EVENT_SCHEMA)).iter_rows())
    home = events.select("n", pl.col("claims").alias("claim_id")).explode("claim_id")
    free = base.execute("select coalesce(max(piece), 0) + 1 from claim").fetchone()[0]
    placed = grown.pieces.join(home, on="claim_id", how="left", validate="1:1")
    rows = placed.select("n", pl.col("piece") + free, "floor", "claim_id").iter_rows()
    base.executemany("update claim set event = ?, piece = ?, floor = ? where claim_id = ?", rows)
    links = grown.links.join(home, left_on="left_id", right_on="claim_id", validate="m:1")
    base.executemany("insert into link values (?, ?)", links.select("n", _packing(LINK_SCHEMA)).iter_rows())


def _event_numbers(base: sqlite3.Connection, claims: pl.Series | Sequence[str]) -> list[int]:
    query = "select distinct event from asked cross join claim on claim_id = value where event is not null"
    with _asked(base, claims):
        return [n for (n,) in base.execute(query)]


def _events(base: sqlite3.Connection, numbers: list[int] | None) -> pl.DataFrame:
    """These events, or all."""
    if numbers is None:
        return sorted_events(_unpacked(base.execute("select said from event"), EVENT_SCHEMA))
    with _asked(base, numbers):
        found = base.execute("select said from asked cross join event on n = value").fetchall()
    return sorted_events(_unpacked(found, EVENT_SCHEMA))


@contextmanager
def _asked(base: sqlite3.Connection, values: Iterable[Any]) -> Iterator[None]:
    """The values as the table `asked`."""
    base.execute("create temp table asked(value)")
    base.executemany("insert into asked values (?)", ((value,) for value in values))
    yield
    base.execute("drop table asked")


def _frame(rows: sqlite3.Cursor, schema: pl.Schema) -> pl.DataFrame:
    numbered = {name: pl.Int64() if dtype == pl.Boolean else dtype for name, dtype in schema.items()}
    return pl.DataFrame(rows.fetchall(), schema=numbered, orient="row").cast(schema)


def _packing(schema: pl.Schema) -> pl.Expr:
    """Each row as one text; instants as numbers, since not all of them have a written form."""
    row = pl.struct(schema.names()).cast(pl.Struct({name: _plain(dtype) for name, dtype in schema.items()}))
    return row.struct.json_encode().alias("said")


def _packed(rows: pl.DataFrame) -> Iterator[tuple[str]]:
    yield from rows.select(_packing(rows.schema)).iter_rows()


def _unpacked(rows: Iterable[tuple[str]], schema: pl.Schema) -> pl.DataFrame:
    said = pl.Series("said", [text for (text,) in rows], dtype=pl.String)
    plain = pl.Struct({name: _plain(dtype) for name, dtype in schema.items()})
    return said.str.json_decode(plain).struct.unnest().cast(schema)


def _plain(dtype: pl.DataType) -> pl.DataType:
    match dtype:
        case pl.Datetime():
            return pl.Int64()
        case pl.List():
            return pl.List(_plain(dtype.inner))  # type: ignore[arg-type]
        case pl.Struct():
            return pl.Struct({field.name: _plain(field.dtype) for field in dtype.fields})  # type: ignore[arg-type]
    return dtype
