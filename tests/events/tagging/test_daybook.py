"""Diaries, logs and chronologies: what stands under a day, an hour or a year."""

from time import process_time

import pytest

from dateline.events.text.rules import rulebook
from dateline.events.text.tagging.daybook import day_heads, year_heads
from dateline.events.text.tagging.tagger import expressions
from tests.events.tagging.reading import day, values


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


LIST = "- 4 May: They left.\n- 9 May: Rain.\n- 11 May: Home.\n\nThe log was found on Wednesday."


def test_what_stands_behind_a_list_of_days_is_not_of_its_last_day():
    assert [value for _, value in values(LIST)][-1] == "2024-10-30"
    assert [value for _, value in values(LIST.replace("\n\n", "\n  "))][-1] == "2024-05-08"


def test_a_list_that_lost_its_marks_ends_at_the_blank_line():
    rows = "12 March 2019: The gates open.\n4 May 2019: The wall leaks.\n8 June 2019: The wall breaks.\n"
    behind = values(rows + "\nThe builder died yesterday.", day("2020-05-20"))[-1]
    inside = values(rows + "Water came yesterday.", day("2020-05-20"))[-1]
    assert [behind, inside] == [("yesterday", "2020-05-19"), ("yesterday", "2019-06-07")]


def test_the_entries_of_a_diary_are_of_their_own_day():
    text = (
        "4 May 2011. Flew north. We eat tomorrow.\n\n18 May. Crossed the line. Last night a bear came.\n\n"
        "Tuesday 24 May\nThe plane came on Monday and will leave on Friday. The pilot now lives in Bergen.\n"
    )
    assert values(text, day("2012-09-01")) == [
        ("4 May 2011", "2011-05-04"), ("tomorrow", "2011-05-05"), ("18 May", "2011-05-18"),
        ("Last night", "2011-05-17TNI"), ("Tuesday 24 May", "2011-05-24"), ("Monday", "2011-05-23"),
        ("Friday", "2011-05-27"), ("now", "PRESENT_REF"),
    ]  # fmt: skip


def test_two_days_at_the_head_of_lines_make_no_diary():
    text = "4 May 2011. We met yesterday.\n18 May 2011. The bear came last night."
    assert [value for _, value in values(text)][1::2] == ["2024-11-01", "2024-11-01TNI"]


def test_a_year_over_its_days_is_their_year():
    text = (
        "How it fell\n\n2019\n\n- 14 March: The file is opened.\n- Later that month: It is closed.\n\n"
        "2020\n\n- January: She is moved.\n\n2022–23\n\n- October 2022: The trial begins.\n- In June: It ends.\n"
    )
    assert [value for _, value in values(text)] == [
        "2019", "2019-03-14", "2019-03", "2020", "2020-01", "2022", "2023", "2022-10", "2025-06",
    ]  # fmt: skip


def test_entries_of_a_chronology_go_on_from_the_entry_before():
    text = (
        "• 27 March: He is charged.\n• On or about 2 April: Two men vanish. His appeal, to be heard on 30 April, is "
        "put off.\n• 19 April: Men abduct her.\n• Since 10 May: Nobody may enter.\n• 21 May: He asks to come in.\n"
    )
    assert [value for _, value in values(text, day("2021-06-02"))] == [
        "2021-03-27", "2021-04-02", "2021-04-30", "2021-04-19", "2021-05-10", "2021-05-21",
    ]  # fmt: skip


def test_the_hours_of_a_live_report_are_of_its_day():
    text = (
        "18:42\nThat is all.\n\n17.55\nThe line will stay shut until Saturday.\n\n16:20 BST\n“We left last night,” she "
        "said.\n\n15:07\nA man died shortly before 1pm.\n\n11:48\nHigh tide is due at 5.10pm.\n"
    )
    assert [value for _, value in values(text, day("2022-09-08"))] == [
        "2022-09-08T18:42", "2022-09-08T17:55", "2022-09-10", "2022-09-08T16:20+01", "2022-09-07TNI",
        "2022-09-08T15:07", "2022-09-08T13:00", "2022-09-08T11:48", "2022-09-08T17:10",
    ]  # fmt: skip


def test_one_day_alone_on_its_line_is_that_of_the_hours_under_it():
    text = "Sat 16/04/2022\n2140 A call comes.\n2315 One man held.\nSun 17/04/2022\n0030 Custody.\n1100 Bailed.\n"
    assert [value for _, value in values(text, None)] == [
        "2022-04-16", "2022-04-16T21:40", "2022-04-16T23:15", "2022-04-17", "2022-04-17T00:30", "2022-04-17T11:00",
    ]  # fmt: skip


def test_the_year_of_a_title_is_that_of_the_days_under_it():
    text = "Calendar of elections, 2024\nFeb 5-7: lists open.\nMarch 8: lists close.\nNov. 15: the canvass.\n"
    assert [value for _, value in values(text, day("2023-06-01"))] == [
        "2024", "2024-02-05", "2024-02-07", "2024-03-08", "2024-11-15",
    ]  # fmt: skip


def test_a_day_over_the_hours_of_a_log_is_no_part_of_the_first():
    text = (
        "Monday, Aug. 7\n8:14 a.m. - A bear.\n2:40 p.m. - A crash.\n\nTuesday, Aug. 8\n6:05 p.m. - A theft on Aug. 6.\n"
        "\nThursday, Aug. 10\n9:30 a.m. - Noise.\n"
    )
    assert [value for _, value in values(text, day("2023-08-16"))] == [
        "2023-08-07", "2023-08-07T08:14", "2023-08-07T14:40", "2023-08-08", "2023-08-08T18:05", "2023-08-06",
        "2023-08-10", "2023-08-10T09:30",
    ]  # fmt: skip
