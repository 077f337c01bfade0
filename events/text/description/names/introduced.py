"""How a text introduces somebody: "Kirvanian Interior Minister", "Nordsund boss", by its own words before or behind.

Whoever has not read the text knows few people by their names alone. What makes an introduction tell is whose the office
is: a country's, a body's. It is only taken where the text itself writes both beside the name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import Final

from dateline.events.text.description.names.nations import country_of, is_adjective, is_part_of_country
from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.names.standing import led_by, standing
from dateline.events.text.description.words import words

_REACH: Final = 90
"""Code points before a name in which it is introduced."""
_LONGEST: Final = 48
"""Code points of the longest introduction."""
_TOLD: Final = 2
"""Times that a text names a body which it is about; a capital that only opens a sentence stands once."""
_WORD_BEFORE: Final = re.compile(r"(?P<word>(?<!\w)U\.[SNK]\.|(?<!\w)[A-Z][a-z]{2}\.|[^\W\d_][\w&’'/-]*)(?P<gap>,? )$")
"""A word before a name; a stop is only part of it in "U.S." and "Gov."."""
_BEHIND: Final = re.compile(
    r"(?: \([^)]{1,30}\))?, (?:the )?(?P<words>[^,.;:()\"“”]{6,60}?)(?: (?:to|for|in|at|on) [^,.]{3,60})?(?=[,.])"
)
_OFFICE_OF: Final = (
    r"(?P<office>(?:[a-z-]+ ){0,3}[a-z]+) (?:of|at|for) (?:the )?"
    r"(?P<owner>(?:U\.[SNK]\.|[A-Z][\w&’-]*)(?: (?:(?:of|for|and) )?[A-Z][\w&’-]*){0,4})"
)
"""An office and whose it is, in that order: "chief executive of Voltum"."""
_OF_BEHIND: Final = re.compile(rf"(?: \([^)]{{1,30}}\))?, (?:an? |the )?{_OFFICE_OF}(?=[,;]|\.(?!\w)| who\b)")
_OF_BEFORE: Final = re.compile(rf"\b[Tt]he {_OFFICE_OF}(?: newspaper| magazine)?, $")
_OF: Final = re.compile(r"\b(?:of|and|&) $")
"""Before a name, a word that makes it part of a longer one: "Bank of Kirvania chief"."""
_AMID: Final = re.compile(r"(?<![\w-])(?!the )[a-z]+ (?:the )?$")
_CAPITAL_BEFORE: Final = re.compile(r"(?<!\w)(?!The |But |And |In |At |A )[A-Z][\w-]* $")
_OWNERS_ENDING: Final = re.compile(r"[’']s?$")


@lru_cache(maxsize=512)
def introduction(name: str, text: str) -> str | None:
    """What the text says beside a name to tell who that is: an owner and an office; None where it does not.

    >>> introduction("Ann Lee", "On Friday Kirvania's Interior Minister Ann Lee left. Ann Lee flew home from Kirvania.")
    "Kirvania's Interior Minister"
    >>> introduction("Bo Chen", "Bo Chen, Chad's envoy, spoke."), introduction("Bo Chen", "Embattled coach Bo Chen")
    ("Chad's envoy", None)
    >>> introduction("Bo Chen", "Bo Chen, head of the U.S. Centre of Arden and Tarin told us.") is None
    True
    """
    for at in standing(name, text):
        end = at + len(name)
        found = _owned(_before(text, at), text) or _owned(_behind(text, end), text) or _in_full(text, at, end)
        if found is not None:
            return found
    return None


def is_office(word: str) -> bool:
    """True for what somebody is: "Minister", "spokesman", "boss"; not for what somebody is to another."""
    bare = word.rstrip(".")
    small = bare.lower()
    if small in nouns("office", "fields") | words("kin", "nouns"):
        return False
    return bare.capitalize() in words("role", "words") or small in nouns("human") | words("role", "heads")


def _before(text: str, at: int) -> list[str]:
    """The words of names and offices right before a place, in reading order."""
    found: list[str] = []
    while (hit := _WORD_BEFORE.search(text, max(0, at - _REACH), at)) is not None:
        word, is_set_off = hit["word"], "," in hit["gap"]
        if not _is_part(word) or (is_set_off and (found or not is_office(word))):
            break
        found.insert(0, word)
        at = hit.start()
    is_part = led_by(_OF, text, at) is not None and not (found and _is_country(found[0]))
    return [] if is_part else found


def _behind(text: str, end: int) -> list[str]:
    """The words between the comma behind a name and the next, where all of them are names and offices."""
    hit = _BEHIND.match(text, end)
    found = hit["words"].split(" ") if hit is not None else []
    return found if all(map(_is_part, found)) else []


def _in_full(text: str, at: int, end: int) -> str | None:
    """The same from "Bo Chen, a former director of Voltum," and "the head of Voltum, Bo Chen": owner, then office."""
    hit = _OF_BEHIND.match(text, end) or led_by(_OF_BEFORE, text, at)
    office = hit["office"].split(" ") if hit is not None else []
    if hit is None or not is_office(office[-1]) or not all(map(_is_of_office, office)):
        return None
    before = [*takewhile(lambda word: word in words("role", "past"), office)]
    owner = f"{hit['owner']}'s" if country_of(hit["owner"]) and "." not in hit["owner"] else hit["owner"]
    said = " ".join([*before, owner, *office[len(before) :]])
    return said if len(said) <= _LONGEST else None


def _is_part(word: str) -> bool:
    """True for a word of an office, and for a name."""
    return word[:1].isupper() or _is_of_office(word)


def _is_of_office(word: str) -> bool:
    return is_office(word) or word.lower() in nouns("office", "fields")


def _owned(found: list[str], text: str) -> str | None:
    """The words as an introduction, where they tell whose the office is."""
    if not found or not is_office(found[-1]):
        return None
    before = list(takewhile(lambda word: word.lower() in words("role", "past"), found))
    ends = max((i for i, word in enumerate(found) if not _is_of_office(word)), default=-1) + 1
    owner, office = found[len(before) : ends], found[ends:]
    known = next((owner[i:] for i in range(len(owner)) if _is_known(" ".join(owner[i:]), text, part=i > 0)), None)
    if known is None or (before and known != owner):
        return None
    said = " ".join([*before, *known, *office])
    return said if len(said) <= _LONGEST else None


def _is_known(owner: str, text: str, *, part: bool) -> bool:
    """True for a country, and for what the text surely uses as a name.

    That is an owner with its ending, what stands amid a sentence, what is named again and never written small. The end
    of what stands before somebody, as its `part`, must be named again.
    """
    if _is_country(owner):
        return True
    bare = _OWNERS_ENDING.sub("", owner)
    if set(bare.split(" ")) & (words("starter", "words") | words("honorific", "words")):
        return False
    if bare != owner or (
        not part and bare.count(" ") <= 1 and any(led_by(_AMID, text, at) for at in standing(bare, text))
    ):
        return True
    alone = [at for at in standing(bare, text) if led_by(_CAPITAL_BEFORE, text, at) is None]
    return len(alone) >= _TOLD and next(standing(bare.lower(), text), None) is None


def _is_country(word: str) -> bool:
    """True for a country's adjective, its letters or its genitive, and for a state of one: "North America" is none."""
    bare = _OWNERS_ENDING.sub("", word)
    tells = is_adjective(bare) or bare != word or bare.isupper()
    return (tells and country_of(bare) is not None) or is_part_of_country(bare)
