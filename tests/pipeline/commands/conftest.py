"""A store of two files that disagree on a day, and a command as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

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
