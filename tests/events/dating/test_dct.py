"""An unknown day of writing is inferred from the text alone, with evidence; it never means today."""

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.dating.clues import Fact
from dateline.events.text.extractor import Extractor
from dateline.events.text.tagging.tagger import tag, written
from dateline.events.time.bounds import DAY, EndKind, from_iso

NEWS = (
    "The treaty was signed in 2019, and trade grew in 2021. On Sept. 13, 2023 the two ministers met in the port. "
    "A third round was held in 2022. Last week the minister said that grain had arrived. "
    "The harbour was opened on January 11, and a ship sank there in November."
)


def holds(bounds, day):
    return bounds.earliest_start <= from_iso(day) < bounds.latest_end


def test_the_latest_date_told_as_past_is_the_floor():
    bounds = written(NEWS).bounds
    assert bounds.earliest_start >= from_iso("2023-09-13")
    assert holds(bounds, "2024-01-20")


def test_every_clue_cites_its_words():
    evidence = written(NEWS)
    assert evidence.clues
    assert all(NEWS[clue.start : clue.end] == clue.text and clue.says for clue in evidence.clues)


def test_several_modes_where_the_year_is_not_said():
    modes = written(NEWS).modes
    assert len(modes) > 1
    assert holds(modes[0].bounds, "2024-01-20")
    assert sum(mode.share for mode in modes) <= 1


def test_what_leans_on_the_day_widens():
    timex = next(t for t in tag(NEWS, dct=None) if t.text == "Last week")
    interval = timex.interval
    assert interval.earliest_start < interval.latest_start
    assert interval.earliest_end < interval.latest_end
    assert timex.value == "XXXX-WXX"
    assert timex.edtf is None


def test_a_full_date_does_not_widen():
    timex = next(t for t in tag(NEWS, dct=None) if t.text == "Sept. 13, 2023")
    assert str(timex.interval) == "[2023-09-13, 2023-09-14)"


def test_without_any_year_nothing_is_known():
    text = "He said on Thursday that it would end last week."
    assert written(text).bounds is None
    assert [(t.value, t.interval) for t in tag(text, dct=None)] == [("XXXX-WXX-4", None), ("PAST_REF", None)]


def test_a_history_has_no_upper_bound():
    bounds = written("The war began in 1337. It ended in 1453.").bounds
    assert (bounds.earliest_start, bounds.latest_end, bounds.end_kind) == (
        from_iso("1453-01-01"),
        None,
        EndKind.UNKNOWN,
    )


def test_an_announced_date_is_no_floor():
    evidence = written("The vote was held in 2019. The next will be held in June 2030. He said so on Friday.")
    assert evidence.bounds.earliest_start < from_iso("2030-01-01")


def test_an_anniversary_bounds_both_sides():
    text = "The armistice was signed in 1953. He said on Friday that the armistice 71 years ago had been a mistake."
    bounds = written(text).bounds
    assert holds(bounds, "2024-06-01")
    assert not holds(bounds, "2027-01-01")


def test_facts_narrow():
    fact = Fact("Minister Arden", from_iso("2024-03-01"), from_iso("2024-08-31"))
    bounds = written(NEWS.replace("the minister", "Minister Arden"), facts=[fact]).bounds
    assert from_iso("2024-02-29") <= bounds.earliest_start
    assert bounds.latest_end <= from_iso("2024-08-31") + 2 * DAY


@pytest.mark.parametrize("former", ["former Minister Arden", "then-Minister Arden"])
def test_facts_of_former_holders_do_not_count(former):
    fact = Fact("Minister Arden", from_iso("2015-03-01"), from_iso("2016-08-31"))
    assert written(NEWS.replace("the minister", former), facts=[fact]) == written(NEWS.replace("the minister", former))


DIARY = (
    "The mill was built in 1908, burnt in 1911 and sold in 1950. Four years after the river flooded it in May 2019, "
    "the owners are still waiting. Last spring a roof was put on. In early November the wheel was found."
)


def test_years_after_a_date_told_as_now_narrow():
    evidence = written(DIARY)
    assert evidence.bounds.earliest_start > from_iso("2023-01-01")
    assert evidence.bounds.latest_end < from_iso("2024-09-01")
    assert any("4 years after 2019-05" in clue.says for clue in evidence.clues)


def test_years_after_a_date_told_as_past_do_not():
    told = written(DIARY.replace("are still waiting", "sold the land"))
    assert not any("told as now" in clue.says for clue in told.clues)


def test_the_tail_of_later_years_is_kept_apart():
    evidence = written(NEWS)
    assert evidence.widest.latest_end > evidence.bounds.latest_end
    assert evidence.widest.earliest_start == evidence.bounds.earliest_start


def test_what_is_deictic_leans_on_the_inferred_day_in_a_history_too():
    read = {timex.text: timex for timex in tag(DIARY, dct=None)}
    assert read["Last spring"].interval.earliest_start >= from_iso("2022-03-01")
    assert read["early November"].interval.earliest_start >= from_iso("2022-11-01")


@pytest.mark.parametrize(
    "head",
    ["Ferry sinks off Oslo\n3 May 2021\n", "Ferry sinks off Oslo\n\nPublished: 3 May 2021\n", "Monday, May 3, 2021\n"],
    ids=["below the title", "with a label", "with its weekday"],
)
def test_a_day_alone_at_the_head_is_the_day_of_writing(head):
    text = head + "The crew was saved yesterday, the owner said."
    evidence = written(text)
    assert str(evidence.bounds) == "[2021-05-03, 2021-05-04)"
    assert [text[clue.start : clue.end] for clue in evidence.clues] == [evidence.clues[0].text]
    assert tag(text, dct=None)[-1].value == "2021-05-02"


def test_a_day_at_the_head_that_the_text_outlives_is_a_heading():
    text = "3 May 2021\nThe ferry sank. On 5 June 2023 the court heard the crew; last week it ruled."
    assert written(text).bounds.earliest_start >= from_iso("2023-06-05")


def test_a_sentence_of_the_first_lines_is_no_head():
    assert "alone" not in written("The ferry sank on 3 May 2021.\nThe crew was saved last week.").clues[0].says


def test_facts_narrow_the_claims_of_an_undated_text():
    text = "The treaty was signed in 2019. Defence Minister Arden visited the port last week."
    fact = Fact("Minister Arden", from_iso("2021-03-01"), from_iso("2021-04-30"))
    source = Source(source_id="paper", sha256="0" * 64, doc_id="d")
    wide, narrow = (Extractor("rules", facts=facts).extract(text, source).claims[-1] for facts in ((), (fact,)))
    assert narrow.bounds.latest_end <= from_iso("2021-05-01") < wide.bounds.latest_end


def test_a_weekday_beside_a_date_tells_the_year():
    text = "The law was passed in 2019. On Thursday 9 November the court heard the case, and last week it ruled."
    evidence = written(text)
    assert evidence.bounds.earliest_start >= from_iso("2023-11-09")
    assert any("weekday" in clue.says for clue in evidence.clues)
