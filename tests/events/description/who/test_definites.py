"""Bare nouns with "the" that name somebody or something: the last of each text is resolved. Our own texts."""

import pytest

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.who.definites import definite_named
from dateline.events.text.parser import model_name, parse
from dateline.events.text.sentences import Sentence, split

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
        "two_men",
        "Tom Reed and Karl Vogel",
        "Tom Reed called Karl Vogel. In May the two men met.",
        "men",
    ),
    (
        "both_countries",
        "Chad and Niger",
        "Chad closed its border with Niger. In May both countries agreed.",
        "countries",
    ),
]

OPEN = [
    ("two_ministries", "The Ministry of Health and the Ministry of Trade met. The ministry was closed.", "ministry"),
    ("two_countries", "Chad met Niger. Later Niger met Chad. People left the country.", "country"),
    ("another_country_just_named", "Chad voted. Chad counted. Reed, sent to Niger, left the country.", "country"),
    ("former", "Ann Lee, a former mayor, spoke. The mayor left.", "mayor"),
    ("not_bare", "Voltum Corp was sold. The third company in the list was closed.", "company"),
]


def named(text: str, noun: str) -> str | None:
    """What the last such noun of a text means."""
    if model_name() is None:
        pytest.skip("no English model is installed")

    def doc_of(sentence: Sentence):  # type: ignore[no-untyped-def]
        return next(parse([sentence])).doc

    sentences = split(text)
    context = DocumentContext.of(text, sentences, parse=doc_of)
    doc = doc_of(sentences[-1])
    token = next(t for t in reversed(doc) if t.lower_ == noun)
    return definite_named(token, sentences[-1].start, context)


@pytest.mark.parametrize(("expected", "text", "noun"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_a_bare_noun_means(expected: str, text: str, noun: str) -> None:
    assert expected == named(text, noun)


@pytest.mark.parametrize(("text", "noun"), [pytest.param(*case[1:], id=case[0]) for case in OPEN])
def test_what_may_be_another_stays_open(text: str, noun: str) -> None:
    assert named(text, noun) is None
