"""The page beside its peers: building, first frame, zoom step; the same data in the same run.

Prints a table and asserts nothing. Sizes: DATELINE_BENCH_SIZES (default "100 10000 100000"; 1000000 is the largest).
The peers come from npm into a scratch folder and are left out where there is no npm.
"""

import json
import os
import resource
import shutil
import subprocess
import time
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from dateline.charts.page import page
from dateline.charts.page.bundle import vega_bundle
from dateline.charts.page.columns import pack_integers
from dateline.events.table.schema import CLAIM_SCHEMA, EVENT_SCHEMA, INSTANT
from dateline.events.time.bounds import DAY, civil_from_days, instant

SIZES = [int(size) for size in os.environ.get("DATELINE_BENCH_SIZES", "100 10000 100000").split()]
MOST = {"vis-timeline": 10_000, "TimelineJS": 1_000}
WORDS = np.array(
    [
        "treaty",
        "minister",
        "visits",
        "attack",
        "on",
        "port",
        "strike",
        "talks",
        "in",
        "Geneva",
        "army",
        "crosses",
        "river",
    ]
)
KINDS = np.array(["conflict", "diplomacy", "death", "business", "politics", "movement", "other", "statement"])
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
STEPS = 6
PATIENCE = 60_000
"""Milliseconds to wait for a first frame."""


