"""No title overlaps another, is cut, or leaves the frame: measured from Vega's own scene, at three widths and zooms."""

import itertools
import random
from pathlib import Path

import polars as pl
import pytest

from dateline.charts.page import page
from dateline.events.table.schema import CLAIM_SCHEMA, EVENT_SCHEMA, INSTANT
from dateline.events.time.bounds import DAY, instant
from dateline.pipeline.timeline import Timeline

STORIES = Path(__file__).parents[2] / "seeds" / "stories"

WORDS = [
    "treaty",
    "the",
    "of",
    "minister",
    "Constantinople",
    "signed",
    "talks",
    "قمة",
    "平和条約",
    "🚢",
    "Donaudampfschifffahrt",
]


def crowd(size: int) -> pl.DataFrame:
    """Events with titles of every length, in a few scripts, thick in places."""
    draw = random.Random(size)
    rows = []
    for number in range(size):
        start = instant(1900) + int(draw.betavariate(2, 2) * 36_000) * DAY
        length = draw.choice([1, 1, 1, 30, 400, 4000]) * DAY
        loose = draw.choice([0, length, length // 3])
        rows.append(
            {
                "event_id": f"e{number:06d}",
                "title": " ".join(draw.choices(WORDS, k=draw.randint(1, 12))),
                "kind": draw.choice(["conflict", "diplomacy", "other"]),
                "status": draw.choice(["fact", "fact", "reported", "planned", "negated"]),
                "earliest_start": start,
                "latest_start": start + loose,
                "earliest_end": start + length - loose,
                "latest_end": None if draw.random() < 0.02 else start + length,
                "approximate": draw.random() < 0.1,
                "salience": draw.random(),
                "sources": ["Wire"],
            }
        )
    bounds = [name for name, dtype in EVENT_SCHEMA.items() if dtype == INSTANT]
    empty = {name: [] if isinstance(dtype, pl.List) else None for name, dtype in EVENT_SCHEMA.items()}
    schema = {name: pl.Int64() if name in bounds else dtype for name, dtype in EVENT_SCHEMA.items()}
    frame = pl.DataFrame([{**empty, **row} for row in rows], schema=schema, orient="row")
    return frame.with_columns(pl.col(name).cast(INSTANT) for name in bounds)


@pytest.fixture(scope="module", params=[60, 3000, 100_000])
def crowded(request) -> str:
    return page(crowd(request.param), pl.DataFrame(schema=CLAIM_SCHEMA))


@pytest.fixture(scope="module", params=["korea-russia", "suez-canal"])
def story(request) -> str:
    return Timeline.read(STORIES / request.param).page()


def titles_at_three_zooms(made):
    """Where the titles stand, at each zoom, after none was found over another or out of the frame."""
    for share in (1, 0.2, 0.01):
        made.run(
            """(share) => {
              const { from, to } = dateline.home;
              const middle = (from + to) / 2;
              dateline.show(middle - (to - from) * share / 2, middle + (to - from) * share / 2);
            }""",
            share,
        )
        boxes = made.run("() => dateline.boxes()")
        frame = made.run("() => [dateline.drawn.width, dateline.drawn.height]")
        assert [box for box in boxes if box["x1"] < -0.5 or box["x2"] > frame[0] + 0.5 or box["y2"] > frame[1]] == []
        overlaps = [
            (a["text"], b["text"])
            for a, b in itertools.combinations(boxes, 2)
            if a["x1"] < b["x2"] - 1 and b["x1"] < a["x2"] - 1 and a["y1"] < b["y2"] - 2 and b["y1"] < a["y2"] - 2
        ]
        assert overlaps == []
        yield boxes
    assert made.strange() == []


@pytest.mark.parametrize("width", [390, 768, 1400])
def test_labels_neither_overlap_nor_leave_the_frame(opened, crowded, width):
    assert all(list(titles_at_three_zooms(opened(crowded, width=width))))


@pytest.mark.parametrize("width", [390, 768, 1400])
def test_labels_of_the_stories_neither_overlap_nor_leave_the_frame(opened, story, width):
    assert any(list(titles_at_three_zooms(opened(story, width=width))))


def test_titles_are_whole_and_the_rest_is_counted(opened, crowded):
    made = opened(crowded)
    made.run("() => dateline.show(dateline.home.from, dateline.home.to)")
    titles = made.run("() => dateline.drawn.items.map((item) => item.title)")
    lines = [box["text"] for box in made.run("() => dateline.boxes()")]
    words = set(" ".join(lines).split(" "))
    assert len([line for line in lines if line.endswith("…")]) <= 0.1 * len(titles)
    assert len([title for title in titles if set(title.split(" ")) <= words]) >= 0.9 * len(titles)
    placed, shown = made.run("() => [dateline.drawn.items.length, dateline.drawn.shown.length]")
    status = made.page.locator("#status").inner_text()
    assert f"{placed:,}" in status
    assert placed == shown or f"{placed:,} of {shown:,}" in status


def test_the_weightiest_events_are_drawn_first(opened):
    made = opened(page(crowd(3000), pl.DataFrame(schema=CLAIM_SCHEMA)))
    made.run("() => dateline.show(dateline.home.from, dateline.home.to)")
    levels = made.run("() => dateline.drawn.items.map((item) => dateline.events.importance[item.event])")
    assert max(levels) < 40
