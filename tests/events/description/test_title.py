"""Titles: what a careful editor would print. Every sentence is our own; the last one of each text is described."""

from collections.abc import Callable

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.description.wording import GOOD_LENGTH, HARD_LENGTH
from dateline.events.text.extractor import Extractor
from dateline.events.time.bounds import DAY, Bounds, instant

CLAUSES = [
    (
        "of_whom_a_noun_tells_what_he_is",
        "Karl Vogel, a lawyer and outspoken critic of the banks, who left Chad in 2011, spoke on Monday.",
        "left",
        "2011",
        "Karl Vogel left Chad",
    ),
    (
        "who_is_said_to_be_somebody",
        "Nora Quill was a Paris-trained surgeon who ran the city's hospital in 1956.",
        "ran",
        "1956",
        "Nora Quill ran the city's hospital",
    ),
    (
        "whose_behind_what_a_name_is",
        "Orla Bank, a lender whose shares fell in May, is for sale.",
        "fell",
        "May",
        "Orla Bank’s shares fell",
    ),
    (
        "a_first_name_says_less_than_whose_father",
        "President Idriss Wade has ruled since his father, Omar, died in 1991.",
        "died",
        "1991",
        "Idriss Wade’s father, Omar, died",
    ),
    (
        "what_a_kind_of_it_did",
        "Crowds filled the square, demanding the kind of change that forced the governor from office in March.",
        "forced",
        "March",
        "Change forced the governor from office",
    ),
    (
        "most_of_whom",
        "The miners, most of whom had returned in 1990, went on strike.",
        "returned",
        "1990",
        "Most of the miners returned",
    ),
    (
        "both_of_which_beside_it",
        "Costa's allies in Larn and Peru -- both of which got new loans from Chad -- backed a plan in May 2021.",
        "backed",
        "May 2021",
        "Costa's allies in Larn and Peru backed a plan",
    ),
    (
        "members_of_which",
        "Dissent was stifled by the guard, members of which were out in force in May 2021.",
        "were",
        "May 2021",
        "Members of the guard were out in force",
    ),
    (
        "what_a_preposition_is_left_behind_by",
        "It was the plan that the union had voted for in May 2021.",
        "voted",
        "May 2021",
        "Union voted for the plan",
    ),
    (
        "what_is_walked_through",
        "The shots were fired in a square that marchers had walked through in May 2021.",
        "walked",
        "May 2021",
        "Marchers walked through a square",
    ),
    (
        "that_opens_a_clause",
        "The paper has been told by a well-placed source who did not wish to be named that traditional smuggling "
        "routes through Chad have been used since 1999 to ferry gold to rebel fighters inside Peru.",
        "used",
        "1999",
        "Traditional smuggling routes through Chad have been used to ferry gold to rebel fighters inside Peru",
    ),
    (
        "whose_house_they_burned",
        "Costa, whose house the rebels had burned in 1990, left.",
        "burned",
        "1990",
        "Rebels burned Costa’s house",
    ),
    (
        "what_the_firm_said_had_sunk",
        "They sold the ferry, which the firm said had sunk in 1990.",
        "sunk",
        "1990",
        "Ferry had sunk",
    ),
    (
        "who_was_in_a_country",
        "In South Korea, a 51-year-old woman who had returned from Larn in May 2021 was confirmed as its first case.",
        "returned",
        "May 2021",
        "51-year-old woman had returned from Larn",
    ),
    (
        "for_whom_there_was_dismay",
        "There was dismay for the striker Tom Reed, leaving the team in May 2021.",
        "leaving",
        "May 2021",
        "Striker Tom Reed leaves the team",
    ),
    (
        "the_way_it_acted",
        "A report criticised the way the council of Larn had acted in May 2021.",
        "acted",
        "May 2021",
        "Council of Larn acted",
    ),
    (
        "who_is_no_training",
        "Costa praised the mayor, a nurse by training who was elected in 1994.",
        "elected",
        "1994",
        "Mayor was elected",
    ),
    (
        "who_died_and_what_he_cleared",
        "A miner hurt a week before while clearing a tunnel died Friday, a paper reported, according to the owner.",
        "died",
        "Friday",
        "Miner died",
    ),
    (
        "the_first_to",
        "Ann Lee became the first woman to fly over the lake in May 2021.",
        "fly",
        "May 2021",
        "Ann Lee became the first woman to fly over the lake",
    ),
    (
        "those_of_whom_a_participle_tells",
        "In 2008, the sale of bonds backing car loans fell 41 percent and those backing boat loans 51 percent.",
        "fell",
        "2008",
        "Sale of bonds backing car loans fell 41 percent and those backing boat loans 51 percent",
    ),
    (
        "who_is_told_by_age",
        "The fever was found in a girl of 16 who arrived home from Larn on 3 May 2021.",
        "arrived",
        "3 May 2021",
        "Girl of 16 arrived home from Larn",
    ),
    (
        "that_stands_for_a_noun",
        "Miners fear unrest like that seen last year in Peru and Chad.",
        "seen",
        "last year",
        "Unrest seen in Peru and Chad",
    ),
    (
        "whose_of_several",
        "Work is under way at mills whose owners will open a new dam in June 2021.",
        "open",
        "June 2021",
        "Mills’ owners will open a new dam",
    ),
    (
        "a_date_within_a_word",
        "Experts said in 2009 that a 1918-like flu would keep half of the workers at home.",
        "keep",
        "1918",
        "Experts: a 1918-like flu would keep half of the workers at home",
    ),
    (
        "no_day_founds_a_firm",
        "In an interview Tuesday, Larn's mayor Ann Lee, who founded the firm in 1988, spoke of ships.",
        "founded",
        "1988",
        "Larn's mayor Ann Lee founded the firm",
    ),
    (
        "what_had_been_stays",
        "The divers had already been in the wreck by June 2004.",
        "been",
        "June 2004",
        "Divers had already been in the wreck",
    ),
    (
        "a_noun_with_a_date_of_its_own",
        "The charter of May 1907 was burned on 3 June 1911.",
        "charter",
        "May 1907",
        "Charter of May 1907",
    ),
    (
        "the_object_of_the_verb_before",
        "The town bought a ferry in May, and the storm of 1987 sank it in June 1987.",
        "sank",
        "June 1987",
        "Storm of 1987 sank the ferry",
    ),
    (
        "two_of_them_are_several",
        "Two of the divers had been rescued by Anna Berg in May 2021.",
        "rescued",
        "May 2021",
        "Two of the divers were rescued by Anna Berg",
    ),
    (
        "what_is_said_once",
        "Arden said in October 2023 that more than 1,000 crates had been shipped.",
        "said",
        "October 2023",
        "Arden: more than 1,000 crates were shipped",
    ),
    (
        "comma_before_what_the_date_parted",
        "Norland's coalition government collapsed Monday, the first government to fall as a result of the drought.",
        "collapsed",
        "Monday",
        "Norland's coalition government collapsed, the first government to fall as a result of the drought",
    ),
    (
        "their_of_nobody_named",
        "In May 2004 everyone, including Norway and Chad, left their seats in protest.",
        "left",
        "May 2004",
        "Everyone, including Norway and Chad, left their seats in protest",
    ),
    (
        "main_clause",
        "Rebels captured the harbour on 3 May 1999.",
        "captured",
        "3 May 1999",
        "Rebels captured the harbour",
    ),
    (
        "adverbs_before_the_subject_go",
        "However, late on Friday the council also approved the plan.",
        "approved",
        "Friday",
        "Council approved the plan",
    ),
    (
        "what_measures_a_date_goes_with_it",
        "So far this year the council has opened nine bridges.",
        "opened",
        "this year",
        "Council has opened nine bridges",
    ),
    (
        "alone_behind_a_date",
        "In March alone, 300 houses burned in Norland.",
        "burned",
        "March",
        "300 houses burned in Norland",
    ),
    (
        "alone_of_somebody",
        "Ann Lee lived alone in 2009 at Larn Castle.",
        "lived",
        "2009",
        "Ann Lee lived alone at Larn Castle",
    ),
    (
        "earlier_before_a_day",
        "The army left the harbour earlier on Friday.",
        "left",
        "Friday",
        "Army left the harbour",
    ),
    (
        "what_ties_a_sentence_goes",
        "For example, in May the army closed the harbour.",
        "closed",
        "May",
        "Army closed the harbour",
    ),
    (
        "passive",
        "The bridge was closed by the army in June 2004.",
        "closed",
        "June 2004",
        "Bridge was closed by the army",
    ),
    ("pluperfect", "The army had gone by 1999.", "gone", "1999", "Army went"),
    (
        "relative_clause_about_its_subject",
        "The ferry, which sank in 1987, had passed every inspection.",
        "sank",
        "1987",
        "Ferry sank",
    ),
    (
        "places_neither_begin_nor_end",
        "The drought in Peru, which ended in 1987, ruined the farms.",
        "ended",
        "1987",
        "Drought in Peru ended",
    ),
    (
        "relative_clause_about_its_object",
        "The mine that the company opened in 1902 employs 300 people.",
        "opened",
        "1902",
        "Company opened the mine",
    ),
    (
        "whose",
        "The minister, whose brother was arrested in March, resigned.",
        "arrested",
        "March",
        "Minister’s brother was arrested",
    ),
    (
        "past_participle",
        "The Meridian turbine, first tested in 2011, is still in use.",
        "tested",
        "2011",
        "Meridian turbine first tested",
    ),
    (
        "present_participle",
        "Ann Lee praised the crew while visiting Oslo on Friday.",
        "visiting",
        "Friday",
        "Ann Lee praised the crew while visiting Oslo",
    ),
    ("having", "Having left the party in 2010, Ann Lee founded a newspaper.", "left", "2010", "Ann Lee left the party"),
    (
        "shared_auxiliary",
        "The editor was charged in May and acquitted in July.",
        "acquitted",
        "July",
        "Editor was acquitted",
    ),
    (
        "shared_subject_and_object",
        "Police arrested two men on Monday and released them on Tuesday.",
        "released",
        "Tuesday",
        "Police released two men",
    ),
    (
        "verb_under_a_verb",
        "Trains began running again in early March.",
        "running",
        "early March",
        "Trains began running again",
    ),
    (
        "plan",
        "The airline plans to open a base in Lisbon in 2026.",
        "open",
        "2026",
        "Airline plans to open a base in Lisbon",
    ),
    (
        "charge_keeps_its_verb",
        "Tom Reed was accused of killing two guards in 1999.",
        "killing",
        "1999",
        "Tom Reed was accused of killing two guards",
    ),
    (
        "when_clause",
        "Since 1953, when the siege ended in a truce, the town has grown.",
        "ended",
        "1953",
        "Siege ended in a truce",
    ),
    ("particle_stays", "Fighting broke out on Sunday.", "broke", "Sunday", "Fighting broke out"),
    (
        "apposition_goes",
        "Eva Stone, a chemist from Leeds, won the prize in 1961.",
        "won",
        "1961",
        "Eva Stone won the prize",
    ),
    ("brackets_go", "The lake (the deepest in Asia) froze in January 1954.", "froze", "January 1954", "Lake froze"),
    ("dashes_go", "The strike — the longest in decades — ended on 2 April.", "ended", "2 April", "Strike ended"),
    (
        "place_line_goes",
        "HELSINKI, May 3 (Norda) - Finland opened a new icebreaker on Tuesday.",
        "opened",
        "Tuesday",
        "Finland opened a new icebreaker",
    ),
    (
        "source_goes",
        "The bank lost $3 million in 2008, according to its auditors.",
        "lost",
        "2008",
        "Bank lost $3 million",
    ),
    (
        "list_of_names_stays",
        "Foreign ministers from Peru, Chile and Bolivia met in Lima on 9 May.",
        "met",
        "9 May",
        "Foreign ministers from Peru, Chile and Bolivia met in Lima",
    ),
]

