"""A language model proposes and our code checks: a fake endpoint on the loopback, honest and otherwise."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.events.errors import LocatedError
from dateline.events.table.claim import Source
from dateline.events.text.attachment.model import ModelAttacher, Proposal, check
from dateline.events.text.attachment.reading import Reading
from dateline.events.text.extractor import Extractor
from dateline.events.text.sentences import split
from dateline.events.text.tagger import tag
from dateline.events.time.bounds import DAY, Bounds, instant

pytest.importorskip("pydantic_ai")

TEXT = "The mayor resigned on 3 May 2021. A storm tore down the old bridge in June 2021."
DCT = Bounds.exactly(instant(2021, 7, 1), instant(2021, 7, 1) + DAY, "day")
RESIGNED = {
    "quote": "The mayor resigned on 3 May 2021.",
    "date_words": "3 May 2021",
    "event_word": "resigned",
    "relation": "in",
    "title": "Mayor resigns",
    "status": "fact",
}
INVENTED = RESIGNED | {"quote": "The mayor fled on 3 May 2021.", "event_word": "fled"}


@contextmanager
def endpoint(*answers):
    """An OpenAI-compatible endpoint that gives these answers in turn, the last one again and again."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            content = answers[min(len(asked), len(answers)) - 1]
            message = {"role": "assistant", "content": content if isinstance(content, str) else json.dumps(content)}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            body = {"id": "1", "object": "chat.completion", "created": 0, "model": "fake", "choices": [choice]}
            data = json.dumps(body).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def extract(address):
    source = Source("paper", "0" * 64, doc_id="d", published=DCT)
    return Extractor(ModelAttacher(address, "fake")).extract(TEXT, source)


def reading():
    return Reading(TEXT, split(TEXT), tag(TEXT, dct=DCT), {})


def test_proposal_that_holds_becomes_a_claim_with_our_date():
    with endpoint({"events": [RESIGNED]}) as (address, _):
        claims = [c for c in extract(address).claims if c.date_text]
    assert [(c.title, c.trigger.text, str(c.bounds)) for c in claims] == [
        ("Mayor resigns", "resigned", "within [2021-05-03, 2021-05-04)")
    ]


def test_a_title_that_brings_in_a_name_gives_way_to_our_own_line():
    with endpoint({"events": [RESIGNED | {"title": "Mayor Ann Lee resigns"}]}) as (address, _):
        claims = [c for c in extract(address).claims if c.date_text]
    assert [c.title for c in claims] == ["Mayor resigned"]


def test_what_the_model_left_out_is_a_skip():
    with endpoint({"events": [RESIGNED]}) as (address, _):
        skips = extract(address).skips
    assert [(s.reason, s.text) for s in skips] == [("no event", "June 2021")]


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


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"quote": "The mayor fled."}, "quote is not a sentence"),
        ({"quote": ""}, "quote is not a sentence"),
        ({"date_words": "4 May 2021"}, "none of the dates"),
        ({"date_words": ""}, "none of the dates"),
        ({"event_word": "mayor resigned"}, "not one word"),
        ({"event_word": "resign"}, "not one word"),
        ({"event_word": ""}, "not one word"),
    ],
)
def test_what_is_wrong_with_a_proposal_is_said(change, fault):
    read = reading()
    assert fault in check(Proposal(**(RESIGNED | change)), read, read.dated())


@pytest.mark.parametrize("provider", ["auto", "parse", "rules"])
def test_no_other_provider_is_a_language_model(provider):
    assert not isinstance(Extractor(provider).attacher, ModelAttacher)
