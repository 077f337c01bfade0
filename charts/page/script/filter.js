// Which events the reader's choices let through. Everything is a scan over typed arrays: a million take milliseconds.

const match = { mask: null, count: 0, undated: 0, titles: null, starts: null };

const CONFIDENCE = ["high", "fair", "low"]; // as `rows.py` has them
const FACET_WORDS = { kind: "Kind", actors: "Who", places: "Where", sources: "Source", status: "Status",
  confidence: "Confidence" };

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function applyFilters(events) {
  const mask = new Uint8Array(events.n);
  for (let i = 0; i < events.n; i++) mask[i] = stood(events, i, state.known) ? 1 : 0;
  if (events.known) {
    for (const name of ["actors", "places", "sources"]) keepNamed(mask, events[name], state.facets[name]);
    keepConfidence(mask, events.confidence, state.facets.confidence);
  }
  for (const name of ["kind", "status"]) keepCoded(mask, events[name], state.facets[name]);
  if (state.query.trim()) keepFound(mask, events, fold(state.query).split(/\s+/).filter(Boolean));
  match.mask = mask;
  [match.count, match.undated] = [0, 0];
  for (let i = 0; i < events.n; i++) {
    match.count += mask[i];
    if (mask[i] && Number.isNaN(events.from[i])) match.undated++;
  }
}

function keepCoded(mask, list, chosen) {
  if (!chosen.size) return;
  const wanted = list.names.map((name) => chosen.has(name) ? 1 : 0);
  for (let i = 0; i < mask.length; i++) mask[i] &= wanted[list.codes[i]];
}

function keepNamed(mask, list, chosen) {
  if (!chosen.size) return;
  const wanted = list.names.map((name) => chosen.has(name));
  for (let i = 0; i < mask.length; i++) {
    let hit = 0;
    for (let k = list.starts[i]; k < list.starts[i + 1]; k++) if (wanted[list.codes[k]]) hit = 1;
    mask[i] &= hit;
  }
}

function keepConfidence(mask, confidence, chosen) {
  if (!chosen.size) return;
  const wanted = CONFIDENCE.map((name) => chosen.has(name) ? 1 : 0);
  for (let i = 0; i < mask.length; i++) mask[i] &= wanted[confidence[i]];
}

// Every word must stand in the title or in a name; case and accents do not count.
function keepFound(mask, events, words) {
  readTitles(events);
  for (const word of words) {
    const hits = new Uint8Array(mask.length);
    let line = 0;
    for (let at = match.titles.indexOf(word); at >= 0; at = match.titles.indexOf(word, match.starts[line + 1])) {
      line = lineOf(at, line);
      hits[line] = 1;
      if (line + 1 >= events.n) break;
    }
    for (const name of ["actors", "places", "sources"]) if (events[name]) hitNames(hits, events[name], word);
    hitQuotes(hits, word);
    for (let i = 0; i < mask.length; i++) mask[i] &= hits[i];
  }
}

function readTitles(events) {
  if (match.titles !== null) return;
  match.titles = fold(utf8.decode(events.titles.bytes));
  match.starts = new Uint32Array(events.n + 1);
  for (let i = 1, at = -1; i < events.n; i++) match.starts[i] = at = match.titles.indexOf("\n", at) + 1 || at;
  match.starts[events.n] = match.titles.length + 1;
}

function lineOf(place, low) {
  let high = match.starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (match.starts[middle] <= place) low = middle; else high = middle;
  }
  return low;
}

function hitNames(hits, list, word) {
  list.folded ??= list.names.map(fold);
  const wanted = list.folded.map((name) => name.includes(word));
  for (let i = 0; i < hits.length; i++) {
    for (let k = list.starts[i]; k < list.starts[i + 1] && !hits[i]; k++) if (wanted[list.codes[k]]) hits[i] = 1;
  }
}

// The sentences of the sources are searched too, once the page has unpacked those that it holds.
function hitQuotes(hits, word) {
  for (const [row, text] of quotes.texts) if (text.includes(word)) hits[row] = 1;
}

const quotes = { texts: new Map(), asked: false };

async function readQuotes(done) {
  if (quotes.asked) return;
  quotes.asked = true;
  for (const row of (await detailSlots()).keys()) {
    const told = await detailOf(row);
    quotes.texts.set(row, fold((told.claims ?? []).map((claim) => claim.quote ?? "").join("\n")));
  }
  done();
}

// Whether an event may lie, or surely lies, in the window: in one reading of its bounds, or in every one.
function mayBeIn(events, i, from, to) {
  return events.from[i] < to && (events.to[i] > from || (events.to[i] === events.from[i] && events.from[i] >= from));
}

function surelyIn(events, i, from, to) {
  const { latest_start: ls, latest_end: le, earliest_end: ee, earliest_start: es } = events;
  return (ls[i] < to || le[i] <= to) && (ee[i] > from || es[i] >= from);
}

const isShown = (events, i) => match.mask[i] === 1 && mayBeIn(events, i, state.from, state.to)
  && (state.certainty === "maybe" || surelyIn(events, i, state.from, state.to));
