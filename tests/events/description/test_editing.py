"""What an editor would mend in a line that was cut: capitals, commas, counts, a speaker told twice. All our own."""

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.extractor import Extractor
from dateline.events.text.parsing.parser import model_name
from dateline.events.time.bounds import DAY, Bounds, instant

PUBLISHED = Bounds.exactly(instant(2024, 6, 12), instant(2024, 6, 12) + DAY, "day")
pytestmark = pytest.mark.skipif(model_name() is None, reason="no English model is installed")


def titles(text: str) -> list[str]:
    source = Source("paper", "0" * 64, doc_id="d", published=PUBLISHED)
    return [c.title for c in Extractor("parse").extract(text, source).claims]


CASES = [
    (
        "the_noun_counted_before",
        "Officials told the press on Monday that about 30 Larnish divers had been rescued and about 2,700 killed.",
        "About 2,700 Larnish divers killed",
    ),
    (
        "a_speaker_of_whom_another_deed_is_told",
        '"I buried my son," said Dana Whitlock, who testified before the board on Monday.',
        "Dana Whitlock testified before the board",
    ),
    (
        "a_list_of_dates",
        "The mill burned. Rent was reviewed on 1 December 2022 and 1 December 2023.",
        "Rent was reviewed",
    ),
    (
        "a_list_of_dates_in_figures",
        "The mill burned. Visits took place on 2014-01-02, 2014-01-05 and 2014-02-01.",
        "Visits took place",
    ),
    (
        "an_origin_needs_its_date",
        "The feud goes back to 1953. A mill burned.",
        "Feud goes back to 1953",
    ),
    (
        "both_commas_of_an_aside",
        "The regulator, Finanstilsynet, last fined a bank in 2021.",
        "Regulator, Finanstilsynet, fined a bank",
    ),
    (
        "the_bank_that_the_text_is_about",
        "Ola Brun, the chief of Halden Bank, resigned on Tuesday. Halden had lent a firm in Larn two billion crowns. "
        "Halden closed a branch.\n\nArden Bank is a rival.\n\nShares fell. It rained.\n\nThe board met. The bank "
        "will hold a meeting on Friday.",
        "Halden Bank will hold a meeting",
    ),
    (
        "a_name_right_behind_a_rank",
        "On Friday, Foreign Minister Choe Son Hui met Sergei Orlov in Moscow and called the war a holy duty.",
        "Foreign Minister Choe Son Hui called the war a holy duty",
    ),
    (
        "the_first_word_of_a_sentence_inside_a_line",
        '"The dreary system that miners have suffered under for three decades has not gone away," said Ann Lee.',
        "Miners have suffered under the dreary system for three decades",
    ),
    (
        "no_comma_behind_that",
        "Some of the fighting has come close to the border and there has been speculation in Larnish media in May that "
        "if the flow of miners became too great, Kathara could impose a curfew on the northern side of the frontier -- "
        "something it did in northern Arden.",
        "There has been speculation in Larnish media that Kathara could impose a curfew on the northern side of the "
        "frontier",
    ),
    (
        "some_are_the_ones_told_of",
        "Some divers left the wreck. There was a search for them yesterday.",
        "There was a search for the divers",
    ),
    (
        "both_is_no_part_of_a_name",
        "The navy both wants peace and fears it. It told the miners of Larn on Monday to go home.",
        "Navy told the miners of Larn to go home",
    ),
    (
        "the_first_to_do_something",
        "Kathara was the first to recall its envoy to Oslo in May.",
        "Kathara was the first to recall its envoy to Oslo",
    ),
    (
        "a_time_that_is_all_that_is_told",
        "The last time the demand for coal was falling was in 2007.",
        "Last time the demand for coal was falling was in 2007",
    ),
    (
        "who_says_so_is_told_once",
        "Larn’s information ministry announced the shutdown of Radio Kathara and the withdrawal of its licence to "
        "operate in the country, state-run Arden TV reported Sunday.",
        "Arden TV: Larn’s information ministry announced the shutdown of Radio Kathara",
    ),
    (
        "the_day_told_twice",
        "Ann Moor opened the Harn Bridge on 3 May 1990, thirty years ago today.",
        "Ann Moor opened the Harn Bridge",
    ),
    (
        "a_place_is_no_company_named_after_it",
        "The Soluth Canal Company dug the Soluth Canal. In May 1869 the first ships reached Soluth.",
        "First ships reached Soluth",
    ),
    (
        "no_hyphen_of_a_date_that_goes",
        "Chad was the only state to side with Niger in the 1980-88 war with Larn.",
        "War with Larn",
    ),
    (
        "before_leads_to_more_than_a_date",
        "The plan, which was to be announced this morning before the markets open for trading, is part of a wider one.",
        "Plan was to be announced before the markets open for trading",
    ),
    (
        "both_commas_of_an_aside",
        "Haaretz reported on Monday that Gen Qassem Lobo, the commander of the army's elite arm, the Quds Force, had "
        "gone to Larn.",
        "Haaretz: Gen Qassem Lobo, the commander of the army's elite arm, the Quds Force, went to Larn",
    ),
    (
        "what_happened_in_another_country",
        "Chad's army shot at protesters. Parliament met in Chad, and Chadian troops opened fire on a rally. The "
        "president of Chad called a vote. Protesters in Chad marched. A bomb hit Chad. Last month a revolt in Niger "
        "forced the ministers to leave office.",
        "Revolt in Niger forced the ministers to leave office",
    ),
]


@pytest.mark.parametrize(("text", "title"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_line_is_edited(text: str, title: str) -> None:
    assert title in titles(text)


def test_a_verb_that_tells_nothing_by_itself_is_starved() -> None:
    assert "Ministers did" not in titles("As ministers had done in May, hundreds marched in Larn.")
