"""What a name is: the recognizer's label, set right where the words of the name, or tables, know better."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.names.bodies import body_words
from dateline.events.text.description.names.nations import country_of, is_adjective, is_part_of_country
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.sexes import sex_of_first_name
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import ACTORS, COMPOUNDS, PLACES

if TYPE_CHECKING:
    from spacy.tokens import Token

_STREETS: Final = frozenset(
    {"Street", "St.", "Road", "Rd.", "Avenue", "Ave", "Ave.", "Boulevard", "Lane", "Highway", "Route"}
)


def spelt_out(run: Sequence[Token]) -> str:
    """The words of a name as they stand in the text: "Kim Yong-hyun"."""
    return "".join(t.text_with_ws for t in run).strip()


def name_run(noun: Token) -> list[Token]:
    """The unbroken run of name words that ends at or goes over the head of a name, without honorifics and roles."""
    doc, run = noun.doc, [noun]
    titles = words("honorific", "words") | words("role", "words")
    for t in reversed(doc[: noun.i]):
        joined = t.text == "-" and t.i > 0 and doc[t.i - 1].pos_ == "PROPN" and not t.whitespace_
        part = t.lower_ in nouns("particle", "words") and t.i + 1 == run[0].i
        named = t.pos_ == "PROPN" and (t.ent_type_ == noun.ent_type_ or (t.dep_ in COMPOUNDS and t.head in run))
        if t.text.rstrip(".") in titles or not (joined or named or part) or t.tag_ == "POS":
            break
        run.insert(0, t)
    for t in doc[noun.i + 1 :]:
        if t.pos_ != "PROPN" or not noun.ent_type_ or t.ent_type_ != noun.ent_type_ or t.ent_iob_ == "B":
            break
        run.append(t)
    while len(run) > 1 and (
        run[0].text == "-" or (run[0].lower_ in nouns("particle", "words") and run[0].pos_ != "PROPN")
    ):
        run.pop(0)
    return run


def label_of(noun: Token) -> str:
    """The kind of a name: PERSON, ORG, GPE, LOC, FAC, NORP or another of spaCy's; "" for what is no name."""
    if noun.pos_ != "PROPN" and noun.ent_type_ not in ACTORS:
        return ""
    form = noun.text
    country = country_of(form)
    if country is not None and noun.ent_type_ not in {"PERSON"}:
        return "NORP" if is_adjective(form) else "GPE"
    run = name_run(noun)
    named = len(run) > 1 and sex_of_first_name(run[0].text) and not _is_body_word(run[-1].text)
    if _is_titled(run[0]) or (named and run[0].lower_ not in nouns("place", "openers")):
        return "PERSON"
    if run[-1].text in _STREETS:
        return "FAC"
    if is_part_of_country(spelt_out(run)):
        return "GPE"
    if len(run) > 1 and _is_body_word(run[-1].text):
        return "ORG" if noun.ent_type_ not in PLACES else str(noun.ent_type_)
    if noun.ent_type_ == "PERSON" and (_is_founded(noun) or _is_led(noun)):
        return "ORG"
    return str(noun.ent_type_)


def _is_founded(noun: Token) -> bool:
    """True for what was registered, acquired or wound up: no person is."""
    return noun.dep_ == "nsubjpass" and noun.head.lemma_.lower() in words("body", "founding")


def _is_led(noun: Token) -> bool:
    """True for what has a director, shares or a subsidiary: "director of Corvin Freight", "Corvin's shareholders"."""
    behind = noun.dep_ == "pobj" and noun.head.lower_ in {"of", "in", "at"}
    part = noun.head.head if behind else noun.head
    return (behind or noun.dep_ == "poss") and part.lemma_.lower() in words("body", "parts")


def _is_titled(first: Token) -> bool:
    """True after an honorific or a role: "Mr Saqib", "President Lee"."""
    if first.i == 0 or first.pos_ != "PROPN":
        return False
    before = first.nbor(-1).text.rstrip(".")
    return before in words("honorific", "words") or before in words("role", "words")


def _is_body_word(word: str) -> bool:
    return word.rstrip(".") in body_words()
