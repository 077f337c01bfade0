// Moving the window: mouse, touch, wheel, keys, and the frame over the overview.

const SHORTEST = 60000; // a minute
const LONGEST = 4;      // times everything

function setWindow(events, from, to) {
  const length = Math.min(Math.max(to - from, SHORTEST), (home.to - home.from) * LONGEST);
  const middle = (from + to) / 2;
  let first = Math.abs(to - from - length) < 1 ? from : middle - length / 2;
  // Something of the story stays in view.
  first = Math.min(Math.max(first, home.from - length * 0.9), home.to - length * 0.1);
  [state.from, state.to] = [first, first + length];
  changed(events, "window");
}

function zoomBy(events, factor, share = 0.5) {
  const length = state.to - state.from;
  const fixed = state.from + length * share;
  setWindow(events, fixed - length * factor * share, fixed + length * factor * (1 - share));
}

const moveBy = (events, share) => {
  const by = (state.to - state.from) * share;
  setWindow(events, state.from + by, state.to + by);
};

// Glides where the reader does not mind movement.
let gliding = 0;

function glideTo(events, from, to) {
  cancelAnimationFrame(gliding);
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return setWindow(events, from, to);
  const [a, b] = [state.from, state.to];
  const started = performance.now();
  const step = () => {
    const part = Math.min(1, (performance.now() - started) / 260);
    const eased = 1 - (1 - part) ** 3;
    // Lengths change by equal factors, so that a deep zoom is even.
    const length = (b - a) * ((to - from) / (b - a)) ** eased;
    const share = Math.abs((to - from) - (b - a)) < 1 ? eased : (length - (b - a)) / ((to - from) - (b - a));
    const first = a + (from - a) * share;
    setWindow(events, first, first + length);
    if (part < 1) gliding = requestAnimationFrame(step);
  };
  step();
}

function listenToPointer(events) {
  const chart = $("chart");
  const held = new Map();
  let base = null;
  let travelled = 0;
  const hold = () => { base = { from: state.from, to: state.to, xs: [...held.values()] }; };
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
    const time = (px) => base.from + px / width * (base.to - base.from);
    const [first, second] = [...held.values()];
    if (second === undefined) {
      const by = time(base.xs[0]) - time(first);
      setWindow(events, base.from + by, base.to + by);
    } else if (Math.abs(first - second) > 10) {
      // Both fingers keep the instants that they took hold of.
      const perPixel = (time(base.xs[1]) - time(base.xs[0])) / (second - first);
      if (perPixel > 0) setWindow(events, time(base.xs[0]) - first * perPixel, time(base.xs[0]) + (width - first) * perPixel);
    }
  });
  const release = (event) => {
    if (!held.delete(event.pointerId)) return;
    hold();
    if (!held.size) chart.classList.remove("moving");
    if (travelled < 5 && event.type === "pointerup") {
      const box = chart.getBoundingClientRect();
      const item = eventAt(event.clientX - box.left, event.clientY - box.top);
      if (item) openEvent(events, item.event); else closePanel(events);
    }
  };
  chart.addEventListener("pointerup", release);
  chart.addEventListener("pointercancel", release);
  chart.addEventListener("pointerleave", hideTip);
  chart.addEventListener("dblclick", (event) => {
    const share = place(event) / chart.clientWidth;
    const length = state.to - state.from;
    const fixed = state.from + length * share;
    glideTo(events, fixed - length * 0.4 * share, fixed + length * 0.4 * (1 - share));
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

// The frame over the overview: drag it, drag its edges, or click beside it.
function placeFrame() {
  const width = $("overview").clientWidth;
  const px = (time) => Math.min(width, Math.max(0, (time - home.from) / (home.to - home.from) * width));
  const left = px(state.from);
  const right = Math.max(px(state.to), left + 6);
  $("frame").style.left = `${left}px`;
  $("frame").style.width = `${right - left}px`;
  for (const [id, time] of [["grip-left", state.from], ["grip-right", state.to]]) {
    $(id).setAttribute("aria-valuenow", String(Math.round((time - home.from) / (home.to - home.from) * 100)));
    $(id).setAttribute("aria-valuetext", dayWords(civil(time)));
    $(id).setAttribute("aria-valuemin", "0");
    $(id).setAttribute("aria-valuemax", "100");
  }
}

function listenToFrame(events) {
  const overview = $("overview");
  let held = null;
  const time = (event) => {
    const box = overview.getBoundingClientRect();
    return home.from + (event.clientX - box.left) / box.width * (home.to - home.from);
  };
  overview.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    cancelAnimationFrame(gliding);
    const at = time(event);
    const part = event.target.id === "grip-left" ? "from" : event.target.id === "grip-right" ? "to"
      : event.target.id === "frame" ? "both" : "new";
    if (part === "new") {
      const half = (state.to - state.from) / 2;
      setWindow(events, at - half, at + half);
    }
    held = { part: part === "new" ? "both" : part, at, from: state.from, to: state.to };
    overview.setPointerCapture(event.pointerId);
  });
  overview.addEventListener("pointermove", (event) => {
    if (!held) return;
    const by = time(event) - held.at;
    const least = (home.to - home.from) / 5000;
    if (held.part === "both") setWindow(events, held.from + by, held.to + by);
    else if (held.part === "from") setWindow(events, Math.min(held.from + by, held.to - least), held.to);
    else setWindow(events, held.from, Math.max(held.to + by, held.from + least));
  });
  for (const end of ["pointerup", "pointercancel"]) overview.addEventListener(end, () => { held = null; });
  for (const [id, part] of [["grip-left", "from"], ["grip-right", "to"]]) {
    $(id).addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      const step = by * (state.to - state.from) / 20;
      setWindow(events, state.from + (part === "from" ? step : 0), state.to + (part === "to" ? step : 0));
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
      Enter: () => state.selected >= 0 && openEvent(events, state.selected, true),
      " ": () => state.selected >= 0 && openEvent(events, state.selected, true) }[event.key];
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
  const half = (state.to - state.from) / 2;
  setWindow(events, (from + to) / 2 - half, (from + to) / 2 + half);
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
