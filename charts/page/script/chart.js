// What the painters draw of a window: rows of marks and titles, ticks, bands, and the overview's bins.

const drawn = { items: [], shown: [], bands: [], height: 0, width: 0, step: null };
const OVERVIEW_HEIGHT = 54;

const chartWidth = () => paper.on ? PAPER_WIDTH : Math.max(240, Math.floor($("chart").clientWidth));

// As tall as the events of the opening view need, within what the screen can show.
function chartHeight() {
  if (drawn.height) return drawn.height;
  // A story of some dozens of events is shown whole, and lanes are many: both may be taller than the screen.
  const most = paper.on ? PAPER_HEIGHT : state.lanes ? 1800 : match.count <= 120 ? Math.max(900, innerHeight * 1.6) : Math.min(920, innerHeight - 250);
  return Math.max(420, most);
}

function settleHeight(events) {
  drawn.height = 0;
  const most = chartHeight();
  before.clear();
  const tall = layOut(events, chartWidth(), most);
  const used = tall.items.reduce((bottom, item) => Math.max(bottom, item.bottom), AXIS);
  drawn.height = Math.max(220, Math.min(most, used + 26));
  before.clear();
}

const fades = new Map();

function fade(color, from, to) {
  const key = `${color} ${from} ${to}`;
  if (!fades.has(key)) {
    const alpha = (part) => Math.round(part * 255).toString(16).padStart(2, "0");
    fades.set(key, { gradient: "linear", x1: 0, y1: 0, x2: 1, y2: 0,
      stops: [{ offset: 0, color: color + alpha(from) }, { offset: 1, color: color + alpha(to) }] });
  }
  return fades.get(key);
}

const HOLLOW = new Set(["planned", "hypothetical", "negated"]);

// One row of the painter's table `rows` (gallery/timeline.py).
function rowOf(events, item, span, width) {
  const i = item.event;
  const status = statusOf(events, i);
  const color = colorOf(kindOf(events, i));
  const undated = Boolean(events.flags[i] & FLAG.from_publication);
  const disputed = Boolean(events.flags[i] & FLAG.disputed);
  // In a replay what has just become known stands out.
  const fresh = state.known !== null && events.known?.[i] > state.since;
  const halo = i === state.selected ? 0.16 : fresh ? 0.09 : 0;
  return { form: item.form, status, color, hollow: HOLLOW.has(status) || undated, dashed: undated || status === "hypothetical" || status === "planned",
    disputed, ...limits(events, item, span, width), fade_in: fade(color, 0.04, 0.9), fade_out: fade(color, 0.9, 0.04),
    x: item.x, y: item.y, opacity: 1, label: item.lines, align: item.align, label_x: item.label_x, label_y: item.label_y,
    note: item.has_note ? item.note : "", note_x: item.note_x, note_y: item.note_y,
    halo, box_left: item.left - 6, box_right: item.right + 6, box_top: item.top + 1, box_bottom: item.bottom - 1 };
}

// The four instants to draw between: the bounds, kept within reach of the window, and a fade where there is none.
function limits(events, item, { from, to }, width) {
  const i = item.event;
  const length = to - from;
  const near = (ms) => Math.min(Math.max(ms, from - length), to + length);
  const pixels = length / width;
  const known = boundsOf(events, i);
  const first = known.earliest_start ?? known.latest_start ?? known.earliest_end ?? known.latest_end;
  const last = known.latest_end ?? known.earliest_end ?? known.latest_start ?? known.earliest_start;
  let es = known.earliest_start ?? (known.start_open ? from - length : first - FADE * pixels);
  let le = known.latest_end ?? (known.end_open ? to + length * 0.02 : last + FADE * pixels);
  let ls = known.latest_start ?? Math.max(es, known.earliest_end ?? first);
  let ee = known.earliest_end ?? Math.max(ls, last);
  if (known.latest_end === null) le = Math.max(le, ee);
  if (ls > ee) {
    // Only one end fades: there is no stretch in which it surely was.
    if (known.earliest_start === null) es = Math.min(es, ee), ls = ee = le;
    else if (known.latest_end === null) ls = ee = es;
    else ls = ee = (ls + ee) / 2;
  }
  return { earliest_start: near(es), latest_start: near(ls), earliest_end: near(ee), latest_end: near(le) };
}

