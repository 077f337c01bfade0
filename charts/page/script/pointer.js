// Moving the window: mouse, touch, wheel, keys, and the frame over the overview.

const SHORTEST = 60000; // a minute
const LONGEST = 4;      // times everything

const setWindow = (events, from, to) => setPlaces(events, placeOf(from), placeOf(to));

// The window from one place of the axis to another: not too short, nor too long, and something of the story in it.
function setPlaces(events, from, to) {
  const all = homePlaces();
  let [first, last] = lengthened(from, to);
  const length = Math.min(last - first, (all.to - all.from) * LONGEST);
  if (length < last - first) first = (first + last - length) / 2;
  first = Math.min(Math.max(first, all.from - length * 0.9), all.to - length * 0.1);
  [state.from, state.to] = [timeAt(first), timeAt(first + length)];
  changed(events, "window");
}

function lengthened(from, to) {
  if (timeAt(to) - timeAt(from) >= SHORTEST) return [from, to];
  const middle = timeAt((from + to) / 2);
  return [placeOf(middle - SHORTEST / 2), placeOf(middle + SHORTEST / 2)];
}

const homePlaces = () => ({ from: placeOf(home.from), to: placeOf(home.to) });
const windowPlaces = () => ({ from: placeOf(state.from), to: placeOf(state.to) });

function zoomBy(events, factor, share = 0.5) {
  const { from, to } = windowPlaces();
  const fixed = from + (to - from) * share;
  setPlaces(events, fixed - (to - from) * factor * share, fixed + (to - from) * factor * (1 - share));
}

function moveBy(events, share) {
  const { from, to } = windowPlaces();
  setPlaces(events, from + (to - from) * share, to + (to - from) * share);
}

// Glides where the reader does not mind movement.
let gliding = 0;

function glideTo(events, from, to) {
  cancelAnimationFrame(gliding);
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return setWindow(events, from, to);
  const [a, b] = [windowPlaces(), { from: placeOf(from), to: placeOf(to) }];
  const [long, short] = [a.to - a.from, b.to - b.from];
  const started = performance.now();
  const step = () => {
    const part = Math.min(1, (performance.now() - started) / 260);
    const eased = 1 - (1 - part) ** 3;
    // Lengths change by equal factors, so that a deep zoom is even.
    const length = long * (short / long) ** eased;
    const share = Math.abs(short - long) < 1 ? eased : (length - long) / (short - long);
    const first = a.from + (b.from - a.from) * share;
    setPlaces(events, first, first + length);
    if (part < 1) gliding = requestAnimationFrame(step);
  };
  step();
}

function listenToPointer(events) {
  const chart = $("chart");
  const held = new Map();
  let base = null;
  let travelled = 0;
  const hold = () => { base = { ...windowPlaces(), xs: [...held.values()] }; };
  const place = (event) => event.clientX - chart.getBoundingClientRect().left;

  chart.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    cancelAnimationFrame(gliding);
    held.set(event.pointerId, place(event));
    travelled = 0;
    hold();
  });
  chart.addEventListener("pointermove", (event) => {
    if (!held.has(event.pointerId)) return hover(events, event);
    const x = place(event);
    travelled += Math.abs(x - held.get(event.pointerId));
    held.set(event.pointerId, x);
    if (travelled < 5) return;
    if (!chart.hasPointerCapture(event.pointerId)) chart.setPointerCapture(event.pointerId);
    hideTip();
    chart.classList.add("moving");
    const width = chart.clientWidth;
    const under = (px) => base.from + px / width * (base.to - base.from);
    const [first, second] = [...held.values()];
    if (second === undefined) {
      const by = under(base.xs[0]) - under(first);
      setPlaces(events, base.from + by, base.to + by);
    } else if (Math.abs(first - second) > 10) {
      // Both fingers keep the instants that they took hold of.
      const perPixel = (under(base.xs[1]) - under(base.xs[0])) / (second - first);
      if (perPixel > 0) setPlaces(events, under(base.xs[0]) - first * perPixel, under(base.xs[0]) + (width - first) * perPixel);
    }
  });
  const release = (event) => {
    if (!held.delete(event.pointerId)) return;
    hold();
    if (!held.size) chart.classList.remove("moving");
    if (travelled < 5 && event.type === "pointerup") {
      const box = chart.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      const item = eventAt(x, y);
      if (item) openFromChart(events, item.event, false);
      else if (y < AXIS && !axisTapped(events, x)) closePanel(events);
      else if (y >= AXIS) closePanel(events);
    }
  };
  chart.addEventListener("pointerup", release);
  chart.addEventListener("pointercancel", release);
  chart.addEventListener("pointerleave", hideTip);
  chart.addEventListener("dblclick", (event) => {
    const share = place(event) / chart.clientWidth;
    const { from, to } = windowPlaces();
    const fixed = from + (to - from) * share;
    glideTo(events, timeAt(fixed - (to - from) * 0.4 * share), timeAt(fixed + (to - from) * 0.4 * (1 - share)));
  });
  // The wheel alone scrolls the page, as everywhere; with Ctrl, or as a pinch on a pad, it zooms.
  chart.addEventListener("wheel", (event) => {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!event.ctrlKey && !event.metaKey && !sideways && !event.shiftKey) return;
    event.preventDefault();
    cancelAnimationFrame(gliding);
    if (event.ctrlKey || event.metaKey) zoomBy(events, Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.006), place(event) / chart.clientWidth);
    else moveBy(events, (sideways ? event.deltaX : event.deltaY) / chart.clientWidth);
  }, { passive: false });
  listenToFrame(events);
}

