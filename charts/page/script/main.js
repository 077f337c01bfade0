// From data to the first picture, then everything else.

// The first and the last instant of what is told, and everything with a margin: what the page opens with.
function measure(events) {
  let [from, to, count] = [Infinity, -Infinity, 0];
  home.isDated = events.from.some((start) => !Number.isNaN(start));
  for (let i = 0; i < events.n; i++) {
    if (isPast(events, i)) continue;
    const ends = [events.from[i], events.to[i]].filter(Number.isFinite);
    from = Math.min(from, ...ends);
    to = Math.max(to, ...ends);
    if (ends.length) count++;
  }
  if (!(from <= to)) [from, to] = [at(2000), at(2001)];
  [home.first, home.last] = [from, Math.max(from, to - 1)];
  const places = [placeOf(from), placeOf(to)];
  // One or two short events need air around them; many fill the width, be it of hours or of ages.
  const margin = Math.max((places[1] - places[0]) * 0.03, count < 3 ? Math.min(DAY, to - from) / 2 : 0, SHORTEST / 2);
  [home.from, home.to] = [timeAt(places[0] - margin), timeAt(places[1] + margin * 2)];
}

function sayHeld() {
  const number = (count) => count.toLocaleString("en");
  const { details, days } = later;
  const parts = [];
  if (packed.titles < packed.rows) parts.push(`Titles are kept for the ${number(packed.titles)} weightiest of ${number(packed.rows)} events.`);
  if (details.events < packed.rows) parts.push(`Sentences and reasons are kept for the ${number(details.events)} weightiest of ${number(packed.rows)} events, so that the file stays small; the store has them all.`);
  if (days.told && days.told < days.of) parts.push(`How the story stood is kept for ${number(days.told)} of its ${number(days.of)} days of publication.`);
  $("held").textContent = parts.join(" ");
}

// Two frames on, what was drawn is on the screen.
const shown = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

async function main() {
  const events = await readEvents();
  $("main").hidden = false;
  readScale();
  measure(events);
  Object.assign(state, { from: home.from, to: home.to });
  readWindow();
  applyFilters(events);
  settleHeight(events);
  drawOverview(events);
  drawNow(events);
  sayPeriod(events);
  await shown();
  performance.mark("dateline-first-picture");

  await readLater();
  await wakeVega();
  await readFacets(events);
  const asked = await readAddress(events);
  listenToControls(events);
  listenToPrinting(events);
  buildControls(events);
  listenToPointer(events);
  listenToKeys(events);
  if (state.lanes) settleHeight(events);
  setView(events, state.view);
  changed(events, "filters");
  sayHeld();
  if (asked >= 0) await openEvent(events, asked);
  written.id = state.id;
  // "#list" is where the link for keyboards leads, and no address of a view.
  addEventListener("popstate", () => location.hash !== "#list" && followAddress(events));
  await fillList(events);
  new ResizeObserver(() => {
    // While the list stands alone the chart has no width.
    if (!$("chart").clientWidth || chartWidth() === painted.overview.width) return;
    settleHeight(events);
    drawOverview(events);
    changed(events, "width");
  }).observe($("chart"));
  document.documentElement.dataset.ready = "true";
  // For tests and for those who look closer: what is drawn, and where.
  window.dateline = { list: () => listEvents(events), events, state, drawn, home, views, boxes: labelBoxes, ticks: tickList, placeOf, timeAt, whenOf: (i) => whenOf(events, i),
    titleOf: (i) => titleOf(events, i), show: (from, to) => setWindow(events, from, to), open: (i) => openEvent(events, i),
    stood: (i) => stood(events, i, state.known), asKnown: (day) => asKnown(events, day) };
}

// Every event as it stood on the chosen day, as plain data, for programs that read the page: `await dateline.list()`;
// described in docs/page.md.
function listEvents(events) {
  const rows = [...Array(events.n).keys()].filter((i) => stood(events, i, state.known));
  return Promise.all(rows.map(async (i) => {
    const told = await detailOf(i);
    const bounds = boundsOf(events, i);
    const instants = Object.fromEntries(BOUND_NAMES.map((name) => [name, bounds[name] === null ? null : isoInstant(bounds[name])]));
    return { id: told?.id ?? null, title: told?.title ?? titleOf(events, i), when: whenOf(events, i), kind: kindOf(events, i),
      status: statusOf(events, i), ...instants, claims: told?.claims ?? [] };
  }));
}

// Where each line of each drawn title and note stands, in pixels of the chart, as Vega has it in its scene.
function labelBoxes() {
  const boxes = [];
  const visit = (item) => {
    if (item.marktype === "text") {
      for (const text of item.items) if (text.datum?.form && String(text.text).length) boxes.push(...lineBoxes(text));
    } else for (const child of item.items ?? []) visit(child);
  };
  visit(views.timeline.scenegraph().root);
  return boxes;
}

function lineBoxes({ text, bounds, align, fontStyle }) {
  const lines = [text].flat();
  const tall = (bounds.y2 - bounds.y1) / lines.length;
  return lines.map((line, number) => {
    const width = lines.length === 1 ? bounds.x2 - bounds.x1 : widthOf(line, fontStyle === "italic");
    const x1 = align === "right" ? bounds.x2 - width : bounds.x1;
    return { text: line, x1, x2: x1 + width, y1: bounds.y1 + number * tall, y2: bounds.y1 + (number + 1) * tall };
  });
}

function tickList(from, to, width, room) {
  const step = stepFor(from, to, width, () => room);
  return step ? tickTimes(step, from, to) : [];
}

try {
  const theme = localStorage.getItem("dateline-theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch { /* no storage: the system's colours */ }

main().catch((problem) => {
  $("main").hidden = false;
  $("status").textContent = `The timeline could not be drawn: ${problem.message}`;
  console.error(problem);
});
