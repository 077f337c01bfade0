"""Dates of the page are told from dates of events by the words around them."""

import pytest

from dateline.events.text.parting.furniture import comments, is_notice, page_dates
from dateline.events.text.tagging.tagger import tag
from dateline.events.time.bounds import DAY, Bounds, instant

DCT = Bounds.exactly(instant(2021, 5, 10), instant(2021, 5, 10) + DAY, "day")


def of_page(text):
    timexes = tag(text, dct=DCT)
    return [timexes[i].text for i in sorted(page_dates(text, timexes))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Posted: 3 May 2021", ["3 May 2021"]),
        ("Last updated 3 May 2021", ["3 May 2021"]),
        ("UPDATE 3 May 2021: Four people were hurt.", ["3 May 2021"]),
        ("© 2019 The Herald", ["2019"]),
        ("PARIS, May 3 (Agency) - A storm hit the coast on Sunday.", ["May 3"]),
        ("Mine opens again Aired 3 May 2021 - 13:00 ET", ["3 May 2021", "13:00"]),
        ("A ferry! 3 May 2021 at 9:01 am | Report abuse | So what.", ["3 May 2021 at 9:01 am"]),
        ("6:30 pm ET 3 May 2021 RETWEET Ferry sold.", ["6:30 pm", "3 May 2021"]),
        ("(Updated at 5:19 p.m.) Divers are back.", ["5:19 p.m."]),
        ("Posted by Ann Lee on 3 May 2021", ["3 May 2021"]),
        ("Video (01:00) Divers reached the wreck.", ["01:00"]),
        ("Play 00:45 / 03:10 Mute", ["00:45", "03:10"]),
        ("What a night! -- Ana Reis (@ana_reis) May 3, 2021", ["May 3, 2021"]),
        ("LONDON | 3 May 2021 | A storm hit the coast.", ["3 May 2021"]),
    ],
)
def test_date_of_the_page_is_known(text, expected):
    assert of_page(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The list was updated on 3 May 2021 by the council.",
        "Dinner (19:30) is followed by a speech.",
        "In PARIS, on May 3, a storm hit the coast.",
        "The book was published in 2019.",
        "A storm hit the coast on 3 May 2021 - the third this year.",
    ],
)
def test_date_of_an_event_is_left(text):
    assert of_page(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "3 May 2021 Last updated at 08:40 GMT",
        "Get the news of the coast delivered to your inbox every morning.",
        "Prices delayed by at least 20 minutes.",
        "The video will start in 8 seconds.",
    ],
)
def test_a_page_about_itself_is_a_notice(sentence):
    assert is_notice(sentence)


def test_date_above_a_comment_is_of_the_page_where_there_are_several():
    text = "May 3, 2021 09:23 pm at 9:23 pm | The mayor left. May 3, 2021 09:30 pm at 9:30 pm | So what!"
    assert len(comments(text)) == 2
    assert len(of_page(text)) >= 2


def test_a_day_and_a_clock_before_a_bar_stand_above_a_comment():
    text = "The mayor resigned. May 3, 2021 at 9:23 pm | He had to go. May 4, 2021 at 8:02 am | No, he is needed here."
    assert [text[a:b].partition(" | ")[2].strip() for a, b in comments(text)] == [
        "He had to go. May 4,",
        "No, he is needed here.",
    ]
