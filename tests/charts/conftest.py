"""Small event tables, made row by row, so that each test says the bounds it is about."""

from collections.abc import Callable

import polars as pl
import pytest

from dateline.events.table.schema import CLAIM_SCHEMA, EVENT_SCHEMA, INSTANT
from dateline.events.time.bounds import DAY, from_iso


def _frame(rows: list[dict], schema: pl.Schema) -> pl.DataFrame:
    integers = pl.Schema({name: pl.Int64() if dtype == INSTANT else dtype for name, dtype in schema.items()})
    empty = {name: [] if isinstance(dtype, pl.List) else None for name, dtype in schema.items()}
    whole = [{name: row.get(name, empty[name]) for name in schema} for row in rows]
    frame = pl.DataFrame(whole, schema=integers, orient="row")
    return frame.with_columns(pl.col(name).cast(dtype) for name, dtype in schema.items() if dtype == INSTANT)


def _instants(text: str) -> list[int | None]:
    """ "within 1953-07-27/1953-07-28", or four ISO dates with `..` for none."""
    words = text.split()
    if words[0] == "within":
        first, last = map(from_iso, words[1].split("/"))
        return [first, last, first, last]
    return [None if word == ".." else from_iso(word) for word in words]


@pytest.fixture(scope="session")
def make_events() -> Callable[..., pl.DataFrame]:
    """`make_events({"title": ..., "when": "within 1953-07-27/1953-07-28", ...}, ...)` as EVENT_SCHEMA."""

    def make(*given: dict) -> pl.DataFrame:
        rows = []
        for number, row in enumerate(given):
            four = _instants(row.get("when", "within 2024-06-19/2024-06-20"))
            names = ("earliest_start", "latest_start", "earliest_end", "latest_end")
            rows.append(
                {
                    "event_id": f"e{number:04d}",
                    "title": f"Event {number}",
                    "kind": "other",
                    "status": "fact",
                    "start_kind": "stated" if four[0] is not None or four[1] is not None else "unknown",
                    "end_kind": "stated" if four[2] is not None or four[3] is not None else "unknown",
                    "granule": "day",
                    "approximate": False,
                    "uncertain": False,
                    "confidence": 0.9,
                    "salience": 0.5,
                    "n_claims": 1,
                    "sources": ["Wire"],
                    **dict(zip(names, four, strict=True)),
                    **row,
                }
            )
        return _frame(rows, EVENT_SCHEMA)

    return make


@pytest.fixture(scope="session")
def make_claims() -> Callable[..., pl.DataFrame]:
    """`make_claims({"quote": ..., "date_text": ..., "published": "2024-06-20"}, ...)` as CLAIM_SCHEMA."""

    def make(*given: dict) -> pl.DataFrame:
        rows = []
        for number, row in enumerate(given):
            published = row.get("published")
            day = from_iso(published) if published else None
            quote, words = row.get("quote", ""), row.get("date_text")
            rows.append(
                {
                    "claim_id": f"c{number:04d}",
                    "role": "event",
                    "doc_id": "d1",
                    "status": "fact",
                    "lang": "en",
                    "rule_id": "en.date.full",
                    "date_start": row.get("char_start", 0) + quote.find(words) if words and words in quote else None,
                    "published_earliest": day,
                    "published_latest": None if day is None else day + DAY,
                    "citation": {
                        "source_id": "Wire",
                        "publisher": "Wire",
                        "published": published,
                        "url": row.get("url"),
                        "char_start": row.get("char_start", 0),
                        "char_end": row.get("char_start", 0) + len(quote),
                        "quote": quote,
                    },
                    **{name: value for name, value in row.items() if name in CLAIM_SCHEMA},
                }
            )
        return _frame(rows, CLAIM_SCHEMA)

    return make
