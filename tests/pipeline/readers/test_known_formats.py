"""Known formats where their standards are subtle: what each kind of record means, and what is told of it."""

import json

import pytest

from dateline.events.errors import ReadError
from dateline.events.table.claim import Claim
from dateline.events.time.bounds import iso
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.ingesting.rejects import Reject
from dateline.pipeline.readers import Changed, Context, Skipped, reader_for

ENTITY = "http://www.wikidata.org/entity/"
JULIAN = f"{ENTITY}Q1985786"


def items(tmp_path, name, content, mapping=None):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(reader_for(file).read(file, Context(name, mapping or Mapping())))


def claims(found):
    return [item for item in found if isinstance(item, Claim)]


def reasons(found, kind=Changed):
    return [item.reason for item in found if isinstance(item, kind)]


def four(claim):
    bounds = claim.bounds
    ends = (bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.latest_end)
    return tuple((iso(end) or "..").removesuffix("T00:00:00Z") for end in ends)


def calendar(*lines):
    event = "\n".join(("BEGIN:VEVENT", "UID:1", "SUMMARY:X", *lines, "END:VEVENT"))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{event}\nEND:VCALENDAR\n"


def test_an_occurrence_that_is_taken_out_is_not_the_first(tmp_path):
    rule = ("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20240101,20240108")
    (claim,) = claims(items(tmp_path, "a.ics", calendar("DTSTART;VALUE=DATE:20240101", *rule)))
    assert claim.edtf == "2024-01-15"
    rule = ("RRULE:FREQ=DAILY;COUNT=1", "EXDATE:20240101T090000Z")
    assert "EXDATE" in reasons(items(tmp_path, "b.ics", calendar("DTSTART:20240101T090000Z", *rule)), Reject)[0]


def test_a_floating_clock_is_told_and_a_leap_second_is_the_second_before(tmp_path):
    found = items(tmp_path, "a.ics", calendar("DTSTART:20240601T090000"))
    assert "floating" in reasons(found)[0]
    (claim,) = claims(items(tmp_path, "b.ics", calendar("DTSTART:20241231T235960Z")))
    assert four(claim)[0] == "2024-12-31T23:59:59Z"


def test_an_event_that_is_not_ended_costs_itself_alone(tmp_path):
    lines = (
        "BEGIN:VEVENT",
        "SUMMARY:A",
        "DTSTART:20240101",
        "BEGIN:VEVENT",
        "SUMMARY:B",
        "DTSTART:20240102",
        "END:VEVENT",
    )
    found = items(tmp_path, "a.ics", "\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR")))
    assert [claim.title for claim in claims(found)] == ["A", "B"]


def test_people_of_a_calendar_are_actors_by_their_names(tmp_path):
    people = (
        "ORGANIZER;CN=Ann Bo:mailto:a@x.example",
        "ATTENDEE;CN=c@x.example:mailto:c@x.example",
        "ATTENDEE;CN=Dee:x:y",
    )
    (claim,) = claims(items(tmp_path, "a.ics", calendar("DTSTART:20240101T090000Z", *people)))
    assert [actor.name for actor in claim.actors] == ["Ann Bo", "Dee"]


@pytest.mark.parametrize("stamp", ["1717236000", "1717236000000", "1717236000000000", "1717236000000000000"])
def test_a_timestamp_counts_what_its_length_says(tmp_path, stamp):
    line = json.dumps({"message": "login", "timestamp": int(stamp), "timestamp_desc": "Login"})
    (claim,) = claims(items(tmp_path, "a.jsonl", line))
    assert four(claim)[0] == "2024-06-01T10:00:00Z"


def test_early_columns_of_acled_and_ucdp_are_known(tmp_path):
    old = (
        "GWNO,EVENT_DATE,TIME_PRECISION,EVENT_TYPE,ACTOR1,ACTOR2,LOCATION,FATALITIES\n1,25/01/1997,2,Riots,A,B,Oslo,5\n"
    )
    (claim,) = claims(items(tmp_path, "acled.csv", old))
    assert (four(claim)[0], four(claim)[3], claim.quantities[0].low) == ("1997-01-19", "1997-02-01", 5.0)
    old = (
        "id,side_a,side_b,date_prec,date_start,date_end,best_est,high_est,low_est\n1,A,B,2,5/12/1999,5/18/1999,3,4,2\n"
    )
    (claim,) = claims(items(tmp_path, "ged.csv", old))
    assert (four(claim)[0], claim.quantities[0].low, claim.quantities[0].high) == ("1999-05-12", 2.0, 4.0)


