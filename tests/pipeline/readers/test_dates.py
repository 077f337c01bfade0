"""Dates as files write them: what each form means, and what is refused with a reason that helps."""

import pytest

from dateline.events.time.bounds import day_text, iso
from dateline.pipeline.readers.common.dates.dated import DateError, span
from dateline.pipeline.readers.common.dates.numeric import day_order
from dateline.pipeline.readers.common.dates.reading import read_date
from dateline.pipeline.readers.common.tables.hand import Hand


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1999/05/12", "1999-05-12"),
        ("1999.5.12", "1999-05-12"),
        ("12.05.1999", "1999-05-12"),
        ("12. 5. 1999", "1999-05-12"),
        ("12. Mai 1999", "1999-05-12"),
        ("1er mai 1936", "1936-05-01"),
        ("12 de mayo de 1999", "1999-05-12"),
        ("12 mei 1999", "1999-05-12"),
        ("9 мая 1945", "1945-05-09"),
        ("1949年10月1日", "1949-10-01"),
        ("févr. 1848", "1848-02"),
        ("1999-W19-3", "1999-05-12"),
        ("1999-132", "1999-05-12"),
        ("44 BCE", "-0043"),
        ("Wed, 12 May 1999 23:30:00 EST", "1999-05-13T04:30:00Z"),
        ("Mon May 06 2024 12:00:00 GMT+0200 (CEST)", "2024-05-06T10:00:00Z"),
        ("1999-05-12 23:30:00 Europe/Paris", "1999-05-12T21:30:00Z"),
        ("12.05.1999 2:30 PM", "1999-05-12T14:30:00Z"),
        ("12–14 May 1999", "1999-05-12/1999-05-14"),
        ("May 12-14, 1999", "1999-05-12/1999-05-14"),
        ("28 April – 3 May 1999", "1999-04-28/1999-05-03"),
        ("vom 12. Mai 1999 bis 3. Juni 1999", "1999-05-12/1999-06-03"),
        ("1999\u201105\u201112", "1999-05-12"),
        ("1999\u221205\u221212", "1999-05-12"),
        ("1999–05–12", "1999-05-12"),
        ("1914–1918", "1914/1918"),
        ("Mon 4/1/2021", "2021-01-04"),
        ("Mo., 5.4.2021", "2021-04-05"),
        ("on or about 15 January 2021", "2021-01-15~"),
        ("1st June 2021 – present", "2021-06-01/.."),
        ("1 June 2021 to date", "2021-06-01/.."),
        ("15 March 44 BC", "-0043-03-15"),
        ("15. März 44 v. Chr.", "-0043-03-15"),
        ("52 av. J.-C.", "-0051"),
        ("9 н. э.", "0009"),
    ],
)
def test_a_form_is_read_as_what_it_says(text, edtf):
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("03/04/1999", "either way round"),
        ("before 03/04/1999", "either way round"),
        ("Fri 03/04/1999", "either way round"),
        ("no later than 31/4/1999", "no such day"),
        ("3/4/99", "two digits"),
        ("99999", "write years past 9999"),
        ("1999-W54", "no such week"),
        ("1999-366", "no such day of the year"),
        ("2024-05-06T25:00:00", "no such time of day"),
        ("2024-05-06 13:00 PM", "no such time of day"),
        ("2024-02-30", "no such day"),
        ("2024-05-06 10:00 Mars/Base", "no such time zone"),
    ],
)
def test_what_is_not_clear_is_refused_with_what_would_do(text, reason):
    with pytest.raises(DateError, match=reason):
        read_date(text)


def test_a_week_is_seven_days_from_its_monday():
    week = read_date("2020-W53").interval
    assert (day_text(week.earliest_start), day_text(week.latest_end)) == ("2020-12-28", "2021-01-04")


