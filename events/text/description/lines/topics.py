"""What a line is about, where it names nobody and no place: "Woman's illness began (swine flu)", "35 died (Syria)"."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.clauses import own_subject
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.names.labels import label_of, name_run, spelt_out
from dateline.events.text.description.names.nations import main_country, namings
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.who.definites import is_bare
from dateline.events.text.description.wording import HARD_LENGTH
from dateline.events.text.description.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST: Final = 30
"""Code points of the longest topic."""
_LEAST: Final = 4
"""Namings that make a term the topic of its document."""
_TOP: Final = 1_000
"""Code points in which a text says what it is about."""
_OPEN: Final = re.compile(r"(?:he|she|it|they|this|that|these|those|his|her|its|their|who|which|i|we|you)\b", re.I)
_DATES: Final = frozenset({"DATE", "TIME"})
_NAMES: Final = frozenset({"ORG", "GPE", "PERSON", "NORP"})
_LETTER: Final = re.compile(r"[^\W\d_]")


def topic_for(line: Title, told: Told) -> str | None:
    """What is to stand in brackets behind a line that names nothing; None where it does, or nothing is known."""
    if _OPEN.match(line.text) or (names_something(line) and not _leaves_open(line)):
        return None
    found = _topic(line, told)
    if not found or found.lower() in line.text.lower() or len(line.text) + len(found) + 3 > HARD_LENGTH:
        return None
    return found


def _topic(line: Title, told: Told) -> str | None:
    """What the line is about; "" where the sentence names several countries, of which one may be meant."""
    text = told.context.text
    if names_something(line):
        return _term(text)
    place = _place(told.parsed.doc, text)
    return place if place is not None else _body(told.parsed.doc, text) or _term(text)


def _leaves_open(line: Title) -> bool:
    """True where "the mission" or "a woman" does the deed: known before, or somebody without a name."""
    subject = own_subject(line.verb) if line.verb is not None else None
    if subject is None or subject.ent_type_ or not line.text.lower().startswith(("the ", "a ", "an ", subject.lower_)):
        return False
    return subject.lower_ in nouns("human") or (is_bare(subject) and subject.text in line.text)


def names_something(line: Title) -> bool:
    """True for a line with a name in it: of somebody, of a place, of a body; the first word has its capital anyway."""
    dates = {t.text for t in line.tokens if t.ent_type_ in _DATES}
    found = [w for w in re.split(r"[\s“”\"()]+", line.text) if w and w not in dates]
    first = next((t for t in line.tokens if not t.is_punct and t.dep_ != "det"), None)
    named = first is not None and (first.pos_ == "PROPN" or first.ent_type_ in _NAMES)
    if namings(line.text):
        return True
    capitals = any(c.isupper() for c in found[0][1:]) if found else False
    return named or capitals or any(_LETTER.match(w) and w[0].isupper() and w != "I" for w in found[1:])


def _place(doc: Doc, text: str) -> str | None:
    """The one country that a sentence names, or the one place, or that of several which its text is about.

    None where it names none, "" where it leaves open which.
    """
    countries = {n.country for n in namings(doc.text)}
    found = countries or {p for p in _names(doc, "GPE") if p[:1].isupper()}
    if len(found) > 1:
        main = main_country(text)
        return main if main in found else ""
    return found.pop() if found else None


def _names(doc: Doc, label: str) -> set[str]:
    heads = (t for t in doc if t.pos_ == "PROPN" and t.dep_ != "compound")
    return {spelt_out(name_run(t)) for t in heads if label_of(t) == label}


def _body(doc: Doc, text: str) -> str | None:
    """The one body that the sentence names, where the text is about it: not those that only report."""
    media = words("topic", "media")
    bodies = {b for b in _names(doc, "ORG") if media.isdisjoint(b.lower().split()) and len(b) <= _LONGEST}
    named = bodies.pop() if len(bodies) == 1 else ""
    return named if named[:1].isupper() and not named.isupper() and text.count(named.split(" ")[0]) >= _LEAST else None


@lru_cache(maxsize=32)
def _term(text: str) -> str | None:
    """The event under the word that it always has in this text.

    >>> _term("A tram crash in Larn: a tram crash killed two, the first tram crash here. The tram crash is odd.")
    'tram crash'
    """
    empty = words("stop", "words") | words("vague", "adjectives") | words("deictic", "words")
    found = [hit[0] for hit in _terms().finditer(text) if hit[1].lower() not in empty]
    best = Counter(f.lower() for f in found).most_common(2)
    if not best or best[0][1] < _LEAST or (len(best) > 1 and best[1][1] * 2 > best[0][1]):
        return None
    spelt = Counter(f for f in found if f.lower() == best[0][0])
    term = max(sorted(spelt, reverse=True), key=lambda form: spelt[form])
    return term if len(term) <= _LONGEST and best[0][0] in text[:_TOP].lower() else None


@cache
def _terms() -> re.Pattern[str]:
    """A word and a noun of what whole texts are about."""
    return re.compile(rf"\b([A-Za-z][a-z]{{3,}}) (?:{'|'.join(sorted(words('topic', 'nouns')))})\b")
