"""Nothing is lost: every dated expression ends as a claim or a named skip, and every claim quotes its document."""

import pickle

import pytest

from dateline.events.table.claim import Source
from dateline.events.table.folding.current import version_key
from dateline.events.text.description.judging import judge
from dateline.events.text.extractor import Extractor
from dateline.events.text.parting.sentences import split
from dateline.events.text.tagging.tagger import tag
from dateline.events.time.bounds import DAY, Bounds, EndKind, instant

PUBLISHED = Bounds.exactly(instant(2024, 6, 3), instant(2024, 6, 3) + DAY, "day")
ARTICLE = """\
Flood destroys the old mill

A flood destroyed the old mill of Kaldbek on Saturday night, the fire service said on Sunday. The mill, built in 1788,
had been empty since 2009. It burned twice in the 19th century. The town meets every week to talk about its dam.
Posted: 3 June 2024
Mayor Anna Berg said the council would vote on 10 June. Her predecessor held office for three years.
"""


def source(**changes):
    return Source(**({"source_id": "paper", "sha256": "0" * 64, "doc_id": "d", "published": PUBLISHED} | changes))


@pytest.fixture(scope="module", params=["parse", "rules"])
def extraction(request):
    return Extractor(request.param).extract(ARTICLE, source())


def test_every_dated_expression_is_a_claim_or_a_skip(extraction):
    spans = [(c.date_start, c.date_end) for c in extraction.claims if c.date_start is not None]
    spans += [(s.char_start, s.char_end) for s in extraction.skips]
    for timex in tag(ARTICLE, dct=PUBLISHED):
        assert any(start <= timex.start and timex.end <= end for start, end in spans), timex.text


def test_every_skip_has_its_words(extraction):
    for skip in extraction.skips:
        assert ARTICLE[skip.char_start : skip.char_end] == skip.text


def test_claims_quote_the_document_word_for_word(extraction):
    for claim in extraction.claims:
        cited, word = claim.citation, claim.trigger
        assert ARTICLE[cited.char_start : cited.char_end] == cited.quote
        assert ARTICLE[word.char_start : word.char_end] == word.text
        assert " " not in word.text
        assert cited.char_start <= word.char_start < cited.char_end
        if claim.date_start is not None:
            assert ARTICLE[claim.date_start : claim.date_end] == claim.date_text


def test_a_document_of_poor_lines_alone_keeps_the_surest(monkeypatch):
    text = "The pipe by the mill was in some way hit on Monday. The mill by the pipe was in some way hit on Sunday."
    assert len(Extractor("parse").extract(text, source()).claims) == 2
    monkeypatch.setattr(judge, "is_event", lambda found: False)
    found = Extractor("parse").extract(text, source())
    (claim,) = found.claims
    assert [skip.text for skip in found.skips if skip.reason == "unclear"] == [
        day for day in ("Monday", "Sunday") if day != claim.date_text
    ]


def test_ids_are_different(extraction):
    ids = [claim.claim_id for claim in extraction.claims]
    assert len(set(ids)) == len(ids)


def test_date_of_the_page_is_no_event(extraction):
    assert [s.reason for s in extraction.skips if s.text == "3 June 2024"] == ["publication line"]


def test_durations_and_sets_are_named():
    skips = Extractor("parse").extract(ARTICLE, source()).skips
    assert {(s.reason, s.text) for s in skips} >= {("set", "every week"), ("duration", "three years")}


def test_same_text_gives_the_same_claims():
    assert Extractor("parse").extract(ARTICLE, source()) == Extractor("parse").extract(ARTICLE, source())


def test_pickled_extractor_reads_the_same():
    extractor = Extractor("rules")
    copied = pickle.loads(pickle.dumps(extractor))
    assert copied.extract(ARTICLE, source()) == extractor.extract(ARTICLE, source())


@pytest.mark.parametrize("text", ["", " \n\n ", "1950", "No date here", "\x00\x07", "On Monday " * 300])
@pytest.mark.parametrize("provider", ["parse", "rules"])
def test_odd_texts_give_no_error(text, provider):
    for claim in Extractor(provider).extract(text, source(published=None)).claims:
        assert claim.citation.quote in text