STATEMENTS = [
    (
        "speaker_and_claim",
        "On Thursday, Maria Costa, the mayor of Porto, said that the flood had destroyed 40 homes.",
        "said",
        "Thursday",
        "Porto mayor Maria Costa: the flood destroyed 40 homes",
    ),
    (
        "what_is_stated",
        "On Thursday, Maria Costa, the mayor of Porto, said that the flood had destroyed 40 homes.",
        "destroyed",
        "Thursday",
        "Flood destroyed 40 homes (Porto)",
    ),
    (
        "quotation",
        "“The dam will hold,” engineer Tom Reed said on Monday.",
        "said",
        "Monday",
        "Tom Reed: the dam will hold",
    ),
    (
        "figures_do_not_speak",
        "The survey showed on Monday that trade fell.",
        "showed",
        "Monday",
        "Survey showed that trade fell",
    ),
]

NOUNS = [
    (
        "participants_stay",
        "Relations date back to the British-backed founding of the port in 1842.",
        "founding",
        "1842",
        "British-backed founding of the port",
    ),
    (
        "name_before_the_noun",
        "The 1995 Kobe earthquake changed building codes.",
        "earthquake",
        "1995",
        "Kobe earthquake",
    ),
    ("bare_noun_by_its_verb", "Norway hosted a summit in May.", "summit", "May", "Norway hosted a summit"),
    (
        "bare_noun_by_another_sentence",
        "The Oslo peace talks collapsed. Nothing has changed since the talks in 2010.",
        "talks",
        "2010",
        "Oslo peace talks",
    ),
    (
        "who_made_the_visit",
        "During a visit to Rome in April, Ann Lee promised more aid.",
        "visit",
        "April",
        "Ann Lee’s visit to Rome",
    ),
]

