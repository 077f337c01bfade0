"""How well a line reads by itself: the faults that can be seen in it, each with its price in confidence.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.events.text.description.confidence import left, tells_event
from dateline.events.text.description.cutfaults import CUT_FAULTS
from dateline.events.text.description.line import Title, Told
from dateline.events.text.description.readingfaults import READING_FAULTS
from dateline.events.text.description.wording import GOOD_LENGTH

_LEAST: Final = 0.4
"""What is left of a line that is still told: two grave faults are too many."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How well a line reads.

    Attributes:
        score: 1 for a line without fault; each fault leaves a share of it.
        told: Code points of the line as far as a title may be long: of two lines alike, the fuller is better.
        faults: Names of its faults, as confidence.toml lists them.
    """

    score: float
    told: int
    faults: tuple[str, ...]

    @property
    def rank(self) -> tuple[float, int]:
        """What lines of one event are compared by."""
        return self.score, self.told

    @property
    def tells(self) -> bool:
        """False for a line that tells of no event, or hardly a word of it right."""
        return self.score >= _LEAST and tells_event(self.faults)


def judged(line: Title, told: Told) -> Verdict:
    """The verdict on a line that tells an event.

    Whoever wrote a text that begins with "He ruled" knows who is meant: nothing before could have told it.
    """
    cut = {name for name, has in CUT_FAULTS.items() if has(line, told)}
    read = {name for name, has in READING_FAULTS.items() if has(line)}
    if told.start == 0:
        read -= {"open subject", "open state"}
    faults = tuple(sorted({*line.doubts, *cut, *read}))
    return Verdict(left(faults), min(len(line.text), GOOD_LENGTH), faults)
