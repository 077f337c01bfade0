"""What a line is about, where it names nobody and no place: "Woman's illness began (swine flu)", "35 died (Syria)"."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from dateline.events.text.description.grammar.clauses import own_subject
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.names.nations import namings
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.who.definites import is_bare
from dateline.events.text.description.who.focus import owner_in_focus
from dateline.events.text.description.who.mentions import is_human_plural, is_one_human
from dateline.events.text.description.who.where import where, where_told
from dateline.events.text.description.wording import HARD_LENGTH
from dateline.events.text.description.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

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
    """Whose it is, else where it happened, else of what the text tells throughout."""
    if names_something(line):
        return _term(told)
    about = own_subject(line.verb) if line.verb is not None else told.head
    if about is not None and about.lemma_.lower() in nouns("owned", "by_firms"):
        firm = owner_in_focus(about, told.start, told.context)
        if firm is not None:
            return firm
    return (_where(line, told, about) if about is None or not _is_everywhere(about) else None) or _term(told)


def _where(line: Title, told: Told, about: Token | None) -> str | None:
    """Where it happened: by its sentence, and for what has a place by the text."""
    head = line.verb or told.head
    place = where(head, told.context)
    if place is None and about is not None and _has_place(about):
        towns = not any(t.lemma_.lower() in nouns("place") | {"capital"} for t in line.tokens)
        return where_told(head, told.start, told.context, towns=towns)
    return place


def _is_everywhere(about: Token) -> bool:
    """True for the whole world, and for several countries."""
    own = [about, *(c for c in about.children if c.i < about.i)]
    return any(t.lower_ in words("topic", "everywhere") for t in own)


def _has_place(about: Token) -> bool:
    """True for what people do or suffer, for unrest and votes, and for figures: these are somewhere."""
    listed = nouns("placed", "deeds") | nouns("placed", "figures") | nouns("placed", "powers")
    people = is_human_plural(about) or is_one_human(about) or about.lower_ in nouns("people", "plurals")
    return about.lemma_.lower() in listed or people or about.tag_ == "CD"


def _leaves_open(line: Title) -> bool:
    """True where "the mission" or "a woman" does the deed: known before, or somebody without a name."""
    subject = own_subject(line.verb) if line.verb is not None else None
    if subject is None or subject.ent_type_ or not line.text.lower().startswith(("the ", "a ", "an ", subject.lower_)):
        return False
    return subject.lower_ in nouns("human") or (is_bare(subject) and subject.text in line.text)


def names_something(line: Title) -> bool:
    """True for a line with a name in it: of somebody, of a place, of a body; the first word has its capital anyway."""
    dates = {t.text for t in line.tokens if t.ent_type_ in _DATES}
    found = [w for w in re.split(r"[\s“”\"()]+|[’']s\b", line.text) if w and w not in dates]
    first = next((t for t in line.tokens if not t.is_punct and t.dep_ != "det" and t.ent_type_ not in _DATES), None)
    common = first is None or first.lower_ in nouns("placed", "powers")
    named = first is not None and not common and (first.pos_ == "PROPN" or first.ent_type_ in _NAMES)
    if namings(line.text):
        return True
    capitals = any(c.isupper() for c in found[0][1:]) if found else False
    return named or capitals or any(_LETTER.match(w) and w[0].isupper() and w != "I" for w in found[1:])


def _term(told: Told) -> str | None:
    """What the text is about; not where the sentence tells of another of that kind: "seasonal flu"."""
    term = _term_of(told.context.text)
    if term is None:
        return None
    first, noun = term.lower().split(" ")
    others = re.findall(rf"\b(\w+) {noun}\b", told.parsed.doc.text.lower())
    plain = words("stop", "words") | words("vague", "adjectives") | {first}
    return term if set(others) <= plain else None


@lru_cache(maxsize=32)
def _term_of(text: str) -> str | None:
    """The event under the word that it always has in this text.

    >>> _term_of("A tram crash in Larn: a tram crash killed two, the first tram crash here. The tram crash is odd.")
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
