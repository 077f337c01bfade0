"""Every chart of the gallery builds, is valid Vega-Lite, and comes back from JSON as it was."""

import json
from datetime import timedelta

import altair as alt
import polars as pl
import pytest
import vl_convert

from dateline.charts.axes import extents
from dateline.charts.gallery.changes import changes
from dateline.charts.gallery.density import counts
from dateline.charts.gallery.uncertainty import uncertainty
from dateline.charts.spec import gallery
from dateline.charts.theme import kind_color
from dateline.events.time.bounds import from_iso

ROWS = [
    {
        "title": "Caesar is killed",
        "when": "within -0043-03-15/-0043-03-16",
        "kind": "death",
        "actors": ["Caesar", "Brutus"],
        "sources": ["Plutarch", "Suetonius"],
    },
    {"title": "The year of four emperors", "when": "0068-06-09 0068-06-09 0069-12-21 0069-12-21", "kind": "politics"},
    {"title": "A wall is built", "when": "0122-01-01 0123-01-01 0128-01-01 0139-01-01", "places": ["Britain"]},
    {"title": "Still going on", "when": "0130-01-01 0130-01-01 .. ..", "end_kind": "open"},
    {"title": "Nobody knows when", "when": ".. .. .. .."},
]


@pytest.fixture(scope="module")
def tables(make_events):
    events = make_events(*ROWS)
    sooner = pl.col("latest_start") + timedelta(days=4000)
    wall = pl.col("title") == "A wall is built"
    later = events.with_columns(latest_end=pl.when(wall).then(sooner).otherwise("latest_end"))
    return {"events": events, "before": events.head(3), "after": later.tail(4)}


@pytest.mark.parametrize("name", sorted(gallery()))
def test_a_chart_builds_and_comes_back_from_json(tables, name):
    spec = gallery()[name]
    made = spec.build(*(tables[table] for table in spec.tables)).to_dict()
    again = json.loads(json.dumps(made, allow_nan=False))
    assert alt.Chart.from_dict(again).to_dict() == made
    assert made == spec.build(*(tables[table] for table in spec.tables)).to_dict()
    drawing = vl_convert.vegalite_to_svg(again, vl_version="6.4")
    assert "NaN" not in drawing
    assert drawing.count("<path") > 5


@pytest.mark.parametrize("name", sorted(gallery()))
def test_control_characters_are_not_drawn(make_events, name):
    text = "a\x1bb\x00c\u2028d"
    hostile = make_events({"title": text, "kind": text, "actors": [text], "sources": [text]})
    tables = (hostile.clear() if table == "before" else hostile for table in gallery()[name].tables)
    assert vl_convert.vegalite_to_svg(gallery()[name].build(*tables).to_dict(), vl_version="6.4")


@pytest.mark.parametrize("name", sorted(gallery()))
def test_a_chart_of_nothing_is_a_chart(tables, name):
    spec = gallery()[name]
    empty = tables["events"].clear()
    assert vl_convert.vegalite_to_svg(spec.build(*(empty for _ in spec.tables)).to_dict(), vl_version="6.4")


@pytest.mark.parametrize("name", ["sources", "actors", "uncertainty"])
def test_a_kind_has_its_colour_in_every_chart(tables, name):
    made = json.dumps(gallery()[name].build(tables["events"]).to_dict())
    assert kind_color("death") in made


def test_density_counts_what_may_and_what_surely_lies_in_a_period(make_events):
    placed = extents(make_events({"when": "within 2024-01-05/2024-01-06"}, {"when": "within 2024-01-20/2024-02-10"}))
    edges = [from_iso(day) for day in ("2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01")]
    told = counts(placed, edges)
    assert told["maybe"].to_list() == [2, 1, 0]
    assert told["surely"].to_list() == [1, 0, 0]


@pytest.mark.parametrize(
    ("when", "name"),
    [
        ("within 2024-01-05/2024-01-06", "within a day"),
        ("1950-01-01 1950-01-01 1990-01-01 1990-01-01", "within an hour"),
        ("1950-01-01 1951-01-01 1990-01-01 1990-01-02", "within a year"),
        ("within 1900-01-01/2000-01-01", "within a century"),
        ("1950-01-01 1950-01-01 .. ..", "on one side only"),
        (".. .. .. ..", "without any date"),
    ],
)
def test_uncertainty_is_the_leeway_of_both_ends(make_events, when, name):
    assert make_events({"when": when}).select(uncertainty()).item() == name


def test_changes_are_new_moved_and_gone(tables):
    told = dict(changes(tables["before"], tables["after"]).select("title", "change").iter_rows())
    assert told == {
        "Caesar is killed": "gone",
        "A wall is built": "dated otherwise",
        "Still going on": "new",
    }


def test_an_event_that_changed_its_id_is_the_same_event(make_events):
    before = make_events({"event_id": "e-old", "aliases": []})
    after = make_events({"event_id": "e-new", "aliases": ["e-old"]})
    assert changes(before, after).is_empty()


@pytest.mark.parametrize("name", ["sources", "actors"])
def test_a_chart_of_thick_and_thin_time_has_stretches(make_events, name):
    days = [f"within 0{n}00-01-01/0{n}00-01-02" for n in range(1, 7)]
    days += [
        f"within 1950-{month:02d}-{day:02d}/1950-{month:02d}-{day + 1:02d}" for month in range(1, 13) for day in (3, 17)
    ]
    events = make_events(*({"when": when, "actors": ["A"], "sources": ["B"]} for when in days))
    made = gallery()[name].build(events).to_dict()
    scale = made["layer"][-1]["encoding"]["x"]["scale"]
    assert len(scale["domain"]) == len(scale["range"]) > 3
    assert scale["domain"] == sorted(scale["domain"])
    assert scale["range"] == sorted(scale["range"])
    assert "the scale of time changes" in made["title"]["subtitle"]
