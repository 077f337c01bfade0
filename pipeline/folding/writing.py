"""What a growth of the fold changes, written to the base that keeps it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import polars as pl

from dateline.events.table.folding.grown import SIGHTED, Grown
from dateline.events.table.folding.region import PAIR
from dateline.events.table.matching.blocking import ORDER
from dateline.events.table.matching.features import document_key
from dateline.events.table.schema import CLAIM_SCHEMA, EVENT_SCHEMA, LINK_SCHEMA
from dateline.pipeline.folding.rows import asked, packing


def put(base: sqlite3.Connection, claims: pl.DataFrame, told: pl.DataFrame, grown: Grown) -> None:
    """Write what a growth changed."""
    documents = claims.select(document_key()).to_series().drop_nulls().unique()
    base.executemany("insert or ignore into document values (?)", ((name,) for name in documents))
    numbers = _put_claims(base, told, grown.sights)
    names = ("key", "sort", "floor", *ORDER, "n")
    postings = grown.lookups.join(numbers, on="claim_id").select(names).unique().sort(names)
    base.executemany("insert into posting values (?, ?, ?, ?, ?, ?, ?)", postings.iter_rows())
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
    rows = told.sort("claim_id").with_columns(said=packing(CLAIM_SCHEMA)).select("claim_id", "said")
    written = sights.join(rows, on="claim_id", validate="1:1").with_row_index("n", offset=first)
    names = ("n", *SIGHTED, "main")
    places = ", ".join("?" * len(names))
    insert = f"insert into claim({', '.join(names)}) values ({places})"  # noqa: S608 - our names
    base.executemany(insert, written.select(names).iter_rows())
    base.executemany("insert into told values (?, ?)", written.select("n", "said").iter_rows())
    return written.select("claim_id", pl.col("n").cast(pl.Int64))


def _put_events(base: sqlite3.Connection, grown: Grown) -> None:
    """New pieces and events in the place of those that held the claims touched."""
    old = event_numbers(base, grown.pieces["claim_id"])
    base.executemany("delete from event where n = ?", ((n,) for n in old))
    base.executemany("delete from link where event = ?", ((n,) for n in old))
    first = base.execute("select coalesce(max(n), 0) + 1 from event").fetchone()[0]
    events = grown.events.with_row_index("n", offset=first)
    base.executemany("insert into event values (?, ?)", events.select("n", packing(EVENT_SCHEMA)).iter_rows())
    home = events.select("n", pl.col("claims").alias("claim_id")).explode("claim_id")
    free = base.execute("select coalesce(max(piece), 0) + 1 from claim").fetchone()[0]
    placed = grown.pieces.join(home, on="claim_id", how="left", validate="1:1")
    rows = placed.select("n", pl.col("piece") + free, "floor", "claim_id").iter_rows()
    base.executemany("update claim set event = ?, piece = ?, floor = ? where claim_id = ?", rows)
    links = grown.links.join(home, left_on="left_id", right_on="claim_id", validate="m:1")
    base.executemany("insert into link values (?, ?)", links.select("n", packing(LINK_SCHEMA)).iter_rows())


def event_numbers(base: sqlite3.Connection, claims: pl.Series | Sequence[str]) -> list[int]:
    """The numbers of the events that hold the claims."""
    query = "select distinct event from asked cross join claim on claim_id = value where event is not null"
    with asked(base, claims):
        return [n for (n,) in base.execute(query)]
