"""New sources into a store: the union of claims, then what it did to the events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import polars as pl

from dateline.events.table.folding.fold import fold
from dateline.events.time.bounds import Bounds
from dateline.pipeline.clock import Clock
from dateline.pipeline.engine import Engine
from dateline.pipeline.folding.state import FoldState
from dateline.pipeline.ingesting.account import Account, run_report
from dateline.pipeline.ingesting.extracting import ExtractorLike, usual_extractor
from dateline.pipeline.ingesting.ingest import PART, Tell, ingest_parts
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.ingesting.vague import refuse_other_widths
from dateline.pipeline.storing.place import SPOOL
from dateline.pipeline.storing.store import Store
from dateline.pipeline.terminal.stopwatch import Stopwatch

MANY_CLAIMS: Final = 50_000
"""From this many new claims on they are folded on all cores where nobody says how many."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did.

    Attributes:
        account: What became of every file.
        new: Ids of the claims that the store did not hold before.
        repeated: How many it did.
        touched: The events that a new claim is part of: EVENT_SCHEMA, before constraints between events.
        seconds: Of each stage.
    """

    account: Account
    new: pl.Series
    repeated: int
    touched: pl.DataFrame
    seconds: dict[str, float]

    @property
    def run(self) -> str:
        """What was read and the seconds of each stage, in one line."""
        return run_report(self.account, self.seconds)

    def counts(self) -> dict[str, int]:
        """How many claims were new or repeated, events touched or new, disagreements of touched events, and rejects.

        Disagreements with what is said of the order of events are not among them: these concern the whole store.
        """
        held_before = self._members().filter(~pl.col("claims").is_in(self.new.implode()))
        return {
            "new_claims": self.new.len(),
            "repeated": self.repeated,
            "events_touched": self.touched.height,
            "new_events": self.touched.height - held_before["event_id"].n_unique(),
            "conflicts": sum(self.touched["conflicts"].list.len().to_list()),
            "rejects": self.account.rejects,
        }

    def _members(self) -> pl.DataFrame:
        return self.touched.select("event_id", "claims").explode("claims", empty_as_null=False)


def merge(
    paths: Sequence[Path],
    store: Store,
    *,
    clock: Clock,
    dct: Bounds | None = None,
    mapping: Mapping | None = None,
    extractor: ExtractorLike | None = None,
    engine: Engine | None = None,
    tell: Tell | None = None,
    part: int = PART,
) -> Merged:
    """Read files and folders into a store; the same files again add nothing.

    Each part is in the store before the next is: a run that is killed and started again goes on where it was, and does
    again only the tasks that had not ended.

    Args:
        paths: Documents, event files, or folders of them.
        store: Made where there is none.
        clock: Says when the store learned it.
        dct: Publication date of documents that state none.
        mapping: What the user says of unknown columns.
        extractor: None takes the usual one.
        engine: Where documents are extracted; None: in this process.
        tell: Is told of progress.
        part: Documents and records that are added to the store together.

    Raises:
        ReadError: a path does not exist.
        QueryError: the store was read with other widths of vague words.
        StoreError: the store cannot be written (it holds the parts before), or its folder holds other files.
    """
    store.check_place()
    extractor, known = extractor or usual_extractor(), store.known()
    refuse_other_widths(known, extractor.version)
    options = {"dct": dct, "mapping": mapping, "known": known, "extractor": extractor, "engine": engine, "tell": tell}
    parts = ingest_parts(paths, **options, spool=_spool(store), size=part)  # type: ignore[arg-type]
    watch, account, new, repeated = Stopwatch("read", "store", "fold"), Account(), [pl.Series(dtype=pl.String())], 0
    for read in watch.each("read", parts):
        with watch.on("store"):
            added = store.add(read.claims, read.rejects, clock=clock)
            read.settle()
        account.add(read.report)
        new.append(added.claims["claim_id"])
        repeated += added.repeated
    came = pl.concat(new)
    with watch.on("fold"):
        touched = _touched(store, came, _width(engine, came.len()))
    return Merged(account, came, repeated, touched, watch.seconds)


def _width(engine: Engine | None, claims: int) -> Engine:
    """Where few claims came, starting more processes takes longer than folding them."""
    asked = engine or Engine()
    return replace(asked, workers=0 if claims > MANY_CLAIMS else 1) if asked.workers is None else asked


def _touched(store: Store, new: pl.Series, engine: Engine) -> pl.DataFrame:
    """The events that hold a new claim."""
    state = FoldState.of(store)
    events = state.brought_up(store, new=new.to_list(), engine=engine) if state else None
    if events is not None:
        return events
    every = fold(store.claims().collect()).events
    home = every.select("event_id", pl.col("claims").alias("claim")).explode("claim", empty_as_null=False)
    return every.join(
        home.filter(pl.col("claim").is_in(new.implode())), on="event_id", how="semi", maintain_order="left"
    )


def _spool(store: Store) -> Path | None:
    """Beside the claim log; None for a store on object storage, where a killed run repeats what was under way."""
    return None if store.folder is None else store.folder / SPOOL