def test_a_calendar_that_breaks_off_says_so(tmp_path):
    found = items(tmp_path, "a.ics", calendar("DTSTART;VALUE=DATE:20240101").partition("END:VEVENT")[0])
    assert "it has no END" in reasons(found)[0]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('start="1962" latestStart="1964" isDuration="true"', ("1962-01-01", "1965-01-01", "1964-01-01", "1965-01-01")),
        ('start="1962" latestStart="1964"', ("1962-01-01", "1965-01-01", "1962-01-01", "1965-01-01")),
        ('start="1962" end="1972"', ("1962-01-01", "1973-01-01", "1962-01-01", "1973-01-01")),
        ('start="3/4/1999"', ("1999-03-04", "1999-03-05", "1999-03-04", "1999-03-05")),
    ],
    ids=["lasts", "does not last", "somewhere between", "as JavaScript reads it"],
)
def test_simile_fills_in_what_is_not_there_as_its_timeline_does(tmp_path, attributes, expected):
    (claim,) = claims(items(tmp_path, "a.xml", f'<data><event {attributes} title="X"/></data>'))
    assert four(claim) == expected


def test_an_event_of_simile_needs_a_title_or_a_date(tmp_path):
    found = items(tmp_path, "a.xml", '<data><event title="A"/><event/><event start="1999"/></data>')
    assert [(claim.title, claim.edtf) for claim in claims(found)] == [("A", None), ("untitled", "1999")]
    assert ["neither a date nor a title" in reason for reason in reasons(found, Reject)] == [True]


def test_xml_that_breaks_off_gives_the_events_before(tmp_path):
    found = items(tmp_path, "a.xml", '<data><event start="1999" title="A"/><event start="2000" title="B')
    assert [claim.title for claim in claims(found)] == ["A"]
    assert len(reasons(found, Reject)) == 1


@pytest.mark.parametrize(
    ("precision", "edtf", "first", "after"),
    [
        (14, "1850-05-17T10:20:30Z", "1850-05-17T10:20:30Z", "1850-05-17T10:20:31Z"),
        (12, "1850-05-17T10:20:30Z", "1850-05-17T10:00:00Z", "1850-05-17T11:00:00Z"),
        (11, "1850-05-17", "1850-05-17", "1850-05-18"),
        (9, "1850", "1850-01-01", "1851-01-01"),
        (8, "185X", "1850-01-01", "1860-01-01"),
        (7, "18XX", "1800-01-01", "1900-01-01"),
        (6, "1XXX", "1000-01-01", "2000-01-01"),
        (5, None, "0000-01-01", "+10000-01-01"),
    ],
)
def test_wikidata_says_how_much_of_a_time_is_meant(tmp_path, precision, edtf, first, after):
    row = {"event": f"{ENTITY}Q1", "date": "1850-05-17T10:20:30Z", "datePrecision": precision, "eventLabel": "X"}
    (claim,) = claims(items(tmp_path, "a.json", json.dumps([row])))
    assert (claim.edtf, four(claim)[0], four(claim)[3]) == (edtf, first, after)


def test_the_year_2000_is_of_the_20th_century(tmp_path):
    row = {"event": f"{ENTITY}Q1", "date": "2000-01-01T00:00:00Z", "datePrecision": 7, "eventLabel": "X"}
    (claim,) = claims(items(tmp_path, "a.json", json.dumps([row])))
    assert claim.edtf == "19XX"


def statement(time, *, rank="normal", precision=11):
    value = {"time": time, "precision": precision, "calendarmodel": JULIAN if "1066" in time else f"{ENTITY}Q1985727"}
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}, "rank": rank}


def entity(**found):
    return json.dumps({"entities": {"Q1": {"id": "Q1", "labels": {"en": {"value": "X"}}, "claims": found}}})


