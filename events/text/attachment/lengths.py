"""Lengths of time that place an event by themselves: "over the past year", "for three weeks", "within 30 days"."""

from __future__ import annotations

from dateline.events.text.attachment.use import Relation, Tense
from dateline.events.text.timex import Timex

_AHEAD: dict[str, Relation] = {"in": "in", "within": "by"}


def placing(timex: Timex, signal: str | None, tense: Tense) -> Relation | None:
    """How a duration joins its event to the day on which the text was written; None where it says only how long.

    Args:
        timex: A duration.
        signal: The word before it.
        tense: Of the event's verb.

    >>> weeks = Timex(0, 9, "two weeks", "DURATION", "P2W", "en.duration.amount")
    >>> placing(weeks, "for", "perfect"), placing(weeks, "within", "future"), placing(weeks, "for", "past")
    ('throughout', 'by', None)
    """
    if timex.type != "DURATION":
        return None
    counted = timex.interval is not None or timex.anchor == "dct"
    if signal == "for" and (counted or tense == "perfect"):
        return "throughout"
    if counted:
        return "in"
    return _AHEAD.get(signal or "") if tense == "future" else None
