# ruff: noqa: SIM905 - word lists read better as text
"""Where two texts run into one with nothing but a space between: headline, caption or teaser, and the prose behind it.

A capital in the middle of a sentence is a name's, as a rule. It is the start of a text where the word is none that
names begin with ("... off Oslo Most of the crew"), where the text writes the same word small ("... last week Health
officials"), or where a headline of capitals ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

_LEADING: Final = frozenset(
    """
    a about across after against all along amid among an and any are around as at be because been before behind being
    below beside between both but by can could despite did do does during each either every few for from had has have
    he her his how i if in inside into is it its less like many may might more most much must my near neither no nor
    not of off on only onto or other our outside over per she should since so some such than that the their them then
    these they this those through to toward towards two under until up upon via was we were what when where whether
    which while who whom whose will with within without would yet you your
    acting chief current deputy former interim late mr mrs ms dr named called entitled says said told tells
    """.split()
)
"""Words that no text ends with: what follows belongs to them."""
_NAMING: Final = frozenset(
    """
    ambassador archbishop army bank bishop bureau cabinet captain central chairman chancellor chief church colonel
    committee congress constitution council court crown day democratic department east eastern embassy emperor
    federal foreign general god governor government house internet judge king lord march may mayor middle minister
    ministry national north northern office parliament party pope premier president prime prince princess queen
    republic republican royal secretary senate senator sergeant south southern speaker state street supreme treasury
    union united university war web west western
    """.split()
)
"""Words that names begin or end with, and that a text writes small besides."""

_CLOSED: Final = re.compile(
    r"(?:(?<=[a-z0-9)][”\"’'])|(?<=[a-z0-9) ][a-z0-9)])) "
    r"(?=(?:(?<=[)”\"’'] )A|The|It|He|She|They|We|There|This|That|These|Those|His|Her|Their|Its|Our|An|In|But|Some|Many"
    r"|Most|Several|Another|Each|Such|At|As|On|From|With|When|While|Before|After|Since|Despite|Following|Up|More|About"
    r"|However|Meanwhile|Although|Because|If|Thousands|Hundreds|Dozens|Scores|Millions) (?:[a-z]{2}|\d))"
)
"""A word, no stop, and a word that, capitalised, seldom stands inside a sentence, before one in lower case."""
_OPEN: Final = re.compile(r"(?<![\w-])([a-z]{3,30}) (?=([A-Z][a-z]{2,30}) (?!of\b)([a-z]{2,30}))")
"""A word in lower case, a capitalised one, and one in lower case."""
_HEADLINE: Final = re.compile(
    r"(?:^|(?<=\n)|(?<=[.?!:] ))(?:[A-Z0-9‘'“\"][\w.’'”\",:&-]{0,30} "
    r"|(?:a|an|the|of|in|on|at|by|to|for|and|as|-|–) ){3,14}?(?<=[a-z’'\"”] )"
    r"(?=(?:A|An|The) (?:[A-Z]?[a-z]{1,30} ){2})"
)
"""A headline in capitals, and an article that begins the text behind it."""
_LAST_WORD: Final = re.compile(r"([\w’'-]{1,30})\W{1,3}$")
_SMALL: Final = re.compile(r"[a-z]{3,30}")
_INNER: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,30}")
_TITLED: Final = re.compile(r"\b(?:called|named|titled|novel|film|song|book|and|of|in|on)$", re.I)
_QUOTED: Final = re.compile(r"[“‘][^”’.!?\n]{0,60}$")
_FEWEST: Final = 3
"""Words of the shortest text that ends at a seam."""


def seams(text: str) -> Iterator[int]:
    """Places where a text begins inside a line though no stop says so.

    >>> text = "Ferry sinks off Oslo Most of the crew is safe, fishing boats say after a night Fishing stops"
    >>> [text[i : i + 8] for i in sorted(seams(text))]
    ['Most of ', 'Fishing ']
    """
    yield from (hit.end() for hit in _CLOSED.finditer(text) if not _is_inside(text, hit.start()))
    yield from (hit.end() for hit in _HEADLINE.finditer(text) if not _leads(text, hit.end()))
    small, inner = Counter(_SMALL.findall(text)), Counter(_INNER.findall(text))
    for hit in _OPEN.finditer(text):
        word = hit[2].lower()
        if hit[1] in _LEADING or _is_inside(text, hit.end() - 1) or not _is_long(text, hit.end()):
            continue
        common = word not in _NAMING and 0 < small[word] >= inner[hit[2]]
        if common or f" {word} {hit[3]}" in text:
            yield hit.end()


def _leads(text: str, place: int) -> bool:
    """True where the word before a place leads to what follows: "at The Hague", "Martin's The War"."""
    last = _LAST_WORD.search(text, max(0, place - 40), place)
    return last is not None and (last[1].lower() in _LEADING or last[1].endswith(("'s", "’s")))


def _is_inside(text: str, place: int) -> bool:
    """True inside quotation marks and after words that names of works follow."""
    before = text[max(0, place - 80) : place]
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return _TITLED.search(before) is not None or _QUOTED.search(before) is not None or line.count('"') % 2 == 1


def _is_long(text: str, place: int) -> bool:
    """True where what ends here has some words."""
    before = re.split(r"[.!?:\n]", text[max(0, place - 120) : place])[-1]
    return len(before.split()) >= _FEWEST
