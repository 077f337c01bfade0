"""What the claims of one event disagree on: dates, status, numbers, who it was, each with every source's words."""

from __future__ import annotations

from itertools import combinations
from typing import Final

import polars as pl

from dateline.events.table.claim import FIRM
from dateline.events.table.matching.features import document_key
from dateline.events.table.schema import EVENT_SCHEMA
from dateline.events.table.wording.what import base

GREW: Final = "this number grew as later sources told it: an update, if they count the same"


def disagreements(member: pl.DataFrame, disputed: pl.DataFrame) -> pl.DataFrame:
    """The conflicts of each cluster that has any.

    Args:
        member: CLAIM_SCHEMA and `cluster`, sorted.
        disputed: Those rows of it whose bounds contradict the event's.

    Returns:
        Columns cluster and conflicts (as in EVENT_SCHEMA), by cluster; bounds first, then status, numbers and persons.
    """
    several = member.filter(pl.len().over("cluster") > 1)
    found = [_bounds(several, disputed), _status(several), _numbers(several), _persons(several)]
    return pl.concat(found).group_by("cluster", maintain_order=True).agg("conflict").rename({"conflict": "conflicts"})


def _conflict(rows: pl.DataFrame, field: str, value: pl.Expr, note: pl.Expr) -> pl.DataFrame:
    """One conflict a cluster, holding a value with its citation for each of `rows`; `note` is that of the first."""
    citation = pl.col("citation").struct
    said = pl.struct(
        value=value, claim_id=pl.col("claim_id"), source_id=citation.field("source_id"), quote=citation.field("quote")
    )
    inner = EVENT_SCHEMA["conflicts"].inner  # type: ignore[attr-defined]
    return rows.group_by("cluster", maintain_order=True).agg(
        pl.struct(field=pl.lit(field), values=said.implode(), note=note.first()).first().cast(inner).alias("conflict")
    )


def _bounds(several: pl.DataFrame, disputed: pl.DataFrame) -> pl.DataFrame:
    """Dates that cannot all be true; what one sentence leaves open ("in May or June") contradicts nothing."""
    sentence = [document_key().alias("document"), pl.col("citation").struct.field("char_start").alias("sentence")]
    agreeing = several.join(disputed, on="claim_id", how="anti").select("cluster", *sentence)
    against = disputed.with_columns(sentence).join(agreeing, on=["cluster", "document", "sentence"], how="anti")
    torn = several.join(against.select("cluster").unique(), on="cluster", how="semi", maintain_order="left")
    value = pl.coalesce(
        pl.col("edtf"), pl.col("earliest_start").dt.to_string("%Y-%m-%d"), pl.col("latest_end").dt.to_string("%Y-%m-%d")
    )
    return _conflict(torn, "bounds", value, pl.lit("these dates cannot all be true"))


def _status(several: pl.DataFrame) -> pl.DataFrame:
    denied = (pl.col("status") == "negated").any() & pl.col("status").is_in(FIRM).any()
    return _conflict(
        several.filter(denied.over("cluster")), "status", pl.col("status"), pl.lit("some say so, some deny it")
    )


def _numbers(several: pl.DataFrame) -> pl.DataFrame:
    """Numbers of one unit that cannot all be true; those that only grew with the days were brought up to date."""
    rows = (
        several.select("cluster", "claim_id", "citation", "published_latest", "quantities")
        .explode("quantities")
        .filter(pl.col("quantities").is_not_null())
        .unnest("quantities")
    )
    torn = rows.filter(
        (pl.col("low").max() > pl.col("high").min()).over("cluster", "unit")
        & (pl.col("claim_id").n_unique() > 1).over("cluster", "unit")
    )
    found = [
        _conflict(_with_growth(group), f"quantity: {unit}" if unit else "quantity", pl.col("text"), pl.col("note"))
        for (unit,), group in sorted(torn.group_by("unit"), key=lambda item: str(item[0]))
    ]
    return pl.concat([_conflict(torn.clear(), "quantity", pl.col("text"), pl.lit("")), *found])


def _with_growth(group: pl.DataFrame) -> pl.DataFrame:
    """Numbers of one unit, first told first, with `note`: whether they only grew from one publication to the next."""
    ordered = group.sort("cluster", "published_latest", "claim_id", nulls_last=True)
    day = ("cluster", "published_latest")
    steps = ordered.with_columns(
        dated=pl.col("published_latest").is_not_null(),
        one=pl.col("low").n_unique().over(*day) == 1,
        up=(pl.col("low").diff() >= 0).over("cluster").fill_null(True),
    )
    grew = pl.all_horizontal("dated", "one", "up").all().over("cluster")
    return steps.with_columns(note=pl.when(grew).then(pl.lit(GREW)).otherwise(pl.lit("these numbers differ")))


def _persons(several: pl.DataFrame) -> pl.DataFrame:
    """Documents that say by one verb or noun what happened, and name nobody in common, disagree on who it was."""
    people = pl.col("entities").list.eval(
        pl.element().struct.field("name").filter(pl.element().struct.field("type") == "person")
    )
    head = pl.col("trigger").struct.field("text").str.to_lowercase()
    rows = several.select("cluster", "claim_id", "citation", document=document_key(), head=head, people=people)
    named = rows.filter(pl.col("people").list.len() > 0, pl.col("head").is_not_null())
    named = named.with_columns(head=pl.Series([base(word) for word in named["head"]], dtype=pl.String))
    shared = named.filter((pl.col("document").n_unique() > 1).over("cluster", "head"))
    torn = [group for _, group in shared.group_by("cluster", "head", maintain_order=True) if _strangers(group)]
    told = pl.concat(torn) if torn else shared.clear()
    return _conflict(told, "actors", pl.col("people").list.join(", "), pl.lit("they name different persons"))


def _strangers(group: pl.DataFrame) -> bool:
    """True where two documents name persons without a word of a name in common."""
    said: dict[str, set[str]] = {}
    for document, people in group.select("document", "people").iter_rows():
        said.setdefault(document, set()).update(" ".join(people).lower().split())
    return any(not one & two for one, two in combinations(said.values(), 2))
