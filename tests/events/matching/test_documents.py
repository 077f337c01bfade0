"""How far two documents tell the same: their words, and whether each tells what the other mainly tells."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dateline.events.table.claim import Citation, Claim, Source
from dateline.events.table.matching.documents import ENOUGH_WORDS, NOT_COMPARED, TOLD_SHARE, agreement
from dateline.events.table.matching.features import Features, Ints, features, shared
from dateline.events.table.matching.match import links
from dateline.events.table.matching.weights import weights
from dateline.events.table.schema import claim_frame
from dateline.events.table.wording.words import distinctive
from dateline.events.time.bounds import DAY, Bounds, instant

NOON = instant(1869, 11, 17)
STORY = "Nubar Pasha and Empress Eugenie were at Ismailia. "
BLAZE = """A warehouse of fireworks blazed at midnight. Barrels of gunpowder hurled splinters over bazaars; porters
dragged pumps through smouldering alleys; plasterers repaired scorched balconies, charred shutters and toppled chimneys.
An underwriter with a lorgnette counted molten padlocks, singed awnings, drenched carpets and one ruined aviary, while
apprentices swept cinders, soaked bandages, splashed ceilings and shovelled rubble into wheelbarrows."""
BALL = """Waltzes echoed over terraces hung with lanterns. Chefs carved pheasants, sherbets melted, dragomans mislaid
invitations, guests quarrelled over cutlery, and an orchestra rehearsed overtures under marquees until daybreak. A
chamberlain in gaiters announced duchesses, mazurkas, polonaises, sorbets and a recital of madrigals, and footmen
polished goblets, trimmed candelabra, powdered wigs and unrolled tapestries along the colonnade."""


def told(title: str, text: str, source: str, *, salience: float = 0.9, **changes: object) -> Claim:
    """What a text says of that noon; all of the text is around it."""
    claim = Claim(
        source=Source(source_id=source, sha256=source, doc_id=source, context=distinctive(None, f"{title}. {text}")),
        title=title,
        bounds=Bounds.within(NOON, NOON + DAY, "day"),
        citation=Citation(0, len(title), title),
        rule_id="test.rule",
        extractor_version="1",
        salience=salience,
    )
    return replace(claim, **changes)  # type: ignore[arg-type]


FIRE = told("Fireworks blazed in the bazaars", STORY + BLAZE, "Courier")
SAME = told("Gunpowder blaze scorched the bazaars", BLAZE + STORY, "Gazette")
DANCE = told("Guests danced until daybreak", STORY + BALL, "Globe")


def pair(one: Claim, other: Claim) -> tuple[Features, Ints, Ints]:
    held = features(claim_frame([one, other]))
    titles = held.rows["title"].to_list()
    left, right = (np.array([titles.index(told.title.lower())]) for told in (one, other))
    return held, left, right


def agreed(one: Claim, other: Claim) -> float:
    held, left, right = pair(one, other)
    return float(agreement(held, left, right, shared(held, left, right))[0])


def compared(one: Claim, other: Claim) -> dict[str, object]:
    held, left, right = pair(one, other)
    return links(held, left, right, weights()).row(0, named=True)


def test_texts_of_one_event_tell_more_of_the_same_than_texts_of_one_story() -> None:
    assert agreed(FIRE, DANCE) < 0.5 < agreed(FIRE, SAME)
    assert agreed(FIRE, SAME) == agreed(SAME, FIRE)


def test_what_one_text_leaves_out_speaks_against_one_event() -> None:
    other, same = compared(FIRE, DANCE), compared(FIRE, SAME)
    weight = {level.name: level.weight for level in weights().fields["documents"]}
    assert weight[str(other["level_documents"])] < 0 < weight[str(same["level_documents"])]


def test_what_a_sentence_says_counts_where_the_other_text_has_it() -> None:
    held, left, right = pair(FIRE, SAME)
    found = agreement(held, left, right, {**shared(held, left, right), "cover": np.zeros(1)})
    assert 0 < found[0] <= TOLD_SHARE


@pytest.mark.parametrize(
    "other",
    [
        told("Guests danced until daybreak", "Few came.", "Globe"),
        replace(DANCE, record_id="7", source=replace(DANCE.source, doc_id=None)),
    ],
    ids=["a short text", "a row of an event file"],
)
def test_only_two_texts_of_some_length_are_compared(other: Claim) -> None:
    assert agreed(FIRE, other) == NOT_COMPARED
    assert compared(FIRE, other)["level_documents"] == "not compared"


def test_what_is_told_in_passing_speaks_for_no_document() -> None:
    words = "Nubar Pasha arrived"
    aside = told(words, STORY + BALL, "Globe", salience=0.1, citation=Citation(90, 109, words))
    held = features(claim_frame([FIRE, DANCE, aside]))
    titles = held.rows["title"].to_list()
    left, right = (np.array([titles.index(title.lower())]) for title in (FIRE.title, words))
    assert agreement(held, left, right, shared(held, left, right)).tolist() == [NOT_COMPARED]


def test_names_tell_most_only_where_they_are_most_of_those_of_a_text() -> None:
    known = "Ismail Pasha, Empress Eugenie, Nubar Pasha and Lord Clarendon met. "
    some = "Prosper Enfantin, Lord Palmerston, Robert Stephenson, Alois Negrelli and Paulin Talabot wrote. "
    some += "Joseph Fournel, Henri Sieber, Lambert Bey, Barthelemy Enault and Edmond About read. "
    others = "Otto Wendt, Ilse Brandt, Karl Oppen, Ruth Salis, Emil Zorn, Grete Hallwyl and Kuno Ebers wrote. "
    others += "Rolf Stamm, Hedda Lauen, Jost Ammann and Anna Kolb read. "
    alone = compared(told("Waltzes echoed", known + BALL, "A"), told("Lanterns hung", known + BALL, "B"))
    among = compared(
        told("Waltzes echoed", known + some + BALL, "A"), told("Lanterns hung", known + others + BALL, "B")
    )
    assert alone["level_actors"] == "several rare names in common"
    assert among["level_actors"] == "full names in common"


def test_a_paragraph_is_long_enough() -> None:
    assert features(claim_frame([FIRE])).words.height >= ENOUGH_WORDS
