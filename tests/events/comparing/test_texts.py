"""Pairs of short texts: which level each field reaches, and the answer."""

from __future__ import annotations

import pytest

from dateline.events.table.comparing.texts import Answer, compare
from dateline.events.table.comparing.told import Text, told
from dateline.events.time.bounds import DAY, Bounds, instant

FRIDAY = instant(1913, 10, 17)


def day(start: int) -> Bounds:
    return Bounds.within(start, start + DAY, "day")


def asked(one: Text, other: Text) -> Answer:
    forth, back = compare([(one, other), (other, one)])
    assert forth == back
    return forth


@pytest.mark.parametrize(("weight", "same"), [(0.5, True), (0.0, True), (-0.5, False)])
def test_texts_are_one_event_from_no_weight_on(weight: float, same: bool) -> None:
    assert Answer(weight, {}).same is same


Dates = dict[str, Bounds]
AIRSHIP = "The airship L 2 burned at Johannisthal on Friday and all 28 aboard were killed."


def dated(dates: Dates) -> Text:
    return Text(AIRSHIP, published=dates.get("published"), when=dates.get("when"))


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ({"when": day(FRIDAY)}, {"when": day(FRIDAY)}, "same dates"),
        ({"when": day(FRIDAY)}, {"when": day(FRIDAY + 2 * DAY)}, "dates apart"),
        ({"published": day(FRIDAY + DAY)}, {"published": day(FRIDAY)}, "a day in common"),
        ({"published": day(FRIDAY + DAY)}, {"published": day(FRIDAY + 20 * DAY)}, "other days"),
        ({"when": day(FRIDAY)}, {}, "one undated"),
        ({}, {}, "a weekday in common"),
    ],
)
def test_levels_of_time(one: Dates, other: Dates, level: str) -> None:
    assert asked(dated(one), dated(other)).levels["time"] == level


def test_a_day_told_in_one_text_may_be_when_the_other_was_published() -> None:
    late = Text("The fire of October 17 is blamed on gas.", published=day(FRIDAY + 20 * DAY))
    fresh = Text("An airship burned at Johannisthal.", published=day(FRIDAY + DAY))
    assert asked(late, fresh).levels["time"] == "dated as the other is told"


@pytest.mark.parametrize(
    ("days", "level"),
    [(3, "dated as the other is told"), (4, "next day"), (5, "within a week"), (10, "within a week"),
     (11, "other days")],
)  # fmt: skip
def test_news_is_told_within_days_of_what_happened(days: int, level: str) -> None:
    late = Text("The fire of October 17, 1913 is blamed on gas.", published=day(FRIDAY + 40 * DAY))
    fresh = Text("An airship burned at Johannisthal.", published=day(FRIDAY + days * DAY))
    assert asked(late, fresh).levels["time"] == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [("burned", "burning", "same"), ("murder", "killed", "one meaning"), ("robbery", "heist", "one kind"),
     ("heist", "raid", "one deed"), ("arrested", "toll", "other deeds"), ("checks into", "walks out", "other"),
     (None, "killed", "unknown")],
)  # fmt: skip
def test_levels_of_head_words(one: str | None, other: str | None, level: str) -> None:
    assert asked(Text(AIRSHIP, head=one), Text(AIRSHIP, head=other)).levels["head"] == level


def test_ages_and_numbers_of_one_thing_are_compared() -> None:
    found = asked(Text("A 12-year-old boy and 3 sailors drowned."), Text("A boy, 11, and 3 sailors drowned."))
    assert (found.levels["ages"], found.levels["numbers"]) == ("different", "in common")
    assert asked(Text("It cost 3 ships."), Text("It took 3 days.")).levels["numbers"] == "unknown"


@pytest.mark.parametrize(("other", "level"), [("number 9", "numbered otherwise"), ("no. 7", "a figure in common")])
def test_things_with_two_numbers_are_two(other: str, level: str) -> None:
    assert asked(Text("A fire burned mill number 7."), Text(f"Mill {other} burned.")).levels["numbers"] == level


def test_a_death_and_an_injury_are_two_outcomes() -> None:
    killed, hurt = Text("A stoker was killed in the engine room."), Text("A stoker was injured in the engine room.")
    assert asked(killed, hurt).levels["harm"] == "death in one, injury in the other"
    assert asked(killed, Text("The stoker died of burns; two were hurt.")).levels["harm"] == "death in both"
    assert asked(killed, Text("A stoker left the engine room.")).levels["harm"] == "unknown"


def test_a_man_is_not_a_woman() -> None:
    man, woman = Text("A man fell from the quay."), Text("A woman fell from the quay.")
    assert asked(man, woman).levels["sexes"] == "men in one, women in the other"
    assert asked(man, Text("A man and his sister fell from the quay.")).levels["sexes"] == "unknown"


def test_sentences_alike_but_for_their_names_tell_of_two_places() -> None:
    one, other = Text("A train left the rails near Rowden."), Text("A train left the rails near Castleby.")
    assert asked(one, other).levels["names"] == "other names in like words"


def test_a_word_that_opens_a_sentence_is_no_name_by_its_capital() -> None:
    opening = Text("Thieves robbed a bank in Aarhus."), Text("Thieves came to Leeds.")
    assert asked(*opening).levels["names"] == "other names"
    assert asked(Text("Lumen was robbed in Aarhus."), Text("They robbed Lumen.")).levels["names"] == "a name in common"


def test_what_is_dated_before_the_news_or_after_it_is_not_its_day() -> None:
    text = "On October 16 he recalled the fire of October 3, 1871; the court meets on October 20, 1913."
    assert told([Text(text, published=day(FRIDAY))])[0].days == {FRIDAY // DAY - 1}


def test_texts_of_one_day_without_a_word_in_common_are_two_events() -> None:
    strike = "Weavers in Leeds walked out on Friday over pay."
    assert asked(Text(AIRSHIP, published=day(FRIDAY)), Text(AIRSHIP, published=day(FRIDAY))).same
    assert not asked(Text(AIRSHIP, published=day(FRIDAY)), Text(strike, published=day(FRIDAY))).same


def test_nothing_can_be_compared_and_nothing_is_said() -> None:
    assert compare([]) == []
    assert asked(Text(""), Text("")).same is False
