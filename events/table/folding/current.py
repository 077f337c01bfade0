"""Which claims count: the newest reading of each document, less what was retracted; and what users decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import polars as pl

from dateline.events.table.matching.features import TOLD, Features, Ints
from dateline.events.table.matching.match import links
from dateline.events.table.matching.weights import Weights

Decided = tuple[str, str, str]
"""Two claim ids in order, and the claim id of the decision about them."""

Verdict = tuple[str, str]
"""The role of a decision, and its claim id."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What claims about other claims ask for.

    Attributes:
        withdrawn: Claim, document and record ids, and hashes, that count no more.
        must, cannot: Pairs of claims that are one event, or two, whatever the weights say: users decided so, or one
            claim says that it tells of the other's event.
    """

    withdrawn: frozenset[str]
    must: tuple[Decided, ...]
    cannot: tuple[Decided, ...]

    @property
    def any(self) -> bool:
        """True when there is a decision about pairs."""
        return bool(self.must or self.cannot)

    def marked(self, rows: pl.DataFrame, held: Features, label: Ints, table: Weights) -> pl.DataFrame:
        """LINK_SCHEMA rows with the user's must-links among them, `decided_by` their claim ids.

        One decision about many claims is told by the pairs of one of them.
        """
        if not self.must:
            return rows
        row = {claim_id: place for place, claim_id in enumerate(held.rows["claim_id"].to_list())}
        kept = [(a, b, by) for a, b, by in self.must if a in row and b in row and label[row[a]] == label[row[b]]]
        least = {by: a for a, _, by in reversed(kept)}
        kept = [(a, b, by) for a, b, by in kept if a == least[by]]
        left, right = (np.array([row[pair[side]] for pair in kept], dtype=np.int64) for side in (0, 1))
        own = links(held, left, right, table).with_columns(
            decided_by=pl.Series([by for _, _, by in kept], dtype=pl.String)
        )
        return pl.concat([rows.join(own, on=["left_id", "right_id"], how="anti"), own])


def decisions(claims: pl.DataFrame) -> Decisions:
    """Read the claims that are about other claims; a retracted decision decides nothing, a later one wins."""
    rows = claims.filter(~pl.col("role").is_in((*TOLD, "constraint"))).unique("claim_id", maintain_order=False)
    ordered = rows.sort("published_latest", "recorded_at", "claim_id", nulls_last=True)
    about = list(
        zip(ordered["claim_id"].to_list(), ordered["role"].to_list(), ordered["targets"].to_list(), strict=True)
    )
    retracted = _retracted([(claim_id, targets) for claim_id, role, targets in about if role == "retraction"])
    standing = [(claim_id, role, targets) for claim_id, role, targets in about if claim_id not in retracted]
    corrected = {
        _claim(target): claim_id for claim_id, role, targets in standing if role == "correction" for target in targets
    }
    verdicts: dict[tuple[str, str], Verdict] = {}
    for claim_id, role, targets in standing:
        if role in ("must_link", "cannot_link"):
            told = sorted({corrected.get(_claim(target), _claim(target)) for target in targets})
            verdicts = _decided(verdicts, list(combinations(told, 2)), (role, claim_id))
    verdicts = {pair: ("must_link", by) for pair, by in _told_again(claims, corrected)} | verdicts
    return Decisions(
        withdrawn=frozenset(retracted | set(corrected)),
        must=tuple((*pair, by) for pair, (role, by) in sorted(verdicts.items()) if role == "must_link"),
        cannot=tuple((*pair, by) for pair, (role, by) in sorted(verdicts.items()) if role == "cannot_link"),
    )


def _decided(
    before: dict[tuple[str, str], Verdict], pairs: list[tuple[str, str]], verdict: Verdict
) -> dict[tuple[str, str], Verdict]:
    """What holds of pairs after one more decision: claims of which the opposite was said are free of what said it."""
    opposed = {(before[pair], claim) for pair in pairs if before.get(pair, verdict)[0] != verdict[0] for claim in pair}
    kept = {pair: said for pair, said in before.items() if not {(said, claim) for claim in pair} & opposed}
    return kept | dict.fromkeys(pairs, verdict)


def _told_again(claims: pl.DataFrame, corrected: dict[str, str]) -> Iterator[tuple[tuple[str, str], str]]:
    """Pairs of claims of which one says that it tells of the other's event, and that one's id."""
    again = claims.filter(pl.col("role").is_in(TOLD) & (pl.col("targets").list.len() > 0))
    for claim_id, targets in again.sort("claim_id").select("claim_id", "targets").iter_rows():
        for target in targets:
            one, two = sorted((claim_id, corrected.get(target, target)))
            yield (one, two), claim_id


def current(claims: pl.DataFrame, decided: Decisions) -> pl.DataFrame:
    """The claims that tell of events and still count, each once; a correction tells in place of what it corrects."""
    told = claims.filter(pl.col("role").is_in((*TOLD, "correction"))).unique("claim_id", keep="any")
    told = told.with_columns(
        pl.when(pl.col("role") == "correction").then(pl.lit("event")).otherwise("role").alias("role")
    )
    newest = told.with_columns(version=_version_rank(told["extractor_version"]))
    newest = newest.filter(pl.col("version") == pl.col("version").max().over("sha256")).drop("version")
    if not decided.withdrawn:
        return newest
    gone = list(decided.withdrawn)
    withdrawn = pl.any_horizontal(pl.col(name).is_in(gone).fill_null(False) for name in _TARGETS)
    return newest.filter(~withdrawn)


_TARGETS = ("claim_id", "doc_id", "record_id", "sha256")


def version_key(version: str) -> tuple[Any, ...]:
    """Sorts versions by their numbers: 1.10 after 1.9.

    >>> sorted(["1.10", "1.9", "1.9+b"], key=version_key)
    ['1.9', '1.9+b', '1.10']
    """
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part) for part in re.findall(r"\d+|[^\d.]+", version))


def _version_rank(versions: pl.Series) -> pl.Series:
    known = sorted(versions.unique().drop_nulls().to_list(), key=version_key)
    rank = pl.DataFrame({"v": known, "rank": range(len(known))}, schema={"v": pl.String, "rank": pl.Int64})
    return versions.to_frame("v").join(rank, on="v", how="left", maintain_order="left")["rank"].fill_null(-1)


def _retracted(retractions: list[tuple[str, list[str]]]) -> set[str]:
    """What retractions withdraw; one that was itself withdrawn by a later one withdraws nothing."""
    gone: set[str] = set()
    for claim_id, targets in reversed(retractions):
        if claim_id not in gone:
            gone |= {_claim(target) for target in targets}
    return gone


def _claim(target: str) -> str:
    """The claim that gives an event its id, for an event id; any other target as it is."""
    return "c" + target[1:] if re.fullmatch(r"e[0-9a-f]{24}", target) else target
