"""Where a deed took place, for a line that names no place: what its sentence says, the one before, the whole text.

A country that a text names is not where all that it tells happened. So a sentence is asked for places that belong to
the deed itself: not the seat of who reports it, not what an example names, not what another clause tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.names.foremost import foremost
from dateline.events.text.description.names.labels import label_of, name_run, spelt_out
from dateline.events.text.description.names.nations import country_of, last_country, main_country, namings
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.standing import standing
from dateline.events.text.description.words import words
from dateline.events.text.parsing.labels import SUBJECTS, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ELSEWHERE: Final = frozenset(
    {"like", "unlike", "such", "including", "than", "to", "from", "besides", "except", "according", "into", "via"}
)
"""What leads to a place at which the deed is not: an example, a goal, a source, another thing of the kind."""
_AT: Final = frozenset({"in", "at", "near", "across", "throughout", "outside", "around"})
Telling = Literal["own", "ruled", "beside", "else"]
_REACH: Final = 400
"""Code points before a sentence in which another country would be the one meant."""
_OPENING: Final = 3
"""Sentences at the start of a text that say where it plays."""
_FIRST: Final = 2
"""Words of a sentence before the place with which it opens: "-- In Peru", "And in Peru"."""
_LIST: Final = 3
"""Places named together from which a sentence lists them, and is about none."""
_LEAST: Final = 3
"""Times that a text names its country at least."""
_SHARE: Final = 2
"""A text's country has this part of its namings at least."""


def where(head: Token, context: DocumentContext) -> str | None:
    """The one country or place that a sentence tells of its deed; None where it tells none, or leaves open which.

    Args:
        head: The verb of its clause, or the noun that names it.
        context: The document.
    """
    told = [(name, _telling(word, head)) for word, name in _places(head.doc)]
    own = {name for name, how in told if how == "own"}
    countries = {name for name in own if country_of(name)}
    found = countries or own
    if len(found) == 1:
        return found.pop()
    main = main_country(context.text)
    if found:
        return main if main in found and len(found) < _LIST else None
    ruled = {name for name, how in told if how == "ruled"}
    if len(ruled) == 1 and (main is None or ruled <= {main}):
        return ruled.pop()
    beside = [name for name, how in told if how == "beside" and country_of(name)]
    if len(set(beside)) != 1:
        return main if main in beside else None
    return beside[0] if len(beside) > 1 or beside[0] == _most_named(context.text) else None


def countries_within(head: Token) -> frozenset[str]:
    """The countries in which a sentence says that its deed took place: "in Peru"; what opens it tells of all of it."""
    told = ((word, name) for word, name in _places(head.doc) if country_of(name) and _is_in(word))
    return frozenset(name for word, name in told if _telling(word, head) == "own" and _is_beside(word, head))


def _is_beside(place: Token, head: Token) -> bool:
    """True for a place in the clause of the deed, or at the head of the sentence."""
    verb = next((a for a in place.ancestors if a.pos_ in VERBAL or a == head), None)
    return verb is None or verb == head or head in verb.conjuncts or place.head.i <= _FIRST


def where_told(head: Token, start: int, context: DocumentContext, *, towns: bool = True) -> str | None:
    """The country that a text tells of throughout, else the one place at which the sentence before plays, or all of it.

    Last comes the only country that it names.

    Args:
        head: The verb of its clause, or the noun that names it.
        start: Where its sentence starts in the document.
        context: The document.
        towns: False where only a country will do.
    """
    named = {n.country for n in namings(head.doc.text)}
    found = sole_country(context.text, start)
    if found is not None:
        return found if named <= {found} else None
    if named:
        return None
    near = (_just_told(start, context) or _sole_town(context, start)) if towns else None
    return near or _only_country(context.text)


def _sole_town(context: DocumentContext, start: int) -> str | None:
    """The one place at which a text opens, where it comes back to that place and names no other so often."""
    if context.parse is None:
        return None
    told: set[str] = set()
    for doc, _ in context.parsed_each(context.sentences[:_OPENING]):
        told |= {name for word, name in _places(doc) if _is_in(word) and not country_of(name) and name != name.upper()}
    often = foremost({name: sum(1 for _ in standing(name, context.text)) for name in sorted(told)}, least=_LEAST)
    near = last_country(context.text, start, _REACH)
    return often if near is None or near == _most_named(context.text) else None


def _only_country(text: str) -> str | None:
    """The country that a text names twice, where it names no other."""
    named = [n.country for n in namings(text)]
    return named[0] if len(named) > 1 and len(set(named)) == 1 else None


