"""The fitted scale of time: the map of `charts/chapters.py`, moved over, switched off, shared."""

import random

import pytest

from dateline.charts.chapters import axis_of
from dateline.charts.page import page
from dateline.events.table.folding.fold import fold
from dateline.events.table.schema import claim_frame
from tests.browser.conftest import claim

PLACES = "() => dateline.drawn.items.map((item) => Math.round(item.mark_left / 4))"
ITEMS = "() => dateline.drawn.items.length"


@pytest.fixture(scope="module")
def skewed() -> tuple:
    """Eight events of antiquity, forty of one decade."""
    draw = random.Random(3)
    years = [100 + 13 * n for n in range(8)] + [draw.randint(1950, 1959) for _ in range(40)]
    days = [f"{year:04d}-{draw.randint(1, 12):02d}-{draw.randint(1, 27):02d}" for year in years]
    claims = claim_frame(
        [claim(f"Thing {n}", day, f"{day[:8]}{int(day[8:]) + 1:02d}", "It was.", "was") for n, day in enumerate(days)]
    )
    events = fold(claims).events
    return axis_of(events), page(events, claims, title="Skewed")


def test_every_event_has_room_where_an_even_scale_has_none(opened, skewed):
    made = opened(skewed[1])
    assert made.run(ITEMS) == 48
    made.page.locator("#scale label", has_text="Even").click()
    made.settle()
    assert len(set(made.run(PLACES))) < 20
    made.page.locator("#scale label", has_text="Fitted").click()
    made.settle()
    assert len(set(made.run(PLACES))) > 30
    assert made.strange() == []


def test_the_map_is_that_of_the_pictures(opened, skewed):
    axis, html = skewed
    made = opened(html)
    times = [time // 1000 for time in (*axis.knots, (axis.knots[0] + axis.knots[1]) // 2, axis.knots[-1] + 10**15)]
    length = (axis.knots[-1] - axis.knots[0]) / 1000
    expected = [axis.knots[0] / 1000 + axis.place(time * 1000) * length for time in times]
    assert made.run("(times) => times.map(dateline.placeOf)", times) == pytest.approx(expected, rel=1e-6)
    back = made.run("(times) => times.map((time) => dateline.timeAt(dateline.placeOf(time)))", times)
    assert back == pytest.approx(times, rel=1e-6)


def test_zooming_keeps_what_is_under_the_pointer(opened, skewed):
    made = opened(skewed[1])
    box = made.page.locator("#chart").bounding_box()
    under = """(share) => {
      const [from, to] = [dateline.placeOf(dateline.state.from), dateline.placeOf(dateline.state.to)];
      return dateline.timeAt(from + (to - from) * share);
    }"""
    before = made.run(under, 0.3)
    made.page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 100)
    made.page.keyboard.down("Control")
    made.page.mouse.wheel(0, -50)
    made.page.keyboard.up("Control")
    made.page.wait_for_function("() => dateline.state.to < dateline.home.to")
    made.settle()
    day = 86_400_000
    assert made.run(under, 0.3) == pytest.approx(before, abs=40 * day)


def test_a_tap_on_the_axis_leads_to_its_stretch(opened, skewed):
    axis, html = skewed
    made = opened(html)
    box = made.page.locator("#chart").bounding_box()
    made.page.mouse.click(box["x"] + box["width"] * 0.85, box["y"] + 12)
    length = "dateline.placeOf(dateline.home.to) - dateline.placeOf(dateline.home.from)"
    near = f"(start) => Math.abs(dateline.placeOf(dateline.state.from) - dateline.placeOf(start)) < ({length}) * 0.03"
    made.page.wait_for_function(near, arg=axis.knots[-2] // 1000)
    made.settle()
    assert made.run("() => dateline.state.to") < axis.knots[-1] // 1000 + 10**11


def test_an_even_scale_stands_in_the_address(opened, skewed):
    made = opened(skewed[1])
    made.page.locator("#scale label", has_text="Even").click()
    made.settle()
    fragment = made.page.url.partition("#")[2]
    assert "scale=even" in fragment
    again = opened(skewed[1], fragment=f"#{fragment}")
    assert again.page.locator("input[name=scale][value=even]").is_checked()
    assert again.run(ITEMS) == made.run(ITEMS)


def test_a_story_that_needs_no_stretches_has_no_switch(opened, canal):
    assert opened(canal).page.locator("#scale").is_hidden()
