"""What belongs to the page and not to what it tells: stamps of posting and filing, and what its readers wrote below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.events.text.timex import Timex

_POSTED: Final = re.compile(
    r"""(?: \b(?: posted | published | created | updated? | (?:last\ )?modified | date )\ *(?:on|at)?\ *:
          | \b(?: story | article | page | last | first | originally )\ (?: posted | published | updated | modified )
            (?:\ (?:on|at))?
          | \b(?-i:UPDATED?|POSTED|PUBLISHED)\b
          | (?: ^ | \n | \( ) updated?(?:\ at)? | \bposted\ (?: on | at ) | (?-i:\bAired)
          | \bposted\ by\ [^\n:;()]{3,50}?(?: ,?\ on | \ at | \ \| )
          | © | \bcopyright\b )
        [^\w\n]*(?: (?:on|at|mon|tue|wed|thu|fri|sat|sun)\w*[^\w\n]* )?$""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACE: Final = re.compile(r"\b[A-Z][A-Z.'’-]{2,}(?: [A-Z.'’-]+)*(?:, [A-Z][\w. ]{1,20})?(?:,| \|) ?$")
_AGENCY: Final = re.compile(r"\.? ?(?:\([^()\n]{2,30}\) ?)?(?:--|[-—–_|])")
"""What stands before and after the date of an agency's dateline: "PARIS, June 17 (Reuters) -"."""
_MEDIA: Final = re.compile(
    r"\b(?:audio|clip|duration|episode|length|listen|mute|play|podcast|recording|running time|trailer|video|watch)\b"
    r"[^\n]{0,60}\(?$",
    re.I,
)
_LENGTH: Final = re.compile(r"\(?\d{1,2}:\d\d(?::\d\d)?\)?")
_SLASH: Final = re.compile(r" ?/ ?\d{1,2}:\d\d")
"""The clock of a player: "Video (01:00)", "00:45 / 03:10"."""
_FOLLOWS: Final = re.compile(r"[\s|,.()–-]{0,4}(?:Report (?:as )?abuse|RETWEET|Retweet|Permalink|Flag as)\b")
"""What stands after the date of a reader's comment or of a message."""
_HANDLE: Final = re.compile(r"\(@\w{2,30}\)\W{0,3}$")
"""What stands before the date of a message from a social network: "Ana Reis (@anareis) 3 May 2021"."""
_REACH: Final = 60
_JOINT: Final = re.compile(r"[\s,|()–—-]{0,5}(?:at )?|(?: in)? [A-Z][a-z]+, |:\d\d | [A-Z]{2,3}T? ")

_COMMENT: Final = re.compile(
    r"(?:\||--) ?Report (?:as )?abuse\b|\b(?:[ap]m|[12]\d{3}) at \d{1,2}:\d\d ?[ap]m \| |\bPosted by:? [^\n|]{2,40} \| "
    r"|\bAt \d{1,2}:\d\d ?[ap]m on \d[\w ]{5,20}, [\w.-]{2,40} wrote:"
)
"""The line above or below a reader's comment."""
_COMMENTS: Final = 2
"""How many such lines make a page with readers' comments."""
_COMMENT_LENGTH: Final = 2_000


def page_dates(text: str, timexes: Sequence[Timex]) -> frozenset[int]:
    """Positions of the timexes that date the page itself.

    >>> words = "Updated: 3 May 2021"
    >>> sorted(page_dates(words, [Timex(9, 19, "3 May 2021", "DATE", "2021-05-03", "en.date.day_month_year")]))
    [0]
    """
    marks = _comment_marks(text)
    found = {index for index, timex in enumerate(timexes) if _is_of_page(text, timex) or _touches(timex, marks)}
    last = len(timexes) - 1
    for one, next_to in [*((i, i - 1) for i in range(1, last + 1)), *((i, i + 1) for i in range(last - 1, -1, -1))]:
        left, right = sorted((one, next_to))
        is_time = timexes[right].type == "TIME" or "\n" not in text[timexes[left].end : timexes[right].start]
        if next_to in found and is_time and _JOINT.fullmatch(text, timexes[left].end, timexes[right].start):
            found.add(one)
    return frozenset(found)


_NOTICE: Final = re.compile(
    r"""(?-i:\bRUSH\ TRANSCRIPT\b)
        | ^\W*(?: (?:the\ )?following\ (?:is|are) | (?:here|below)\ (?:is|are)\ (?:a|the|some)
              | click | tap\ (?:to|here|on) | read\ more | see\ also
              | filed\ under | e-?mail\ (?:us|this) | subscribe\ to
              | (?:watch|share|send|follow|tell)\ (?:this|us|your|our|on|the\ video) | sign\ up )\b
        | ^\W*(?: (?:facebook|twitter|e-?mail|print|share|whatsapp|linkedin|reddit|pinterest|tumblr|tweet|copy\ link
              | telegram|instagram|youtube|rss|save|comments?)\b\W* )+$
        | ^(?:this|the)\ (?:article|story|discussion|comment|page|interview|video|blog\ post)
          \ (?:is|was|has|appeared|aired|originally|incorrectly|mistakenly|wrongly|contains|quoted|gave|misstated)\b
        | ^\((?:adds|clarifies|corrects|recasts|refiles|repeats|rewrites|updates)\b[^()]*\)?$
        | \((?-i:[A-Z])[\w .&/-]{1,25}\)\ ?(?:--?|[—–])$
        | (?-i:\bLast\ (?:updated|modified)\b) | \bdelivered\ to\ your\ inbox\b
        | \bdelayed\ by\ at\ least\ \d+\ minutes\b
        | \b(?:invalid\ e?-?mail | thank\ you\ for\ subscribing | could\ not\ subscribe )\b
        | \bvideo\ will\ (?:start|play)\ in\b
        | \b(?:version|article)\ (?:of\ this\ \w+\ )?appear(?:s|ed)\ (?:on|in)\b | \ball\ rights\ reserved\b""",
    re.IGNORECASE | re.VERBOSE,
)


def is_notice(sentence: str) -> bool:
    """True for a sentence of the page about itself.

    >>> is_notice("This article was amended on 3 May."), is_notice("The article of 3 May angered them.")
    (True, False)
    >>> is_notice("(Adds details of the quake)"), is_notice("The article incorrectly named the mayor.")
    (True, True)
    >>> is_notice("Facebook | Twitter"), is_notice("Facebook bought a rival.")
    (True, False)
    """
    return _NOTICE.search(sentence) is not None


def comments(text: str) -> list[tuple[int, int]]:
    """Where readers' comments stand: from each line above one to the next, or for as long as a comment is.

    A page has them where such a line stands at least twice: one alone may be anything.

    >>> page = "It rained. 3 May 2021 | Report abuse | So it did! 4 May 2021 | Report abuse | No."
    >>> [page[start:end] for start, end in comments(page)][-1]
    '| Report abuse | No.'
    """
    marks = [start for start, _ in _comment_marks(text)]
    ends = [*marks[1:], len(text)]
    return [(start, min(end, start + _COMMENT_LENGTH)) for start, end in zip(marks, ends[: len(marks)], strict=True)]


def _comment_marks(text: str) -> list[tuple[int, int]]:
    """The lines above or below readers' comments, where a page has them."""
    marks = [hit.span() for hit in _COMMENT.finditer(text)]
    return marks if len(marks) >= _COMMENTS else []


def _touches(timex: Timex, marks: Sequence[tuple[int, int]]) -> bool:
    """True for a date that stands in one of these, or runs into it."""
    return any(start < timex.end and timex.start < end for start, end in marks)


def _is_of_player(text: str, timex: Timex) -> bool:
    """True for the length of a recording, in brackets after its name, or how far it has been played."""
    if _LENGTH.fullmatch(timex.text) is None:
        return False
    if _SLASH.match(text, timex.end) is not None or re.search(r"\d:\d\d ?/ ?$", text[: timex.start]) is not None:
        return True
    bracketed = text[timex.start - 1 : timex.start] == "(" or timex.text.startswith("(")
    return bracketed and _MEDIA.search(text, max(0, timex.start - _REACH), timex.start) is not None


def _is_of_page(text: str, timex: Timex) -> bool:
    before = max(0, timex.start - _REACH)
    if _FOLLOWS.match(text, timex.end) is not None or _is_of_player(text, timex):
        return True
    if _POSTED.search(text, before, timex.start) is not None or _HANDLE.search(text, before, timex.start) is not None:
        return True
    place = _PLACE.search(text, before, timex.start)
    return place is not None and ("|" in place[0] or _AGENCY.match(text, timex.end) is not None)
