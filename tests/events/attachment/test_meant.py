"""A language model may read the words of a date otherwise than the rules, where they can mean that."""

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.attachment.answers import Proposal
from dateline.events.text.attachment.asking import asked_of, request
from dateline.events.text.attachment.meant import meant
from dateline.events.text.attachment.model import ModelAttacher
from dateline.events.text.attachment.proposals import check
from dateline.events.text.attachment.reading import Reading
from dateline.events.text.extractor import Extractor
from dateline.events.text.parting.sentences import split
from dateline.events.text.tagging.tagger import tag
from dateline.events.time.bounds import DAY, Bounds, instant
from tests.model_endpoint import endpoint

THURSDAY = Bounds.exactly(instant(2021, 7, 1), instant(2021, 7, 1) + DAY, "day")
LEFT = {"sentence": 0, "quote": "left", "date_words": "Friday", "event_word": "left", "title": "Lee leaves Larn"}


def reading(text):
    return Reading(text, split(text), tag(text, dct=THURSDAY), {}, dct=THURSDAY)


@pytest.mark.parametrize(
    ("text", "calendar", "holds"),
    [
        ("Lee left Larn on Friday.", "2021-07-02", True),
        ("Lee left Larn on Friday.", "2021-07-03", False),
        ("Lee left Larn on Friday.", "2021-07", False),
        ("Lee left Larn on Friday.", "1950-07-07", False),
        ("Lee left Larn on 10 October.", "2006-10-10", False),
        ("The mill shut in 2006. Lee left Larn on 10 October.", "2006-10-10", True),
        ("The mill shut in 2006. Lee left Larn on 10 October.", "2006-10-11", False),
        ("Lee left Larn two days later.", "2021-06-20", True),
        ("Lee left Larn last fall.", "2019-23", False),
        ("Lee left Larn last fall.", "2020-23", True),
        ("Lee left Larn on Friday.", "next Friday", False),
    ],
)
def test_words_mean_only_what_they_say(text, calendar, holds):
    read = reading(text)
    assert (meant(read.timexes[-1], calendar, read) is not None) is holds


def test_what_words_cannot_mean_is_said():
    read = reading("Lee left Larn on Friday.")
    fault = check(Proposal(**LEFT, calendar="2021-07-03"), read, asked_of(read))
    assert fault == "'Friday' cannot mean calendar '2021-07-03'"


def test_the_meaning_that_we_gave_is_no_other():
    read = reading("Lee left Larn on Friday.")
    assert check(Proposal(**LEFT, calendar="2021-06-25"), read, asked_of(read)).meant is None


def told(text, *events):
    source = Source("paper", "0" * 64, doc_id="d", published=THURSDAY)
    with endpoint({"events": list(events)}) as (address, _):
        return [c for c in Extractor(ModelAttacher(address, "fake")).extract(text, source).claims if c.date_text]


def test_the_claim_has_the_day_that_the_model_reads_and_says_so():
    """What is a fact on the next day, by who read the text, was added after it was published."""
    (claim,) = told("Lee left Larn on Friday.", LEFT | {"calendar": "2021-07-02"})
    assert (claim.edtf, claim.status) == ("2021-07-02", "fact")
    assert "date read otherwise by a language model" in claim.reasons


def test_what_our_own_line_lacks_is_not_said_of_a_line_of_the_model():
    (claim,) = told("She left it on 3 May 2021.", LEFT | {"date_words": "3 May 2021", "title": "She left"})
    assert (claim.title, claim.confidence) == ("She left", 0.8)
    assert not any("title" in reason for reason in claim.reasons)


@pytest.mark.parametrize(("status", "held"), [("reported", "reported"), ("planned", "negated")])
def test_the_status_of_the_model_counts_but_for_a_plan_that_was_dropped(status, held):
    event = LEFT | {"quote": "called off", "event_word": "called", "title": "Match in Larn", "status": status}
    (claim,) = told("The match in Larn scheduled for Friday was called off.", event)
    assert claim.status == held


def test_the_other_end_of_a_range_is_found():
    event = LEFT | {
        "date_words": "2006",
        "relation": "from",
        "title": "Lee leads Larn",
        "event_word": "led",
        "quote": "led",
    }
    (claim,) = told("Lee led Larn from 2006 to 2008.", event)
    assert claim.edtf == "2006/2008"


def test_what_somebody_says_now_is_of_the_day_and_does_not_go_on():
    event = LEFT | {"date_words": "now", "title": "Lee: work begins in Larn", "event_word": "says", "quote": "says"}
    (claim,) = told("Lee says that work in Larn begins now.", event)
    assert claim.edtf == "2021-07-01"


def test_what_the_model_vouches_for_is_told_whatever_its_sentence_asks():
    (claim,) = told("Did you know that Lee left Larn on Friday?", LEFT)
    assert claim.title == "Lee leaves Larn"


def test_what_dates_the_page_is_not_asked_about():
    text = "Updated: 30 June 2021\n\nLee left Larn on Friday."
    read = reading(text)
    stamped = Reading(text, read.sentences, read.timexes, {}, dct=THURSDAY, page=frozenset({0}))
    assert '30 June 2021" =' in request(read, asked_of(read))
    assert '30 June 2021" =' not in request(stamped, asked_of(stamped))
