"""Tables that few stories make: nothing, one moment, only undated, only open, the ends of time."""

import pytest

from dateline.charts.page import page
from dateline.events.table.claim import Citation, Claim, Source
from dateline.events.table.folding.fold import fold
from dateline.events.table.schema import claim_frame
from dateline.events.time.bounds import DAY, INSTANT_MAX, INSTANT_MIN, SECOND, Bounds, EndKind, instant

NOON = instant(2024, 6, 19, 12)
TABLES = {
    "nothing": [],
    "one event": [Bounds.within(NOON, NOON + DAY)],
    "one second": [Bounds.exactly(NOON + n, NOON + n + SECOND) for n in range(3)],
    "undated": [Bounds.nowhere(), Bounds.nowhere()],
    "ongoing": [Bounds(NOON, NOON, None, None, end_kind=EndKind.OPEN)],
    "always": [Bounds(None, None, None, None, EndKind.OPEN, EndKind.OPEN)],
    "by then": [Bounds(None, NOON, None, NOON + DAY, start_kind=EndKind.UNKNOWN)],
    "millennia": [Bounds.within(instant(-9000 + n * 1000), instant(-8500 + n * 1000)) for n in range(11)],
    "the ends of time": [
        Bounds.within(INSTANT_MIN, INSTANT_MIN + 10**9 * DAY // 1000),
        Bounds.within(INSTANT_MAX - 10**9 * DAY // 1000, INSTANT_MAX),
    ],
    "beyond": [Bounds(None, None, None, None, EndKind.OUT_OF_RANGE, EndKind.OUT_OF_RANGE)],
}


def made(all_bounds: list[Bounds]) -> str:
    claims = claim_frame(
        Claim(
            Source("Wire", f"sha{n}", doc_id=f"d{n}"),
            f"Thing {n} of {len(all_bounds)}",
            bounds,
            Citation(0, 6, "It was"),
            "r",
            "1",
        )
        for n, bounds in enumerate(all_bounds)
    )
    return page(fold(claims).events, claims, title="Odd")


@pytest.mark.parametrize("name", TABLES)
def test_an_odd_table_is_a_page_without_errors(opened, name):
    tab = opened(made(TABLES[name]))
    tab.page.focus("#chart")
    for key in ("+", "-", "Home", "PageDown", "ArrowRight", "Enter", "Escape"):
        tab.page.keyboard.press(key)
    tab.settle()
    tab.page.keyboard.press("Home")
    tab.page.wait_for_function("() => Math.abs(dateline.state.from - dateline.home.from) < 1")
    tab.settle()
    assert tab.strange() == []
    assert tab.page.locator("#rows tr").count() == len(TABLES[name])
    for word in ("NaN", "undefined", "Infinity", "null"):
        assert word not in tab.page.locator("body").inner_text()


@pytest.mark.parametrize("name", ["one event", "ongoing", "by then", "millennia"])
def test_what_has_a_place_in_time_is_drawn(opened, name):
    tab = opened(made(TABLES[name]))
    assert tab.run("() => dateline.drawn.items.length") == len(TABLES[name])


@pytest.mark.parametrize(
    ("name", "period", "status", "says"),
    [
        ("nothing", "No events yet", "", ""),
        ("undated", "No event has a date", "2 without a date are in the list", "2, 2 without a date on the calendar"),
        ("one event", "19 June 2024, 12:00 – 20 June 2024, 11:59", "1 event", "1"),
    ],
)
def test_a_page_says_no_more_than_it_holds(opened, name, period, status, says):
    tab = opened(made(TABLES[name]))
    told = [tab.page.locator(place).inner_text().strip() for place in ("#period", ".status", "#list-says")]
    assert told == [period, status, says]
    ticks = tab.run("() => dateline.views.timeline.data('ticks').length")
    assert (ticks > 0) == (name == "one event")


def test_whole_days_and_their_hours_are_named_by_the_day(opened):
    noon = Bounds.within(NOON, NOON + DAY // 24)
    tab = opened(made([Bounds.within(NOON - DAY // 2, NOON + DAY // 2), Bounds.nowhere(), noon]))
    assert tab.page.locator("#period").inner_text() == "19 June 2024"
    assert tab.page.locator(".status").inner_text() == "2 events; 1 without a date is in the list"
    labels = tab.run("() => dateline.views.overview.data('marks').map((mark) => mark.label)")
    assert [label for label in labels if "Jun" in label] == ["18 Jun 12:00", "19 Jun", "20 Jun"]
    assert tab.page.locator("#rows .kind", has_text="dated by its publication").count() == 2
