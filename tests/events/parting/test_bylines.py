"""Where a credit, a counter or a button ends and prose begins. Every text is our own."""

import pytest

from dateline.events.text.parting.sentences import split


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("By Ann Lee and Tom Reed, CNN Divers searched all night.", "Divers searched all night."),
        ("By Ann Lee BBC News, Oslo Norwegians have left the town.", "Norwegians have left the town."),
        ("By Ann Lee BBC Norway correspondent The mine shut.", "The mine shut."),
        ("By Ann Lee, Special to CNN Oslo was quiet.", "Oslo was quiet."),
        ("By Ann Lee, For CNN Norwegians have left the town.", "Norwegians have left the town."),
        ("Photograph: Ann Lee/AP Tom Reed opened a school.", "Tom Reed opened a school."),
        ("Photograph: Reuters/Ann Lee Bergen lowered its alert.", "Bergen lowered its alert."),
        ("Tom Reed/Getty Images 3/8 Firemen came at six.", "Firemen came at six."),
        ("(Photo: AP) Three miners were hurt.", "Three miners were hurt."),
        ("Play slideshow Getty Images 1 of 40 Ann Lee spoke in Oslo.", "Ann Lee spoke in Oslo."),
        ("Shoppers are angry REUTERS Customers pay more.", "Customers pay more."),
        ("What a night! -- Ana Reis (@anareis) May 3, 2021 Reed has to win.", "Reed has to win."),
        ("Try again later Invalid Email Reed won in Oslo.", "Reed won in Oslo."),
        ("Town plans no exam Tuesday 4 May 2021 21.31 BST Boards are at work.", "Boards are at work."),
        ("Friday, May 7, 2021; Page D01 Ann Lee plans to look into it.", "Ann Lee plans to look into it."),
        ('A voter says that "time is over" NEW: The count goes on.', "The count goes on."),
    ],
)
def test_prose_behind_a_credit_is_a_sentence_of_its_own(text, last):
    assert split(text)[-1].text == last


@pytest.mark.parametrize(
    "text",
    [
        "He was told by Ann Lee, CNN said.",
        "At 5 p.m. EST Ann Lee spoke.",
        "The ferry was built in 1987 at the yard of Lee and Sons.",
        "The EPA Administrator met Reuters journalists.",
        "They won 3 of 4 Oslo matches.",
    ],
)
def test_a_sentence_that_names_an_agency_stays_whole(text):
    assert [s.text for s in split(text)] == [text]
