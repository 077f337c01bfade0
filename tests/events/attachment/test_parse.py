"""Each rule of attachment by parse, on a sentence that needs it."""

import pytest

from dateline.events.table.claim import Source
from dateline.events.text.extractor import Extractor
from dateline.events.time.bounds import DAY, Bounds, instant

PUBLISHED = Bounds.exactly(instant(2024, 6, 3), instant(2024, 6, 3) + DAY, "day")


def claims(text, provider="parse"):
    source = Source("paper", "0" * 64, doc_id="d", published=PUBLISHED)
    return [c for c in Extractor(provider).extract(text, source).claims if c.date_start is not None]


def dated(text, provider="parse"):
    return [(c.date_text, c.trigger.text) for c in claims(text, provider)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council met on 4 May 2023.", [("4 May 2023", "met")]),
        ("The mayor signed the law that bans fires on 4 May 2023.", [("4 May 2023", "signed")]),
        ("The 1995 shooting shocked the town.", [("1995", "shooting")]),
        ("Tuesday's vote was close.", [("Tuesday", "vote")]),
        ("Since 1953, when the war ended, the border has been closed.", [("1953", "closed"), ("1953", "ended")]),
        ("The minister said on Friday that talks had failed in March.", [("Friday", "said"), ("March", "failed")]),
        ("The council met on Friday, not Thursday.", [("Friday", "met")]),
        ("The mill burned in 1954 rather than in 1953.", [("1954", "burned")]),
        ("The council did not meet on Friday.", [("Friday", "meet")]),
        ("Prices rose in May at the fastest rate since 1988.", [("May", "rose")]),
        ("The town saw the first strike of the century.", []),
        ("The strike was her third defeat of 2023.", []),
        ("Sales fell in May to $2 million, or 5 cents a share, from $3 million a year earlier.", [("May", "fell")]),
        ("Lee, a fugitive since August, was caught on Friday.", [("Friday", "caught")]),
        ("Lee -- in office since 2004 -- has named a deputy.", []),
        ("Experts fear that a 1918-like flu would close schools.", []),
        ("The army stormed the post-2003 ministry.", []),
        ("Rain has fallen on the largest crowd in the town since the strike began in March.", [("March", "began")]),
        ("A guard who had worked at the mill last week said it was closed.", [("last week", "worked")]),
        ("The mayor has been asked to open the fair in Larn on Monday.", [("Monday", "open")]),
        ("The post was filled as recently as May.", [("May", "filled")]),
        ("The strike broke out in 1920 and soon spread.", [("1920", "broke")]),
        ("The union met on Friday, but its protests soon grew.", [("Friday", "met")]),
        ("Oil has dropped by half from its peak in July 2023.", []),
        ("Milk prices could beat the record set in 2011.", []),
        ("Oil fell on Friday from its peak in July.", [("Friday", "fell")]),
        ("Ann Lee broke the world record in 2009.", [("2009", "broke")]),
        ("Ann Lee broke the world record set in 2009.", []),
        ("Shares fell below their record low on Monday.", [("Monday", "fell")]),
        ("Trade is still below its peak in 2009.", []),
        ("Ann Lee graduated from Larn High in 2009.", [("2009", "graduated")]),
        ("His name was deleted from the record in 2009.", [("2009", "deleted")]),
        ("The recently elected mayor resigned on Friday.", [("Friday", "resigned")]),
        ("The April 6 Youth Movement called for a strike.", []),
        ("Leaders of the 14 March alliance met the envoy on Friday.", [("Friday", "met")]),
        ("On Friday the bank drew parallels to 1980s Japan.", [("Friday", "drew")]),
        (
            "The mill closed in March with workers losing their jobs in April.",
            [("March", "closed"), ("April", "losing")],
        ),
        ("Lee is charged with stealing the boat last October.", [("last October", "stealing")]),
        ("Scientists can learn from the eruption in 1991.", [("1991", "eruption")]),
        ("The mayor listed steps he has taken to curb theft last week.", [("last week", "listed")]),
        ("It would soon see the union disappear.", []),
        ("The bishop spoke of the joys of May 2023.", []),
        ("The oil shock of October 1973 ruined the firm.", [("October 1973", "ruined")]),
        ("The tram left the rails during the morning in Larn on Saturday.", [("Saturday", "left")]),
        ("The army said the explosion on Friday had damaged the mill.", [("Friday", "explosion")]),
        ("They found the guard, who, earlier this year, lost the key.", [("earlier this year", "lost")]),
        ("The mayor called a meeting of the council for Monday.", [("Monday", "meeting")]),
        ("Wright has been fined for a foul during a match with Larn on Friday.", [("Friday", "match")]),
        ("It was the worst flood since 1988, when the dam broke.", [("1988", "broke")]),
        ("The forest has been closed since 1988.", [("1988", "closed")]),
        ("The firm postponed its new mill to 2026.", [("2026", "mill")]),
        ("The judge adjourned the case until 3 May.", [("3 May", "adjourned")]),
        ("Rebels claimed to have shot down a plane on 5 May.", [("5 May", "shot")]),
        ("She has not played since breaking her leg in March.", [("March", "breaking"), ("March", "played")]),
        ("He ruled from 1848 until his death in 1867.", [("1848 until his death in 1867", "ruled"), ("1867", "death")]),
        ("Lund, captain of the 1998 side, took over in May 2012.", [("May 2012", "took")]),
        ("Berg was dismissed in 2015; the court found for him in 2017.", [("2015", "dismissed"), ("2017", "found")]),
        ("The heirs sold the mill in 2009; the price was never told.", [("2009", "sold")]),
        ("The assaults failed, and on 8 May, as the army landed, they withdrew.", [("8 May", "withdrew")]),
        (
            "Lee dug at Ur in 1961 and, between 1964 and 1972, led two digs.",
            [("1961", "dug"), ("1964 and 1972", "led")],
        ),
        ("Park joined in 1999 and in 2004 became its head.", [("1999", "joined"), ("2004", "became")]),
        ("Roe won in 2004 and in 2008 and retired.", [("2004", "won"), ("2008", "won")]),
        ("The firm was ordered on Friday to repay its clients.", [("Friday", "ordered")]),
        ("Both sides are said to have agreed to a truce on 1 May.", [("1 May", "agreed")]),
        ("The team began arriving in early May.", [("early May", "arriving")]),
        ("The pilot plans to fly on 10 June.", [("10 June", "fly")]),
        ("The governor vowed on Saturday to fight.", [("Saturday", "vowed")]),
        ("She was found clinging to a raft on 2 May.", [("2 May", "found")]),
        ("The bombing on Friday killed a guard.", [("Friday", "bombing")]),
        ("It was not until March that the port reopened.", [("March", "reopened")]),
        ("Its roots date back to the founding of the order in 1120.", [("1120", "founding")]),
        ("Wages rose 4% in 2021, 3% in 2022.", [("2021", "rose"), ("2022", "rose")]),
        ("He ruled from 1950 to 1953.", [("1950 to 1953", "ruled")]),
        ("The club won the cup in the 2018/19 season.", [("2018/19", "won")]),
        ("The mill lost 40 men in 2010, compared with 30 in 2009.", [("2010", "lost")]),
        ("Siege of Malta, 1565", [("1565", "Siege")]),
        ("Third-quarter sales fell.", [("Third-quarter", "fell")]),
        ("The firm had sales of $2 million in 2020.", [("2020", "sales")]),
        (
            "Ministers resigned following the invasion on 2 August 1990.",
            [("2 August 1990", "invasion"), ("2 August 1990", "resigned")],
        ),
        ("The delay was tied to the launch of a ship in April.", [("April", "launch")]),
        ("He warned of a strike next week.", [("next week", "strike")]),
        ("The minister expects a second wave of cases next month.", [("next month", "wave")]),
        (
            "The board on Saturday condemned two bomb attacks in the port on Friday.",
            [("Saturday", "condemned"), ("Friday", "attacks")],
        ),
        ("A man was arrested in connection with the bombings last year.", [("last year", "bombings")]),
        ("The delegates voted to leave the league on Friday.", [("Friday", "voted")]),
        ("The pill took effect on 9 May pending ratification by owners.", [("9 May", "took")]),
        ("He moved the vote to next year after delegates had met.", [("next year", "vote")]),
        ("The board is still reviewing a strike last week by the crew.", [("last week", "strike")]),
        ("The scheme has renewed interest in the raids in 1997.", [("1997", "raids")]),
        ("The clerk, who lived in Oslo, until 1989, said little.", [("1989", "lived")]),
        ("The harbour board promised a new crane by August.", [("August", "crane")]),
        ("By a letter dated 3 February 2019 she appealed.", [("3 February 2019", "appealed")]),
        (
            "Brandt Pumps reported third-quarter revenue of $412 million on Tuesday, up 8% from a year earlier.",
            [("third-quarter", "revenue"), ("Tuesday", "reported")],
        ),
        ("Rain fell on more days than in 1988.", []),
        ("Today's Russia has no such law.", []),
        ("The clinics have counted 109 cases, up from 91 yesterday.", []),
        ("Mayor of Larn (1990 to 1994); clerk of the port (1984); Reed was born in 1961.", [("1961", "born")]),
        ("Arden Rovers, champions of the port in 1958 and 1963, folded in 2021.", [("2021", "folded")]),
        ("The launch would slip from July to the end of August 2031.", [("the end of August 2031", "launch")]),
        ("Net profit for the three months ended March 31 fell.", [("March 31", "profit")]),
        ("The ministry said on 11 January two soldiers were ill.", [("11 January", "said")]),
        ("The court held that the law of 1936 was void.", [("1936", "law")]),
        ("She voted for the 1994 Freedom of the Harbours Act.", [("1994", "Act")]),
        ("A series of raids dating to 1994 was blamed on him.", [("1994", "raids")]),
        ("Ten people drowned when a boat sank in November.", [("November", "sank"), ("November", "drowned")]),
        ("The minister, speaking on Friday, promised schools.", [("Friday", "speaking"), ("Friday", "promised")]),
        ("The launch was delayed until October.", [("October", "launch")]),
        ("Starting 1 July, smoking is banned in parks.", [("1 July", "banned")]),
        ("Shortly after midnight on Sunday the dam burst.", [("midnight on Sunday", "burst")]),
        ("Lund set the fastest time in practice for Sunday's Grand Prix.", []),
        ("A man was shot after Friday prayers in the old harbour.", []),
        ("About 500 people attended a Sunday night service for the doctor.", [("Sunday night", "attended")]),
        ("Friday's trading volume totalled ten million shares.", [("Friday", "totalled")]),
        ("Rebels shelled the port in retaliation for air strikes last week.", [("last week", "strikes")]),
        ("Two officers are responsible for the killings at Halden on 25 May.", [("25 May", "killings")]),
        ("Police seized a ferry under construction on Friday.", [("Friday", "seized")]),
        ("The insurer has processed claims from the earthquake two weeks ago.", [("two weeks ago", "earthquake")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_date_goes_to_its_event(text, expected):
    assert sorted(dated(text)) == sorted(expected)


def test_one_date_may_date_several_events():
    found = dated("On Sunday rebels stormed the airport and freed forty prisoners.")
    assert found == [("Sunday", "stormed"), ("Sunday", "freed")]


def test_verbs_joined_closely_are_one_event():
    assert dated("On Sunday rebels beat and robbed a priest.") == [("Sunday", "beat")]


def test_announcement_is_a_statement_and_what_it_tells_is_bounded_only_above():
    told, happened = claims("The minister announced on 11 May that two soldiers had been captured.")
    assert (told.role, told.trigger.text, str(told.bounds)) == (
        "statement", "announced", "within [2024-05-11, 2024-05-12)",
    )  # fmt: skip
    assert (happened.role, happened.trigger.text, str(happened.bounds)) == (
        "event", "captured", "within [.., 2024-05-12)",
    )  # fmt: skip


def test_word_for_now_before_a_noun_dates_nothing():
    assert dated("Troops dug trenches in current battlefields.") == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("He has lived there since 1999.", "within [1999-01-01, ..)"),
        ("The colony minted coins until 1971.", "within [.., 1972-01-01)"),
        ("The snow had melted by 5 May.", "within [.., 2024-05-06)"),
        ("The hall stood empty throughout June 2023.", "[2023-06-01, 2023-07-01)"),
        ("Reed was jailed for six years on 3 May 2022.", "within [2022-05-03, 2022-05-04)"),
        ("The lease was extended for ten years on 1 May 2017.", "within [2017-05-01, 2017-05-02)"),
        ("They worked there for three years from 1950.", "within [1950-01-01, 1954-01-01)"),
        ("Between 2010 and 2012 the firm hired 300 people.", "within [2010-01-01, 2013-01-01)"),
        ("The board must report no later than 1 July 2024.", "within [2024-06-03, 2024-07-02)"),
        ("Bids will be taken no earlier than 1 July 2024.", "within [2024-07-01, ..)"),
        ("Not until 1971 was the dam built.", "within [1971-01-01, 1972-01-01)"),
        ("From 1990 onwards he worked there.", "within [1990-01-01, ..)"),
        ("Prices rose over the past month.", "within [2024-05-04, 2024-06-04)"),
        ("Prices have risen in recent years.", "within [.., 2024-06-04)"),
        ("The miners have been on strike for two weeks.", "within [2024-05-16, ..)"),
        ("The depot will be closed within 30 days.", "within [2024-06-03, 2024-07-05)"),
        ("The club will move in the coming months.", "within [2024-06-03, ..)"),
        ("She led the club to promotion in May.", "within [2024-05-01, 2024-06-01)"),
        ("The manager led the club to promotion last October.", "within [2023-10-01, 2023-11-01)"),
        ("A final report is due by the end of 2024.", "within [2024-06-03, 2025-01-01)"),
        ("The minister promised to repair the bridge by August.", "within [2024-06-03, 2024-09-01)"),
        ("The firm reported a loss for the year to 31 March 2024.", "within [.., 2024-04-01)"),
    ],
)
def test_preposition_decides_the_bounds(text, relation):
    assert [str(c.bounds) for c in claims(text)] == [relation]


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("Since the coup in 2021 the army has ruled.", "within [2021-01-01, ..)"),
        ("After the earthquake on 6 February, schools were closed for two months.", "within [2024-02-06, 2024-06-04)"),
        ("The bank had failed before the crisis of 2008.", "within [.., 2009-01-01)"),
    ],
)
def test_event_with_a_date_places_the_verb_over_it(text, placed):
    event, other = claims(text)
    assert event.trigger.text in {"coup", "earthquake", "crisis"}
    assert str(other.bounds) == placed


