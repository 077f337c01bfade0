"""Made-up logs: one row is one event, however close the days and however few the words they are written with."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest

from dateline.pipeline.clock import FixedClock
from dateline.pipeline.merge import merge
from dateline.pipeline.storing.store import Store

DEEDS = "Burglary Collision Fire Assault Flooding Outage Rescue Protest Robbery Explosion Landslide Evacuation".split()  # noqa: SIM905
THINGS = "warehouse school bakery ferry tram bank hotel depot farm chapel garage stadium library quarry mill".split()  # noqa: SIM905
TOWNS = "Aldmoor Brackwell Cullerby Denholt Eastrigg Farnby Harwood Inverlee Kestwick Merrow Penhall Zelham".split()  # noqa: SIM905
FORMS = {
    "a title": ("date,title", "{day},{deed} at a {thing} in {town}"),
    "who wrote it": ("date,title,source", "{day},{deed} at a {thing} in {town},station {turn}"),
    "a place": ("date,title,place,source", "{day},{deed} at a {thing},{town},unit {turn}"),
    "a number": ("date,title,source", "{day},{thing} {deed} number {place} in {town},s{turn}"),
}


@pytest.mark.parametrize("form", FORMS)
def test_rows_of_a_log_are_as_many_events(form: str, tmp_path: Path) -> None:
    heading, line = FORMS[form]
    chance, rows = random.Random(5), {}
    while len(rows) < 1000:
        day = dt.date(2019, 1, 1) + dt.timedelta(chance.randrange(300))
        told = {"deed": chance.choice(DEEDS), "thing": chance.choice(THINGS), "town": chance.choice(TOWNS)}
        rows[day, *told.values()] = line.format(day=day, turn=len(rows) % 7, place=len(rows), **told)
    log = tmp_path / "log.csv"
    log.write_text("\n".join([heading, *rows.values()]) + "\n", "utf-8")
    merged = merge([log], Store(str(tmp_path / "store")), clock=FixedClock(0))
    assert merged.counts()["new_events"] >= 995


def test_a_row_that_two_sources_have_word_for_word_is_one_event(tmp_path: Path) -> None:
    log = tmp_path / "review.csv"
    log.write_text("date,title,source\n1931-05-02,Fire at the mill in Denholt,Courier\n"
                   "1931-05-02,Fire at the mill in Denholt,Gazette\n", "utf-8")  # fmt: skip
    merged = merge([log], Store(str(tmp_path / "store")), clock=FixedClock(0))
    assert merged.counts()["new_events"] == 1
