"""The page as its reader has it: drawn, searched, opened, moved, shared."""

import re
from pathlib import Path

import polars as pl
import pytest

from dateline.charts.page import page
from dateline.events.table.folding.fold import fold
from dateline.events.table.schema import EVENT_SCHEMA, claim_frame
from dateline.pipeline.timeline import Timeline
from tests.browser.conftest import CANAL, claim

TITLES = "() => [...document.querySelectorAll('#rows button.title')].map((b) => b.textContent)"
DRAWN = "() => dateline.drawn.items.map((item) => dateline.titleOf(item.event))"
WIDE = "() => dateline.show(dateline.home.from, dateline.home.to)"


def painted(opened) -> int:
    """Pixels of the chart's canvas that are not paper."""
    return opened.run("""() => {
      const canvas = document.querySelector('#canvas canvas');
      const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
      const pen = copy.getContext('2d', { willReadFrequently: true });
      pen.drawImage(canvas, 0, 0);
      const { data } = pen.getImageData(0, 60, canvas.width, canvas.height - 60);
      let count = 0;
      for (let i = 0; i < data.length; i += 4) {
        const [r, g, b] = data.slice(i, i + 3);
        if (Math.max(r, g, b) - Math.min(r, g, b) > 40) count++;
      }
      return count;
    }""")


def click_on(opened, title: str) -> None:
    box = opened.page.locator("#chart").bounding_box()
    item = opened.run("(title) => dateline.drawn.items.find((item) => dateline.titleOf(item.event) === title)", title)
    opened.page.mouse.click(box["x"] + (item["mark_left"] + item["mark_right"]) / 2, box["y"] + item["y"])
    opened.page.wait_for_selector("#panel:not([hidden])")
    opened.settle()


def test_the_page_is_drawn_and_asks_nothing_of_anybody(opened, canal):
    page = opened(canal)
    page.run(WIDE)
    assert painted(page) > 200
    assert len(page.run(DRAWN)) == 7
    assert page.page.title() == "The canal"
    assert "7 events told by 2 sources, 701 BC to 2031." in page.page.locator(".holds").inner_text()
    assert page.strange() == []


def test_search_narrows_chart_and_list(opened, canal):
    page = opened(canal)
    page.run(WIDE)
    before = painted(page)
    page.page.fill("#search", "LANE")
    page.page.wait_for_function("() => dateline.drawn.items.length === 2")
    page.settle()
    assert page.run(TITLES) == ["A second lane is dug", "A third lane will be dug"]
    assert painted(page) < before
    page.page.fill("#search", "lesseps")
    page.page.wait_for_function("() => dateline.drawn.items.length === 1")
    page.page.fill("#search", "nothing passed")
    page.page.wait_for_function(
        "() => dateline.titleOf(dateline.drawn.items[0]?.event ?? 0) === 'The canal is closed to ships'"
    )
    page.page.fill("#search", "zzz")
    page.page.wait_for_function("() => dateline.drawn.items.length === 0")
    page.settle()
    assert "Nothing" in page.page.locator("#status").inner_text()
    assert page.strange() == []


def test_a_click_shows_the_sentence_with_its_date_marked(opened, canal):
    page = opened(canal)
    page.run(WIDE)
    click_on(page, "The canal is opened")
    panel = page.page.locator("#panel")
    assert panel.locator("h2").inner_text() == "The canal is opened"
    assert panel.locator("blockquote p").inner_text() == "Ships passed on 17 November 1869."
    assert panel.locator("mark").inner_text() == "17 November 1869"
    assert "The Ledger, 1 October 2024" in panel.locator("blockquote footer").inner_text()
    link = panel.locator("blockquote a")
    assert link.get_attribute("href") == "https://example.org/story"
    assert link.get_attribute("rel") == "noopener noreferrer"
    panel.locator("summary", has_text="Why these dates").click()
    table = panel.locator("table").inner_text()
    assert "1869-11-17" in table
    assert "1869-11-18" in table
    assert "en.date.full" in table


def test_hover_tells_title_date_bounds_and_source(opened, canal):
    page = opened(canal)
    page.run(WIDE)
    box = page.page.locator("#chart").bounding_box()
    item = page.run(
        "() => dateline.drawn.items.find((item) => dateline.titleOf(item.event) === 'Work on the canal begins')"
    )
    page.page.mouse.move(box["x"] + item["mark_left"] + 2, box["y"] + item["y"])
    tip = page.page.locator("#tip")
    assert tip.is_visible()
    told = tip.inner_text()
    assert all(
        word in told for word in ("25 April 1859", "Work on the canal begins", "[1859-04-25, 1859-04-26)", "The Ledger")
    )


