"""Entries of a chronology: which lines are, what dates them, what they are called; and prose, which has none."""

from __future__ import annotations

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.claims.entries import find_entries, printed
from dateline.events.text.extractor import Extractor
from dateline.events.text.parting.sentences import split
from dateline.events.text.tagging.tagger import tag
from dateline.events.time.bounds import instant

RULES = Extractor("rules")


def told(text):
    """What the entries of a text say, with the words of their dates."""
    timexes = tag(text, dct=None)
    sentences, entries = find_entries(text, split(text), timexes)
    return [(timexes[e.timex].text, sentences[e.sentence].text) for e in entries]


@pytest.mark.parametrize(
    "line",
    [
        "{}: The gate is opened.",
        "- {} – The gate is opened.",
        "* **{}** - The gate is opened.",
        "| {} | The gate is opened. |",
        "({}) The gate is opened.",
        "[{}] The gate is opened.",
        "{} The gate is opened.",
        "{} (day unknown): The gate is opened.",
        "{}\nThe gate is opened.",
        "c. {}: The gate is opened.",
        "1. {}: The gate is opened.",
        "a) {}: The gate is opened.",
        "By {}: The gate is opened.",
    ],
)
def test_forms_of_a_line(line):
    dates = ["3 May 1911", "June 1912", "1913"]
    found = told("\n\n".join(line.format(date) for date in dates))
    assert [words.strip(" |") for _, words in found] == ["The gate is opened."] * 3
    assert [date.removeprefix("c. ") for date, _ in found] == dates


@pytest.mark.parametrize(
    "text",
    [
        "In 1952 the gate was opened. In 1953, it fell.\nIn 1954 it was built again.",
        "1952: The gate is opened. It stood for years.",
        "PARIS, 3 May 1952 - The gate was opened.\n\nIt fell.",
        "The gate opened in 1952:\nit fell in 1953:\nand was built in 1954: so they say.",
        "1952 | 12.5 | 13\n1953 | 11.0 | 14\n1954 | 10 | 2",
        "Since June 1952 the gate is open.\nSince 1953 it is paid for.\nSince 1954 nobody comes.",
    ],
)
def test_what_is_no_chronology(text):
    assert told(text) == []


def test_a_heading_dates_the_lines_under_it_and_of_a_paragraph_the_first_sentence():
    lines = ["1911", "The gate opens.", "A bridge follows.", "1912", "The gate falls. It rained.", "1913", "The end."]
    assert told("\n\n".join(lines)) == [
        ("1911", "The gate opens."),
        ("1911", "A bridge follows."),
        ("1912", "The gate falls."),
        ("1913", "The end."),
    ]


def test_under_the_last_heading_stand_no_more_lines_than_under_others():
    assert told("1911\nIt opens.\n1912\nIt falls.\n1913\nIt ends.\nAbout this page.")[-1] == ("1913", "It ends.")


def test_the_claim_bears_the_line_and_the_bounds_of_its_date():
    text = "Between 1 and 5 May 2019: cargo damaged\nNot later than 3 July 2019: award due\nSince 2020: paid (in part)."
    damaged, due, paid = RULES.extract(text, Source("a", "h")).claims
    assert (damaged.title, str(damaged.bounds)) == ("Cargo damaged", "within [2019-05-01, 2019-05-06)")
    assert (due.title, str(due.bounds)) == ("Award due", "within [.., 2019-07-04)")
    assert paid.title == "Paid (in part)"
    assert paid.bounds.latest_end is None
    for claim in (damaged, due, paid):
        cited = claim.citation
        assert text[cited.char_start : cited.char_end] == cited.quote
        assert claim.date_text in cited.quote


@pytest.mark.parametrize("date", ["2018–:", "(2018–)", "2018 –:", "2018- |"])
def test_a_dash_with_nothing_at_its_other_end_goes_on(date):
    first, _ = RULES.extract(f"{date} She leads the firm.\n2019: She writes.", Source("a", "h")).claims
    assert first.title == "She leads the firm"
    assert (first.bounds.latest_start, first.bounds.latest_end) == (instant(2019, 1, 1), None)


def test_a_date_inside_an_entry_is_read_as_everywhere():
    text = "1952: Work begins.\n1958: Work ends; the gate was opened on 3 May 1959."
    assert [c.date_text for c in RULES.extract(text, Source("a", "h")).claims] == ["1952", "1958", "3 May 1959"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("work begins.", "Work begins"),
        ("**Work** | ", "Work"),
        ("x" * 101, None),
        ("Fr. | The court rules", "The court rules"),
    ],
)
def test_an_entry_is_printed_as_it_stands(words, title):
    assert printed(words) == title


def test_a_time_of_day_under_a_day_takes_nothing_away():
    text = "2 June 2011. Reached the cairn at 03:15.\n7 June. Jonas fell through thin ice at noon.\n9 June. Rain."
    claims = Extractor("parse").extract(text, Source("a", "h")).claims
    assert [(c.date_text, c.title.split()[0]) for c in claims] == [
        ("2 June 2011", "Reached"), ("noon", "Jonas"), ("9 June", "Rain"),
    ]  # fmt: skip


@pytest.mark.parametrize("range_", ["3-5 May 1926", "3 to 5 May 1926", "May 3-5, 1926", "3 until 5 May 1926"])
def test_a_range_at_the_head_of_a_line_is_one_entry(range_):
    text = f"1914-18: Serves in France.\n1919 to 1924: Teaches in Leeds.\n{range_}: Prints the bulletin."
    claims = RULES.extract(text, Source("cv", "0" * 64)).claims
    assert [(c.title, c.edtf) for c in claims] == [
        ("Serves in France", "1914/1918"), ("Teaches in Leeds", "1919/1924"),
        ("Prints the bulletin", "1926-05-03/1926-05-05"),
    ]  # fmt: skip


def test_lines_that_run_on_are_parted_before_the_whole_date():
    text = (
        "Sat 24 January 2015: Supper\nBy 30 June 2015 - Review is due\nAug. 3, 2016 - Gates open\n9 May 2017 - It shut"
    )
    assert told(text) == [
        ("Sat 24 January 2015", "Supper"), ("30 June 2015", "Review is due"), ("Aug. 3, 2016", "Gates open"),
        ("9 May 2017", "It shut"),
    ]  # fmt: skip


def test_an_entry_below_the_stamp_of_the_page_is_an_entry():
    text = "Last updated: 30 June 2023\n\nSept 2019 - Paper released\n5 July 2021 - Code published"
    assert [c.title for c in RULES.extract(text, Source("web", "0" * 64)).claims] == [
        "Paper released",
        "Code published",
    ]
