"""The illness that a text is about, under the name that it mostly gives it: "swine flu", "cholera"."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import Final

from dateline.events.text.description.names.nouns import nouns
from dateline.events.text.description.words import words

_LEAST: Final = 3
"""Namings that make an illness the one that a text is about."""
_SHARE: Final = 2
"""It is named at least so many times as often as any other."""
_JUST: Final = 240
"""Code points before a place in which no other illness may be named."""
_CODE: Final = re.compile(r"H\d+N\d+")
"""What names the kind of a virus beside the name of the illness, and is no other illness."""


@lru_cache(maxsize=512)
def illness_meant(text: str, start: int, place: int, end: int) -> str | None:
    """The illness that "the virus" at `place` means; None where the text is about none, or tells of others near.

    Args:
        text: The document.
        start: Where the sentence starts.
        place: Where the noun stands.
        end: Where the sentence ends.

    >>> text = "Mumps in Arden: mumps spread. Mumps is mild. The virus reached Larn. Polio is not: the virus is rare."
    >>> illness_meant(text, 45, 49, 69), illness_meant(text, 69, 86, 103)
    ('mumps', None)
    """
    about = illness_of(text)
    near = _named(text[max(0, min(start, place - _JUST)) : end])
    told = Counter(_named(text))
    others = {name for name in near if not _is_alias(name) and (told[name] > 1 or " " not in name)}
    return about if others <= {about} else None


@lru_cache(maxsize=32)
def illness_of(text: str) -> str | None:
    """The illness that a text names again and again, and far oftener than any other; None without one.

    >>> illness_of("Swine flu reached Arden. Officials said swine flu (H1N1) is mild. Bird flu and swine flu differ.")
    'swine flu'
    """
    told = Counter(_named(text))
    codes = [name for name in told if _CODE.fullmatch(name)]
    names = {name: told[name] + sum(told[code] for code in codes if _beside(name, code, text)) for name in told}
    usual = {name for name in names if name.split(" ")[0] in nouns("illness", "usual")}
    rivals = Counter({name: count for name, count in names.items() if name not in {*codes, *_wide()}})
    best = [pair for pair in rivals.most_common() if pair[0] not in usual] or [(code, told[code]) for code in codes]
    if not best or best[0][1] < _LEAST or any(rivals[n] * _SHARE > best[0][1] for n in rivals if n != best[0][0]):
        return None
    return best[0][0]


def _beside(name: str, code: str, text: str) -> bool:
    """True where a text says both of one illness: "H1N1 swine flu", "swine flu (H1N1)"."""
    either = rf"{code} {name}|{name} \(?(?:or )?{code}"
    return name != code and re.search(either, text, re.I) is not None


def _is_alias(name: str) -> bool:
    """True for the kind of a virus, and for what is said of many illnesses: no other illness."""
    return name in _wide() or _CODE.fullmatch(name) is not None


def _named(text: str) -> list[str]:
    """Every naming of an illness: the word before "flu" is part of its name, unless it tells of no kind."""
    empty = words("stop", "words") | words("vague", "adjectives") | nouns("illness", "beside")
    found = []
    for hit in _pattern().finditer(text):
        before, noun = (hit["before"] or "").lower(), hit["noun"]
        is_whole = noun.lower() not in _wide() or before in empty or not before
        small = noun.lower().replace("influenza", "flu")
        found.append(_spelt(noun) if is_whole else f"{before} {small}")
    return found


def _spelt(noun: str) -> str:
    """A name as it stands inside a sentence: "SARS", "cholera", "flu"."""
    small = noun.lower().replace("influenza", "flu")
    return noun.upper() if _CODE.fullmatch(noun) or small in nouns("illness", "letters") else small


def _wide() -> frozenset[str]:
    """Names of many illnesses, told apart by the word before: "flu"."""
    return nouns("illness", "wide")


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(nouns("illness", "wide") | nouns("illness", "names") | nouns("illness", "letters"))
    return re.compile(rf"\b(?:(?P<before>[a-z]+)[ -])?(?P<noun>{'|'.join(names)}|H\d+N\d+)\b", re.I)
