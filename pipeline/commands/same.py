"""`dateline same`: do two texts tell of one event?"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from dateline.events.errors import ReadError
from dateline.pipeline.console import out

if TYPE_CHECKING:
    import polars as pl

    from dateline.events.time.bounds import Bounds


def same() -> None:
    """Say of pairs of short texts whether they tell of one event: JSON lines on stdin, JSON lines on stdout.

    A line is {"id", "a": {"text", "published"?, "source"?, "trigger"?, "earliest"?, "latest"?}, "b": {...}}; the dates
    are days, both included. An answer is {"id", "same", "weight", "levels"}: the comparison that `merge` makes.

        dateline same < pairs.jsonl
    """
    from dateline.events.table.match import same as compare

    for number, line in enumerate(sys.stdin, 1):
        try:
            pair = json.loads(line)
            one, other = (_claim(pair[side], f"{number}{side}") for side in ("a", "b"))
        except (ValueError, KeyError, TypeError) as err:
            raise ReadError(f"stdin, line {number}", f"no pair of texts ({err})", "see: dateline same --help") from err
        link = compare(one, other).row(0, named=True)
        levels = {name.removeprefix("level_"): link[name] for name in link if name.startswith("level_")}
        answer = {"id": pair.get("id"), "same": link["weight"] >= 0, "weight": link["weight"], "levels": levels}
        out(json.dumps(answer, ensure_ascii=False))


def _claim(told: dict[str, Any], key: str) -> pl.DataFrame:
    """A text as one claim that says all of it."""
    from dateline.events.table.claim import Citation, Claim, Source, Trigger
    from dateline.events.table.match_words import distinctive
    from dateline.events.table.schema import claim_frame
    from dateline.events.time.bounds import Bounds

    text = str(told["text"])
    head = told.get("trigger")
    at = text.find(head) if head else -1
    days = _days(told.get("earliest"), told.get("latest"))
    source = Source(
        source_id=str(told.get("source") or key),
        sha256=key,
        doc_id=key,
        published=_days(told.get("published"), told.get("published")),
        context=distinctive(None, text),
    )
    claim = Claim(
        source=source,
        title=text,
        bounds=days or Bounds.nowhere(),
        citation=Citation(0, len(text), text),
        rule_id="same",
        extractor_version="1",
        trigger=Trigger(at, at + len(head), head) if head and at >= 0 else None,
    )
    return claim_frame([claim])


def _days(first: str | None, last: str | None) -> Bounds | None:
    """From the one day to the other, both included; None for no day."""
    from dateline.events.time.bounds import DAY, Bounds, EndKind, from_iso

    if not first and not last:
        return None
    low = from_iso(first) if first else None
    high = from_iso(last) + DAY if last else None
    return Bounds(low, high, low, high, EndKind.UNKNOWN if low is None else EndKind.STATED)
