"""The nearest verb tells the tense; since is past beyond doubt."""

import pytest

from dateline.events.text.meaning.tense import tense_at
from dateline.events.text.rules import rulebook
from dateline.events.text.tagging.tagger import tag
from dateline.events.time.bounds import Bounds, instant


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("He said on X it was over.", "done"),
        ("The vote will be held on X.", "future"),
        ("He left, and will return on X.", "future"),
        ("On X, the court heard both sides.", "over"),
        ("On X, the court will hear both sides.", "future"),
        ("It is expected to open on X.", "future"),
        ("More have died since X.", "over"),
        ("Since X, it has rained; it will rain.", "over"),
        ("The mayor declared two days of mourning from X.", "future"),
        ("Pilots called strikes for Friday and X.", "future"),
        ("The vote was put back to X.", "future"),
        ("He was ordered to appear in court on X.", "future"),
        ("They were to leave on X.", "future"),
        ("The ban takes effect on X.", "future"),
        ("The road was closed from X.", "past"),
        ("She did not return until X.", "past"),
        ("The curfew lasted until X.", "past"),
        ("The hearing was adjourned until X.", "future"),
        ("The hearing had been adjourned to X.", "unknown"),
        ("It will stay closed until X.", "future"),
        ("Polls stay open until X.", "future"),
        ("He was blamed for X's delay.", "past"),
        ("The fighting may have started on X.", "done"),
        ("The truce was supposed to have begun on X.", "done"),
        ("The crew may have to leave on X.", "future"),
        ("The crew should have a new ship in X.", "future"),
        ("The crew should have known of the leak in X.", "past"),
        ("The crew lost a ship and are likely to leave on X.", "future"),
        ("Her lawyers popped open a bottle late X.", "past"),
        ("The mandate runs out on X.", "future"),
        ("A message went round, calling on them to rally on X.", "future"),
        ("They were organizing a march for X.", "future"),
        ("She was moved to hospital on X.", "unknown"),
        ("A quiet X in town", "unknown"),
        ("The United team on X", "unknown"),
        ("The planning board met on X.", "done"),
        ("He hoped to buy as soon as trading opened on X.", "future"),
        ("The effective date passed on X.", "done"),
        ("The fair will then be held on X.", "future"),
        ("The bridge is due to be opened on X.", "future"),
        ("He came at six, she’ll be back on X.", "future"),
        ("It rained. X will be dry.", "future"),
        ("his announcement X that he will go", "unknown"),
    ],
)
def test_tense_of_the_clause(text, tense):
    at = text.index("X")
    assert tense_at(text, at, at + 1, rulebook.load("en").lexicon.tenses) == tense


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The general vowed to retake the town after retreating on Thursday.", "Thursday", "2019-10-17"),
        ("She threatened to sue after being dismissed on Friday.", "Friday", "2019-10-18"),
        ("He promised to step down after having lost the vote on Monday.", "Monday", "2019-10-14"),
        ("The army will attack after regrouping on Friday.", "Friday", "2019-10-25"),
        ("She plans to retire after running in the race on Monday.", "Monday", "2019-10-21"),
        ("He vowed to return on Thursday.", "Thursday", "2019-10-24"),
        ("Ada had already tried to cross twice, in November and in March.", "November", "2018-11"),
    ],
)
def test_what_a_plan_follows_on_is_past(text, words, value):
    saturday = Bounds.exactly(instant(2019, 10, 19), instant(2019, 10, 20), "day")
    assert {t.text: t.value for t in tag(text, dct=saturday)}[words] == value
