"""A store at an S3 address, on a server on loopback."""

from __future__ import annotations

from threading import Thread

import pytest

from dateline.pipeline.clock import FixedClock
from dateline.pipeline.merge import merge
from dateline.pipeline.storing.store import Store
from dateline.pipeline.timeline import Timeline
from tests.pipeline.s3 import s3

ADDRESS = "s3://desk/stores/one"
HEAD = "record_id,date,title,source\n"
ROWS = "{0}1,1911-03-05,The mill of {0} burned down,Gazette\n{0}2,1912-04-01,{0} has a school,Gazette\n"


@pytest.fixture(autouse=True)
def server(monkeypatch):
    with s3() as address:
        told = {"AWS_ENDPOINT_URL": address, "AWS_ALLOW_HTTP": "true", "AWS_REGION": "us-east-1"}
        told |= {
            "AWS_ACCESS_KEY_ID": "key",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_VIRTUAL_HOSTED_STYLE_REQUEST": "false",
        }
        for name, value in told.items():
            monkeypatch.setenv(name, value)
        yield


def rows(folder, town):
    file = folder / f"{town}.csv"
    file.write_text(HEAD + ROWS.format(town), "utf-8")
    return file


def test_what_is_merged_is_there_once_and_can_be_asked(tmp_path):
    file = rows(tmp_path, "Brenna")
    first = merge([file], Store(ADDRESS), clock=FixedClock(0))
    again = merge([file], Store(ADDRESS), clock=FixedClock(0))
    assert (first.counts()["new_claims"], first.counts()["new_events"], again.counts()["new_claims"]) == (2, 2, 0)
    assert Timeline.open(ADDRESS).events()["title"].to_list() == [
        "The mill of Brenna burned down",
        "Brenna has a school",
    ]


def test_writers_at_once_lose_nothing_and_double_nothing(tmp_path):
    merge([rows(tmp_path, "Brenna")], Store(ADDRESS), clock=FixedClock(0))
    files = [rows(tmp_path, town) for town in ("Ostrel", "Veldt", "Karsk", "Brenna")]
    writers = [Thread(target=merge, args=([file], Store(ADDRESS)), kwargs={"clock": FixedClock(0)}) for file in files]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    ids = Store(ADDRESS).claims().collect()["claim_id"]
    assert (len(ids), ids.n_unique()) == (8, 8)
