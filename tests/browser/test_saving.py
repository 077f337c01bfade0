"""What leaves the page: pictures, the table, paper, and plain data for programs."""

from dateline.charts.page import page as html_of
from dateline.events.table.folding.fold import fold
from dateline.events.table.schema import claim_frame
from tests.browser.conftest import CANAL, claim
from tests.browser.test_page_works import WIDE


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


def test_a_program_can_read_every_event_with_its_bounds_and_sentence(opened, canal):
    told = opened(canal).run("() => dateline.list()")
    assert len(told) == 7
    opening = next(event for event in told if event["title"] == "The canal is opened")
    assert (opening["earliest_start"], opening["latest_end"]) == ("1869-11-17", "1869-11-18")
    claim = opening["claims"][0]
    first, last = claim["mark"]
    assert claim["quote"][first:last] == claim["date"] == "17 November 1869"
    assert claim["published"] == "2024-10-01"
