"""A language model proposes and our code checks: a fake endpoint on the loopback, honest and otherwise."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from dateline.events.errors import EndpointError, LocatedError
from dateline.events.table.claim import Source
from dateline.events.text.attachment.answers import Proposal
from dateline.events.text.attachment.asking import asked_of, request
from dateline.events.text.attachment.model import ModelAttacher
from dateline.events.text.attachment.proposals import check, title_fault
from dateline.events.text.attachment.reading import NewsLine, Reading
from dateline.events.text.extractor import Extractor
from dateline.events.text.parting.sentences import split
from dateline.events.text.tagging.tagger import tag
from dateline.events.time.bounds import DAY, Bounds, instant
from tests.model_endpoint import endpoint

pytest.importorskip("pydantic_ai")

TEXT = "The mayor resigned on 3 May 2021. A storm tore down the old bridge in June 2021."
DCT = Bounds.exactly(instant(2021, 7, 1), instant(2021, 7, 1) + DAY, "day")
RESIGNED = {
    "sentence": 0,
    "quote": "The mayor resigned on 3 May 2021.",
    "date_words": "3 May 2021",
    "event_word": "resigned",
    "relation": "in",
    "title": "Mayor resigns",
    "status": "fact",
}
INVENTED = RESIGNED | {"quote": "The mayor fled on 3 May 2021.", "event_word": "fled"}


def extract(address, text=TEXT):
    source = Source("paper", "0" * 64, doc_id="d", published=DCT)
    return Extractor(ModelAttacher(address, "fake")).extract(text, source)


def reading(text=TEXT, headline=None):
    return Reading(text, split(text), tag(text, dct=DCT), {}, dct=DCT, headline=headline)


def asked(text, headline=None):
    read = reading(text, headline)
    return read, asked_of(read)


def test_proposal_that_holds_becomes_a_claim_with_our_date():
    with endpoint({"events": [RESIGNED]}) as (address, _):
        claims = [c for c in extract(address).claims if c.date_text]
    assert [(c.title, c.trigger.text, str(c.bounds)) for c in claims] == [
        ("Mayor resigns", "resigned", "within [2021-05-03, 2021-05-04)")
    ]


def test_a_title_that_brings_in_a_name_is_sent_back_and_then_gives_way_to_our_own_line():
    with endpoint({"events": [RESIGNED | {"title": "Mayor Ann Lee resigns"}]}) as (address, asked):
        claims = [c for c in extract(address).claims if c.date_text]
    assert [c.title for c in claims] == ["Mayor resigned"]
    assert "Ann, Lee" in json.dumps(asked[1]["messages"][-1])
    assert len(asked) == 3


def test_a_model_is_told_where_the_article_is_from_and_what_stands_around_its_dates():
    with endpoint({"events": [RESIGNED]}) as (address, asked):
        extract(address)
    said = asked[0]["messages"][-1]["content"]
    assert said.startswith("Published: 2021-07-01\n0| The mayor resigned on 3 May 2021.\n")
    assert '  dates: "3 May 2021" = 2021-05-03; "" = the publication\n' in said


SANK = "A ferry sank off Arden, and all aboard were saved. The mayor resigned on 3 May 2021."
NEWS = {
    "sentence": 0,
    "quote": "A ferry sank",
    "date_words": "",
    "event_word": "sank",
    "title": "Ferry sinks off Arden",
}


def extract_sank(*events):
    with endpoint({"events": list(events)}) as (address, _):
        return [(c.title, c.printable is None) for c in extract(address, SANK).claims if not c.date_text]


def test_what_an_article_reports_without_a_date_has_the_line_of_the_model():
    assert extract_sank(NEWS) == [("Ferry sinks off Arden", True)]


def test_news_is_held_as_the_model_holds_it_and_nothing_is_said_against_its_line():
    said = "It could sink off Arden, and all aboard might drown. The mayor resigned on 3 May 2021."
    event = NEWS | {
        "quote": "It could sink",
        "event_word": "sink",
        "status": "reported",
        "title": "Arden: all might drown",
    }
    with endpoint({"events": [event]}) as (address, _):
        (claim,) = (c for c in extract(address, said).claims if not c.date_text)
    assert (claim.title, claim.status) == ("Arden: all might drown", "reported")
    assert not any("title" in reason for reason in claim.reasons)


def test_a_total_is_told_that_only_the_model_sees():
    said = f"{SANK} So far there is no sign of a cause in Larn."
    event = NEWS | {"sentence": 2, "quote": "no sign", "event_word": "sign", "title": "No sign of a cause in Larn"}
    with endpoint({"events": [event]}) as (address, _):
        assert "No sign of a cause in Larn" in [c.title for c in extract(address, said).claims]


def test_what_reports_nothing_by_the_model_is_no_event():
    assert extract_sank() == []


def test_our_own_line_stands_where_the_title_of_news_does_not_hold():
    ((title, ours),) = extract_sank(NEWS | {"title": "Ferry Aurora sinks"})
    assert (title, ours) == ("Ferry sank off Arden, and all aboard were saved", False)


def test_only_sentences_that_may_be_news_do_without_date_words():
    read = Reading(SANK, split(SANK), tag(SANK, dct=DCT), {}, dct=DCT, news=frozenset({0}))
    assert check(Proposal(**NEWS), read, asked_of(read)).line == NewsLine("Ferry sinks off Arden", "fact")
    elsewhere = NEWS | {"sentence": 1, "quote": "resigned", "event_word": "resigned"}
    assert "none of the dates" in check(Proposal(**elsewhere), read, asked_of(read))


def test_it_is_asked_from_within_an_event_loop_too():
    """A notebook runs one around every cell."""

    async def cell():
        with endpoint({"events": [RESIGNED]}) as (address, _):
            return extract(address)

    with ThreadPoolExecutor(1) as notebook:
        assert len(notebook.submit(lambda: asyncio.run(cell())).result().claims) == 1


def test_what_the_model_left_out_is_a_skip():
    with endpoint({"events": [RESIGNED]}) as (address, _):
        skips = extract(address).skips
    assert [(s.reason, s.text) for s in skips] == [("no event", "June 2021")]


def test_an_event_that_is_given_twice_for_one_date_is_one_claim():
    with endpoint({"events": [RESIGNED, RESIGNED | {"title": "The mayor resigns"}]}) as (address, _):
        assert [c.title for c in extract(address).claims if c.date_text] == ["Mayor resigns"]


def test_invented_quote_is_sent_back_and_corrected():
    with endpoint({"events": [INVENTED]}, {"events": [RESIGNED]}) as (address, asked):
        claims = [c for c in extract(address).claims if c.date_text]
    assert [c.trigger.text for c in claims] == ["resigned"]
    assert "The mayor fled" in json.dumps(asked[1]["messages"][-1])


def test_invented_quote_that_stays_is_dropped_and_the_rest_kept():
    with endpoint({"events": [INVENTED, RESIGNED]}) as (address, asked):
        claims = [c for c in extract(address).claims if c.date_text]
    assert [c.trigger.text for c in claims] == ["resigned"]
    assert len(asked) == 3


TORE = {
    "sentence": 1,
    "quote": "A storm tore down the old bridge",
    "date_words": "June 2021",
    "event_word": "tore",
    "title": "Storm tears down the old bridge",
}


def test_what_held_is_kept_when_only_the_rest_is_given_again():
    with endpoint({"events": [INVENTED, TORE]}, {"events": [RESIGNED]}) as (address, asked):
        claims = [c for c in extract(address).claims if c.date_text]
    assert [c.title for c in claims] == ["Mayor resigns", "Storm tears down the old bridge"]
    said = json.dumps(asked[1]["messages"][-1])
    assert "line 0, 'Mayor resigns': quote does not stand in line 0" in said
    assert "tears down" not in said


def test_what_is_left_out_when_its_title_is_sent_back_is_no_event():
    named = RESIGNED | {"title": "Mayor Ann Lee resigns"}
    with endpoint({"events": [named, TORE]}, {"events": []}) as (address, _):
        claims = [c for c in extract(address).claims if c.date_text]
    assert [c.title for c in claims] == ["Storm tears down the old bridge"]


def test_a_title_that_is_corrected_stands_instead_of_our_own_line():
    named = RESIGNED | {"title": "Mayor Ann Lee resigns"}
    with endpoint({"events": [named, TORE]}, {"events": [RESIGNED]}) as (address, asked):
        claims = [c for c in extract(address).claims if c.date_text]
    assert [c.title for c in claims] == ["Mayor resigns", "Storm tears down the old bridge"]
    assert len(asked) == 2


def test_broken_json_is_sent_back():
    with endpoint('{"events": [', {"events": [RESIGNED]}) as (address, asked):
        assert [c.trigger.text for c in extract(address).claims if c.date_text] == ["resigned"]
    assert len(asked) == 2


def test_answer_that_never_is_one_ends_in_an_error_that_names_the_endpoint():
    with endpoint("I cannot do that.") as (address, _), pytest.raises(LocatedError) as caught:
        extract(address)
    assert caught.value.place == address


def test_nobody_listening_ends_in_an_error_that_names_the_endpoint():
    with endpoint({"events": []}) as (address, _):
        pass
    with pytest.raises(LocatedError) as caught:
        extract(address)
    assert caught.value.place == address


def test_a_model_that_lets_nobody_in_is_told_from_an_answer_that_cannot_be_used():
    with endpoint({"events": []}, opens_to=0) as (address, _), pytest.raises(EndpointError, match="401"):
        extract(address)
    with endpoint("I cannot do that.") as (address, _), pytest.raises(LocatedError) as caught:
        extract(address)
    assert not isinstance(caught.value, EndpointError)


def test_documents_are_asked_about_at_once():
    source = Source("paper", "0" * 64, doc_id="d", published=DCT)
    with endpoint({"events": [RESIGNED]}, together=2) as (address, asked):
        read = Extractor(ModelAttacher(address, "fake", at_once=2)).extract_each([(TEXT, source), (TEXT, source)])
    assert [one.claims[0].title for one in read] == ["Mayor resigns", "Mayor resigns"]
    assert len(asked) == 2


def test_requests_of_one_document_are_under_way_at_once_and_counted():
    text = "The mayor resigned on 3 May 2021. " * 30
    with endpoint({"events": []}, together=2) as (address, asked):
        model = ModelAttacher(address, "fake", at_once=2)
        Extractor(model).extract(text, Source("paper", "0" * 64, doc_id="d", published=DCT))
    assert (len(asked), model.spent.requests) == (2, 2)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"sentence": 7}, "none of the numbered lines"),
        ({"quote": "The mayor fled."}, "quote does not stand in line 0"),
        ({"quote": ""}, "quote does not stand in line 0"),
        ({"quote": "tore down", "event_word": "tore"}, "quote does not stand in line 0"),
        ({"date_words": "4 May 2021"}, "none of the dates"),
        ({"date_words": ""}, "none of the dates"),
        ({"event_word": "mayor resigned"}, "not one word"),
        ({"event_word": "resign"}, "not one word"),
        ({"event_word": "tore"}, "not one word"),
        ({"event_word": ""}, "not one word"),
    ],
)
def test_what_is_wrong_with_a_proposal_is_said(change, fault):
    read = reading()
    assert fault in check(Proposal(**(RESIGNED | change)), read, asked_of(read))


def test_marks_and_spaces_may_be_written_otherwise_words_not():
    read = reading("He said:  “The bridge\u00a0fell on 3 May 2021”.")
    proposal = Proposal(**(RESIGNED | {"quote": '"The bridge fell on', "event_word": "fell"}))
    assert check(proposal, read, asked_of(read)).trigger.text == "fell"


def test_an_event_word_outside_the_quote_is_that_of_the_line_which_stands_nearest():
    read = reading("It sank in port, and the ferry that struck it sank on 3 May 2021.")
    proposal = Proposal(**(RESIGNED | {"quote": "the ferry that struck it", "event_word": "sank"}))
    assert check(proposal, read, asked_of(read)).trigger.char_start == 46


def test_the_event_word_is_that_of_the_quote():
    read = reading("The ferry sank where a yacht sank on 3 May 2021.")
    proposal = Proposal(**(RESIGNED | {"quote": "a yacht sank on", "event_word": "sank"}))
    assert check(proposal, read, asked_of(read)).trigger.char_start == 29


@pytest.mark.parametrize(("words", "timex"), [("5 May", 1), ("15 May", 0), ("on 5 May 2021", 1), ("May 2021", 1)])
def test_date_words_are_whole_words_of_a_date(words, timex):
    read = reading("The mayor resigned on 15 May after a strike on 5 May 2021.")
    proposal = Proposal(**(RESIGNED | {"quote": "The mayor resigned", "date_words": words}))
    assert check(proposal, read, asked_of(read)).timex == timex


@pytest.mark.parametrize(
    ("title", "new"),
    [("5 people left Larn", "5"), ("Émile Roy left Larn", "Émile, Roy"), ("Some 7 per cent left", "7")],
)
def test_a_part_of_a_number_and_a_name_in_any_alphabet_are_news_to_the_article(title, new):
    assert f"({new})" in str(title_fault(title, reading("Some 5,000 people left Larn on 3 May 2021, 0.7 per cent.")))


@pytest.mark.parametrize(
    ("title", "fault"),
    [
        ("Mayor resigns", None),
        ("Storm tears down bridge in 2 021", "(2, 021)"),
        ("Mayor Ann Lee resigns", "(Ann, Lee)"),
        ("  ", "empty"),
        ("A storm tore down the old bridge " * 4, "at most 100"),
    ],
)
def test_a_title_has_only_what_the_article_has(title, fault):
    found = title_fault(title, reading())
    assert found is None if fault is None else fault in found


@pytest.mark.parametrize(
    ("title", "holds"),
    [("FAO and Larnians agree", False), ("KWWU shuts its mills", True), ("Chadians vote", True), ("KWA meets", False)],
)
def test_a_title_may_have_the_initials_of_a_name_and_the_people_of_a_country(title, holds):
    read = reading("The Kestrel Workers' and Weavers Union met in Larn, Chad, on 3 May 2021 and shut its mills.")
    assert (title_fault(title, read) is None) is holds


@pytest.mark.parametrize(
    "title", ["Clashes (Chad)", "United States troops fled", "“Chad’s” army: clashes", "Voltum to pay 1,500"]
)
def test_a_title_may_shorten_words_and_take_them_from_the_headline(title):
    read = reading(
        "Chadian soldiers and rebels clashed on 3 May 2021. The army said 1,500 fled, U.S. aid in hand.",
        headline="Voltum to pay",
    )
    assert title_fault(title, read) is None


def test_a_request_is_the_article_in_order_with_what_its_dates_mean():
    text = "The council met.\n9| On Friday it   closed the bridge. Nobody came. It reopens in August."
    assert request(*asked(text, headline="Bridge shut")).split("\n") == [
        "Headline: Bridge shut",
        "Published: 2021-07-01",
        "  The council met.",
        "1| 9| On Friday it closed the bridge.",
        '  dates: "Friday" = 2021-06-25',
        "  Nobody came.",
        "3| It reopens in August.",
        '  dates: "August" = 2021-08',
    ]


def test_a_request_leaves_out_most_of_a_long_stretch_without_dates_but_not_how_the_article_begins():
    text = f"Kirvania voted. {'Nothing happened here. ' * 200}The mayor resigned on 3 May 2021."
    heading, opening, before, *_ = request(*asked(text)).split("\n")
    assert (heading, opening[:17], opening[-1]) == ("Published: 2021-07-01", "  Kirvania voted.", "…")
    assert len(opening) < 1010
    assert 1400 < len(before) < 1510


def test_lengths_of_time_are_not_asked_about():
    assert asked_of(reading("He waited for three days. He left on 3 May 2021.")) == {1: [1]}


@pytest.mark.parametrize("provider", ["auto", "parse", "rules"])
def test_no_other_provider_is_a_language_model(provider):
    assert not isinstance(Extractor(provider).attacher, ModelAttacher)
