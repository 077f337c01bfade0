"""`dateline explain`: from an event back to sentences, rules and what was known when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.pipeline.commands.conftest import run


def test_explain_goes_back_to_sentences_and_rules(files: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    run("merge", str(files), "--store", store)
    told = json.loads(run("explain", "opened", "--store", store, "--json").stdout)
    event = told["event"]
    assert event["n_claims"] == 2
    assert {bound["value"] for bound in told["bounds"]} == {"1869-11-17T00:00:00Z", "1869-11-18T00:00:00Z"}
    assert all(bound["chain"][0]["rule_id"] == "record.csv" for bound in told["bounds"])
    (link,) = told["links"]
    assert link["level_time"] == "same day"
    for name in (event["event_id"][:6], event["aliases"][0]):
        text = run("explain", name, "--store", store).stdout
        assert text.startswith(f"{event['event_id']}  The Suez Canal is opened at Port Said")
        assert "Why these are one event" in text
        assert "time: same day" in text


def test_history_tells_what_each_publication_changed(tmp_path: Path) -> None:
    rows = (("1869-11", "1869-11-18", "Paper 1"), ("1869-11-17", "1869-11-19", "Paper 2"))
    for date, published, source in rows:
        title = "Ferdinand de Lesseps opened the canal at Port Said"
        table = f"record_id,date,title,published,source\n1,{date},{title},{published},{source}\n"
        (tmp_path / f"{source}.csv").write_text(table, "utf-8")
    store = str(tmp_path / "store")
    run("merge", str(tmp_path / "Paper 1.csv"), str(tmp_path / "Paper 2.csv"), "--store", store)
    steps = json.loads(run("explain", "lesseps", "--store", store, "--history", "--json").stdout)
    assert [step["published"] for step in steps] == ["1869-11-18", "1869-11-19"]
    assert steps[1]["changed"]["when"] == ["in November 1869", "on 17 November 1869"]
    assert steps[1]["changed"]["sources"] == [["Paper 1"], ["Paper 1", "Paper 2"]]
    told = run("explain", "lesseps", "--store", store, "--as-known", "1869-11-18").stdout
    assert "1 claim of Paper 1" in told


def test_recorded_alone_is_wrong_use(tmp_path: Path) -> None:
    from dateline.events.errors import QueryError

    with pytest.raises(QueryError, match="--as-known"):
        run("explain", "x", "--store", str(tmp_path), "--recorded")
