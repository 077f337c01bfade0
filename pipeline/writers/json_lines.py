"""JSON lines of our own: an event a line, with its claims as objects, or a claim a line. Loses nothing."""

from __future__ import annotations

import json
from typing import Final

from dateline.pipeline.writers.common.protocol import Export, Writer, Written


def write(export: Export) -> Written:
    """One line an entry."""
    lines = (json.dumps(entry.record, ensure_ascii=False, allow_nan=False) for entry in export.entries)
    return Written("".join(f"{line}\n" for line in lines).encode())


def write_array(export: Export) -> Written:
    """One array of entries."""
    rows = [entry.record for entry in export.entries]
    return Written((json.dumps(rows, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode())


WRITERS: Final = (
    Writer("jsonl", (".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst"), write),
    Writer("json", (".json",), write_array),
)
