"""What the judge sees in a line, which of several lines it takes, and what the gate drops. Every text is our own."""

from collections.abc import Callable

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.description.judging.confidence import confidence, grave, left, tells_event
from dateline.events.text.description.judging.judge import faults_of, judged
from dateline.events.text.description.lines.candidates import candidates
from dateline.events.text.description.lines.line import Title, Told
from dateline.events.text.description.lines.topics import topic_for
from dateline.events.text.description.title import title
from dateline.events.text.extractor import Extractor
from dateline.events.time.bounds import DAY, Bounds, instant

PUBLISHED = Bounds.exactly(instant(2024, 6, 12), instant(2024, 6, 12) + DAY, "day")


def extracted(text: str):
    return Extractor("parse").extract(text, Source("paper", "0" * 64, doc_id="d", published=PUBLISHED))


@pytest.mark.parametrize(
    ("text", "head", "date", "line"),
    [
        (
            "The emirate sent four hundred soldiers to the border in March to help the guards of the old canal.",
            "sent",
            "March",
            "Emirate sent four hundred soldiers to the border to help the guards of the old canal",
        ),
        ("The firm took over two mills in March 2011.", "took", "March 2011", "Firm took over two mills"),
        ("The valve had been closed in May 2019.", "closed", "May 2019", "Valve was closed"),
        (
            "Norway failed to put a probe into orbit in May and again in August.",
            "put",
            "May",
            "Norway failed to put a probe into orbit",
        ),
        ("Norway beat Peru 4-2 in Oslo on 3 May 1999.", "beat", "3 May 1999", "Norway beat Peru 4-2 in Oslo"),
        (
            "Officials expect all pipes of the town to be replaced by 2020.",
            "replaced",
            "2020",
            "Officials expect all pipes of the town to be replaced",
        ),
        (
            "A magnitude 6.2 earthquake struck off the coast on Wednesday.",
            "struck",
            "Wednesday",
            "Magnitude 6.2 earthquake struck off the coast",
        ),
    ],
)
def test_a_line_keeps_what_its_verb_needs(described: Callable, text: str, head: str, date: str, line: str) -> None:
    assert described(text, head, date).title == line


@pytest.mark.parametrize(
    "text",
    [
        "The town is quiet. There is some hope in the harbour now.",
        "It rained. It might reappear later in 2025.",
        "The ships sail. We like the new harbour on Friday.",
    ],
)
def test_how_things_are_is_a_named_skip(text: str) -> None:
    found = extracted(text)
    assert [claim.title for claim in found.claims if claim.date_text] == []
    assert {skip.reason for skip in found.skips} <= {"unclear", "talk"}


@pytest.mark.parametrize(
    "text",
    [
        "Why should you trust them? You need more than hope. The future of the harbour now lies with its people.",
        "It is a question of trust. Much will now depend on whether our ferries sail.",
    ],
)
def test_a_view_of_the_day_is_a_named_skip(text: str) -> None:
    found = extracted(text)
    assert [claim.title for claim in found.claims if claim.date_text] == []
    assert found.skips


@pytest.mark.parametrize(
    "text",
    [
        "Norway now makes two of three pipes of the world, its ministry said. It sold 40 mills to Peru on Monday.",
        "Twelve miners have died in Chile in recent years, the police said on Monday.",
    ],
)
def test_a_figure_that_is_reported_is_told_whenever_it_was(text: str) -> None:
    assert len([claim for claim in extracted(text).claims if claim.date_text]) == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Two ships met near the cape. They sank on 3 May 2021.", "sank"),
        ("The dam burst on 3 May 2021.", "Dam burst"),
        ("Residents waited. The mayor of Larn opened the bridge on 3 May 2021.", "Mayor of Larn opened the bridge"),
    ],
)
def test_a_deed_is_told_whatever_its_line(text: str, line: str) -> None:
    assert any(line in claim.title for claim in extracted(text).claims)


def test_faults_multiply_and_grave_ones_are_named() -> None:
    assert left(["pronoun", "two words"]) == pytest.approx(left(["pronoun"]) * left(["two words"]))
    assert set(confidence(["lost part", "run on"])[1]) <= grave()
    assert not tells_event(["which", "page"])


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("The carrier left Larn on 3 May 2021.", True),
        ("Ann Lee said that the carrier had left Larn on 3 May 2021.", True),
        ("Ann Lee made a similar offer on 3 May 2021.", True),
        ("Ann Lee sold ships such as tugs on 3 May 2021.", False),
        ("Ann Lee left Larn on 3 May 2021.", False),
    ],
)
def test_a_bare_subject_and_a_likeness_leave_open_which(text: str, is_open: bool) -> None:
    reasons = {reason for claim in extracted(text).claims for reason in claim.reasons}
    assert ('the title says "the" of what it does not name' in reasons) is is_open


@pytest.mark.parametrize(
    ("text", "head", "date"),
    [
        ("The harbour master, who had been ill for weeks, closed the port of Larn on Friday.", "closed", "Friday"),
        ("It was in May that they said the mill, the last of its kind, would be sold to them.", "sold", "May"),
        ("After the talks in June, the ministers of both countries shook hands.", "talks", "June"),
        ("On Monday Ann Lee told the court that she had not been at the quay.", "told", "Monday"),
    ],
)
def test_a_line_that_is_not_judged_would_not_have_been_the_best(
    told: Callable, text: str, head: str, date: str
) -> None:
    event = told(text, head, date)
    verdicts = [judged(with_topic(line, event), event, faults_of(line, event)) for line in candidates(event)]
    best = next((verdict for verdict in verdicts if verdict.is_sure), max(verdicts, key=lambda v: v.rank))
    assert title(event)[1] == best


def with_topic(line: Title, event: Told) -> Title:
    line.topic = topic_for(line, event)
    return line
