"""Matching and folding beside Splink on the same records: who finds the events, in what time and memory.

    python -m tests.benchmarks.splink_peer 10000 100000
    python -m tests.benchmarks.splink_peer --store DIR --gold GOLD.jsonl

Splink (and DuckDB, which it runs on) must be installed; it is no dependency. Claims are made up: each event is told
about twice, some a day apart, and which event a claim is of is known. With a store and a file of {"rid", "event"} the
claims are those of the store, one a record: the one that matters most to it.

Both see a claim's title, day, actors and places. Splink looks at the pairs that share a telling word within the month
before or after, as this package does; compares them by levels of its own library, whose weights it learns from these
records (expectation maximisation); and its clusters are cut at the threshold that does best on half of the events,
which is told here, where this package's weights are fixed. Each runs in a process of its own. F1 is of B-cubed and of
pairs, over the other half.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from dateline.events.table.fold import fold
from dateline.events.table.match_blocking import KEY_WEIGHT, KEYS
from dateline.events.table.match_features import features
from dateline.pipeline.store import Store
from tests.benchmarks.merging import made_up

THRESHOLDS = (0.001, 0.01, 0.1, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999)
MONTH = 32


def labelled(size: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Made-up claims, and claim_id and event."""
    claims = made_up(size)
    return claims, claims.select("claim_id", event="title")


def stored(store: Path, gold: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The claim that matters most to each labelled record of a store, and claim_id and event."""
    known = {row["rid"]: row["event"] for row in map(json.loads, gold.read_text("utf-8").splitlines())}
    claims = Store(store).claims().collect().with_columns(rid=pl.coalesce("record_id", "doc_id"))
    told = claims.filter(pl.col("role").is_in(["event", "statement"]) & pl.col("rid").is_in(list(known)))
    main = told.sort(-pl.col("salience").fill_null(0.0), "claim_id").unique("rid", keep="first", maintain_order=True)
    truth = main.select("claim_id", event=pl.col("rid").replace_strict(known))
    return main.drop("rid"), truth


def ours(claims: pl.DataFrame) -> dict[str, dict[str, str]]:
    """The event of each claim."""
    events = fold(claims).events.select("event_id", "claims").explode("claims")
    return {"": dict(events.select("claims", "event_id").iter_rows())}


def theirs(claims: pl.DataFrame) -> dict[str, dict[str, str]]:
    """The cluster of each claim, by threshold."""
    import splink.comparison_level_library as levels
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    held = features(claims)
    telling = held.words.filter(pl.col("weight") >= KEY_WEIGHT)
    words = telling.sort("row", "weight", descending=[False, True]).group_by("row").head(KEYS)
    keys = words.group_by("row").agg(words="key").join(held.rows.select("row", "claim_id"), on="row")
    days = claims.select("claim_id", "title", "actors", "places", day=pl.col("earliest_start").dt.date())
    month = pl.col("day").dt.epoch("d") // MONTH
    rows = days.join(keys.select("claim_id", "words"), on="claim_id", how="left").with_columns(
        pl.col("words", "actors", "places").fill_null([]),
        word=pl.col("words").list.first(),
        months=pl.concat_list(month, month + 1),
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="claim_id",
        blocking_rules_to_generate_predictions=[block_on("words", "months", arrays_to_explode=["words", "months"])],
        comparisons=[
            compare.JaroWinklerAtThresholds("title", [0.95, 0.88, 0.8, 0.7]),
            compare.CustomComparison(
                output_column_name="day",
                comparison_levels=[
                    levels.NullLevel("day"),
                    levels.ExactMatchLevel("day"),
                    *(levels.CustomLevel(f"abs(date_diff('day', day_l, day_r)) <= {n}", f"{n} days") for n in (1, 7)),
                    levels.ElseLevel(),
                ],
            ),
            compare.ArrayIntersectAtSizes("words", [8, 5, 3, 2, 1]),
            compare.ArrayIntersectAtSizes("actors", [3, 2, 1]),
            compare.ArrayIntersectAtSizes("places", [2, 1]),
        ],
    )
    api = DuckDBAPI()
    linker = Linker(api.register(rows.to_arrow()) if hasattr(api, "register") else rows.to_arrow(), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("word", "day")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("word"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("day"))
    scored = linker.inference.predict(threshold_match_probability=THRESHOLDS[0])
    found = {}
    for threshold in THRESHOLDS:
        cut = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold_match_probability=threshold)
        rows_of = cut.as_record_list()
        found[str(threshold)] = {row["claim_id"]: str(row["cluster_id"]) for row in rows_of}
    return found


def scores(found: dict[str, str], truth: dict[str, str]) -> tuple[float, float]:
    """F1 of B-cubed and of pairs over the claims of `truth`."""
    pairs, clusters, events = Counter[tuple[str, str]](), Counter[str](), Counter[str]()
    for claim, event in truth.items():
        cluster = found.get(claim, claim)
        pairs[cluster, event] += 1
        clusters[cluster] += 1
        events[event] += 1
    size = len(truth)
    precise = sum(n * n / clusters[c] for (c, _), n in pairs.items()) / size
    whole = sum(n * n / events[e] for (_, e), n in pairs.items()) / size
    met = sum(n * (n - 1) for n in pairs.values())
    told = sum(n * (n - 1) for n in clusters.values()), sum(n * (n - 1) for n in events.values())
    return _f1(precise, whole), _f1(met / max(told[0], 1), met / max(told[1], 1))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def report(name: str, claims: pl.DataFrame, truth: pl.DataFrame) -> None:
    """Run one of the two and print what it found and took."""
    began, before = time.perf_counter(), time.process_time()
    found = {"dateline": ours, "splink": theirs}[name](claims)
    wall, spent = time.perf_counter() - began, time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    halves: dict[bool, dict[str, str]] = defaultdict(dict)
    for claim, event in truth.iter_rows():
        halves[zlib.crc32(event.encode()) % 2 == 0][claim] = event
    best = max(found, key=lambda threshold: sum(scores(found[threshold], halves[True])))
    cubed, paired = scores(found[best], halves[False])
    at = f" at {best}" if best else ""
    print(
        f"{name}{at}: B3 {cubed:.3f}, pairs {paired:.3f}; {spent:.1f} CPU-s, {wall:.1f} s, peak {peak:,.0f} MiB",
        flush=True,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if find_spec("splink") is None:
        parser.error("Splink is not installed here: pip install splink (in an environment of its own)")
    if given.one:
        folder = Path(given.one)
        report(folder.name, *(pl.read_parquet(folder.parent / f"{name}.parquet") for name in ("claims", "truth")))
        return
    for size in given.sizes or [0]:
        claims, truth = stored(given.store, given.gold) if given.store else labelled(size)
        print(f"{claims.height:,} claims of {truth['event'].n_unique():,} events", flush=True)
        with TemporaryDirectory(prefix="dateline-") as folder:
            claims.write_parquet(Path(folder, "claims.parquet"))
            truth.write_parquet(Path(folder, "truth.parquet"))
            for name in ("dateline", "splink"):
                command = [sys.executable, "-m", "tests.benchmarks.splink_peer", "--one", str(Path(folder, name))]
                subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
