"""What no chronology lists ends as a named skip; what is told stays. Every text is our own."""

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.extractor import Extractor
from dateline.events.text.parsing.parser import model_name
from dateline.events.time.bounds import DAY, Bounds, instant

PUBLISHED = Bounds.exactly(instant(2021, 5, 10), instant(2021, 5, 10) + DAY, "day")
OPENING = "The council of Kaldbek bought a ferry on 3 May 2021.\n"

pytestmark = pytest.mark.skipif(model_name() is None, reason="no English model is installed")


def extract(text):
    source = Source(source_id="paper", sha256="0" * 64, doc_id="d", published=PUBLISHED)
    return Extractor("parse").extract(OPENING + text, source)


def reasons(text):
    return {s.text: s.reason for s in extract(text).skips}


@pytest.mark.parametrize(
    ("text", "date", "reason"),
    [
        ("Did the council sell the ferry on Friday?", "Friday", "question"),
        ("I think the ferry is beautiful today.", "today", "talk"),
        ("You should visit the harbour today.", "today", "talk"),
        ("Let's go back to the harbour right now.", "right now", "talk"),
        ("It must be sold if it sinks in June 2021.", "June 2021", "supposed"),
        ("This article was amended on 4 May 2021.", "4 May 2021", "notice"),
        ("That was the case on Tuesday.", "Tuesday", "unclear"),
    ],
)
def test_what_tells_no_event_is_a_named_skip(text, date, reason):
    assert reasons(text)[date] == reason


def test_comments_of_readers_are_no_reports():
    text = "4 May 2021 | Report abuse | My boat sank in 1999.\n5 May 2021 | Report abuse | Mine burned in 2003."
    assert reasons(text) == {
        "4 May 2021": "publication line", "1999": "comment", "5 May 2021": "publication line", "2003": "comment",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("I left Oslo on 4 May 2021.", "I left Oslo"),
        ("Did they know that the ferry, which sank in 1987, was old?", "Ferry sank"),
        ("“We sold it on Tuesday,” said Mayor Anna Berg.", None),
    ],
)
def test_what_a_witness_did_and_what_is_told_in_passing_stays(text, title):
    titles = [c.title for c in extract(text).claims]
    assert len(titles) > 1
    assert title is None or title in titles
