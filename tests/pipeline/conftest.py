"""A few claims of three sources, for the tests of what is asked of a timeline."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dateline.events.table.claim import Citation, Claim, Entity, Source
from dateline.events.table.schema import claim_frame
from dateline.events.time.bounds import DAY, Bounds, EndKind
from dateline.events.time.bounds import instant as at
from dateline.pipeline.clock import FixedClock
from dateline.pipeline.storing.store import Store

RECORDED = at(2024, 12, 24)


def day(year: int, month: int, of_month: int) -> Bounds:
    start = at(year, month, of_month)
    return Bounds.within(start, start + DAY, "day")


def make_claim(
    title: str,
    bounds: Bounds,
    *,
    source: str = "Wire",
    published: Bounds | None = None,
    quote: str = "",
    **more: object,
) -> Claim:
    """One claim; its identity is its title and source."""
    said = Source(source, sha256=f"{source}/{title}", doc_id=f"{source}.txt", publisher=source, published=published)
    fields = {"rule_id": "test", "extractor_version": "1", "record_id": title} | more
    return Claim(said, title, bounds, Citation(0, len(quote), quote or title), **fields)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def told() -> pl.DataFrame:
    """CLAIM_SCHEMA: a war, its armistice, a treaty told by two sources, a state that goes on, one with no start."""
    early, late = day(2024, 6, 20), day(2025, 1, 16)
    since = Bounds(at(1953), at(1954), None, None, end_kind=EndKind.OPEN, granule="year")
    by_then = Bounds(None, at(2025, 1, 12), None, at(2025, 1, 12), start_kind=EndKind.UNKNOWN)
    treaty = {"kind": "treaty", "actors": (Entity("Vladimir Putin", "person"), Entity("Kim Jong Un", "person"))}
    return claim_frame(
        [
            make_claim("War in Korea", Bounds.exactly(at(1950, 6, 25), at(1953, 7, 28)), published=early, kind="war"),
            make_claim("Armistice signed at Panmunjom", day(1953, 7, 27), published=early, kind="agreement"),
            make_claim("Two states remain at war", since, published=early, status="reported"),
            make_claim("Treaty of mutual defence signed in Pyongyang", day(2024, 6, 19), published=early, **treaty),
            make_claim(
                "Treaty of mutual defence signed in Pyongyang",
                day(2024, 6, 19),
                source="Gazette",
                published=day(2024, 6, 21),
                quote="The two leaders put their names to the pact.",
                places=(Entity("Pyongyang", "city"),),
                **treaty,
            ),
            make_claim(
                "Two soldiers captured near the border", by_then, source="Courier", published=late, confidence=0.4
            ),
            make_claim(
                "Bridge to be opened", Bounds.within(at(2026), at(2027), "year"), published=late, status="planned"
            ),
            make_claim("=cmd()|'\x1b[31m'!A1", Bounds.within(at(-43, 3, 15), at(-43, 3, 16), "day"), published=late),
        ]
    )


@pytest.fixture(scope="session")
def store(told: pl.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with those claims."""
    folder = tmp_path_factory.mktemp("asked") / "store"
    Store(folder).add(told, clock=FixedClock(RECORDED))
    return folder
