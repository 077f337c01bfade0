"""The claims behind a timeline, and what the fold makes of them: computed once, shared by every question about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

import polars as pl

from dateline.events.errors import QueryError, StoreError
from dateline.events.table.schema import EVENT_SCHEMA, check
from dateline.pipeline.folding.cache import FoldCache, Kept
from dateline.pipeline.ingesting.rejects import REJECT_SCHEMA

if TYPE_CHECKING:
    from dateline.pipeline.folding.index import PeriodIndex
    from dateline.pipeline.storing.store import Store

Scan = pl.LazyFrame | Callable[[], pl.LazyFrame]
"""A table, or what opens it: a question that the kept fold answers need not open the store."""

_NAMED_SOURCES: Final = 10


class Held:
    """One set of claims.

    >>> from dateline.events.table.schema import CLAIM_SCHEMA
    >>> Held(pl.LazyFrame(schema=CLAIM_SCHEMA)).folded.events.height
    0
    """

    def __init__(
        self,
        claims: Scan,
        *,
        rejects: Scan | None = None,
        cache: FoldCache | None = None,
        state: Callable[[], Kept | None] | None = None,
    ) -> None:
        """Nothing is read yet.

        Args:
            claims: CLAIM_SCHEMA, or what gives it when it is needed.
            rejects: REJECT_SCHEMA, likewise; None: none.
            cache: Where the fold of just these claims is kept; None: nowhere.
            state: Gives the fold of just these claims, before constraints; None, or gives None: it is computed.
        """
        self._claims, self._rejects, self._cache, self._state = claims, rejects, cache, state

    @classmethod
    def of_store(cls, address: str) -> Held:
        """The claims of a store, and its kept fold.

        Raises:
            StoreError: there is no store at that address.
        """
        cache = FoldCache.of(address)
        if cache is None and not _store(address).exists:
            raise StoreError(
                address,
                "there is no store here",
                "make one with: dateline merge PATH... --store DIR (or dateline build)",
            )
        return cls(
            lambda: _store(address).claims(),
            rejects=lambda: _store(address).rejects(),
            cache=cache,
            state=lambda: _grown(address),
        )

    @cached_property
    def claims(self) -> pl.DataFrame:
        """CLAIM_SCHEMA, sorted by `claim_id`."""
        return _scanned(self._claims).sort("claim_id").collect()

    @cached_property
    def rejects(self) -> pl.LazyFrame:
        """REJECT_SCHEMA."""
        return pl.LazyFrame(schema=REJECT_SCHEMA) if self._rejects is None else _scanned(self._rejects)

    @cached_property
    def folded(self) -> Kept:
        """Events in display order, and links."""
        kept = self._cache.load() if self._cache else None
        if kept is not None:
            return kept
        folded = _ordered(self._state() if self._state else None, self.claims)
        if self._cache:
            self._cache.keep(folded)
        return folded

    @property
    def is_folded(self) -> bool:
        """Tell whether somebody has looked at the events yet."""
        return "folded" in self.__dict__

    @cached_property
    def index(self) -> PeriodIndex:
        """Of the folded events' possible extents, by their row."""
        from dateline.pipeline.folding.index import PeriodIndex

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


def _store(address: str) -> Store:
    from dateline.pipeline.storing.store import Store

    return Store(address)


def _scanned(given: Scan) -> pl.LazyFrame:
    return given if isinstance(given, pl.LazyFrame) else given()


def _grown(address: str) -> Kept | None:
    from dateline.pipeline.folding.state import FoldState

    store = _store(address)
    state = FoldState.of(store)
    return state.folded(store) if state else None


def _ordered(folded: Kept | None, claims: pl.DataFrame) -> Kept:
    """What the fold makes of the claims, after constraints, in display order."""
    from dateline.events.table.constrained import constrained
    from dateline.events.table.folding.fold import fold
    from dateline.events.time.order import display_order

    known = folded or fold(claims)
    check(known.events.lazy(), EVENT_SCHEMA, "event")
    told = constrained(known.events, claims)
    return Kept(events=display_order(told.events, told.known, claims=claims), links=known.links)
