"""What a browser prints: the list beyond the rows that the screen had come to, and how many more there are."""

import polars as pl
import pytest

from dateline.charts.page import page
from dateline.events.table.schema import CLAIM_SCHEMA
from tests.browser.test_labels import crowd

PRINTED = 2000


@pytest.mark.parametrize(("events", "more"), [(150, ""), (2300, "and 300 more events")])
def test_rows_beyond_the_screen_are_printed(opened, events, more):
    made = opened(page(crowd(events), pl.DataFrame(schema=CLAIM_SCHEMA)))
    made.settle()
    made.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert made.page.locator("#rows tr").count() == min(events, PRINTED)
    told = made.page.locator("#unprinted").text_content()
    assert told.startswith(more)
    assert bool(told) == bool(more)


def test_the_picture_fits_the_first_sheet_and_is_white_on_a_dark_screen(opened):
    made = opened(page(crowd(60), pl.DataFrame(schema=CLAIM_SCHEMA)), scheme="dark")
    made.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    told = made.page.evaluate(
        """() => {
          const canvas = document.querySelector("#canvas canvas");
          return [parseInt(canvas.style.height), [...canvas.getContext("2d").getImageData(1, 1, 1, 1).data]];
        }"""
    )
    assert told[0] <= 640
    assert told[1] == [255, 255, 255, 255]
    assert "oom in" not in made.page.locator("#rest").inner_text()


def test_the_key_to_the_colours_is_printed(opened, canal):
    made = opened(canal)
    made.page.emulate_media(media="print")
    adjusts = made.run("""() => ['.kinds .swatch', '.quote mark'].map((one) =>
      getComputedStyle(document.querySelector(one)).printColorAdjust)""")
    assert adjusts == ["exact", "exact"]
