"""The noun phrases of a sentence that a later word may stand for, with what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.names.cast import cast, is_known, sex_of
from dateline.events.text.description.names.kinds import kind_of_name
from dateline.events.text.description.names.labels import label_of, name_run, spelt_out
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.people import full_name
from dateline.events.text.description.names.qualified import holder
from dateline.events.text.description.names.roles import called
from dateline.events.text.description.names.sexes import Sex, sex_of_first_name, sex_of_honorific, sex_of_noun
from dateline.events.text.description.names.standing import standing
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import ADDED_CLAUSES, NO_NAMES, NOUNS, PLACES, PLURALS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Kind = Literal["person", "human", "people", "body", "place", "thing", "things"]
"""person: one with a name; human: one without; people, things: several; body: an organization or a country."""

_INSIDE: Final = frozenset({"compound", "nmod", "amod", "npadvmod", "nummod", "advmod", "quantmod", "dep"})
"""Relations of a noun that only qualifies another."""
_ROLES: Final = {
    "nsubj": 80, "nsubjpass": 80, "dobj": 50, "dative": 40, "agent": 60, "pobj": 35, "poss": 35, "attr": 30,
    "appos": 20,
}  # fmt: skip
"""How much the place in its clause brings a noun before the reader's eye. Source: Lappin and Leass 1994, rounded."""
_DEEDS: Final = ("tion", "sion", "ment", "ance", "ence", "ing", "al", "ure")
_FULL_NAME: Final = re.compile(r" ([A-Z][a-z]+)\b(?= [A-Z])")
_DEED: Final = 45
"""What a noun for a deed loses, and gives to what it is done to."""
_MAIN: Final = 30
"""What a noun of the main clause gains."""
TRADES: Final = ("ist", "ician", "arian", "grapher")
"""Endings of singulars that tell of one person."""
_AGENTS: Final = ("ist", "ian", "eer")
"""Endings of singulars that may."""
_SHORT: Final = 5
_OWN_ENDINGS: Final = ("ers", "ors", "ists", "ants", "ians", "ees")
"""Endings of plurals that mostly tell of people."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that may be what a later word means.

    Attributes:
        noun: Its head.
        offset: Where its sentence starts in the document.
        kind: What it is.
        key: The same for all mentions of one thing: the full name, or the noun.
        sex: What is sure of it.
        weight: How much its place in the clause brings it before the reader's eye.
    """

    noun: Token
    offset: int
    kind: Kind
    key: str
    sex: Sex | None
    weight: int


def mentions(doc: Doc, offset: int, context: DocumentContext) -> list[Mention]:
    """The noun phrases of a parsed sentence, in reading order.

    Args:
        doc: The parse of the sentence alone.
        offset: Where the sentence starts in the document.
        context: The document.
    """
    known = context.found.mentions.get(offset)
    if known is None or known[0] is not doc:
        known = doc, [mention(t, offset, context) for t in doc if _is_head(t)]
        context.found.mentions[offset] = known
    return known[1]


def mention(noun: Token, offset: int, context: DocumentContext, *, alone: bool = False) -> Mention:
    """A noun phrase by its head; `alone`, without what is joined to it.

    A common noun beside a name is the same somebody: "the suspect, John Reed"; so is a role that one person holds.
    """
    named = _beside(noun)
    if named is not None and not alone:
        return replace(mention(named, offset, context, alone=True), weight=_weight(noun))
    label = label_of(noun)
    capital = noun.pos_ in NOUNS and noun.text.istitle()
    if capital and label in {"", "ORG", "FAC", "PRODUCT"} and is_known(noun.text, context.text):
        label = "PERSON"
    if label == "PERSON" and noun.ent_type_ == "PERSON":
        label = "" if _is_title_of_work(noun) else "GPE" if _is_place(noun, context.text) else label
    if capital and label in {"", "ORG"} and noun.pos_ == "PROPN" and _is_place(noun, context.text, label):
        label = "GPE"
    kind = _kind(noun, label, joint=not alone and _is_joint(noun))
    if kind == "person":
        key, sex = _person(noun, offset, context)
        return Mention(noun, offset, kind, key, sex, _weight(noun))
    held = (
        _holder(noun, offset, context)
        if kind == "human" or (kind == "thing" and may_be_role(noun, context.text))
        else None
    )
    if held is not None:
        return Mention(noun, offset, "person", held, sex_of(held, context.text), _weight(noun))
    is_name = kind in {"body", "place", "thing"} and noun.pos_ == "PROPN"
    key = spelt_out(name_run(noun)) if is_name else noun.lemma_.lower()
    return Mention(noun, offset, kind, key, sex_of_noun(noun.text), _weight(noun))


