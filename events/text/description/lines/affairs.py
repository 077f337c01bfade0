"""The affair that a text tells of from beginning to end: an illness that spreads, a war, an event by its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, NamedTuple

from dateline.events.text.description.names.foremost import foremost
from dateline.events.text.description.names.illness import (
    as_called,
    illness_of,
    illness_words,
    names_of,
    namings,
)
from dateline.events.text.description.words import empty_words, words

_LONGEST: Final = 30
"""Code points of the longest name of an affair."""
_LEAST: Final = 4
"""Times that a text speaks of its affair."""
_NAMED: Final = 2
"""Times that it calls an illness by its name; for the rest a word such as "virus" will do."""
_TOP: Final = 1_000
"""Code points in which a text says what it is about."""
_OPENING: Final = 300
"""Code points in which a text first names the illness that it is about, where it seldom names it."""
_REACH: Final = 600
"""Code points before a sentence from which the affair is still spoken of; half of that behind it."""


class Affair(NamedTuple):
    """An affair: its name, the words that say which it is, those that speak of it, and whether it is of this day."""

    name: str
    own: re.Pattern[str]
    spoken: re.Pattern[str]
    is_news: bool = True

    def is_told(self, text: str, start: int, end: int) -> bool:
        """True where the text speaks of it near a sentence."""
        return self.spoken.search(text, max(0, start - _REACH), end + _REACH // 2) is not None

    def is_another(self, sentence: str) -> bool:
        """True for a sentence on another of the kind: "seasonal flu" beside "swine flu", which "H1N1 flu" is."""
        first, _, noun = self.name.lower().partition(" ")
        kinds = re.findall(rf"\b(\w+) {re.escape(noun)}\b", sentence.lower()) if noun else []
        plain = empty_words() | {first}
        return any(kind not in plain and self.own.search(kind) is None for kind in kinds) or any(
            self.own.search(one.form) is None for one in namings(sentence)
        )


@lru_cache(maxsize=32)
def affair_of(text: str) -> Affair | None:
    """What a text is about; None where it tells of no such thing, or of two of a kind.

    >>> affair_of("A tram crash killed two, the first tram crash in Larn. Tram crash! The tram crash is odd.").name
    'tram crash'
    >>> affair_of("H1N1 has come. Schools fear the virus, and the flu is feared by all. So much for H1N1!").name
    'H1N1'
    >>> affair_of("Measles came. The virus spread. Bird flu is another virus; a virus of birds is bird flu.") is None
    True
    """
    return _illness(text) or _named_event(text) or _event(text)


def _illness(text: str) -> Affair | None:
    """The illness that a text names, and of which it speaks again and again."""
    illness = illness_of(text, _NAMED)
    if illness is None:
        return None
    forms = names_of(illness)
    spoken = _any_of(forms | illness_words("open") | illness_words("wide"))
    told = namings(text)
    opens = told[0].illness == illness and told[0].at < _OPENING
    often = sum(one.illness == illness for one in told) >= _LEAST
    if not (opens or often) or len(spoken.findall(text)) < _LEAST:
        return None
    own = _any_of(forms | {form.rsplit(" ", 1)[-1] for form in forms if " " in form})
    return Affair(as_called(illness, text), own, spoken)


def _named_event(text: str) -> Affair | None:
    """The war or the games that have a name of their own: "Korean War", of which texts tell long after."""
    name = foremost(Counter(hit[1] for hit in _named_events().finditer(text)), least=_NAMED + 1)
    if name is None or name not in text[:_TOP]:
        return None
    noun = next(w for w in reversed(name.split()) if w in words("topic", "named"))
    return Affair(name, _any_of({name}), _any_of({noun}), is_news=False)


def _event(text: str) -> Affair | None:
    """The event under the word that it always has in a text: "tram crash"."""
    empty = empty_words() | words("deictic", "words") | words("topic", "kinds")
    found = [hit[0] for hit in _events().finditer(text) if hit[1].lower() not in empty]
    best = foremost(Counter(form.lower() for form in found), least=_LEAST)
    if best is None or best not in text[:_TOP].lower() or len(best) > _LONGEST:
        return None
    name = _mostly(Counter(form for form in found if form.lower() == best))
    return Affair(name, _any_of({best}), _any_of(set(best.split())))


def _mostly(forms: Counter[str]) -> str:
    """The form that a text writes most."""
    return max(sorted(forms, reverse=True), key=lambda form: forms[form])


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of these words, the longest first, however they are written."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.I)


@cache
def _named_events() -> re.Pattern[str]:
    """Capitalised words and a noun of such events."""
    own = r"(?!The |An |That )[A-Z][a-z]+(?:[-–][A-Z][a-z]+)?"
    return re.compile(rf"\b((?:{own} ){{1,3}}(?:{'|'.join(sorted(words('topic', 'named')))})\b(?: I+\b)?)")


@cache
def _events() -> re.Pattern[str]:
    """A word and a noun of what whole texts are about."""
    return re.compile(rf"\b([A-Za-z][a-z]{{3,}}) (?:{'|'.join(sorted(words('topic', 'nouns')))})\b")
