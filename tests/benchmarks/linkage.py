"""Matching and folding beside Splink and dedupe on the same records: who finds the events, in what time and memory.

    python -m tests.benchmarks.linkage 10000 100000 [--seconds 900] [--memory 8000] [--ways dateline,splink,dedupe]
    python -m tests.benchmarks.linkage --store DIR --gold GOLD.jsonl

Splink (with DuckDB, which it runs on) and dedupe must be installed; they are no dependencies. Claims are made up: each
event is told about twice, some a day apart, and which event a claim is of is known. With a store and a file of {"rid",
"event"} the claims are those of the store, one a record: the one that matters most to it.

Splink compares the very pairs that this package compares; finding them is not on its account. Its weights are learned
from these records, and its clusters are cut at the threshold that does best on half of the events, which is told here;
dedupe learns from labelled pairs of that half; this package's weights are fixed. Each runs in a process of its own,
which is ended when it takes too long or too much memory. Seconds of CPU and the peak are of the whole process. F1 is of
B-cubed and of pairs, over the other half.
"""

from __future__ import annotations

import argparse
import json
import os
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
import psutil

from dateline.pipeline.storing.store import Store
from tests.benchmarks.linkage_peers import WAYS, Found, pairs
from tests.benchmarks.merging import made_up

LOOK = 0.2
MIB = 2**20


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


def _in_tuning(event: str) -> bool:
    return zlib.crc32(event.encode()) % 2 == 0


def scored(found: Found, truth: pl.DataFrame) -> str:
    """F1 over the half that nothing was chosen on."""
    halves: dict[bool, dict[str, str]] = defaultdict(dict)
    for claim, event in truth.iter_rows():
        halves[_in_tuning(event)][claim] = event
    best = max(found, key=lambda threshold: sum(scores(found[threshold], halves[True])))
    cubed, paired = scores(found[best], halves[False])
    return f"B3 {cubed:.3f}, pairs {paired:.3f}{f' at {best}' if best else ''}"


def limited(name: str, folder: Path, *, seconds: float, memory: float) -> str:
    """Run one of the ways in a process of its own; what it took, and how it ended."""
    began = time.monotonic()
    command = [sys.executable, "-m", "tests.benchmarks.linkage", "--one", str(folder / name)]
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    ended, peak = "", 0.0
    while not (waited := os.wait4(process.pid, os.WNOHANG))[0]:
        used, held = _used(process.pid)
        peak = max(peak, held)
        if not ended and (used > seconds or held > memory):
            ended = "took too long" if used > seconds else "took too much memory"
            process.kill()
        time.sleep(LOOK)
    process.returncode = os.waitstatus_to_exitcode(waited[1])
    spent = waited[2].ru_utime + waited[2].ru_stime
    lines = (folder / f"{name}.log").read_text("utf-8").splitlines()
    told = ended or (lines[-1] if lines else f"ended with {process.returncode}")
    peak = max(peak, waited[2].ru_maxrss / 1024)
    return f"{name}: {told}; {spent:.1f} CPU-s, {time.monotonic() - began:.0f} s, peak {peak:,.0f} MiB"


def _used(pid: int) -> tuple[float, float]:
    """Seconds of CPU so far, and MiB now."""
    try:
        process = psutil.Process(pid)
        return sum(process.cpu_times()[:2]), process.memory_info().rss / MIB
    except psutil.Error:
        return 0.0, 0.0


def compare(claims: pl.DataFrame, truth: pl.DataFrame, ways: Sequence[str], *, seconds: float, memory: float) -> None:
    """Print what each of the ways found and took."""
    print(f"{claims.height:,} claims of {truth['event'].n_unique():,} events", flush=True)
    with TemporaryDirectory(prefix="dateline-") as scratch:
        folder = Path(scratch)
        claims.write_parquet(folder / "claims.parquet")
        truth.write_parquet(folder / "truth.parquet")
        known = [_in_tuning(event) for event in truth["event"]]
        truth.filter(pl.Series(known)).write_parquet(folder / "labels.parquet")
        del claims
        for name in (*(("pairs",) if "splink" in ways else ()), *ways):
            print(limited(name, folder, seconds=seconds, memory=memory), flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--seconds", type=float, default=900, help="of CPU")
    parser.add_argument("--memory", type=float, default=8000, help="MiB")
    parser.add_argument("--ways", default=",".join(WAYS))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.one:
        one = Path(given.one)
        if one.name == "pairs":
            pairs(one.parent)
        else:
            print(scored(WAYS[one.name](one.parent), pl.read_parquet(one.parent / "truth.parquet")))
        return
    ways = given.ways.split(",")
    for name in ways:
        if name != "dateline" and find_spec(name) is None:
            parser.error(f"{name} is not installed here: pip install {name} (in an environment of its own)")
    for size in given.sizes or [0]:
        claims, truth = stored(given.store, given.gold) if given.store else labelled(size)
        compare(claims, truth, ways, seconds=given.seconds, memory=given.memory)


if __name__ == "__main__":
    main()
