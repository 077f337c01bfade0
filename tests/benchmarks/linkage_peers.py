"""Three ways from claims to events: this package, Splink, and dedupe; each sees title, day, actors and places."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import combinations
from pathlib import Path
from typing import Any

import polars as pl

from dateline.events.table.matching.blocking import KEY_WEIGHT, KEYS, candidates
from dateline.events.table.matching.features import features
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.folding.state import FoldState
from dateline.pipeline.storing.store import Store

Found = dict[str, dict[str, str]]
"""The group of each claim, by threshold."""

THRESHOLDS = (0.001, 0.01, 0.1, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999)
PART = 50_000
LABELS = 500
"""Pairs of each sort that dedupe is told of."""


def pairs(folder: Path) -> None:
    """The pairs that this package compares, for Splink to compare the same: the numbers of its pairs for each claim."""
    held = features(pl.read_parquet(folder / "claims.parquet"))
    left, right = candidates(held)
    both = pl.DataFrame({"left": left, "right": right}).with_row_index("pair")
    ends = pl.concat([both.select("pair", row=end) for end in ("left", "right")])
    of = ends.group_by("row").agg("pair").join(held.rows.select("row", "claim_id"), on="row")
    of.select("claim_id", pairs="pair").write_parquet(folder / "pairs.parquet")
    print(f"{len(left):,} pairs", flush=True)


def dateline(folder: Path) -> Found:
    """The events of a new store: claims added, matched and folded, and read back."""
    store = Store(folder / "store")
    claims = pl.scan_parquet(folder / "claims.parquet")
    for first in range(0, claims.select(pl.len()).collect().item(), PART):
        store.add(claims.slice(first, PART).collect(), clock=FixedClock(0))
    state = FoldState.of(store)
    assert state is not None
    folded = state.folded(store)
    assert folded is not None
    events = folded.events.select("event_id", "claims").explode("claims")
    return {"": dict(events.select("claims", "event_id").iter_rows())}


def splink(folder: Path) -> Found:
    """Clusters of the pairs given; weights learned from these records by expectation maximisation."""
    import splink.comparison_level_library as levels
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    claims = pl.read_parquet(folder / "claims.parquet")
    rows = _words(claims).join(pl.read_parquet(folder / "pairs.parquet"), on="claim_id", how="left")
    rows = rows.with_columns(pl.col("words", "actors", "places", "pairs").fill_null([]))
    near = [levels.CustomLevel(f"abs(date_diff('day', day_l, day_r)) <= {n}", f"{n} days") for n in (1, 7)]
    days = [levels.NullLevel("day"), levels.ExactMatchLevel("day"), *near, levels.ElseLevel()]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="claim_id",
        blocking_rules_to_generate_predictions=[block_on("pairs", arrays_to_explode=["pairs"])],
        comparisons=[
            compare.JaroWinklerAtThresholds("title", [0.95, 0.88, 0.8, 0.7]),
            compare.CustomComparison(output_column_name="day", comparison_levels=days),
            compare.ArrayIntersectAtSizes("words", [8, 5, 3, 2, 1]),
            compare.ArrayIntersectAtSizes("actors", [3, 2, 1]),
            compare.ArrayIntersectAtSizes("places", [2, 1]),
        ],
    )
    api = DuckDBAPI(connection=str(folder / "splink.duckdb"))
    linker = Linker(api.register(rows.to_arrow()) if hasattr(api, "register") else rows.to_arrow(), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("word", "day")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("word", "month"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("day", "verb"))
    scored = linker.inference.predict(threshold_match_probability=THRESHOLDS[0])
    found = {}
    for threshold in THRESHOLDS:
        cut = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold_match_probability=threshold)
        found[str(threshold)] = {row["claim_id"]: str(row["cluster_id"]) for row in cut.as_record_list()}
    return found


def _words(claims: pl.DataFrame) -> pl.DataFrame:
    """What Splink sees of the claims, and columns that it trains on."""
    held = features(claims)
    telling = held.words.filter(pl.col("weight") >= KEY_WEIGHT)
    words = telling.sort("row", "weight", descending=[False, True]).group_by("row").head(KEYS)
    keys = words.group_by("row").agg(words="key").join(held.rows.select("row", "claim_id"), on="row")
    told = claims.select("claim_id", "title", "actors", "places", day=pl.col("earliest_start").dt.date())
    return told.join(keys.select("claim_id", "words"), on="claim_id", how="left").with_columns(
        word=pl.col("words").list.first(),
        verb=pl.col("title").str.split(" ").list.get(1, null_on_oob=True),
        month=pl.col("day").dt.strftime("%Y-%m"),
    )


def dedupe(folder: Path) -> Found:
    """Clusters by blocks and weights that dedupe learns from pairs that it is told of, half of the events' only."""
    from dedupe import Dedupe, variables

    claims, truth = (pl.read_parquet(folder / f"{name}.parquet") for name in ("claims", "labels"))
    seen = claims.select("claim_id", "title", day=pl.col("earliest_start").dt.date().cast(pl.String))
    records: dict[str, dict[str, Any]] = {row.pop("claim_id"): row for row in seen.iter_rows(named=True)}
    learner = Dedupe([variables.String("title"), variables.ShortString("day", has_missing=True)], num_cores=1)
    same, other = _labelled(truth)
    told = {name: [[records[a], records[b]] for a, b in some] for name, some in (("match", same), ("distinct", other))}
    learner.prepare_training(records, training_file=StringIO(json.dumps(told)))
    learner.train()
    clusters = learner.partition(records, threshold=0.5)
    return {"": {claim: str(number) for number, (ids, _) in enumerate(clusters) for claim in ids}}


def _labelled(truth: pl.DataFrame) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Some pairs of one event, and some of two."""
    chance, events = random.Random(1), defaultdict(list)
    for claim, event in truth.sort("claim_id").iter_rows():
        events[event].append(claim)
    same = [pair for claims in events.values() for pair in combinations(claims, 2)]
    firsts = [claims[0] for claims in events.values()]
    return chance.sample(same, min(LABELS, len(same))), list(_drawn(firsts, chance))


def _drawn(claims: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    for _ in range(LABELS if len(claims) > 1 else 0):
        one, two = chance.sample(claims, 2)
        yield one, two


WAYS: dict[str, Callable[[Path], Found]] = {"dateline": dateline, "splink": splink, "dedupe": dedupe}
