// What the reader has chosen. It stands in the address after `#`, so that a view can be shared and comes back.

const FACETS = ["kind", "actors", "places", "sources", "status", "confidence"];

const state = {
  from: 0, to: 1, // the window, in milliseconds
  query: "", certainty: "maybe", lanes: "", view: "chart", scale: packed.axis ? "fitted" : "even",
  known: null, // the day by whose end sources had spoken; null: all of them
  since: -Infinity, // the slider's stop before that one
  selected: -1,
  facets: Object.fromEntries(FACETS.map((name) => [name, new Set()])),
};

const home = { from: 0, to: 1, first: 0, last: 1 }; // everything, with a margin; the first and last instant of it

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
  const text = parts.toString();
  try {
    history.replaceState(null, "", text ? `#${text}` : "#");
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
  if (addressed().get("scale") === "even") state.scale = "even";
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
  if (parts.get("certainty") === "surely") state.certainty = "surely";
  if (FACETS.includes(parts.get("lanes"))) state.lanes = parts.get("lanes");
  if (parts.get("view") === "list") state.view = "list";
  const known = parts.has("known") ? readDate(parts.get("known")) : null;
  state.known = known ? known[1] / DAY - 1 : null;
  const id = parts.get("event");
  return id ? eventWithId(events, id) : -1;
}
