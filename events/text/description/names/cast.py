"""The people of a document: their full names, whether "he" or "she" may mean them, and where they are named."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dateline.events.text.description.names.bodies import body_words
from dateline.events.text.description.names.nations import country_of
from dateline.events.text.description.names.people import people
from dateline.events.text.description.names.sexes import (
    SEX_OF_PRONOUN,
    Sex,
    sex_of_first_name,
    sex_of_honorific,
    sex_of_noun,
)
from dateline.events.text.description.names.standing import places_of, standing
from dateline.events.text.description.words import words

_BEFORE: Final = re.compile(r"([\w’'-]+\.?)[ \u00a0](?:[\w’'-]+\.?[ \u00a0])?$")
_WORD_BEFORE: Final = re.compile(r"([\w’'-]+)\.?[ \u00a0]$")
_LONGEST_TITLE: Final = 40
_IS_SOMEBODY: Final = re.compile(r"(?:, (?:aged )?\d\d?\b|,? (?:said|told|says|who)\b)")
"""What follows the name of a person."""
_NEXT_SENTENCE: Final = re.compile(r"\b([^.!?]*)[.!?][”\"]? (He|She|His|Her)\b")
_SOMEBODY_ELSE: Final = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+|\b(?:he|she|his|her|him)\b")
_TITLE_AND_NAME: Final = re.compile(
    r"\b([A-Z][a-z]+)\.?[ \u00a0]([A-Z][\w’'-]+\w)\b(?![ \u00a0][A-Z])(?=[^’'\w-]|[’']s?\b)"
)
_OPENING: Final = 240
"""Code points at the start of a text in which the one whom it is about is named."""
_OFTEN: Final = 3
"""Times that "he" or "she" is said at least of the one whom a text is about."""
_MOST: Final = 0.6
"""Share of all "he" and "she" that may mean that one."""
_EACH: Final = 2
"""Times that "he" is said at least for each other man whom the text names."""
_LEAST: Final = 3
"""Times that the main person of a document is named at least, and as often as any other."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a document names in full.

    Attributes:
        name: First and last name.
        sex: What is sure of it.
        is_sure: True where something but the capitals shows that it is a person: a title, or a known first name.
        places: Where the full name or the last name stands.
    """

    name: str
    sex: Sex | None
    is_sure: bool
    places: tuple[int, ...]

    @property
    def last(self) -> str:
        """The family name, as news uses it."""
        return self.name.rsplit(" ", 1)[-1]


@lru_cache(maxsize=32)
def cast(text: str) -> tuple[Person, ...]:
    """Everybody whom a text names in full, in the order of their first naming.

    >>> [(p.name, p.sex) for p in cast("Ann Lee met Mr Wu Chen. Lee left.")]
    [('Ann Lee', 'female'), ('Wu Chen', 'male')]
    """
    found = [_person(name, text) for name in people(text)]
    return tuple(sorted(found, key=lambda p: (p.places, p.name)))


def person_named(name: str, text: str) -> Person | None:
    """The person of that full name."""
    return next((p for p in cast(text) if p.name == name), None)


def sex_of(name: str, text: str) -> Sex | None:
    """The sex of somebody named, in full or not; None where it is not sure.

    >>> sex_of("Lee", "Mrs Lee spoke. Lee then left.")
    'female'
    """
    known = person_named(name, text)
    return known.sex if known is not None else _sex(name, text)


def only_person(text: str, place: int, sex: Sex) -> str | None:
    """The one whom "he" or "she" at `place` must mean: the main person of the text, if it may be of that sex.

    Nobody else who may be meant is named a third as often; somebody named only once, or only later, is not main.

    >>> only_person("Ann Lee sang. Bo Chen played. Ann Lee won. Lee is a mother. She rests.", 67, "female")
    'Ann Lee'
    """
    fit = [p for p in cast(text) if p.sex in {sex, None} and (p.is_sure or len(p.places) >= _LEAST)]
    ranked = sorted(fit, key=lambda p: (-len(p.places), p.places))
    if not ranked or ranked[0].places[0] > place:
        return None
    best, rest = ranked[0], ranked[1:]
    times = len(best.places)
    rival = max((len(p.places) for p in rest), default=0)
    alone = not rest and best.sex == sex and times > 1
    return best.name if alone or (times >= _LEAST and times >= _LEAST * rival) else None


@lru_cache(maxsize=32)
def subject_of(text: str) -> str | None:
    """The one whom a text is about, as an obituary is: named first, and meant by most that say "he" or "she".

    >>> subject_of("Ann Lee sang. She was born in Rome. Her father, Bo Lee, died. She taught until she was 80.")
    'Ann Lee'
    """
    first = next(iter(cast(text)), None)
    if first is None or first.places[0] > _OPENING or max(len(p.places) for p in cast(text)) > len(first.places):
        return None
    said = Counter(SEX_OF_PRONOUN.get(w) for w in re.findall(r"[a-z]+", text.lower()))
    both = said["male"] + said["female"]
    sex = first.sex or ("male" if said["male"] > said["female"] else "female")
    others = sum(p.sex in {sex, None} and p.is_sure for p in cast(text)) - 1
    return first.name if said[sex] >= max(_OFTEN, _MOST * both, _EACH * others) else None


def _person(name: str, text: str) -> Person:
    last = name.rsplit(" ", 1)[-1]
    shared = sum(other.endswith(f" {last}") for other in people(text)) > 1
    places = tuple(standing(name if shared else last, text))
    sex = _sex(name, text)
    titles = words("honorific", "words") | words("role", "words")
    first = text.find(name)
    before = _BEFORE.search(text[max(0, first - 40) : first])
    titled = before is not None and (before[1].rstrip(".") in titles or before[1] in {"said", "says"})
    aged = any(_IS_SOMEBODY.match(text, at + len(name)) for at in places_of(name, text))
    return Person(name, sex, sex is not None or titled or aged, places or (first,))


def is_known(last: str, text: str) -> bool:
    """True for the family name of somebody whom the text surely names, in full or with a title."""
    return any(p.is_sure and p.last == last for p in cast(text)) or last in _titled_names(text)


@lru_cache(maxsize=32)
def _titled_names(text: str) -> frozenset[str]:
    """Family names that stand behind a title alone: "Marshal Villacourt", "Mr Reed".

    >>> sorted(_titled_names("Marshal Villacourt met President Ann Lee at the Foreign Ministry."))
    ['Villacourt']
    """
    titles = words("role", "words") | words("honorific", "words")
    found = {name for title, name in _TITLE_AND_NAME.findall(text) if title in titles}
    return frozenset(
        n for n in found - titles - words("not_person", "words") - body_words() if country_of(n) is None and n.istitle()
    )


@lru_cache(maxsize=256)
def _sex(name: str, text: str) -> Sex | None:
    """By the honorific, else the first name, else a noun before the full name, else what stands with the last name."""
    first, _, last = name.rpartition(" ")
    if not first:
        return _titled(last, text)
    own = _titled(name, text) or sex_of_first_name(first.split(" ", 1)[0]) or _called(name, text)
    return own or _titled(last, text) or _goes_on(last, text)


def _before(name: str, text: str) -> list[str]:
    """The words that stand right before a name."""
    found = (_WORD_BEFORE.search(text, max(0, at - _LONGEST_TITLE), at) for at in standing(name, text))
    return [hit[1] for hit in found if hit is not None]


def _titled(name: str, text: str) -> Sex | None:
    """The sex by "Mr" and its like; None where "President" and its like stand before the name as well."""
    found = {sex for word in _before(name, text) if (sex := sex_of_honorific(word)) is not None}
    ranks = [word for word in _before(name, text) if word in words("role", "words") and sex_of_honorific(word) is None]
    return found.pop() if len(found) == 1 and not (ranks and " " not in name) else None


def _called(name: str, text: str) -> Sex | None:
    """The sex by "spokeswoman" and its like before a name; None without them, or where they differ."""
    found = {sex for word in _before(name, text) if (sex := sex_of_noun(word)) is not None}
    return found.pop() if len(found) == 1 else None


def _goes_on(last: str, text: str) -> Sex | None:
    """By the "he" or "she" that opens the sentence after one in which the family name stands, and no other pronoun."""
    found: set[Sex] = set()
    end = 0
    for at in standing(last, text):
        hit = _NEXT_SENTENCE.match(text, at + len(last)) if at >= end else None
        if hit is not None:
            end = hit.end()
            if not _SOMEBODY_ELSE.search(hit[1]):
                found.add(SEX_OF_PRONOUN[hit[2].lower()])
    return found.pop() if len(found) == 1 else None
