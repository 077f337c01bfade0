"""What a named thing is: person, organization, country, city, region, facility or group, by all that the document says.

The recognizer judges each sentence alone and takes rare towns for organizations and people. Here tables and the words
of the name come first, then how the document uses the name everywhere, and the recognizer's label last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from dateline.events.text.description.names.bodies import body_words
from dateline.events.text.description.names.cast import cast
from dateline.events.text.description.names.nations import country_of, is_adjective, is_part_of_country
from dateline.events.text.description.names.standing import led_by, places_of
from dateline.events.text.description.words import words

_REGION: Final = re.compile(
    r"\b(?:province|region|state|county|district|peninsula|valley|desert|coast(?! guard)|territory|oblast|governorate|"
    r"prefecture|sea|ocean|river|lake|mountains?|islands?|europe|asia|africa|america|middle east|balkans|gulf|"
    r"strait)\b",
    re.I,
)
_FACILITY: Final = re.compile(
    r"\b(?:airport|base|station|hospital|school|university|prison|stadium|square|palace|bridge|tower|plant|cosmodrome|"
    r"street|avenue|road|church|mosque|museum|hall|harbou?r|port|camp)\b",
    re.I,
)
_INSTITUTION: Final = frozenset({"University", "Hospital", "School", "Museum", "Station"})
"""Facilities that act: as actors they are organizations."""
_TOWNS: Final = frozenset({"City", "Town"})
"""Words that end the names of towns, and of their clubs."""
_SETTLEMENT: Final = r"(?:town|city|village|port|suburb|capital|municipality)"
_AREA: Final = r"(?:province|region|district|island|county|state|valley|peninsula|governorate|prefecture)"
_TOWN: Final = re.compile(rf"\b{_SETTLEMENT} of $|\bthe {_SETTLEMENT} (?:, )?$")
_AREA_OF: Final = re.compile(rf"\b{_AREA} of (?:the )?$")
_AREA_AFTER: Final = re.compile(rf" {_AREA}\b")
_SPEAKS: Final = re.compile(r",? (?:said|says|told|added|announced|agreed|warned|refused|answered)\b")
_AT: Final = "in|near|outside|across|around|throughout|over"
_PLACED: Final = re.compile(rf"\b(?:{_AT}) (?:the )?$")
_PLACED_OR_WENT: Final = re.compile(rf"\b(?:{_AT}|to|from|toward|towards|at) (?:the )?$")
_WITH_ARTICLE: Final = re.compile(r"\bthe $")
_ALONE: Final = re.compile(r"\b(?![’'\w]| [A-Z])")
"""What follows a name that is not part of a longer one, and owns nothing."""
_EDGE: Final = re.compile(r"(?<!\w)$")
_LABELS: Final = {
    "PERSON": "person", "ORG": "organization", "GPE": "city", "LOC": "region", "FAC": "facility", "NORP": "group",
}  # fmt: skip


def kind_of_name(name: str, label: str, text: str, *, place: bool = False) -> str:
    """The type of a named thing.

    Args:
        name: The name, without article.
        label: What spaCy's recognizer calls it; "" for nothing.
        text: The document.
        place: True where it stands as a place: a university is a facility there, and an organization where it acts.

    >>> kind_of_name("Kathara", "ORG", "A dam above the town of Kathara burst.")
    'city'
    >>> kind_of_name("Cape Town", "GPE", ""), kind_of_name("Larn Town", "ORG", "")
    ('city', 'organization')
    >>> kind_of_name("Ministry of Health", "PERSON", ""), kind_of_name("Ann Lee", "ORG", "Ann Lee left.")
    ('organization', 'person')
    """
    if country_of(name) is not None:
        return "group" if is_adjective(name) else "country"
    if any(p.name == name and p.is_sure for p in cast(text)):
        return "person"
    is_town = label == "GPE" and name.rsplit(" ", 1)[-1] in _TOWNS
    shown = "city" if is_town else _by_words(name, place=place)
    return shown or _by_use(name, label, text) or _LABELS.get(label, "other")


def _by_words(name: str, *, place: bool) -> str | None:
    """What the words of a name say."""
    parts = name.split(" ")
    if is_part_of_country(name):
        return "region"
    if parts[0] == "Port" and len(parts) > 1:
        return "city"
    institution = _INSTITUTION & set(parts)
    if _FACILITY.search(name) and (place or not institution) and len(parts) > 1:
        return "facility"
    if _REGION.search(name) and not name.isupper():
        return "region"
    is_body = parts[-1] in body_words() or parts[0] in body_words() or name.lower() in words("body", "nouns")
    return "organization" if is_body or (institution and not place) else None


@lru_cache(maxsize=1024)
def _by_use(name: str, label: str, text: str) -> str | None:
    """What the document's own words around a name say; None where they say nothing."""
    all_uses = list(places_of(name, text))
    uses = [at for at in all_uses if _ALONE.match(text, at + len(name))]
    if _any_led(_TOWN, text, uses):
        return "city"
    if _any_led(_AREA_OF, text, uses) or any(_AREA_AFTER.match(text, at + len(name)) for at in all_uses):
        return "region"
    speaks = any(_SPEAKS.match(text, at + len(name)) for at in uses)
    if name.isupper() or label in {"GPE", "LOC", "FAC", "NORP"} or speaks:
        return None
    leads = _PLACED if label != "PERSON" else _PLACED_OR_WENT
    stands = sum(led_by(leads, text, at) is not None for at in uses)
    if 2 * stands < max(1, sum(led_by(_EDGE, text, at) is not None for at in uses)):
        return None
    return "region" if _any_led(_WITH_ARTICLE, text, uses) else "city"


def _any_led(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> bool:
    return any(led_by(pattern, text, at) is not None for at in places)
