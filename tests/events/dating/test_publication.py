"""A day of writing that the text states itself is taken; headings, records and sentences are not."""

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.extractor import Extractor
from dateline.events.text.tagging.tagger import tag, written

STATED = {
    "label in Markdown": ("Ferry sinks\n*Published: 3 May 2024*\n\nThe crew was saved yesterday.", "2024-05-03"),
    "label with a clock": ("Updated 5:14 PM EDT, Tue November 5, 2024\n\nPolls closed yesterday.", "2024-11-05"),
    "byline and label": ("By Dana Osei / Published March 2, 2017\nThe mine closed yesterday.", "2017-03-02"),
    "date line of a page": ("By Dana Osei\nMarch 2, 2017 | 5 min read\nThe mine closed yesterday.", "2017-03-02"),
    "head of a mail": ("From: P <p@x.org>\nDate: Tue, 14 May 2024 09:12:00 +0000\n\nFire yesterday.", "2024-05-14"),
    "dateline": ("LISBON, 9 June 2021 - She died yesterday. In December 2022 a show opens.", "2021-06-09"),
    "dateline of a town": ("Ely, 9 June 2021 -- She died yesterday. In December 2022 a show opens.", "2021-06-09"),
    "dateline in brackets": ("KATHARA (Sept 3, 2022) A dam burst yesterday.", "2022-09-03"),
    "dateline of an agency": ("Oslo, May 3, 2021 (Agency) - The bill passed yesterday.", "2021-05-03"),
    "a field of JSON": ('{"title": "x",\n "date": "2024-05-03T10:00:00Z"}\nHe left yesterday.', "2024-05-03"),
    "published before updated": ("Updated on 4 May 2024\nPublished on 3 May 2024\nRain yesterday.", "2024-05-03"),
    "heading of the news": ("# News of 2 March 2020\nThe bridge closed yesterday.", "2020-03-02"),
    "heading of a sitting": ("House of Commons, Tuesday 12 March 1867\nA bill fell yesterday.", "1867-03-12"),
    "an interview": ("Interview recorded 14 June 1987. It rained yesterday.", "1987-06-14"),
    "a label at the foot": ("It rained yesterday.\n\nFirst published on Fri 3 May 2024", "2024-05-03"),
    "comments below": ("Published: 3 May 2024\nRain yesterday.\n\nPosted by: Al | 5 May 2024\nYes.", "2024-05-03"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "day"), STATED.values(), ids=STATED)
def test_a_stated_day_is_the_day_of_writing(text, day):
    evidence = written(text)
    assert evidence.certain
    assert str(evidence.bounds).startswith(f"[{day}, ")
    (clue,) = evidence.clues
    assert text[clue.start : clue.end] == clue.text
    assert next(t for t in tag(text, dct=None) if t.text == "yesterday").anchor == "dct"


@pytest.mark.parametrize(
    "text",
    [
        "Battle of the Sound, 4 June 1942\nThe fleets met at dawn.",
        "Report of the fire of 4 June 1942\nIt was out on 9 June 1942. The mayor spoke last week.",
        "4 June 1942 – Sound\nThe fleets met.\n7 June 1942 – End\nIt was over.",
        "Vienna, 8 May 1955 – The text was agreed.\nVienna, 15 May 1955 – The text was signed.",
        "14 May 2024\nThe court ruled.\n\n3 March 2024\nThe hearing was held last week.",
        "Date: 3 May 1948\nWhat: the mine opened\n\nDate: 5 May 1948\nWhat: the mine shut\n",
        "The ferry sank on 3 May 2021.\nThe crew was saved last week.",
        "CAIRO, Egypt (Agency) -- On 3 May 2021 the man left, he said last week.",
        "The date 3 May 2021 is remembered. Last week it rained.",
    ],
)
def test_headings_records_and_sentences_state_nothing(text):
    assert not written(text).certain


def test_a_dateline_without_its_year_names_the_day_of_a_few_years_and_its_weekday_the_likeliest():
    text = "LONDON, Nov 5 (Agency) - The bank had raised rates in August 2023, it said on Tuesday."
    evidence = written(text)
    assert not evidence.certain
    assert len(evidence.modes) > 1
    assert str(evidence.modes[0].bounds) == "within [2024-11-05, 2024-11-07)"


def test_claims_know_the_day_that_their_text_states():
    text = "LISBON, 9 June 2021 - The bridge was closed on Monday."
    extraction = Extractor("rules").extract(text, Source(source_id="paper", sha256="0" * 64, doc_id="d"))
    (claim,) = [claim for claim in extraction.claims if claim.date_text == "Monday"]
    assert str(claim.source.published) == "[2021-06-09, 2021-06-10)"
    assert [(skip.reason, skip.text) for skip in extraction.skips] == [("publication line", "9 June 2021")]