def table(rows: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    blank = {name: pl.lit([] if isinstance(dtype, pl.List) else None, dtype) for name, dtype in schema.items()}
    return rows.select((pl.col(n).cast(d) if n in rows.columns else blank[n]).alias(n) for n, d in schema.items())


def story(size: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Events over a century with a claim each; titles, names and sentences of words, as long as real ones."""
    draw = np.random.default_rng(size)
    start = instant(1900) + np.sort(draw.integers(0, 36_000, size)) * DAY
    length = np.maximum(1, (draw.exponential(1, size) * 200 / max(1, size / 2000)).astype(np.int64)) * DAY
    loose = [np.where(draw.random(size) < 0.3, draw.integers(0, 40, size), 0) * DAY for _ in "se"]
    number = pl.Series(np.arange(size)).cast(pl.String)
    title = pl.Series([" ".join(words) for words in WORDS[draw.integers(0, len(WORDS), (size, 6))].tolist()])
    source = pl.Series([f"Source {n}" for n in draw.integers(0, 211, size)])
    shared = pl.DataFrame(
        {
            "event_id": pl.Series(["e"] * size, dtype=pl.String) + number,
            "claim_id": pl.Series(["c"] * size, dtype=pl.String) + number,
            "title": title,
            "kind": KINDS[draw.integers(0, 8, size)],
            "status": np.array(["fact", "fact", "fact", "reported", "planned"])[draw.integers(0, 5, size)],
            "earliest_start": start,
            "latest_start": start + loose[0],
            "earliest_end": start + loose[0] + length,
            "latest_end": start + loose[0] + length + loose[1],
            "confidence": draw.random(size),
            "salience": draw.random(size),
            "published_latest": start + loose[0] + length + draw.integers(1, 60, size) * DAY,
        }
    ).with_columns(pl.col("^(earliest|latest)_.*$", "published_latest").cast(INSTANT))
    events = shared.with_columns(
        sources=pl.concat_list(source),
        actors=pl.concat_list(pl.Series([f"Actor {n}" for n in draw.integers(0, 97, size)])),
        places=pl.concat_list(pl.Series([f"Place {n}" for n in draw.integers(0, 53, size)])),
        claims=pl.concat_list("claim_id"),
    )
    quote = pl.lit("It was said that ") + pl.col("title") + pl.lit(" on that day.")
    citation = pl.struct(
        source_id=source, publisher=source, published=pl.lit("2001-01-01"), url=pl.lit(None, pl.String),
        char_start=pl.lit(0, pl.Int64), char_end=pl.lit(60, pl.Int64), quote=quote,
    )  # fmt: skip
    return table(events, EVENT_SCHEMA), table(shared.with_columns(citation=citation), CLAIM_SCHEMA)


def shell(head: str, body: str, script: str, data: object) -> str:
    text = json.dumps(data).replace("<", "\\u003c")
    shared = """
      const D = JSON.parse(document.getElementById('d').textContent);
      const win = (i) => {
        const width = (D.to - D.from) * .8 ** i, middle = D.from + (D.to - D.from) * .45;
        return [middle - width * .45, middle + width * .55];
      };
      const frame = requestAnimationFrame;
      const done = () => frame(() => frame(() => performance.mark('first')));"""
    return (
        f'<!doctype html><meta charset="utf-8">{head}<body style="margin:0">{body}'
        f'<script id="d" type="application/json">{text}</script><script>{shared}\n{script}</script>'
    )


def bare_canvas(events: pl.DataFrame) -> str:
    """What a canvas costs that draws every bar and knows nothing else."""
    days = events.select(pl.col("earliest_start", "latest_end").cast(pl.Int64) // DAY).to_numpy().T
    data = {
        "n": len(events),
        "from": int(days[0].min()),
        "to": int(days[1].max()),
        "s": pack_integers(np.diff(days[0], prepend=0)),
        "l": pack_integers(days[1] - days[0]),
    }
    script = """(async () => {
      const read = async (text) => {
        const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
        const raw = new Uint8Array(await new Response(stream).arrayBuffer());
        const out = new Int32Array(D.n);
        for (let i = 0, place = 0; i < D.n; i++) {
          let value = 0, weight = 1, byte;
          do { byte = raw[place++]; value += (byte & 127) * weight; weight *= 128; } while (byte > 127);
          out[i] = value % 2 ? -(value + 1) / 2 : value / 2;
        }
        return out;
      };
      const starts = await read(D.s), lengths = await read(D.l);
      for (let i = 1; i < D.n; i++) starts[i] += starts[i - 1];
      const pen = document.getElementById('c').getContext('2d');
      const colors = ['#026db8', '#914a21', '#027f65', '#aa3485'];
      const draw = (from, to) => {
        const scale = 1100 / (to - from);
        pen.clearRect(0, 0, 1100, 600);
        for (let i = 0; i < D.n; i++) {
          const x = (starts[i] - from) * scale, width = Math.max(1, lengths[i] * scale);
          if (x + width < 0 || x > 1100) continue;
          pen.fillStyle = colors[i & 3];
          pen.fillRect(x, i % 48 * 12, width, 9);
        }
      };
      draw(D.from, D.to);
      done();
      window.step = async (i) => draw(...win(i));
    })();"""
    return shell("", "<canvas id=c width=1100 height=600></canvas>", script, data)


def vis_timeline(events: pl.DataFrame, npm: Path) -> str:
    folder = npm / "node_modules/vis-timeline"
    style = (folder / "styles/vis-timeline-graph2d.min.css").read_text("utf-8")
    code = (folder / "standalone/umd/vis-timeline-graph2d.min.js").read_text("utf-8").replace("</script", "<\\/script")
    milliseconds = [(pl.col(name).cast(pl.Int64) // 1000) for name in ("earliest_start", "latest_end")]
    rows = events.select("title", milliseconds[0].alias("s"), milliseconds[1].alias("e"))
    items = [{"id": n, "content": t, "start": s, "end": e} for n, (t, s, e) in enumerate(rows.iter_rows())]
    script = """
      const options = { height: 600, start: D.from, end: D.to, showCurrentTime: false };
      const timeline = new vis.Timeline(document.getElementById('v'), new vis.DataSet(D.items), options);
      let drawn = false;
      timeline.on('changed', () => { if (!drawn) { drawn = true; done(); } });
      window.step = (i) => new Promise((then) => {
        const heard = () => { timeline.off('changed', heard); then(); };
        timeline.on('changed', heard);
        timeline.setWindow(...win(i), { animation: false });
      });"""
    data = {"items": items, "from": rows["s"].min(), "to": rows["e"].max()}
    return shell(f"<style>{style}</style><script>{code}</script>", "<div id=v></div>", script, data)


def timelinejs(events: pl.DataFrame, npm: Path) -> str:
    folder = npm / "node_modules/@knight-lab/timelinejs/dist"
    style = (folder / "css/timeline.css").read_text("utf-8")
    code = (folder / "js/timeline.js").read_text("utf-8").replace("</script", "<\\/script")

    def date(microseconds: int) -> dict:
        return dict(zip(("year", "month", "day"), civil_from_days(microseconds // DAY), strict=True))

    rows = events.select("title", "kind", pl.col("earliest_start", "latest_end").cast(pl.Int64))
    slides = [
        {"start_date": date(s), "end_date": date(e), "text": {"headline": t, "text": ""}, "group": k}
        for t, k, s, e in rows.iter_rows()
    ]
    script = """
      const timeline = new TL.Timeline('v', { events: D.events }, { initial_zoom: 0 });
      const wait = setInterval(() => {
        if (document.querySelector('.tl-timemarker')) { clearInterval(wait); done(); }
      }, 5);
      window.step = async () => timeline.zoomIn();"""
    data = {"events": slides, "from": 0, "to": 1}
    return shell(
        f"<style>{style}</style><script>{code}</script>", "<div id=v style='height:600px'></div>", script, data
    )


@pytest.fixture(scope="module")
def npm(tmp_path_factory) -> Path | None:
    """A folder with the peers, or None."""
    folder = tmp_path_factory.mktemp("npm")
    if not shutil.which("npm"):
        return None
    wanted = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "vis-timeline", "@knight-lab/timelinejs"]
    done = subprocess.run(wanted, cwd=folder, capture_output=True, timeout=300, check=False)
    return folder if done.returncode == 0 else None


def thread_time(trace: bytes, mark: str) -> tuple[float, float]:
    """Milliseconds by the clock, and of the main thread, from the start of a page's parsing to a mark that it set.

    A trace says both for the very moment of the mark: what the page goes on to do after its first picture is left out.
    """
    told = json.loads(trace)["traceEvents"]
    end = next(event for event in told if event["name"] == mark and "tts" in event)
    own = [event for event in told if (event["pid"], event["tid"]) == (end["pid"], end["tid"]) and "tts" in event]
    start = min((event for event in own if event["name"] == "ParseHTML"), key=lambda event: event["ts"])
    return (end["ts"] - start["ts"]) / 1000, (end["tts"] - start["tts"]) / 1000


def measured(browser: object, path: Path, first_mark: str, step: str) -> tuple[float, float, list[float]]:
    """Milliseconds to the first frame by the clock and of the main thread, and of that for each zoom step."""
    tab = browser.new_page(viewport={"width": 1400, "height": 900})
    tools = tab.context.new_cdp_session(tab)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        return (
            next(m["value"] for m in tools.send("Performance.getMetrics")["metrics"] if m["name"] == "TaskDuration")
            * 1000
        )

    browser.start_tracing(page=tab, categories=["blink.user_timing", "devtools.timeline"])
    try:
        tab.goto(path.as_uri(), wait_until="commit")
        tab.wait_for_function(f"() => performance.getEntriesByName('{first_mark}').length", timeout=PATIENCE)
    except Exception:
        browser.stop_tracing()
        tab.close()
        raise
    clock, first = thread_time(browser.stop_tracing(), first_mark)
    tab.wait_for_function("() => window.dateline || window.step", timeout=PATIENCE)
    tab.wait_for_timeout(2500)
    steps = []
    for number in range(1, STEPS + 1):
        before = spent()
        tab.evaluate(
            f"async i=>{{await ({step})(i);await new Promise(r=>requestAnimationFrame(()=>requestAnimationFrame(r)))}}",
            number,
        )
        steps.append(spent() - before)
    tab.close()
    return clock, first, steps


OURS = """i=>{const {from,to}=dateline.home,w=(to-from)*.8**i,m=from+(to-from)*.45;dateline.show(m-w*.45,m+w*.55)}"""


def test_page_beside_its_peers(tmp_path, npm):
    chromium = shutil.which("chromium") or pytest.skip("no chromium here")
    from playwright.sync_api import TimeoutError as TooLong
    from playwright.sync_api import sync_playwright

    started = time.process_time()
    vega_bundle()
    print(f"\nVega bundle, once a process: {time.process_time() - started:.1f} CPU-s")
    print(f"{'page':<14}{'events':>10}{'MB':>8}{'build s':>9}{'first ms':>10}{'CPU ms':>8}{'zoom CPU ms (median)':>22}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        path = tmp_path / "page.html"
        path.write_text(bare_canvas(story(10)[0]), "utf-8")
        measured(browser, path, "first", "window.step")  # a browser's first page pays for the browser
        for size in SIZES:
            events, claims = story(size)
            pages = {"Dateline": lambda e=events, c=claims: page(e, c), "bare canvas": lambda e=events: bare_canvas(e)}
            if npm and size <= MOST["vis-timeline"]:
                pages["vis-timeline"] = lambda e=events: vis_timeline(e, npm)
            if npm and size <= MOST["TimelineJS"]:
                pages["TimelineJS"] = lambda e=events: timelinejs(e, npm)
            for name, build in pages.items():
                before = time.process_time()
                path.write_text(build(), "utf-8")
                spent = time.process_time() - before
                told = f"{name:<14}{size:>10,}{path.stat().st_size / 1e6:>8.2f}{spent:>9.1f}"
                mark, step = ("dateline-first-picture", OURS) if name == "Dateline" else ("first", "window.step")
                try:
                    clock, first, steps = measured(browser, path, mark, step)
                except TooLong:
                    print(f"{told}  no first frame in {PATIENCE / 1000:.0f} s", flush=True)
                    continue
                print(f"{told}{clock:>10.0f}{first:>8.0f}{sorted(steps)[len(steps) // 2]:>22.0f}", flush=True)
        browser.close()
    print(f"memory of this process, greatest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
