"""The claim log: append-only, atomic, safe for several writers; a Delta Lake table that other engines read too.

Claims and rejects of one addition stand in one table, told apart by the partition `what`, so that one commit holds
both: a killed process leaves all of an addition or nothing of it. Each commit is made on top of the version that was
read; when another writer was faster the new claims are compared with what is there now and tried again: no claim
is ever there twice.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import polars as pl

from dateline.events.errors import StoreError
from dateline.events.table.schema import CLAIM_SCHEMA, INSTANT, check
from dateline.pipeline.clock import Clock
from dateline.pipeline.ingesting.ingest import known_key
from dateline.pipeline.ingesting.rejects import REJECT_SCHEMA
from dateline.pipeline.ingesting.story import Story
from dateline.pipeline.storing import log_files
from dateline.pipeline.storing.log_ids import LogIds
from dateline.pipeline.storing.place import check_free, check_writable, folder_of

if TYPE_CHECKING:
    from deltalake import DeltaTable

log = logging.getLogger(__name__)

SCHEMA_VERSION: Final = 1
"""Of the stored table. A store of an earlier version is read with what it lacks as null, and written in this one."""

MANY_FILES: Final = 128
"""Additions make small files; when there are this many they are written together."""

TRIES: Final = 200
"""How often a commit is tried against other writers."""

_WHAT: Final = "what"
_MARK: Final = "dateline claims, version "
_TITLE: Final = "dateline.title"
_DESCRIPTION: Final = "dateline.description"
_WRITTEN: Final = pl.Schema({**CLAIM_SCHEMA, **REJECT_SCHEMA})
_STORED: Final = pl.Schema({_WHAT: pl.String(), **_WRITTEN})
_CLAIMS: Final = f"{_WHAT}=claim"
_COLOUR: Final = re.compile("\x1b\\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition changed.

    Attributes:
        claims: CLAIM_SCHEMA with `recorded_at`: the claims that the store did not hold.
        repeated: How many of those given it held already.
        new_rejects: How many rejects it did not hold.
        version: Of the log afterwards; the same as before where nothing was new.
    """

    claims: pl.DataFrame
    repeated: int
    new_rejects: int
    version: int

    @property
    def new_claims(self) -> int:
        """How many claims were new."""
        return self.claims.height


