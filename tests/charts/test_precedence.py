"""The picture of a certain order: a column a step, arrows only between neighbouring columns."""

from __future__ import annotations

import polars as pl
import pytest

from dateline.charts.precedence import MOST, build
from dateline.events.errors import ChartError


def steps(*numbers: int) -> pl.DataFrame:
    titles = [f"Event {place}, which has a long and winding name" for place in range(len(numbers))]
    return pl.DataFrame({"step": numbers, "label": [str(n) for n in numbers], "title": titles, "when": "in 1953"})


def rows(spec: dict, layer: int) -> list[dict]:
    data = spec["layer"][layer]["data"]
    return spec["datasets"][data["name"]] if "name" in data else data["values"]


def test_every_event_of_a_step_leads_to_every_one_of_the_next() -> None:
    spec = build(steps(1, 2, 2, 3)).to_dict()
    assert {(round(arrow["column"]), arrow["row"], arrow["column2"], arrow["row2"]) for arrow in rows(spec, 0)} == {
        (1, 0, 1, 0),
        (1, 0, 1, 1),
        (2, 0, 2, 0),
        (2, 1, 2, 0),
    }
    assert len(rows(spec, 3)) == 4


def test_long_titles_are_cut() -> None:
    assert rows(build(steps(1)).to_dict(), 2)[0]["short"].endswith("…")


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_what_nobody_can_read_is_refused(count: int) -> None:
    with pytest.raises(ChartError, match="make no picture"):
        build(steps(*range(1, count + 1)))
