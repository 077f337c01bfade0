"""Who rules which country, by what a text calls him: "Chadian President Idris Lobo"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from dateline.events.text.description.names.nations import country_forms, country_of
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.sexes import sex_of_first_name

_NAME: Final = r"(?:(?:[A-Z][\w’'-]+|[ae]l|b[ie]n) ){0,4}(?:[ae]l-)?[A-Z][\w’-]+"
_LOWERED: Final = ("al-", "el-")
_SON_OF: Final = frozenset({"ben", "bin"})
"""What belongs to the family name behind it."""


@lru_cache(maxsize=32)
def rulers(text: str) -> Mapping[str, str]:
    """Family name of who rules a country, by a text's own words -> the country; of kings the first name.

    >>> rulers("Chadian President Idris Lobo met Niger's leader, Ann Obi, and King Omar of Jordan. Lobo left.")
    {'Lobo': 'Chad', 'Obi': 'Niger', 'King Omar': 'Jordan'}
    """
    found: dict[str, str] = {}
    for hit in (hit for pattern in _patterns() for hit in pattern.finditer(text)):
        name = _family(hit["name"])
        if sex_of_first_name(name):
            name = f"{hit['role']} {name}" if name == hit["name"] else ""
        if name:
            found.setdefault(name, str(country_of(hit["country"])))
    return found


def _family(name: str) -> str:
    """The last of a name, with what belongs to it: "Ben Ali", and "Lobo" of "al-Lobo"."""
    *given, last = name.split()
    if given and given[-1].lower() in _SON_OF:
        return f"{given[-1]} {last}"
    return next((last[len(p) :] for p in _LOWERED if last.lower().startswith(p)), last)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What calls a ruler so: "Chad's President Idris Lobo", "President Idris Lobo of Chad"."""
    country = rf"(?P<country>{'|'.join(map(re.escape, country_forms()))})"
    called = rf"(?P<role>{'|'.join(sorted(map(_either, nouns('office', 'rulers'))))}),? (?P<name>{_NAME})"
    return re.compile(rf"\b{country}(?:[’']s?)? {called}"), re.compile(rf"\b{called} of {country}\b")


def _either(role: str) -> str:
    """A pattern for a role, with capitals or without: "prime minister", "Prime Minister"."""
    return " ".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in role.split("_"))
