"""Countries under their names, short names and adjectives: "Syrian" tells of Syria, "U.S." of the United States."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from dateline.events.text.description.names.foremost import foremost
from dateline.events.text.description.words import table, words

_ILLNESSES: Final = r" (?i:flu|influenza|fever|measles|encephalitis)\b"
"""What follows the adjective of a country, and is of no country."""
_LEAST: Final = 2
"""A country named once is not what a document is about."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A country named in a text: where, which, and whether by its adjective."""

    place: int
    country: str
    adjective: bool


def country_of(word: str) -> str | None:
    """The country of a name or an adjective; None for other words.

    >>> country_of("Syrian"), country_of("UK"), country_of("New Zealand"), country_of("Paris")
    ('Syria', 'Britain', 'New Zealand', None)
    """
    return _countries().get(word)


def adjective_of(country: str) -> str | None:
    """The adjective of a country.

    >>> adjective_of("Netherlands"), adjective_of("United States")
    ('Dutch', 'U.S.')
    """
    if country == "United States":
        return "U.S."
    forms = table("names/nations.toml")["adjectives"].get(country.replace(" ", "_"), "").split()
    return forms[0].replace("_", " ") if forms else None


def is_adjective(word: str) -> bool:
    """True for a word that only tells whose or whence: "Syrian", "Dutch"."""
    return word in _adjectives()


def is_part_of_country(name: str) -> bool:
    """True for a state or province that news calls by its bare name: "Texas", "Bavaria"."""
    return name.replace(" ", "_") in _parts()


@cache
def country_forms() -> tuple[str, ...]:
    """Every name and adjective of a country, the longest first."""
    return tuple(sorted(_countries(), key=lambda form: (-len(form), form)))


@lru_cache(maxsize=256)
def namings(text: str) -> tuple[Naming, ...]:
    """Every naming of a country in a text, in reading order.

    >>> [n.country for n in namings("The Spanish flu came to Chad, a Spanish doctor said.")]
    ['Chad', 'Spain']
    """
    found = (Naming(hit.start(), _countries()[hit[0]], hit[0] in _adjectives()) for hit in _pattern().finditer(text))
    return tuple(found)


@lru_cache(maxsize=256)
def countries_told(text: str) -> tuple[tuple[int, str], ...]:
    """Every country that a text speaks of, under its name, its adjective or its capital: where, and which.

    >>> [country for _, country in countries_told("Lima agreed. The Peruvian army waits.")]
    ['Peru', 'Peru']
    """
    seats = ((hit.start(), _capitals()[hit[0]]) for hit in _seats().finditer(text))
    return tuple(sorted({*((n.place, n.country) for n in namings(text)), *seats}))


def countries_of_peoples(text: str) -> frozenset[str]:
    """The countries of whose people a text speaks.

    >>> sorted(countries_of_peoples("Yemenis and Chadians left on an Egyptian ship."))
    ['Chad', 'Yemen']
    """
    return frozenset(_countries()[hit[0][:-1]] for hit in _peoples().finditer(text))


@lru_cache(maxsize=64)
def main_country(text: str, but: frozenset[str] = frozenset()) -> str | None:
    """The country that a document is about: named at least twice, and twice as often as any other, `but` those.

    A text that only says "Soviet" is about what the Soviets did somewhere.

    >>> main_country("Chad voted. The Chadian army waits. Niger closed its border.")
    'Chad'
    """
    main = foremost(Counter(n.country for n in namings(text) if n.country not in but), least=_LEAST)
    return main if any(n.country == main and not n.adjective for n in namings(text)) else None


def last_country(text: str, place: int, reach: int) -> str | None:
    """The one country named in the `reach` code points before `place`; None where none or several are."""
    known = namings(text)
    end = bisect_left(known, place, key=lambda n: n.place)
    near = {n.country for n in known[:end] if n.place >= place - reach}
    return near.pop() if len(near) == 1 else None


def adjectives(group: str) -> Iterator[tuple[str, str]]:
    """Each adjective of a group of nations.toml ("adjectives" of countries, or "regions"), and whose it is.

    >>> ("Sicilian", "Sicily") in adjectives("regions"), ("Swedish", "Sweden") in adjectives("adjectives")
    (True, True)
    """
    for place, forms in table("names/nations.toml")[group].items():
        for form in forms.split():
            yield form.replace("_", " "), place.replace("_", " ")


@cache
def _countries() -> dict[str, str]:
    """Name, alias or adjective -> country."""
    found = {c.replace("_", " "): c.replace("_", " ") for c in words("place", "countries")}
    for group in ("adjectives", "aliases"):
        for country, forms in table("names/nations.toml")[group].items():
            found |= {form.replace("_", " "): country.replace("_", " ") for form in forms.split()}
    return found


@cache
def _adjectives() -> frozenset[str]:
    lists = (forms.split() for forms in table("names/nations.toml")["adjectives"].values())
    names = {c.replace("_", " ") for c in words("place", "countries")}
    return frozenset(form.replace("_", " ") for forms in lists for form in forms) - names


@cache
def _parts() -> frozenset[str]:
    return frozenset(table("names/nations.toml")["parts"]["names"].split())


@cache
def _capitals() -> dict[str, str]:
    """Capital -> country."""
    pairs = table("names/nations.toml")["capitals"].items()
    return {seat.replace("_", " "): country.replace("_", " ") for country, seats in pairs for seat in seats.split()}


@cache
def _seats() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, sorted(_capitals())))})(?!\w)")


@cache
def _peoples() -> re.Pattern[str]:
    """The people of a country, under its adjective: "Chadians", "Yemenis"."""
    forms = sorted(form for form in _adjectives() if form.endswith(("n", "i")))
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, forms))})s(?!\w)")


@cache
def _pattern() -> re.Pattern[str]:
    """Any form of a country's name, the longest first; not in the name of an illness: "Spanish flu"."""
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, country_forms()))})(?!\w|{_ILLNESSES})")