def test_what_held_as_of_a_day_began_by_then_and_had_not_ended():
    (claim,) = claims("As of 1 June 2024, 300 people were missing.")
    june = instant(2024, 6, 1)
    assert (claim.bounds.latest_start, claim.bounds.earliest_end) == (june + DAY, june)
    assert (claim.bounds.earliest_start, claim.bounds.latest_end) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The contract expires on 31 December 2025.",
        "A meeting is set for 24 June.",
        "The summit planned for 2023 is being prepared.",
    ],
)
def test_what_lies_ahead_or_was_only_planned_is_no_fact(text):
    assert [c.status for c in claims(text)] == ["planned"]


def test_what_is_told_of_the_next_day_is_a_fact_of_a_page_brought_up_to_date():
    (said,) = [c for c in claims("The mayor said on Tuesday that she was tired.") if c.trigger.text == "said"]
    assert (said.status, str(said.bounds)) == ("fact", "within [2024-06-04, 2024-06-05)")


def test_reign_from_one_date_until_another_is_one_stretch():
    (ruled,) = [c for c in claims("He ruled from 1848 until his death in 1867.") if c.trigger.text == "ruled"]
    assert str(ruled.bounds) == "within [1848-01-01, 1868-01-01)"


def test_what_was_resolved_is_still_to_be_done():
    (submitted,) = claims("It was resolved that the accounts be submitted by 31 July 2024.")
    assert (submitted.status, str(submitted.bounds)) == ("planned", "within [2024-06-03, 2024-08-01)")


