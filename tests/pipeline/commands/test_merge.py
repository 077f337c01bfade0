"""`dateline merge`, `conflicts` and `explain`, from files to what a person reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.events.errors import StoreError
from dateline.pipeline.cli import build_app

ROWS = """record_id,date,title,places,source
{a},1869-11-17,The Suez Canal is opened at Port Said,Port Said,{source}
{b},1956-07-26,Gamal Abdel Nasser nationalises the Suez Canal Company,Alexandria,{source}
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.csv").write_text(ROWS.format(a="1", b="2", source="Cairo Record"), "utf-8")
    other = ROWS.format(a="x", b="y", source="London Diary").replace("1956-07-26", "1956-07-27")
    (folder / "two.csv").write_text(other, "utf-8")
    return folder


def run(*given: str) -> Result:
    return CliRunner().invoke(build_app(), list(given), catch_exceptions=False)


def test_merge_says_what_it_changed_and_the_same_again_adds_nothing(files: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    first = json.loads(run("merge", str(files / "one.csv"), "--store", store, "--json").stdout)
    assert (first["new_claims"], first["events_touched"], first["new_events"], first["rejects"]) == (2, 2, 2, 0)
    second = json.loads(run("merge", str(files), "--store", store, "--json").stdout)
    assert (second["new_claims"], second["repeated"], second["new_events"], second["conflicts"]) == (2, 2, 0, 1)
    assert len(second["touched"]) == 2
    again = run("merge", str(files), "--store", store)
    assert again.stdout.startswith("0 new claims, 4 repeated, 0 events touched")


def test_documents_that_are_known_are_told_of_in_one_line(tmp_path: Path) -> None:
    folder, store = tmp_path / "in", str(tmp_path / "store")
    folder.mkdir()
    for name in ("a", "b"):
        text = f"Published: 1869-11-20\n\nThe canal at {name} was opened on Wednesday. The works took ten years.\n"
        (folder / f"{name}.txt").write_text(text, "utf-8")
    first = run("merge", str(folder), "--store", store).stderr
    assert "1 date (how long, not when), such as 'ten years'" in first
    again = run("merge", str(folder), "--store", store).stderr
    assert again == "2 files known already: 2 documents read before, nothing to add\n"


def test_a_folder_with_other_files_is_no_store(files: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(build_app(), ["merge", str(files), "--store", str(files)])
    assert isinstance(done.exception, StoreError)
    assert "other files (one.csv, two.csv)" in str(done.exception)
    assert sorted(child.name for child in files.iterdir()) == ["one.csv", "two.csv"]
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / ".gitkeep").touch()
    assert run("merge", str(files), "--store", str(tmp_path / "new")).stdout.startswith("4 new claims")


def test_conflicts_are_told_with_each_source_and_its_words(files: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    assert "1 disagreement between sources" in run("merge", str(files), "--store", store).stdout
    shown = run("conflicts", "--store", store)
    told = shown.stdout
    assert "1 disagreement between sources; 1 event." in shown.stderr
    assert "Nasser nationalises" in told
    assert "1956-07-26: Cairo Record" in told
    assert "1956-07-27: London Diary" in told
    (line,) = run("conflicts", "--store", store, "--field", "bounds", "--json").stdout.splitlines()
    assert {said["source_id"] for said in json.loads(line)["conflict"]["values"]} == {"Cairo Record", "London Diary"}
    quiet = run("conflicts", "--store", store, "--without-source", "London Diary")
    assert quiet.stdout == ""


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
