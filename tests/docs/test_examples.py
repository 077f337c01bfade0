"""Every command and every piece of Python of these pages runs as printed, on a store of the seeds.

Words in capitals stand for what differs from store to store: EVENT_ID for an event, CLAIM_ID for one of the claims of
an event that has several, DECISION_ID for what was decided last. Files that a page calls the reader's own are there.
"""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from typer.testing import CliRunner

from dateline import Timeline
from dateline.pipeline.cli import build_app

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds" / "stories" / "korea-russia"
PAGES = ("README.md", "docs/query.md", "docs/formats.md")
PYTHON = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.DOTALL)


def commands(page: str) -> list[str]:
    """The lines of a page's code blocks that run dateline, in order."""
    lines = (line.strip() for line in (ROOT / page).read_text("utf-8").splitlines())
    return [line.split("  #")[0] for line in lines if line.startswith("dateline ")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where somebody works: a store of the seeds, and files of their own."""
    folder = tmp_path_factory.mktemp("reader")
    made = CliRunner().invoke(build_app(), ["merge", str(SEEDS), "--store", str(folder / ".dateline")])
    assert made.exit_code == 0, made.output
    (folder / "articles").mkdir()
    shutil.copy(SEEDS / "07-prisoners.md", folder / "articles")
    for name in ("events.csv", "other-desk.csv"):
        shutil.copy(SEEDS / "desk-chronology.csv", folder / name)
    shutil.copy(SEEDS / "museum-wall.json", folder / "museum.json")
    shutil.copytree(folder / ".dateline", folder / "archive")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder


def filled(command: str, decided: str) -> list[str]:
    """The command's words, with ids for the words in capitals."""
    timeline = Timeline.open(".dateline")
    events = iter(timeline.events().get_column("event_id"))
    several = timeline.filter(pl.col("n_claims") > 1).events().row(0, named=True)
    claims = iter(several["claims"])
    stands_for: dict[str, Any] = {"EVENT_ID": events, "CLAIM_ID": claims, "DECISION_ID": iter([decided])}
    return [next(stands_for[word]) if word in stands_for else word for word in shlex.split(command)[1:]]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_runs_as_printed(page: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    decided = ""
    assert commands(page)
    for command in commands(page):
        done = CliRunner().invoke(build_app(), filled(command, decided))
        assert done.exit_code == 0, f"{command}: {done.output} {done.exception}"
        if command.startswith("dateline constrain"):
            decided = done.stdout.split()[0]
        elif not re.search(r" -o | build|conflicts", command):
            assert done.stdout, command


@pytest.fixture
def names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the Python of docs/api.md calls the reader's own."""
    monkeypatch.chdir(folder)
    dates = pl.DataFrame({"date": ["1951", "195X"], "first_day": ["1951-01-01", "1952-03-01"]})
    frame = dates.with_columns(pl.col("first_day").str.to_date(), last_day=pl.lit("1953-01-01").str.to_date())
    return {"claims": Timeline.open("archive").claims(), "frame": frame}


@pytest.mark.parametrize("code", PYTHON, ids=lambda code: code.splitlines()[-1][:40])
def test_every_piece_of_python_runs_as_printed(code: str, names: dict[str, Any]) -> None:
    exec(compile(code, "docs/api.md", "exec"), names)
