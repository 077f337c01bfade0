"""Every example and never-example of every rule table, run as the tagger runs."""

import pytest

from dateline.events.text.rules import rulebook
from dateline.events.text.tagging.refiners import Found
from dateline.events.text.tagging.tagger import find, tag
from dateline.events.time.bounds import DAY, Bounds, from_iso

BOOKS = [rulebook.load(lang) for lang in rulebook.languages()]
EXAMPLES = [(book, rule, example) for book in BOOKS for rule in book.rules for example in rule.examples]
NEVERS = [(book, rule, words) for book in BOOKS for rule in book.rules for words in rule.never]


def day(text):
    start = from_iso(text)
    return Bounds.exactly(start, start + DAY, "day")


def label(case):
    _, rule, example = case
    return f"{rule.id}: {example if isinstance(example, str) else example['text']}"


@pytest.mark.parametrize("case", EXAMPLES, ids=label)
def test_example_is_read_whole_and_once(case):
    book, _, example = case
    context, words = example.get("in", example["text"]), example["text"]
    dct = day(example["dct"]) if "dct" in example else None
    read = [timex for timex in tag(context, dct=dct, lang=book.lang) if words in timex.text or timex.text in words]
    if example.get("gone"):
        assert [timex.text for timex in read] == []
        return
    hits = [timex for timex in read if timex.text == words]
    assert [timex.text for timex in hits] == [words], (
        f"read {[(t.text, t.rule_id) for t in tag(context, dct=dct, lang=book.lang)]}"
    )
    timex = hits[0]
    assert timex.value == example["value"]
    assert timex.mod == example.get("mod", timex.mod)
    assert timex.anchor == example.get("anchor", timex.anchor)
    if "bounds" in example:
        assert str(timex.interval) == example["bounds"]


@pytest.mark.parametrize("case", EXAMPLES, ids=label)
def test_example_is_read_by_its_own_rule(case):
    book, rule, example = case
    if rule.kind == "rule" and not example.get("gone"):
        found: list[Found] = find(example.get("in", example["text"]), book)
        assert rule.id in {one.rule_id for one in found}


@pytest.mark.parametrize("case", NEVERS, ids=label)
def test_never_is_not_read_by_the_rule(case):
    book, rule, words = case
    dct = day("1998-02-16")
    assert rule.id not in {timex.rule_id for timex in tag(words, dct=dct, lang=book.lang)}
