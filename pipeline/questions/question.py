"""The words of a question: how certain, sorted by what, grouped by what. Light, for the command line to load."""

from __future__ import annotations

from typing import Literal

Mode = Literal["surely", "maybe"]
"""In every reading of the dates, or in at least one."""

ModeName = Literal["surely", "maybe", "probability"]
"""How the command line asks."""

Format = Literal["table", "jsonl", "csv", "parquet"]
"""How answers are written."""

SortKey = Literal["time", "start", "end", "title", "kind", "salience", "confidence", "sources", "probability"]
"""What answers can be sorted by; `time` is the order of the timeline."""

CalendarGroup = Literal["day", "week", "month", "quarter", "year", "decade", "century"]
FieldGroup = Literal["kind", "status", "source", "actor", "place"]
GroupName = Literal[CalendarGroup, FieldGroup]
"""What answers can be grouped by."""
