"""Pages that show the same events as ours by other means: a bare canvas, vis-timeline, TimelineJS.

Each sets the mark `first` when its first picture is on the screen, and has `step(n)`, the n-th zoom step.
"""

import json
from pathlib import Path

import numpy as np
import polars as pl

from dateline.charts.page.columns import pack_integers
from dateline.events.time.bounds import DAY, civil_from_days


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
