"""Dated expressions that give no claim of their own, each with its reason: none is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.events.text.attachment.reading import Attachment, Reading
from dateline.events.text.claims.screening import Unfit
from dateline.events.text.timex import Timex

SkipReason = Literal["duration", "set", "undated", "no event", "part of another date", "publication line"] | Unfit
"""Why a dated expression gave no claim of its own."""


@dataclass(frozen=True, slots=True)
class Skip:
    """A dated expression that gave no claim of its own, and why.

    Attributes:
        char_start, char_end: Its place in the document, in code points.
        text: Its words.
    """

    reason: SkipReason
    char_start: int
    char_end: int
    text: str


def skips(
    reading: Reading, attachments: Sequence[Attachment], page: frozenset[int], unfit: Mapping[int, Unfit]
) -> Iterator[Skip]:
    """A skip for each timex that dates nothing, in reading order.

    Args:
        reading: The document.
        attachments: Those that became claims.
        page: Positions of the timexes that date the page itself.
        unfit: Positions of timexes -> why what they date is nothing to list.
    """
    dating = {a.timex for a in attachments}
    seconds = {t for a in attachments for t in (a.other, a.lasting) if t is not None}
    for index, timex in enumerate(reading.timexes):
        if index not in dating:
            own = _reason(timex, second=index in seconds)
            reason = "publication line" if index in page else unfit.get(index, own)
            yield Skip(reason, timex.start, timex.end, timex.text)


def _reason(timex: Timex, *, second: bool) -> SkipReason:
    if second:
        return "part of another date"
    if timex.type == "DURATION":
        return "duration"
    if timex.type == "SET":
        return "set"
    return "undated" if timex.interval is None else "no event"
