"""Which claims a log in a folder holds: from the second question on only what came since is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import polars as pl

from dateline.pipeline.storing.id_set import IdSet
from dateline.pipeline.storing.log_files import added_since

_ID: Final = pl.Schema({"claim_id": pl.String()})


class LogIds:
    """The ids of the claims of one log, as far as it was read."""

    def __init__(self, root: Path, partition: str) -> None:
        """Nothing is read.

        Args:
            root: The folder of the log.
            partition: The folder in it that holds the claims.
        """
        self._root, self._partition = root, partition
        self._asked = False
        self._ids: IdSet | None = None
        self._upto = -1

    def may_hold(self, ids: pl.Series, version: int, every: Callable[[], pl.Series]) -> pl.Series:
        """Tell which of some ids the log may hold at a version: Boolean, one each.

        The first time any may be: who adds once does not wait for all ids to be read and sorted.

        Args:
            ids: Claim ids.
            version: Of the log now.
            every: Gives the ids of the whole log.
        """
        if not self._asked:
            self._asked = True
            return pl.repeat(True, ids.len(), eager=True)
        came = added_since(self._root, self._upto, version, self._partition, _ID) if self._ids else None
        if self._ids is None or came is None:
            self._ids, fresh = IdSet(), every()
        else:
            fresh = came["claim_id"]
        self._ids.add(fresh)
        self._upto = version
        return self._ids.held(ids)
