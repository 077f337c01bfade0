"""Where rules are tried: no rule is passed over that could read something, and nothing is remembered without end."""

import random
import re

import pytest

from dateline.events.text.rules import rulebook
from dateline.events.text.rules.openings import UNKNOWN, Patterns

BOOKS = [rulebook.load(lang) for lang in rulebook.languages()]
SIGNS = [" ", " ", " ", ", ", "-", "  ", "\n", ". ", "/", ":", "'", " – ", "", "_", " (", "☃"]


def read_by_each_rule_alone(text, book):
    """Every rule tried at every place that begins a word or a number: slow, and nothing is passed over."""
    places = [hit.start() for hit in re.finditer(r"(?<![^\W_])(?:(?<!['’])\d|['’]\d|[^\W\d_])", text)]
    return {(i, rule.id) for i in places for rule in book.of_kind("rule") if rule.pattern.match(text, i)}


def tried(text, book):
    return {(i, rule.id) for i, rules in book.starts.in_text(text) for rule in rules if rule.pattern.match(text, i)}


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.lang)
def test_every_example_is_tried_by_all_rules_that_match(book):
    for rule in book.rules:
        for example in rule.examples:
            text = example.get("in", example["text"])
            assert read_by_each_rule_alone(text, book) <= tried(text, book), text


@pytest.mark.parametrize("seed", range(12))
def test_words_of_the_tables_in_any_order_are_tried_by_all_rules_that_match(seed):
    book, dice = BOOKS[seed % len(BOOKS)], random.Random(seed)
    words = [*sorted(book.starts.words), "7", "31", "1999", "2024", "0630", "'89", "1st", "22nd", "Nobody", "İstanbul"]
    text = "".join(dice.choice(words).title() + dice.choice(SIGNS) for _ in range(60))
    assert read_by_each_rule_alone(text, book) <= tried(text, book)


def test_a_word_that_no_table_writes_opens_nothing_and_is_not_remembered():
    starts = rulebook.read("en", rulebook.tables("en"), check=False).starts
    assert list(starts.in_text(" ".join(f"brick{number} mortar" for number in range(500)))) == []
    assert not any("brick" in opening or "mortar" in opening for opening in starts._remembered)


def test_what_is_remembered_does_not_hang_on_what_was_read_first():
    starts = rulebook.read("en", rulebook.tables("en"), check=False).starts
    list(starts.in_text("2024-05-17T10:30:00Z"))
    first = next(rules for start, rules in starts.in_text("2024-05-17") if start == 0)
    assert "en.date.iso_day" in {rule.id for rule in first}


def test_a_few_openings_stand_for_all_numbers():
    starts = rulebook.read("en", rulebook.tables("en"), check=False).starts
    list(starts.in_text(" ".join(str(number) for number in range(1, 9_000))))
    assert len(starts._remembered) < 100


@pytest.mark.parametrize(
    ("pattern", "opening", "can"),
    [
        ("(?:the )?year <YEAR>", "the year 9", True),
        ("(?:the )?year <YEAR>", f"the {UNKNOWN}", False),
        ("<YEAR>s?", "9999 ", True),
        ("<YEAR>", "999 ", False),
        ("<WORD>{2,3}", "daysdays", True),
        ("<WORD>{2,3}", "days ", False),
        ("by (?=night)<WORD>?", "by d", False),
        ("[a-z]{3,9}-day", UNKNOWN, True),
        ("9(?! of)", "9 of ", True),
    ],
)
def test_a_pattern_is_followed_letter_by_letter(pattern, opening, can):
    lexicon = rulebook.read_lexicon('[WORD]\nx = ["days"]\n[patterns]\nYEAR = "1[0-9]{2}\\\\d"\n')
    patterns = Patterns(lexicon)
    assert patterns.can_open(patterns.step(pattern), opening) is can
