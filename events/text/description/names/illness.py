"""The illness that a text is about, by any of its names (illnesses.toml): "swine flu", "cholera"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from dateline.events.text.description.names.foremost import foremost
from dateline.events.text.description.words import empty_words, table

_LEAST: Final = 3
"""Namings that make an illness the one that a text is about."""
_JUST: Final = 240
"""Code points before a place in which no other illness may be named."""


class Naming(NamedTuple):
    """Where a text names an illness: the place, the words that it has there, and the illness."""

    at: int
    form: str
    illness: str


@cache
def illness_words(key: str) -> frozenset[str]:
    """One list of illnesses.toml.

    >>> "outbreak" in illness_words("open"), "flu" in illness_words("wide")
    (True, True)
    """
    return frozenset(table("names/illnesses.toml")["words"][key].split())


@cache
def names_of(illness: str) -> frozenset[str]:
    """Every name of an illness, in lower case.

    >>> sorted(names_of("dengue"))
    ['dengue', 'dengue fever']
    """
    return frozenset({illness.lower(), *(name for name, other in _illnesses().items() if other == illness)})


@lru_cache(maxsize=512)
def illness_meant(text: str, start: int, place: int, end: int) -> str | None:
    """The illness that "the virus" at `place` means; None where the text is about none, or tells of others near.

    Args:
        text: The document.
        start: Where the sentence starts.
        place: Where the noun stands.
        end: Where the sentence ends.

    >>> text = "Mumps in Arden: mumps spread. Mumps is mild. The virus reached Larn. Polio is not: the virus is rare."
    >>> illness_meant(text, 45, 49, 69), illness_meant(text, 69, 86, 103)
    ('mumps', None)
    """
    about = illness_of(text)
    if about is None:
        return None
    near = {one.illness for one in namings(text) if min(start, place - _JUST) <= one.at < end}
    told = Counter(one.illness for one in namings(text))
    others = {illness for illness in near if told[illness] > 1 or " " not in illness}
    return as_called(about, text) if others <= {about} else None


@lru_cache(maxsize=32)
def illness_of(text: str, least: int = _LEAST) -> str | None:
    """The illness that a text names at least so often, and far oftener than any other; None without one.

    What comes every year, "seasonal flu", is none: news names it to compare.

    >>> illness_of("Swine flu reached Arden. Officials said H1N1 is mild. Bird flu and swine flu differ.")
    'swine flu'
    """
    told = Counter(one.illness for one in namings(text) if one.illness.split()[0] not in illness_words("usual"))
    return foremost(told, least=least)


@lru_cache(maxsize=32)
def as_called(illness: str, text: str) -> str:
    """An illness that a text names, under its usual name or, where the text never uses it, its commonest there: "H1N1".

    >>> as_called("swine flu", "H1N1 has come."), as_called("swine flu", "H1N1 is swine flu, or H1N1 virus.")
    ('H1N1', 'swine flu')
    """
    written = Counter(one.form for one in namings(text) if one.illness == illness)
    if illness.lower() in {form.lower() for form in written}:
        return illness
    return min(written, key=lambda form: (-written[form], form))


@lru_cache(maxsize=256)
def namings(text: str) -> tuple[Naming, ...]:
    """Every naming of an illness in a text, in reading order.

    >>> [naming.illness for naming in namings("Duck flu is no bird flu, as H5N1 is; nor does it want hearing aids.")]
    ['duck flu', 'bird flu', 'bird flu']
    """
    return tuple(_namings(text))


def _namings(text: str) -> Iterator[Naming]:
    """The word before "flu" is part of its name, unless it tells of no kind; "aids" is a plural, and "Aids" is not."""
    small = text.lower()
    if not any(form in small for form in _forms()):
        return
    empty = empty_words() | illness_words("beside")
    for hit in _pattern().finditer(text):
        if hit["before"] is None:
            illness = _illnesses()[hit[0].lower()]
            if not (illness.isupper() and hit[0] == illness.lower()):
                yield Naming(hit.start(), hit[0], illness)
        elif hit["before"].lower() not in empty:
            form = f"{hit['before']} {hit['wide']}".lower().replace("influenza", "flu")
            yield Naming(hit.start(), form, _illnesses().get(form, form))


@cache
def _forms() -> frozenset[str]:
    """What every naming holds, in lower case: most texts tell of no illness, and that is soon seen."""
    return frozenset(form.lower() for form in (*_illnesses(), *illness_words("wide")))


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_illnesses(), key=lambda form: (-len(form), form))
    wide = "|".join(sorted(illness_words("wide")))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))}|(?P<before>[a-z]+)[ -](?P<wide>{wide}))\b", re.I)


@cache
def _illnesses() -> dict[str, str]:
    """Any name of an illness, in lower case -> the illness."""
    rows = table("names/illnesses.toml")["names"].items()
    return {form.lower(): illness for illness, forms in rows for form in (illness, *forms)}
