"""The claims behind a timeline, and what the fold makes of them: computed once, shared by every question about them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

import polars as pl

from dateline.events.errors import QueryError, StoreError
from dateline.events.table.schema import EVENT_SCHEMA, check
from dateline.pipeline.fold_cache import FoldCache
from dateline.pipeline.index import PeriodIndex
from dateline.pipeline.rejects import REJECT_SCHEMA

if TYPE_CHECKING:
    from dateline.events.table.fold import Folded

_NAMED_SOURCES: Final = 10


class Held:
    """One set of claims.

    >>> from dateline.events.table.schema import CLAIM_SCHEMA
    >>> Held(pl.LazyFrame(schema=CLAIM_SCHEMA)).folded.events.height
    0
    """

    def __init__(
        self, claims: pl.LazyFrame, *, rejects: pl.LazyFrame | None = None, cache: FoldCache | None = None
    ) -> None:
        """Nothing is read yet.

        Args:
            claims: CLAIM_SCHEMA.
            rejects: REJECT_SCHEMA; None: none.
            cache: Where the fold of just these claims is kept; None: nowhere.
        """
        self._claims, self._cache = claims, cache
        self.rejects = pl.LazyFrame(schema=REJECT_SCHEMA) if rejects is None else rejects

    @classmethod
    def of_store(cls, address: str) -> Held:
        """The claims of a store, and its kept fold.

        Raises:
            StoreError: there is no store at that address.
        """
        from dateline.pipeline.store import Store

        store = Store(address)
        if not store.exists:
            raise StoreError(
                address,
                "there is no store here",
                "make one with: dateline merge PATH... --store DIR (or dateline build)",
            )
        return cls(store.claims(), rejects=store.rejects(), cache=FoldCache.of(address))

    @cached_property
    def claims(self) -> pl.DataFrame:
        """CLAIM_SCHEMA, sorted by `claim_id`."""
        return self._claims.sort("claim_id").collect()

    @cached_property
    def folded(self) -> Folded:
        """Events in display order, and links."""
        kept = self._cache.load() if self._cache else None
        if kept is not None:
            return kept
        folded = _folded(self.claims)
        if self._cache:
            self._cache.keep(folded)
        return folded

    @cached_property
    def index(self) -> PeriodIndex:
        """Of the folded events' possible extents, by their row."""
        return self._cache.index(self.folded.events) if self._cache else PeriodIndex.of(self.folded.events)

    def only(self, which: pl.Expr) -> Held:
        """The same for some of the claims."""
        return Held(self.claims.lazy().filter(which), rejects=self.rejects)

    def without(self, sources: Sequence[str]) -> Held:
        """The same without what some sources (by id or publisher) said.

        Raises:
            QueryError: no claim is of such a source.
        """
        names = self.claims.select(
            pl.col("citation").struct.field("source_id"), pl.col("citation").struct.field("publisher")
        )
        known = sorted({name for column in names for name in column.drop_nulls().unique()})
        for source in sources:
            if source not in known:
                shown = ", ".join(known[:_NAMED_SOURCES]) + (" ..." if len(known) > _NAMED_SOURCES else "")
                raise QueryError(f"source {source!r}", "none is called so", f"there are {shown}" if known else "")
        said_by = pl.any_horizontal(
            pl.col("citation").struct.field(name).is_in(list(sources)) for name in ("source_id", "publisher")
        )
        return self.only(~said_by.fill_null(value=False))

    def joined(self, other: Held) -> Held:
        """The union of two sets of claims."""
        both = pl.concat([self.claims, other.claims]).unique("claim_id", keep="first", maintain_order=True)
        return Held(both.lazy(), rejects=pl.concat([self.rejects, other.rejects]).unique(maintain_order=True))


def _folded(claims: pl.DataFrame) -> Folded:
    from dateline.events.time.order import display_order

    from dateline.events.table.fold import Folded, fold

    folded = fold(claims)
    check(folded.events.lazy(), EVENT_SCHEMA, "event")
    return Folded(events=display_order(folded.events), links=folded.links)
