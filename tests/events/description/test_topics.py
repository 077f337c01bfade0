"""What a line is about, in brackets behind it. Every text is our own."""

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.extractor import Extractor
from dateline.events.text.parsing.parser import model_name
from dateline.events.time.bounds import DAY, Bounds, instant

PUBLISHED = Bounds.exactly(instant(2024, 6, 12), instant(2024, 6, 12) + DAY, "day")
pytestmark = pytest.mark.skipif(model_name() is None, reason="no English model is installed")


def titles(text: str) -> list[str]:
    source = Source("paper", "0" * 64, doc_id="d", published=PUBLISHED)
    return [c.title for c in Extractor("parse").extract(text, source).claims]


def told_without(bracket: str, text: str) -> bool:
    """True where the text gives lines, and none has the bracket that begins so."""
    found = titles(text)
    return bool(found) and not any(bracket in title for title in found)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Orla Trust published its books. Orla Trust is small. Orla Trust grew. Orla Trust pays well. "
            "Net income rose 9 percent on Monday, the owners of Orla Trust said.",
            "Net income rose 9 percent (Orla Trust)",
        ),
    ],
)
def test_a_line_without_a_name_says_where_or_whose(text: str, title: str) -> None:
    assert title in titles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru voted. Ann Lee left Lima on Saturday.",
        "Peru voted. They left on Saturday.",
        "Peru wept. Peruvians left on Monday.",
    ],
)
def test_a_line_with_a_name_or_an_open_pronoun_has_no_topic(text: str) -> None:
    assert told_without("(", text)


def test_several_countries_leave_open_which_is_meant() -> None:
    text = "Peru and Chad spoke. After talks of Peru with Chad and Niger the border was closed on Monday."
    assert told_without("(", text)


def test_a_country_that_the_text_names_elsewhere_is_no_topic() -> None:
    text = "Peru is far. A tour of Peru was cut short. A new album is expected on Sunday."
    assert told_without("(", text)


CHAD = "Chad votes soon. Chad has one army. The Chadian president is old. "


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (CHAD + "At least 35 people were killed on Saturday.", "At least 35 people were killed (Chad)"),
        (CHAD + "Parliament passed the budget on Saturday.", "Parliament passed the budget (Chad)"),
        (CHAD + "Inflation fell to 3 percent in May.", "Inflation fell to 3 percent (Chad)"),
        (
            "A tram left the rails in Larnmouth. Larnmouth has one line. It rained in Larnmouth. "
            "At least 35 people were injured on Saturday.",
            "At least 35 people were injured (Larnmouth)",
        ),
    ],
)
def test_what_befalls_people_takes_the_country_or_the_town_of_a_text(text: str, title: str) -> None:
    assert title in titles(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "The oil price fell on Monday, and members like Angola sold more.",
        "According to the Chicago-based Hartwell Fund, the oil price fell on Monday.",
        "Paul Yeo, an engineer at a college in Canada, said the oil price fell on Monday.",
        "The global economy shrank on Monday while Canada grew.",
        "12 nations reported losses on Monday, Canada among them.",
        "At least 35 farmers lost their land on Monday, including 17 in Canada.",
        "The crash of the Bank of Canada became a symbol on Monday.",
    ],
)
def test_a_seat_an_example_and_another_clause_are_no_place_of_the_deed(sentence: str) -> None:
    assert told_without("(", f"The market is old. {sentence}")


def test_another_country_told_of_just_before_leaves_open_where() -> None:
    niger = "Niger closed its border. The army of Niger waits there. Niger is calm. "
    assert told_without("(Chad)", f"{CHAD}{niger}35 people were killed on Monday.")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The Peruvian president said that 35 people had died on Monday.", "35 people died (Peru)"),
        ("Envoys met over Peru, where 35 people had been killed on Monday.", "35 people were killed in Peru"),
    ],
)
def test_a_ruler_speaks_of_his_own_and_a_clause_of_its_place(sentence: str, told: str) -> None:
    assert told in titles(sentence)


def test_what_two_persons_do_is_of_neithers_country() -> None:
    assert told_without("(", f"{CHAD}Ann Lee and Tom Reed signed a treaty of defence on Monday.")
    assert not told_without("(Chad)", f"{CHAD}Ann Lee signed a treaty of defence on Monday.")


def test_an_album_is_nowhere() -> None:
    text = (
        "Ann Lee sang in Chad. Chad loves her songs, and every Chadian singer knows them. A new album comes on Sunday."
    )
    assert told_without("(", text)


@pytest.mark.parametrize("noun", ["Net income", "Sales", "Third-quarter profit"])
def test_figures_of_a_firm_are_those_of_the_firm_just_told_of(noun: str) -> None:
    text = f"Voltum Inc. makes batteries. {noun} rose 9 percent in May."
    assert any(title.endswith(("(Voltum Inc)", "(Voltum Inc.)")) for title in titles(text))


