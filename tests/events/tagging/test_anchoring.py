"""Which of several times is meant: by tense, by the day of writing, by what is told before and after."""

import pytest

from dateline.events.text.tagging.tagger import tag
from dateline.events.time.bounds import Bounds, instant
from tests.events.tagging.reading import HISTORY, SATURDAY, day, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said on Thursday it was over.", "2024-10-31"),
        ("He will speak on Thursday.", "2024-11-07"),
        ("The hall burned on Sunday.", "2024-10-27"),
        ("He said on Sunday that the hall had burned.", "2024-11-03"),
        ("He was told on Sunday by the guards that the hall had burned.", "2024-10-27"),
        ("The state broadcaster reported Sunday that it had burned.", "2024-11-03"),
        ("He said on Monday that the hall had burned.", "2024-10-28"),
        ("The hall burned early on Sunday.", "2024-11-03"),
        ("A page devoted to Sunday's planned march had 80 readers.", "2024-11-03"),
        ("They are calling Sunday for a strike.", "2024-11-03"),
        ("The vote will then be held on Thursday.", "2024-11-07"),
        ("It was signed in June.", "2024-06"),
        ("It will be signed in June.", "2025-06"),
        ("The vote is due on January 11.", "2025-01-11"),
        ("He left on October 12.", "2024-10-12"),
    ],
)
def test_tense_decides_between_last_and_next(text, expected):
    assert values(text)[0][1] == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("She sank on 2 November 2019. Divers found her on 9 November.", "2019-11-09"),
        ("She sank on 2 November 2019. A report came in December.", "2019-12"),
        ("She sank on 2 April 2019. On 20 March a fault had been found.", "2019-03-20"),
        ("She sank on 2 November 2019. Hearings open on 9 November.", "2024-11-09"),
        ("She sank on 2 May 2019. Hearings opened on 9 September.", "2024-09-09"),
        ("She sank on 2 May 2019 after repairs made between January and April of that year.", "2019-04"),
        ("She sank on 2 May 2019. He had been ill since before Easter. It was heard on 30 May.", "2019-05-30"),
        ("She sank in 2019. Divers found her on 9 March.", "2024-03-09"),
    ],
)
def test_news_goes_on_with_another_year_that_it_just_told_of(text, last):
    assert values(text)[-1][1] == last


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She sank on 2 March 2019. He was heard on 9 June. It was over on 4 February 2020.", "2019-06-09"),
        ("She sank on 2 March 2019. He was heard on 9 June. It was over on 4 June 2020.", "2024-06-09"),
        ("She sank on 2 May 2019 after repairs made between January and April of that year.", "2019-01"),
        ("She sank on 2 May 2019. Repairs went on from November to April of the following year.", "2024-11"),
    ],
)
def test_what_lies_between_two_dates_of_a_story_is_of_their_years(text, value):
    assert values(text)[1][1] == value


def test_a_narrative_runs_on_and_does_not_follow_asides():
    found = dict(values(HISTORY))
    assert found["14 July"] == "1789-07-14"
    assert found["Four days later"] == "1789-07-18"
    assert found["October"] == "1789-10"
    assert found["January"] == "1790-01"
    assert found["the following day"] == "1791-06-21"
    assert found["That month"] == "1791-06"


def test_an_anchor_names_the_timex_it_leans_on():
    found = tag(HISTORY, dct=SATURDAY)
    later = next(t for t in found if t.text == "Four days later")
    assert later.anchor == "timex"
    assert found[later.anchor_index].text == "14 July"


def test_an_event_is_an_anchor_that_only_constraints_can_place():
    (found,) = tag("It came two days after the armistice.", dct=SATURDAY)
    assert (found.anchor, found.value, found.interval) == ("event", "P2D", None)


def test_news_is_anchored_to_its_day():
    found = tag("It ended last week, the minister said yesterday.", dct=SATURDAY)
    assert [t.anchor for t in found] == ["dct", "dct"]
    assert str(found[0].interval) == "[2024-10-21, 2024-10-28)"


def test_an_uncertain_publication_date_widens():
    rough = Bounds(instant(2024, 11, 1), instant(2024, 11, 10), instant(2024, 11, 2), instant(2024, 11, 11))
    (found,) = tag("He came yesterday.", dct=rough)
    four = (found.interval.earliest_start, found.interval.latest_start, found.interval.latest_end)
    assert four == (instant(2024, 10, 31), instant(2024, 11, 9), instant(2024, 11, 10))
    assert (found.value, found.edtf) == ("2024-XX-XX", None)


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("It rained in March 2020. Three weeks later it froze.", "2020-WXX", "2020-03-22/2020-04-21"),
        ("The bank failed in 1990. Four months later it was sold.", "1990-XX", "1990-05-01/1991-04-30"),
        ("It rained in March 2020. Ten days earlier it had frozen.", "2020-XX-XX", "2020-02-20/2020-03-21"),
    ],
)
def test_what_is_counted_from_a_longer_time_lies_somewhere_beside_it(text, value, edtf):
    _, found = tag(text, dct=None)
    assert (found.value, found.edtf, found.outer) == (value, edtf, None)


