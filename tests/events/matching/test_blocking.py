"""Which pairs of claims are worth a look, however many claims there are."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.events.table.matching import blocking as match_blocking
from dateline.events.table.matching.blocking import CROWD, candidates
from dateline.events.table.matching.features import features
from dateline.events.table.schema import claim_frame
from dateline.events.time.bounds import DAY
from tests.events.matching.compared import DAY_ONE, OPENING, claim


def test_a_crowded_block_is_not_compared_whole() -> None:
    claims = [claim("Riot", f"Paper {number}") for number in range(CROWD * 4)]
    left, right = candidates(features(claim_frame(claims)))
    assert len(left) < CROWD * 4 * 13
    assert (left < right).all()
    assert len(np.unique(np.concatenate([left, right]))) == CROWD * 4


def test_in_a_crowd_two_meet_only_where_one_of_them_lives_on_that_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else who comes last to a floor would bring together all who stand there, which no look around him shows."""
    monkeypatch.setattr(match_blocking, "CROWD", 2)
    told = [claim(OPENING, f"Paper {number}", start=DAY_ONE + number * 70 * DAY) for number in range(4)]
    vague = claim(OPENING, "Almanac", days=300)
    held = features(claim_frame([*told, vague]))
    wide = held.rows["claim_id"].to_list().index(vague.claim_id)
    left, right = candidates(held)
    assert len(left) == 4
    assert ((left == wide) | (right == wide)).all()


def test_shared_names_are_found_whatever_the_vagueness_of_the_dates() -> None:
    claims = [claim(OPENING), claim(OPENING, "The Gazette", days=300), claim(OPENING, "Almanac", days=20_000)]
    left, _ = candidates(features(claim_frame(claims)))
    assert len(left) == 3
