"""Sheets for pictures: nothing overlaps, nothing leaves the frame."""

import itertools
import random

import pytest

from dateline.charts.lanes import LANE, sheet
from dateline.charts.scale import TOP

WORDS = [
    "treaty",
    "signed",
    "by",
    "the",
    "ministers",
    "of",
    "both",
    "states",
    "Constantinople",
    "after",
    "long",
    "talks",
]


@pytest.fixture(scope="module")
def crowded(make_events):
    draw = random.Random(7)
    rows = []
    for _ in range(150):
        year, month = draw.randint(1900, 1999), draw.randint(1, 12)
        last = f"{year + draw.choice([0, 0, 3, 30])}-12-31"
        rows.append(
            {
                "when": f"within {year}-{month:02d}-01/{last}",
                "title": " ".join(draw.choices(WORDS, k=draw.randint(2, 14))),
            }
        )
    rows.append({"when": ".. 1950-01-01 .. ..", "end_kind": "open"})
    rows.append({"when": ".. .. 1950-01-01 1950-01-01"})
    rows.append({"when": ".. .. .. .."})
    return make_events(*rows)


@pytest.mark.parametrize("width", [390, 768, 1400])
def test_no_mark_or_label_overlaps_another_or_leaves_the_sheet(crowded, width):
    laid = sheet(crowded, width=width)
    boxes = [
        (row["left"], row["right"], row["label_y"], row["label_y"] + 16 * (len(row["label"]) - 1))
        for row in laid.tables["rows"]
    ]
    assert all(left >= -1 and right <= width + 1 for left, right, _, _ in boxes)
    for a, b in itertools.combinations(boxes, 2):
        assert a[1] < b[0] or b[1] < a[0] or a[3] + 14 < b[2] or b[3] + 14 < a[2]


def test_what_has_no_date_is_left_out_and_counted(crowded):
    laid = sheet(crowded)
    assert (laid.drawn, laid.dated, len(crowded)) == (152, 152, 153)


def test_an_event_without_core_is_a_capsule_and_one_with_a_core_a_span(make_events):
    events = make_events(
        {"when": "within 2024-01-01/2024-12-31"},
        {"when": "2024-01-01 2024-03-01 2024-06-01 2024-12-31"},
        {"when": "within 2024-06-19/2024-06-20"},
    )
    assert [row["form"] for row in sheet(events).tables["rows"]] == ["within", "span", "dot"]


def test_a_sheet_is_as_high_as_its_lanes(make_events):
    alone = sheet(make_events({"title": "Treaty"}))
    assert alone.height == TOP + LANE * 2 + 12


@pytest.mark.parametrize(("conflicts", "note"), [([], ""), ([{"field": "latest_end"}], "disputed")])
def test_one_conflict_is_a_dispute(make_events, conflicts, note):
    assert sheet(make_events({"conflicts": conflicts})).tables["rows"][0]["note"] == note


def test_an_empty_sheet_is_a_sheet(make_events):
    assert sheet(make_events()).tables["rows"] == []
