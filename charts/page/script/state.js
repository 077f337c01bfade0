// What the reader has chosen. It stands in the address after `#`, so that a view can be shared and comes back.

const FACETS = ["kind", "actors", "places", "sources", "status", "confidence"];

const state = {
  from: 0, to: 1, // the window, in milliseconds
  query: "", certainty: "maybe", lanes: "", view: "chart", scale: packed.axis ? "fitted" : "even",
  known: null, // the day by whose end sources had spoken; null: all of them
  since: -Infinity, // the slider's stop before that one
  selected: -1, id: null,
  facets: Object.fromEntries(FACETS.map((name) => [name, new Set()])),
};

// Everything, with a margin; the first and last instant of it; whether any of it has a place in time.
const home = { from: 0, to: 1, first: 0, last: 1, isDated: false };

const written = { id: null }; // the event that the address names

const sameWindow = (a, b) => Math.abs(a.from - b.from) + Math.abs(a.to - b.to) < (b.to - b.from) * 1e-6;

function writeAddress() {
  const parts = new URLSearchParams();
  if (!sameWindow(state, home)) parts.set("t", `${stamp(state.from)}..${stamp(state.to)}`);
  if (state.query) parts.set("q", state.query);
  for (const name of FACETS) for (const value of state.facets[name]) parts.append(name, value);
  if (state.certainty !== "maybe") parts.set("certainty", state.certainty);
  if (state.lanes) parts.set("lanes", state.lanes);
  if (packed.axis && state.scale !== "fitted") parts.set("scale", state.scale);
  if (state.view !== "chart") parts.set("view", state.view);
  if (state.known !== null) parts.set("known", isoDay(state.known * DAY));
  if (state.id) parts.set("event", state.id);
  // To open an event is a step that the browser's way back undoes; all else rewrites the step it stands on.
  const isStep = state.id && state.id !== written.id;
  written.id = state.id;
  try {
    history[isStep ? "pushState" : "replaceState"](null, "", `#${parts}`);
  } catch { /* a page inside a frame may not have an address of its own */ }
}

// Days where they do, milliseconds where the window is narrower.
const stamp = (ms) => state.to - state.from > 40 * DAY ? isoDay(Math.round(ms / DAY) * DAY) : String(Math.round(ms));

function readStamp(text) {
  if (/^-?\d{5,}$/.test(text)) return Number(text);
  const hit = readDate(text);
  return hit ? hit[0] : NaN;
}

const addressed = () => new URLSearchParams(location.hash.slice(1));

// The scale and the window that the address asks for: the first picture already shows them.
function readScale() {
  state.scale = packed.axis && addressed().get("scale") !== "even" ? "fitted" : "even";
  setScale(state.scale);
}

function readWindow() {
  const [from, to] = (addressed().get("t") ?? "").split("..").map(readStamp);
  if (from < to) [state.from, state.to] = [from, to];
}

// Takes over the rest of what the address says; what it says wrongly is left out.
async function readAddress(events) {
  const parts = addressed();
  state.query = parts.get("q") ?? "";
  for (const name of FACETS) {
    const known = new Set(name === "confidence" ? CONFIDENCE : events[name].names);
    state.facets[name] = new Set(parts.getAll(name).filter((value) => known.has(value)));
  }
  state.certainty = parts.get("certainty") === "surely" ? "surely" : "maybe";
  state.lanes = FACETS.includes(parts.get("lanes")) ? parts.get("lanes") : "";
  state.view = parts.get("view") === "list" ? "list" : "chart";
  const known = parts.has("known") ? readDate(parts.get("known")) : null;
  state.known = known ? known[1] / DAY - 1 : null;
  const id = parts.get("event");
  return id ? eventWithId(events, id) : -1;
}

// An address that was typed, chosen in the page's history or followed while the page is open.
async function followAddress(events) {
  document.documentElement.dataset.busy = "true";
  readScale();
  measure(events);
  Object.assign(state, { from: home.from, to: home.to });
  readWindow();
  const asked = await readAddress(events);
  showChoices(events);
  settleHeight(events);
  setView(events, state.view);
  changed(events, "filters");
  if (asked >= 0) await openEvent(events, asked);
  else closePanel(events);
  written.id = state.id;
}
