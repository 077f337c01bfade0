"""Constraints tighten bounds, say what moved each, and name exactly the claims that cannot all be true."""

from __future__ import annotations

import polars as pl
import pytest

from dateline.events.table.claim import Citation, Claim, Constraint, Source
from dateline.events.table.constrained import Constrained, constrained
from dateline.events.table.folding.fold import fold
from dateline.events.table.naming import Names
from dateline.events.table.schema import EVENT_SCHEMA, check, claim_frame
from dateline.events.time.bounds import DAY, Bounds, EndKind, day_text
from dateline.events.time.bounds import instant as at


def day(year: int, month: int, of_month: int) -> Bounds:
    return Bounds.within(at(year, month, of_month), at(year, month, of_month) + DAY, "day")


BY_JANUARY = Bounds(None, at(2025, 1, 12), None, at(2025, 1, 12), start_kind=EndKind.UNKNOWN)
ARRIVAL = "Troops reach the river front"
CAPTURE = "Two soldiers captured near the bridge"
FLOOD = "Great flood of the delta"


def make(title: str, bounds: Bounds, *constraints: Constraint, confidence: float = 1.0, doc: str = "d1") -> Claim:
    source = Source(f"paper {doc}", sha256=title, doc_id=doc)
    citation = Citation(0, len(title), f"{title}, the paper wrote.")
    return Claim(
        source, title, bounds, citation, "test", "1", record_id=title, constraints=constraints, confidence=confidence
    )


def after(target: str, quote: str = "after the troops had reached the front", *, days: int | None = None) -> Constraint:
    lag = None if days is None else days * DAY
    return Constraint("after", target, lag, lag, quote)


def apply(*claims: Claim) -> Constrained:
    table = claim_frame(claims)
    return constrained(fold(table).events, table)


def row(found: Constrained, title: str) -> dict[str, object]:
    numbers = pl.col("earliest_start", "latest_start", "earliest_end", "latest_end").cast(pl.Int64)
    return found.events.with_columns(numbers).row(by_predicate=pl.col("title") == title, named=True)


def test_what_came_after_another_is_bounded_by_it_and_says_so() -> None:
    found = apply(make(ARRIVAL, day(2024, 11, 5)), make(CAPTURE, BY_JANUARY, after("the troops had reached the front")))
    check(found.events.lazy(), EVENT_SCHEMA, "event")
    capture = row(found, CAPTURE)
    assert capture["earliest_start"] == at(2024, 11, 5)
    assert capture["latest_end"] == at(2025, 1, 12)
    moved = {move["bound"]: move for move in capture["tightened_by"]}  # type: ignore[attr-defined]
    assert moved["earliest_start"]["why"] == (
        f"constraint: after the troops had reached the front [this: after: {ARRIVAL} (on 5 November 2024)]"
    )
    assert moved["earliest_start"]["by"] in capture["claims"]  # type: ignore[operator]
    assert found.known == ((row(found, ARRIVAL)["event_id"], capture["event_id"]),)
    assert found.unused == 0


def test_a_lag_places_an_undated_event() -> None:
    treaty = make("Treaty signed", day(2024, 6, 19))
    law = make("Law ratified in parliament", Bounds.nowhere(), after(treaty.claim_id, "ten days later", days=10))
    ratified = row(apply(treaty, law), "Law ratified in parliament")
    assert day_text(ratified["earliest_start"]) == "2024-06-29"  # type: ignore[arg-type]
    assert day_text(ratified["latest_start"]) == "2024-06-30"  # type: ignore[arg-type]


def test_what_is_over_lies_wholly_at_its_lag() -> None:
    over = Bounds(None, at(2024, 3, 21), None, at(2024, 3, 21), EndKind.UNKNOWN, EndKind.STATED)
    lasting = Bounds(None, at(2024, 3, 21), None, None, EndKind.UNKNOWN, EndKind.UNKNOWN)
    three_days = Constraint("after", "the great flood", 2 * DAY, 4 * DAY, "three days after the flood")
    for told, last in ((over, at(2024, 3, 8)), (lasting, None)):
        found = row(apply(make(FLOOD, day(2024, 3, 3)), make(CAPTURE, told, three_days)), CAPTURE)
        assert (found["earliest_start"], found["latest_end"]) == (at(2024, 3, 5), last)


def test_constraints_follow_one_another() -> None:
    one = make("One", day(2024, 1, 1))
    two = make("Two", Bounds.nowhere(), after(one.claim_id, "then two"))
    three = make("Three", Bounds.nowhere(), after(two.claim_id, "then three"))
    moved = row(apply(one, two, three), "Three")["tightened_by"]
    chain = (
        "constraint: then three [this: after: Two (date not known)]; "
        "then constraint: then two [Two (date not known): after: One (on 1 January 2024)]"
    )
    assert chain in [move["why"] for move in moved]  # type: ignore[attr-defined]