def test_what_is_expected_of_a_period_under_way_is_still_to_come():
    (weaken,) = [c for c in claims("Analysts expect the crown to weaken further this year.") if c.date_text]
    assert (weaken.status, str(weaken.bounds)) == ("planned", "within [2024-06-03, 2025-01-01)")


def test_event_that_a_dated_one_followed_is_counted_back_from_it():
    text = "The league bought the island in 1904, a year after the province had seceded."
    (seceded,) = [c for c in claims(text) if c.trigger.text == "seceded"]
    assert [(x.relation, x.lag_low is not None) for x in seceded.constraints] == [("before", True)]
    assert str(seceded.bounds) == "within [1902-07-02, 1904-07-03)"


@pytest.mark.parametrize(
    ("text", "verb", "bounds"),
    [
        ("Ann Lee quit three weeks before the dam burst on 3 May 2021.", "quit", "within [2021-04-08, 2021-04-17)"),
        ("Ann Lee quit two days after the dam burst on 3 May 2021.", "quit", "within [2021-05-04, 2021-05-07)"),
        ("Ann Lee quit two days after the dam burst.", "quit", "within [.., 2024-06-04)"),
    ],
)
def test_event_beside_one_whose_date_stands_with_it_is_counted_from_it(text, verb, bounds):
    (told,) = [c for c in claims(text) if c.trigger.text == verb]
    assert len(told.constraints) == 1
    assert str(told.bounds) == bounds


