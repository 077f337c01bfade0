"""The page as its reader has it: drawn, searched, opened, moved, shared."""

import re

import pytest

from dateline.charts.page import page as html_of
from dateline.events.table.fold import fold
from dateline.events.table.schema import claim_frame
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


def test_go_to_a_date_before_year_1(opened, canal):
    page = opened(canal)
    page.page.fill("#goto", "650 BC")
    page.page.press("#goto", "Enter")
    page.page.wait_for_function("() => dateline.drawn.items.length === 1 && dateline.state.to < Date.UTC(0)")
    assert page.run(DRAWN) == ["The ancient canal silts up"]
    page.page.fill("#goto", "the other day")
    page.page.press("#goto", "Enter")
    assert page.page.locator("#goto").get_attribute("aria-invalid") == "true"


def test_the_address_brings_the_same_view_back(opened, canal):
    first = opened(canal)
    first.run("() => dateline.show(Date.UTC(1850, 0, 1), Date.UTC(1880, 0, 1))")
    first.page.fill("#search", "canal")
    first.page.wait_for_function("() => dateline.drawn.items.length === 2")
    click_on(first, "The canal is opened")
    fragment = first.page.url.partition("#")[2]
    again = opened(canal, fragment=f"#{fragment}")
    assert again.run(DRAWN) == first.run(DRAWN)
    assert again.page.locator("#panel h2").inner_text() == "The canal is opened"
    assert again.page.input_value("#search") == "canal"


@pytest.mark.parametrize(
    "fragment",
    [
        "#t=x..y&kind=%E0%A4%A&q=",
        "#event=nobody&lanes=__proto__&known=soon",
        "#t=9999999999999999999..1",
        "#<img src=x>",
    ],
)
def test_a_broken_address_is_left_aside(opened, canal, fragment):
    page = opened(canal, fragment=fragment)
    assert page.strange() == []
    assert len(page.run(DRAWN)) > 0


@pytest.mark.parametrize("by", ["kind", "actors", "places", "sources", "status", "confidence"])
def test_lanes_by_every_facet_hold_every_event(opened, canal, by):
    page = opened(canal)
    page.run(WIDE)
    page.page.select_option("#lanes", by)
    page.page.wait_for_function("() => dateline.drawn.bands.length > 0")
    page.settle()
    assert len(page.run(DRAWN)) == 7
    assert page.strange() == []


def test_everything_by_keyboard(opened, canal):
    page = opened(canal)
    page.page.focus("#chart")
    page.page.keyboard.press("Home")
    page.page.wait_for_function("() => dateline.drawn.items.length === 7")
    page.page.keyboard.press("ArrowRight")
    assert "The ancient canal silts up" in page.page.locator("#announce").inner_text()
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#panel:not([hidden])")
    assert page.page.locator("#panel h2").inner_text() == "Work on the canal begins"
    assert page.page.evaluate("document.activeElement.id") == "panel"
    page.page.keyboard.press("Escape")
    assert page.page.locator("#panel").is_hidden()
    assert page.page.evaluate("document.activeElement.id") == "chart"
    before = page.run("() => dateline.state.to - dateline.state.from")
    page.page.keyboard.press("+")
    assert page.run("() => dateline.state.to - dateline.state.from") < before
    page.page.keyboard.press("/")
    assert page.page.evaluate("document.activeElement.id") == "search"


