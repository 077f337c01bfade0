// What the painter draws of a window, and when it does.

const drawn = { items: [], shown: [], bands: [], height: 0, width: 0 };

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
function rowOf(events, item) {
  const i = item.event;
  const status = statusOf(events, i);
  const color = colorOf(kindOf(events, i));
  const undated = Boolean(events.flags[i] & FLAG.from_publication);
  const disputed = Boolean(events.flags[i] & FLAG.disputed);
  // In a replay what has just become known stands out.
  const fresh = state.known !== null && state.since > -Infinity && events.known?.[i] > state.since;
  const halo = i === state.selected ? 0.16 : fresh ? 0.09 : 0;
  return { form: item.form, status, color, hollow: HOLLOW.has(status) || undated, dashed: undated || status === "hypothetical" || status === "planned",
    disputed, earliest_start: item.earliest_start, latest_start: item.latest_start, earliest_end: item.earliest_end, latest_end: item.latest_end,
    fade_in: fade(color, 0.04, 0.9), fade_out: fade(color, 0.9, 0.04),
    x: item.x, y: item.y, opacity: 1, label: inDirection(item.lines, item.title), align: item.align, label_x: item.label_x, label_y: item.label_y,
    note: item.has_note ? item.note : "", note_x: item.note_x, note_y: item.note_y,
    halo, box_left: item.left - 6, box_right: item.right + 6, box_top: item.top + 1, box_bottom: item.bottom - 1 };
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
  sayLater(events);
  paint("timeline", sheetOf(events, found, state, width, chartHeight()));
}

// Everything that the painter draws of a window, by the names of its tables (gallery/timeline.py).
function sheetOf(events, found, span, width, height) {
  const tables = { bands: found.bands, folds: foldRows(span, width, height), ticks: tickRows(span, width), density: found.density,
    rows: found.items.map((item) => rowOf(events, item)) };
  return { width, height, tables };
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