def test_an_hour_is_as_wide_as_it_is_said():
    hour = read_date("6 May 2024, 10 am").interval
    assert (iso(hour.earliest_start), iso(hour.latest_end)) == ("2024-05-06T10:00:00Z", "2024-05-06T11:00:00Z")


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Ende Mai 2021", "within [2021-05-27, 2021-06-01)"),
        ("zu Beginn der 1950er Jahre", "within [1950-01-01, 1952-01-01)"),
        ("im Frühjahr 2022", "within [2022-03-01, 2022-06-01)"),
        ("Ende des 19. Jahrhunderts", "within [1883-01-01, 1900-01-01)"),
        ("au printemps de 2022", "within [2022-03-01, 2022-06-01)"),
        ("fin des années 1960", "within [1968-01-01, 1970-01-01)"),
        ("XIXe siècle", "within [1800-01-01, 1900-01-01)"),
        ("finales de mayo de 2021", "within [2021-05-27, 2021-06-01)"),
        ("siglo XIV", "within [1300-01-01, 1400-01-01)"),
        ("fine del XIX secolo", "within [1883-01-01, 1900-01-01)"),
        ("estate 2003", "within [2003-06-01, 2003-09-01)"),
        ("eind mei 2021", "within [2021-05-27, 2021-06-01)"),
        ("slutet av 1960-talet", "within [1968-01-01, 1970-01-01)"),
        ("в конце мая 2021", "within [2021-05-27, 2021-06-01)"),
        ("vor 1950", "within [.., 1950-01-01)"),
        ("après 1950", "within [1951-01-01, ..)"),
        ("hasta 1950", "within [.., 1951-01-01)"),
        ("sinds 1950", "within [1950-01-01, ..)"),
    ],
)
def test_vague_words_of_other_languages_are_as_wide_as_the_english_ones(text, bounds):
    read = read_date(text)
    assert (str(read.bounds), read.text) == (bounds, text)


@pytest.mark.parametrize(
    "text", ["um 1450", "vers 1450", "hacia 1450", "verso il 1450", "omstreeks 1450", "około 1450"]
)
def test_about_is_about_in_other_languages(text):
    assert read_date(text).edtf == "1450~"


@pytest.mark.parametrize("text", ["Ende gut", "vor Gericht", "fin", "años 50", "siglo IXX0", "do it", "um 12"])
def test_foreign_words_that_are_no_dates_are_refused(text):
    with pytest.raises(DateError):
        read_date(text)


@pytest.mark.parametrize(
    "text", ["Mo, 3. Mai 2021, 14 Uhr", "3. Mai 2021 um 14.00 Uhr", "3 mai 2021 à 14h00", "3 mai 2021 à 14 h"]
)
def test_a_time_of_day_of_the_continent(text):
    assert read_date(text).edtf == "2021-05-03T14:00:00Z"


def test_words_around_a_date_in_digits_leave_its_column_the_order_of_day_and_month():
    for order, day in (("day_first", "2021-01-05)"), ("month_first", "2021-04-02)")):
        assert str(read_date("no later than 04/01/2021", order=order).bounds).endswith(day)


def test_a_short_year_before_christ_is_of_no_century():
    hand = Hand(first_year=1950)
    assert [hand.read(text).edtf for text in ("15 March 44 BC", "24 August 79 AD", "3 May 79")] == [
        "-0043-03-15",
        "0079-08-24",
        "1979-05-03",
    ]


def test_a_column_with_one_weekday_that_fits_one_order_only_is_decided():
    assert [day_order([text, "01/02/2021"]) for text in ("Mon 4/1/2021", "Thu 4/1/2021", "Tue 4/1/2021")] == [
        "day_first",
        "month_first",
        "unclear",
    ]


@pytest.mark.parametrize("word", ["now", "today", "ongoing"])
def test_an_open_end_alone_is_no_date(word):
    with pytest.raises(DateError, match="no date; write when it began"):
        span(read_date(word), None)
    assert str(span(read_date("1999"), read_date(word))[1]) == "1999/.."
