"""Whom a text calls by a role: "the mayor" is Ann Lee after "Mayor Ann Lee" or "Ann Lee, the mayor"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dateline.events.text.description.names.bodies import APPOSED
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.people import full_name, people
from dateline.events.text.description.names.sexes import sex_of_honorific

_NEAR: Final = 700
"""Code points before a noun in which nobody else may be called so."""
_NAME: Final = r"(?P<name>[A-Z][\w’'.-]+(?: (?:[a-z]{2,3}[ -])?[A-Z][\w’'-]+){1,4})"
_TITLED: Final = re.compile(r"([A-Z][a-z]+)\.? ([A-Z][\w’'-]+)")
_DEEDS: Final = {
    "founder": "founded|set up|opened|established", "inventor": "invented", "author": "wrote", "designer": "designed",
    "buyer": "bought|acquired", "winner": "won", "discoverer": "discovered",
}  # fmt: skip
"""Roles that somebody has by a deed that the text tells."""
_BETWEEN: Final = (
    r"(?:(?!(?:the|an?|his|her|its|their|of|by|to|in|at|on|for|from|with|that|who|and|but|as|is|was|has|had|said|told)\b)"
    r"[\w’'-]+ ){0,4}"
)
"""Words between an article and a role: "the long-serving mayor"; none with which another phrase begins."""


@lru_cache(maxsize=512)
def called(role: str, text: str, place: int) -> str | None:
    """The one person whom the text up to `place` calls by that role; None where it is nobody, or somebody else too.

    A former mayor is not the mayor.

    >>> text = "Ann Lee, the mayor of Arden, spoke. Bo Chen, a former mayor, did not. The mayor left."
    >>> called("mayor", text, 74), called("teacher", text, 74)
    ('Ann Lee', None)
    """
    found = [(at, name) for at, name in _callings(role, text) if at <= place]
    if not found:
        return None
    near = {name for at, name in found if at >= place - _NEAR} or {found[-1][1]}
    return near.pop() if len(near) == 1 else None


def _name(words_of: str, text: str) -> str | None:
    """Whom the words of a name mean: somebody named in full, or "Mr Reed" of whom no more is told."""
    known = next((n for n in people(text) if n in words_of), None)
    if known is not None:
        return known
    titled = _TITLED.match(words_of)
    if titled is None or sex_of_honorific(titled[1]) is None:
        return None
    return full_name(titled[2], text, text.find(words_of), sex_of_honorific(titled[1])) or titled[0]


@lru_cache(maxsize=512)
def _callings(role: str, text: str) -> tuple[tuple[int, str], ...]:
    """Where a text calls somebody by a role, and whom."""
    said = rf"(?i:{re.escape(role)})"
    patterns = (
        rf"\b{said},? (?:was |is |has been |who was )?(?:identified|named)(?: [a-z]\w+){{0,4}} as {_NAME}",
        rf"\b{said}(?: (?:of|in|at|for|from) [A-Z]\w+)?,? {_NAME}",
        rf"\b{_NAME}(?: \([^)]{{1,30}}\))?, (?:\d+, )?(?:(?:an?|his|her|its|their|who (?:is|was) (?:the|an?)) )?"
        rf"{_BETWEEN}{said}\b(?![’'])",
        rf"\b{_NAME}(?: \([^)]{{1,30}}\))?, (?:\d+, )?the {_BETWEEN}{said}\b{APPOSED}",
        rf"\b{_NAME}(?: \([^)]{{1,30}}\))? (?:is|was|became|remains) (?:the |an? )?{_BETWEEN}{said}\b(?![’'])",
        rf"\b{_NAME} \((?:the )?{said}\)",
        *((rf"\b{_NAME}(?:, [^.]{{1,60}}, who)? (?:{_DEEDS[role]}) ",) if role in _DEEDS else ()),
    )
    if role in nouns("artist"):
        patterns += (rf"\b(?:{'|'.join(sorted(nouns('artist', 'works')))}) by {_NAME}",)
    found = set()
    for pattern in patterns:
        for hit in re.finditer(pattern, text):
            name = _name(hit["name"], text)
            if name is not None and not re.search(r"\b(?:[Ff]ormer|late|ex|[Dd]eputy|[Vv]ice|acting)\b", hit[0]):
                found.add((hit.start(), name))
    return tuple(sorted(found))
