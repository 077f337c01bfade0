"""Columns that name a beginning and an end in the words of their field: opened and closed, founded and dissolved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from dateline.pipeline.ingesting.mapping import Meaning
from dateline.pipeline.readers.common.tables.column_words import names_of

_BEGINS: Final = (
    "start", "started", "begin", "opened", "open", "began", "begun", "created", "launched", "founded", "established",
    "built", "commissioned", "issued", "admitted", "hired", "arrived", "arrival", "entered", "entry", "departure",
    "check in", "checked in", "first seen", "first observed", "took office", "assumed office", "effective",
    "valid from", "born", "birth", "onset", "raised", "reported", "filed", "submitted", "received", "assigned",
    "acquired", "planted",
)  # fmt: skip
_ENDS: Final = (
    "end", "ended", "closed", "close", "finished", "finish", "completed", "completion", "resolved", "ceased",
    "stopped", "dissolved", "abolished", "disbanded", "retired", "decommissioned", "demolished", "expired", "expires",
    "expiry", "discharged", "left", "departed", "departure", "exited", "exit", "arrival", "check out", "checked out",
    "last seen", "last observed", "left office", "valid to", "valid until", "died", "death", "restored", "recovered",
    "settled", "decided", "returned", "sold", "sunk", "wrecked", "scrapped", "destroyed", "lost",
)  # fmt: skip
"""The most telling first. Travellers arrive and depart, journeys depart and arrive: what stands first begins."""

_LAST: Final = {"start", "end", "begin", "began", "started", "ended"}
"""Words that count alone, whatever it is that starts or ends."""
_OF_TIME: Final = {"date", "time", "datetime", "day", "year", "at", "on", "utc"}


def beginning_and_end(
    columns: Sequence[str], found: Mapping[str, Meaning], holds_dates: Callable[[str], bool]
) -> dict[str, Meaning]:
    """The columns of a beginning and an end that no other name tells; a word for the one needs one for the other.

    Args:
        columns: Names, in the table's order.
        found: What is known of columns already; one of them may be the beginning or the end.
        holds_dates: True for a column whose cells are dates.

    >>> beginning_and_end(["ticket", "opened_at", "closed_at"], {}, lambda column: column != "ticket")
    {'opened_at': 'start', 'closed_at': 'end'}
    """
    known = set(found.values())
    if "date" in known or {"start", "end"} <= known:
        return {}
    free = {c: base for c in columns if c not in found and (base := _base(c))}
    begins = [] if "start" in known else [c for c in _ranked(free, _BEGINS) if holds_dates(c)]
    ends = [] if "end" in known else [c for c in _ranked(free, _ENDS) if holds_dates(c)]
    place = list(columns).index
    if "start" in known:
        return dict.fromkeys(ends[:1], "end")
    if "end" in known:
        return dict.fromkeys(begins[:1], "start")
    pairs = [(b, e) for b in begins for e in ends if place(b) < place(e)] or [
        (b, e) for b in begins for e in ends if b != e
    ]
    return {pairs[0][0]: "start", pairs[0][1]: "end"} if pairs else {}


def _base(column: str) -> str:
    """What a column's name says beside that it is a time: "Date opened" is "opened", "Call start time" is "start"."""
    words = [w for name in names_of(column)[-1:] for w in name.split() if w not in _OF_TIME]
    return words[-1] if words and words[-1] in _LAST else " ".join(words)


def _ranked(free: Mapping[str, str], words: Sequence[str]) -> list[str]:
    return sorted((c for c, base in free.items() if base in words), key=lambda c: words.index(free[c]))
