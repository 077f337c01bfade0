"""Every row of allen.tsv, by single values and by columns.

`exact`: A is the whole of what its EDTF covers; `event in`: A is an event dated by it. B is always the whole.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from dateline.events.time import allen, modal
from dateline.events.time.allen import INVERSE, RELATIONS
from dateline.events.time.edtf import parse

LINES = Path(__file__).with_name("allen.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES[1:] if not line.startswith("#")]
IDS = [f"{a} {b} {reading}" for a, b, reading, _ in ROWS]


def read(a, b, reading):
    first = parse(a)
    return first.extent if reading == "exact" else first.bounds, parse(b).extent, reading.endswith("days")


def test_every_relation_has_its_row():
    assert {row[3] for row in ROWS} >= set(RELATIONS)


@pytest.mark.parametrize(("a", "b", "reading", "expected"), ROWS, ids=IDS)
def test_possible_and_necessary(a, b, reading, expected):
    first, second, days = read(a, b, reading)
    possible = expected.split()
    assert possible == list(allen.possible(first, second, days=days))
    assert (possible[0] if len(possible) == 1 else None) == allen.necessary(first, second, days=days)
    assert {INVERSE[name] for name in possible} == set(allen.possible(second, first, days=days))


@pytest.mark.parametrize(("a", "b", "reading", "expected"), ROWS, ids=IDS)
def test_columns_answer_the_same(a, b, reading, expected):
    first, second, days = read(a, b, reading)
    table = modal.bounds_frame([first])
    if "out_of_range" in table.select(pl.concat_list("start_kind", "end_kind").explode()).to_series().to_list():
        pytest.skip("no column holds these years")
    row = table.select(**{name: modal.maybe(name, second, days=days) for name in RELATIONS}).row(0, named=True)
    assert expected.split() == [name for name in RELATIONS if row[name]]
