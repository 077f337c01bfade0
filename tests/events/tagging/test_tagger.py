"""Reading and anchoring: values, intervals, tense, narrative, other anchors; and no text is slow."""

import sys
from itertools import pairwise

import pytest

from dateline.events.text.tagging.tagger import REFINERS, tag
from dateline.events.time.bounds import from_iso, instant
from tests.events.tagging.reading import SATURDAY, day, values


def test_spans_are_code_points_and_do_not_overlap():
    text = "𝔘𝔘 On Monday, 3 June 2024, at 5 p.m., two days after the 𝔘, it ended early in 2025."
    found = tag(text, dct=SATURDAY)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("It rained from 10:00 to 12:30 on 6 June 2024.", "2024-06-06T10:00"),
        ("It rained from 10:00 to 12:30 GMT on 6 June 2024.", "2024-06-06T10:00Z"),
        ("The gates were open between 22:00 and 02:00 on 6 June 2024.", "2024-06-05T22:00"),
        ("At 9pm police came; at 10pm on 6 June 2024 they left.", "2024-11-02T21:00"),
    ],
)
def test_the_first_of_two_times_is_of_the_day_of_the_second(text, first):
    assert values(text)[0][1] == first


def test_vague_words_have_a_core_and_an_outer_width():
    (found,) = tag("It began in early November 2024.", dct=None)
    assert (str(found.interval), str(found.outer)) == ("[2024-11-01, 2024-11-11)", "[2024-11-01, 2024-11-16)")
    assert (found.value, found.mod) == ("2024-11", "START")


def test_about_has_an_outer_width():
    (found,) = tag("He died about 1910.", dct=None)
    assert (found.mod, str(found.interval)) == ("APPROX", "[1910-01-01, 1911-01-01)")
    assert str(found.outer) == "[1909-01-01, 1912-01-01)"
    assert found.interval.approximate
    assert found.edtf == "1910~"


@pytest.mark.parametrize(
    ("text", "edtf", "interval"),
    [
        ("March 15, 44 BC", "-0043-03-15", "[-0043-03-15, -0043-03-16)"),
        ("25 October 1917 (O.S.)", "1917-11-07", "[1917-11-07, 1917-11-08)"),
        ("the summer of 1967", "1967-22", "[1967-06-01, 1967-09-01)"),
        ("Q3 2023", "2023-35", "[2023-07-01, 2023-10-01)"),
        ("the 19th century", "18XX", "[1800-01-01, 1900-01-01)"),
        ("the 1950s", "195X", "[1950-01-01, 1960-01-01)"),
        ("5th century BC", "-0499-01-01/-0400-12-31", "[-0499-01-01, -0399-01-01)"),
    ],
)
def test_edtf_and_interval_of_any_year(text, edtf, interval):
    (found,) = tag(text, dct=None)
    assert (found.edtf, str(found.interval)) == (edtf, interval)


def test_times_of_day_and_zones():
    (found,) = tag("The ship left at 10:30 GMT on 5 November 2024.", dct=None)
    assert (found.type, found.value) == ("TIME", "2024-11-05T10:30Z")
    assert found.interval.earliest_start == instant(2024, 11, 5, 10, 30)
    (night,) = tag("the night of 20 June 1791", dct=None)
    assert night.interval.granule == "part_of_day"
    assert night.interval.latest_end > instant(1791, 6, 21)


@pytest.mark.parametrize(
    "text",
    [
        "It cost $1,999.", "Flight 1999 was full.", "They won 20-15.",
        "Call 555-1985 now-a-days!", "Room 2012 is shut.", "May I go?", "They march on.",
        "1999 troops fell.", "version 2.0.2024", "He may well be late.",
        "The sun shone.",
        "three quarters of the men", "a second attempt", "Law No. 1881", "the fall of Rome",
    ],
)  # fmt: skip
def test_numbers_and_words_that_only_look_like_times_are_refused(text):
    assert [t for t in tag(text, dct=None) if t.value != "PRESENT_REF"] == []


def test_german():
    text = "Am Donnerstag sagte er, vor zwei Jahren habe es begonnen; am 3. Oktober 1990 sei es vorbei gewesen."
    assert values(text, lang="de") == [
        ("Donnerstag", "2024-10-31"), ("vor zwei Jahren", "2022"), ("3. Oktober 1990", "1990-10-03"),
    ]  # fmt: skip


def test_refiners_are_one_visible_tuple():
    assert all(callable(refine) for refine in REFINERS)
    assert REFINERS[0].__name__ == "agree_on_order"


PIECES = ["1 ", "the ", "5 May 1999 ", "1999-", "1,", "a.m. ", "two hundred ", "12:", "/1", "armistice 70 years ago "]


