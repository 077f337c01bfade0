import random

import polars as pl

from dateline.pipeline.storing.id_set import IdSet


def test_what_was_added_is_held_and_nothing_else_however_it_came():
    chance, seen, kept = random.Random(1), IdSet(), set()
    for _ in range(60):
        some = {f"c{chance.randrange(5000)}" for _ in range(chance.choice((1, 7, 200)))}
        asked = pl.Series(sorted(some))
        assert seen.held(asked).to_list() == [one in kept for one in asked]
        seen.add(asked.filter(~seen.held(asked)))
        kept |= some
        assert len(seen) == len(kept)
    assert len(seen._runs) < 12


def test_nothing_is_held_by_a_new_one_and_nothing_can_be_asked():
    assert IdSet().held(pl.Series(["a"])).to_list() == [False]
    seen = IdSet()
    seen.add(pl.Series([], dtype=pl.String))
    assert (len(seen), seen.held(pl.Series([], dtype=pl.String)).to_list()) == (0, [])
