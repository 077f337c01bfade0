"""The pictures in docs/images: a page in light, dark, on a phone, with an event open, and on paper.

dateline build --no-store -o timeline.html && python tests/browser/screenshots.py timeline.html docs/images
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
OPEN = """(words) => {
  const all = [...Array(dateline.events.n).keys()];
  return dateline.open(all.find((i) => dateline.stood(i) && dateline.titleOf(i).includes(words)) ?? 0);
}"""
SHOTS = (
    ("page-light", {"width": 1400, "height": 1000}, "light", "screen", ""),
    ("page-dark", {"width": 1400, "height": 1000}, "dark", "screen", "signed a treaty of mutual"),
    ("page-phone", {"width": 390, "height": 844}, "light", "screen", ""),
    ("page-print", {"width": 800, "height": 1100}, "light", "print", ""),
)


def main(page_path: Path, folder: Path) -> None:
    """Take them all."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, size, scheme, media, words in SHOTS:
            tab = browser.new_page(viewport=size, color_scheme=scheme)
            tab.goto(page_path.resolve().as_uri())
            tab.wait_for_selector("html[data-ready]")
            if words:
                tab.evaluate(OPEN, words)
            tab.wait_for_function("() => !document.documentElement.dataset.busy")
            tab.emulate_media(media=media)
            if media == "print":
                tab.evaluate("dispatchEvent(new Event('beforeprint'))")
            tab.screenshot(path=folder / f"{name}.png")
            tab.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