def test_sentence_without_end_is_read_as_far_as_is_sensible():
    text = "The council of Arden met in Oslo on 4 May 2021 " + "with Ann Lee and Tom Reed " * 800 + "on 5 May 2021"
    extraction = Extractor("parse").extract(text, source())
    assert [(c.date_text, c.trigger.text) for c in extraction.claims] == [("4 May 2021", "met")]
    assert [(s.text, s.reason) for s in extraction.skips] == [("5 May 2021", "no event")]


def test_language_without_a_parser_is_left_to_the_rules():
    text = "Der Vertrag wurde am 3. Oktober 1990 unterzeichnet."
    german = Extractor("parse").extract(text, source(lang="de"))
    assert [s.text for s in german.skips] + [c.date_text for c in german.claims if c.date_text] == ["3. Oktober 1990"]
    assert all("parse" not in c.rule_id for c in german.claims)


def test_unknown_provider_model_falls_to_rules(monkeypatch):
    monkeypatch.setattr("dateline.events.text.extractor.model_name", lambda: None)
    assert Extractor("auto").version.endswith("-rules")


def test_parse_counts_over_rules_where_both_read_a_document():
    assert version_key(Extractor("parse").version) > version_key(Extractor("rules").version)


def test_confidence_has_reasons_where_it_is_low():
    for claim in Extractor("parse").extract(ARTICLE, source()).claims:
        assert 0 <= claim.confidence <= 1
        assert claim.reasons or claim.confidence > 0.5


class TestMainEvent:
    """The main event of a text whose first sentence bears no date."""

    def main(self, text, **changes):
        claims = Extractor("parse").extract(text, source(**changes)).claims
        return [c for c in claims if c.rule_id.startswith("extract.lead")]

    def test_dated_lead_needs_no_other(self):
        assert self.main("The council approved the budget on Saturday.") == []

    def test_undated_lead_is_of_the_day_of_publication(self):
        (claim,) = self.main("The council has approved the budget for the new school.")
        assert (claim.rule_id, claim.edtf) == ("extract.lead.publication", "2024-06-03~")
        assert str(claim.bounds) == "within [2024-05-31, 2024-06-04)"
        assert claim.bounds.approximate
        assert claim.date_text is None
        assert claim.outer_start < claim.bounds.earliest_start

    def test_harm_is_told_like_other_news(self):
        (claim,) = self.main("Two hikers were killed by falling rocks above the lake.")
        assert (claim.rule_id, str(claim.bounds)) == ("extract.lead.news", "within [2024-05-31, 2024-06-04)")

    def test_later_sentence_that_tells_of_the_same_dates_it(self):
        text = "A tram derailed near the old market and hurt nine. The tram derailed on Sunday morning, police said."
        (claim,) = self.main(text)
        assert (claim.rule_id, claim.date_text) == ("extract.lead.body", "Sunday morning")
        assert instant(2024, 6, 2) <= claim.bounds.earliest_start < claim.bounds.latest_end <= instant(2024, 6, 3)

    @pytest.mark.parametrize("headline", ["What the river wants", "A promise kept in stone", "Why did the mill close?"])
    def test_headline_without_an_event_leaves_the_title_to_the_first_sentence(self, headline):
        (claim,) = self.main("The council of Kaldbek has sent twelve engineers to the dam.", title=headline)
        assert claim.title == "Council of Kaldbek has sent twelve engineers to the dam"
        assert (claim.rule_id, str(claim.bounds)) == ("extract.lead.background", "within [.., 2024-06-04)")

    def test_headline_is_its_title_and_may_date_it(self):
        text = "A small crowd watched the old chimney of the brickworks fall."
        (claim,) = self.main(text, title="Chimney falls on 1 June")
        assert (claim.title, claim.rule_id) == ("Chimney falls on 1 June", "extract.lead.headline")
        assert str(claim.bounds) == "within [2024-06-01, 2024-06-02)"

    def test_without_publication_date_nothing_is_guessed(self):
        (claim,) = self.main("The council has approved the budget for the new school.", published=None)
        assert (claim.rule_id, claim.bounds) == ("extract.lead.undated", Bounds.nowhere())
        assert claim.bounds.start_kind is EndKind.UNKNOWN

    def test_byline_is_no_lead(self):
        text = "By Maria Lund, our reporter in the north\n\nThe council has approved the budget for the new school."
        (claim,) = self.main(text)
        assert claim.citation.quote == split(text)[1].text


