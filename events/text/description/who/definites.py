"""What a bare noun with "the" means: "the country", "the city", "the ministry", "the president", "the two leaders"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.names.bodies import main_body, the_body
from dateline.events.text.description.names.cast import subject_of
from dateline.events.text.description.names.labels import label_of, name_run, spelt_out
from dateline.events.text.description.names.nations import (
    adjective_of,
    country_of,
    is_adjective,
    is_part_of_country,
    last_country,
    main_country,
    namings,
)
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.qualified import body_name, holder
from dateline.events.text.description.names.roles import called
from dateline.events.text.description.who.firstnamed import first_named
from dateline.events.text.description.who.focus import body_in_focus
from dateline.events.text.description.who.mentions import TRADES, is_one_human, may_be_role
from dateline.events.text.description.who.pairs import is_counted, pair_named
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import COMPOUNDS, NOUN_CLAUSES, SUBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH: Final = 400
"""Code points before a noun in which its country may be named."""
_JUST: Final = 120
"""The last country named in so many is what may be meant, whatever the text is about."""
_SENTENCES: Final = 3
"""Sentences before a noun in which its place or its body may be named."""
_FADED: Final = 10
"""Sentences before a noun beyond which nothing told of a body counts any more."""
_OPENING: Final = 2
"""Sentences at the start of a text that say where it plays: a headline, and what follows it."""


def is_bare(noun: Token) -> bool:
    """True for "the city", "this company", "the two leaders": what is meant must have been named before."""
    if noun.pos_ != "NOUN":
        return False
    before = [c for c in noun.children if c.i < noun.i]
    pointed = any(c.lower_ in {"the", "this", "that", "both", "these", "those"} for c in before)
    plain = all(c.lower_ in {"the", "this", "that", "both", "two", "these", "those"} or c.is_punct for c in before)
    return pointed and plain and not any(_says_which(c) for c in noun.children)


def _says_which(child: Token) -> bool:
    """True for what is told of a noun to say which is meant; what stands between commas is told besides."""
    beside = child.dep_ in NOUN_CLAUSES and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
    return not beside and (child.dep_ in {"relcl", "acl", "appos"} or child.lower_ in {"of", "in"})


def is_of_kind(noun: Token) -> bool:
    """True for a noun that stands for something with a name, so that bare it leaves open which is meant."""
    kinds = nouns("country") | nouns("place") | nouns("body") | words("body", "private") | words("role", "heads")
    return noun.lower_ in kinds or (noun.tag_ == "NNS" and any(c.lower_ in {"two", "both"} for c in noun.children))


def wants_article(name: str, noun: Token, text: str) -> bool:
    """True where a name still needs "the": "the dock strike in Gdynia", "the Treaty of Salm", not "President Lee"."""
    first = name.split(" ", 1)[0]
    is_owned = first[:1].isupper() and first.endswith(("'s", "’s", "s'", "s’"))
    if is_owned or (noun.lower_ in nouns("place") and name == f"{first} {noun.lower_}" and not is_adjective(first)):
        return False
    if name[:1].islower() or name.rsplit(" ", 1)[-1] == noun.lower_:
        return True
    return re.search(rf"\b[Tt]he {re.escape(name)}\b", text) is not None


def definite_named(noun: Token, start: int, context: DocumentContext) -> str | None:
    """The name of what a bare noun means, or what the text has called it in full; None where it is open.

    Args:
        noun: A common noun.
        start: Where its sentence starts in the document.
        context: The document.
    """
    if noun not in context.found.called:
        context.found.called[noun] = _named(noun, start, context) if is_bare(noun) else None
    return context.found.called[noun]


def _named(noun: Token, start: int, context: DocumentContext) -> str | None:
    """The same of a noun that is bare."""
    named = _by_kind(noun, start, context)
    return named if named is not None or is_counted(noun) else first_named(noun, start, context)


def _by_kind(noun: Token, start: int, context: DocumentContext) -> str | None:
    """The name by what is known of things of that kind: countries, places, people by their roles, bodies."""
    form, place = noun.lower_, start + noun.idx
    if noun.tag_ == "NNS" or form in nouns("pair", "always"):
        return " and ".join(pair_named(noun, start, context)) or None
    if form in nouns("country"):
        return the_country(context.text, place, but=_acting(noun))
    if form in nouns("of_country"):
        return _of_country(form, context.text, place)
    if may_be_role(noun, context.text) and (held := _held(form, context.text, place)) is not None:
        return held
    if form in nouns("human") or form in words("role", "heads") or is_one_human(noun):
        return _by_trade(noun, context.text, place)
    if form in nouns("place"):
        return _place(noun, start, context)
    named = body_name(form, context.text, place) if form in words("body", "nouns") | words("body", "events") else None
    if form in words("body", "nouns") | nouns("body"):
        private = form in words("body", "private") | nouns("body", "private")
        if not private:
            return the_body(form, context.text, place) or named
        told = body_in_focus(noun, start, context, reach=_FADED)
        near = told or named or the_body(form, context.text, place, far=False)
        return near or body_in_focus(noun, start, context) or _main_body(noun, start, context)
    return named


def _main_body(noun: Token, start: int, context: DocumentContext) -> str | None:
    """The body that the text is about, where no other was named just before."""
    main = main_body(noun.lower_, context.text)
    if main is None:
        return None
    just = [*noun.doc[: noun.i], *(t for doc, _ in context.before(start, 1) for t in doc)]
    others = (t for t in just if t.pos_ == "PROPN" and t.ent_type_ == "ORG" and t.text not in main)
    return main if next(others, None) is None else None


def _held(role: str, text: str, place: int) -> str | None:
    """Who the president, the mayor or the treasurer is."""
    is_listed = role in nouns("human") | words("role", "heads") or role.capitalize() in words("role", "words")
    return (holder(role, text, place) if is_listed else None) or called(role, text, place)


def _by_trade(noun: Token, text: str, place: int) -> str | None:
    """The one whom a text is about, where it calls somebody "the composer" of whose trade it said nothing before."""
    form = noun.lower_
    is_trade = form in nouns("trade") or form.endswith(TRADES)
    said = re.search(rf"\b{re.escape(form)}s?\b", text[: place - 1], re.I) is not None
    return subject_of(text) if is_trade and not said else None


def the_country(text: str, place: int, *, but: frozenset[str] = frozenset()) -> str | None:
    """The country that "the country" means at `place`: the one named just before, or the one that the text is about.

    Args:
        text: The document.
        place: Where the noun stands.
        but: Countries that are not meant.

    >>> the_country("Chad voted. The country is poor.", 16)
    'Chad'
    """
    main, last = main_country(text, but), last_country(text, place, _REACH)
    if main is None:
        alone = len({n.country for n in namings(text)}) == 1 and not all(n.adjective for n in namings(text))
        return last if alone and last not in but else None
    known = [n for n in namings(text) if n.country not in but]
    near = [n.country for n in known if place - _REACH <= n.place < place]
    just = [n.country for n in known if place - _JUST <= n.place < place]
    return main if (not near or main in near) and (not just or just[-1] == main) else None


def _acting(noun: Token) -> frozenset[str]:
    """The countries that do something to or in the country meant: "Chad withdrew its workers from the country".

    Not of a country that is itself the subject; and "the country’s" law may be that of the one that acts.
    """
    if noun.dep_ in SUBJECTS | {"poss"}:
        return frozenset()
    verbs = [a for a in noun.ancestors if a.pos_ in VERBAL]
    told = ([c for c in verb.children if c.dep_ in SUBJECTS and c.i < noun.i] for verb in verbs)
    subjects = next((found for found in told if any(t.pos_ != "PRON" for t in found)), [])
    return frozenset(country for t in subjects if (country := country_of(t.text)) is not None)


def _of_country(form: str, text: str, place: int) -> str | None:
    """What a country has one of, under its name: "Syrian government", where the last country named is that one."""
    named = body_name(form, text, place)
    before = [n.country for n in namings(text) if n.place < place]
    owner = country_of(named.removesuffix(f" {form}")) if named is not None else None
    if named is not None and (owner is None or owner == before[-1]):
        return named
    country = the_country(text, place)
    adjective = adjective_of(country) if country is not None else None
    return f"{adjective} {form}" if adjective is not None else None


def _place(noun: Token, start: int, context: DocumentContext) -> str | None:
    """The one place of that kind named before: in the sentence, then in those before it."""
    for doc in _back(noun, start, context):
        end = noun.i if doc is noun.doc else len(doc)
        found = {name for t in doc[:end] if (name := _place_called(t, noun.lower_)) is not None}
        if found:
            return found.pop() if len(found) == 1 else None
    return _only_place(noun.lower_, context.text, start + noun.idx) or _first_place(noun, start, context)


def _first_place(noun: Token, start: int, context: DocumentContext) -> str | None:
    """The one place of that kind in the first sentence that tells of one: where the text plays."""
    for sentence in context.sentences[:_OPENING] if noun.lower_ != "village" else ():
        if context.parse is None or sentence.start >= start:
            return None
        found = {name for t in context.parsed(sentence)[0] if (name := _place_called(t, noun.lower_)) is not None}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _place_called(token: Token, kind: str) -> str | None:
    """The name of a place that may be called so: no country is a city, and a province says that it is one."""
    if token.pos_ != "PROPN" or token.dep_ in COMPOUNDS or label_of(token) not in {"GPE", "LOC"}:
        return None
    name = spelt_out(name_run(token))
    if kind in {"city", "town", "village", "capital"}:
        stands = token.dep_ in {"pobj", "nsubj", "nsubjpass", "dobj", "poss", "conj", "ROOT"}
        fits = not country_of(name) and not is_part_of_country(name) and label_of(token) == "GPE" and stands
        return name if fits and token.text.lower() not in nouns("place") else None
    if kind in {"region", "area"} and label_of(token) == "LOC":
        return name
    if kind in {"state", "province"} and is_part_of_country(name):
        return name
    return name if name.lower().endswith(f" {kind}") else None


def _only_place(kind: str, text: str, place: int) -> str | None:
    """The one that a text calls so itself: "the city of Arden", "Lumo province"."""
    name = r"[A-Z][\w’-]+(?: [A-Z][\w’-]+)?"
    found = re.findall(rf"\b{kind} of ({name})|({name}) (?:{kind}|{kind.capitalize()})\b", text[:place])
    names = {a or f"{b} {kind}" for a, b in found if b not in words("starter", "words")}
    return names.pop() if len(names) == 1 else None


def _back(noun: Token, start: int, context: DocumentContext) -> Iterator[Doc]:
    """The noun's own sentence, and those before it."""
    yield noun.doc
    yield from (doc for doc, _ in context.before(start, _SENTENCES))
