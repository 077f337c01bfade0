"""Where a text ends with a place or a day, and the next begins behind it with nothing but a space between.

"Clashes went on in Larn Rescue teams said" looks like a name of three words. Where the text tells elsewhere of things
"in Larn", with a stop or a small word behind, the name of the place is whole without what follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

_NAME: Final = r"[A-Z][\w’-]{2,30}"
_DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CALENDAR: Final = re.compile(
    rf"{_DAY}|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Spring|Summer|Autumn|Fall|Winter"
)
"""Names of times, which stand behind those of places."""
_DAYS: Final = re.compile(
    rf"(?<![\w’'-])(?P<before>[\w’'-]{{1,30}}) (?:(?:late |early |earlier )?on |last ){_DAY}"
    r"(?: (?:morning|afternoon|evening|night))? (?=(?P<next>[A-Z][\w-]{0,30}))"
)
"""A day that nothing leads from to what is named behind it."""
_OFFICE: Final = re.compile(
    r"(?:[A-Z][\w’'-]{0,30}|[\w-]{0,30}(?:or|ist|ian|man)|commander|leader|minister|reporter|writer"
    r"|correspondent|president|resident|chief|envoy|head|king|based) (?:from|in|of|to) $"
)
"""Whose name follows that of the place: "ambassador to Peru Ann Lee", "University of Larn Medical Centre".

Endings of nouns for persons, common nouns for them without such an ending, and whatever has a capital: written from the
language and not counted. It takes in too much rather than too little: a name parted is worse than a border unseen."""
_REACH: Final = 40
"""Code points before a place in which that stands: one word of at most thirty, and the words that lead to the place."""

Check = Callable[[int], bool]
"""Tells whether a text may end at a place of the document."""


def place_seams(text: str, words: dict[str, frozenset[str]], may_end: Check) -> Iterator[int]:
    """Places where a text begins behind the name of a place, or behind a day.

    Args:
        text: The document.
        words: The lists of seams.toml.
        may_end: Whether enough stands before a place for a text, none of it quoted.
    """
    for hit in _DAYS.finditer(text):
        leads = hit["before"].lower() in words["leading"] or _CALENDAR.fullmatch(hit["next"])
        if not leads and may_end(hit.end()):
            yield hit.end()
    whole = {hit[1] for hit in _whole(words["held"], words["leading"] - {"and", "or"}).finditer(text)}
    if not whole:
        return
    named = "|".join(re.escape(name) for name in sorted(whole, key=lambda name: (-len(name), name)))
    placing = "|".join(sorted(words["placing"]))
    for hit in re.finditer(rf"(?:(?<![\w’'-])(?:{placing})|['’]s) (?=({named}) (?=([A-Z][\w-]{{0,30}})))", text):
        place, follower = hit.end() + len(hit[1]) + 1, hit[2]
        if follower.lower() in words["naming"] | words["ending"] or _CALENDAR.fullmatch(follower):
            continue
        is_name = _OFFICE.search(text, max(0, hit.start() - _REACH), hit.end()) is not None
        if not is_name and text.count(f"{hit[1]} {follower}") == 1 and may_end(place):
            yield place


@cache
def _whole(held: frozenset[str], behind: frozenset[str]) -> re.Pattern[str]:
    """A place where something is, unless that is `held` there; behind it a stop or a word that no name goes on with."""
    free = "".join(rf"(?<!{word} )" for word in sorted(held))
    inside = rf"{free}\b(?:across|in|inside|into|outside|throughout) "
    return re.compile(rf"{inside}({_NAME}(?: {_NAME})?)(?=[.,;:?!]| (?:{'|'.join(sorted(behind))})\b)")