def test_without_a_date_nothing_means_today():
    found = tag("He came yesterday, on Thursday, last week, in June and now.", dct=None)
    assert all(t.interval is None and t.edtf is None for t in found)


LONG_AGO = (
    "The mine was dug in 1881 and flooded in 1902. It was pumped out in 1920 and burnt in 1937. On 3 May 1948 it "
    "was opened again. "
)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (LONG_AGO + "Last week the owners met.", "Last week", "2024-W43"),
        (LONG_AGO + "Last autumn they sold it.", "Last autumn", "2023-FA"),
        (LONG_AGO + "Two days ago it closed.", "Two days ago", "2024-10-31"),
        (LONG_AGO + "Two days later it closed.", "Two days later", "1948-05-05"),
        (LONG_AGO * 2 + "The miners remember this day.", "this day", "1948-05-03"),
        (LONG_AGO + "The following spring it closed.", "The following spring", "1949-SP"),
    ],
)
def test_deictic_words_count_from_publication_in_a_history_too(text, words, value):
    assert (words, value) in values(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("There was an announcement Tuesday that he will resign.", "2024-10-29"),
        ("The decision on Monday that troops will leave was praised.", "2024-10-28"),
        ("In December, he watched a test.", "2023-12"),
    ],
)
def test_the_verb_of_the_clause_of_the_date_decides(text, value):
    assert [v for _, v in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In December, he watched a test.", "2023-12"),
        ("He watched a test in December.", "2023-12"),
        ("He announced a test in December.", "2024-12"),
        ("The envoy was asked to speak in December.", "2024-12"),
    ],
)
def test_a_fronted_date_has_the_verb_to_itself_and_a_purpose_may_be_ahead(text, value):
    assert [read for _, read in values(text, day("2024-11-20"))] == [value]


@pytest.mark.parametrize(
    "aside", ["In 1614 such an assembly had met.", "Papers opened in 2005 tell of this."], ids=["far back", "far ahead"]
)
def test_a_story_goes_on_where_it_was_after_a_glance_far_aside(aside):
    text = "In November 1788 he was called. " + aside + " On 27 December he agreed. In 1789 they met. In 1790 it ended."
    assert ("27 December", "1788-12-27") in values(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In March 1915 they landed; four days later they left.", "1915-XX-XX"),
        ("In 480 BC they landed; four days later they left.", "BC0480-XX-XX"),
        ("In 1915 they landed; two weeks later they left.", "1915-WXX"),
    ],
)
def test_what_is_counted_from_something_coarser_is_known_as_far_as_that(text, value):
    assert values(text)[-1][1] == value


def test_a_time_of_day_is_of_the_day_told_and_not_of_the_telling():
    text = "A ferry sank late on Friday, the coast guard said on Sunday. It had left port at 7 p.m."
    assert values(text, dct=day("2024-11-03"))[-1] == ("7 p.m.", "2024-11-01T19:00")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The vote was held on Thursday 9 November.", "2023-11-09"),
        ("The vote will be held on Sunday, 9 November.", "2025-11-09"),
        ("It opened on Wed the 1st of May.", "2024-05-01"),
        ("It opened on Monday, 9 November 2023.", "2023-11-09"),
        (
            "On 3 May 1950 it began. It shut in 1951, in 1952 and in 1953. On Monday, 9 November it burnt.",
            "1953-11-09",
        ),
    ],
)
def test_a_weekday_decides_the_year_of_a_date_and_never_moves_one_that_is_said(text, expected):
    assert values(text)[-1][1] == expected