def test_another_kind_is_not_the_topic_of_the_text() -> None:
    text = (
        "Swine flu grew. The swine flu came. No swine flu here. Is it swine flu? Shots for seasonal flu began in May."
    )
    assert told_without("(", text)


def test_the_topic_is_what_the_text_says_again_and_again() -> None:
    text = "Swine flu grew. The swine flu came. No swine flu here. Is it swine flu? At least 35 died on Saturday."
    assert any(title.endswith("(swine flu)") for title in titles(text))


STORY = (
    "Protesters filled the streets of Chad. Chad has one army, and the army of Chad opened fire. "
    "The Chadian President, Idris Lobo, spoke. Chad expelled an envoy. "
)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Russia vetoed a resolution on Monday.", "Russia vetoed a resolution (Chad)"),
        ("Paul Yeo briefed the Security Council on Monday.", "Paul Yeo briefed the Security Council (Chad)"),
        ("Paul Yeo travelled to Niger on Monday.", "Paul Yeo travelled to Niger (Chad)"),
        ("Idris Lobo stepped down on Monday.", "Chadian President Idris Lobo stepped down"),
    ],
)
def test_a_line_with_names_says_which_country_its_story_is_of(sentence: str, title: str) -> None:
    assert title in titles(STORY + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The army of Chad fired on Monday.",
        "Paul Yeo flew over N'Djamena on Monday.",
        "Paul Yeo was born in Niger in 1960.",
        "Paul Yeo left his country on Monday.",
        "On Monday Paul Yeo met President Obama at the White House in Washington.",
    ],
)
def test_a_line_that_says_where_needs_no_country(sentence: str) -> None:
    assert told_without("(", STORY + sentence)


def test_a_text_on_sport_is_of_no_country() -> None:
    text = "Chad beat Niger at home. Chad scored twice. The Chadian keeper saved a late shot. Paul Yeo left on Monday."
    assert told_without("(", text)


def test_who_rules_another_country_is_not_of_the_story() -> None:
    text = f"{STORY}The leader of Niger's neighbour waits. Niger's President Paul Obi is ill. Paul Obi fell on Monday."
    assert told_without("(Chad)", text)


@pytest.mark.parametrize(
    ("sentences", "title"),
    [
        ("In Niger, a crowd of students chanted Paul Yeo's name on Monday.", "(Niger)"),
        ("Niger, a small state, was calm. A student named Paul Yeo set fire to a car on Monday.", "(Niger)"),
        ("On Monday Paul Yeo led a march of miners through a country of 20 million.", "(Chad)"),
    ],
)
def test_a_country_to_which_the_text_turns_is_where_it_happened(sentences: str, title: str) -> None:
    assert any(line.endswith(title) for line in titles(STORY + sentences))


@pytest.mark.parametrize(
    "sentences",
    [
        "A court in Niger jailed Paul Yeo on Monday.",
        "Niger seized the Arden Hills in 1967.",
        "King Omar of Jordan is old. King Omar followed his father in 1999.",
    ],
)
def test_what_another_country_did_long_ago_or_at_home_is_not_of_the_story(sentences: str) -> None:
    assert told_without("(Chad)", STORY + sentences)


def test_the_only_country_that_a_text_names_is_where_its_figures_are_from() -> None:
    text = "Chad is poor. Firms in Chad are small. Last month, employers shed 159,000 jobs."
    assert any(title.endswith("(Chad)") for title in titles(text))


FLU = "Swine flu has come. The virus spread. Doctors fear the swine flu. Schools shut for fear of H1N1. "


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Paul Yeo fell ill on Monday.", "Paul Yeo fell ill (swine flu)"),
        ("35 people died in Peru on Monday.", "35 people died in Peru (swine flu)"),
        ("The Peruvian president said that 35 people had died on Monday.", "35 people died (swine flu, Peru)"),
    ],
)
def test_an_illness_stands_behind_what_befell_people(sentence: str, title: str) -> None:
    assert any(title in found for found in titles(FLU + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Paul Yeo caught the flu on Monday.",
        "Paul Yeo had H1N1 on Monday.",
        "Paul Yeo died of cholera on Monday.",
        "Paul Yeo founded the school in 1850.",
        "Swine flu is not the seasonal flu that Paul Yeo had on Monday.",
    ],
)
def test_a_line_on_that_illness_or_another_or_of_old_has_none(sentence: str) -> None:
    assert told_without("(", FLU + sentence)


def test_a_war_with_a_name_stands_behind_what_is_told_of_it_long_after() -> None:
    text = (
        "The Cod War is over. The Cod War was no war at sea, an admiral says of the Cod War. "
        "Paul Yeo left the harbour with two ships in 1958."
    )
    assert "Paul Yeo left the harbour with two ships (Cod War)" in titles(text)
