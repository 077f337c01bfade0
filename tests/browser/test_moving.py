"""Moving the window: mouse, wheel, fingers, keys, a date typed, the frame over the overview; and its ticks."""

import pytest

from tests.browser.test_page_works import DRAWN, WIDE


def test_go_to_a_date_before_year_1(opened, canal):
    page = opened(canal)
    page.page.fill("#goto", "650 BC")
    page.page.press("#goto", "Enter")
    page.page.wait_for_function("() => dateline.drawn.items.length === 1 && dateline.state.to < Date.UTC(0)")
    assert page.run(DRAWN) == ["The ancient canal silts up"]
    page.page.fill("#goto", "the other day")
    page.page.press("#goto", "Enter")
    assert page.page.locator("#goto").get_attribute("aria-invalid") == "true"


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
