"""Where two texts run into one with nothing but a space between: headline, caption or teaser, and the prose behind it.

A capital in the middle of a sentence is a name's, as a rule. It is the start of a text where the word is none that
names begin with ("... off Oslo Most of the crew"), where the text writes the same word small ("... last week Health
officials"), or where a headline of capitals ends.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from dateline.events.text.parting.placeseams import place_seams

_AGAIN: Final = re.compile(
    r"(?<![\w’'-])([a-z]{3,30}s|[A-Z]\w{2,30}) (?=((?:[A-Z][\w’'-]{1,30} ){1,4})"
    r"(?:is|are|was|were|has|have|had|will|would|says|said|can|could|may|might|must|should) [a-z])"
)
"""A plural or a name, and a name with a verb: what opens a text where that name was told before.

Behind a singular it is that one's: "the miner Holm has".
"""
_OPEN: Final = re.compile(r"(?<![\w-])([a-z]{3,30}) (?=([A-Z][a-z]{2,30}) (?!of\b)([a-z]{2,30}))")
"""A word in lower case, a capitalised one, and one in lower case."""
_HEADLINE: Final = re.compile(
    r"(?:^|(?<=\n)|(?<=[.?!:] ))(?:[A-Z0-9‘'“\"][\w.’'”\",:&-]{0,30} "
    r"|(?:a|an|the|of|in|on|at|by|to|for|and|as|-|–) ){3,14}?(?<=[a-zA-Z’'\"”] )"
    r"(?=(?:A|An|The) (?:[A-Z]?[a-z]{1,30} ){2})"
)
"""A headline in capitals, and an article that begins the text behind it."""
_THE_NOUN: Final = re.compile(
    r"\b(?:the|an?|all|any|every|each|th(?:is|at|ese|ose)|only|wh(?:at|ich)|his|her|its|their|our|no)"
    r"(?: [\w-]{1,30}){1,2} $",
    re.I,
)
"""A noun of which a clause without a pronoun may tell: "the reforms Chad has begun"."""
_ARTICLED: Final = re.compile(r"(?<=[a-z]{2} )([a-z]{2,30}(?:s|ly)|\d{4}) (?=(?:The|A|An) [A-Z][a-z])")
"""A plural, "-ly" or a year, and an article before a name: "... under fire for weeks The Red Cross says"."""
_LAST_WORD: Final = re.compile(r"([\w’'-]{1,30})\W{1,3}$")
_SMALL: Final = re.compile(r"[a-z]{3,30}")
_INNER: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,30}")
_TITLED: Final = re.compile(r"\b(?:called|named|titled|novel|film|song|book|and|of|in|on)$", re.I)
_QUOTED: Final = re.compile(r"[“‘][^”’.!?\n]{0,60}$")
_FEWEST: Final = 3
"""Words of the shortest text that ends at a seam."""
_REACH: Final = 240
"""Code points before a seam in which the stop before it is sought."""


def seams(text: str) -> Iterator[int]:
    """Places where a text begins inside a line though no stop says so.

    >>> text = "Ferry sinks off Oslo Most of the crew is safe, fishing boats say after a night Fishing stops"
    >>> [text[i : i + 8] for i in sorted(seams(text))]
    ['Most of ', 'Fishing ']
    """
    yield from (hit.end() for hit in _closed().finditer(text) if not _is_inside(text, hit.start()))
    yield from (hit.end() for hit in _HEADLINE.finditer(text) if not _leads(text, hit.end()))
    for pattern in (_ARTICLED, _introduced()):
        found = (h for h in pattern.finditer(text) if h[1] not in _words()["leading"])
        yield from (h.end() for h in found if _is_told(text, h.end()))
    yield from _counts(text)
    yield from _tellings(text)
    yield from place_seams(text, _words(), lambda place: _is_told(text, place))
    small, inner = Counter(_SMALL.findall(text)), Counter(_INNER.findall(text))
    for hit in _OPEN.finditer(text):
        word = hit[2].lower()
        if hit[1] in _words()["leading"] or _is_inside(text, hit.end() - 1) or not _is_long(text, hit.end()):
            continue
        common = word not in _words()["naming"] and 0 < small[word] >= inner[hit[2]]
        if common or f" {word} {hit[3]}" in text:
            yield hit.end()


def _counts(text: str) -> Iterator[int]:
    """Where an article or a number in capitals begins a text: "... held on Friday Six men were hurt"."""
    for hit in _counted().finditer(text):
        lettered = text.startswith("A ", hit.end()) and hit[1] in _words()["lettered"]
        if not lettered and hit[1] not in _words()["leading"] and not _is_inside(text, hit.start()):
            yield hit.end()


def _tellings(text: str) -> Iterator[int]:
    """Where a name told before has a verb that nothing leads to: "Larn is busy Larn is a port"."""
    for hit in _AGAIN.finditer(text):
        told, name = _stretch(text, hit.end()), hit[2].strip()
        twice = hit[1][:1].isupper() and (hit[1] != name or text.startswith("had ", hit.end(2)))
        if twice or hit[1] in _words()["leading"] or not _is_long(text, hit.end()) or _THE_NOUN.search(told):
            continue
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told) and not _is_inside(text, hit.end() - 1):
            yield hit.end()


def _leads(text: str, place: int) -> bool:
    """True where the word before a place leads to what follows: "at The Hague", "Martin's The War"."""
    last = _LAST_WORD.search(text, max(0, place - 40), place)
    return last is not None and (last[1].lower() in _words()["leading"] or last[1].endswith(("'s", "’s")))


def _is_inside(text: str, place: int) -> bool:
    """True inside quotation marks and after words that names of works follow."""
    before = text[max(0, place - 80) : place]
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return _TITLED.search(before) is not None or _QUOTED.search(before) is not None or line.count('"') % 2 == 1


def _is_long(text: str, place: int) -> bool:
    """True where what ends here has some words."""
    return len(_stretch(text, place).split()) >= _FEWEST


def _is_told(text: str, place: int) -> bool:
    """True where what ends here is more than the words that lead to a main clause: "On the road to Larn"."""
    told = _stretch(text, place)
    first = told.split(maxsplit=1)[0] if told and len(told) < _REACH else ""
    leads = first.lower() in _words()["introducing"] or first.endswith("ing")
    return not leads and _is_long(text, place) and not _is_inside(text, place - 1)


def _stretch(text: str, place: int) -> str:
    """What stands between the last stop and a place."""
    return re.split(r"[.!?:\n]", text[max(0, place - _REACH) : place])[-1]


@cache
def _closed() -> re.Pattern[str]:
    """A word or letters, no stop, and a word that opens a text."""
    return re.compile(
        r"(?:(?<=[a-z0-9)][”\"’'])|(?<=[a-z0-9) ][a-z0-9)])|(?<=[A-Z]{2})) "
        rf"(?=(?:(?<=[)”\"’'] )A|{_capitalised('opening')}) (?:[a-z]{{2}}|\d))"
    )


@cache
def _introduced() -> re.Pattern[str]:
    """A word in lower case, and one that leads to a name in what opens a text: "... were hurt In Larn"."""
    return re.compile(rf"(?<=[a-z]{{2}} )([a-z]{{3,30}}) (?=(?:{_capitalised('introducing')}) [A-Z][a-z])")


@cache
def _counted() -> re.Pattern[str]:
    """A word in lower case, or a day, and an article or a number that a sentence writes small."""
    return re.compile(
        rf"(?<![\w’'-])([a-z]{{3,30}}|[A-Z][a-z]{{2,6}}day) (?=(?:A|{_capitalised('numbers')}) [a-z]{{2}})"
    )


def _capitalised(name: str) -> str:
    return "|".join(sorted(word.capitalize() for word in _words()[name]))


@cache
def _words() -> dict[str, frozenset[str]]:
    """The lists of seams.toml."""
    table: dict[str, str] = tomllib.loads((files("dateline.events.text") / "rules" / "seams.toml").read_text("utf-8"))
    return {name: frozenset(row.split()) for name, row in table.items()}
