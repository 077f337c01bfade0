"""Full names, and when there is none that is certain."""

import pytest

from dateline.events.text.description.names.bodies import bodies_called, the_body
from dateline.events.text.description.names.people import full_name, people
from dateline.events.text.description.names.qualified import body_name, event_name, holder

TEXT = (
    "Its late founder Im Sol ruled long. Im Dae, the leader of Velia, met aides. According to Im Yong, a minister, "
    "little changed. President Ann Lee agreed. Gov. Bob Stone did not. The Orlan army left. A flu outbreak began; the "
    "flu outbreak ended."
)
END = len(TEXT)


def test_people_are_names_of_two_words_without_titles_and_starters() -> None:
    assert set(people(TEXT)) == {"Im Sol", "Im Dae", "Im Yong", "Ann Lee", "Bob Stone"}


def test_bodies_and_places_are_no_people() -> None:
    assert not people("Lake Victoria, Leeds University and Bank of Norway")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Robert K. Stone Jr. spoke.", "Robert K. Stone"),
        ('Robert "Bob" Stone spoke.', "Robert Stone"),
        ("Robert Stone's Grand Hotel burned.", "Robert Stone"),
    ],
)
def test_a_younger_a_nickname_and_an_owner_are_told_apart_from_the_name(text: str, name: str) -> None:
    assert name in people(text)
    assert full_name("Stone", text, len(text)) == name


def test_a_word_that_the_text_writes_small_is_no_first_name() -> None:
    assert set(people("Other Reed aides left. On other days President Elect Holm and Ann Lee elect.")) == {"Ann Lee"}


def test_what_runs_on_behind_a_name_is_none_of_it() -> None:
    text = (
        "They marched against Holm Peru is poor. It was sunk by Peru Peru said. Wards in Larn Nurses said. Nurses met."
    )
    assert not people(text + " The nurses left.")


def test_a_prince_has_no_family_name_of_who_stands_beside_him() -> None:
    assert set(people("They met Prince William and Kate Lee.")) == {"Kate Lee"}
    assert set(people("They met William and Kate Lee.")) == {"William Lee", "Kate Lee"}


def test_a_headline_makes_a_body_no_longer() -> None:
    text = "Bank of Chad Posts Largest Annual Loss\nThe Bank of Chad shut. The Bank of Chad has debts. The bank"
    assert the_body("bank", text, len(text)) == "Bank of Chad"


def test_the_leader_is_meant_before_the_late_and_the_minor() -> None:
    assert full_name("Im", TEXT, END) == "Im Dae"


def test_two_equal_bearers_are_not_resolved() -> None:
    assert full_name("Lee", "Ann Lee came. Bob Lee came.", 27) is None


def test_unknown_names_are_not_resolved() -> None:
    assert full_name("Costa", TEXT, END) is None


def test_a_body_needs_to_be_named_before() -> None:
    assert body_name("army", TEXT, END) == "Orlan army"
    assert body_name("army", TEXT, 20) is None


def test_an_event_by_what_the_document_mostly_calls_it() -> None:
    assert event_name("outbreak", TEXT) == "flu outbreak"
    assert event_name("war", TEXT) is None


def test_the_president_is_the_one_so_called_before() -> None:
    assert holder("president", TEXT, END) == "President Ann Lee"
    assert holder("president", "President Ann Lee and President Bob Stone met.", 45) is None


def test_names_of_bodies_are_sought_once_in_a_word_of_any_length():
    assert bodies_called("company", "aB" * 50_000) == ()
