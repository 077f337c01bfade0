"""Claims are folded in batches of whole documents, near in time."""

import polars as pl
import pytest

from dateline.events.table.claim import Citation, Claim, Source
from dateline.events.table.schema import claim_frame
from dateline.events.time.bounds import DAY, Bounds, instant
from dateline.pipeline.folding import batches as fold_batches
from dateline.pipeline.folding.batches import batches

FIRST = instant(1914)


def claim(number: int, *, day: int | None, published: int | None, record: bool) -> Claim:
    """One claim of a document, which has as many as its number says."""
    told = None if published is None else Bounds.within(FIRST + published * DAY, FIRST + (published + 1) * DAY, "day")
    name = f"d{number}"
    source = Source(source_id="wire", sha256=name, doc_id=None if record else name, published=told)
    bounds = Bounds.nowhere() if day is None else Bounds.within(FIRST + day * DAY, FIRST + (day + 1) * DAY, "day")
    return Claim(source, f"Shot {number} {day}", bounds, Citation(0, 1, "shot"), "test", "1", record_id=name)


@pytest.fixture
def claims():
    texts = [claim(n, day=day, published=100 - n, record=False) for n in range(6) for day in (n, 50 + n)]
    records = [claim(10 + n, day=40 - n, published=None, record=True) for n in range(4)]
    return claim_frame([*texts, *records, claim(20, day=None, published=None, record=False)])


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_batches_are_all_the_claims_and_no_document_is_in_two(claims, size, monkeypatch):
    monkeypatch.setattr(fold_batches, "BATCH", size)
    found = list(batches(claims.lazy()))
    assert pl.concat(found).sort("claim_id").equals(claims.sort("claim_id"))
    documents = [set(batch["sha256"]) for batch in found]
    assert sum(map(len, documents)) == len(set().union(*documents))
    assert max(map(len, documents)) <= size


def test_texts_come_by_publication_and_records_by_their_dates(claims, monkeypatch):
    monkeypatch.setattr(fold_batches, "BATCH", 1)
    order = [batch["sha256"][0] for batch in batches(claims.lazy())]
    assert order == ["d20", "d13", "d12", "d11", "d10", "d5", "d4", "d3", "d2", "d1", "d0"]


def test_claims_without_a_content_hash_stay_together(claims, monkeypatch):
    """Which reading of them is the newest is asked of all of them."""
    monkeypatch.setattr(fold_batches, "BATCH", 1)
    nameless = claims.with_columns(sha256=pl.lit(None, pl.String))
    assert [batch.height for batch in batches(nameless.lazy())] == [claims.height]
