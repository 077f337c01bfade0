"""Bare nouns with "the" that name somebody or something: the last of each text is resolved. Our own texts."""

import pytest

from dateline.events.text.description.who.definites import definite_named
from tests.events.description.who.conftest import Read

CASES = [
    (
        "country",
        "Chad",
        "Chad voted in May. The Chadian army kept order. Voters across the country were calm.",
        "country",
    ),
    ("government", "Chadian government", "Chad voted in May. Later the government resigned.", "government"),
    ("city", "Arden", "A fire broke out in Arden on Monday. Schools in the city were closed.", "city"),
    (
        "ministry",
        "Ministry of Health",
        "The Ministry of Health met in May. On Friday the ministry apologised.",
        "ministry",
    ),
    ("known_letters", "FBI", "The FBI searched the house. Nothing changed the mind of the bureau.", "bureau"),
    ("company", "Voltum", "Voltum, a battery maker, hired 400 people. In June the company moved.", "company"),
    ("role", "President Ann Lee", "President Ann Lee arrived in May. On Monday the president left.", "president"),
    ("apposition", "Paul Ortiz", "Paul Ortiz, the owner of the ferry, fled. Police arrested the owner.", "owner"),
    (
        "identified",
        "Tyson Lane",
        "The victim, identified by police as Tyson Lane, was 31. Friends mourned the victim.",
        "victim",
    ),
    (
        "company_last_told_of",
        "Nordlinje",
        "Norvia sold the ferry. The owner, Nordlinje, bought it in 1995. In May the company filed for bankruptcy.",
        "company",
    ),
    (
        "claimant",
        "Mr Oduya",
        "The claimant, Mr Oduya, ordered a yacht. In May the claimant paid.",
        "claimant",
    ),
    (
        "trade_of_the_one_it_is_about",
        "Nora Quill",
        "Nora Quill was born in Cork. She was a nurse. She wrote late. Her son is a baker. In May the novelist left.",
        "novelist",
    ),
    (
        "judge_by_another_title",
        "Judge Farr",
        "Mrs Justice Farr heard the case. On Monday the judge ordered a payment.",
        "judge",
    ),
    (
        "joined_bodies",
        "Nordsund and Voltum",
        "Nordsund and Voltum planned to merge. In May both companies gave up.",
        "companies",
    ),
    (
        "band",
        "Tidewrack",
        "The Tidewrack are a folk band. Keane joined in May. With him the group recorded an album.",
        "group",
    ),
    (
        "two_men",
        "Tom Reed and Karl Vogel",
        "Tom Reed called Karl Vogel. In May the two men met.",
        "men",
    ),
    (
        "what_a_country_has_one_of",
        "Chadian uprising",
        "Chad is poor. Chad has one army. In May the uprising began.",
        "uprising",
    ),
    (
        "both_countries",
        "Chad and Niger",
        "Chad closed its border with Niger. In May both countries agreed.",
        "countries",
    ),
    (
        "not_the_country_that_acts",
        "Chad",
        "Chad voted. The Chadian army waits in Chad. Niger, it was said, withdrew its workers from the country.",
        "country",
    ),
    (
        "its_own_law",
        "Niger",
        "Chad voted. Niger waits. In May Niger changed the law of Niger. Niger reads the country's law.",
        "country",
    ),
    (
        "nor_the_one_that_says_so",
        "Chad",
        "Chad voted. The Chadian army waits in Chad. Niger said that it withdrew its workers from the country.",
        "country",
    ),
]

OPEN = [
    ("two_ministries", "The Ministry of Health and the Ministry of Trade met. The ministry was closed.", "ministry"),
    ("two_countries", "Chad met Niger. Later Niger met Chad. People left the country.", "country"),
    ("another_country_just_named", "Chad voted. Chad counted. Reed, sent to Niger, left the country.", "country"),
    ("its_own_president", "Chad voted. Peru waits in Peru. Chad's president left the country.", "country"),
    ("former", "Ann Lee, a former mayor, spoke. The mayor left.", "mayor"),
    ("not_bare", "Voltum Corp was sold. The third company in the list was closed.", "company"),
]


def named(read: Read, text: str, noun: str) -> str | None:
    """What the last such noun of a text means."""
    context, doc, start = read(text)
    return definite_named(next(t for t in reversed(doc) if t.lower_ == noun), start, context)


@pytest.mark.parametrize(("expected", "text", "noun"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_a_bare_noun_means(read: Read, expected: str, text: str, noun: str) -> None:
    assert expected == named(read, text, noun)


@pytest.mark.parametrize(("text", "noun"), [pytest.param(*case[1:], id=case[0]) for case in OPEN])
def test_what_may_be_another_stays_open(read: Read, text: str, noun: str) -> None:
    assert named(read, text, noun) is None
