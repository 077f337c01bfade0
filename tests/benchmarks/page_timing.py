"""What opening a page costs, and a zoom step: each page in a browser of its own that ends when its time is up.

    python -m tests.benchmarks.page_timing PAGE.html MARK STEP

MARK is the name of the performance mark that the page sets when its first picture is on the screen; STEP a function of
the number of the step. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, NamedTuple

FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
STEPS: Final = 9
PATIENCE: Final = 60
"""Seconds to wait for a first picture."""
WARM: Final = "<!doctype html><canvas></canvas>"
"""A browser's first page pays for the browser."""


class Timing(NamedTuple):
    """Milliseconds to the first picture by the clock and of the main thread, and of that for each zoom step."""

    clock: float
    first: float
    steps: list[float]


def timed(page: Path, mark: str, step: str) -> Timing | None:
    """One measurement in a process of its own; None where there was no first picture in PATIENCE seconds.

    A page that never lets go of its thread cannot be asked to stop: its browser is ended with it.
    """
    asked = [sys.executable, "-m", "tests.benchmarks.page_timing", str(page), mark, step]
    child = subprocess.Popen(asked, stdout=subprocess.PIPE, start_new_session=True)
    try:
        told, _ = child.communicate(timeout=2 * PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()
        return None
    return Timing(*json.loads(told)) if told.strip() else None


def thread_time(trace: bytes, mark: str) -> tuple[float, float]:
    """Milliseconds by the clock, and of the main thread, from the start of a page's parsing to a mark that it set.

    A trace says both for the very moment of the mark: what the page goes on to do after its first picture is left out.
    """
    told = json.loads(trace)["traceEvents"]
    end = next(event for event in told if event["name"] == mark and "tts" in event)
    own = [event for event in told if (event["pid"], event["tid"]) == (end["pid"], end["tid"]) and "tts" in event]
    start = min((event for event in own if event["name"] == "ParseHTML"), key=lambda event: event["ts"])
    return (end["ts"] - start["ts"]) / 1000, (end["tts"] - start["tts"]) / 1000


def measured(browser: Any, page: Path, mark: str, step: str) -> Timing:
    """One page from its opening to the last zoom step."""
    tab = browser.new_page(viewport={"width": 1400, "height": 900})
    tools = tab.context.new_cdp_session(tab)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    browser.start_tracing(page=tab, categories=["blink.user_timing", "devtools.timeline"])
    tab.goto(page.as_uri(), wait_until="commit")
    tab.wait_for_function(f"() => performance.getEntriesByName('{mark}').length", timeout=PATIENCE * 1000)
    clock, first = thread_time(browser.stop_tracing(), mark)
    tab.wait_for_function("() => window.dateline || window.step")
    tab.wait_for_timeout(2500)
    return Timing(clock, first, [_step_time(tab, tools, step, number) for number in range(1, STEPS + 1)])


def _step_time(tab: Any, tools: Any, step: str, number: int) -> float:
    frames = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    before = _spent(tools)
    tab.evaluate(f"async (n) => {{ await ({step})(n); await {frames}; }}", number)
    return _spent(tools) - before


def _spent(tools: Any) -> float:
    told = tools.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(metric["value"]) for metric in told if metric["name"] == "TaskDuration")


def main(page: Path, mark: str, step: str) -> None:
    """Measure one page and print what it took; nothing where no picture came."""
    from playwright.sync_api import TimeoutError as TooLong
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        tab = browser.new_page()
        tab.set_content(WARM)
        tab.close()
        try:
            print(json.dumps(measured(browser, page, mark, step)))
        except TooLong:
            os.killpg(0, signal.SIGKILL)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3])