def test_every_control_can_be_reached_by_tab(opened, canal):
    page = opened(canal)
    seen = set()
    for _ in range(120):
        page.page.keyboard.press("Tab")
        seen.add(page.page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    wanted = {
        "search",
        "goto",
        "lanes",
        "theme",
        "chart",
        "grip-left",
        "grip-right",
        "zoom-in",
        "zoom-out",
        "known",
        "play",
    }
    assert wanted <= seen


def test_a_finger_pans_and_two_zoom(opened, canal):
    page = opened(canal, width=390, height=844)
    page.run(WIDE)
    pinch = """async ([moves]) => {
      const chart = document.getElementById('chart');
      const box = chart.getBoundingClientRect();
      const send = (type, id, x) => chart.dispatchEvent(new PointerEvent(type, {
        pointerId: id, pointerType: 'touch', bubbles: true, isPrimary: id === 1,
        clientX: box.left + x, clientY: box.top + 100 }));
      chart.setPointerCapture = () => {};
      for (const [type, id, x] of moves) send(type, id, x);
      return dateline.state.to - dateline.state.from;
    }"""
    length = page.run("() => dateline.state.to - dateline.state.from")
    first = page.run("() => dateline.state.from")
    page.run(pinch, [[["pointerdown", 1, 200], ["pointermove", 1, 120], ["pointerup", 1, 120]]])
    assert page.run("() => dateline.state.from") > first
    zoomed = page.run(
        pinch,
        [
            [
                ["pointerdown", 1, 150],
                ["pointerdown", 2, 200],
                ["pointermove", 1, 100],
                ["pointermove", 2, 250],
                ["pointerup", 1, 100],
                ["pointerup", 2, 250],
            ]
        ],
    )
    assert zoomed == pytest.approx(length / 3, rel=0.02)


def test_real_fingers_pinch_the_chart_and_leave_the_page_as_large_as_it_was(chromium, canal, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(canal, "utf-8")
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    page.evaluate("document.getElementById('chart').scrollIntoView({ block: 'center' })")
    box = page.locator("#chart").bounding_box()
    middle = box["y"] + box["height"] / 2
    tools = context.new_cdp_session(page)
    length = "dateline.state.to - dateline.state.from"
    before = page.evaluate(length)

    def touch(kind: str, *xs: float) -> None:
        points = [{"x": box["x"] + x, "y": middle, "id": number} for number, x in enumerate(xs)]
        tools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 150)
    touch("touchStart", 150, 200)
    for step in range(1, 6):
        touch("touchMove", 150 - 10 * step, 200 + 10 * step)
    touch("touchEnd")
    assert page.evaluate(length) == pytest.approx(before / 3, rel=0.05)
    assert page.evaluate("visualViewport.scale") == 1
    context.close()


def test_the_wheel_alone_leaves_the_view_and_with_control_zooms(opened, canal):
    page = opened(canal)
    page.page.hover("#chart")
    length = page.run("() => dateline.state.to - dateline.state.from")
    page.page.mouse.wheel(0, 40)
    assert page.run("() => dateline.state.to - dateline.state.from") == length
    page.page.keyboard.down("Control")
    page.page.mouse.wheel(0, -40)
    page.page.keyboard.up("Control")
    page.page.wait_for_function("(length) => dateline.state.to - dateline.state.from < length", arg=length)


def test_the_frame_over_the_overview_moves_the_window(opened, canal):
    page = opened(canal)
    page.run("() => dateline.show(Date.UTC(1850, 0, 1), Date.UTC(1900, 0, 1))")
    box = page.page.locator("#overview").bounding_box()
    page.page.mouse.click(box["x"] + 40, box["y"] + 20)
    page.page.wait_for_function("() => dateline.state.to < 0 && dateline.state.from < -6e13")


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


def test_saving_gives_the_whole_timeline_and_leaves_the_view(opened, canal, tmp_path):
    page = opened(canal)
    page.run("() => dateline.show(Date.UTC(1850, 0, 1), Date.UTC(1900, 0, 1))")
    before = page.run("() => [dateline.state.from, dateline.drawn.items.length, dateline.drawn.height]")
    told = {}
    for what in ("svg", "png", "csv"):
        page.page.click("#save summary")
        with page.page.expect_download() as download:
            page.page.click(f"[data-save={what}]")
        told[what] = download.value.path().read_bytes()
    assert all(title in told["svg"].decode() for title in ("A second lane is dug", "The ancient canal silts up"))
    assert told["png"].startswith(b"\x89PNG")
    assert told["csv"].decode().splitlines()[1].count("1859-04-25") == 2
    assert page.run("() => [dateline.state.from, dateline.drawn.items.length, dateline.drawn.height]") == before
    assert page.strange() == []


def test_a_pdf_holds_the_whole_timeline_and_its_words(opened, tmp_path):
    import pypdfium2

    opening = claim("افتتاح القناة 🚢 運河", "1869-11-17", "1869-11-18", "It was.", "was", kind="life")
    claims = claim_frame([*CANAL, opening])
    page = opened(html_of(fold(claims).events, claims, title="Kanał ★"), width=390)
    page.run("() => dateline.show(Date.UTC(1850, 0, 1), Date.UTC(1900, 0, 1))")
    page.page.click("#tools")
    page.page.click("#save summary")
    with page.page.expect_download() as download:
        page.page.click("[data-save=pdf]")
    document = pypdfium2.PdfDocument(download.value.path().read_bytes())
    assert len(document) == 1
    assert document.get_metadata_value("Title") == "Kanał ★"
    sheet = document[0]
    assert sheet.get_width() == 1600 * 0.75
    words = sheet.get_textpage().get_text_bounded()
    for title in ("A second lane is dug", "The ancient canal silts up", "افتتاح القناة", "🚢", "運河"):
        assert title in words
    pixels = sheet.render(scale=2).to_numpy()
    assert (pixels.max(axis=2).astype(int) - pixels.min(axis=2) > 60).sum() > 300
    document.close()
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


def test_on_paper_the_list_stands_and_the_controls_do_not(opened, canal):
    page = opened(canal, scheme="dark")
    page.run(WIDE)
    page.page.emulate_media(media="print")
    page.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.page.locator("#rows tr").first.is_visible()
    assert page.page.locator("#search").is_hidden()
    assert page.page.locator("#zoom-in").is_hidden()
    assert page.page.locator("#canvas canvas").is_visible()
    corner = "() => document.querySelector('#canvas canvas').getContext('2d').getImageData(300, 8, 1, 1).data[0]"
    assert page.page.evaluate(corner) > 240
    page.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.page.evaluate(corner) < 60


@pytest.mark.parametrize("width", [320, 390, 768, 1100, 1400, 2200])
def test_nothing_makes_the_page_wider_than_the_screen(opened, canal, width):
    page = opened(canal, width=width)
    assert page.run("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("first", "last", "width", "room"),
    [
        ("2024-06-19T09:00:00Z", "2024-06-19T11:30:00Z", 900, 80),
        ("2023-12-20", "2024-03-03", 700, 60),
        ("1200-05-05", "2031-05-06", 500, 90),
        ("-1500-01-01", "0900-01-01", 640, 72),
        ("-180000-01-01", "-20000-01-01", 1000, 90),
    ],
)
def test_ticks_of_page_and_pictures_are_the_same(opened, canal, first, last, width, room):
    from dateline.charts.ticks import step_for, times
    from dateline.events.time.bounds import from_iso

    start, end = from_iso(first), from_iso(last)
    expected = [time // 1000 for time in times(step_for(start, end, width, lambda _: room), start, end)]
    page = opened(canal)
    assert page.run("(given) => dateline.ticks(...given)", [start // 1000, end // 1000, width, room]) == expected


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


def test_a_program_can_read_every_event_with_its_bounds_and_sentence(opened, canal):
    told = opened(canal).run("() => dateline.list()")
    assert len(told) == 7
    opening = next(event for event in told if event["title"] == "The canal is opened")
    assert (opening["earliest_start"], opening["latest_end"]) == ("1869-11-17", "1869-11-18")
    claim = opening["claims"][0]
    first, last = claim["mark"]
    assert claim["quote"][first:last] == claim["date"] == "17 November 1869"
    assert claim["published"] == "2024-10-01"
