"""Timex: one expression of time in a text, as TIMEX3 describes it, with the place on the calendar that it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.events.time.bounds import Bounds

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
"""The four types of TIMEX3."""

AnchorName = Literal["none", "dct", "narrative", "timex", "event"]
"""What the value was counted from: nothing (a full date), the publication date, the running narrative date, another
Timex of the text, or an event that only constraints can place."""


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression of time.

    Attributes:
        start, end: Code points of the document's text, half-open.
        text: `document[start:end]`.
        type, value, mod, quant, freq: The TIMEX3 attributes; `mod`, `quant`, `freq` are None where they say nothing.
        rule_id: The rule that read it.
        interval: The calendar interval that the words name. Exact where it is fully known ("June 2024" is
            `Bounds.exactly(2024-06-01, 2024-07-01)`); with four different instants where the anchor is known only
            roughly (an uncertain publication date). Vague words have their core here. None for durations, sets, and
            expressions with no place on the calendar. Something said to be *in* it has `interval.inside()`.
        outer: The wider interval of a vague word ("early", "about"), else None.
        edtf: The same as EDTF (ISO 8601-2), or None.
        anchor: What `interval` was counted from.
        anchor_index: With anchor "timex" or "narrative": the position, in the list the tagger returned, of the Timex
            it leans on; else None.

    Source: TimeML 1.2.1, TIMEX3.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    rule_id: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    interval: Bounds | None = None
    outer: Bounds | None = None
    edtf: str | None = None
    anchor: AnchorName = "none"
    anchor_index: int | None = None

    @property
    def says_when(self) -> bool:
        """True for a DATE or a TIME; the other types say how long or how often."""
        return self.type in {"DATE", "TIME"}
