"""What a name is: tables, its own words, and the document's use of it, before the recognizer's label."""

import pytest

from dateline.events.text.description.names.cast import cast, only_person, sex_of
from dateline.events.text.description.names.kinds import kind_of_name

KINDS = [
    ("a_town_taken_for_a_body", "Kathara", "ORG", "A dam above the town of Kathara burst.", "city"),
    ("a_town_taken_for_a_person", "Évora", "PERSON", "She was born in Évora.", "city"),
    ("a_strait_taken_for_a_person", "Skagerrak", "PERSON", "The plane fell over the Skagerrak.", "region"),
    ("a_person_with_a_particle", "Karl de Vries", "ORG", "Karl de Vries left.", "person"),
    ("who_speaks_is_no_town", "Voltum", "ORG", "In Voltum, hope died. Voltum said nothing.", "organization"),
    ("a_ministry_is_no_person", "Ministry of Health", "PERSON", "", "organization"),
    ("a_country", "Chad", "PERSON", "", "country"),
    ("an_adjective", "Chadian", "GPE", "", "group"),
    ("a_state", "Texas", "GPE", "", "region"),
    ("a_port_is_a_town", "Port Lome", "GPE", "", "city"),
]


@pytest.mark.parametrize(("name", "label", "text", "kind"), [pytest.param(*case[1:], id=case[0]) for case in KINDS])
def test_kind_of_name(name: str, label: str, text: str, kind: str) -> None:
    assert kind == kind_of_name(name, label, text)


def test_a_university_is_a_place_or_acts() -> None:
    assert kind_of_name("Leeds University", "ORG", "", place=True) == "facility"
    assert kind_of_name("Leeds University", "ORG", "") == "organization"


def test_an_honorific_tells_more_than_a_first_name() -> None:
    assert sex_of("Laura Bo", "Mr Laura Bo spoke.") == "male"


def test_a_rank_and_a_wife_leave_the_family_name_open() -> None:
    assert sex_of("Ortiz", "President Ortiz met Mrs Ortiz.") is None


def test_the_next_sentence_tells_the_sex() -> None:
    assert sex_of("Akiel Sol", "Akiel Sol was kind. She loved to sing.") == "female"


def test_who_took_the_picture_is_not_told_of() -> None:
    assert [p.name for p in cast("By Ann Lee\n\nPaul Ortiz left. (Reporting by Tom Reed; editing by Bo Chen)")] == [
        "Paul Ortiz"
    ]


def test_nobody_is_the_main_person_before_being_named() -> None:
    text = "He left. Paul Ortiz wept. Ortiz ran. Ortiz slept."
    assert only_person(text, 0, "male") is None
    assert only_person(text, len(text), "male") == "Paul Ortiz"
