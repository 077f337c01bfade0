"""Whoever tells a text is named for the "I" of its lines. Every text is our own."""

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.extractor import Extractor
from dateline.events.text.parsing.parser import model_name
from dateline.events.time.bounds import DAY, Bounds, instant

PUBLISHED = Bounds.exactly(instant(2019, 11, 14), instant(2019, 11, 14) + DAY, "day")
pytestmark = pytest.mark.skipif(model_name() is None, reason="no English model is installed")
HEAD = "WITNESS STATEMENT OF ANNA DOYLE\n\n"


def titles(text: str) -> list[str]:
    source = Source("papers", "0" * 64, doc_id="d", published=PUBLISHED)
    return [c.title for c in Extractor("parse").extract(text, source).claims]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{HEAD}1. I joined the Arden Trust on 4 January 2010.", "Anna Doyle joined the Arden Trust"),
        (f"{HEAD}1. I have run the Arden Trust since May 2012.", "Anna Doyle has run the Arden Trust since May 2012"),
        ("I, Ola Brun, state: on 3 May 2011 my brother sold the mill.", "Ola Brun’s brother sold the mill"),
        (f"{HEAD}1. On 3 May 2011 I sold my boat.", "Anna Doyle sold Doyle’s boat"),
    ],
)
def test_who_tells_is_named(text: str, line: str) -> None:
    assert line in titles(text)


def test_without_a_name_nobody_is_put_in() -> None:
    assert not any("Doyle" in line for line in titles("1. I joined the Arden Trust on 4 January 2010."))


def test_another_s_own_words_are_left() -> None:
    lines = titles(f'{HEAD}1. Peter Holm said on 4 May 2015: "I sold the mill in 2014."')
    assert not any("Doyle" in line for line in lines)
