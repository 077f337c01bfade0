"""The order in which events are shown: total, and never against a certain precedence."""

from __future__ import annotations

import polars as pl


def display_order(events: pl.DataFrame) -> pl.DataFrame:
    """Sort events by when they may have started; undated ones come last.

    Where A is certainly before B (A's latest end is not after B's earliest start), A comes first: its earliest start is
    before its latest end. An event with no earliest start stands at the latest instant at which it can have started.

    Args:
        events: Has the four bounds and `event_id`.

    Returns:
        The same rows.

    >>> import datetime as dt
    >>> day = lambda d: dt.datetime(2024, 6, d, tzinfo=dt.timezone.utc)
    >>> rows = pl.DataFrame({"event_id": ["b", "a"], "earliest_start": [day(3), None], "latest_start": [day(4), day(2)],
    ...                      "earliest_end": [day(3), None], "latest_end": [day(4), day(2)]})
    >>> display_order(rows)["event_id"].to_list()
    ['a', 'b']
    """
    at = pl.coalesce("earliest_start", "latest_start", "latest_end")
    closed = pl.col("earliest_start").is_not_null()
    return events.sort(at, closed, "latest_end", "event_id", nulls_last=True)