def _just_told(start: int, context: DocumentContext) -> str | None:
    """The one country or place at which the sentence before plays: "in Peru", "near Arden"."""
    for doc, _ in context.before(start, 1):
        main = next(t for t in doc if t.head == t)
        told = {name for word, name in _places(doc) if _is_in(word) and _telling(word, main) == "own"}
        return told.pop() if len(told) == 1 else None
    return None


def _is_in(place: Token) -> bool:
    return place.dep_ == "pobj" and place.head.lower_ in _AT


def _places(doc: Doc) -> Iterator[tuple[Token, str]]:
    """Each word that names a country or a place, with that name."""
    at = {n.place: n.country for n in namings(doc.text)}
    for t in doc:
        if t.idx in at:
            yield t, at[t.idx]
        elif t.pos_ == "PROPN" and t.dep_ != "compound" and label_of(t) == "GPE":
            run = name_run(t)
            if not any(x.idx in at for x in run) and run[0].text[:1].isupper():
                yield t, spelt_out(run)


def _telling(place: Token, head: Token) -> Telling:
    """How a place is told: with the deed, as his who speaks, beside it, or as something else than where it was.

    A country in the name of a body is beside the deed: "the Bank of Peru".
    """
    if not place.whitespace_ and any(t.text == "-" for t in place.doc[place.i + 1 : place.i + 2]):
        return "else"
    if place.ent_type_ == "ORG":
        return "beside"
    below, over = place, place
    while over.pos_ not in VERBAL:
        if head == over or _tells(over, head):
            return "own"
        if over.lower_ in _ELSEWHERE or any(c.lower_ == "such" for c in over.children):
            return "else"
        if over.head == over:
            return "own" if head in over.subtree else "beside"
        below, over = over, over.head
    if over.lower_ in _ELSEWHERE:
        return "else"
    if not _is_clause_of(over, head):
        return "beside"
    return "own" if not _reports(over, below) else "ruled" if _rules(below) and _is_whose(place, below) else "beside"


def _is_whose(place: Token, noun: Token) -> bool:
    """True for "Peruvian" before a minister, and for "Arden" behind his "of"."""
    way = [a for a in place.ancestors if noun in a.ancestors]
    return noun in place.ancestors and all(a.lower_ == "of" or a.dep_ in {"compound", "nmod", "appos"} for a in way)


def _rules(noun: Token) -> bool:
    """True for who rules, and so speaks of what befell his own: "minister", the name behind it or before it."""
    ruling = words("role", "heads") | nouns("placed", "powers")
    beside = (c.lower_ for c in noun.children if c.dep_ in {"compound", "nmod", "appos"})
    return noun.dep_ in SUBJECTS and any(word in ruling for word in (noun.lower_, *beside))


def _tells(place: Token, head: Token) -> bool:
    """True for "in Peru, where the deed took place"."""
    clause = next((c for c in place.children if c.dep_ == "relcl" and head in c.subtree), None)
    return clause is not None and (place.ent_type_ == "GPE" or any(t.lower_ == "where" for t in clause.children))


def _is_clause_of(verb: Token, head: Token) -> bool:
    """True for the verb of the deed, and for one above it."""
    own = head
    while own.dep_ in {"xcomp", "aux", "auxpass"} and own.head.pos_ in VERBAL:
        own = own.head
    return verb in (head, own) or head in verb.subtree


def _reports(verb: Token, below: Token) -> bool:
    """True for whoever says, finds or hopes something, and where he does so: no word of where it happened."""
    said = any(c.dep_ == "ccomp" for c in verb.children) or verb.lemma_.lower() in words("say") | words("believe")
    return said and below.dep_ in SUBJECTS | {"prep", "npadvmod", "agent", "dobj"}


@lru_cache(maxsize=32)
def _most_named(text: str) -> str | None:
    """The country that a text names again, and more often than any other."""
    best = Counter(n.country for n in namings(text)).most_common(2)
    second = best[1][1] if len(best) > 1 else 1
    return best[0][0] if best and best[0][1] > second else None


@lru_cache(maxsize=256)
def sole_country(text: str, place: int) -> str | None:
    """The country of which a text tells before all others, where none but it was named just before `place`.

    >>> text = "Chad voted. Chad waits. The Chadian army is near. Shops closed. Then Niger spoke. Shops closed again."
    >>> sole_country(text, 50), sole_country(text, 80)
    ('Chad', None)
    """
    known = namings(text)
    told = Counter(n.country for n in known)
    best = foremost(told, least=max(_LEAST, len(known) / _SHARE))
    before = [n.country for n in known if place - _REACH <= n.place < place]
    return best if not before or before[-1] == best else None
