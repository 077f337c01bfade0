"""A record that breaks its reader costs itself; those beside it are read."""

import json

import pytest

from tests.pipeline.ingesting.one_claim import read, write

BOUNDS = {"earliest_start": "2020-01-01", "latest_start": "2020-01-01", "earliest_end": "2020-01-02"}
OURS = {"claim_id": "c1", "title": "Bridge opened", "sha256": "00", "latest_end": "2020-01-02", **BOUNDS}


@pytest.mark.parametrize(
    "broken",
    [
        {"title": "half \ud800"},
        {"date_start": 2**70},
        {"trigger": {"char_start": 1e400, "char_end": 2}},
        {"reasons": "[" * 100_000},
        {"start_kind": ["stated"]},
    ],
)
def test_a_value_that_no_row_of_ours_holds_costs_its_line(tmp_path, broken):
    lines = [OURS, {**OURS, "claim_id": "c2", **broken}, {**OURS, "claim_id": "c3"}]
    found = read(write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, lines))))
    assert found.claims["claim_id"].to_list() == ["c1", "c3"]
    assert found.rejects.select("place", "stage").rows() == [("line 2", "check")]


def test_a_row_that_breaks_its_reader_costs_itself(tmp_path, monkeypatch):
    from dateline.pipeline.readers.common.tables import table

    sound = table._claim

    def picky(row, *args, **options):
        if row["title"] == "Odd":
            raise ZeroDivisionError("odd")
        return sound(row, *args, **options)

    monkeypatch.setattr(table, "_claim", picky)
    found = read(write(tmp_path, "a.csv", "date,title\n2020-01-01,Even\n2020-01-02,Odd\n2020-01-03,Plain\n"))
    assert found.claims["title"].to_list() == ["Even", "Plain"]
    told = found.rejects.select("place", "reason", "value").row(0)
    assert told == ("row 3", "cannot be read (ZeroDivisionError: odd); mend it or leave it out", "2020-01-02 | Odd")


def test_a_known_row_that_breaks_its_reader_costs_itself(tmp_path, monkeypatch):
    from dateline.pipeline.readers import timesketch

    rows = [
        f'{{"message": "{word}", "datetime": "2020-01-0{n}T00:00:00", "timestamp_desc": "seen"}}'
        for n, word in enumerate(["Even", "Odd", "Plain"], 1)
    ]
    write(tmp_path, "a.jsonl", "\n".join(rows))
    assert read(tmp_path / "a.jsonl").claims.height == 3
    sound = timesketch._record

    def picky(row, context):
        if row["message"] == "Odd":
            raise ZeroDivisionError("odd")
        return sound(row, context)

    monkeypatch.setattr(timesketch, "_record", picky)
    found = read(tmp_path / "a.jsonl")
    assert (found.claims.height, found.rejects["place"].to_list()) == (2, ["line 2"])