// A tap on the axis leads to the stretch of time that has its scale there.
function axisTapped(events, x) {
  const parts = stretchesIn(state);
  const time = timesIn(state, $("chart").clientWidth)(x);
  const part = parts.find((one) => one.from <= time && time < one.to);
  if (parts.length < 2 || !part || part.folded) return false;
  showStretch(events, part);
  return true;
}

function showStretch(events, { from, to }) {
  const [a, b] = [placeOf(Math.max(from, home.from)), placeOf(Math.min(to, home.to))];
  glideTo(events, timeAt(a - (b - a) * 0.02), timeAt(b + (b - a) * 0.02));
}

// The frame over the overview: drag it, drag its edges, or click beside it.
function placeFrame() {
  const { width } = drawn; // the overview is as wide as the chart; to ask it would force a layout
  const at = pixelsIn(home, width);
  const px = (time) => Math.min(width, Math.max(0, at(time)));
  const left = px(state.from);
  const right = Math.max(px(state.to), left + 6);
  $("frame").style.left = `${left}px`;
  $("frame").style.width = `${right - left}px`;
}

// What the frame's edges say to those who do not see them.
function sayFrame() {
  const px = pixelsIn(home, 100);
  for (const [id, time] of [["grip-left", state.from], ["grip-right", state.to]]) {
    $(id).setAttribute("aria-valuenow", String(Math.round(Math.min(100, Math.max(0, px(time))))));
    $(id).setAttribute("aria-valuetext", dayWords(civil(time)));
    $(id).setAttribute("aria-valuemin", "0");
    $(id).setAttribute("aria-valuemax", "100");
  }
}

function listenToFrame(events) {
  const overview = $("overview");
  let held = null;
  const under = (event) => {
    const box = overview.getBoundingClientRect();
    const all = homePlaces();
    return all.from + (event.clientX - box.left) / box.width * (all.to - all.from);
  };
  overview.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    cancelAnimationFrame(gliding);
    const at = under(event);
    const part = { "grip-left": "from", "grip-right": "to", frame: "both" }[event.target.id] ?? "new";
    if (part === "new") {
      const { from, to } = windowPlaces();
      setPlaces(events, at - (to - from) / 2, at + (to - from) / 2);
    }
    held = { part: part === "new" ? "both" : part, at, ...windowPlaces() };
    overview.setPointerCapture(event.pointerId);
  });
  overview.addEventListener("pointermove", (event) => {
    if (!held) return;
    const by = under(event) - held.at;
    const all = homePlaces();
    const least = (all.to - all.from) / 5000;
    if (held.part === "both") setPlaces(events, held.from + by, held.to + by);
    else if (held.part === "from") setPlaces(events, Math.min(held.from + by, held.to - least), held.to);
    else setPlaces(events, held.from, Math.max(held.to + by, held.from + least));
  });
  for (const end of ["pointerup", "pointercancel"]) overview.addEventListener(end, () => { held = null; });
  for (const [id, part] of [["grip-left", "from"], ["grip-right", "to"]]) {
    $(id).addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      const { from, to } = windowPlaces();
      const step = by * (to - from) / 20;
      setPlaces(events, from + (part === "from" ? step : 0), to + (part === "to" ? step : 0));
    });
  }
}

function listenToKeys(events) {
  $("chart").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { "+": () => zoomBy(events, 0.6), "=": () => zoomBy(events, 0.6), "-": () => zoomBy(events, 1 / 0.6),
      "0": () => glideTo(events, home.from, home.to), Home: () => glideTo(events, home.from, home.to),
      PageUp: () => moveBy(events, -0.5), PageDown: () => moveBy(events, 0.5),
      ArrowRight: () => event.shiftKey ? moveBy(events, 0.2) : walk(events, 1),
      ArrowLeft: () => event.shiftKey ? moveBy(events, -0.2) : walk(events, -1),
      Enter: () => state.selected >= 0 && openFromChart(events, state.selected, true),
      " ": () => state.selected >= 0 && openFromChart(events, state.selected, true) }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
    if (event.key === "Escape" && !closeMenus()) closePanel(events, true);
    else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      $("search").focus();
    }
  });
}

// Moves the window to an event that lies outside it; its length stays.
function bringIntoView(events, i) {
  const from = Number.isFinite(events.from[i]) ? events.from[i] : state.from;
  const to = Number.isFinite(events.to[i]) ? events.to[i] : from;
  if (Number.isNaN(events.from[i]) || (from < state.to && to >= state.from)) return;
  const places = windowPlaces();
  const half = (places.to - places.from) / 2;
  const middle = placeOf((from + to) / 2);
  setPlaces(events, middle - half, middle + half);
}

// To the next event in order that the filters let through; the window follows it.
function walk(events, by) {
  let i = state.selected;
  if (i < 0) i = by > 0 ? -1 : events.n;
  const inWindow = state.selected < 0;
  for (i += by; i >= 0 && i < events.n; i += by) {
    if (!match.mask[i] || Number.isNaN(events.from[i])) continue;
    if (inWindow && !isShown(events, i)) continue;
    break;
  }
  if (i < 0 || i >= events.n) return;
  state.selected = i;
  bringIntoView(events, i);
  announce(`${titleOf(events, i)}. ${whenOf(events, i)}.`);
  changed(events, "selection");
  if (!$("panel").hidden) openEvent(events, i);
}
