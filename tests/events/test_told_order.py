"""Undated sentences that say which of two events came first."""

from __future__ import annotations

import pytest

from dateline.events.table.claim import Citation, Claim, Source, Trigger
from dateline.events.text.extractor import Extractor
from dateline.events.text.sentences import split
from dateline.events.text.told_order import with_told_order
from dateline.events.time.bounds import DAY, Bounds
from dateline.events.time.bounds import instant as at

TITLE = "Coast guard arrested four smugglers near the lighthouse"


def claim(title: str = TITLE, trigger: str = "arrested") -> Claim:
    source = Source("Harbour Post", sha256=title, doc_id="d")
    return Claim(source, title, Bounds.nowhere(), Citation(0, 9, title), "t", "1", trigger=Trigger(0, 8, trigger))


def told(sentence: str, *claims: Claim) -> list[tuple[str, str]]:
    found = with_told_order(claims, split(sentence), set())
    return [(constraint.relation, constraint.target) for one in found for constraint in one.constraints]


@pytest.mark.parametrize(
    ("sentence", "constraints"),
    [
        ("The four smugglers were arrested after the storm had passed.", [("after", "the storm had passed")]),
        ("The smugglers were arrested shortly before the ferry left.", [("before", "the ferry left")]),
        ("The smugglers were arrested after the storm.", []),
        ("The four smugglers talked after the storm had passed.", []),
        ("The smugglers were arrested after all, as the judge had asked.", []),
        ("The mayor was arrested after the storm had passed.", []),
        ("The smugglers were arrested.", []),
    ],
)
def test_plain_sentences_are_read_and_others_left_alone(sentence: str, constraints: list[tuple[str, str]]) -> None:
    assert told(sentence, claim()) == constraints


def test_two_claims_that_fit_as_well_get_nothing() -> None:
    assert told("The smugglers were arrested after the storm had passed.", claim(), claim()) == []


def test_a_sentence_with_a_date_is_somebody_elses_business() -> None:
    sentences = split("The four smugglers were arrested after the storm had passed.")
    assert with_told_order([claim()], sentences, {0})[0].constraints == ()


def test_ids_do_not_change() -> None:
    (changed,) = with_told_order([claim()], split("The smugglers were arrested after the storm had passed."), set())
    assert changed.claim_id == claim().claim_id
    assert changed.constraints[0].quote == "The smugglers were arrested after the storm had passed."


def test_only_english_is_read() -> None:
    sentences = split("The smugglers were arrested after the storm had passed.")
    assert with_told_order([claim()], sentences, set(), lang="de")[0].constraints == ()


def test_the_extractor_does_it() -> None:
    text = (
        "On 3 May 2021 the coast guard arrested four smugglers near the lighthouse. "
        "The four smugglers were arrested after the storm had passed."
    )
    day = at(2021, 5, 4)
    source = Source("Harbour Post", sha256="x", doc_id="d", published=Bounds.within(day, day + DAY))
    claims = Extractor("rules").extract(text, source).claims
    assert [constraint.target for one in claims for constraint in one.constraints] == ["the storm had passed"]