def test_a_life_ends_with_the_weeks_in_which_it_is_told():
    life = (
        "Born in 1931, she won a prize in 1949, married in 1956, built a hut in 1958 and lost it in 1965. She moved in "
        "1972, in 1981 and in 1983, retired in 1984 and was honoured in 1999. {} The hut stands since 2024."
    )
    for told, value in [("She died on 27 October.", "2024-10-27"), ("They will meet on 6 December.", "2024-12-06"),
                        ("She sailed on 6 April.", "1999-04-06")]:  # fmt: skip
        assert value in [read for _, read in values(life.format(told))]
    assert ("27 October", "1999-10-27") in values(life.format("On 1 May she fell. She died on 27 October."))


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The strike began in May 2016 and was over on 9 January 2017. The first men walked out on 19 May.",
         "19 May", "2016-05-19"),
        ("The siege lasted from 3 November 1911 to 2 June 1912. Late November was dry.", "Late November", "1911-11"),
        ("The fire broke out on 8 March 2012. The mill was built in 1979, its licence dated 2 May 2010. Debris was "
         "cleared on 20 March.", "20 March", "2012-03-20"),
        ("The barge sank on 8 March 2012. She was launched in June 1991, refitted in October 2009 and raised in "
         "April.", "April", "2012-04"),
        ("In October 2014 the plan was passed. The hall, empty since 2009, was sold on 20 November.", "20 November",
         "2014-11-20"),
        ("Work stopped on 20 November 2014. The owner hopes to open by the summer. Ada turned 90 on Boxing Day.",
         "Boxing Day", "2014-12-26"),
        ("It was sunk about 1320. In 1931 a diver found it. On 3 May the keel was raised.", "3 May", "1931-05-03"),
    ],
)  # fmt: skip
def test_a_day_without_its_year_goes_on_with_what_is_told(text, words, value):
    assert dict(values(text, None))[words] == value


def test_nobody_names_the_month_of_a_year_that_is_not_known():
    text = (
        "The grave is of about 320 BC. It was found in February but kept secret until this week. A hut stood in 1815."
    )
    assert values(text, day("2017-04-11")) == [
        ("about 320 BC", "BC0320"), ("February", "2017-02"), ("this week", "2017-W15"), ("1815", "1815"),
    ]  # fmt: skip


def test_hours_of_a_report_whose_day_of_writing_is_not_known_are_of_the_day_that_it_names():
    text = "Faults on 8 November 2023\n13:58 A build goes out.\n14:07 The first alert.\n15:40Z It is taken back.\n"
    assert [value for _, value in values(text, None)] == [
        "2023-11-08", "2023-11-08T13:58", "2023-11-08T14:07", "2023-11-08T15:40Z",
    ]  # fmt: skip


def test_the_same_moment_by_another_clock_moves_nothing():
    text = "On 17 August 2019, at 0712 hours local time (2112 UTC on 16 August), it left. At 0735 hours it fell."
    assert values(text, None)[-1] == ("0735 hours", "2019-08-17T07:35")


def test_a_day_within_the_season_just_told_is_of_its_year():
    text = (
        "Arden, 3 September 2024. The war began in the autumn of 2020. The army left in late September. It was beaten "
        "on 1 October. The port will open in October."
    )
    assert [value for _, value in values(text, day("2024-09-03"))][1:] == [
        "2020-FA", "2020-09", "2020-10-01", "2024-10",
    ]  # fmt: skip


def test_nothing_goes_on_from_a_bare_year_to_come():
    text = "It will open in 2026. In January, it closed the plant."
    assert values(text)[-1][1] == "2024-01"


def test_the_morning_after_an_evening_is_of_the_next_day():
    text = "On 8 March 2022 it fell. It had been fuelled the previous evening. The pilot was briefed at 11:05."
    assert [value for _, value in values(text, None)] == ["2022-03-08", "2022-03-07TEV", "2022-03-08T11:05"]


def test_what_had_been_said_to_come_is_past():
    assert ("the end of February", "2022-02") in values(
        "A takeover, which the club had said would be completed by the end of February, collapsed on 11 March.",
        day("2022-05-30"),
    )


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("She fell on 14 November 2010. He had left the night before. She died at 9pm.", "9pm", "2010-11-14T21:00"),
        ("It began in 1893 with men who had met two years earlier. It grew that summer.", "that summer", "1893-SU"),
        ("The brig left on 2 April 1823. She was seen on the 19th.", "the 19th", "1823-04-19"),
        ("Talks resumed in July but broke down on the 22nd.", "the 22nd", "2024-07-22"),
        ("The hall fell on 3 May 1990. Over the following six weeks it was cleared.", "the following six weeks", "P6W"),
    ],
)  # fmt: skip
def test_glances_back_lead_nobody_astray(text, words, value):
    assert dict(values(text, SATURDAY))[words] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The town had 300 houses in 1894. The last decade of the century brought the railway.", "189"),
        ("The town had 300 houses in 1994. The last decade of the century brought the tram.", "199"),
        ("The sea rose in 1994. It may rise a metre by the end of the century.", "20"),
        ("The town grew in 1894 and again in 2012. At the end of the century it may be a city.", "20"),
    ],
)
def test_the_century_is_that_of_the_years_told_where_they_are_of_none_that_goes_on(text, value):
    assert values(text, day("2015-01-01"))[-1][1] == value
