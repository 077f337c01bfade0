"""What folding costs, and what adding to a store costs when it holds more and more.

    python -m tests.benchmarks.merging fold 100000
    python -m tests.benchmarks.merging add 1000 10000 100000 1000000 [--shared]

`add` fills a store of each size and brings its fold up; then, in a process of its own each time, one document more and
1,000 claims more are added and folded. The claims are made in processes of their own. Seconds are of CPU; the peak is
of that process. Names are drawn as often as words of their rarity are read; with `--shared` one rare name stands in
each title, as in a store about one small town: the worst case for whatever looks claims up by words.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import polars as pl

from dateline.events.table.folding.fold import fold
from dateline.events.table.schema import CLAIM_SCHEMA
from dateline.events.table.wording.words import rarity
from dateline.events.time.bounds import DAY, instant
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.folding.state import FoldState
from dateline.pipeline.storing.store import Store

PART = 50_000
STEPS = ("make fill", "fill", "make one", "one", "make thousand", "thousand")


def made_up(count: int, *, seed: int = 1, first: int = 0, shared: bool = False) -> pl.DataFrame:
    """Claims about `count / 2` events of ten years: each told about twice, some a day apart; see above."""
    chance = np.random.default_rng(seed)
    known = {word: bits for word, bits in sorted(rarity().items()) if 13 <= bits <= 21 and word.isalpha()}
    names = np.array([word.capitalize() for word in known])
    often = np.exp2(-np.array(list(known.values())))
    events = max(count // 2, 1)
    told = np.sort(chance.integers(0, events, count))
    picked = chance.choice(len(names), (events, 3), p=often / often.sum())
    verbs = np.array(["met", "visited", "attacked", "praised", "left", "sued", "elected", "bombed"])[told % 8]
    words = names[picked[told]]
    end = " near Oymyakon" if shared else ""
    said = [f"{a} {verb} {b} in {c}{end}" for (a, b, c), verb in zip(words, verbs, strict=True)]
    day = instant(2014) // DAY + (told * 2654435761 % 3650) + (chance.random(count) < 0.1)
    numbers = np.arange(first, first + count)
    columns = {
        "claim_id": [f"c{number:024x}" for number in numbers],
        "role": ["event"] * count,
        "doc_id": [f"doc {number}" for number in numbers],
        "sha256": [f"{number:064x}" for number in numbers],
        "title": said,
        "kind": ["other"] * count,
        "status": ["fact"] * count,
        "start_kind": ["stated"] * count,
        "end_kind": ["stated"] * count,
        "confidence": [0.8] * count,
        "salience": [0.5] * count,
        "extractor_version": ["1"] * count,
        "earliest_start": day * DAY,
        "latest_start": (day + 1) * DAY,
        "earliest_end": day * DAY,
        "latest_end": (day + 1) * DAY,
    }
    frame = pl.DataFrame(columns)
    citation = pl.struct(source_id=pl.concat_str(pl.lit("paper "), pl.Series(numbers % 50)), quote=pl.col("title"))
    rows = frame.with_columns(citation=citation)
    missing = [pl.lit(None).alias(name) for name in CLAIM_SCHEMA if name not in rows.columns]
    whole = rows.with_columns(missing).with_columns(
        pl.col("citation").struct.with_fields(
            *(pl.lit(None).alias(name) for name in ("publisher", "published", "url", "char_start", "char_end"))
        )
    )
    inner = [field.name for field in CLAIM_SCHEMA["citation"].fields]  # type: ignore[attr-defined]
    ordered = pl.struct(pl.col("citation").struct.field(name) for name in inner).alias("citation")
    return whole.with_columns(ordered).select(pl.col(name).cast(dtype) for name, dtype in CLAIM_SCHEMA.items())


def measured(what: str, work: Callable[[], object]) -> None:
    """Do some work and print what it took."""
    began = time.process_time()
    work()
    spent = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {spent:.2f} CPU-s, peak {peak:,.0f} MiB", flush=True)


def into(store: Store, claims: pl.LazyFrame) -> None:
    """Add claims in parts, as a merge does, and bring the fold up."""
    count = claims.select(pl.len()).collect().item()
    for first in range(0, count, PART):
        store.add(claims.slice(first, PART).collect(), clock=FixedClock(0))
    state = FoldState.of(store)
    assert state is not None
    state.brought_up(store, new=claims.select("claim_id").slice(0, PART).collect()["claim_id"].to_list())


def step(folder: Path, what: str, held: int, *, shared: bool) -> None:
    """One step, in a process of its own: `make` writes the claims that the others take in."""
    count, first = {"fill": (held, 0), "one": (1, held), "thousand": (1000, held + 1)}[what.removeprefix("make ")]
    file = folder / f"{what.removeprefix('make ')}.parquet"
    if what.startswith("make "):
        made_up(count, seed=first + 1, first=first, shared=shared).write_parquet(file)
    else:
        told = f"{held:,} claims" if what == "fill" else f"  and {count:,} more"
        measured(told, lambda: into(Store(folder / "store"), pl.scan_parquet(file)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["fold", "add", *STEPS])
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--shared", action="store_true")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    for size in given.sizes:
        if given.folder:
            step(given.folder, given.what, size, shared=given.shared)
        elif given.what == "fold":
            claims = made_up(size, shared=given.shared)
            measured(f"match and fold {size:,} claims", lambda claims=claims: fold(claims))
        else:
            shared = ["--shared"] if given.shared else []
            with TemporaryDirectory(prefix="dateline-") as folder:
                for what in STEPS:
                    command = ["-m", "tests.benchmarks.merging", what, str(size), "--folder", folder, *shared]
                    subprocess.run([sys.executable, *command], check=True)


if __name__ == "__main__":
    main()
