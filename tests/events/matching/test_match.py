"""Pairs of claims: what is compared, which level is reached, what it weighs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from dateline.events.errors import RuleError
from dateline.events.table.claim import Citation, Claim, Entity, Quantity, Trigger
from dateline.events.table.matching.features import features
from dateline.events.table.matching.match import links, match
from dateline.events.table.matching.weights import MEASURED, OF_WORDS, parse_weights, weights
from dateline.events.table.schema import LINK_SCHEMA, claim_frame
from dateline.events.table.wording.words import key, weight
from dateline.events.time.bounds import DAY, Bounds
from tests.events.matching.compared import DAY_ONE, OPENING, claim, compared


def test_the_same_sentence_of_two_sources_is_linked_with_its_reasons() -> None:
    links = match(claim_frame([claim(OPENING), claim(OPENING, "The Gazette")]))
    assert links.schema == LINK_SCHEMA
    (row,) = links.iter_rows(named=True)
    assert row["left_id"] < row["right_id"]
    assert (row["level_time"], row["level_title"], row["level_source"]) == ("same day", "the same words", "two sources")
    assert row["decided_by"] == "match"
    assert row["weight"] > 0


def test_a_topic_in_brackets_is_no_likeness_and_a_records_own_brackets_are_kept() -> None:
    held = features(claim_frame([claim("Crowd dispersed (Peru)", record="r1"), claim("At least 35 died (Peru)")]))
    assert set(held.rows["title"]) == {"crowd dispersed (peru)", "at least 35 died"}


def test_other_events_of_the_same_day_are_not_linked() -> None:
    other = claim("A boiler burst in the mill at Preston and four weavers died", "The Gazette")
    assert match(claim_frame([claim(OPENING), other])).is_empty()


def test_a_row_of_the_same_file_must_say_the_same_and_two_documents_need_less() -> None:
    first = claim(OPENING, "canals.csv", record="1")
    repeated = compared(first, claim(OPENING, "canals.csv", record="2"))
    other = compared(first, replace(claim(OPENING, "canals.csv", record="2"), title=f"{OPENING} for lighters"))
    mixed = compared(claim(OPENING), claim(OPENING, "canals.csv", record="2"))
    assert (other["level_source"], mixed["level_source"]) == ("one event file", "document and event file")
    assert repeated["level_source"] == "one event file, word for word"
    assert other["weight"] < 0 <= repeated["weight"] < mixed["weight"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("head", "sentence", "title", "level"),
    [
        (25, 0, "The guests sailed", "one head word"),
        (90, 80, OPENING, "one document, word for word"),
        (60, 0, "The guests sailed", "one sentence"),
        (90, 80, "The guests sailed", "one document"),
    ],
)
def test_levels_of_two_claims_of_one_document(head: int, sentence: int, title: str, level: str) -> None:
    first = replace(claim(OPENING), trigger=Trigger(25, 31, "opened"))
    second = replace(claim(title), trigger=Trigger(head, head + 6, "sailed"), citation=Citation(sentence, 120, title))
    assert compared(first, replace(second, date_start=90))["level_source"] == level


@pytest.mark.parametrize(
    ("speakers", "level"),
    [(("Lesseps", "Said"), "statements of two speakers"), (("Lesseps", "lesseps"), "two statements"),
     (("Lesseps", None), "two statements")],
)  # fmt: skip
def test_what_two_speakers_said_is_two_events(speakers: tuple[str, str | None], level: str) -> None:
    one, two = (
        replace(claim(OPENING, source, trigger=verb), attribution=speaker)
        for source, verb, speaker in zip(("The Courier", "The Globe"), ("said", "called"), speakers, strict=True)
    )
    assert compared(one, two)["level_kind"] == level


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("A delegate called the report of a strike a rumour", "told long before it happened"),
        ("Lesseps called the canal the road of all nations", "told before it happened"),
    ],
)
def test_what_was_said_later_in_other_words_is_another_saying(title: str, level: str) -> None:
    later = claim(
        "Lesseps called the canal a road of all nations", "The Globe", start=DAY_ONE + 10 * DAY, trigger="called"
    )
    sooner = claim(title, trigger="called")
    told = replace(sooner.source, published=Bounds.within(DAY_ONE + DAY, DAY_ONE + 2 * DAY, "day"))
    assert compared(replace(sooner, source=told), later)["level_time"] == level


@pytest.mark.parametrize(
    ("verb", "days", "level"),
    [
        ("said", 30, "a statement and a deed"),
        ("said", 1, "a statement and a deed of those days"),
        ("Said", 30, "different head words"),
    ],
    ids=["within its month", "of one day", "a name"],
)
def test_that_somebody_said_so_is_not_what_happened_within_a_month(verb: str, days: int, level: str) -> None:
    told = claim(OPENING, "The Courier", trigger=verb)
    assert compared(told, claim(OPENING, "The Globe", days=days, trigger="opened"))["level_kind"] == level


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Ferdinand de Lesseps announces a loan", "two statements"),
        ("Empress Eugenie announces a loan", "statements of two speakers"),
        ("The canal opens at Port Said", "a statement and a deed of those days"),
    ],
)
def test_a_record_that_begins_with_who_says_it_is_a_statement(title: str, level: str) -> None:
    told = replace(claim(OPENING, trigger="said"), attribution="Ferdinand de Lesseps")
    assert compared(told, claim(title, "canals.csv", record="1"))["level_kind"] == level


def named(source: str, person: str) -> Claim:
    return replace(claim(OPENING, source, trigger="opened"), actors=(Entity(person, "person"),))


@pytest.mark.parametrize(
    ("person", "level"),
    [("Ferdinand de Lesseps", "same head word"), ("Lesseps", "same head word"),
     ("Ismail Pasha", "same head word, other persons")],
)  # fmt: skip
def test_who_did_it_is_compared_where_both_name_persons(person: str, level: str) -> None:
    assert compared(named("The Courier", "Ferdinand de Lesseps"), named("The Globe", person))["level_kind"] == level


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("Fire in mill number 7", "Fire in mill number 9", "numbered otherwise"),
        ("Fire in mill number 7", "Mill no. 7 on fire", "unknown"),
        ("Apollo 11 lands on the Moon", "Apollo 12 lands on the Moon", "numbered otherwise"),
        ("Voters go to the first round", "Voters go to the second round", "numbered otherwise"),
        ("The first round opens", "The second ballot opens", "unknown"),
        ("The strike of 1907 ends", "The strike of 1908 ends", "unknown"),
    ],
)
def test_what_is_numbered_otherwise_is_another_thing(one: str, two: str, level: str) -> None:
    assert compared(claim(one), claim(two, "The Globe"))["level_quantities"] == level


def test_fields_that_look_at_the_same_words_tell_no_more_than_they_may() -> None:
    table = weights()
    row = compared(claim(OPENING), claim(OPENING, "The Globe"))
    told = {
        field: next(level.weight for level in levels if level.name == row[f"level_{field}"])
        for field, levels in table.fields.items()
    }
    worded = sum(told[field] for field in OF_WORDS)
    capped = replace(table, most_of_words=worded - 2)
    held = features(claim_frame([claim(OPENING), claim(OPENING, "The Globe")]))
    one, two = np.array([0]), np.array([1])
    whole = [links(held, one, two, kind)["weight"].item() for kind in (replace(table, most_of_words=99.0), capped)]
    assert whole == [pytest.approx(table.prior + sum(told.values())), pytest.approx(whole[0] - 2)]


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("Swedish pilots strike", "Pilots of Sweden strike", "the same happened"),
        ("Strike", "Pilots of Sweden strike for more pay", "much the same happened"),
        ("Strike of June 1908", "The pilots strike for more pay", "much the same happened"),
        ("Strike at the Gothenburg Arena", "Riot at the Gothenburg Arena", "something alike happened"),
    ],
    ids=["a country and what is its own", "a part of it", "dates are no words", "names count less than deeds"],
)
def test_what_titles_say_happened(one: str, two: str, level: str) -> None:
    assert compared(claim(one), claim(two, "The Globe"))["level_what"] == level


@pytest.mark.parametrize(
    ("one", "two", "records", "level"),
    [
        ("Suez", "Suez, Egypt", False, "a place in common"),
        ("Port Said, Egypt", "Suez, Egypt", False, "different places"),
        ("Port Said, Egypt", "Suez, Egypt", True, "records of different places"),
    ],
)
def test_places_agree_where_one_name_holds_the_other(one: str, two: str, records: bool, level: str) -> None:
    first = claim(OPENING, "a.csv", places=(one,), record="1" if records else None)
    second = claim(OPENING, "b.csv", places=(two, "The Quay"), record="1" if records else None)
    assert compared(first, second)["level_places"] == level


def test_places_and_head_words() -> None:
    near = compared(
        claim("a", places=("Suez",), trigger="opened"), claim("b", "G", places=("suez",), trigger="opening")
    )
    far = compared(claim("a", places=("Suez",)), claim("b", "G", places=("Panama",)))
    assert (near["level_places"], near["level_kind"]) == ("a place in common", "same head word")
    assert far["level_places"] == "different places"


def test_the_comparison_does_not_depend_on_its_side_or_its_company() -> None:
    one, other = claim(OPENING), claim(OPENING, "The Gazette", start=DAY_ONE + DAY)
    assert compared(one, other)["weight"] == compared(other, one)["weight"]
    alone = match(claim_frame([one, replace(other, bounds=one.bounds)]))
    crowd = [claim(f"{OPENING} {number}", f"Paper {number}", start=DAY_ONE + 900 * DAY) for number in range(9)]
    among = match(claim_frame([*crowd, one, replace(other, bounds=one.bounds)]))
    assert alone.join(among, on=list(LINK_SCHEMA), how="anti").is_empty()


def test_every_level_of_every_field_has_a_name_and_cut_offs_fall() -> None:
    table = weights()
    for field, steps in (*table.fields.items(), *table.texts.items()):
        names = [level.name for level in steps]
        assert len(names) == len(set(names))
        cuts = [level.at_least for level in steps if level.at_least is not None]
        if field in MEASURED:
            assert len(cuts) == len(steps)
        if cuts:
            assert cuts == sorted(cuts, key=lambda cut: -(cut or 0.0))
            assert cuts[-1] <= 0.0


def test_a_table_without_a_field_is_refused_with_all_that_is_missing() -> None:
    with pytest.raises(RuleError, match=r"no levels.* time, .*texts\.time"):
        parse_weights('version = "x"\nprior = 0.0\n')


def test_rare_words_tell_more_than_common_ones() -> None:
    assert weight(key("the")) == 0 < weight(key("police")) < weight(key("Lesseps")) < weight(key("Port Said"))


def test_nothing_is_matched_in_an_empty_table() -> None:
    assert match(claim_frame([])).equals(pl.DataFrame(schema=LINK_SCHEMA))


def test_rows_of_two_files_may_have_the_same_number() -> None:
    rows = compared(claim(OPENING, "canals.csv", record="1"), claim(OPENING, "ports.csv", record="1"))
    assert rows["level_source"] == "two sources"


def listed(title: str, source: str, start: int = DAY_ONE, context: tuple[str, ...] = ()) -> Claim:
    """A row that names its source itself, as in a log of several stations."""
    row = claim(title, source, record=f"{title} {source} {start}", start=start)
    return replace(row, source=replace(row.source, publisher=source, context=context))


def test_rows_of_one_layout_are_one_event_only_word_for_word() -> None:
    fire, theft = "Fire at the depot in Denholt", "Theft at the depot in Denholt"
    repeated, other = (
        compared(listed(fire, "north"), listed(fire, "south")),
        compared(listed(fire, "north"), listed(theft, "south")),
    )
    assert repeated["level_source"] == "one event file, word for word"
    assert (other["level_source"], other["weight"] < 0) == ("rows of two sources in one layout", True)
    late = compared(listed(fire, "north"), listed(fire, "north", start=DAY_ONE + DAY))
    assert late["level_source"] == "one event file"


def test_all_cells_of_a_row_are_quoted_so_that_nothing_is_around_them() -> None:
    words = ("Denholt", "depot", "brigade")
    rows = compared(
        listed("Fire in Denholt", "north", context=words), listed("Fire in Denholt", "south", context=words)
    )
    assert rows["level_context"] == "nothing"


def test_words_around_are_those_of_what_a_document_mainly_tells() -> None:
    def told(title: str, source: str = "The Courier", record: str | None = None) -> Claim:
        one = claim(title, source, record=record)
        return replace(one, source=replace(one.source, context=("Denholt",)))

    mainly, aside = (
        replace(one, salience=salience)
        for one, salience in ((told(OPENING), 0.9), (told("The Khedive visits Suez"), 0.1))
    )
    record = told("Fire", "mills.csv", record="1")
    held = features(claim_frame([mainly, aside, record]))
    around = held.words.filter(pl.col("key") == "denholt")["row"]
    assert held.rows.filter(pl.col("row").is_in(around.implode()))["title"].to_list() == [OPENING.lower()]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("walked", "struck", "other deeds"),
        ("arrested", "explosion", "other deeds"),
        ("explosion", "killed", "different head words"),
        ("strike", "began", "different head words"),
        ("captured", "took", "different head words"),
    ],
    ids=["a walkout and a wreck", "an arrest", "what came of it", "that it began", "a word of many meanings"],
)
def test_other_deeds_of_one_place_are_two_events(one: str, other: str, level: str) -> None:
    title = "{} at Port Said"
    rows = compared(claim(title.format(one), trigger=one), claim(title.format(other), "The Gazette", trigger=other))
    assert rows["level_kind"] == level
    assert level != "other deeds" or rows["level_what"] == "other words for it"


def test_a_light_verb_tells_its_deed_by_its_other_words() -> None:
    found = claim("Owen Baxter was found guilty of fraud", trigger="found")
    freed = claim("Ruth Tanner was acquitted of fraud", "The Gazette", trigger="acquitted")
    assert compared(found, freed)["level_kind"] == "other deeds"


def test_a_row_tells_its_deed_by_its_title() -> None:
    row = claim("Arrest of the manager of the mill", "police.csv", record="1")
    assert compared(row, claim("Explosion at the mill", trigger="explosion"))["level_kind"] == "other deeds"


@pytest.mark.parametrize(("dead", "level"), [(212, "a rare number in common"), (2, "a number in common")])
def test_a_rare_number_tells_more_than_a_small_one(dead: int, level: str) -> None:
    count = (Quantity(dead, dead, "killed", False, f"{dead} killed"),)
    one, other = (replace(claim(OPENING, source), quantities=count) for source in ("The Courier", "The Gazette"))
    assert compared(one, other)["level_quantities"] == level


def test_another_number_is_another_thing_whatever_is_numbered() -> None:
    case, other = claim("Complaint number 4711 in Denholt"), claim("Permit No. 4712 in Denholt", "The Gazette")
    assert compared(case, other)["level_quantities"] == "numbered otherwise"
    assert compared(case, claim("Complaint #4711 in Denholt", "G"))["level_quantities"] == "unknown"


def test_what_documents_tell_in_passing_needs_more_and_a_record_speaks_for_its_event() -> None:
    main = [replace(claim(OPENING, source), salience=0.9) for source in ("The Courier", "The Gazette")]
    side = [
        replace(claim("The Khedive visits Suez", source), salience=0.1) for source in ("The Courier", "The Gazette")
    ]
    held = features(claim_frame([*main, *side, claim("The Khedive visits Suez", "canals.csv", record="1")]))
    sides, (record,) = np.flatnonzero(~held.main), np.flatnonzero(held.rows["file"].is_not_null().to_numpy())
    found = links(held, sides, np.array([sides[1], record]), weights())["level_source"].to_list()
    assert found == ["in passing", "in passing, and an event file"]
    levels = {level.name: level.weight for level in weights().fields["source"]}
    assert levels["in passing"] < levels["in passing, and an event file"] < levels["two sources"]
