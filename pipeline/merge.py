"""New sources into a store: the union of claims, then what it did to the events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from dateline.events.table.fold import Folded, fold
from dateline.events.time.bounds import Bounds
from dateline.pipeline.clock import Clock
from dateline.pipeline.ingest import Ingested, ingest
from dateline.pipeline.mapping import Mapping
from dateline.pipeline.store import Added, Store


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did.

    Attributes:
        read: Claims, rejects and the report of every file.
        added: What the store did not hold before.
        folded: The events of the whole store afterwards.
    """

    read: Ingested
    added: Added
    folded: Folded

    @property
    def touched(self) -> pl.DataFrame:
        """The events that a new claim is part of: EVENT_SCHEMA."""
        new = self.added.claims["claim_id"].implode()
        return self.folded.events.filter(pl.col("claims").list.set_intersection(new).list.len() > 0)

    def counts(self) -> dict[str, int]:
        """How many claims were new or repeated, events touched or new, touched events in conflict, and rejects."""
        touched, new = self.touched, set(self.added.claims["claim_id"])
        wholly_new = sum(new.issuperset(claims) for claims in touched["claims"].to_list())
        return {
            "new_claims": self.added.new_claims,
            "repeated": self.added.repeated,
            "events_touched": touched.height,
            "new_events": wholly_new,
            "conflicts": touched.filter(pl.col("conflicts").list.len() > 0).height,
            "rejects": self.read.rejects.height,
        }


def merge(
    paths: Sequence[Path],
    store: Store,
    *,
    clock: Clock,
    dct: Bounds | None = None,
    mapping: Mapping | None = None,
) -> Merged:
    """Read files and folders into a store; the same files again add nothing.

    Args:
        paths: Documents, event files, or folders of them.
        store: Made where there is none.
        clock: Says when the store learned it.
        dct: Publication date of documents that state none.
        mapping: What the user says of unknown columns.

    Raises:
        ReadError: a path does not exist.
        StoreError: the store cannot be written; it is as it was before.
    """
    read = ingest(paths, dct=dct, mapping=mapping, known=store.known())
    added = store.add(read.claims, read.rejects, clock=clock)
    return Merged(read, added, fold(store.claims().collect()))
