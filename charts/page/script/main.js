// From data to the first picture, then everything else.

// Everything, with a margin; and the part that holds most of the story, where a few far events would squeeze it.
function measure(events) {
  const firsts = [];
  let [from, to] = [Infinity, -Infinity];
  for (let i = 0; i < events.n; i++) {
    const [low, high] = [events.from[i], events.to[i]];
    if (Number.isFinite(low)) { from = Math.min(from, low); to = Math.max(to, low); }
    if (Number.isFinite(high)) { to = Math.max(to, high); from = Math.min(from, high); }
    if (Number.isFinite(low) || Number.isFinite(high)) firsts.push(Number.isFinite(low) ? low : high);
  }
  if (!(from <= to)) [from, to] = [at(2000), at(2001)];
  const margin = Math.max((to - from) * 0.03, DAY / 2);
  [home.from, home.to] = [from - margin, to + margin * 2];
  [start.from, start.to] = densest(Float64Array.from(firsts).sort());
}

// Where the page opens: the stretch with most of the events, if that is less than a quarter of everything. Of stretches
// with 90, 80, 70 and 60 in a hundred, the one that shows most in least.
function densest(times) {
  let best = { worth: 0, from: home.from, to: home.to };
  const everything = home.to - home.from;
  for (const share of times.length < 8 ? [] : [0.9, 0.8, 0.7, 0.6]) {
    const [from, to] = shortest(times, Math.ceil(times.length * share));
    const worth = share / Math.sqrt(Math.max(to - from, DAY) / everything);
    if ((to - from) * 4 > everything || worth <= best.worth) continue;
    const margin = Math.max((to - from) * 0.06, DAY);
    best = { worth, from: from - margin, to: Math.min(to + margin * 3, home.to) };
  }
  return [best.from, best.to];
}

function shortest(times, count) {
  let [from, to] = [-Infinity, Infinity];
  for (let i = 0; i + count - 1 < times.length; i++) {
    if (times[i + count - 1] - times[i] < to - from) [from, to] = [times[i], times[i + count - 1]];
  }
  return [from, to];
}

function sayHeld() {
  const number = (count) => count.toLocaleString("en");
  const parts = [];
  if (packed.titles < packed.events) parts.push(`Titles are kept for the ${number(packed.titles)} weightiest of ${number(packed.events)} events.`);
  if (packed.details.events < packed.events) parts.push(`Sentences and reasons are kept for the ${number(packed.details.events)} weightiest of ${number(packed.events)} events, so that the file stays small; the store has them all.`);
  $("held").textContent = parts.join(" ");
}

async function main() {
  const events = await readEvents();
  $("main").hidden = false;
  measure(events);
  Object.assign(state, start);
  await embed("timeline", $("canvas"));
  paintTheme();
  applyFilters(events);
  settleHeight(events);
  await drawNow(events);
  performance.mark("dateline-first-picture");

  await embed("overview", $("overview-canvas"));
  paintTheme();
  await drawOverview(events);

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
  await fillList(events);
  new ResizeObserver(() => {
    if (chartWidth() === drawn.width) return;
    settleHeight(events);
    drawOverview(events);
    draw(events);
  }).observe($("chart"));
  document.documentElement.dataset.ready = "true";
  // For tests and for those who look closer: what is drawn, and where.
  window.dateline = { list: () => listEvents(events), events, state, drawn, home, views, boxes: labelBoxes, ticks: tickList, whenOf: (i) => whenOf(events, i),
    titleOf: (i) => titleOf(events, i), show: (from, to) => setWindow(events, from, to), open: (i) => openEvent(events, i) };
}

// Every event as plain data, for programs that read the page: `await dateline.list()`; described in docs/page.md.
function listEvents(events) {
  return Promise.all(Array.from({ length: events.n }, async (_, i) => {
    const told = await detailOf(i);
    const bounds = boundsOf(events, i);
    const instants = Object.fromEntries(BOUND_NAMES.map((name) => [name, bounds[name] === null ? null : isoInstant(bounds[name])]));
    return { id: told?.id ?? null, title: told?.title ?? titleOf(events, i), when: whenOf(events, i), kind: kindOf(events, i),
      status: statusOf(events, i), ...instants, claims: told?.claims ?? [] };
  }));
}

// Where each drawn title stands, in pixels of the chart, as Vega has it in its scene.
function labelBoxes() {
  const boxes = [];
  const visit = (item) => {
    if (item.marktype === "text") {
      for (const text of item.items) if (text.datum?.form && String(text.text).length) boxes.push({ text: [text.text].flat().join(" "), ...text.bounds });
    } else for (const child of item.items ?? []) visit(child);
  };
  visit(views.timeline.scenegraph().root);
  return boxes;
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
