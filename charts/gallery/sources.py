"""Sources by time: who tells of what stretch of time.

Shows: a row for each source that tells most, a mark for each event it tells of. Hides: rarer sources, and how much each
says of an event.
"""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from dateline.charts.named_rows import by_name
from dateline.charts.spec import ChartSpec


def build(events: pl.DataFrame) -> Any:
    """Marks by source and time.

    Args:
        events: EVENT_SCHEMA.
    """
    return by_name(events, "sources", title="Who tells of when")


CHART: Final = ChartSpec("sources", "Who tells of when", ("events",), build)
