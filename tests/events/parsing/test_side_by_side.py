"""Documents read side by side give what each gives alone; one that breaks leaves the others as they are."""

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.extractor import Extractor
from dateline.events.text.parsing import side_by_side
from dateline.events.text.parsing.parser import ParsedSentence, model_name, parse
from dateline.events.text.parsing.side_by_side import Wanted, read_side_by_side
from dateline.events.text.parting.sentences import Sentence
from dateline.events.time.bounds import Bounds, instant

PUBLISHED = Bounds.exactly(instant(2024, 6, 7), instant(2024, 6, 8), "day")
TEXTS = (
    "Ann Lee opened the bridge on Monday. She had broken ground for it in 2019.",
    "",
    "Twelve miners were freed on Tuesday, two days after the shaft flooded.",
    "Contents",
)


def asks(*words):
    answer = yield Wanted([Sentence(0, len(word), word) for word in words])
    more = yield Wanted([Sentence(0, 5, "later")])
    return [parsed.sentence.text for parsed in (*answer, *more)]


def breaks():
    yield Wanted([Sentence(0, 3, "bad")])
    raise ValueError("a rule broke")


def parsed_as(*, refuses):
    def parse(sentences):
        asked = list(sentences)
        if any(sentence.text == refuses for sentence in asked):
            raise RuntimeError("too much for the model")
        return [ParsedSentence(sentence, None) for sentence in asked]

    return parse


@pytest.mark.skipif(model_name() is None, reason="no English model is installed")
def test_documents_side_by_side_give_what_each_gives_alone():
    extractor = Extractor("parse")
    pairs = [(text, Source(f"s{n}", "0" * 64, doc_id=f"d{n}", published=PUBLISHED)) for n, text in enumerate(TEXTS)]
    together = extractor.extract_each(pairs)
    assert together == [extractor.extract(text, source) for text, source in pairs]
    assert together == extractor.extract_each(reversed(pairs))[::-1]
    assert [len(found.claims) for found in together] == [2, 0, 2, 0]


def test_one_that_breaks_gives_its_error_and_the_others_go_on(monkeypatch):
    monkeypatch.setattr(side_by_side, "parse", parsed_as(refuses=None))
    one, broken, two = read_side_by_side([asks("a", "b"), breaks(), asks("c")])
    assert (one, two) == (["a", "b", "later"], ["c", "later"])
    assert isinstance(broken, ValueError)


def test_only_the_document_whose_sentence_cannot_be_parsed_has_an_error(monkeypatch):
    monkeypatch.setattr(side_by_side, "parse", parsed_as(refuses="huge"))
    one, broken, two = read_side_by_side([asks("a"), asks("b", "huge"), asks("c")])
    assert (one, two) == (["a", "later"], ["c", "later"])
    assert isinstance(broken, RuntimeError)


@pytest.mark.skipif(model_name() is None, reason="no English model is installed")
def test_a_sentence_whose_only_date_is_of_the_page_is_not_parsed(monkeypatch):
    asked = []
    monkeypatch.setattr(side_by_side, "parse", lambda sentences: parse(tee(sentences, asked)))
    text = "Ann Lee opened the bridge on Monday. It rained. Last updated 5 June 2024"
    Extractor("parse").extract(text, Source("s", "0" * 64, doc_id="d", published=PUBLISHED))
    assert asked == ["Ann Lee opened the bridge on Monday."]


def tee(sentences, asked):
    for sentence in sentences:
        asked.append(sentence.text)
        yield sentence
