"""Documents without number: how many a second of CPU, and whether memory grows with them.

    python -m tests.benchmarks.wire 1000000 wire.jsonl
    python -m tests.benchmarks.volume wire.jsonl --store DIR [--provider rules] [--workers 2] [--every 50000]

Reads and stores what `merge` does, without the fold. A run that was killed goes on when the same command is
given again. Seconds of CPU and memory count the run and its workers together.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from dateline.events.text.extractor import Extractor
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.engine import Engine
from dateline.pipeline.ingesting.ingest import ingest_parts
from dateline.pipeline.storing.place import SPOOL
from dateline.pipeline.storing.store import Store

MIB = 2**20


def used() -> tuple[float, float, float]:
    """CPU seconds of this process and its workers, and MiB that this one and the largest worker hold."""
    own = psutil.Process(os.getpid())
    workers = [one for one in own.children(recursive=True) if one.is_running()]
    spent = sum(sum(one.cpu_times()[:2]) for one in [own, *workers])
    return spent, own.memory_info().rss / MIB, max((one.memory_info().rss / MIB for one in workers), default=0.0)


def read(files: Sequence[Path], store: Store, extractor: Extractor, workers: int, every: int) -> None:
    """Read and store, and print now and then what it took."""
    parts = ingest_parts(
        files,
        known=store.known(),
        extractor=extractor,  # type: ignore[arg-type]
        engine=Engine(workers),
        spool=store.folder and store.folder / SPOOL,
    )
    began, (first, _, _) = time.monotonic(), used()
    documents = claims = shown = skipped = 0
    storing = 0.0
    for part in parts:
        start = time.process_time()
        claims += store.add(part.claims, part.rejects, clock=FixedClock(0)).new_claims
        storing += time.process_time() - start
        part.settle()
        documents += sum(one.documents for one in part.report)
        skipped += sum(one.reason.startswith("repeat: this document") for file in part.report for one in file.skipped)
        if documents - shown >= every:
            shown = documents
            spent, own, worker = used()
            print(
                f"{documents:,} documents ({skipped:,} known), {claims:,} new claims, {spent - first:.0f} CPU-s"
                f" ({storing:.0f} in the store's add), {time.monotonic() - began:.0f} s,"
                f" run {own:,.0f} MiB, largest worker {worker:,.0f} MiB",
                flush=True,
            )
    spent = used()[0] - first
    print(f"done: {documents:,} documents, {skipped:,} known, {claims:,} new claims, {spent:.0f} CPU-s", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--provider", choices=["parse", "rules"], default="rules")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--every", type=int, default=50_000)
    given = parser.parse_args(arguments)
    read(given.paths, Store(given.store), Extractor(given.provider), given.workers, given.every)


if __name__ == "__main__":
    main()
