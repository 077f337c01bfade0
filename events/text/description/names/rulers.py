"""Who rules which country, by what a text calls him: "Chadian President Idris Lobo"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from dateline.events.text.description.names.nations import country_forms, country_of
from dateline.events.text.description.names.sexes import sex_of_first_name

_ROLES: Final = (
    "[Pp]resident|[Pp]remier|[Pp]rime [Mm]inister|[Kk]ing|[Qq]ueen|[Ee]mperor|[Ss]ultan|[Ee]mir|[Cc]hancellor|"
    "[Ll]eader|[Rr]uler|[Dd]ictator|[Ss]trongman"
)
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
    return re.compile(rf"\b(?P<country>{forms})(?:[’']s?)? (?:{_ROLES}),? (?P<name>{_NAME})")