def _is_title_of_work(noun: Token) -> bool:
    """True for a name between quotation marks of its own: a show, a ship, a song."""
    run = name_run(noun)
    before, after = run[0].i - 1, run[-1].i + 1
    return before >= 0 and after < len(noun.doc) and noun.doc[before].is_quote and noun.doc[after].is_quote


def _is_place(noun: Token, text: str, label: str = "PERSON") -> bool:
    """True for a town that the recognizer took for somebody or a body, and for the place that a dateline opens with."""
    run = name_run(noun)
    shouted = len(run) == 1 and noun.text.isupper() and len(noun.text) > 3 and not is_known(noun.text.title(), text)
    return shouted or kind_of_name(spelt_out(run), label, text) in {"city", "region", "country"}


def _beside(noun: Token) -> Token | None:
    """The name beside a common noun: "the suspect, John Reed", "her lawyer was John Reed", "the owner, Voltum"."""
    if noun.pos_ != "NOUN":
        return None
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        told = (c for c in noun.head.children if c.dep_ == "attr" and c.pos_ == "PROPN" and label_of(c) == "PERSON")
        return next(told, None)
    place = _named_place(noun)
    if place is not None:
        return place
    beside = [noun.head] if noun.dep_ == "appos" else [c for c in noun.children if c.dep_ == "appos"]
    kinds = {"PERSON", "ORG"} if noun.lower_ in nouns("body", "private") else {"PERSON"}
    found = (t for t in beside if t.pos_ == "PROPN" and label_of(t) in kinds)
    named = next(found, None)
    return named if named is not None or not is_one_human(noun) else _behind_comma(noun)


def _named_place(noun: Token) -> Token | None:
    """The name that a place has: the Skarn of "the village of Skarn"."""
    if noun.lower_ not in nouns("place"):
        return None
    named = (x for c in noun.children if c.lower_ == "of" and c.i == noun.i + 1 for x in c.children)
    return next((x for x in named if x.dep_ == "pobj" and x.pos_ == "PROPN"), None)


def _behind_comma(noun: Token) -> Token | None:
    """The person's name behind the comma after a noun, whatever the parse makes of it: "by a cleaner, Rosa Maes"."""
    place = next((c for c in noun.children if c.dep_ == "prep" and c.i == noun.i + 1), None)
    comma = (noun.i if place is None else place.right_edge.i) + 1
    for i in {noun.i + 1, noun.i + 3, comma}:
        following = noun.doc[i + 1 : i + 2]
        if i < len(noun.doc) and noun.doc[i].text == "," and following and following[0].ent_type_ == "PERSON":
            name = next(e for e in noun.doc.ents if e.start <= i + 1 < e.end)
            return name.root if len(name) > 1 and name.start == i + 1 else None
    return None


def _person(noun: Token, offset: int, context: DocumentContext) -> tuple[str, Sex | None]:
    """The full name, and the sex where it is sure."""
    run = name_run(noun)
    short = spelt_out(run)
    short = next((p.name for p in cast(context.text) if short.endswith(f" {p.name}")), short)
    title = sex_of_honorific(run[0].nbor(-1).text) if run[0].i else None
    key = short if " " in short else full_name(short, context.text, offset + noun.idx, title) or short
    return key, title or sex_of(key, context.text) or (sex_of_first_name(short) if key == short else None)


def _holder(noun: Token, offset: int, context: DocumentContext) -> str | None:
    """Who is meant by a bare "the president" where the text before names just one."""
    before = [c.lower_ for c in noun.lefts]
    bare = before == ["the"] and not any(c.dep_ in {"prep", "relcl"} for c in noun.rights)
    if not bare:
        return None
    held = holder(noun.lower_, context.text, offset) if noun.lower_ in words("role", "heads") else None
    return held.split(" ", 1)[1] if held is not None else called(noun.lower_, context.text, offset + noun.idx)


