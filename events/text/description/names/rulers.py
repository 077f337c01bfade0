"""Who rules which country, by what a text calls him: "Chadian President Idris Lobo"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from dateline.events.text.description.names.nations import country_forms, country_of
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.sexes import sex_of_first_name

_NAME: Final = r"(?:[A-Z][\w’'-]+ ){0,4}(?:[a-z]{2}-)?[A-Z][\w’-]+"
_LOWERED: Final = ("al-", "el-")


@lru_cache(maxsize=32)
def rulers(text: str) -> Mapping[str, str]:
    """Family name of who rules a country, by a text's own words -> the country.

    >>> rulers("Chadian President Idris Lobo met Niger's leader, Ann Obi. Lobo left.")
    {'Lobo': 'Chad', 'Obi': 'Niger'}
    """
    found: dict[str, str] = {}
    for hit in _pattern().finditer(text):
        family = hit["name"].split()[-1]
        family = next((family[len(p) :] for p in _LOWERED if family.lower().startswith(p)), family)
        if not sex_of_first_name(family):
            found.setdefault(family, str(country_of(hit["country"])))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, country_forms()))
    roles = "|".join(sorted(map(_either, nouns("office", "rulers"))))
    return re.compile(rf"\b(?P<country>{forms})(?:[’']s?)? (?:{roles}),? (?P<name>{_NAME})")


def _either(role: str) -> str:
    """A pattern for a role, with capitals or without: "prime minister", "Prime Minister"."""
    return " ".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in role.split("_"))
