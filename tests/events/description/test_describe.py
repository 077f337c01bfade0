"""Status, kind, attribution, actors, places and numbers of one event, by the parse and without."""

from collections.abc import Callable

import pytest

from dateline.events.table.claim import Entity
from dateline.events.text.description.context import DocumentContext
from dateline.events.text.description.describe import describe_plain
from dateline.events.text.parting.sentences import split
from dateline.events.text.timex import Timex

STATUS = [
    ("told", "Rebels captured the harbour on 3 May 1999.", "captured", "fact"),
    ("negated", "The company did not publish its accounts in 2012.", "publish", "negated"),
    ("never", "The king never returned after 1688.", "returned", "negated"),
    ("no", "No ships arrived in 1943.", "arrived", "negated"),
    ("refused", "The king refused to sign the law in 1901.", "sign", "fact"),
    ("will", "The museum will open in 2031.", "open", "planned"),
    ("plan_made", "A plan drawn up in May calls for cuts.", "drawn", "fact"),
    ("plan_to", "A plan to build a mill in 2031 was welcomed.", "build", "planned"),
    ("scheduled", "The hearing is scheduled to begin in May.", "begin", "planned"),
    ("might", "The volcano might erupt in June.", "erupt", "hypothetical"),
    ("under_a_condition", "If the vote fails, the council will sell the mill in May.", "sell", "hypothetical"),
    ("unless", "The council will sell the mill in May unless a tenant is found.", "sell", "planned"),
    ("whatever_happens", "The council will sell the mill in May even if the vote fails.", "sell", "planned"),
    ("would_by_a_speaker", "The mayor said on Monday that the dam would be opened in May.", "opened", "planned"),
    ("would_if", "The mayor said the dam would be opened in May if the rain stopped.", "opened", "hypothetical"),
    ("if", "If the ceasefire fails in March, the army returns.", "fails", "hypothetical"),
    ("said_by_somebody", "Officials said on Friday that two divers had been rescued.", "rescued", "reported"),
    ("according_to", "The bank lost $3 million in 2008, according to its auditors.", "lost", "reported"),
    ("reportedly", "The ship reportedly sank in 1702.", "sank", "reported"),
    ("the_statement_itself", "Officials said on Friday that two divers had been rescued.", "said", "fact"),
    ("what_will_be_by_a_speaker", "The mayor said the dam will be opened in May.", "opened", "planned"),
]


@pytest.mark.parametrize(("text", "head", "expected"), [pytest.param(*c[1:], id=c[0]) for c in STATUS])
def test_status(described: Callable, text: str, head: str, expected: str) -> None:
    assert expected == described(text, head).status


KINDS = [
    ("conflict", "Rebels attacked the port.", "attacked"),
    ("death", "The poet died in Rome.", "died"),
    ("diplomacy", "The ministers met in Lima.", "met"),
    ("politics", "Velia elected a new parliament.", "elected"),
    ("justice", "Police arrested the banker.", "arrested"),
    ("disaster", "The train crashed near Lyon.", "crashed"),
    ("disaster", "The earthquake shook the capital.", "earthquake"),
    ("founding", "Monks founded the abbey.", "founded"),
    ("science", "Engineers launched a rocket.", "launched"),
    ("statement", "The mayor said that the road is safe.", "said"),
    ("diplomacy", "The king signed a treaty.", "signed"),
    ("closing", "The school closed for good.", "closed"),
    ("personnel", "Ann Lee took over as director.", "took"),
    ("justice", "The heirs filed a lawsuit.", "filed"),
    ("business", "The firm went bankrupt.", "went"),
    ("justice", "Police closed the inquiry.", "closed"),
    ("conflict", "Gunmen opened fire on a bus.", "opened"),
    ("disaster", "A fire broke out in the mill.", "fire"),
    ("personnel", "The minister was fired.", "fired"),
    ("politics", "The senator won the election.", "won"),
    ("disaster", "The bridge collapsed.", "collapsed"),
    ("other", "The cat slept.", "slept"),
]


@pytest.mark.parametrize(("expected", "text", "head"), KINDS)
def test_kind(described: Callable, expected: str, text: str, head: str) -> None:
    assert expected == described(text, head).kind


def test_attribution_is_the_speaker_by_full_name(described: Callable) -> None:
    text = "Ann Lee runs the port. Lee said on Friday that two ships had collided."
    assert described(text, "collided", "Friday").attribution == "Ann Lee"


def test_the_writers_own_word_has_no_attribution(described: Callable) -> None:
    assert described("Two ships collided on Friday.", "collided", "Friday").attribution is None


def test_actors_and_places_have_types(described: Callable) -> None:
    event = described("Nelson Mandela met students in South Africa in June 1996.", "met", "June 1996")
    assert Entity("Nelson Mandela", "person") in event.actors
    assert event.places == (Entity("South Africa", "country"),)


def test_a_pronoun_subject_gives_its_name_as_actor(described: Callable) -> None:
    event = described("Nelson Mandela spoke first. He left in June.", "left", "June")
    assert event.actors[0] == Entity("Nelson Mandela", "person")


def test_an_unnamed_group_is_an_actor(described: Callable) -> None:
    assert described("Security forces left the town in May.", "left", "May").actors == (
        Entity("Security forces", "group"),
    )


def test_numbers_of_the_event_alone_are_its_quantities(described: Callable) -> None:
    event = described("The storm, which began at 5 knots, killed about 300 people in 1900.", "killed", "1900")
    assert [(q.low, q.high, q.unit, q.approximate) for q in event.quantities] == [(300.0, 300.0, "killed", True)]


def test_the_date_is_no_quantity(described: Callable) -> None:
    assert described("Rebels captured the harbour on 3 May 1999.", "captured", "3 May 1999").quantities == ()


def test_the_same_sentence_gives_the_same_description(described: Callable) -> None:
    text = "Norway and Sweden met in Oslo. Their ministers signed a pact in June."
    assert described(text, "signed", "June") == described(text, "signed", "June")


PLAIN = "But late on 3 May 1999 rebels took the port, which burned, officials said."


def plain(text: str, head: str, date: str) -> object:
    context = DocumentContext.of(text, split(text))
    place = text.index(head)
    timex = Timex(text.index(date), text.index(date) + len(date), date, "DATE", "", "test")
    return describe_plain(context.sentences[-1], place, place + len(head), [timex], context)


def test_without_a_parse_the_clause_around_the_word_is_the_title() -> None:
    event = plain(PLAIN, "took", "3 May 1999")
    assert event.title == "Rebels took the port"
    assert event.confidence < 0.7
    assert "read by rules alone, without a parse" in event.reasons


def test_without_a_parse_status_kind_and_source_come_from_words() -> None:
    event = plain("The dam will be opened in 2030, according to Ann Lee.", "opened", "2030")
    assert (event.status, event.attribution, event.kind) == ("planned", "Ann Lee", "founding")
