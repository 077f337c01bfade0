"""Claims become events: what agrees tightens, what does not is told, decisions hold."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from dateline.events.errors import SchemaError
from dateline.events.table.claim import Citation, Claim, Entity, Quantity, Role, Source, Status, Trigger
from dateline.events.table.folding.conflicts import GREW
from dateline.events.table.folding.current import version_key
from dateline.events.table.folding.fold import fold
from dateline.events.table.schema import claim_frame
from dateline.events.time.bounds import DAY, Bounds, EndKind, instant

LANDING = instant(1866, 7, 27)
SENTENCE = "The Great Eastern landed the telegraph cable at Heart's Content in Newfoundland"


def claim(
    source: str = "The Valentia Post",
    *,
    title: str = SENTENCE,
    bounds: Bounds | None = None,
    published: int | None = LANDING + 2 * DAY,
    status: Status = "fact",
    confidence: float = 0.8,
    ships: float | None = None,
    version: str = "1",
    sha256: str | None = None,
) -> Claim:
    return Claim(
        source=Source(
            source_id=source,
            sha256=sha256 or source,
            doc_id=sha256 or source,
            published=None if published is None else Bounds.within(published, published + DAY, "day"),
        ),
        title=title,
        bounds=bounds or Bounds.within(LANDING, LANDING + DAY, "day"),
        citation=Citation(0, len(title), title),
        rule_id="test.rule",
        extractor_version=version,
        status=status,
        places=(Entity("Heart's Content", "city"),),
        quantities=() if ships is None else (Quantity(ships, ships, "ships", False, f"{ships:g} ships"),),
        confidence=confidence,
        salience=0.5,
    )


def decision(role: Role, *targets: str, number: int = 0) -> Claim:
    return Claim(
        source=Source(source_id="user", sha256=f"decision {number}"),
        title="",
        bounds=Bounds.nowhere(),
        citation=Citation(None, None, "decided"),
        rule_id="user.decision",
        extractor_version="1",
        role=role,
        targets=targets,
    )


def events(*claims: Claim) -> list[dict[str, object]]:
    numbers = [pl.col(name).to_physical() for name in ("earliest_start", "latest_start", "earliest_end", "latest_end")]
    return fold(claim_frame(claims)).events.with_columns(numbers).to_dicts()


def test_no_claims_make_no_events() -> None:
    assert events() == []


def test_another_table_is_refused() -> None:
    with pytest.raises(SchemaError, match="not a claim table"):
        fold(pl.DataFrame({"title": ["x"]}))


def test_agreeing_claims_tighten_and_say_what_moved_each_bound() -> None:
    month = claim(bounds=Bounds.within(instant(1866, 7), instant(1866, 8), "month"))
    day = claim("Newfoundland Gazette", published=LANDING + 5 * DAY)
    (event,) = events(day, month)
    assert (event["earliest_start"], event["latest_end"]) == (LANDING, LANDING + DAY)
    assert event["event_id"] == f"e{month.claim_id[1:]}"
    assert event["aliases"] == [f"e{day.claim_id[1:]}"]
    assert event["conflicts"] == []
    moved = event["tightened_by"]
    assert isinstance(moved, list)
    assert {(move["bound"], move["by"]) for move in moved} == {
        (name, day.claim_id) for name in ("earliest_start", "latest_start", "earliest_end", "latest_end")
    }


def test_disagreeing_dates_are_told_and_never_averaged() -> None:
    sure, doubtful = claim(confidence=0.95), claim("Newfoundland Gazette", confidence=0.4)
    late = replace(doubtful, bounds=Bounds.within(LANDING + DAY, LANDING + 2 * DAY, "day"))
    (event,) = events(sure, late)
    assert (event["earliest_start"], event["latest_end"]) == (LANDING, LANDING + DAY)
    conflict = event["conflicts"][0]  # type: ignore[index]
    assert conflict["field"] == "bounds"
    assert {said["source_id"] for said in conflict["values"]} == {"The Valentia Post", "Newfoundland Gazette"}
    assert {said["quote"] for said in conflict["values"]} == {SENTENCE}


@pytest.mark.parametrize(("at", "fields"), [(0, []), (100, ["bounds"])])
def test_a_sentence_that_leaves_a_date_open_contradicts_nothing(at: int, fields: list[str]) -> None:
    first = replace(claim(), date_start=20, trigger=Trigger(4, 10, "landed"))
    later = Bounds.within(LANDING + 40 * DAY, LANDING + 41 * DAY, "day")
    second = replace(first, bounds=later, date_start=40, citation=Citation(at, at + len(SENTENCE), SENTENCE))
    (event,) = events(first, second, decision("must_link", first.claim_id, second.claim_id))
    assert [conflict["field"] for conflict in event["conflicts"]] == fields  # type: ignore[attr-defined]


@pytest.mark.parametrize(("later", "holds_both"), [(1, True), (6, False)])
def test_sources_as_sure_and_some_days_apart_may_both_be_right(later: int, holds_both: bool) -> None:
    other = Bounds.within(LANDING + later * DAY, LANDING + (later + 1) * DAY, "day")
    first = replace(claim(confidence=0.85), edtf="1866-07-27")
    (event,) = events(first, replace(claim("Newfoundland Gazette", bounds=other), edtf="1866-07-28"))
    last = LANDING + (later + 1) * DAY if holds_both else LANDING + DAY
    assert (event["earliest_start"], event["latest_end"], event["latest_start"]) == (LANDING, last, last)
    assert [conflict["field"] for conflict in event["conflicts"]] == ["bounds"]  # type: ignore[attr-defined]
    assert (event["edtf"] is None) == holds_both


def test_a_document_that_repeats_itself_does_not_outvote_another() -> None:
    wrong = Bounds.within(LANDING + DAY, LANDING + 2 * DAY, "day")
    once = claim(confidence=0.9)
    again = [
        replace(
            claim("Newfoundland Gazette", bounds=wrong, confidence=0.6),
            citation=Citation(at, at + 9, SENTENCE),
            date_start=at,
        )
        for at in (0, 100, 200)
    ]
    found = events(once, *again)
    assert next(e for e in found if once.claim_id in e["claims"])["earliest_start"] == LANDING  # type: ignore[operator]


def told_on(day: int, source: str, ships: int) -> Claim:
    """What a source told of the ships some days after the landing."""
    published = Bounds.within(LANDING + day * DAY, LANDING + (day + 1) * DAY, "day")
    told = claim(source, ships=ships)
    return replace(told, source=replace(told.source, published=published))


@pytest.mark.parametrize(
    ("ships", "note"),
    [((14, 19, 23), GREW), ((19, 14, 23), "these numbers differ")],
    ids=["brought up to date", "contradicted"],
)
def test_numbers_that_only_grow_from_day_to_day_may_be_an_update(ships: tuple[int, ...], note: str) -> None:
    (event,) = events(*(told_on(day, f"Paper {day}", number) for day, number in enumerate(ships)))
    (conflict,) = event["conflicts"]  # type: ignore[attr-defined, misc]
    assert conflict["note"] == note
    assert [said["source_id"] for said in conflict["values"]] == ["Paper 0", "Paper 1", "Paper 2"]


def test_numbers_that_differ_are_told_with_their_unit() -> None:
    (event,) = events(claim(ships=4), claim("Newfoundland Gazette", ships=6))
    assert [conflict["field"] for conflict in event["conflicts"]] == ["quantity: ships"]  # type: ignore[attr-defined]
    (event,) = events(claim(ships=4), claim("Newfoundland Gazette", ships=4))
    assert event["conflicts"] == []


@pytest.mark.parametrize(
    ("named", "head", "conflicts"),
    [
        (("Robert Halpin", "James Anderson"), ("landed", "landing"), ["actors"]),
        (("Robert Halpin", "Captain Halpin"), ("landed", "landed"), []),
        (("Robert Halpin", "James Anderson"), ("landed", "praised"), []),
        (("Robert Halpin", None), ("landed", "landed"), []),
    ],
    ids=["two persons", "one person", "two deeds", "nobody"],
)
def test_documents_that_name_different_persons_disagree(
    named: tuple[str, str | None], head: tuple[str, str], conflicts: list[str]
) -> None:
    (event,) = events(
        *(
            replace(
                claim(source),
                actors=(Entity(name, "person"),) if name else (),
                trigger=Trigger(18, 24, word),
            )
            for source, name, word in zip(("The Valentia Post", "Newfoundland Gazette"), named, head, strict=True)
        )
    )
    found: list[dict[str, object]] = event["conflicts"]  # type: ignore[assignment]
    assert [conflict["field"] for conflict in found] == conflicts
    if conflicts:
        assert {said["value"] for said in found[0]["values"]} == {"Robert Halpin", "James Anderson"}  # type: ignore[attr-defined]


def test_a_denial_is_a_conflict_but_a_plan_that_came_true_is_none() -> None:
    (denied,) = events(claim(), claim("Newfoundland Gazette", status="negated"))
    assert (denied["status"], denied["conflicts"][0]["field"]) == ("fact", "status")  # type: ignore[index]
    (planned,) = events(claim(status="planned"), claim("Newfoundland Gazette"))
    assert (planned["status"], planned["conflicts"]) == ("fact", [])


def test_an_open_end_stays_open_until_a_claim_states_it() -> None:
    ongoing = Bounds(LANDING, LANDING + DAY, None, None, end_kind=EndKind.OPEN)
    (event,) = events(claim(bounds=ongoing))
    assert (event["end_kind"], event["latest_end"]) == ("open", None)


def test_only_the_newest_reading_of_a_text_counts() -> None:
    old, new = claim(version="1.9"), replace(claim(version="1.10"), rule_id="test.better")
    (event,) = events(old, new)
    assert event["claims"] == [new.claim_id]
    assert version_key("1.10") > version_key("1.9")


def test_of_claims_as_weighty_the_one_that_reads_by_itself_gives_the_title() -> None:
    open_line = replace(claim("The Courier", title="It came ashore"), printable=0.1)
    full_line = replace(claim("The Gazette", title="Cable came ashore at Heart's Content"), printable=0.6)
    (event,) = events(open_line, full_line, decision("must_link", open_line.claim_id, full_line.claim_id))
    assert (event["title"], event["printable"]) == ("Cable came ashore at Heart's Content", 0.6)


def test_unpublished_claims_come_last() -> None:
    first, unknown = claim(), claim("cables.csv", published=None)
    (event,) = events(unknown, first)
    assert event["claims"] == [first.claim_id, unknown.claim_id]


def test_what_users_decide_holds_and_can_be_taken_back() -> None:
    one, two = claim(), claim("Newfoundland Gazette")
    other = claim("Kew Letters", title="A botanist returned from the Amazon with orchids")
    apart = decision("cannot_link", one.claim_id, two.claim_id)
    joined = decision("must_link", one.claim_id, f"e{other.claim_id[1:]}", number=1)
    assert [len(event["claims"]) for event in events(one, two, other)] == [2, 1]  # type: ignore[arg-type]
    assert len(events(one, two, apart)) == 2
    assert len(events(one, two, apart, decision("retraction", apart.claim_id, number=2))) == 1
    (event,) = events(one, other, joined)
    assert event["n_claims"] == 2
    links = fold(claim_frame([one, other, joined])).links
    assert links["decided_by"].to_list() == [joined.claim_id]


def test_a_claim_that_tells_again_of_an_event_is_one_with_it_unless_users_say_no() -> None:
    one = claim()
    again = replace(claim("Kew Letters", title="A botanist returned with orchids"), targets=(one.claim_id,))
    (event,) = events(one, again)
    assert event["n_claims"] == 2
    assert fold(claim_frame([one, again])).links["decided_by"].to_list() == [again.claim_id]
    assert len(events(one, again, decision("cannot_link", one.claim_id, again.claim_id))) == 2
    assert len(events(again)) == 1


def test_retracted_claims_and_documents_do_not_count() -> None:
    one, two = claim(), claim("Newfoundland Gazette")
    (event,) = events(one, two, decision("retraction", one.claim_id))
    assert event["claims"] == [two.claim_id]
    (event,) = events(one, two, decision("retraction", "Newfoundland Gazette"))
    assert event["claims"] == [one.claim_id]


def test_a_correction_stands_in_place_of_what_it_corrects() -> None:
    wrong = claim()
    right = replace(claim(sha256="corrected"), role="correction", targets=(wrong.claim_id,), title="The cable landed")
    (event,) = events(wrong, right)
    assert (event["claims"], event["title"]) == ([right.claim_id], "The cable landed")


def test_no_chain_of_links_joins_two_events() -> None:
    """Each claim is like the next one; the first and the last are nothing like each other."""
    names = ["Gooch", "Canning", "Anderson", "Glass", "Elliot", "Halpin", "Varley", "Thomson", "Deane", "Clifford"]
    acts = ["met", "praised", "sued", "visited", "warned", "thanked", "replaced", "followed", "insulted"]
    chain = [
        replace(claim(f"Paper {at}", title=f"{one} of {one}ville {act} {two} of {two}ville"), places=())
        for at, (one, act, two) in enumerate(zip(names, acts, names[1:], strict=False))
    ]
    near = fold(claim_frame(chain)).near
    assert near is not None
    assert near.height == len(chain) - 1
    found = events(*chain)
    home = {claim_id: event["event_id"] for event in found for claim_id in event["claims"]}  # type: ignore[attr-defined]
    assert home[chain[0].claim_id] != home[chain[-1].claim_id]


def test_what_happened_is_told_before_the_plan_for_it():
    plan = claim("The Early Post", title=f"{SENTENCE} soon", status="planned", confidence=0.99)
    deed = claim("The Late Post", confidence=0.5)
    (event,) = fold(claim_frame([plan, deed])).events.iter_rows(named=True)
    assert (event["title"], event["status"]) == (SENTENCE, "fact")
