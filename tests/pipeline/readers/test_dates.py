"""Dates as files write them: what each form means, and what is refused with a reason that helps."""

import pytest

from dateline.events.time.bounds import day_text, iso
from dateline.pipeline.readers.common.dates.dated import DateError
from dateline.pipeline.readers.common.dates.reading import read_date


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
    ],
)
def test_a_form_is_read_as_what_it_says(text, edtf):
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("03/04/1999", "either way round"),
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