def test_a_filter_and_its_undoing(opened, canal):
    page = opened(canal)
    page.run(WIDE)
    page.page.locator("#menu-sources summary").click()
    page.page.locator("#menu-sources label", has_text="Courier").click()
    page.page.wait_for_function("() => dateline.drawn.items.length === 3")
    page.page.keyboard.press("Escape")
    page.settle()
    assert "sources=Courier" in page.page.url
    page.page.locator("#clear").click()
    page.page.wait_for_function("() => dateline.drawn.items.length === 7")


def test_surely_leaves_out_what_may_lie_outside_the_period(opened, canal):
    page = opened(canal)
    page.run("() => dateline.show(Date.UTC(1875, 10, 10), Date.UTC(1876, 0, 1))")
    assert page.run(TITLES) == ["Shares are sold to London"]
    page.page.locator("#certainty label", has_text="Surely").click()
    page.page.wait_for_function("() => dateline.drawn.items.length === 0")
    page.run("() => dateline.show(Date.UTC(1875, 9, 20), Date.UTC(1876, 0, 1))")
    page.page.wait_for_function("() => dateline.drawn.items.length === 1")


def test_the_as_known_slider_replays_the_story(opened, canal):
    page = opened(canal)
    page.run(WIDE)
    slider = page.page.locator("#known")
    assert "all 7 events" in page.page.locator("#known-says").inner_text()
    slider.focus()
    page.page.keyboard.press("Home")
    page.page.wait_for_function("() => dateline.drawn.items.length === 1")
    page.settle()
    assert page.run(TITLES) == ["The canal is opened"]
    assert "As known on 1 October 2024: 1 event" in page.page.locator("#known-says").inner_text()


@pytest.mark.parametrize("by", ["kind", "actors", "places", "sources", "status", "confidence"])
def test_lanes_by_every_facet_hold_every_event(opened, canal, by):
    page = opened(canal)
    page.run(WIDE)
    page.page.select_option("#lanes", by)
    page.page.wait_for_function("() => dateline.drawn.bands.length > 0")
    page.settle()
    assert len(page.run(DRAWN)) == 7
    assert page.strange() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_and_the_switch(opened, canal, scheme):
    page = opened(canal, scheme=scheme)
    paper = "() => getComputedStyle(document.documentElement).backgroundColor"
    first = page.run(paper)
    assert (int(re.findall(r"\d+", first)[0]) < 100) == (scheme == "dark")
    page.page.click("#theme")
    page.settle()
    assert page.run(paper) != first
    assert page.strange() == []


def test_the_table_tells_the_whole_story(opened, canal):
    page = opened(canal)
    page.run(WIDE)
    rows = page.page.locator("#rows tr")
    assert rows.count() == 7
    told = rows.nth(3).inner_text()
    for words in (
        "November 1875",
        "Shares are sold to London",
        "In November 1875 the shares were sold.",
        "Courier, 5 December 2024",
        "Ismail",
    ):
        assert words in told


@pytest.mark.parametrize("width", [320, 390, 768, 1100, 1400, 2200])
def test_nothing_makes_the_page_wider_than_the_screen(opened, canal, width):
    page = opened(canal, width=width)
    assert page.run("() => document.documentElement.scrollWidth") <= width


def test_in_a_frame_that_may_do_nothing_else_it_still_works(opened, canal):
    from html import escape

    framed = f'<!doctype html><html data-ready="1"><iframe sandbox="allow-scripts" srcdoc="{escape(canal)}"></iframe>'
    outer = opened(framed)
    frame = outer.page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    frame.locator("#theme").click()
    frame.locator("#view label", has_text="List").click()
    assert frame.locator("#rows tr").count() > 0
    assert outer.errors == []


@pytest.mark.parametrize("view", ["chart", "list"])
def test_an_event_opened_from_the_list_is_in_sight_and_gives_the_focus_back(opened, canal, view):
    made = opened(canal, height=420, fragment=f"#view={view}")
    title = made.page.locator("#rows button.title").last
    title.scroll_into_view_if_needed()
    top = title.bounding_box()["y"]
    title.click()
    made.settle()
    box = made.page.locator("#panel").bounding_box()
    assert 0 <= box["y"] < 420
    assert title.bounding_box()["y"] == top
    made.page.keyboard.press("Escape")
    assert made.run("() => document.activeElement.textContent") == title.inner_text()
    assert not made.page.locator("#panel").is_visible()


def test_the_overview_is_as_wide_as_the_chart_when_the_list_is_left(opened, canal):
    made = opened(canal)
    for width in (1400, 1000):
        made.page.locator("#view label", has_text="List").click()
        made.settle()
        made.page.set_viewport_size({"width": width, "height": 900})
        made.page.locator("#certainty label", has_text="Maybe").click()
        made.run("() => document.getElementById('theme').click()")
        made.page.locator("#view label", has_text="Timeline").click()
        made.settle()
        made.page.wait_for_function(
            """() => document.querySelector('#overview-canvas canvas').getBoundingClientRect().width
                === document.getElementById('chart').clientWidth"""
        )