def test_a_contradiction_is_the_smallest_set_of_claims_each_with_its_sentence() -> None:
    one = make("One", day(2024, 1, 1))
    two = make("Two", day(2020, 1, 1), after(one.claim_id, "two came after one"), confidence=0.5)
    bystander = make("Bystander", Bounds.nowhere(), after(two.claim_id, "the bystander was later"))
    found = apply(one, two, bystander)
    (conflict,) = row(found, "Two")["conflicts"]  # type: ignore[misc]
    assert conflict["field"] == "constraint"
    assert {value["claim_id"] for value in conflict["values"]} == {one.claim_id, two.claim_id}
    assert {value["quote"] for value in conflict["values"]} == {
        "two came after one",
        "One, the paper wrote.",
        "Two, the paper wrote.",
    }
    assert conflict["note"] == "these cannot all be true; set aside: two came after one"
    assert row(found, "Two")["earliest_start"] == at(2020, 1, 1)
    assert row(found, "Bystander")["earliest_start"] == at(2020, 1, 1)


def test_a_circle_of_constraints_is_named_and_the_least_founded_set_aside() -> None:
    first, second = make("First", Bounds.nowhere()), make("Second", Bounds.nowhere())
    first = make("First", Bounds.nowhere(), after(second.claim_id, "first after second"), confidence=0.3)
    second = make("Second", Bounds.nowhere(), after(first.claim_id, "second after first"), confidence=0.9)
    found = apply(first, second)
    assert [c["note"] for c in row(found, "First")["conflicts"]] == [  # type: ignore[attr-defined]
        "these cannot all be true; set aside: first after second"
    ]
    assert found.known == ((row(found, "First")["event_id"], row(found, "Second")["event_id"]),)


def test_words_that_name_nothing_or_two_events_move_nothing() -> None:
    flood = make(FLOOD, day(2020, 1, 1))
    again = make("Second great flood of the delta", day(2021, 1, 1), doc="d2")
    told = make(CAPTURE, BY_JANUARY, after("the great flood of the delta"), after("the coronation"), doc="d3")
    found = apply(flood, again, told)
    assert found.unused == 2
    assert row(found, CAPTURE)["earliest_start"] is None


def test_without_constraints_nothing_changes() -> None:
    table = claim_frame([make(FLOOD, day(2020, 1, 1))])
    events = fold(table).events
    assert constrained(events, table).events.equals(events)


def test_constraints_do_not_depend_on_the_order_of_claims() -> None:
    claims = [make(ARRIVAL, day(2024, 11, 5)), make(CAPTURE, BY_JANUARY, after("the troops reached the front"))]
    assert apply(*claims).events.equals(apply(*reversed(claims)).events)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("e0", 0),
        ("the armistice", 0),
        ("signature of the armistice in Korea", 0),
        ("the signing", None),
        ("the flood", None),
        ("", None),
    ],
)
def test_names(words: str, found: int | None) -> None:
    events = pl.DataFrame(
        {
            "event_id": ["e1", "e2"],
            "aliases": [["e0"], []],
            "claims": [["c1"], ["c2"]],
            "title": ["Korean armistice signed", "Treaty of defence signed"],
        }
    )
    claims = pl.DataFrame({"claim_id": ["c1", "c2"], "doc_id": ["d", "d"]})
    assert Names(events, claims).find(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [("the sinking", 0), ("his death", 1), ("the burial", 2), ("the flood", 3), ("the resignation", None)],
)
def test_a_noun_names_what_a_verb_tells(words: str, found: int | None) -> None:
    titles = ["Ferry sank", "Bishop died", "Bishop was buried after his death", "River flooded the town", "Bank failed"]
    ids = [str(number) for number in range(5)]
    events = pl.DataFrame(
        {
            "event_id": [f"e{one}" for one in ids],
            "aliases": [[]] * 5,
            "claims": [[one] for one in ids],
            "title": titles,
        },
        schema_overrides={"aliases": pl.List(pl.String)},
    )
    claims = pl.DataFrame({"claim_id": ids, "doc_id": ["d"] * 5})
    assert Names(events, claims).find(words, doc_id="d") == found


def test_the_own_document_is_meant_first() -> None:
    events = pl.DataFrame(
        {"event_id": ["e1", "e2"], "aliases": [[], []], "claims": [["c1"], ["c2"]], "title": ["The treaty", "A treaty"]}
    )
    claims = pl.DataFrame({"claim_id": ["c1", "c2"], "doc_id": ["one", "two"]})
    names = Names(events, claims)
    assert (names.find("the treaty", doc_id="one"), names.find("the treaty", doc_id="two")) == (0, 1)
    assert names.find("the treaty") is None
