"""Words that point to somebody or something, in many genres: a drop fails, a rise updates the number here."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from dateline.events.text.parsing.parser import model_name

LEAST = {"tuning": (0.95, 0.14), "aside": (0.87, 0.33), "last": (0.91, 0.11)}
"""Part -> least share right of those answered, and most left open."""


def measure() -> ModuleType:
    """The module that is also the command; tests are no package."""
    spec = importlib.util.spec_from_file_location("references", Path(__file__).with_name("references.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["references"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("part", LEAST)
def test_no_fewer_words_are_right_than_before(part: str) -> None:
    if model_name() is None:
        pytest.skip("no English model is installed")
    outcomes = [answer.outcome for answer in measure().answers(part)]
    right, wrong = outcomes.count("right"), outcomes.count("wrong")
    assert right / (right + wrong) >= LEAST[part][0]
    assert 1 - (right + wrong) / len(outcomes) <= LEAST[part][1]