def test_deprecated_statements_are_left_and_preferred_ones_taken(tmp_path):
    ranks = {"deprecated": "+1914-01-01T00:00:00Z", "normal": "+1915-01-01T00:00:00Z"}
    points = [statement(time, rank=rank) for rank, time in ranks.items()]
    assert [c.edtf for c in claims(items(tmp_path, "a.json", entity(P585=points)))] == ["1915-01-01"]
    points.append(statement("+1916-01-01T00:00:00Z", rank="preferred"))
    assert [c.edtf for c in claims(items(tmp_path, "b.json", entity(P585=points)))] == ["1916-01-01"]


def test_two_points_in_time_are_two_claims_and_a_start_alone_has_no_end(tmp_path):
    points = [statement("+1900-01-01T00:00:00Z"), statement("+1901-01-01T00:00:00Z")]
    assert len(claims(items(tmp_path, "a.json", entity(P585=points)))) == 2
    none = {"mainsnak": {"snaktype": "novalue"}, "rank": "normal"}
    (ongoing,) = claims(items(tmp_path, "b.json", entity(P580=[statement("+1914-07-28T00:00:00Z")], P582=[none])))
    (silent,) = claims(items(tmp_path, "c.json", entity(P580=[statement("+1914-07-28T00:00:00Z")])))
    assert (ongoing.bounds.end_kind, silent.bounds.end_kind) == ("open", "unknown")


def acled(*rows):
    return "EVENT_DATE,TIME_PRECISION,SUB_EVENT_TYPE,EVENT_TYPE,ACTOR1\n" + "".join(
        f"{row},Mob,Riots,P\n" for row in rows
    )


def test_acled_may_shout_and_be_a_data_frame(tmp_path):
    found = claims(items(tmp_path, "a.csv", acled("2022-12-14,1.0", "2022-12-14,2.0", "2022-12-14,3")))
    assert [four(claim)[0] for claim in found] == ["2022-12-14", "2022-12-08", "2022-12-01"]


def test_the_column_decides_the_order_of_day_and_month_in_known_tables_too(tmp_path):
    found = claims(items(tmp_path, "a.csv", acled("25/12/2022,1", "03/04/2022,1")))
    assert [claim.edtf for claim in found] == ["2022-12-25", "2022-04-03"]
    (claim,) = claims(items(tmp_path, "b.csv", acled("03/04/2022,1"), Mapping(day_first=False)))
    assert claim.edtf == "2022-03-04"


def test_ucdp_widens_one_day_that_it_says_is_not_known(tmp_path):
    header = "id,side_a,side_b,date_prec,date_start,date_end\n"
    rows = "1,A,B,1,2020-05-09,2020-05-09\n2,A,B,4,2020-05-09,2020-05-09\n3,A,B,4,2020-05-01,2020-05-31\n"
    found = claims(items(tmp_path, "a.csv", header + rows))
    assert [four(claim)[0] for claim in found] == ["2020-05-09", "2020-05-01", "2020-05-01"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("../1985-04-12: X", ("..", "..", "1985-04-12", "1985-04-13")),
        ("1985-04-12/: X", ("1985-04-12", "1985-04-13", "..", "..")),
        ("2024-01-01/P3D: X", ("2024-01-01", "2024-01-02", "2024-01-04", "2024-01-05")),
        ("2024-01-01:no space", ("2024-01-01", "2024-01-02", "2024-01-01", "2024-01-02")),
    ],
)
def test_markwhen_takes_the_dates_of_iso_8601_and_edtf(tmp_path, line, expected):
    (claim,) = claims(items(tmp_path, "a.mw", f"{line}\n"))
    assert four(claim) == expected


def test_markwhen_says_in_its_header_how_dates_are_written(tmp_path):
    found = claims(items(tmp_path, "a.mw", "dateFormat: d/M/y\ntimezone: Asia/Seoul\n\n3/4/1999: X\n"))
    assert found[0].edtf == "1999-04-03"
    (claim,) = claims(items(tmp_path, "b.mw", "timezone: Asia/Seoul\n\n1999-04-03 09:00: X\n"))
    assert four(claim)[0] == "1999-04-03"


def test_what_is_before_another_event_ends_where_that_starts(tmp_path):
    text = "2024-03-10: Launch\nid: launch\n\nbefore !launch 2 weeks: Rehearsals\n"
    _, claim = claims(items(tmp_path, "a.mw", text))
    assert four(claim) == ("2024-02-25", "2024-02-26", "2024-03-10", "2024-03-11")


