"""The page as known on a day is the timeline of what had been published by that day: same titles, same bounds."""

from pathlib import Path

import polars as pl
import pytest

from dateline.events.time.bounds import BOUNDS, DAY, civil_from_days
from dateline.pipeline.timeline import Timeline

STORIES = Path(__file__).parents[2] / "seeds" / "stories"


@pytest.fixture(scope="module", params=["korea-russia", "suez-canal"])
def story(request) -> tuple[Timeline, str]:
    timeline = Timeline.read(STORIES / request.param)
    return timeline, timeline.page()


def days_of(timeline: Timeline) -> list[str]:
    """Days on which something was published, as ISO dates."""
    ends = timeline.claims()["published_latest"].drop_nulls().cast(pl.Int64).unique().sort()
    return ["{:04d}-{:02d}-{:02d}".format(*civil_from_days((end - 1) // DAY)) for end in ends.to_list()]


def milliseconds(timeline: Timeline) -> list[tuple]:
    """Title and bounds of each event, epoch milliseconds."""
    events = timeline.events().select("title", pl.col(*BOUNDS).cast(pl.Int64) // 1000)
    return sorted(events.rows(), key=str)


ROWS = """() => [...Array(dateline.events.n).keys()].filter((i) => dateline.stood(i)).map((i) => {
  const four = ['earliest_start', 'latest_start', 'earliest_end', 'latest_end'].map((name) => dateline.events[name][i]);
  return [dateline.titleOf(i), ...four.map((ms) => Number.isNaN(ms) ? null : ms)];
})"""


def told(page) -> list[tuple]:
    return sorted(map(tuple, page.run(ROWS)), key=str)


def test_on_every_day_the_page_tells_what_was_known_by_then(opened, story):
    timeline, html = story
    page = opened(html)
    assert told(page) == milliseconds(timeline)
    for day in days_of(timeline):
        page.run("(day) => dateline.asKnown(day)", day)
        known = timeline.as_known(day)
        assert told(page) == milliseconds(known)
        listed = page.run("() => dateline.list()")
        assert len(listed) == known.count()
    page.run("() => dateline.asKnown(null)")
    assert told(page) == milliseconds(timeline)
    assert page.strange() == []


def test_an_address_of_a_day_shows_that_day(opened, story):
    timeline, html = story
    day = days_of(timeline)[-2]
    page = opened(html, fragment=f"#known={day}&view=list")
    assert told(page) == milliseconds(timeline.as_known(day))
    assert page.page.locator("#rows tr").count() == timeline.as_known(day).count()


def test_an_open_event_follows_the_slider(opened, story):
    timeline, html = story
    page = opened(html)
    day = days_of(timeline)[0]
    early = timeline.as_known(day).events().select("event_id", "title", "n_claims")
    shown = early.filter(pl.col("event_id").is_in(timeline.events()["event_id"].implode())).row(0, named=True)
    titles = """(title) => dateline.open([...Array(dateline.events.n).keys()]
      .find((i) => dateline.stood(i) && dateline.titleOf(i) === title))"""
    now = timeline.events().filter(pl.col("event_id") == shown["event_id"])["title"].item()
    page.run(titles, now)
    page.run("(day) => dateline.asKnown(day)", day)
    assert page.page.locator("#panel h2").inner_text() == shown["title"]
    assert page.page.locator("#panel blockquote").count() == shown["n_claims"]
