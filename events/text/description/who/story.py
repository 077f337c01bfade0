"""Of which country's affairs a text tells at a sentence: what a newspaper would set above it.

A text of one story names its country from beginning to end; a round-up, or a page that follows several stories through
a day, names another in each part. So what the text names near a sentence counts as much as what it names throughout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.events.text.description.names.foremost import foremost
from dateline.events.text.description.names.nations import countries_told
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.rulers import rulers
from dateline.events.text.description.names.standing import standing

_OPENING: Final = 400
"""Code points at the start of a text in which a naming counts twice."""
_FADES: Final = 300
"""Code points after which a naming is worth half."""
_AHEAD: Final = 2
"""What comes after a sentence is so much farther from it than what comes before."""
_TURNED: Final = 600
"""Code points after which a turn to another country is no longer told of."""
_REACH: Final = 700
"""Code points from which a naming is no longer near."""
_DOUBT: Final = 0.5
"""Namings of no country that are counted near each sentence, so that a lone one far off proves nothing."""
_OFTEN: Final = 4
"""Namings, those of the opening twice, from which a country may be that of the story."""
_LEAST: Final = 0.38
"""Mean of the share throughout and the share near from which a country is that of the story."""
_CLEAR: Final = 1.5
"""How many times the next country's that mean must be."""


class _Hold(NamedTuple):
    """How firmly one country holds a text: its share of all namings, times the next one's, and its share near."""

    throughout: float
    times: float
    near: float


_USUAL: Final = _Hold(0.35, 1.5, 0.08)
_FIRM: Final = _Hold(0.4, 2.0, 0.2)
"""What it takes to set a country behind a line that names another."""
_OPENS: Final = re.compile(
    r"(?:\A|[\n.!?:][”\"’')]*\s*)(?:[-–—*•]+ )?(?:(?:and|but|so|also|meanwhile),? )?"
    r"(?P<at>(?:in|across|throughout) )?\Z",
    re.I,
)
"""What stands before the name of a country with which a sentence opens."""
_BEFORE: Final = 40
"""Code points in which that is sought."""
_OF_STATES: Final = 0.04
"""Share of its words from which a text tells of states and their peoples."""
_WORD: Final = re.compile(r"[a-z]+")


def country_at(text: str, start: int, end: int, *, firmly: bool = False) -> str | None:
    """The country of whose affairs a text tells between two places; None where it tells of several, or of none.

    Args:
        text: The whole text.
        start, end: The sentence in it.
        firmly: True for that of the whole text only, whoever else has a part in its affairs.

    >>> text = "Chad votes. Chad waits, and the Chadian army too. Niger sent an envoy. A mission arrived."
    >>> country_at(text, 71, 89)
    'Chad'
    """
    wide, near = _throughout(text), _near(text, start, end)
    held = _held(wide, near, _FIRM if firmly else _USUAL)
    return held or (_nearby(wide, near) if not firmly else None)


def turned_to(text: str, start: int, end: int, story: str) -> str | None:
    """The other country to which a text turned after it last spoke of its story's: it opens a sentence with that.

    It says where, or says of the country what it is; a country that only acts may act in the story.

    >>> text = "Chad votes. Chad waits. Niger, a small state, was calm. Shops were shut. Chad may follow. Shops open."
    >>> turned_to(text, 56, 72, "Chad"), turned_to(text, 90, 101, "Chad")
    ('Niger', None)
    """
    for at, country in reversed(_spoken(text)):
        if at < end and (country == story or at < start - _TURNED):
            return None
        opens = _OPENS.search(text, max(0, at - _BEFORE), at) if at < end else None
        if opens is not None and text.startswith(country if opens["at"] else f"{country}, ", at):
            return country
    return None


def _held(wide: Counter[str], near: Mapping[str, float], hold: _Hold) -> str | None:
    """The country that a text names from beginning to end, and there too."""
    best = foremost(wide, least=_OFTEN, times=hold.times)
    if best is None or _share(wide, best) < hold.throughout or _share(near, best, _DOUBT) < hold.near:
        return None
    return best


def _nearby(wide: Counter[str], near: Mapping[str, float]) -> str | None:
    """The country that is named near, and in the rest of the text as well."""
    weights = {c: _share(wide, c) + _share(near, c, _DOUBT) for c in near if wide[c] >= _OFTEN}
    return foremost(weights, least=2 * _LEAST, times=_CLEAR)


def _share(counts: Mapping[str, float], country: str, doubt: float = 0.0) -> float:
    """What part of all that is counted is this country's."""
    return counts.get(country, 0.0) / (sum(counts.values()) + doubt)


@lru_cache(maxsize=32)
def tells_of_states(text: str) -> bool:
    """True for a text on what states and their peoples do and suffer: not on sport, firms or stars.

    >>> tells_of_states("The army opened fire on protesters. Parliament met."), tells_of_states("The team won at home.")
    (True, False)
    """
    listed = nouns("placed", "deeds") | nouns("placed", "powers") | nouns("placed", "affairs")
    said = _WORD.findall(text.lower())
    return sum(word in listed or word.removesuffix("s") in listed for word in said) >= _OF_STATES * len(said)


@lru_cache(maxsize=32)
def _spoken(text: str) -> tuple[tuple[int, str], ...]:
    """Where a text speaks of which country, under its own name or that of who rules it."""
    ruled = {(at, country) for name, country in rulers(text).items() for at in standing(name, text)}
    return tuple(sorted({*countries_told(text), *ruled}))


@lru_cache(maxsize=32)
def _throughout(text: str) -> Counter[str]:
    """How often a text speaks of each country; twice as much where it opens."""
    return Counter(c for at, c in _spoken(text) for _ in range(2 if at < _OPENING else 1))


@lru_cache(maxsize=256)
def _near(text: str, start: int, end: int) -> dict[str, float]:
    """The same around a sentence, each by how near it is."""
    found: dict[str, float] = {}
    for at, country in _spoken(text):
        away = max(0, start - at, _AHEAD * (at - end))
        if away < _REACH:
            found[country] = found.get(country, 0.0) + 2 ** (-away / _FADES)
    return found
