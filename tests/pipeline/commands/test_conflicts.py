"""`dateline conflicts`: each disagreement with the words of its sources."""

from __future__ import annotations

import json
from pathlib import Path

from tests.pipeline.commands.conftest import run


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


def test_what_sources_cannot_disagree_on_is_refused(tmp_path: Path) -> None:
    shown = run("conflicts", "--store", str(tmp_path), "--field", "colour")
    assert shown.exit_code != 0
    assert "quantity" in shown.output