def test_what_goes_back_to_a_year_began_in_it_and_has_no_end():
    (claim,) = claims("The order dates back to 1120.")
    assert str(claim.bounds) == "within [1120-01-01, ..)"


def test_turn_of_a_day_is_on_that_day():
    (burst,) = claims("The dam above the town burst shortly before dawn on Friday.")
    assert str(burst.bounds) == "within [2024-05-31, 2024-06-01)"


def test_plan_that_never_came_about_is_negated():
    assert [c.status for c in claims("The summit planned for 2023 never took place.")] == ["negated"]


def test_what_was_not_done_until_then_was_done_then():
    (claim,) = claims("The dam was not built until 1935.")
    assert (claim.status, claim.edtf) == ("fact", "1935")


def test_event_placed_only_beside_another_has_a_constraint_and_was_over_when_it_was_told():
    first, second = claims(
        "The armistice was signed on 11 November 1918. Three days after the armistice the king fled."
    )
    (constraint,) = second.constraints
    assert (second.bounds.earliest_start, second.bounds.earliest_end) == (None, None)
    assert second.bounds.latest_start == second.bounds.latest_end == PUBLISHED.latest_end
    assert (constraint.relation, constraint.target) == ("after", first.claim_id)
    assert (constraint.lag_low, constraint.lag_high) == (2 * DAY, 4 * DAY)
    assert constraint.quote == "Three days after the armistice"


