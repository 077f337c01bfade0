"""Whatever the text: spans are in order and inside it, bounds are lawful, and the same text is read the same way."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events.errors import PeriodError
from dateline.events.text.period import parse_period
from dateline.events.text.rules import rulebook
from dateline.events.text.tagging.tagger import tag
from dateline.events.time.bounds import DAY, Bounds, EndKind, instant

TABLES = rulebook.load("en").lexicon.tables
WORDS = sorted({word for table in TABLES.values() for word in table})
GLUE = [
    "the",
    "of",
    "a",
    "and",
    "to",
    "in",
    "on",
    "-",
    ".",
    ",",
    "'s",
    "(",
    ")",
    "said",
    "will",
    "1",
    "31",
    "1999",
    "12:30",
    "5th",
]
TEXTS = st.lists(st.sampled_from(WORDS + GLUE * 8), min_size=1, max_size=14).map(" ".join)
START = instant(2024, 2, 29)
DCTS = st.sampled_from(
    [
        None,
        Bounds.exactly(START, START + DAY, "day"),
        Bounds(START, START + 400 * DAY, START + DAY, START + 401 * DAY),
        Bounds(START, None, START + DAY, None, EndKind.STATED, EndKind.UNKNOWN),
        Bounds.exactly(instant(-300), instant(-300) + DAY, "day"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, dct=DCTS)
def test_every_answer_is_lawful(text, dct):
    found = tag(text, dct=dct)
    assert all(text[t.start : t.end] == t.text == t.text.strip() for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(t.interval is None or t.interval.is_dated for t in found)
    assert all(t.value and t.rule_id for t in found)
    assert tag(text, dct=dct) == found


@settings(max_examples=80, deadline=None)
@given(text=st.one_of(TEXTS, st.text(max_size=60)))
def test_a_period_is_read_or_refused(text):
    try:
        bounds = parse_period(text)
    except PeriodError:
        return
    assert bounds.is_dated or bounds.start_kind is not EndKind.STATED


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_at_all_is_read(text):
    assert all(text[timex.start : timex.end] == timex.text for timex in tag(text, dct=None))