REFERENCES = [
    (
        "surname",
        "President Ann Lee spoke first. On Monday Lee met the miners.",
        "met",
        "Monday",
        "Ann Lee met the miners",
    ),
    (
        "honorific",
        "Ann Lee, the president, flew home. In May Ms. Lee signed the treaty.",
        "signed",
        "May",
        "Ann Lee signed the treaty",
    ),
    ("he", "Tom Reed lost the race. He retired in 2003.", "retired", "2003", "Tom Reed retired"),
    ("they", "The rebels crossed the river. They took the town on 5 June.", "took", "5 June", "Rebels took the town"),
    (
        "their",
        "Norway and Sweden met in Oslo. Their ministers signed a pact in June.",
        "signed",
        "June",
        "Norway and Sweden’s ministers signed a pact",
    ),
    ("own_possessive_stays", "Norway opened its embassy in 1921.", "opened", "1921", "Norway opened its embassy"),
    (
        "body",
        "The Orlan regime denied it. In 2009 the regime closed the border.",
        "closed",
        "2009",
        "Orlan regime closed the border",
    ),
    (
        "half_a_country",
        "North Velia and South Velia are at peace. North Velia is poor. In 1971 the North attacked a convoy.",
        "attacked",
        "1971",
        "North Velia attacked a convoy",
    ),
    (
        "contraction",
        "Ann Lee spoke. In 2003 she’s leaving the party.",
        "leaving",
        "2003",
        "Ann Lee is leaving the party",
    ),
]