def test_timelinejs_takes_floats_names_of_months_and_tells_of_a_lone_day(tmp_path):
    dates = [{"year": 1066.0, "month": "October", "day": 14.0}, {"year": 0}, {"year": 2024, "day": 5}]
    slides = {"events": [{"start_date": date, "text": {"headline": "X"}} for date in dates]}
    found = items(tmp_path, "a.json", json.dumps(slides))
    assert [claim.edtf for claim in claims(found)] == ["1066-10-14", "0000", "2024"]
    assert len(reasons(found)) == 1


def test_vis_timeline_takes_what_javascript_takes(tmp_path):
    starts = ["/Date(1198908717056)/", "5/6/2024", "1714953600000", "2013-W06-5"]
    rows = {
        "items": [{"content": "X", "start": s, "group": 1} for s in starts],
        "groups": [{"id": 1, "content": "Ships"}],
    }
    found = claims(items(tmp_path, "a.json", json.dumps(rows)))
    assert [c.edtf for c in found] == ["2007-12-29T06:11:57Z", "2024-05-06", "2024-05-06T00:00:00Z", "2013-02-08"]
    assert {claim.kind for claim in found} == {"ships"}


def test_gdelt_began_to_count_at_0(tmp_path):
    row = ["0", "19790101", "197901", "1979", "1979.0", *[""] * 20, "1", "042", "042", "04", *[""] * 28]
    (claim,) = claims(items(tmp_path, "a.export.csv", "\t".join(row[:57]) + "\n"))
    assert claim.edtf == "1979-01-01"


@pytest.mark.parametrize(
    ("head", "published", "told"),
    [
        ("---\ntitle: 'x'\ndate: 1866-07-28\n---\n", "[1866-07-28, 1866-07-29)", 0),
        ("+++\ntitle = 'x'\ndate = 1866-07-28\n+++\n", "[1866-07-28, 1866-07-29)", 0),
        ("---\ntitle: x\npublishedAt: 1866-07-28\n\n", "[1866-07-28, 1866-07-29)", 1),
        ("\n---\ntitle: x\npubDate: July 1866\nsource: {name: Herald}\n---\n", "[1866-07-01, 1866-08-01)", 0),
    ],
    ids=["yaml", "toml", "no end", "blank lines and an object"],
)
def test_front_matter_has_many_forms(tmp_path, head, published, told):
    *remarks, document = items(tmp_path, "a.md", f"{head}The cable was landed.\n")
    assert (document.title, str(document.dct), document.text) == ("x", published, "The cable was landed.\n")
    assert len(remarks) == told


def test_our_own_page_is_not_read_as_somebody_s(tmp_path):
    page = (
        '<!doctype html><html><head><meta name="generator" content="dateline"></head><body><p>Words.</p></body></html>'
    )
    (skip,) = items(tmp_path, "timeline.html", page)
    assert isinstance(skip, Skipped)
    assert "made by Dateline" in skip.reason


def test_the_last_change_of_a_page_is_not_its_publication(tmp_path):
    words = "<p>The envoys of three kings signed the treaty in the old hall.</p>" * 3
    changed = '<meta property="article:modified_time" content="2021-02-03">'
    stated = '<meta property="article:published_time" content="2019-03-04">'
    page = "<html><head><title>T</title>{}</head><body><article>{}</article></body></html>"
    (document,) = items(tmp_path, "a.html", page.format(changed + stated, words))
    assert str(document.dct) == "[2019-03-04, 2019-03-05)"
    remark, document = items(tmp_path, "b.html", page.format(changed, words))
    assert "changed" in remark.reason
    assert str(document.dct) == "[2021-02-03, 2021-02-04)"


def test_a_mail_of_an_impossible_zone_is_read_without_its_date(tmp_path):
    header = "From: a@b.example\nSubject: Cable\nDate: Fri, 27 Jul 1866 10:00:00 +99999999999999\n"
    found = items(tmp_path, "a.eml", f"{header}\nThe cable landed.\n")
    assert reasons(found) == ["the mail does not say when it was sent; read as not known"]


def test_xml_in_no_encoding_is_refused_in_plain_words(tmp_path):
    with pytest.raises(ReadError, match="unknown encoding: P1Y"):
        items(tmp_path, "a.xml", '<?xml version="1.0" encoding="P1Y"?><data><event start="1866" title="A"/></data>')
