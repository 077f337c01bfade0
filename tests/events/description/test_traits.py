"""What is measured of a line, and what the judge makes of it. Every text is our own."""

import subprocess
import sys
from pathlib import Path

import pytest

from dateline.events.text.description.judging.judge import share
from dateline.events.text.description.judging.traits.textwide import traits_of_text

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(("tool", "judged"), [("judge", "titles"), ("gate", "events")])
def test_the_weights_are_those_of_the_judged_lines(tool: str, judged: str) -> None:
    made = subprocess.run(
        [sys.executable, ROOT / f"docs/tools/make_{tool}.py", ROOT / f"tests/accuracy/{judged}.tsv"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout == (ROOT / f"events/text/description/judging/{tool}.toml").read_text("utf-8")
    area = next(line for line in made.stderr.splitlines() if line.startswith("area under the curve"))
    assert float(area.rsplit(" ", 1)[1]) > 0.7


def test_a_deed_of_somebody_named_is_more_often_printed_than_talk() -> None:
    deed = {"names somebody": 1.0, "tense past": 1.0, "head is ROOT": 1.0}
    talk = {"speaks of I or you": 1.0, "spoken to": 1.0, "values": 1.0, "tense present": 1.0}
    assert share(deed) > 2 * share(talk)


def test_few_words_say_little_of_how_a_text_is_written() -> None:
    usual = traits_of_text("")
    assert traits_of_text("We sail! Do you?")["text asks"] < 0.5
    assert traits_of_text("We sail! Do you? " * 200)["text asks"] > 1 > usual["text asks"] == 0