POINTING = [
    (
        "the_only_person_named_before",
        "It was Tom Reed's first journey to Norway. He flew on to Oslo on 3 May 1999.",
        "flew",
        "3 May 1999",
        "Tom Reed flew on to Oslo",
    ),
    (
        "several_that_were_sent",
        "The town has sent about forty engineers to the dam. They began arriving on 3 May 1999.",
        "arriving",
        "3 May 1999",
        "About forty engineers began arriving",
    ),
    (
        "an_object_before",
        "Tom Reed bought a ferry. A storm destroyed it in June 2004.",
        "destroyed",
        "June 2004",
        "Storm destroyed the ferry",
    ),
    (
        "two_things_before_leave_it",
        "The council bought a ferry. A storm destroyed it in June 2004.",
        "destroyed",
        "June 2004",
        "Storm destroyed it",
    ),
    (
        "the_two_men",
        "Tom Reed met Paul Berg in Oslo. The two men met again in June 2004.",
        "met",
        "June 2004",
        "Tom Reed and Paul Berg met again",
    ),
    (
        "a_main_verb_read_as_a_clause_about_a_noun",
        "The public inquiry into the sinking of the ferry Astrid opened on Thursday, four years after it went down.",
        "opened",
        "Thursday",
        "Public inquiry into the sinking of the ferry Astrid opened",
    ),
    (
        "a_name_right_behind_its_role_is_no_subject",
        "The trial of the driver Peter Holm began on Thursday in the town of Vejle.",
        "began",
        "Thursday",
        "Trial of driver Peter Holm began in the town of Vejle",
    ),
    (
        "a_date_before_a_surname_is_no_part_of_it",
        "Paul Berg runs the mill. On Sunday Mr Berg offered to sell the mill.",
        "offered",
        "Sunday",
        "Paul Berg offered to sell the mill",
    ),
]

