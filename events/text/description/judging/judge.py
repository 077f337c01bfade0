"""How well a line reads by itself: the faults seen in it, and the share of such lines that a reader printed.

The faults are told to the reader of a claim; the share is learned from lines that a strict reader judged one by one
(`judge.toml`, made by `docs/tools/make_judge.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from dateline.events.text.description.judging.confidence import left, tells_event
from dateline.events.text.description.judging.cutfaults import CUT_FAULTS
from dateline.events.text.description.judging.gate import is_event
from dateline.events.text.description.judging.readingfaults import READING_FAULTS
from dateline.events.text.description.judging.traits import traits
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.weighing import share_of
from dateline.events.text.description.wording import GOOD_LENGTH
from dateline.events.text.description.words import table

_LEAST: Final = 0.4
"""What the prices of faults leave of a line that is still told: two grave faults are too many."""
_OPEN: Final = frozenset(
    {"points to the text", "subject is a pronoun", "fault pronoun", "fault open subject"}
    | {"bare definite", "two bare definites", "fault which", "fault compares nothing"}
)
"""Traits of a line that leaves to the text before it who or which is meant."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How well a line reads.

    Attributes:
        share: How many of a hundred such lines are fit to print, 0 to 1.
        likely: False where the line, in a text like this one, is likely to tell no event that a reader could use.
        told: Code points of the line as far as a title may be long: of two lines alike, the fuller is better.
        faults: Names of its faults, as confidence.toml lists them.
    """

    share: float
    likely: bool
    told: int
    faults: tuple[str, ...]

    @property
    def rank(self) -> tuple[float, int]:
        """What lines of one event are compared by: two ways to see a fault see more than one."""
        return round(self.share * left(self.faults), 3), self.told

    @property
    def doubts(self) -> tuple[str, ...]:
        """What the share adds to the faults: a line like those that are seldom printed."""
        return () if reads_well(self.share, "told plainly") else ("seldom printed",)

    @property
    def is_sure(self) -> bool:
        """True for a line that needs no rival."""
        return not self.faults and self.share >= float(_judge()["sure"])

    @property
    def tells(self) -> bool:
        """False for a line that by its faults tells of no event, or hardly a word of it right."""
        return left(self.faults) >= _LEAST and tells_event(self.faults)


def judged(line: Title, told: Told, faults: tuple[str, ...]) -> Verdict:
    """The verdict on a line that tells an event, and has these faults.

    Whoever wrote a text that begins with "He ruled" knows who is meant: nothing before could have told it.
    """
    found = traits(line, told, faults)
    opens = told.start == 0
    if opens:
        found = {name: value for name, value in found.items() if name not in _OPEN}
    likely = is_event(found | {"names somebody": 1.0} if opens else found)
    return Verdict(share(found), likely, min(len(line.text), GOOD_LENGTH), faults)


def faults_of(line: Title, told: Told) -> tuple[str, ...]:
    """Names of the faults of a line, sorted."""
    cut = {name for name, has in CUT_FAULTS.items() if has(line, told)}
    read = {name for name, has in READING_FAULTS.items() if has(line)}
    if told.start == 0:
        read -= {"open subject", "open state"}
    return tuple(sorted({*line.doubts, *cut, *read}))


def share(found: dict[str, float]) -> float:
    """How many of a hundred lines with these traits a strict reader would print, 0 to 1, rounded to 0.001.

    >>> share({"names somebody": 1.0, "tense past": 1.0}) > share({"text asks": 1.0, "tense present": 1.0})
    True
    """
    return share_of(_judge(), found)


def reads_well(printable: float | None, place: str) -> bool:
    """True where a line reads well enough for its place.

    Args:
        printable: The share of such lines that a reader would print; None where nobody judged it: a person wrote it.
        place: One of `least` in judge.toml.

    >>> reads_well(None, "lead"), reads_well(0.9, "lead"), reads_well(0.1, "lead")
    (True, True, False)
    """
    return printable is None or printable >= float(_judge()["least"][place])


@cache
def _judge() -> dict[str, Any]:
    return table("judging/judge.toml")
