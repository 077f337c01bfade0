"""Undated sentences that say which of two events came first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.events.table.claim import Citation, Claim, Source, Trigger
from dateline.events.text.claims.told_order import told_order
from dateline.events.text.extractor import Extractor
from dateline.events.text.parting.sentences import split
from dateline.events.time.bounds import DAY, Bounds
from dateline.events.time.bounds import instant as at

TITLE = "Coast guard arrested four smugglers near the lighthouse"


def claim(title: str = TITLE, trigger: str = "arrested") -> Claim:
    source = Source("Harbour Post", sha256=title, doc_id="d")
    return Claim(source, title, Bounds.nowhere(), Citation(0, 9, title), "t", "1", trigger=Trigger(0, 8, trigger))


def told(sentence: str, *claims: Claim) -> list[tuple[str, str]]:
    found = told_order(claims, split(sentence), set())
    assert all(one.targets == (claims[0].claim_id,) for one in found)
    return [(one.constraints[0].relation, one.constraints[0].target) for one in found]


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
    assert told_order([claim()], sentences, {0}) == []


def test_the_sentence_is_a_claim_of_its_own_known_to_be_over_by_the_publication() -> None:
    sentence = "In any case: no. The smugglers were arrested after the storm had passed."
    day = at(2021, 5, 4)
    dated = replace(claim(), source=replace(claim().source, published=Bounds.within(day, day + DAY)))
    (found,) = told_order([dated], split(sentence), set())
    assert found.claim_id != dated.claim_id
    assert (found.title, found.source) == (dated.title, dated.source)
    assert found.citation.quote == "The smugglers were arrested after the storm had passed."
    assert found.trigger is not None
    assert sentence[found.trigger.char_start : found.trigger.char_end] == "arrested"
    assert (found.bounds.earliest_start, found.bounds.latest_end) == (None, day + DAY)
    assert found.rule_id == "en.order.after"


def test_only_english_is_read() -> None:
    sentences = split("The smugglers were arrested after the storm had passed.")
    assert told_order([claim()], sentences, set(), lang="de") == []


def test_the_extractor_does_it() -> None:
    text = (
        "On 3 May 2021 the coast guard arrested four smugglers near the lighthouse. "
        "The four smugglers were arrested after the storm had passed."
    )
    day = at(2021, 5, 4)
    source = Source("Harbour Post", sha256="x", doc_id="d", published=Bounds.within(day, day + DAY))
    claims = Extractor("rules").extract(text, source).claims
    (undated,) = [one for one in claims if one.constraints]
    assert [constraint.relation for constraint in undated.constraints] == ["after"]
    assert set(undated.targets) <= {one.claim_id for one in claims if one is not undated}