ALL = [*POINTING, *CLAUSES, *STATEMENTS, *NOUNS, *REFERENCES]


@pytest.mark.parametrize(("text", "head", "date", "expected"), [pytest.param(*case[1:], id=case[0]) for case in ALL])
def test_title(described: Callable, text: str, head: str, date: str, expected: str) -> None:
    assert expected == described(text, head, date).title


LONG = (
    "The regional assembly of the northern islands approved on Monday a plan for a new harbour, which the fishermen of "
    "the largest village had opposed for years because of its cost, after a debate that lasted the whole night and in "
    "which forty members of three parties took the floor."
)


def test_long_sentence_is_cut_at_a_border(described: Callable) -> None:
    title = described(LONG, "approved", "Monday").title
    assert title.startswith("Regional assembly of the northern islands approved a plan for a new harbour")
    assert len(title) <= GOOD_LENGTH
    assert "…" not in title


def test_title_never_ends_in_the_middle_of_quotes_or_with_a_preposition(described: Callable) -> None:
    title = described(
        "The union called the offer of the owners “an insult to every miner” on Friday.", "called", "Friday"
    ).title
    assert title.count("“") == title.count("”")
    assert not title.endswith((" on", " of", " to", ","))


def test_title_is_never_empty(described: Callable) -> None:
    assert described("On Friday, then.", "then", "Friday").title


def test_hard_limit_holds_for_hostile_text(described: Callable) -> None:
    endless = "The " + "very-long-word " * 60 + "committee met on Friday."
    assert 0 < len(described(endless, "met", "Friday").title) <= HARD_LENGTH


def test_two_sentences_without_a_stop_between_them_are_told_apart(described: Callable) -> None:
    text = "Rebels take the port The army said on Monday that ten soldiers were killed."
    assert described(text, "killed", "Monday").title == "Ten soldiers were killed"


def test_a_first_person_is_told_by_the_speaker_of_the_turn(described: Callable) -> None:
    text = "ANN LEE, HOST: Good evening. I moved to Oslo in 1999."
    assert described(text, "moved", "1999").title == "Ann Lee: I moved to Oslo"


def test_the_name_after_an_indefinite_noun_may_tell_it(written: Callable) -> None:
    assert "Orla Trust failed" in written("A second bank, Orla Trust, failed in May.", "failed", "May")


