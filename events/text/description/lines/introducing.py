"""Who somebody is with whose name a line begins: "Chad's ambassador Bo Chen left"."""

from __future__ import annotations

import re
from typing import Final

from dateline.events.text.description.names.cast import sex_of
from dateline.events.text.description.names.introduced import introduction, is_office
from dateline.events.text.description.names.nations import namings
from dateline.events.text.description.names.people import people
from dateline.events.text.description.wording import GOOD_LENGTH, HARD_LENGTH
from dateline.events.text.description.words import words

_ROOM: Final = GOOD_LENGTH + 14
"""Code points that a line may have with an introduction."""
_ROOM_WITH_TOPIC: Final = HARD_LENGTH - 4
"""The same with a topic behind it."""


def introducing(line: str, topic: str | None, text: str) -> str:
    """The line with its topic, and with what the text says of the one named first to tell who that is.

    There must be room for it, and the line may not say it itself: "Ann Lee was sworn in as president". Of the topic the
    country goes that the introduction names.

    >>> text = "Chad's President Ann Lee left. Ann Lee is well."
    >>> introducing("Ann Lee left", "flood, Chad", text), introducing("Ann Lee lost as president", "Chad", text)
    ("Chad's President Ann Lee left (flood)", 'Ann Lee lost as president (Chad)')
    """
    name = _first_named(line, text)
    told = introduction(name, text) if name is not None else None
    if name is None or told is None or _is_said(told, *line.split(name, 1)):
        return _with(line, topic)
    longer = f"{told} {name}{line.split(name, 1)[1]}"
    countries = {naming.country for naming in namings(told)}
    rest = ", ".join(part for part in (topic or "").split(", ") if part not in countries)
    room = _ROOM_WITH_TOPIC if rest else _ROOM
    return _with(longer, rest) if len(_with(longer, rest)) <= room else _with(line, topic)


def _with(line: str, topic: str | None) -> str:
    return f"{line} ({topic})" if topic else line


def _is_said(told: str, before: str, rest: str) -> bool:
    """True where a line tells the office itself, or goes on with another's: "Ann Lee administration"."""
    whose = rest[:1] == " " and rest.split(" ", 2)[1] in words("body", "nouns")
    is_same = f" {told} ".lower().endswith(f" {before}".lower())
    return whose or not is_same or told.rsplit(" ", 1)[-1].lower() in rest.lower()


def _first_named(line: str, text: str) -> str | None:
    """The one with whose name a line begins, in full or not, or with an office before it."""
    family = next((word for word in re.findall(r"[\w-]+", line) if not is_office(word)), "")
    known = [*people(text), *([family] if family.istitle() and sex_of(family, text) else [])]
    found = [n for n in known if n in line and all(map(is_office, line[: line.index(n)].split()))]
    return max(found, key=len, default=None)
