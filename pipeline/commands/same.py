"""`dateline same`: do two texts tell of one event?"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from dateline.events.errors import ReadError
from dateline.pipeline.terminal.console import out

if TYPE_CHECKING:
    from dateline.events.table.comparing.told import Text
    from dateline.events.time.bounds import Bounds

_EARLIEST: Final = ("earliest", "date_lo", "start")
_LATEST: Final = ("latest", "date_hi", "end")
"""Names that files have for the days between which something happened, ours first."""

AT_ONCE: Final = 200
"""Pairs that are read together: reading many at once is faster."""


def same() -> None:
    """Say of pairs of short texts whether they tell of one event: JSON lines on stdin, JSON lines on stdout.

    A line is {"id", "a": {"text", "published"?, "trigger"?, "earliest"?, "latest"?}, "b": {...}}: when it was
    published, the word that names what happened, and when that was; the dates are days, both included (`date_lo` and
    `date_hi`, or `start` and `end`, do as well). An answer is
    {"id", "same", "weight", "levels"}: at a weight of 0 or more it is the same event, and the levels say why. It does
    not depend on the other lines.

        dateline same < pairs.jsonl
    """
    from dateline.events.table.comparing.texts import compare

    for lines in _batches():
        for (pair_id, _), answer in zip(lines, compare([texts for _, texts in lines]), strict=True):
            told = {"id": pair_id, "same": answer.same, "weight": answer.weight, "levels": answer.levels}
            out(json.dumps(told, ensure_ascii=False))


def _batches() -> Iterator[list[tuple[Any, tuple[Text, Text]]]]:
    """The pairs on stdin with their ids, some lines at a time."""
    held: list[tuple[Any, tuple[Text, Text]]] = []
    for number, line in enumerate(sys.stdin, 1):
        try:
            pair = json.loads(line)
            held.append((pair.get("id"), (_text(pair["a"]), _text(pair["b"]))))
        except (ValueError, KeyError, TypeError, AttributeError) as err:
            raise ReadError(f"stdin, line {number}", f"no pair of texts ({err})", "see: dateline same --help") from err
        if len(held) == AT_ONCE:
            yield held
            held = []
    if held:
        yield held


def _text(told: dict[str, Any]) -> Text:
    from dateline.events.table.comparing.told import Text

    return Text(
        str(told["text"]),
        published=_days(told.get("published"), told.get("published")),
        when=_days(_first(told, _EARLIEST), _first(told, _LATEST)),
        head=told.get("trigger"),
    )


def _first(told: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the fields that is given."""
    return next((told[name] for name in names if told.get(name)), None)


def _days(first: str | None, last: str | None) -> Bounds | None:
    """From the one day to the other, both included; None for no day."""
    from dateline.events.time.bounds import DAY, Bounds, EndKind, from_iso

    if not first and not last:
        return None
    low = from_iso(first) if first else None
    high = from_iso(last) + DAY if last else None
    return Bounds(low, high, low, high, EndKind.UNKNOWN if low is None else EndKind.STATED)