def test_a_pronoun_without_candidate_is_left_and_lowers_the_confidence(described: Callable) -> None:
    unclear = described("They left in 1999.", "left", "1999")
    assert unclear.title == "They left"
    assert unclear.confidence < described("Rebels left Larn in 1999.", "left", "1999").confidence
    assert "a pronoun in the title stands for nobody that was found" in unclear.reasons


def test_two_bearers_of_a_surname_leave_it_as_it_is(described: Callable) -> None:
    text = "Ann Lee spoke. Bob Lee spoke. On Monday Lee met the miners."
    assert described(text, "met", "Monday").title == "Lee met the miners"


def test_of_a_long_phrase_only_as_much_goes_as_must(described: Callable[..., object]) -> None:
    text = (
        "In 2007 Senator Reed introduced a law that would have capped troop levels in Kaldbek at their current level."
    )
    expected = "Senator Reed introduced a law that would have capped troop levels in Kaldbek at their current level"
    assert described(text, "introduced", "2007").title == expected


@pytest.mark.parametrize(
    ("text", "head", "date", "title"),
    [
        ("The mayor was re-elected in 2006.", "elected", "2006", "Mayor was re-elected"),
        ("One of the divers showed us a film he had made in December.", "made", "December", "He made a film"),
        (
            "The plan changed before the November 2010 elections.",
            "elections",
            "November 2010",
            "November 2010 elections",
        ),
        ("This plan failed in May.", "failed", "May", "Plan failed"),
        ("Eleven men were shot during protests in May.", "protests", "May", "Eleven men were shot during protests"),
    ],
)
def test_what_a_line_keeps(described: Callable[..., object], text: str, head: str, date: str, title: str) -> None:
    assert described(text, head, date).title == title


@pytest.mark.parametrize(
    ("text", "date", "line"),
    [
        (
            "Claims emerged on a local page that a tram had left the same rails on 31 October.",
            "31 October",
            ["Tram left the same rails"],
        ),
        (
            '"The harbour is safe again," said Mona Reed, a guard who lives near the site of the May bombings.',
            "May",
            [],
        ),
    ],
)
def test_a_clause_of_another_time_does_not_tell_an_event(text: str, date: str, line: list[str]) -> None:
    published = Bounds.exactly(instant(2024, 6, 12), instant(2024, 6, 12) + DAY, "day")
    source = Source("paper", "0" * 64, doc_id="d", published=published)
    assert [c.title for c in Extractor("parse").extract(text, source).claims if c.date_text == date] == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Shortly after midnight on Sunday the dam burst.", "Shortly after midnight on Sunday the dam burst"),
        ("The orchestra plans to tour Chile in October.", "Orchestra plans to tour Chile in October"),
    ],
)
def test_a_short_sentence_that_the_parse_mistakes_is_told_whole(text, line):
    published = Bounds.exactly(instant(2024, 6, 12), instant(2024, 6, 12) + DAY, "day")
    source = Source("paper", "0" * 64, doc_id="d", published=published)
    assert line in {claim.title for claim in Extractor("parse").extract(text, source).claims}


def test_a_comma_behind_a_bracket_that_goes_stays(written: Callable[..., list[str]]) -> None:
    text = "Shares of Holm (HLM), which fell by half in March, have doubled since May."
    assert "Shares of Holm, which fell by half in March, have doubled" in written(text, "doubled", "May")


def test_what_cannot_be_joined_to_a_main_clause_goes(written: Callable[..., list[str]]) -> None:
    text = "One farmer who fled on Monday and who gave his name as Musa said the village had burned."
    assert not [line for line in written(text, "fled", "Monday") if line.startswith("One farmer fled and")]


def test_who_announces_something_at_the_time_does_not_say_what_another_says(written: Callable[..., list[str]]) -> None:
    text = "Norland has most cases, the board said as ministers announced a death today."
    assert not [line for line in written(text, "announced", "today") if line.startswith("Ministers:")]
