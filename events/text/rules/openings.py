"""How what a pattern matches can open: followed letter by letter, so that a rule is tried only where it can begin.

A pattern is read without what must not follow or stand before, and a text is made coarse before it is followed
(`starts`): lower case, every figure a 9, white space one space, a word that no table writes UNKNOWN, a sign that no
table writes SIGN. A rule may then be tried in vain, but none is passed over that could read something.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

from dateline.events.text.rules.lexicon import SLOT, Lexicon

Places = frozenset[int]
Step = Callable[[str, int], Places]
"""Where a part of a pattern that begins at a place of an opening can end; OUT where the opening ends before it does."""

OUT: Final = -1
UNKNOWN: Final = "\x01"
SIGN: Final = "\x02"
_RAN_OUT: Final[Places] = frozenset((OUT,))
_NOWHERE: Final[Places] = frozenset()
_STANDS_FOR: Final = {UNKNOWN: "eqz", SIGN: "☃", "9": "0123456789"}
"""What is tried where one sign of an opening stands for many."""

_ATOM: Final = re.compile(
    r"<[A-Z][A-Z_0-9]*(?:\.\d)?>|\\.|\[\^?(?:\\.|[^\]\\])+\]|[a-z]+(?=[a-z][?*+{])|[a-z]+(?![a-z?*+{])|[^)|]",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(r"\((?:\?(?:<?[=!]|[-a-z]*:))?")
_TIMES: Final = re.compile(r"(?:([?*+])|\{(\d+)(?:(,)(\d*))?\})[?+]?")
_LOOKS: Final = ("(?!", "(?<=", "(?<!")
"""What is looked at and not followed."""
_SPACES: Final = {" ": r"\s", "~": r"(?:\s|\s?[-‐–]\s?)"}
_WORD_SIGN: Final = re.compile(rf"[^\W_]|{UNKNOWN}")


class Patterns:
    """Patterns of one lexicon made into steps; what a slot can hold is made, and followed, once for all rules."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._slots: dict[str, Step] = {}
        self._opening = ""
        self._followed: dict[tuple[str, int], Places] = {}

    def can_open(self, step: Step, opening: str) -> bool:
        """True where what a pattern matches can begin like this, or is shorter and ends where a word does."""
        if opening != self._opening:
            self._opening, self._followed = opening, {}
        return any(at == OUT or not _WORD_SIGN.match(opening, at) for at in step(opening, 0))

    def step(self, pattern: str) -> Step:
        """A pattern as a table writes it.

        >>> from dateline.events.text.rules.lexicon import read_lexicon
        >>> patterns = Patterns(read_lexicon('UNIT = { day = ["day", "days"] }'))
        >>> step = patterns.step("(?:the )?last <UNIT>(?! of)")
        >>> [patterns.can_open(step, words) for words in ("the last ", "the next", "last day ", "last daylight")]
        [True, False, True, False]
        """
        return self._either(pattern, 0)[0]

    def _either(self, pattern: str, at: int) -> tuple[Step, int]:
        """Alternatives, up to the end of the pattern or of the group."""
        found: list[Step] = []
        parts: list[Step] = []
        while at < len(pattern) and pattern[at] != ")":
            if pattern[at] == "|":
                found.append(_all_of(parts))
                parts, at = [], at + 1
                continue
            part, at = self._part(pattern, at)
            if times := _TIMES.match(pattern, at):
                part, at = _repeated(part, times), times.end()
            parts.append(part)
        return _any_of([*found, _all_of(parts)]), at

    def _part(self, pattern: str, at: int) -> tuple[Step, int]:
        """One sign, class, slot or group, and where it ends."""
        if group := _GROUP.match(pattern, at):
            inner, end = self._either(pattern, group.end())
            if group[0] == "(?=":
                inner = _only_if(inner)
            return (_all_of([]) if group[0] in _LOOKS else inner), end + 1
        atom = _ATOM.match(pattern, at)
        if atom is None:
            raise ValueError(f"cannot be followed from {at}: {pattern}")
        if slot := SLOT.fullmatch(atom[0]):
            return self._slot(slot[1]), atom.end()
        if atom[0] in _SPACES:
            return self.step(_SPACES[atom[0]]), atom.end()
        if atom[0] in "^$":
            return _all_of([]), atom.end()
        return (_words((atom[0],)) if atom[0].isalpha() else _one(atom[0])), atom.end()

    def _slot(self, name: str) -> Step:
        if name not in self._slots:
            lexicon = self._lexicon
            inner = self.step(lexicon.patterns[name]) if name in lexicon.patterns else _words(lexicon.tables[name])

            def step(opening: str, at: int) -> Places:
                if (name, at) not in self._followed:
                    self._followed[name, at] = inner(opening, at)
                return self._followed[name, at]

            self._slots[name] = step
        return self._slots[name]


@cache
def _takes(source: str, sign: str) -> bool:
    """True where a class, or a sign, of a pattern takes a sign of an opening."""
    taken = re.compile(source, re.IGNORECASE | re.DOTALL)
    return any(taken.fullmatch(one) for one in _STANDS_FOR.get(sign, sign))


def _one(source: str) -> Step:
    def step(opening: str, at: int) -> Places:
        if at == len(opening):
            return _RAN_OUT
        if not _takes(source, opening[at]):
            return _NOWHERE
        return _RAN_OUT if opening[at] == UNKNOWN else frozenset((at + 1,))

    return step


def _words(table: Iterable[str]) -> Step:
    """Any of the words of a table."""
    known = {re.sub(r"\d", "9", word.lower()) for word in table}
    ordered, lengths = sorted(known), sorted({len(word) for word in known})
    firsts = frozenset(word[0] for word in known)

    def step(opening: str, at: int) -> Places:
        if at < len(opening) and opening[at] not in firsts:
            return _NOWHERE
        rest = opening[at:]
        nearest = bisect_left(ordered, rest)
        if nearest < len(ordered) and ordered[nearest].startswith(rest):
            return _RAN_OUT
        return frozenset(at + length for length in lengths if rest[:length] in known)

    return step


def _all_of(parts: list[Step]) -> Step:
    """One after the other."""
    if len(parts) == 1:
        return parts[0]

    def step(opening: str, at: int) -> Places:
        places = frozenset((at,))
        for part in parts:
            places = _from_each(places, part, opening)
            if OUT in places or not places:
                break
        return places

    return step


def _from_each(places: Places, part: Step, opening: str) -> Places:
    if len(places) == 1:
        (place,) = places
        return part(opening, place)
    return _NOWHERE.union(*(part(opening, place) for place in places))


def _any_of(parts: list[Step]) -> Step:
    if len(parts) == 1:
        return parts[0]
    return lambda opening, at: _NOWHERE.union(*(part(opening, at) for part in parts))


def _only_if(part: Step) -> Step:
    """Nothing, where a part could follow."""
    return lambda opening, at: frozenset((at,)) if part(opening, at) else _NOWHERE


def _repeated(part: Step, times: re.Match[str]) -> Step:
    """So many times: `?`, `*`, `+`, `{2}`, `{1,9}`, `{4,}`."""
    least = {"?": 0, "*": 0, "+": 1}[times[1]] if times[1] else int(times[2])
    most = 1 if times[1] == "?" else least if times[2] and not times[3] else int(times[4] or 0)

    def step(opening: str, at: int) -> Places:
        ends = set() if least else {at}
        places = frozenset((at,))
        for count in range(1, (most or len(opening) + 1) + 1):
            places = _from_each(places, part, opening)
            if OUT in places or not places:
                return places or frozenset(ends)
            if count >= least:
                ends |= places
        return frozenset(ends)

    return step
