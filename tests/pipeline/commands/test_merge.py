"""`dateline merge`, from files to what a person reads."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from dateline.events.errors import StoreError
from dateline.pipeline.cli import build_app
from tests.pipeline.commands.conftest import run


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
