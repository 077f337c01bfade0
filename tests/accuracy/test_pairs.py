"""Pairs of sentences, alike on purpose, that tell of one event or of two; written before anything was run on them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dateline.events.table.comparing.texts import compare
from dateline.events.table.comparing.told import Text
from dateline.events.time.bounds import DAY, Bounds, from_iso

RIGHT = 70
"""Of 79; who raises it writes it here."""

ROWS = list(
    csv.DictReader(
        Path(__file__).with_name("pairs.tsv").read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
)


def text(said: str, published: str) -> Text:
    day = from_iso(published) if published else None
    return Text(said, published=None if day is None else Bounds.within(day, day + DAY, "day"))


def right(rows: list[dict[str, str]]) -> list[bool]:
    pairs = [(text(r["one"], r["published_one"]), text(r["other"], r["published_other"])) for r in rows]
    return [answer.same == (row["same"] == "yes") for answer, row in zip(compare(pairs), rows, strict=True)]


def test_no_fewer_pairs_are_right_than_before() -> None:
    assert len(ROWS) == 79
    assert sum(right(ROWS)) >= RIGHT


@pytest.mark.parametrize(
    "about", ["anniversary", "aftershock", "round", "number", "correction", "page", "follow-up", "place"]
)
def test_kinds_of_pairs_that_are_all_right(about: str) -> None:
    rows = [row for row in ROWS if row["about"] == about]
    assert rows
    assert all(right(rows))
