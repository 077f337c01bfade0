"""Stories of our own, told by several sources beside neighbours much alike: what is joined, and what is kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.events.text.parsing.parser import model_name
from tests.accuracy.stories import figures, folded, stories

LEAST = {
    "stories": {"precision": 0.97, "recall": 0.95, "real": 0.9, "told": 0.6},
    "stories_aside": {"precision": 0.95, "recall": 0.95, "real": 0.7, "told": 0.6},
}
"""Of each file; docs/merging.md tells the figures. Who raises one writes it here."""


@pytest.mark.parametrize("name", LEAST)
def test_claims_of_one_event_are_joined_and_others_are_not(name: str, tmp_path: Path) -> None:
    if model_name() is None:
        pytest.skip("no English model is installed")
    found = {story.name: (story, folded(story, tmp_path / str(n))) for n, story in enumerate(stories(name))}
    told = [f"{story.name}: {line}" for story, one in found.values() for line in one.told]
    measured = figures(found)
    low = {what: measured[what] for what, least in LEAST[name].items() if measured[what] < least}
    assert not low, "\n".join([str(low), *told])
