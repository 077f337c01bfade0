"""Where a page's furniture ends and prose begins, and where the stop between two sentences was lost.

Pages turned into text put an agency's dateline, a time stamp or a headline before a sentence with nothing but a space
between; parsed together, neither is understood.
"""

from __future__ import annotations

import re
from typing import Final

STAMP: Final = (
    r"(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)|\d{1,2}[:.]\d\d(?:[:.]\d\d)?|\d{1,4}(?:st|nd|rd|th)?|[ap]\.?m\b\.?"
    r"|(?-i:[A-Z]{1,3}T|UTC)|at|on)(?![a-z])[ ,.|/–-]{0,4}){2,14}+"
)
"""A run of the words of dates and times: "Mon Mar 2, 2009 4:23 pm EST"."""

_LABELLED: Final = re.compile(
    rf"\b(?:posted|published|updated?|modified|aired|first published)(?: at| on)?:? ?{STAMP}"
    rf"(?:(?:in )?(?-i:[A-Z][a-z]{{1,30}}), {STAMP})?\)?(?: ?[–-])?(?=\s?(?-i:[A-Z“\"]))",
    re.I,
)
_CAPITALS: Final = r"(?<![A-Z.'’-])[A-Z][A-Z.'’-]{2,30}(?: [A-Z.'’-]{2,30}){0,3}"
"""A place in capitals, "NEW YORK"; no longer than any, so that a run of capitals costs no more than its length."""
_DATELINE: Final = re.compile(
    rf"(?:(?:{_CAPITALS}|[A-Z][a-z]{{1,30}})(?:, [A-Z][\w. ]{{1,20}})?|{STAMP})"
    r" ?\((?:[A-Z][\w./&-]{1,14} ?){1,3}\) ?(?:--?|[—–]) ?(?=[A-Z“\"])"
)
"""Place and agency before the text: "CAIRO, May 3 (Agency) -", "Cairo, Egypt (Agency) --"."""
_PLACE_LINE: Final = re.compile(rf"(?:^|(?<=\n)){_CAPITALS}(?:, [A-Z][\w. ]{{1,20}})? (?:--?|[—–]) (?=[A-Z“\"])")
_DATED_PLACE: Final = re.compile(
    rf"(?:^|(?<=\n))[A-Z][\w.'’-]{{1,30}}(?: [A-Z][\w.'’-]{{1,30}}){{0,3}}(?:, [A-Z][a-z]{{1,20}})?, (?i:{STAMP})"
    r"(?:(?<=[–-] )|(?:--?|[—–]) ?)(?=[A-Z“\"])"
)
"""Place and day before the text, "Bath, 6 May 2024 - The"; where several lines open so, they are entries."""
_DATELINE_REACH: Final = 300
"""How far into its line a dateline may stand, after byline and place."""
_ABUSE: Final = re.compile(r"\bReport (?:as )?abuse(?: \|)?(?= \S)")

_LOST: Final = re.compile(
    r"(?<=[a-z0-9]) (?=(?:The|It|He|She|They|We|There|This|These|His|Their|Its|An|In|But|Some|Many|Several|After|At"
    r"|On|When|While|Up|More|About) (?:[a-z]{2}|\d))"
)
"""A word, no stop, and a word that, capitalised, seldom stands inside a sentence, before one in lower case."""
_CAPTION: Final = re.compile(
    r"\b(?:(?:Media|Image|Photo|Video) caption|Wire Staff|Editor[’']s [Nn]ote:|NEW:) (?=[A-Z“\"‘'])"
)
"""What a page sets before a caption, a summary or the text."""
_HEADING: Final = re.compile(r"(?:^|(?<=[\n.?!] ))(?:[A-Z][A-Z,.'’&-]{1,20} ){3,10}(?=[A-Z][a-z]|[A-Z] [a-z])")
"""A heading in capitals, and the text behind it."""
_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_ENTRY: Final = re.compile(
    rf"(?<=[a-z][a-z’'”\"]) (?=(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}|{_MONTH} \d{{4}}): [A-Z“\"])"
)
"""The start of an entry in a chronology whose lines run on: "... opened May 3, 2009: Lee resigned"."""
_ENTRIES: Final = 2
"""Such starts that make one."""
_TITLED: Final = re.compile(r"\b(?:called|named|titled|novel|film|song|book|and|of|in|on)$", re.I)
_QUOTED: Final = re.compile(r"[“\"‘][^”\"’.!?\n]{0,60}$")


def page_borders(text: str) -> list[int]:
    """Places before which a sentence ends though no stop says so, in order.

    >>> text = "OSLO | Mon Mar 2, 4:23 pm GMT OSLO (Agency) - The mine shut. Ferry sinks off Oslo The crew is safe."
    >>> [text[i : i + 8] for i in page_borders(text)]
    ['The mine', 'The crew']
    """
    patterns = (_LABELLED, _ABUSE, _PLACE_LINE, _CAPTION, _HEADING)
    found = {hit.end() for pattern in patterns for hit in pattern.finditer(text)}
    dated = [hit.end() for hit in _DATED_PLACE.finditer(text)]
    found |= set(dated) if len(dated) == 1 else set()
    found |= {hit.end() for hit in _DATELINE.finditer(text) if _is_near_line_start(text, hit.start())}
    entries = [hit.end() for hit in _ENTRY.finditer(text)]
    found |= set(entries) if len(entries) >= _ENTRIES else set()
    found |= {hit.end() for hit in _LOST.finditer(text) if _is_lost(text, hit.start())}
    return sorted(found)


def _is_near_line_start(text: str, place: int) -> bool:
    return place - (text.rfind("\n", 0, place) + 1) <= _DATELINE_REACH


def _is_lost(text: str, place: int) -> bool:
    """False inside quotation marks and after words that names of works follow."""
    before = text[max(0, place - 80) : place]
    return _TITLED.search(before) is None and _QUOTED.search(before) is None
