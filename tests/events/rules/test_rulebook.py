"""Rule tables: every fault is told at once; ids are unique; slots are bounded."""

import re

import pytest

from dateline.events.errors import RuleError
from dateline.events.text.rules import rulebook

LEXICON = """
[UNIT]
day = ["day", "days"]
[proper]
words = []
"""
GOOD = """
[[rule]]
id = "xx.date.last"
type = "DATE"
match = 'last <UNIT>'
means = { op = "shift", unit = "<UNIT>", n = -1 }
source = "a test"
examples = [{ text = "last day", value = "x" }]
never = ["last word"]
"""

WIDEST = 1_000
"""Code points that one rule may look at; each token then costs at most so much, however long the text is."""


def read(rules, lexicon=LEXICON):
    return rulebook.read("xx", {"lexicon.toml": lexicon, "date.toml": rules})


def test_a_good_table_loads():
    (rule,) = read(GOOD).rules
    assert (rule.id, rule.operator) == ("xx.date.last", "shift")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('never = ["last word"]', "", "never is missing"),
        ('never = ["last word"]', "never = []", "at least one of never"),
        ('examples = [{ text = "last day", value = "x" }]', "examples = []", "at least one of examples"),
        ('op = "shift"', 'op = "sift"', "no operator sift; known are"),
        ("n = -1", "m = -1", "shift needs n"),
        ("n = -1", "n = -1, m = 2", "shift takes no m"),
        ("last <UNIT>", "last <UNITS>", "no table UNITS"),
        ("last <UNIT>", "last (<UNIT>", "no regular expression"),
        ("last <UNIT>", "last day", "<UNIT> is not in the pattern"),
        ("last <UNIT>", "las(?:t|ting) <UNIT>", "words are written whole, not in pieces: s(?:t"),
        ("last <UNIT>", "last\\w <UNIT>", "words are written whole, not in pieces: t\\w"),
        ("xx.date.last", "Last", "an id is language.type.name"),
        ('source = "a test"', 'source = "a test"\nfoo = 1', "unknown key foo"),
    ],
)
def test_each_fault_is_named(old, new, fault):
    assert old in GOOD
    with pytest.raises(RuleError, match=re.escape(fault)):
        read(GOOD.replace(old, new))


def test_all_faults_come_in_one_error():
    with pytest.raises(RuleError) as caught:
        read(GOOD.replace("n = -1", "m = -1") + GOOD.replace("xx.date.last", "Bad"))
    assert "needs n" in caught.value.problem
    assert "an id is" in caught.value.problem


def test_an_id_is_used_once():
    with pytest.raises(RuleError, match="the id is taken"):
        read(GOOD + GOOD)


def test_an_unknown_language_lists_the_known():
    with pytest.raises(RuleError, match="known are de, en, fr"):
        rulebook.load("zz")


@pytest.mark.parametrize("lang", rulebook.languages())
def test_no_pattern_reads_on_without_end(lang):
    rules = rulebook.load(lang).rules
    patterns = [
        (rule.id, name, pattern.pattern)
        for rule in rules
        for name in ("pattern", "behind", "after", "not_after", "inner_text", "not_behind")
        if (pattern := getattr(rule, name)) is not None
    ]
    widest = {(rule, name): re._parser.parse(pattern).getwidth()[1] for rule, name, pattern in patterns}
    assert {one: width for one, width in widest.items() if width > WIDEST} == {}


@pytest.mark.parametrize(
    ("words", "value"),
    [("twenty five", 25), ("two hundred", 200), ("1,500", 1500), ("2.5", 2.5), ("5 1/2", 5.5), ("a few", None),
     ("a dozen", 12), ("three thousand", 3000), ("one", 1)],
)  # fmt: skip
def test_numbers(words, value):
    assert rulebook.load("en").lexicon.number(words) == value


@pytest.mark.parametrize("lang", rulebook.languages())
def test_the_tables_of_the_package_have_no_fault(lang):
    assert rulebook.read(lang, rulebook.tables(lang)).rules


def test_a_rule_compiles_what_it_is_asked_for_only():
    (rule,) = read(GOOD).rules
    assert "pattern" not in vars(rule)
    assert rule.pattern.match("last day")
    assert "pattern" in vars(rule)
