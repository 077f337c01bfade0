"""The folded table beside its claim log, so that a question need not fold again what has not changed.

What is kept is named by what it was made from: the last commit of the log and the code and weights of the fold. A name
that does not match is not read, so nothing stale is ever an answer; it may be deleted at any time. Only a store in a
folder keeps it: docs/decisions/0071-folded-table-kept-with-the-store.md.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from time import time
from typing import TYPE_CHECKING, Final

import polars as pl

from dateline.events.table.schema import EVENT_SCHEMA, LINK_SCHEMA

if TYPE_CHECKING:
    from dateline.pipeline.folding.index import PeriodIndex

log = logging.getLogger(__name__)

KEPT: Final = "folded"
"""The folder beside the claim log."""

_MADE_BY: Final = "events"
"""Folding reads tables of the text's own description too: countries, nouns, numbers."""
_SUFFIXES: Final = (".py", ".toml", ".tsv", ".txt")
_MAKING: Final = ".making-"
_FORGOTTEN: Final = 3600.0
"""Seconds after which nobody is still writing a table that is under way: its process was killed."""
_NOT_WRITTEN: Final = (OSError, pl.exceptions.PolarsError)
"""What a full disk raises, by who writes."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the fold made of a set of claims, as `fold.Folded` (which takes longer to load).

    Attributes:
        events: EVENT_SCHEMA, in display order.
        links: LINK_SCHEMA.
    """

    events: pl.DataFrame
    links: pl.DataFrame


class FoldCache:
    """What the fold made of one state of one store."""

    def __init__(self, folder: Path) -> None:
        """Not called by users: see `of`.

        Args:
            folder: Of this state alone; need not exist.
        """
        self.folder = folder

    @classmethod
    def of(cls, store: str) -> FoldCache | None:
        """The cache for a store as it is now; None for one that is not in a folder, or is empty."""
        if "://" in store:
            return None
        root = Path(store).expanduser().absolute()
        commits = sorted((root / "claims" / "_delta_log").glob("*.json"))
        if not commits:
            return None
        state = hashlib.sha256(f"{commits[-1].name}{code_version()}".encode() + commits[-1].read_bytes()).hexdigest()
        return cls(root / KEPT / state[:24])

    def load(self) -> Kept | None:
        """The events in display order and their links; None where they are not kept or cannot be read."""
        try:
            events, links = (pl.read_parquet(self.folder / name) for name in ("events.parquet", "links.parquet"))
        except (OSError, pl.exceptions.PolarsError):
            return None
        if events.schema != EVENT_SCHEMA or links.schema != LINK_SCHEMA:
            return None
        return Kept(events=events, links=links)

    def keep(self, folded: Kept) -> None:
        """Write the tables: both, or nothing. A folder that cannot be written is no error: the next question folds."""
        kept, making = self.folder.parent, None
        try:
            kept.mkdir(exist_ok=True)
            making = Path(mkdtemp(prefix=_MAKING, dir=kept))
            folded.events.write_parquet(making / "events.parquet")
            folded.links.write_parquet(making / "links.parquet")
            making.replace(self.folder)
            for old in kept.iterdir():
                if old != self.folder and _is_left(old):
                    shutil.rmtree(old, ignore_errors=True)
        except _NOT_WRITTEN as err:
            log.info("fold_cache.not_kept %s", type(err).__name__)
            if making is not None:
                shutil.rmtree(making, ignore_errors=True)

    def index(self, events: pl.DataFrame) -> PeriodIndex:
        """The index of the kept events, from disk or built now and put there."""
        from dateline.pipeline.folding.index import PeriodIndex

        folder = self.folder / "index"
        kept = PeriodIndex.load(folder)
        if kept is not None and len(kept) == events.height:
            return kept
        index = PeriodIndex.of(events)
        try:
            index.save(folder)
        except _NOT_WRITTEN as err:
            log.info("fold_cache.index_not_kept %s", type(err).__name__)
        return index


def _is_left(folder: Path) -> bool:
    """True for tables of an earlier state, and for those whose writing was broken off."""
    if not folder.is_dir():
        return False
    if folder.name.startswith(_MAKING):
        return time() - folder.stat().st_mtime > _FORGOTTEN
    return not folder.name.startswith(".")


@cache
def code_version() -> str:
    """Identity of the code and tables that make events."""
    root = Path(__file__).parents[2]
    digest = hashlib.sha256(pl.__version__.encode())
    for path in sorted((root / _MADE_BY).rglob("*")):
        if path.suffix in _SUFFIXES:
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:24]