class TestTimeOfDay:
    """Without a zone a time of day says no more than the local day."""

    def bounds(self, text):
        return [str(c.bounds) for c in Extractor("parse").extract(text, source()).claims]

    @pytest.mark.parametrize(
        "when", ["on Friday night", "at 9 p.m. on Friday", "at 21:15 on 31 May 2024", "early on Friday"]
    )
    def test_without_a_zone_is_the_day(self, when):
        assert self.bounds(f"A barge sank in the harbour {when}.") == ["within [2024-05-31, 2024-06-01)"]

    def test_with_a_zone_is_exact(self):
        claims = Extractor("parse").extract("A barge sank at 9 p.m. GMT on Friday.", source()).claims
        assert [c.bounds.latest_end - c.bounds.earliest_start for c in claims] == [DAY // 24]


@pytest.mark.parametrize(
    ("text", "title", "status"),
    [
        ("The trial, which had been listed for May 2019, was adjourned.",
         "Trial, which had been listed for May 2019, was adjourned", "negated"),
        ("A drive, which had been planned for May 2016, was put off because of rain.",
         "Drive, which had been planned for May 2016, was put off because of rain", "negated"),
        ("A strike called for 6 May 2019 was averted.", "Strike called for 6 May 2019 was averted", "negated"),
        ("Work, due to start in 2006, was abandoned.", "Work, due to start in 2006, was abandoned", "negated"),
        ("Tom Reed denied that it came and claimed that Ann Lee had sold it in 2007.", "Ann Lee sold it", "reported"),
        ("Reed denied that he had sold it in 2007.", "Reed denied that he had sold it in 2007", "negated"),
        ("Votes must be received by 22 June 2025.", "Votes must be received", "planned"),
        ("By the Peace of Marn, concluded in May 1878, Velm became free.", "Peace of Marn concluded", "fact"),
        ("Under the Treaty of Ost, signed on 6 October 1864, Velm had ceded it.", "Treaty of Ost signed", "fact"),
        ("This is an appeal against the order of Judge Lyle dated 9 March 2022.", "Order of Judge Lyle", "fact"),
    ],
)  # fmt: skip
def test_what_was_set_or_said_and_what_came_of_it(text, title, status):
    dated = [c for c in Extractor("parse").extract(text, source()).claims if c.date_text is not None]
    assert [(c.title, c.status) for c in dated] == [(title, status)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Labor won 52 seats in May 2019, its best result since 1989.", ["May 2019"]),
        ("Sales of the mill rose to 412 million in 2019 (2018: £389 million).", ["2019"]),
        ("The mill lost 4 million in 2020 (2019: EUR 3m).", ["2020"]),
    ],
)
def test_figures_set_beside_another_date_nothing(text, dates):
    claims = Extractor("parse").extract(text, source()).claims
    assert [c.date_text for c in claims if c.date_text is not None] == dates


def test_each_date_of_a_list_leaves_the_others_out_of_its_line():
    claims = Extractor("parse").extract("Floods hit Larn in 1971, 1983 and 1991.", source()).claims
    assert {c.title for c in claims if c.date_text} == {"Floods hit Larn"}


def test_before_the_end_is_by_the_end():
    (claim,) = Extractor("parse").extract("Training will be completed before the end of September.", source()).claims
    assert (claim.edtf, claim.status) == ("2024-06-03/2024-09-30", "planned")