def _is_head(token: Token) -> bool:
    """A noun that heads a phrase of its own and is no date and no number."""
    if token.pos_ not in NOUNS or token.ent_type_ in NO_NAMES:
        return False
    return token.dep_ not in _INSIDE


def _is_joint(noun: Token) -> bool:
    """True for a noun with others joined to it."""
    return any(c.dep_ == "conj" and c.pos_ in NOUNS for c in noun.children)


def _kind(noun: Token, label: str, *, joint: bool) -> Kind:
    if label == "PERSON":
        return "people" if joint else "person"
    if noun.lower_ in nouns("people", "plurals"):
        return "people"
    if joint or (noun.tag_ in PLURALS and label != "GPE"):
        people = label == "NORP" or is_human_plural(noun) or (joint and is_one_human(noun))
        return "people" if people else "things"
    if label in PLACES:
        return "place"
    if label in {"ORG", "NORP"} or noun.lower_ in words("body", "nouns"):
        return "body"
    return "human" if is_one_human(noun) else "thing"


def is_one_human(noun: Token) -> bool:
    """A common noun for one person: "the mayor", "a spokeswoman", "the 19-year-old"."""
    form = noun.lower_
    role = noun.tag_ == "NNP" and noun.text in words("role", "words")
    if not role and (noun.pos_ != "NOUN" or noun.tag_ != "NN"):
        return False
    listed = form in words("role", "heads") or form in words("kin", "nouns") or form in nouns("human")
    trade = len(form) > _SHORT and form.endswith(TRADES)
    return listed or trade or sex_of_noun(form) is not None or form.endswith(tuple(nouns("human", "endings")))


def may_be_role(noun: Token, text: str) -> bool:
    """True for a noun that may be what somebody is: by the lists, by its ending, or as a title before a name."""
    form = noun.lower_
    if noun.pos_ != "NOUN" or noun.tag_ != "NN":
        return False
    ends = len(form) > _SHORT and form.endswith(_AGENTS)
    title = form.capitalize()
    return is_one_human(noun) or ends or title in words("role", "words") or _is_title_of_somebody(title, text)


@lru_cache(maxsize=512)
def _is_title_of_somebody(title: str, text: str) -> bool:
    """True for "Commodore" where the text has a "Commodore Peter Vance"."""
    named = (_FULL_NAME.match(text, at + len(title)) for at in standing(title, text))
    return any(sex_of_first_name(hit[1]) is not None for hit in named if hit is not None)


def is_human_plural(noun: Token) -> bool:
    """A plural of people: "the protesters", "two men"."""
    form = noun.lemma_.lower()
    return noun.lower_ in nouns("people", "plurals") or form in nouns("human") or noun.lower_.endswith(_OWN_ENDINGS)


def _is_deed(noun: Token) -> bool:
    """A noun for what is done to something: in "construction of the dam" the dam is what is told of."""
    acts = noun.lower_.endswith(_DEEDS) and noun.pos_ == "NOUN"
    return acts and any(c.lower_ == "of" for c in noun.children)


def deed_over(noun: Token) -> Token | None:
    """The noun for what is done to this one: "construction", for the dam of "construction of the dam"."""
    above = noun.head.head
    return above if noun.dep_ == "pobj" and noun.head.lower_ == "of" and _is_deed(above) else None


def _weight(noun: Token) -> int:
    """By its relation to its verb, less for what stands inside another phrase or clause."""
    top, depth = noun, 0
    if noun.dep_ == "conj":
        return _weight(noun.head) - 10 if noun.head.pos_ in NOUNS else 40
    deed = deed_over(noun)
    if deed is not None:
        return _weight(deed) + _DEED
    role = "agent" if noun.dep_ == "pobj" and noun.head.dep_ == "agent" else noun.dep_
    weight = _ROLES.get(role, 25) - (_DEED if _is_deed(noun) else 0)
    for a in noun.ancestors:
        if a.pos_ in NOUNS:
            weight -= 8
        if a.dep_ in ADDED_CLAUSES:
            depth += 1
        top = a
    main = noun.head == top and noun.dep_ in SUBJECTS
    return max(weight + (_MAIN if main else 0) - 10 * depth, 10)
