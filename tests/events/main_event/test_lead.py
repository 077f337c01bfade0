"""The main event of a document that does not date it: what is said of it is never closer than the words allow."""

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.extractor import Extractor
from dateline.events.time.bounds import DAY, Bounds, instant

PUBLISHED = Bounds.exactly(instant(2024, 6, 12), instant(2024, 6, 12) + DAY, "day")


def lead(text, title=None, provider="parse"):
    source = Source("paper", "0" * 64, doc_id="d", published=PUBLISHED, title=title)
    (found,) = [c for c in Extractor(provider).extract(text, source).claims if c.rule_id.startswith("extract.lead")]
    return found


def test_what_has_just_befallen_somebody_is_the_news_and_not_what_they_once_did():
    assert lead("Ann Lee, who has died aged 91, drew maps of the northern coast.").trigger.text == "died"
    assert lead("Ann Lee, who was born in the north, drew maps of the coast.").trigger.text == "drew"


@pytest.mark.parametrize(
    ("text", "rule", "bounds"),
    [
        ("A shop opened in the old market square.", "publication", "within [2024-06-09, 2024-06-13)"),
        ("A bomb went off in the old market square.", "news", "within [2024-06-09, 2024-06-13)"),
        ("The mayor will leave the town for good.", "coming", "within [2024-06-12, ..)"),
        ("The duke ruled the island for ten years.", "background", "within [.., 2024-06-13)"),
        ("The bishop had lived in the north until the flood.", "background", "within [.., 2024-06-13)"),
        ("About 300 miners have been rescued to date.", "background", "within [.., 2024-06-13)"),
        ("Last year's drought ruined the harvest of Norland.", "cause", "within [2023-01-01, 2024-06-13)"),
    ],
)
def test_undated_first_sentence_is_placed_by_the_publication(text, rule, bounds):
    found = lead(text)
    assert (found.rule_id, str(found.bounds)) == (f"extract.lead.{rule}", bounds)


def test_what_is_to_come_is_planned():
    assert lead("The mayor will leave the town for good.").status == "planned"


@pytest.mark.parametrize("provider", ["parse", "rules"])
def test_headline_is_the_main_event_where_no_sentence_tells_of_one(provider):
    found = lead("Five lakes, five hills.\n\nA map of them all.", "Flood destroys the old mill of Kaldbek", provider)
    assert (found.title, found.trigger, found.citation.char_start) == (
        "Flood destroys the old mill of Kaldbek",
        None,
        None,
    )
    assert found.bounds.is_dated


def test_next_sentence_is_the_main_event_where_the_first_tells_nothing_and_no_headline_does():
    found = lead("On behalf of Anna Berg of the old town.\n\nThe boy drowned in the lake behind the mill.")
    assert found.trigger.text == "drowned"


@pytest.mark.parametrize("above", ["LARN | Mon Jun 10, 2024 6:58 am EDT", "Did the miller of Kaldbek go too far?"])
def test_a_stamp_and_a_question_do_not_lead(above):
    found = lead(f"{above}\nA shop opened in the old market square of the town.")
    assert (found.trigger.text, found.printable is None) == ("opened", False)


def test_month_is_no_event():
    text = "The agency forecast in March that growth would slow in 2025."
    source = Source("paper", "0" * 64, doc_id="d", published=PUBLISHED)
    triggers = {c.trigger.text for c in Extractor("parse").extract(text, source).claims if c.trigger}
    assert "March" not in triggers


def test_how_things_are_takes_no_day_from_a_later_sentence():
    text = "Soldiers of Norland are believed to be in the valley. The minister visited the valley on Tuesday."
    assert str(lead(text, title="What the soldiers gain").bounds) == "within [.., 2024-06-13)"


def test_what_is_to_come_takes_no_day_from_a_later_sentence():
    text = "Two foreign soldiers will leave the valley. The soldiers said on Tuesday they will leave the valley."
    found = lead(text, title="Two foreign soldiers will leave the valley")
    assert (found.rule_id, found.date_text) == ("extract.lead.coming", None)


def test_what_happened_takes_the_day_of_a_later_sentence():
    text = "Two foreign soldiers fled from the valley. The soldiers fled from the valley on Tuesday, by night."
    found = lead(text, title="Two foreign soldiers flee from the valley")
    assert (found.rule_id, str(found.bounds)) == ("extract.lead.body", "within [2024-06-11, 2024-06-12)")


def test_headline_names_the_word_of_the_main_event():
    text = "The minister has opened old wounds by blaming the guards for the fire."
    assert lead(text, title="Minister blames guards for fire").trigger.text == "blaming"


def test_form_of_an_irregular_verb_is_the_headlines_word():
    text = "The Kaldbek rowers are champions at last after they won the final by a boat's length."
    assert lead(text, title="Kaldbek rowers win the final").trigger.text == "won"


def test_what_had_come_about_so_far_is_bounded_by_the_publication_alone():
    text = "The river burst its banks on Monday. The mayor spoke. Ten people have been rescued so far."
    source = Source("paper", "0" * 64, doc_id="d", published=PUBLISHED)
    (total,) = [c for c in Extractor("parse").extract(text, source).claims if c.rule_id == "extract.so_far"]
    assert (total.trigger.text, str(total.bounds)) == ("rescued", "within [.., 2024-06-13)")


def test_plan_does_not_hide_who_made_it():
    text = "Halden Steel postponed its new mill to 2026."
    assert lead(text).trigger.text == "postponed"


def test_title_that_stands_above_the_text_is_no_event():
    text = "What we know of the pits of Halden\n\nThe firm shut two pits in the far north."
    assert lead(text, title="What we know of the pits of Halden").trigger.text == "shut"


def test_heading_of_markdown_is_no_event():
    assert lead("# Background on the Orrin fire of old\n\nThe mill at Orrin burned down.").trigger.text == "burned"


def test_line_of_a_dated_claim_is_not_told_again_for_the_main_event():
    text = "Repairs planned for 2015 were never carried out."
    source = Source("paper", "0" * 64, doc_id="d", published=PUBLISHED)
    titles = [c.title for c in Extractor("parse").extract(text, source).claims]
    assert len(titles) == len(set(titles))


def test_teaser_above_another_text_is_no_main_event():
    rest = "The old mine in Peru was shut by its owners. Nobody knows why the owners shut it. " * 15
    assert lead(f"Two divers honoured for a long rescue off Oslo.\n{rest}").trigger.text == "shut"


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Things look rather grim for savers everywhere. Norland cut its rates on Tuesday.", ["cut"]),
        ("Things look rather grim for savers everywhere.", ["look"]),
    ],
)
def test_first_sentence_that_reads_poorly_stands_alone_or_not_at_all(text, triggers):
    source = Source("paper", "0" * 64, doc_id="d", published=PUBLISHED)
    assert [c.trigger.text for c in Extractor("parse").extract(text, source).claims] == triggers


def test_caption_above_the_prose_is_no_main_event():
    rest = "The owners shut it since the ore gave out. Nobody asked the owners of the ore about it. " * 15
    text = "Men fish from a bridge in Lima on May 3.\n\nLIMA (Agency) - The old mine in Peru was closed by its owners. "
    assert lead(text + rest).trigger.text == "closed"