def test_what_is_chosen_can_be_seen_in_forced_colours(chromium, canal, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(canal, "utf-8")
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    adjusts = page.evaluate(
        "() => [...document.querySelectorAll('#view span')].map((one) => getComputedStyle(one).forcedColorAdjust)"
    )
    context.close()
    assert adjusts == ["none", "auto"]


def test_passages_of_one_source_are_not_counted_as_sources(opened):
    told = [
        claim("Lock nine is opened", "1955-05-05", "1955-05-06", quote, "5 May 1955", publisher=publisher)
        for quote, publisher in (
            ("Lock nine is opened on 5 May 1955.", "The Ledger"),
            ("On 5 May 1955 lock nine is opened to ships.", "The Ledger"),
            ("Lock nine is opened: 5 May 1955.", "Courier"),
        )
    ]
    claims = claim_frame(told)
    held = pl.Series([claims.get_column("claim_id")], dtype=pl.List(pl.String))
    made = opened(page(fold(claims).events.head(1).with_columns(claims=held), claims))
    made.run("() => dateline.open(0)")
    assert "3 passages from 2 sources" in made.page.locator("#panel").inner_text()


def test_what_sources_disagree_on_is_told_in_words(opened):
    claims = claim_frame([claim("Lock nine is opened", "1955-05-05", "1955-05-06", "On 5 May 1955.", "5 May 1955")])
    events = fold(claims).events
    dates = ("1955-05-05", "1955-05~", "[1955,1957]")
    values = [{"value": date, "claim_id": "c", "source_id": "القناة", "quote": "q"} for date in dates]
    conflicts = pl.Series([[{"field": "bounds", "note": "", "values": values}]], dtype=EVENT_SCHEMA["conflicts"])
    made = opened(page(events.with_columns(conflicts=conflicts), claims))
    made.run("() => dateline.open(0)")
    told = made.page.locator("#panel .conflict li").all_inner_texts()
    assert told == ["5 May 1955 القناة", "about May 1955 القناة", "[1955,1957] القناة"]
    assert made.page.locator("#panel .conflict bdi").count() == 6


def test_a_title_from_right_to_left_is_drawn_in_its_direction(opened):
    title = "נפתח סכר 9 ליד Suez (א)"
    claims = claim_frame([claim(title, "1955-05-05", "1955-05-06", title, "9"), *CANAL[:1]])
    made = opened(page(fold(claims).events, claims))
    labels = made.run("() => dateline.views.timeline.data('rows').map((row) => row.label.join(' '))")
    assert sorted(labels) == ["Work on the canal begins", f"\u2067{title}\u2069"]


def test_the_commonest_kinds_stand_first(opened):
    made = opened(Timeline.read(Path(__file__).parents[2] / "seeds" / "stories" / "korea-russia").page())
    counts = made.page.locator("#kinds .count").all_inner_texts()
    assert counts == sorted(counts, key=int, reverse=True)


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("soon", "Not a date that can be read. Try 1953, 2024-06 or 44 BC."),
        ("2999", "2999 lies outside this story: 701 BC – 2031."),
        ("1869", None),
    ],
)
def test_a_date_that_leads_nowhere_is_told_to_those_who_look(opened, canal, date, told):
    made = opened(canal)
    made.page.fill("#goto", date)
    made.page.keyboard.press("Enter")
    shown = made.page.locator("#announce.told")
    assert (shown.inner_text() if shown.count() else None) == told


def test_where_nothing_is_drawn_the_page_says_why(opened, canal):
    made = opened(canal)
    made.run("() => dateline.show(Date.UTC(1900, 0, 1), Date.UTC(1901, 0, 1))")
    places = ("#nothing", "#status")
    told = [made.page.locator(place).inner_text() for place in places]
    assert told == ["Nothing in this period.", "Nothing in this period. Move on, or zoom out."]
    made.page.fill("#search", "zzz")
    made.page.wait_for_function("() => document.getElementById('announce').textContent === '0 events'")
    made.settle()
    told = [made.page.locator(place).inner_text() for place in places]
    assert told == ["Nothing matches what was asked.", "Nothing matches. Clear a filter."]


def test_what_the_sentences_add_to_a_search_is_announced(opened, canal):
    made = opened(canal)
    made.page.fill("#search", "silted")
    made.page.wait_for_function("() => dateline.drawn.items.length === 1")
    made.page.wait_for_function("() => document.getElementById('announce').textContent === '1 event'")


def test_an_event_says_how_sure_its_reading_is(opened, canal):
    made = opened(canal)
    made.run("() => dateline.open(0)")
    facts = dict(
        zip(*(made.page.locator(f"#panel .facts {tag}").all_inner_texts() for tag in ("dt", "dd")), strict=True)
    )
    assert facts["Confidence"] == "high"
