"""JSON that nobody knows: where its records are, however the file wraps, names or turns them."""

import json

import pytest

from dateline.events.table.claim import Claim
from dateline.pipeline.ingesting.rejects import Reject
from dateline.pipeline.readers import Context, Skipped, reader_for

CLOSED = {"date": "1999-05-12", "event": "Bridge closed"}
OPENED = {"date": "1999-06-03", "event": "Bridge opened"}


def items(tmp_path, value, name="a.json"):
    file = tmp_path / name
    file.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return list(reader_for(file).read(file, Context(name)))


def titles(found):
    return [item.title for item in found if isinstance(item, Claim)]


def of(kind, found):
    return [item for item in found if isinstance(item, kind)]


def feature(row):
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [10, 59]}, "properties": row}


@pytest.mark.parametrize(
    "value",
    [
        [CLOSED, OPENED],
        {"meta": {"made": "2000-01-01"}, "data": {"incidents": [CLOSED, OPENED]}},
        {"a1": CLOSED, "a2": OPENED},
        {"1999": [CLOSED], "2000": [OPENED]},
        {"type": "FeatureCollection", "features": [feature(CLOSED), feature(OPENED)]},
        [list(CLOSED), list(CLOSED.values()), list(OPENED.values())],
        [list(CLOSED.values()), list(OPENED.values())],
        {"columns": list(CLOSED), "index": [0, 1], "data": [list(CLOSED.values()), list(OPENED.values())]},
        {name: [CLOSED[name], OPENED[name]] for name in CLOSED},
        {name: {"0": CLOSED[name], "1": OPENED[name]} for name in CLOSED},
        f"[{json.dumps(CLOSED)},{json.dumps(OPENED)},]",
        f'[{json.dumps(CLOSED)},{json.dumps(OPENED)},{{"date":"19',
    ],
    ids=[
        "array", "wrapped", "by id", "an array a year", "GeoJSON", "arrays with names", "arrays without", "split frame",
        "an array a column", "an object a column", "a comma too many", "breaks off",
    ],
)  # fmt: skip
def test_the_same_two_records_are_found(tmp_path, value):
    assert titles(items(tmp_path, value)) == ["Bridge closed", "Bridge opened"]


def test_members_of_another_list_are_named_as_skips(tmp_path):
    found = items(tmp_path, {"events": [CLOSED, OPENED], "people": [{"name": "Ann", "born": "1950"}]})
    assert titles(found) == ["Bridge closed", "Bridge opened"]
    assert [skip.place for skip in of(Skipped, found)] == ["people[0]"]


def test_a_file_that_breaks_off_says_where(tmp_path):
    (reject,) = of(Reject, items(tmp_path, '[\n{"date":"1999-05-12","event":"Bridge closed"},\n{"date":"19'))
    assert (reject.place, reject.stage) == ("line 3", "read")


def test_a_number_without_end_costs_its_own_record(tmp_path):
    found = items(tmp_path, '[{"date":' + "9" * 5000 + ',"event":"X"},{"date":"1999-05-12","event":"Bridge closed"}]')
    assert [claim.title for claim in of(Claim, found)] == ["Bridge closed"]
    assert len(of(Reject, found)) == 1


def test_members_of_members_mean_what_their_own_names_say(tmp_path):
    row = {"when": {"from": "1999-05-12", "to": "1999-05-14"}, "what": "Conference", "who": [{"name": "Ann"}]}
    (claim,) = of(Claim, items(tmp_path, [row | {"where": {"city": "Oslo"}, "source": {"name": "The Cable"}}]))
    assert (claim.edtf, claim.source.source_id) == ("1999-05-12/1999-05-14", "The Cable")
    assert [entity.name for entity in (*claim.actors, *claim.places)] == ["Ann", "Oslo"]


def test_one_broken_object_costs_itself_among_objects_over_several_lines(tmp_path):
    text = json.dumps(CLOSED, indent=1) + '\n{\n "date": "1999\n}\n' + json.dumps(OPENED, indent=1)
    found = items(tmp_path, text, "a.jsonl")
    assert titles(found) == ["Bridge closed", "Bridge opened"]
    assert len(of(Reject, found)) == 1


def test_days_and_moments_may_stand_in_members_of_their_own(tmp_path):
    meeting = {
        "summary": "Meeting",
        "start": {"dateTime": "1999-05-12T10:00:00+02:00"},
        "end": {"dateTime": "1999-05-12T11:00:00+02:00"},
    }
    feast = {"summary": "Feast", "start": {"date": "1999-05-13"}, "end": {"date": "1999-05-14"}}
    found = of(Claim, items(tmp_path, {"kind": "calendar", "items": [meeting, feast]}))
    assert [claim.edtf for claim in found] == ["1999-05-12T08:00:00Z/1999-05-12T09:00:00Z", "1999-05-13/1999-05-14"]


def test_a_start_date_alone_makes_no_slide(tmp_path):
    linked = {"@type": "Event", "name": "Bridge opening", "startDate": "1999-06-03", "location": {"name": "Oslo"}}
    (claim,) = of(Claim, items(tmp_path, linked))
    assert (claim.title, claim.edtf, claim.places[0].name) == ("Bridge opening", "1999-06-03", "Oslo")