// The rows of ticks and of the larger unit that they stand in.
function tickRows(span, width, top) {
  const step = stepFor(span.from, span.to, width, (step) => step.unit === "year" ? (step.count >= 1000 ? 96 : 70) : step.unit === "month" ? 58 : step.unit === "day" ? 44 : 66);
  if (!step) return [];
  const px = (time) => (time - span.from) / (span.to - span.from) * width;
  const wide = step.unit === "month" && step.count === 1 && step.length / (span.to - span.from) * width > 110;
  const context = contextOf(step);
  const rows = [];
  for (const time of tickTimes(step, span.from, span.to)) {
    const label = tickWords(step, time, wide);
    const strong = context !== null && context.start(civil(time)) === time;
    rows.push({ time, strong, top: AXIS - 20, context: "", context_x: 0, label: px(time) + 5 + widthOf(label) <= width ? label : "" });
  }
  if (context) rows.push(...contextRows(context, span, width, px));
  drawn.step = step;
  return rows;
}

function contextRows(context, span, width, px) {
  const rows = [];
  let time = context.start(civil(span.from));
  for (let guard = 0; time < span.to && guard < 400; guard++) {
    const next = context.next(civil(time));
    const words = context.words(civil(time));
    const x = Math.max(px(time) + 5, 4);
    if (x + widthOf(words) + 12 <= Math.min(px(next), width)) {
      rows.push({ time: Math.max(time, span.from), strong: true, top: time < span.from ? drawn.height : 2, label: "", context: words, context_x: x });
    }
    time = next;
  }
  return rows;
}

const next = { frame: null };

// Draws at the next frame, once however often it is asked.
function draw(events) {
  next.frame ??= new Promise(requestAnimationFrame).then(() => {
    next.frame = null;
    drawNow(events);
  });
}

function drawNow(events) {
  if (state.view === "list") return;
  const width = chartWidth();
  const found = layOut(events, width, chartHeight());
  Object.assign(drawn, found, { width });
  placeFrame();
  sayPeriod(events);
  paint("timeline", sheetOf(events, found, state, width, chartHeight()));
}

// Everything that the painter draws of a window, by the names of its tables (gallery/timeline.py).
function sheetOf(events, found, { from, to }, width, height) {
  const span = { from, to };
  const tables = { bands: found.bands, ticks: tickRows(span, width), density: found.density,
    rows: found.items.map((item) => rowOf(events, item, span, width)) };
  return { width, height, from, to, tables };
}

// The overview: all of today's events in pale, those that the reader's choices let through in dark.
function drawOverview(events) {
  const width = chartWidth();
  const size = 4;
  const bins = Math.ceil(width / size);
  const all = new Float64Array(bins);
  const shown = new Float64Array(bins);
  const scale = bins / (home.to - home.from);
  for (let i = 0; i < events.n; i++) {
    if (Number.isNaN(events.from[i])) continue;
    const middle = Number.isFinite(events.from[i]) && Number.isFinite(events.to[i]) ? (events.from[i] + events.to[i]) / 2
      : Number.isFinite(events.from[i]) ? events.from[i] : events.to[i];
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((middle - home.from) * scale)));
    if (!isPast(events, i)) all[bin]++;
    if (match.mask[i]) shown[bin]++;
  }
  const most = Math.sqrt(Math.max(1, ...all, ...shown));
  const floor = OVERVIEW_HEIGHT - 16;
  const tall = (count) => count ? Math.max(3, Math.sqrt(count) / most * (floor - 6)) : 0;
  const rows = [];
  for (let bin = 0; bin < bins; bin++) {
    if (all[bin] || shown[bin]) rows.push({ left: bin * size, right: bin * size + size - 1, bottom: floor, all_top: floor - tall(all[bin]), shown_top: floor - tall(shown[bin]) });
  }
  const step = stepFor(home.from, home.to, width, () => 90);
  const px = (time) => (time - home.from) / (home.to - home.from) * width;
  const marks = !step ? [] : tickTimes(step, home.from, home.to).map((time) => {
    const when = civil(time);
    const year = step.unit !== "year" && when.month === 1 && when.day === 1 && time % DAY === 0 ? ` ${yearWords(when.year)}` : "";
    const month = step.unit === "day" ? ` ${MONTHS[when.month - 1].slice(0, 3)}` : "";
    const label = tickWords(step, time, false) + month + year;
    return { x: px(time), label: px(time) + widthOf(label) + 6 < width ? label : "" };
  });
  paint("overview", { width, height: OVERVIEW_HEIGHT, tables: { bins: rows, marks } });
}

// The event whose mark or title lies under a point of the chart.
function eventAt(x, y) {
  let best = null;
  for (const item of drawn.items) {
    const inside = x >= item.left - 4 && x <= item.right + 4 && y >= item.top && y <= item.bottom;
    if (inside && (!best || item.lanes < best.lanes)) best = item;
  }
  return best;
}
