"""The questions on anybody's frame are those of a timeline."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from dateline import register_namespace
from dateline.events.errors import EdtfError, SchemaError

register_namespace()

FRAME = pl.DataFrame({"what": ["treaty", "war", "era", "rumour"], "date": ["2024-06-19", "1950/1953", "1951/..", None]})


def test_edtf_columns_are_read_and_asked() -> None:
    events = FRAME.dateline.from_edtf("date")
    assert events.dateline.surely("during", "June 2024").get_column("what").to_list() == ["treaty"]
    assert events.dateline.during("1952").get_column("what").to_list() == ["war", "era", "rumour"]
    assert events.dateline.during("1952", mode="surely").get_column("what").to_list() == ["war", "era"]
    assert events.dateline.within("the 1950s", mode="surely").get_column("what").to_list() == ["war"]
    assert events.dateline.maybe("before", "1960").get_column("what").to_list() == ["war", "rumour"]
    assert events.dateline.probability("1952").get_column("probability").to_list() == [0.0, 1.0, 1.0, None]
    assert events.dateline.when().get_column("when")[0] == "on 19 June 2024"


def test_lazy_frames_stay_lazy() -> None:
    found = FRAME.lazy().dateline.from_edtf("date").dateline.during("2024", mode="surely")
    assert isinstance(found, pl.LazyFrame)
    assert found.select("what").collect().to_series().to_list() == ["treaty", "era"]


def test_dates_become_bounds_with_the_last_day_included() -> None:
    rows = pl.DataFrame({"from": [dt.date(2024, 6, 1)], "to": [dt.date(2024, 6, 30)]})
    bounded = rows.dateline.bounded("from", "to")
    assert bounded.dateline.surely("equals", "June 2024").height == 1
    assert rows.dateline.bounded("from").dateline.surely("starts", "June 2024").height == 1
    instants = pl.DataFrame({"at": [dt.datetime(2024, 6, 1, 12)]})
    assert instants.dateline.bounded("at").dateline.surely("during", "2024-06-01").height == 1


def test_own_columns_come_back_and_nothing_else() -> None:
    bounded = pl.DataFrame({"day": [dt.date(2024, 6, 1)]}).dateline.bounded("day")
    assert bounded.dateline.during("2024").columns == bounded.columns


def test_errors_say_what_would_do() -> None:
    with pytest.raises(SchemaError, match=r"make them with frame\.dateline\.bounded"):
        FRAME.dateline.during("2024")
    with pytest.raises(SchemaError, match="what is String, neither dates nor instants"):
        FRAME.dateline.bounded("what")
    with pytest.raises(EdtfError):
        FRAME.dateline.from_edtf("what")
