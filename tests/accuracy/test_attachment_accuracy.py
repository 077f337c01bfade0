"""How many dates of a small corpus of our own are attached right: a drop fails, a rise updates the number here."""

import json
from pathlib import Path

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.extractor import Extractor
from dateline.events.time.bounds import DAY, Bounds, instant

CORPUS = [json.loads(line) for line in Path(__file__).with_name("attachment.jsonl").read_text("utf-8").splitlines()]
PUBLISHED = Bounds.exactly(instant(2024, 6, 3), instant(2024, 6, 3) + DAY, "day")


def attached(provider):
    """For each wanted head: was it found for its date?"""
    extractor = Extractor(provider)
    found, extra = [], 0
    for number, row in enumerate(CORPUS):
        source = Source("corpus", f"{number:064d}", doc_id=str(number), published=PUBLISHED)
        claims = [c for c in extractor.extract(row["text"], source).claims if c.date_start is not None]
        for words, heads in row["dates"].items():
            start = row["text"].index(words)
            mine = {c.trigger.text for c in claims if c.date_start < start + len(words) and start < c.date_end}
            found += [head in mine for head in heads]
            extra += len(mine - set(heads))
    return sum(found) / len(found), extra / len(found)


@pytest.mark.parametrize(("provider", "right", "extra"), [("parse", 0.98, 0.0), ("rules", 0.63, 0.27)])
def test_share_of_events_found_for_their_dates(provider, right, extra):
    got_right, got_extra = attached(provider)
    assert got_right >= right
    assert got_extra <= extra
