"""A title without a parse: the sentence cut at its clause borders around the event's word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.events.table.claim import Status
from dateline.events.text.description.wording import GOOD_LENGTH, capital, clipped, tidy, without_article
from dateline.events.text.description.words import words
from dateline.events.text.parting.sentences import Sentence
from dateline.events.text.timex import Timex

_BORDER: Final = re.compile(
    r"[;:]\s|\s[—–-]{1,2}\s|,?\s(?:which|who|while|although|though|whereas|because|so that)\s|,\s(?:and|but|as|after|"
    r"before|when|where|with|including|according)\s|[()]"
)
_OPENER: Final = re.compile(r"^(?:and|but|so|or|yet|however|meanwhile|then|also|in addition|for example)\b[,\s]*", re.I)
_LEAD_IN: Final = re.compile(
    r"(?:\b(?:late|early|just|back|only|some|about|around|shortly|sometime)\s)*\b(?:in|on|at|since|by|until|till|during|"
    r"from|through|throughout|within|of|before|after|around|between)\s*(?:the\s)?$",
    re.I,
)
_LONGEST_LEAD: Final = 80
"""Letters before a date in which the words that lead to it are sought."""
_SPEECH: Final = re.compile(
    r"(?P<who>(?:[A-Z][\w.’'-]+ ){1,5})(?:said|told \w+|announced|reported|warned|confirmed|claimed|stated|wrote)\b"
)
_ACCORDING: Final = re.compile(r"\baccording to (?P<who>(?:the )?(?:[A-Z][\w.’'-]+,? ?){1,6})", re.I)
_MODAL: Final = re.compile(r"\b(?:could|may|might|would|should|if)\b", re.I)
_FUTURE: Final = re.compile(r"\b(?:will|to be held|plans? to|scheduled|is set to|expected to|due to)\b", re.I)
_NOT: Final = re.compile(r"\b(?:not|never|no longer)\b|n[’']t\b", re.I)


def plain_title(sentence: Sentence, trigger: tuple[int, int], timexes: Sequence[Timex]) -> str:
    """The clause of the sentence that holds the trigger, without its dates.

    Args:
        sentence: The sentence.
        trigger: Where the event's word stands in the document.
        timexes: The event's dates.

    >>> s = Sentence(0, 53, "But on 3 May 1999 rebels took the port, which burned.")
    >>> from dateline.events.text.timex import Timex
    >>> plain_title(s, (25, 29), [Timex(7, 17, "3 May 1999", "DATE", "1999-05-03", "x")])
    'Rebels took the port'
    """
    text = _without_dates(sentence, timexes)
    place = trigger[0] - sentence.start
    borders = list(_BORDER.finditer(text))
    first = max((hit.end() for hit in borders if hit.end() <= place), default=0)
    last = min((hit.start() for hit in borders if hit.start() > place), default=len(text))
    line = _OPENER.sub("", text[first:last].strip(" ,\t"))
    return capital(clipped(without_article(tidy(_shorter(line, place - first)))))


def _without_dates(sentence: Sentence, timexes: Sequence[Timex]) -> str:
    """The sentence with its dates, and the words that lead to them, as blanks: offsets stay."""
    text = sentence.text.replace("\n", " ")
    for timex in timexes:
        start, end = max(timex.start - sentence.start, 0), min(timex.end - sentence.start, len(text))
        lead = _LEAD_IN.search(text, max(start - _LONGEST_LEAD, 0), start)
        start = lead.start() if lead else start
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _shorter(line: str, place: int) -> str:
    """A long line up to its last comma before the good length, past the event's word."""
    line = re.sub(r"\s+", " ", line)
    if len(line) <= GOOD_LENGTH:
        return line
    comma = line.rfind(", ", max(place, 20), GOOD_LENGTH)
    return line[:comma] if comma > 0 else line


def plain_attribution(sentence: Sentence) -> str | None:
    """Who says so, by the patterns "X said" and "according to X"."""
    hit = _ACCORDING.search(sentence.text) or _SPEECH.search(sentence.text)
    return hit["who"].strip(" ,.") if hit else None


def plain_status(sentence: Sentence, *, attributed: bool) -> Status:
    """The status, by its words alone."""
    if _NOT.search(sentence.text):
        return "negated"
    if _MODAL.search(sentence.text):
        return "hypothetical"
    if _FUTURE.search(sentence.text):
        return "planned"
    hearsay = any(w in words("hearsay", "adverbs") for w in sentence.text.lower().split())
    return "reported" if attributed or hearsay else "fact"
