"""Pages in a real Chromium. Without one the tests are skipped, and say so."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.events.table.claim import Citation, Claim, Entity, Source
from dateline.events.table.folding.fold import fold
from dateline.events.table.schema import claim_frame
from dateline.events.time.bounds import DAY, Bounds, EndKind, from_iso

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A browser; skipped where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no chromium here: the page was not opened in a browser (apt-get install chromium)")
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install dateline[dev]"
    )
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


class Opened:
    """A page in the browser, and everything it did that a page must not do."""

    def __init__(self, chromium: object, path: Path, width: int, height: int, scheme: str, fragment: str) -> None:
        self.context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type != "log" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("popup", lambda popup: self.errors.append(f"opened {popup.url}"))
        self.page.add_init_script("window.pwned = []")
        self.page.goto(path.as_uri() + fragment)
        self.page.wait_for_selector("html[data-ready]")
        self.settle()

    def settle(self) -> None:
        """Wait until what was asked for is drawn and listed."""
        self.page.wait_for_function("() => !document.documentElement.dataset.busy")

    def run(self, script: str, argument: object = None) -> object:
        """What an expression in the page gives, once the page has come to rest."""
        answer = self.page.evaluate(script, argument)
        self.settle()
        return answer

    def strange(self) -> list[str]:
        """Errors, and requests to anything but the file itself and what it made."""
        return self.errors + [url for url in self.requests[1:] if not url.startswith(("blob:", "data:"))]


@pytest.fixture
def opened(chromium: object, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """`opened(html, width=1400, ...)`: the page, open; closed when the test ends."""
    contexts = []

    def open_page(
        html: str, *, width: int = 1400, height: int = 900, scheme: str = "light", fragment: str = ""
    ) -> Opened:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(html, "utf-8")
        made = Opened(chromium, path, width, height, scheme, fragment)
        contexts.append(made.context)
        return made

    yield open_page
    for context in contexts:
        context.close()


def claim(title: str, first: str | None, last: str | None, quote: str, words: str, **more: object) -> Claim:
    """A claim of an event that lies somewhere in [first, last), or of a longer one if `four` is given."""
    four = more.pop("four", (first, last, first, last))
    start, end = ("unknown" if four[n] is None else "stated" for n in (0, 3))
    published = from_iso(more.pop("published", "2024-11-02"))
    source = Source(
        source_id=str(more.get("publisher", "The Ledger")),
        sha256=title,
        doc_id=title,
        publisher=str(more.pop("publisher", "The Ledger")),
        published=Bounds.within(published, published + DAY),
        url=more.pop("url", "https://example.org/story"),
    )
    place = quote.index(words)
    return Claim(
        source=source,
        title=title,
        bounds=Bounds(*(None if day is None else from_iso(day) for day in four), EndKind(start), EndKind(end), "day"),
        citation=Citation(100, 100 + len(quote), quote),
        rule_id="en.date.full",
        extractor_version="1",
        date_text=words,
        date_start=100 + place,
        date_end=100 + place + len(words),
        actors=tuple(Entity(name, "person") for name in more.pop("actors", ())),
        places=tuple(Entity(name, "country") for name in more.pop("places", ())),
        **more,
    )


CANAL = (
    claim("Work on the canal begins", "1859-04-25", "1859-04-26", "Digging began on 25 April 1859.", "25 April 1859",
          kind="founding", places=["Egypt"], actors=["Ferdinand de Lesseps"], salience=0.8),
    claim("The canal is opened", "1869-11-17", "1869-11-18", "Ships passed on 17 November 1869.", "17 November 1869",
          kind="movement", places=["Egypt"], salience=0.9, published="2024-10-01"),
    claim("Shares are sold to London", "1875-11-01", "1875-12-01", "In November 1875 the shares were sold.",
          "In November 1875", kind="business", actors=["Ismail"], publisher="Courier", published="2024-12-05"),
    claim("The canal is closed to ships", None, None, "From June 1967 to June 1975 nothing passed.", "June 1967",
          four=("1967-06-05", "1967-06-10", "1975-06-01", "1975-06-05"), kind="movement", status="reported",
          publisher="Courier", attribution="a pilot"),
    claim("A second lane is dug", "2014-08-05", "2015-08-06", "Between August 2014 and August 2015 a lane was dug.",
          "Between August 2014 and August 2015", kind="movement", places=["Egypt"]),
    claim("A third lane will be dug", "2030-01-01", "2032-01-01", "By 2032 a third lane will be dug.", "By 2032",
          kind="movement", status="planned", publisher="Courier", published="2025-01-16"),
    claim("The ancient canal silts up", "-0700-01-01", "-0600-01-01", "It silted up in the seventh century BC.",
          "the seventh century BC", kind="disaster"),
)  # fmt: skip


@pytest.fixture(scope="session")
def canal() -> str:
    """A small story with every sort of date, as a page."""
    from dateline.charts.page import page

    claims = claim_frame(CANAL)
    return page(fold(claims).events, claims, title="The canal", description="How it was dug, closed and widened.")
