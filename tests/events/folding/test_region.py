"""Pieces found again around what changed are those of the whole graph."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import numpy as np
import polars as pl
import pytest

from dateline.events.table.folding import pieces as fold_pieces
from dateline.events.table.folding.fold import NEAR
from dateline.events.table.folding.pieces import pieces
from dateline.events.table.folding.region import PAIR, PIECES, Change, region

BOUND = pl.DataFrame({"left_id": ["c03"], "right_id": ["c20"]})


def graph(weights: dict[tuple[str, str], float]) -> pl.DataFrame:
    rows = [(*pair, weight, False) for pair, weight in sorted(weights.items())]
    return pl.DataFrame(rows, schema=NEAR, orient="row")


def all_pieces(ids: list[str], near: pl.DataFrame) -> pl.DataFrame:
    """As `pieces` finds them in the whole graph."""
    place = {name: at for at, name in enumerate(ids)}
    left, right = (np.array([place[name] for name in near[end]], dtype=np.int64) for end in PAIR)
    tied = [[place[name]] if set(BOUND.row(0)) <= set(ids) else [] for name in BOUND.row(0)]
    one, two = (np.array(end, dtype=np.int64) for end in tied)
    label, floor = pieces(len(ids), (left, right, near["weight"].to_numpy()), (one, two))
    return pl.DataFrame({"claim_id": ids, "piece": label, "floor": floor}, schema=PIECES)


class Remembered:
    """The graph before; it counts what is read of it."""

    def __init__(self, ids: list[str], near: pl.DataFrame) -> None:
        self.pairs, self.whole, self.read = near, all_pieces(ids, near), 0

    def near(self, ids: pl.Series) -> pl.DataFrame:
        found = self.pairs.filter(pl.any_horizontal(pl.col(end).is_in(ids.implode()) for end in PAIR))
        self.read += found.height
        return found

    def pieces(self, ids: pl.Series) -> pl.DataFrame:
        held = self.whole.filter(pl.col("claim_id").is_in(ids.implode()))["piece"]
        return self.whole.filter(pl.col("piece").is_in(held.implode()))


def groups(held: pl.DataFrame) -> set[tuple[float, tuple[str, ...]]]:
    return {
        (floor, tuple(sorted(names)))
        for _, floor, names in held.group_by("piece").agg(pl.col("floor").first(), "claim_id").iter_rows()
    }


@pytest.mark.parametrize("seed", range(60))
def test_what_changes_is_what_changes_in_the_whole_graph(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fold_pieces, "LARGEST", 4)
    chance = random.Random(seed)
    ids = [f"c{number:02}" for number in range(30)]
    late = set(chance.sample(ids, chance.choice([0, 1, 6])))
    every = {pair: chance.randrange(24) / 4 for pair in combinations(ids, 2) if chance.random() < 0.12}
    first = {pair: weight for pair, weight in every.items() if not late & set(pair)}
    gone = {pair: first[pair] for pair in chance.sample(sorted(first), chance.choice([0, 1, 5]))}
    came = {pair: weight for pair, weight in every.items() if late & set(pair)}
    known = Remembered(sorted(set(ids) - late), graph(first))
    change = Change(pl.Series(sorted(late), dtype=pl.String), graph(came), graph(gone), BOUND)
    found, around = region(known, change)
    after = {pair: weight for pair, weight in every.items() if pair not in gone}
    wanted = all_pieces(ids, graph(after))
    untouched = known.whole.filter(~pl.col("claim_id").is_in(found["claim_id"].implode()))
    assert groups(found) | groups(untouched) == groups(wanted)
    named = set(found["claim_id"])
    assert set(around.select(PAIR).iter_rows()) == {pair for pair in after if named & set(pair)}


def test_a_claim_more_in_a_long_chain_reads_what_is_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """All is one component; the pieces are cut at the weak pairs, every tenth."""
    monkeypatch.setattr(fold_pieces, "LARGEST", 12)
    ids = [f"c{number:04}" for number in range(2000)]
    chain = {(one, two): 1.0 if at % 10 == 9 else 5.0 for at, (one, two) in enumerate(pairwise(ids))}
    known = Remembered(ids, graph(chain))
    change = Change(pl.Series(["d"]), graph({("c0014", "d"): 5.0, ("c0900", "d"): 0.5}), graph({}), BOUND.clear())
    found, _ = region(known, change)
    assert groups(found) == {(1.5, (*ids[10:20], "d"))}
    assert known.read < 30
