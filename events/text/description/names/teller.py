"""Who says "I" in a text that somebody tells: a statement of a witness, an affidavit, a diary."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_TOP: Final = 1500
"""Code points at the start of a text in which it says who tells it."""
_WORD: Final = r"(?:[A-Z][a-z’'-]+(?:[A-Z][a-z]+)?|[A-Z]{2,}(?:[-’'][A-Z]+)?|[A-Z]\.)"
_NAME: Final = rf"(?P<name>{_WORD}(?: (?:de |van |von |der |den |al-)?{_WORD}){{1,3}})"
_PAPERS: Final = (
    r"(?:statement|affidavit|declaration|deposition|testimony|evidence|diary|diaries|journal|memoirs?|recollections)"
)
_SAYS_WHO: Final = tuple(
    re.compile(pattern, re.M)
    for pattern in (
        rf"^[^\n.]{{0,40}}\b(?i:{_PAPERS} (?:of|by))(?i:[ \n]+(?:mr|mrs|ms|miss|dr|sir)\.?)? {_NAME}\b",
        rf"^(?:\W*\d*\W*)I, {_NAME},",
        rf"\b[Mm]y (?:full )?name is {_NAME}\b",
    )
)


@lru_cache(maxsize=64)
def teller(text: str) -> str | None:
    r"""The name of whoever says "I" outside quotations; None where the text does not say.

    >>> teller("WITNESS STATEMENT OF MARGARET DOYLE\n\n1. I joined the firm in 2010.")
    'Margaret Doyle'
    >>> teller("I, Ola Brun, of Larn, say as follows:"), teller("The diary of a clerk. I left.")
    ('Ola Brun', None)
    """
    hits = (hit for pattern in _SAYS_WHO if (hit := pattern.search(text, 0, _TOP)) is not None)
    first = min(hits, key=lambda hit: hit.start(), default=None)
    if first is None:
        return None
    return " ".join(word.title() if word.isupper() and len(word) > 1 else word for word in first["name"].split())
