"""Actors by time: who appears when.

Shows: a row for each actor named most, a mark for each event that names it. Hides: rarer actors, and who did what to
whom.
"""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from dateline.charts.named_rows import by_name
from dateline.charts.spec import ChartSpec


def build(events: pl.DataFrame) -> Any:
    """Marks by actor and time.

    Args:
        events: EVENT_SCHEMA.
    """
    return by_name(events, "actors", title="Who appears when")


CHART: Final = ChartSpec("actors", "Who appears when", ("events",), build)