@pytest.mark.parametrize(
    ("words", "relation", "lag"),
    [
        ("The mayor cleared the town the day before the fire.", "before", (0, 2)),
        ("The owner was arrested a week after the fire.", "after", (3, 11)),
        ("The court met a month after the fire.", "after", (15, 46)),
    ],
)
def test_lag_to_another_event_is_in_whole_days(words, relation, lag):
    claim = next(c for c in claims(f"The fire broke out on 4 May 2019. {words}") if c.constraints)
    (constraint,) = claim.constraints
    assert constraint.relation == relation
    assert (constraint.lag_low, constraint.lag_high) == (lag[0] * DAY, lag[1] * DAY)


def test_other_event_that_no_claim_tells_is_named_by_its_words():
    (claim,) = claims("The clerk resigned two days before the vote.")
    assert [c.target for c in claim.constraints] == ["the vote"]


def test_length_of_a_wait_is_no_lag():
    assert claims("The club won for the first time in 108 years after a long struggle.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said Friday that talks failed.", [("Friday", "said")]),
        ("The 1995 shooting shocked the town.", [("1995", "shooting")]),
        ("The council met on 4 May 2023.", [("4 May 2023", "met")]),
        ("In 1834 the tower burned down.", [("1834", "burned")]),
        ("He ruled from 1950 to 1953.", [("1950 to 1953", "ruled")]),
        ("The pilot will fly on 10 June.", [("10 June", "fly")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_rules_alone_find_the_plain_cases(text, expected):
    assert dated(text, "rules") == expected


def test_rules_alone_give_nothing_where_no_word_looks_like_an_event():
    assert dated("June 2023.", "rules") == []
