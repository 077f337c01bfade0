"""The page beside its peers: first picture and zoom step, on the same data in the same run.

Prints a table and asserts nothing. Sizes: DATELINE_BENCH_SIZES (default "100 1000 10000 100000"; 1000000 is the
largest). DATELINE_BENCH_RUNS (default 3) measures each page so often, in turns; medians are told. The peers come from
npm into a scratch folder and are left out where there is no npm. `page_building.py` tells what building takes.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

from dateline.charts.page import page
from tests.benchmarks.page_building import story
from tests.benchmarks.page_timing import PATIENCE, Timing, timed
from tests.benchmarks.peers import bare_canvas, timelinejs, vis_timeline

SIZES = [int(size) for size in os.environ.get("DATELINE_BENCH_SIZES", "100 1000 10000 100000").split()]
RUNS = int(os.environ.get("DATELINE_BENCH_RUNS", "3"))
PEERS_UP_TO = 10_000
"""With more events neither of them has ever shown a picture."""

OURS = """(n) => {
  const { from, to } = dateline.home;
  const width = (to - from) * 0.8 ** n;
  const middle = from + (to - from) * 0.45;
  dateline.show(middle - width * 0.45, middle + width * 0.55);
}"""


@pytest.fixture(scope="module")
def npm(tmp_path_factory) -> Path | None:
    """A folder with the peers, or None."""
    folder = tmp_path_factory.mktemp("npm")
    if not shutil.which("npm"):
        return None
    wanted = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "vis-timeline", "@knight-lab/timelinejs"]
    done = subprocess.run(wanted, cwd=folder, capture_output=True, timeout=300, check=False)
    return folder if done.returncode == 0 else None


def pages(size: int, npm: Path | None, folder: Path) -> dict[str, Path]:
    """A file of each kind with the same events."""
    events, claims = story(size)
    makers: dict[str, Callable[[], str]] = {
        "Dateline": lambda: page(events, claims),
        "bare canvas": lambda: bare_canvas(events),
    }
    if npm and size <= PEERS_UP_TO:
        makers |= {"vis-timeline": lambda: vis_timeline(events, npm), "TimelineJS": lambda: timelinejs(events, npm)}
    made = {}
    for name, make in makers.items():
        made[name] = folder / f"{name.replace(' ', '-')}-{size}.html"
        made[name].write_text(make(), "utf-8")
    return made


def measure(files: dict[str, Path]) -> dict[str, list[Timing]]:
    """Every page RUNS times, in turns; a page that shows nothing in time is not asked again."""
    told: dict[str, list[Timing]] = {name: [] for name in files}
    silent: set[str] = set()
    for _ in range(RUNS):
        for name, path in files.items():
            if name in silent:
                continue
            mark, step = ("dateline-first-picture", OURS) if name == "Dateline" else ("first", "window.step")
            found = timed(path, mark, step)
            if found is None:
                silent.add(name)
            else:
                told[name].append(found)
    return told


def test_page_beside_its_peers(tmp_path, npm):
    shutil.which("chromium") or pytest.skip("no chromium here")
    print(f"\n{'page':<14}{'events':>10}{'MB':>8}{'first ms':>10}{'CPU ms':>8}{'zoom CPU ms':>13}")
    for size in SIZES:
        files = pages(size, npm, tmp_path)
        for name, runs in measure(files).items():
            told = f"{name:<14}{size:>10,}{files[name].stat().st_size / 1e6:>8.2f}"
            if not runs:
                print(f"{told}   nothing in {PATIENCE} s", flush=True)
                continue
            clock, first = median(run.clock for run in runs), median(run.first for run in runs)
            zoom = median(step for run in runs for step in run.steps)
            print(f"{told}{clock:>10.0f}{first:>8.0f}{zoom:>13.1f}", flush=True)