class Store:
    """A claim log at an address.

    >>> from tempfile import mkdtemp
    >>> from dateline.events.table.schema import claim_frame
    >>> from dateline.pipeline.clock import FixedClock
    >>> store = Store(mkdtemp())
    >>> store.exists, store.add(claim_frame([]), clock=FixedClock(0)).version, store.exists
    (False, 0, True)
    """

    def __init__(self, address: str | Path, *, storage_options: Mapping[str, str] | None = None) -> None:
        """Name a store; nothing is opened.

        Args:
            address: A folder, or an object-store address such as `s3://bucket/stores/one`.
            storage_options: For an object store; credentials are found in the environment without them.
        """
        text = str(address)
        self.address = text
        self.folder = folder_of(text)
        self._uri = f"{text.rstrip('/')}/claims" if self.folder is None else str(self.folder / "claims")
        self._options = dict(storage_options) if storage_options else None
        self._ids = None if self.folder is None else LogIds(self._root, _CLAIMS)

    @property
    def _root(self) -> Path:
        return Path(self._uri)

    @property
    def exists(self) -> bool:
        """True when there is a claim log at the address."""
        return self._opened() is not None

    @property
    def version(self) -> int:
        """How often the log was written to; -1 where there is none."""
        table = self._opened()
        return -1 if table is None else int(table.version())

    def claims(self) -> pl.LazyFrame:
        """Every claim of the log: CLAIM_SCHEMA, in no order.

        Raises:
            StoreError: there is no store here, or one of a later version.
        """
        return self._rows("claim", CLAIM_SCHEMA)

    def rejects(self) -> pl.LazyFrame:
        """Everything that was refused: REJECT_SCHEMA, in no order.

        Raises:
            StoreError: there is no store here, or one of a later version.
        """
        return self._rows("reject", REJECT_SCHEMA)

    def claims_since(self, version: int) -> pl.DataFrame | None:
        """What came with the commits after one: CLAIM_SCHEMA; None where the log does not hold them any more.

        Only for a store in a folder.
        """
        return log_files.added_since(self._root, version, self.version, _CLAIMS, CLAIM_SCHEMA)

    @property
    def story(self) -> Story | None:
        """What its timeline is called; None where there is no store, or nobody has said."""
        table = self._opened()
        told = table.metadata().configuration if table is not None else {}
        title = told.get(_TITLE)
        return Story(title=title, description=told.get(_DESCRIPTION, "")) if title else None

    def entitle(self, story: Story) -> None:
        """Keep what its timeline is called, as properties of the table; the same again writes nothing.

        Raises:
            StoreError: there is no store here, or it cannot be written.
        """
        from deltalake.exceptions import DeltaError

        if self.story == story:
            return
        check_writable(self.address, self.folder)
        properties = {_TITLE: story.title, _DESCRIPTION: story.description}
        try:
            self._needed().alter.set_table_properties(properties, raise_if_not_exists=False)
        except (DeltaError, OSError) as err:
            raise StoreError(
                self.address, f"cannot keep its title ({_said(err)})", "the claims are in it; try again"
            ) from err

    def known(self) -> frozenset[str]:
        """`known_key` of every document and record that a claim came from; empty where there is no store."""
        return known_keys(self.claims()) if self.exists else frozenset()

    def check_place(self) -> None:
        """Make sure that a store is here or can be made here.

        Raises:
            StoreError: it is a folder with files that are no store's, or a file.
        """
        if self.folder is not None and not self.exists:
            check_free(self.address, self.folder)

    def add(self, claims: pl.DataFrame, rejects: pl.DataFrame | None = None, *, clock: Clock) -> Added:
        """Add claims and rejects; those that the store holds already are left out. All of it, or nothing.

        Args:
            claims: CLAIM_SCHEMA. `recorded_at` is set where it is null.
            rejects: REJECT_SCHEMA.
            clock: Says when the store learned it.

        Raises:
            SchemaError: `claims` or `rejects` is no such table.
            StoreError: the store cannot be written, or is of a later version; it is as it was before.
        """
        check(claims.lazy(), CLAIM_SCHEMA, "claim")
        refused = rejects if rejects is not None else pl.DataFrame(schema=REJECT_SCHEMA)
        check(refused.lazy(), REJECT_SCHEMA, "reject")
        now = pl.lit(clock.now()).cast(INSTANT)
        given = claims.unique("claim_id", keep="first", maintain_order=True).with_columns(
            pl.coalesce("recorded_at", now).alias("recorded_at")
        )
        for _ in range(TRIES):
            table = self._opened()
            new, new_rejects = self._missing(table, given, refused.unique(maintain_order=True))
            if table is not None and new.is_empty() and new_rejects.is_empty():
                return Added(new, claims.height, 0, int(table.version()))
            version = self._commit(table, new, new_rejects)
            if version is not None:
                self._tidy()
                log.info("store.added claims=%d rejects=%d version=%d", new.height, new_rejects.height, version)
                return Added(new, claims.height - new.height, new_rejects.height, version)
        raise StoreError(self.address, "other writers were always faster", "try again when fewer write")

    def compact(self) -> None:
        """Write many small files together; what was there before stays readable for a week."""
        from deltalake.exceptions import DeltaError

        table = self._needed()
        try:
            table.optimize.compact()
            table.vacuum(dry_run=False)
        except (DeltaError, OSError) as err:
            raise StoreError(self.address, f"cannot be compacted ({_said(err)})", "nothing is lost; try again") from err

    @property
    def files(self) -> int:
        """How many files hold the log as it is now."""
        return int(self._needed().get_add_actions().num_rows)

    def _tidy(self) -> None:
        """Compact when there are many files; a failure only means that it is done another time."""
        if self.files >= MANY_FILES:
            try:
                self.compact()
            except StoreError as err:
                log.info("store.not_compacted %s", err.problem)

    def _missing(
        self, table: DeltaTable | None, claims: pl.DataFrame, rejects: pl.DataFrame
    ) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Those of both that the log does not hold."""
        if table is None:
            return claims, rejects
        asked = claims.select("claim_id")
        if self._ids:
            every = partial(self._every_id, table)
            asked = asked.filter(self._ids.may_hold(claims["claim_id"], int(table.version()), every))
        if asked.height:
            held = self._scan(table, "claim").select("claim_id")
            repeated = held.join(asked.lazy(), on="claim_id", how="semi").collect()
            claims = claims.join(repeated, on="claim_id", how="anti", maintain_order="left")
        if rejects.height:
            refused = self._scan(table, "reject").select(*REJECT_SCHEMA).collect()
            rejects = rejects.join(refused, on=list(REJECT_SCHEMA), how="anti", nulls_equal=True, maintain_order="left")
        return claims, rejects

    def _every_id(self, table: DeltaTable) -> pl.Series:
        return self._scan(table, "claim").select("claim_id").collect()["claim_id"]

    def _commit(self, table: DeltaTable | None, claims: pl.DataFrame, rejects: pl.DataFrame) -> int | None:
        """Append on top of the version that was read; None when another writer was faster."""
        from deltalake import CommitProperties, write_deltalake
        from deltalake.exceptions import CommitFailedError, DeltaError

        rows = _stored(claims, rejects)
        check_writable(self.address, self.folder)
        try:
            if self.folder is not None and table is None:
                Path(self._uri).mkdir(parents=True, exist_ok=True)
            write_deltalake(
                self._uri if table is None else table,
                rows,
                mode="error" if table is None else "append",
                partition_by=[_WHAT],
                schema_mode=None if table is None else "merge",
                description=f"{_MARK}{SCHEMA_VERSION}",
                storage_options=self._options,
                commit_properties=CommitProperties(max_commit_retries=0),
            )
        except CommitFailedError:
            return None
        except (DeltaError, OSError) as err:
            if table is None and self._opened() is not None:
                return None
            raise StoreError(
                self.address, f"cannot be written ({_said(err)})", "the store is as it was before"
            ) from err
        opened = self._needed()
        return int(opened.version())

    def _opened(self) -> DeltaTable | None:
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError

        try:
            if not DeltaTable.is_deltatable(self._uri, self._options):
                return None
            table = DeltaTable(self._uri, storage_options=self._options)
        except (DeltaError, OSError) as err:
            raise StoreError(
                self.address, f"cannot be opened ({_said(err)})", "check the address and who may read it"
            ) from err
        marked = (table.metadata().description or "").removeprefix(_MARK)
        if not marked.isdigit():
            raise StoreError(self.address, "holds a table that is not a claim log", "give another folder")
        if int(marked) > SCHEMA_VERSION:
            raise StoreError(self.address, f"was written by a later dateline (version {marked})", "update dateline")
        return table

    def _needed(self) -> DeltaTable:
        table = self._opened()
        if table is None:
            raise StoreError(self.address, "there is no store here", "make one: dateline merge PATH... --store DIR")
        return table

    def _scan(self, table: DeltaTable, what: str) -> pl.LazyFrame:
        """Rows of one kind, in the schema that was written last."""
        if self.folder is None:
            return pl.scan_delta(table).filter(pl.col(_WHAT) == what)
        # polars' own scan does not find the files of a folder whose name holds a space or a letter beyond ASCII
        parts = pl.DataFrame(table.get_add_actions(flatten=True)).filter(pl.col(f"partition.{_WHAT}") == what)
        return log_files.scanned(self.address, self._root, parts, _WRITTEN)

    def _rows(self, what: str, schema: pl.Schema) -> pl.LazyFrame:
        """Rows of one kind in today's schema: columns that an earlier version lacked are null."""
        rows = self._scan(self._needed(), what)
        return log_files.in_schema(rows, rows.collect_schema().names(), schema)


def known_keys(claims: pl.LazyFrame) -> frozenset[str]:
    """`known_key` of every document and record that some claims came from."""
    pairs = claims.select("sha256", "extractor_version").drop_nulls().unique().collect()
    return frozenset(known_key(sha256, version) for sha256, version in pairs.iter_rows())


def _said(error: Exception) -> str:
    """What the log's library says, in one line and without the colours that it has for a terminal."""
    return " ".join(_COLOUR.sub("", str(error)).split())


def _stored(claims: pl.DataFrame, rejects: pl.DataFrame) -> pl.DataFrame:
    """Claims and rejects as rows of the one table."""
    told = claims.with_columns(pl.lit("claim").alias(_WHAT))
    refused = rejects.with_columns(pl.lit("reject").alias(_WHAT))
    empty = pl.DataFrame(schema=_STORED)
    return pl.concat([empty, told, refused], how="diagonal")
