"""What is kept of the claims folded before, as `grown.Known` asks for it: only what is asked for is read."""

from __future__ import annotations

import sqlite3
from typing import Final

import polars as pl

from dateline.events.table.folding.fold import NEAR
from dateline.events.table.folding.grown import KEYED, SIGHTED
from dateline.events.table.folding.region import PAIR, PIECES
from dateline.events.table.matching import blocking
from dateline.events.table.matching.blocking import FLOORS, ORDER, WORD, windows
from dateline.events.table.schema import CLAIM_SCHEMA
from dateline.events.time.bounds import INSTANT_MIN
from dateline.pipeline.folding.rows import asked, asked_rows, frame, unpacked

_LOWER: Final = pl.Schema({"floor": pl.Int8(), "width": pl.Int64()})
_HERD: Final = ("key", "sort", "floor", "since", "first", "last")

_HELD: Final = """
select key, sort from wanted where exists
  (select 1 from posting where posting.key = wanted.key and posting.sort = wanted.sort)
"""
_LIVED: Final = """
select key, level from upper where exists
  (select 1 from posting where posting.key = upper.key and sort = 0 and floor = level)
"""
_FOUND: Final = """
  (select json_group_array(claim) from (
    select claim from posting
    where posting.key = {who}.key and posting.sort = {who}.sort and posting.floor = {who}.floor
      and posting.at >= since and posting.at < last and posting.till >= first {where}
    order by {order} limit ?))
"""
_PLACE: Final = "(posting.at, posting.till, posting.turn)"
_FORTH: Final = "posting.at, posting.till, posting.turn"
_BACK: Final = "posting.at desc, posting.till desc, posting.turn desc"
_OF_HERD: Final = _FOUND.format(who="herd", where="", order=_FORTH)
_FIRST: Final = f"create temp table met as select herd, key, sort, {_OF_HERD} as claims from herd"  # noqa: S608 - ours
_CROWDS: Final = "select herd from met where json_array_length(claims) = ?"
_SHARED: Final = "insert or ignore into shared select met.key, met.sort, value from met, json_each(claims)"
_BESIDE: Final = f"insert or ignore into shared select spot.key, spot.sort, value from spot, json_each({_FOUND})"  # noqa: S608
_NEXT: Final = _BESIDE.format(who="spot", where=f"and {_PLACE} >= (spot.at, spot.till, spot.turn)", order=_FORTH)
_LAST: Final = _BESIDE.format(who="spot", where=f"and {_PLACE} < (spot.at, spot.till, spot.turn)", order=_BACK)


class KnownClaims:
    """The claims of a base, as `grow` asks for them."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def sharing(self, asked: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Of each block those who come first, and in a crowd who stands next to each that asks."""
        blocks = self._lived_in(windows(self._held(asked.select("sort", "key", "floor", *ORDER).unique())))
        lower = pl.DataFrame({"floor": range(len(FLOORS) + 1), "width": [*FLOORS, 0]}, schema=_LOWER)
        since = pl.when(pl.col("first") == INSTANT_MIN).then("first").otherwise(pl.col("first") - pl.col("width") - 1)
        spots = blocks.drop("floor").join(lower, how="cross").filter(pl.col("floor") <= pl.col("level"))
        spots = spots.with_columns(since=since).select(*_HERD, *ORDER)
        self._base.execute("create temp table shared(key, sort, claim, primary key(key, sort, claim)) without rowid")
        crowds = self._met(spots.select(*_HERD).unique())
        with asked_rows(self._base, "spot", spots.join(crowds, on=_HERD, how="semi")):
            for query, most in ((_NEXT, blocking.NEIGHBOURS + 1), (_LAST, blocking.NEIGHBOURS)):
                self._base.execute(query, (most,))
        names = ", ".join(SIGHTED)
        seen = f"select {names} from claim where n in (select claim from shared)"  # noqa: S608 - our names
        keyed = "select claim_id, sort, key from shared join claim on n = shared.claim"
        found = frame(self._base.execute(seen), SIGHTED), frame(self._base.execute(keyed), KEYED)
        self._base.execute("drop table shared")
        return found

    def _met(self, herds: pl.DataFrame) -> pl.DataFrame:
        """Share those who come first in each of the places, one more than may meet; gives the places with so many."""
        numbered, most = herds.with_row_index("herd"), blocking.CROWD + 1
        with asked_rows(self._base, "herd", numbered):
            self._base.execute(_FIRST, (most,))
        self._base.execute(_SHARED)
        crowds = [herd for (herd,) in self._base.execute(_CROWDS, (most,))]
        self._base.execute("drop table met")
        return numbered.filter(pl.col("herd").is_in(crowds))

    def _held(self, lookups: pl.DataFrame) -> pl.DataFrame:
        """Without those of keys that nobody has."""
        keys = lookups.select("key", "sort").unique()
        with asked_rows(self._base, "wanted", keys):
            return lookups.join(frame(self._base.execute(_HELD), keys.schema), on=["key", "sort"], how="semi")

    def _lived_in(self, blocks: pl.DataFrame) -> pl.DataFrame:
        """Without blocks of a level on which nobody with that key lives, who asks or is known."""
        vague = (pl.col("sort") == WORD) & (pl.col("level") > 0)
        upper = blocks.filter(vague)
        own = upper.filter(pl.col("floor") == pl.col("level")).select("key", "level")
        with asked_rows(self._base, "upper", upper.select("key", "level").unique()):
            lived = pl.concat([own, frame(self._base.execute(_LIVED), own.schema)]).unique()
        return pl.concat([blocks.filter(~vague), upper.join(lived, on=["key", "level"], how="semi")])

    def near(self, ids: pl.Series) -> pl.DataFrame:
        """The near pairs with an end among the claims."""
        query = (
            "select min(a.claim_id, b.claim_id), max(a.claim_id, b.claim_id), weight, alike from asked"
            " cross join claim a on a.claim_id = value join near on one = a.n join claim b on b.n = two"
        )
        with asked(self._base, ids):
            return frame(self._base.execute(query), NEAR).unique(PAIR)

    def pieces(self, ids: pl.Series) -> pl.DataFrame:
        """The pieces that hold one of the claims, whole."""
        query = (
            "select claim_id, piece, floor from claim where piece in"
            " (select piece from asked cross join claim on claim_id = value)"
        )
        with asked(self._base, ids):
            return frame(self._base.execute(query), PIECES)

    def claims(self, ids: pl.Series) -> pl.DataFrame:
        """What these say, and whether they matter most to their documents."""
        query = "select said, main from asked cross join claim on claim_id = value join told on told.n = claim.n"
        with asked(self._base, ids):
            rows = self._base.execute(query).fetchall()
        main = pl.Series("main", [bool(main) for _, main in rows], dtype=pl.Boolean)
        return unpacked(((said,) for said, _ in rows), CLAIM_SCHEMA).with_columns(main)
