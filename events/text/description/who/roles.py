"""Whom a text calls by a role: "the mayor" is Ann Lee after "Mayor Ann Lee" or "Ann Lee, the mayor"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dateline.events.text.description.who.people import people

_NEAR: Final = 700
"""Code points before a noun in which nobody else may be called so."""
_NAME: Final = r"(?P<name>[A-Z][\w’'.-]+(?: (?:[a-z]{2,3}[ -])?[A-Z][\w’'-]+){1,4})"
_BETWEEN: Final = r"(?:[\w’'-]+ ){0,4}"


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


@lru_cache(maxsize=512)
def _callings(role: str, text: str) -> tuple[tuple[int, str], ...]:
    """Where a text calls somebody by a role, and whom."""
    said = rf"(?i:{re.escape(role)})"
    patterns = (
        rf"\b{said},? (?:was |is |has been |who was )?(?:identified|named)(?: [a-z]\w+){{0,4}} as {_NAME}",
        rf"\b{said}(?: of [A-Z]\w+)?,? {_NAME}",
        rf"\b{_NAME}(?: \([^)]{{1,30}}\))?, (?:\d+, )?(?:(?:an?|the|his|her|its|their|who (?:is|was) (?:the|an?)) )?"
        rf"{_BETWEEN}{said}\b(?![’'])",
        rf"\b{_NAME} (?:is|was|became|remains) (?:the |an? )?{_BETWEEN}{said}\b(?![’'])",
    )
    known = people(text)
    found = set()
    for pattern in patterns:
        for hit in re.finditer(pattern, text):
            name = next((n for n in known if n in hit["name"]), None)
            if name is not None and not re.search(r"\b(?:[Ff]ormer|late|ex|[Dd]eputy|[Vv]ice|acting)\b", hit[0]):
                found.add((hit.start(), name))
    return tuple(sorted(found))
