"""Two claims held against each other: for tests."""

from __future__ import annotations

import numpy as np

from dateline.events.table.claim import Citation, Claim, Entity, Source, Trigger
from dateline.events.table.matching.features import features
from dateline.events.table.matching.match import links
from dateline.events.table.matching.weights import weights
from dateline.events.table.schema import claim_frame
from dateline.events.time.bounds import DAY, Bounds, instant

DAY_ONE = instant(1869, 11, 17)


def claim(
    title: str,
    source: str = "The Courier",
    *,
    start: int | None = DAY_ONE,
    days: int = 1,
    record: str | None = None,
    places: tuple[str, ...] = (),
    trigger: str | None = None,
) -> Claim:
    return Claim(
        source=Source(source_id=source, sha256=f"{source}{record}", doc_id=None if record else source),
        title=title,
        bounds=Bounds.nowhere() if start is None else Bounds.within(start, start + days * DAY, "day"),
        citation=Citation(0, len(title), title),
        rule_id="test.rule",
        extractor_version="1",
        record_id=record,
        places=tuple(Entity(place, "city") for place in places),
        trigger=Trigger(0, 1, trigger) if trigger else None,
    )


def compared(one: Claim, other: Claim) -> dict[str, object]:
    held = features(claim_frame([one, other]))
    return links(held, np.array([0]), np.array([1]), weights()).row(0, named=True)


OPENING = "Ferdinand de Lesseps opened the canal at Port Said before Empress Eugenie"
