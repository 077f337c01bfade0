"""How fast claims are matched and folded, and added to a store that holds many; prints figures, asserts none.

The number of claims is DATELINE_BENCH_CLAIMS (100,000 where it is not set).
"""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import numpy as np
import polars as pl

from dateline.events.table.fold import fold
from dateline.events.table.fold_again import refold
from dateline.events.table.match_words import rarity
from dateline.events.table.schema import CLAIM_SCHEMA
from dateline.events.time.bounds import DAY, instant
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.store import Store

COUNT = int(os.environ.get("DATELINE_BENCH_CLAIMS", "100000"))


def made_up(count: int, *, seed: int = 1, first: int = 0) -> pl.DataFrame:
    """Claims about `count / 2` events of ten years: each told about twice, in partly other words, some a day apart."""
    chance = np.random.default_rng(seed)
    known = sorted(word for word, bits in rarity().items() if 14 <= bits <= 21 and "_" not in word)
    names = np.array([f"{word.capitalize()}{number}ov" for number, word in enumerate(known)])
    events = max(count // 2, 1)
    told = np.sort(chance.integers(0, events, count))
    picked = chance.integers(0, len(names), (events, 4))
    verbs = np.array(["met", "visited", "attacked", "praised", "left", "sued", "elected", "bombed"])[told % 8]
    words = names[picked[told]]
    said = [" ".join((a, verb, b, "in", c)) for (a, b, c, _), verb in zip(words, verbs, strict=True)]
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


class Watch:
    """Wall and CPU seconds, and the peak memory of the process so far."""

    def __init__(self) -> None:
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def say(self, what: str) -> None:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        wall, cpu = time.perf_counter() - self.wall, time.process_time() - self.cpu
        print(f"{what}: {wall:.1f} s, {cpu:.1f} CPU-s, peak {peak:,.0f} MiB", flush=True)


def test_match_and_fold() -> None:
    claims = made_up(COUNT)
    watch = Watch()
    folded = fold(claims)
    watch.say(f"match and fold {COUNT:,} claims into {folded.events.height:,} events")
    more = made_up(1000, seed=2, first=COUNT)
    watch = Watch()
    refold(folded, claims, more)
    watch.say(f"fold 1,000 claims more into {COUNT:,}")


def test_add_to_a_store(tmp_path: Path) -> None:
    store = Store(tmp_path)
    claims, more = made_up(COUNT), made_up(1000, seed=2, first=COUNT)
    watch = Watch()
    store.add(claims, clock=FixedClock(0))
    watch.say(f"add {COUNT:,} claims to an empty store")
    watch = Watch()
    store.add(more, clock=FixedClock(1))
    watch.say(f"add 1,000 claims to {COUNT:,}")
    watch = Watch()
    store.add(more, clock=FixedClock(2))
    watch.say("add the same again")
