"""Where a page's furniture ends and prose begins, and where the stop between two sentences was lost.

Pages turned into text put an agency's dateline, a time stamp or a headline before a sentence with nothing but a space
between; parsed together, neither is understood.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.events.text.parting.bylines import credit_borders
from dateline.events.text.parting.seams import seams

STAMP: Final = (
    r"(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)|\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ap]m)?|\d{1,4}(?:st|nd|rd|th)?|[ap]\.?m\b\.?"
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
_DAY_LINE: Final = re.compile(
    rf"{_CAPITALS},(?: [A-Z][\w.]{{1,20}},)? [A-Z][a-z]{{2,8}}\.? \d{{1,2}} (?:--?|[—–]) (?=[A-Z“\"])"
)
"""Place and day before the text, a headline before them or none: "TOULON, France, Sept. 25 --"."""
_DATED_PLACE: Final = re.compile(
    rf"(?:^|(?<=\n))[A-Z][\w.'’-]{{1,30}}(?: [A-Z][\w.'’-]{{1,30}}){{0,3}}(?:, [A-Z][a-z]{{1,20}})?, (?i:{STAMP})"
    r"(?:(?<=[–-] )|(?:--?|[—–]) ?)(?=[A-Z“\"])"
)
"""Place and day before the text, "Bath, 6 May 2024 - The"; where several lines open so, they are entries."""
_DATELINE_REACH: Final = 300
"""How far into its line a dateline may stand, after byline and place."""
_CLOCKED: Final = re.compile(rf"\b{STAMP}(?<=(?-i:[A-Z]T) )(?=(?-i:[A-Z“\"]))", re.I)
"""A whole stamp with its time zone, before the text: "Tuesday 5 May 2009 21.31 BST"."""
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b|^\d{1,2} [A-Z][a-z]{2,8} \d\d (?=\d\d:)")
_ABUSE: Final = re.compile(r"\bReport (?:as )?abuse(?: \|)?(?= \S)")

_CAPTION: Final = re.compile(
    r"\b(?:(?:Media|Image|Photo|Video) caption|Wire Staff|Editor[’']s [Nn]ote:|NEW:|; Page [A-Z]{1,2}-?\d{1,3}"
    r"|\d{2,3}px) (?=[A-Z“\"‘'])"
)
"""What a page sets before a caption, a summary or the text."""
_NEXT_NOTE: Final = re.compile(r" (?=(?:Editor[’']s [Nn]ote|NEW):)")
"""The end of a text before the next such mark."""
_HEADING: Final = re.compile(r"(?:^|(?<=[\n.?!] ))(?:[A-Z][A-Z,.'’&-]{1,20} ){3,10}(?=[A-Z][a-z]|[A-Z] [a-z])")
"""A heading in capitals, and the text behind it."""
_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_NO_WEEKDAY: Final = "".join(
    rf"(?<!{day})" for day in ("Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun", "day")
)
_LED_TO: Final = "".join(rf"(?<!\b{w})" for w in ("[Oo]n", "[Bb]y", "[Tt]o", "and", "the", "[Ff]rom", "[Ss]ince"))
_ENTRY: Final = re.compile(
    rf"{_LED_TO}{_NO_WEEKDAY}(?<=[a-z0-9][a-z0-9’'”\"]) "
    rf"(?=(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH}(?: \d{{4}})?|(?<!\d ){_MONTH} \d{{4}})"
    r"(?::| [-–]) [A-Z0-9“\"])"
)
"""The start of an entry in a chronology whose lines run on: "... opened May 3, 2009: Lee resigned"."""
_ENTRIES: Final = 2
"""Such starts that make one."""


def page_borders(text: str) -> list[int]:
    """Places before which a sentence ends though no stop says so, in order.

    >>> text = "OSLO | Mon Mar 2, 4:23 pm GMT OSLO (Agency) - The mine shut. Ferry sinks off Oslo The crew is safe."
    >>> [text[i : i + 8] for i in page_borders(text)]
    ['The mine', 'The crew']
    """
    patterns = (_LABELLED, _ABUSE, _PLACE_LINE, _DAY_LINE, _CAPTION, _NEXT_NOTE, _HEADING)
    found = {hit.end() for pattern in patterns for hit in pattern.finditer(text)}
    found |= {place for hit in _CLOCKED.finditer(text) if _YEAR.search(hit[0]) for place in hit.span()}
    found.update(credit_borders(text))
    dated = [hit.end() for hit in _DATED_PLACE.finditer(text)]
    found |= set(dated) if len(dated) == 1 else set()
    found |= {hit.end() for hit in _DATELINE.finditer(text) if _is_near_line_start(text, hit.start())}
    entries = [hit.end() for hit in _ENTRY.finditer(text)]
    found |= set(entries) if len(entries) >= _ENTRIES else set()
    found.update(seams(text))
    return sorted(found)


def _is_near_line_start(text: str, place: int) -> bool:
    return place - (text.rfind("\n", 0, place) + 1) <= _DATELINE_REACH
