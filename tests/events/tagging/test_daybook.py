"""Which lines head a diary or a chronology by years, and which are the figures of a table."""

from time import process_time

import pytest

from dateline.events.text.rules import rulebook
from dateline.events.text.tagging.daybook import day_heads, year_heads
from dateline.events.text.tagging.tagger import expressions


def heads(text):
    found = expressions(text, rulebook.load("en"))
    return [text[found[i].start : found[i].end] for i in day_heads(text, found)], dict(year_heads(text, found))


@pytest.mark.parametrize(
    "form", ["{}. It rained.", "{}: it rained.", "* **{}** – It rained.", "{}\nIt rained.", "{} It rained."]
)
def test_three_days_at_the_heads_of_lines_make_a_diary(form):
    days = ["4 May 2011", "Friday 6 May", "10 May"]
    assert sorted(heads("\n\n".join(form.format(day) for day in days))[0]) == sorted(days)
    assert heads("\n\n".join(form.format(day) for day in days[:2]))[0] == []


def test_a_day_inside_its_sentence_is_no_head():
    assert heads("4 May was wet.\n5 May, a Thursday, was dry.\n6 May saw snow.\nOn 7 May: sun.")[0] == []


def test_years_alone_on_their_lines_are_headings():
    assert list(heads("# 2019\nHe left.\n\n**2020:**\nShe came.\n2021–22\nAll left.")[1].values()) == [2019, 2020, None]


@pytest.mark.parametrize(
    "figures",
    ["2019\n2020\n", "2020\nsales 5\n2018\nsales 4\n2019\nsales 6\n", "2019\nHe left.", "In 2019\nx\nIn 2020\nx"],
)
def test_figures_of_a_table_head_nothing(figures):
    assert heads(figures)[1] == {}


def test_a_ruled_line_is_read_once_however_long():
    text = "\n".join(f"{'-' * 30_000} x {day} May 2011. It rained." for day in (4, 5, 6))
    found = expressions(text, rulebook.load("en"))
    began = process_time()
    assert len(found) == 3
    assert day_heads(text, found) == frozenset()
    assert process_time() - began < 2
