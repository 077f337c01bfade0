"""Every seed is listed with its origin, and is the file that was listed."""

import hashlib
import tomllib
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"
LISTED = {row["path"]: row for row in tomllib.loads((SEEDS / "SOURCES.toml").read_text("utf-8"))["file"]}
STORIES = sorted(
    path.relative_to(SEEDS).as_posix()
    for folder in ("stories", "updates")
    for path in (SEEDS / folder).rglob("*")
    if path.is_file()
)


def test_every_story_file_is_listed_and_every_listed_file_is_there():
    assert sorted(path for path in LISTED if path.startswith(("stories/", "updates/"))) == STORIES


@pytest.mark.parametrize("path", STORIES)
def test_a_seed_is_the_file_that_was_listed(path):
    row = LISTED[path]
    assert hashlib.sha256((SEEDS / path).read_bytes()).hexdigest() == row["sha256"]
    assert row["licence"] == "Apache-2.0"
    assert row["facts"]
    assert all(fact["fact"] and fact["source"] for fact in row["facts"])