def calls(text, dct):
    """How many calls the interpreter makes to tag a text: the work, measured without a clock."""
    counted = 0

    def count(_frame, event, _argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        tag(text, dct=dct)
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("piece", PIECES, ids=repr)
@pytest.mark.parametrize("dct", [SATURDAY, None], ids=["dated", "undated"])
def test_four_times_the_text_is_four_times_the_work(piece, dct):
    def work(size):
        return calls("In 1953 it began. " + piece * (size // len(piece)), dct)

    work(500)  # the rules compile when they are first asked for
    assert work(4_000) <= 4.1 * work(1_000)


def test_weekdays_in_a_row_stay_apart():
    found = values("Last Tuesday, this Friday, next Tuesday: he came each time.", day("2024-03-05"))
    assert found == [
        ("Last Tuesday", "2024-02-27"), ("this Friday", "2024-03-08"), ("next Tuesday", "2024-03-12"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["THE COURT MAY HEAR IT", "USA TODAY asked 900 people.", "She told the Today show so."]
)
def test_names_and_verbs_are_no_dates(text):
    assert values(text) == []


def test_midnight_at_the_end_of_a_day_is_of_that_day():
    timex = tag("The truce ended at midnight on Wednesday.", dct=SATURDAY)[0]
    assert timex.value == "2024-10-30T24:00"
    assert from_iso("2024-10-30") <= timex.interval.earliest_start
    assert timex.interval.latest_end <= from_iso("2024-10-31")


def test_years_of_three_figures_in_a_text_of_antiquity():
    text = (
        "They crossed the river in 376. The peace of May 382 was kept. The wall of the king (357-384) fell in the 380s."
        " On 4 September 476 the last left; flights 382 and 476 did not. In August 410 people fled."
    )
    found = dict(values(text, dct=None))
    assert found == {
        "376": "0376", "May 382": "0382-05", "357": "0357", "384": "0384", "380s": "038",
        "4 September 476": "0476-09-04", "August": "0476-08",
    }  # fmt: skip


def test_french():
    text = "Jeudi, il a dit que tout avait commencé il y a deux ans ; le 14 juillet 1789 fut un jour de l'été 1789."
    assert values(text, lang="fr") == [
        ("Jeudi", "2024-10-31"), ("il y a deux ans", "2022"), ("le 14 juillet 1789", "1789-07-14"),
        ("un jour", "P1D"), ("été 1789", "1789-SU"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "values_read"),
    [
        ("It was made on 03/04/2019, lent on 24/06/2019, sold on 8/7/19.", ["2019-04-03", "2019-06-24", "2019-07-08"]),
        ("It was made on 03/04/2019, lent on 06/24/2019, sold on 8/7/19.", ["2019-03-04", "2019-06-24", "2019-08-07"]),
        ("On 03-04-2019 it began; on 24/06/2019 it ended.", ["2019-04-03", "2019-06-24"]),
        ("On 03/04/2019 it began and on 05/05/2019 it ended.", ["2019-03-04", "2019-05-05"]),
        ("On 03/04/2019 it began; on 24/06/2019 or 06/25/2019 it ended.", ["2019-03-04", "2019-06-24", "2019-06-25"]),
    ],
    ids=["day first", "month first", "across marks", "nothing proves it", "both are proved"],
)
def test_dates_in_figures_are_read_in_the_order_that_some_of_them_prove(text, values_read):
    assert [value for _, value in values(text)] == values_read


@pytest.mark.parametrize("before", ["Rain until noon.", "Height 1,204", "It cost £", "On page 3,"])
def test_a_line_is_no_part_of_the_one_before(before):
    assert ("5 May 2021", "2021-05-05") in values(f"{before}\n5 May 2021\nand later", SATURDAY)
    assert ("5 May", "2024-05-05") in values(f"{before}\n5 May is the day.", SATURDAY)


def test_a_hyphen_at_which_no_line_breaks_is_a_hyphen():
    assert values("On 2024\u201105\u201101 it fell; in mid\u20102023 it stood.") == [
        ("2024\u201105\u201101", "2024-05-01"), ("mid\u20102023", "2023"),
    ]  # fmt: skip


@pytest.mark.parametrize("case", ["[2018] EWHC 1203 (Admin)", "[2018] EWCA Civ 1203", "[2018] 1 WLR 1203"])
def test_the_number_of_a_judgment_is_no_year(case):
    assert values(f"Farrow v Bexwood {case}") == [("2018", "2018")]


def test_a_weekday_proves_the_order_of_all_dates_in_figures():
    assert values("Mon 4/1/2021 we met. She wrote on 5/2/2021.") == [
        ("Mon 4/1/2021", "2021-01-04"),
        ("5/2/2021", "2021-02-05"),
    ]
    assert values("Tue 4/1/2021 we met.")[0][1] == "2021-04-01"


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("She was briefed at 1105 and left about 1310. At 1428, he called.", ["11:05", "13:10", "14:28"]),
        ("The alarm went at 0345 hours; by 0410 it was out, and from 1900 nobody slept.", ["03:45", "04:10"]),
        ("0915: She sails.\n1840: The engine stops.\n2230: She goes on.", ["09:15", "18:40", "22:30"]),
        ("At 1830 the gates shut. Between 1845 and 1900 shots were heard.", ["18:30", "18:45"]),
        ("He looked at 1999. It closed at 1250.", []),
        ("He was born about 1310 and died in 1350.", []),
    ],
)  # fmt: skip
def test_four_figures_are_a_time_where_the_text_tells_times_so(text, clocks):
    read = [value.partition("T")[2] for _, value in values(text, day("2022-03-08")) if "T" in value]
    assert [clock for clock in read if clock in clocks] == clocks
    assert bool(read) == bool(clocks)
