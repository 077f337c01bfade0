"""What many documents of a piece say tells less there than what few say, and more is asked of a crowd."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from unittest.mock import patch

import numpy as np
import polars as pl
import pytest

from dateline.events.table.claim import Citation, Claim, Source
from dateline.events.table.folding.clusters import cluster
from dateline.events.table.folding.fold import fold
from dateline.events.table.matching import crowd as match_crowd
from dateline.events.table.matching.crowd import asked, in_crowds
from dateline.events.table.matching.features import Features, features
from dateline.events.table.matching.match import links
from dateline.events.table.matching.weights import parse_weights
from dateline.events.table.matching.weights import weights as table
from dateline.events.table.schema import claim_frame
from dateline.events.table.wording.words import distinctive
from dateline.events.time.bounds import DAY, Bounds, instant

NOON = instant(1869, 11, 17)
STORY = "Nubar Pasha and Empress Eugenie were at Ismailia with Ferdinand Lesseps and Ismail Pasha for the canal."
DEEDS = (
    "A warehouse of fireworks blazed at midnight; barrels hurled splinters over bazaars and scorched balconies.",
    "Waltzes echoed over terraces; chefs carved pheasants, sherbets melted and an orchestra rehearsed overtures.",
    "A frigate ran aground on a sandbank; tugs hauled hawsers, stokers shovelled ballast and divers groped below.",
    "Jockeys raced dromedaries over dunes; stewards weighed saddles and bookmakers squabbled about wagers.",
    "Masons plastered an obelisk; gilders, sculptors and quarrymen haggled over pedestals and inscriptions.",
    "Locusts stripped orchards; farmers beat saucepans, lit bonfires and buried larvae in trenches.",
    "A balloon drifted seaward; aeronauts jettisoned sandbags, barometers and a hamper of pigeons.",
    "Pickpockets emptied a carriage; constables searched taverns, pawnshops and a caravanserai.",
)


def told(deed: str, source: str) -> Claim:
    """One document of the story: all of it is around what it mainly tells, its first sentence."""
    title = deed.split(";")[0]
    return Claim(
        source=Source(source_id=source, sha256=source, doc_id=source, context=distinctive(title, f"{deed} {STORY}")),
        title=title,
        bounds=Bounds.within(NOON, NOON + DAY, "day"),
        citation=Citation(0, len(title), title),
        rule_id="test.rule",
        extractor_version="1",
        salience=0.9,
    )


CROWD = claim_frame([told(deed, f"Paper {number}") for number, deed in enumerate(DEEDS)])


@pytest.fixture(autouse=True)
def few() -> Iterator[None]:
    """Two documents are as many as may tell of one event."""
    with patch.object(match_crowd, "ONE_EVENT", 2):
        yield


NO_PAIRS = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def crowd_of(held: Features, *, near: bool = False, cut: bool = False) -> Features:
    """All claims as one piece, each near to all others or to none, cut from more or not."""
    size = held.rows.height
    left, right = np.triu_indices(size, 1) if near else NO_PAIRS
    return in_crowds(held, np.zeros(size, dtype=np.int64), (left, right), np.full(size, cut))


def weights(held: Features, word: str) -> set[float]:
    return set(held.words.filter(pl.col("key") == word)["weight"].round(3))


def events_where(one_event: int, claims: pl.DataFrame) -> pl.DataFrame:
    with patch.object(match_crowd, "ONE_EVENT", one_event):
        return fold(claims).events


def test_what_all_say_tells_little_and_what_one_says_as_always() -> None:
    held = features(CROWD)
    crowded = crowd_of(held)
    assert weights(crowded, "ismailia") == {0.415}  # six of eight say it beside those that may tell of one event
    assert weights(crowded, "dromedari") == weights(held, "dromedari")


def test_each_piece_is_a_crowd_of_its_own() -> None:
    held = features(CROWD)
    pairs = np.arange(len(DEEDS)) // 2 * 2
    apart = in_crowds(held, pairs, NO_PAIRS, np.zeros(len(DEEDS), dtype=np.bool_))
    assert apart.words.equals(held.words)
    assert asked(held, pairs).tolist() == [0.0] * len(DEEDS)


def test_a_common_word_tells_no_more_in_a_crowd() -> None:
    held = features(CROWD)
    crowded = crowd_of(held)
    assert (crowded.words["weight"] <= held.words["weight"]).all()
    assert crowded.words.drop("weight", "flags").equals(held.words.drop("weight", "flags"))


def test_rows_of_event_files_are_no_documents_of_a_crowd() -> None:
    held = features(CROWD.with_columns(record_id=pl.col("doc_id"), doc_id=pl.lit(None, dtype=pl.String)))
    assert crowd_of(held).words.equals(held.words)


def test_each_doubling_of_a_crowd_asks_for_half_a_bit_more() -> None:
    assert asked(features(CROWD), np.zeros(len(DEEDS), dtype=np.int64)).tolist() == [1.0] * len(DEEDS)


def test_what_a_story_has_in_common_joins_no_deeds_in_a_crowd() -> None:
    assert events_where(2, CROWD).height == len(DEEDS) > events_where(30, CROWD).height


def test_two_papers_on_one_deed_stay_together_in_a_crowd() -> None:
    again = told(DEEDS[0].replace("A warehouse", "At Ismailia a warehouse"), "Gazette")
    events = events_where(2, pl.concat([CROWD, claim_frame([again])]))
    assert events.height == len(DEEDS)
    assert sorted(events["n_claims"]) == [1] * (len(DEEDS) - 1) + [2]


def level_of_deeds(claims: list[Claim], *, crowd: bool) -> str:
    """What is said of the deeds of the first two of some claims, in a crowd with all the others or apart."""
    held = features(pl.concat([CROWD, claim_frame(claims)]))
    held = crowd_of(held) if crowd else held
    rows = held.rows.filter(pl.col("claim_id").is_in([claim.claim_id for claim in claims]))["row"].to_numpy()
    return str(links(held, rows[:1], rows[1:2], table())["level_what"][0])


@pytest.mark.parametrize(
    ("second", "crowd", "level"),
    [
        (
            "Customs men seized opium; smugglers swore, chests splintered and ledgers went overboard.",
            True,
            "the story alone",
        ),
        (
            "Customs men seized opium; smugglers swore, chests splintered and ledgers went overboard.",
            False,
            "other words for it",
        ),
        ("A frigate ran aground on a sandbank by night; pilots blamed buoys.", True, "the same happened"),
    ],
)
def test_claims_of_a_crowd_that_say_nothing_alike_have_the_story_alone(second: str, crowd: bool, level: str) -> None:
    assert level_of_deeds([told(DEEDS[2], "Herald"), told(second, "Tribune")], crowd=crowd) == level


def test_a_table_without_levels_below_none_has_other_words_for_it() -> None:
    text = files("dateline.events.table.matching").joinpath("weights.toml").read_text("utf-8")
    before = parse_weights(re.sub(r"\[\[what\]\]\nname = [^\[]*?\nat_least = -[^\[]*", "", text))
    held = crowd_of(features(CROWD))
    found = links(held, np.array([0]), np.array([1]), before)
    assert found["level_what"].to_list() == ["other words for it"]


def level_of_smuggling(*, near: bool = False, cut: bool = False, one_event: int = 2) -> str:
    """What is said of two documents that tell of other deeds, amid a crowd or apart."""
    smuggled = "Customs men seized opium; smugglers swore, chests splintered and ledgers went overboard."
    claims = [told(DEEDS[2], "Herald"), told(smuggled, "Tribune")]
    with patch.object(match_crowd, "ONE_EVENT", one_event):
        held = crowd_of(features(pl.concat([CROWD, claim_frame(claims)])), near=near, cut=cut)
    rows = held.rows.filter(pl.col("claim_id").is_in([claim.claim_id for claim in claims]))["row"].to_numpy()
    return str(links(held, rows[:1], rows[1:2], table())["level_what"][0])


def test_documents_near_to_many_have_another_deed_where_no_word_of_it_agrees() -> None:
    assert level_of_smuggling(near=True) == "another deed of the story"
    assert level_of_smuggling() == "the story alone"


def test_a_piece_cut_from_more_is_a_crowd_however_small() -> None:
    assert level_of_smuggling(cut=True, one_event=30) == "another deed of the story"
    assert level_of_smuggling(near=True, one_event=30) == "other words for it"


def test_two_of_a_piece_that_was_cut_are_looked_at_again() -> None:
    def found(doubted: bool) -> list[int]:
        piece, cut = np.array([0, 0, 2]), np.full(3, doubted)
        label = cluster(piece, doubted=cut, threshold=np.zeros(3), compare=lambda one, _: np.full(len(one), -1.0))
        return [int(row) for row in label]

    assert found(doubted=False) == [0, 0, 2]
    assert found(doubted=True) == [0, 1, 2]


def test_two_documents_of_some_weeks_that_share_no_deed_have_neither() -> None:
    weeks = Bounds.within(NOON, NOON + 20 * DAY, "week")
    claims = [replace(told(DEEDS[n], name), bounds=weeks) for n, name in ((0, "Herald"), (5, "Tribune"))]
    found = links(features(claim_frame(claims)), np.array([0]), np.array([1]), table())
    assert found["level_time"].to_list() == ["overlapping"]
    assert found["level_what"].to_list() == ["neither a day nor a deed"]


def test_weights_without_deeds_part_nothing_by_them() -> None:
    text = files("dateline.events.table.matching").joinpath("weights.toml").read_text("utf-8")
    before = parse_weights(re.sub(r"\n\[deed\]\n.*?\n\[texts\]", "\n[texts]", text, flags=re.DOTALL))
    held = crowd_of(features(CROWD), near=True)
    found = links(held, np.array([0]), np.array([1]), before)
    assert found["level_what"].to_list() == ["the story alone"]
