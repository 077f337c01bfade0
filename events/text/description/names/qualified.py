"""A noun under the words that the text puts beside it: "Syrian regime", "flu outbreak", "President Ann Lee"."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from dateline.events.text.description.names.foremost import foremost
from dateline.events.text.description.names.nations import country_of
from dateline.events.text.description.names.people import full_name
from dateline.events.text.description.words import empty_words, words

_TITLES: Final = {
    "judge": "Judge|Justice",
    "captain": "Captain|Capt",
    "general": "General|Gen",
    "governor": "Governor|Gov",
}
"""Roles whose bearers have several titles before their names."""
FAR: Final = 1280
"""Code points before a noun in which the text tells in full what is meant, if that is no country's.

Some two hundred words, as many as stand on a screen: set by hand, and not measured against other lengths."""
_POSSESSIVE: Final = re.compile(r"[’']s?$")


@lru_cache(maxsize=512)
def body_name(noun: str, text: str, place: int) -> str | None:
    """The one body of that kind which the document names before `place`: "regime" -> "Syrian regime".

    >>> body_name("regime", "The Syrian regime denied it. The regime had fallen.", 33)
    'Syrian regime'
    """
    none = words("starter", "words") | words("role", "words")
    hits = re.finditer(rf"\b((?:[A-Z][\w-]+ )?[A-Z][\w-]+) {re.escape(noun)}\b", text[:place])
    found = [(hit.start(), re.sub(r"^(?:The|A|An|This|That|Its|Their) ", "", hit[1])) for hit in hits]
    best = foremost(Counter(name for _, name in found if name not in none))
    if best is None or (country_of(best) is None and max(at for at, name in found if name == best) < place - FAR):
        return None
    return f"{best} {noun}"


@lru_cache(maxsize=512)
def event_name(noun: str, text: str) -> str | None:
    """What the document mostly calls the event: "outbreak" -> "flu outbreak"; None where no name stands out.

    >>> event_name("outbreak", "The flu outbreak grew. A flu outbreak in Rome. The outbreak ended.")
    'flu outbreak'
    """
    found = Counter(hit[1] for hit in re.finditer(rf"\b([A-Za-z][\w-]+) {re.escape(noun)}\b", text))
    best = Counter({w: n for w, n in found.items() if w.lower() not in empty_words()}).most_common(2)
    if not best or best[0][1] < 2 or (len(best) == 2 and best[1][1] == best[0][1]):
        return None
    return f"{best[0][0]} {noun}"


@lru_cache(maxsize=512)
def holder(role: str, text: str, place: int) -> str | None:
    """The one person whom the text before `place` calls by that role: "the president" -> "President Ann Lee"."""
    title = _TITLES.get(role, role.capitalize())
    found = Counter(
        hit[1] for hit in re.finditer(rf"\b(?:{title}) ((?!Elect)(?:[A-Z][\w’'-]+ ?){{1,3}})", text[:place])
    )
    full = {full_name(n.strip(), text, place) or n.strip() for n in found}
    if len(full) != 1:
        return None
    return title.split("|")[0] + " " + _POSSESSIVE.sub("", full.pop())
