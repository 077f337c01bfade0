// The event that the reader opened: its date and why, its sentences, what its sources disagree on.

// Text of sources reaches the page through here and `textContent` alone: it is never markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const STATUS_WORDS = { fact: "", reported: "Reported", planned: "Planned", hypothetical: "Possible", negated: "Denied" };

// http and https only, opened without a way back to this page.
function safeLink(address) {
  try {
    const url = new URL(address);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

// Opens an event's panel; the window moves to it unless `move` is false.
async function openEvent(events, i, focus = false, move = true) {
  state.selected = i;
  const told = await detailOf(i);
  if (state.selected !== i) return;
  state.id = told?.id ?? null;
  const panel = $("panel");
  panel.replaceChildren(...panelParts(events, i, told));
  panel.hidden = false;
  document.body.classList.add("reading-event");
  panel.scrollTop = 0;
  if (move) bringIntoView(events, i);
  if (focus) panel.focus({ preventScroll: true });
  changed(events, "selection");
}

// From a row of the list: the panel opens beside it, wherever the page is scrolled to.
function openFromList(events, i) {
  document.body.classList.add("beside-list");
  return openEvent(events, i, true);
}

function openFromChart(events, i, focus) {
  document.body.classList.remove("beside-list");
  return openEvent(events, i, focus);
}

function closePanel(events, back = false) {
  if ($("panel").hidden && state.selected < 0) return;
  if (back && $("panel").contains(document.activeElement)) leavePanel(state.selected);
  $("panel").hidden = true;
  document.body.classList.remove("reading-event", "beside-list");
  state.selected = -1;
  state.id = null;
  changed(events, "selection");
}

// The focus goes back to where the event stands: its row of the list, or the chart.
function leavePanel(i) {
  const isList = state.view === "list";
  const row = isList || document.body.classList.contains("beside-list") ? $("rows").querySelector(`[data-row="${i}"] .title`) : null;
  if (row) row.focus();
  else (isList ? $("scroll") : $("chart")).focus({ preventScroll: true });
}

function panelParts(events, i, told) {
  const kind = kindOf(events, i);
  const swatch = make("span", { class: "swatch", "aria-hidden": "true" });
  swatch.style.background = colorOf(kind);
  const status = STATUS_WORDS[statusOf(events, i)];
  const tags = make("p", { class: "tags" }, swatch, make("span", { text: kind === "other" ? "event" : kind }),
    status ? make("span", { class: "tag", text: status + (told?.attribution ? ` by ${told.attribution}` : "") }) : null,
    events.flags[i] & FLAG.disputed ? make("span", { class: "tag warn", text: "Disputed" }) : null);
  const close = make("button", { type: "button", class: "icon close", "aria-label": "Close", text: "×", onclick: () => closePanel(events, true) });
  const parts = [close, make("p", { class: "when", text: whenOf(events, i) }),
    make("h2", { dir: "auto", text: told?.title ?? titleOf(events, i) }), tags, ...facts(events, i, told)];
  if (told) {
    parts.push(...disagreements(told), ...sentences(told), ...reasons(events, i, told));
  } else {
    parts.push(make("p", { class: "small", text: "Its sentences are not in this page, which keeps those of the weightiest events; the store has them all." }));
  }
  parts.push(...neighbours(events, i), stepper(events));
  return parts;
}

function facts(events, i, told) {
  const rows = [["Who", events.actors && namesOf(events.actors, i)], ["Where", events.places && namesOf(events.places, i)],
    ["How many", told?.quantities], ["Confidence", events.confidence && [CONFIDENCE[events.confidence[i]]]]];
  const list = make("dl", { class: "facts" });
  for (const [name, values] of rows) {
    if (values?.length) list.append(make("dt", { text: name }), make("dd", { dir: "auto", text: values.join(", ") }));
  }
  return list.children.length ? [list] : [];
}

function disagreements(told) {
  return (told.conflicts ?? []).map((conflict) => make("div", { class: "conflict" },
    make("h3", { text: `Sources disagree${conflict.field ? ` on the ${FIELD_WORDS[conflict.field] ?? conflict.field}` : ""}` }),
    conflict.note ? make("p", { dir: "auto", text: conflict.note }) : null,
    make("ul", {}, ...(conflict.values ?? []).map((value) =>
      make("li", {}, make("b", {}, make("bdi", { text: saidWords(value.value ?? "") })), " ", make("bdi", { text: value.source ?? "" }))))));
}

// An EDTF day, month or year in words; anything else as it is written.
function saidWords(text) {
  const [, date, mark] = /^(-?\d{4,}(?:-\d\d){0,2})([~?%]?)$/.exec(text) ?? [];
  const span = date ? readDate(date) : null;
  return span ? `${{ "~": "about ", "?": "perhaps ", "%": "perhaps about " }[mark] ?? ""}${periodWords(...span)}` : text;
}

const FIELD_WORDS = { bounds: "date", quantities: "numbers", status: "status", time: "date", kind: "kind" };

function sentences(told) {
  const claims = told.claims ?? [];
  if (!claims.length) return [];
  const head = make("h3", { text: wordsOf(claims) });
  const more = told.n > claims.length ? [make("p", { class: "small", text: `and ${told.n - claims.length} more claims` })] : [];
  return [head, ...claims.map(citation), ...more];
}

const sourceOf = (claim) => claim.source ?? claim.document ?? "unnamed source";

function wordsOf(claims) {
  if (claims.length === 1) return "The source";
  const sources = new Set(claims.map(sourceOf)).size;
  if (sources === claims.length) return `The ${sources} sources' words`;
  return `${claims.length} passages from ${sources === 1 ? "one source" : `${sources} sources`}`;
}

function citation(claim) {
  const address = claim.url ? safeLink(claim.url) : null;
  const name = sourceOf(claim);
  const source = make("bdi", {}, address ? make("a", { href: address, rel: "noopener noreferrer", target: "_blank", text: name }) : name);
  const late = state.known !== null && (claim.known === null || claim.known > state.known);
  const by = make("footer", {}, source, claim.published ? `, ${publishedWords(claim.published)}` : ", publication date not known",
    claim.attribution ? ", citing " : "", claim.attribution ? make("bdi", { text: claim.attribution }) : "", late ? " (not yet published on the chosen day)" : "");
  return make("blockquote", { class: late ? "late" : null, lang: claim.lang ?? null },
    make("p", { dir: "auto" }, ...marked(claim.quote ?? "", claim.mark)), by);
}

// The quote with its date words marked; the places are code points.
function marked(quote, mark) {
  if (!mark) return [quote];
  const points = Array.from(quote);
  return [points.slice(0, mark[0]).join(""), make("mark", { text: points.slice(mark[0], mark[1]).join("") }), points.slice(mark[1]).join("")];
}

function publishedWords(text) {
  return text.split("/").map((part) => {
    const span = readDate(part);
    return span ? periodWords(span[0], span[1]) : part;
  }).join(" – ");
}

const BOUND_WORDS = { earliest_start: "Starts not before", latest_start: "Starts not after", earliest_end: "Ends not before", latest_end: "Ends not after" };
const BOUND_NAMES = Object.keys(BOUND_WORDS);

// Each bound exactly, with the words and the rule that give it and whatever moved it.
function reasons(events, i, told) {
  const bounds = boundsOf(events, i);
  const rows = BOUND_NAMES.map((name) => {
    const value = bounds[name];
    const side = name.endsWith("start") ? "start" : "end";
    const open = side === "start" ? bounds.start_open : bounds.end_open;
    const shown = value === null ? (open ? "open" : "not known") : isoInstant(value);
    return make("tr", {}, make("th", { scope: "row", text: BOUND_WORDS[name] }), make("td", {}, make("time", { text: shown }), why(name, value, told)));
  });
  const summary = make("summary", { text: "Why these dates" });
  const edtf = told.edtf ? make("p", { class: "small" }, "As ISO 8601-2 (EDTF): ", make("code", { text: told.edtf })) : null;
  const note = make("p", { class: "small", text: "Instants are UTC; an end is the first instant after the event." });
  return [make("details", { class: "reasons" }, summary, make("table", {}, make("tbody", {}, ...rows)), edtf, note)];
}

function why(name, value, told) {
  const moved = (told.moved ?? []).filter((move) => move.bound === name);
  const place = BOUND_NAMES.indexOf(name);
  const says = (told.claims ?? []).find((claim) => claim.bounds?.[place] === value && value !== null);
  const lines = [];
  if (says) {
    lines.push(make("span", { class: "why" }, says.date ? make("bdi", { text: `“${says.date}”` }) : "as recorded", says.source ? ", " : "", make("bdi", { text: says.source ?? "" }), says.rule ? make("code", { text: says.rule }) : ""));
  }
  for (const move of moved) {
    const was = move.before === undefined || move.before === null ? "" : ` (was ${isoInstant(move.before)})`;
    lines.push(make("span", { class: "why", dir: "auto", text: `${move.why || move.by || "moved"}${was}` }));
  }
  return make("div", {}, ...lines);
}

// Events of which nobody can say whether they came before or after this one.
function neighbours(events, i) {
  const open = [];
  let count = 0;
  for (let k = 0; k < events.n; k++) {
    if (k === i || !match.mask[k] || surelyBefore(events, i, k) || surelyBefore(events, k, i) || Number.isNaN(events.from[k])) continue;
    count++;
    open.push(k);
  }
  if (!count || Number.isNaN(events.from[i])) return [];
  open.sort((a, b) => events.importance[a] - events.importance[b] || a - b);
  const list = make("ul", { class: "near" }, ...open.slice(0, 5).sort((a, b) => a - b).map((k) =>
    make("li", {}, make("button", { type: "button", class: "link", dir: "auto", text: titleOf(events, k), onclick: () => openEvent(events, k, true) }), make("span", { class: "small", text: ` ${whenOf(events, k)}` }))));
  const words = `Order with ${count.toLocaleString("en")} other ${count === 1 ? "event" : "events"} is not certain`;
  return [make("details", { class: "reasons" }, make("summary", { text: words }), list)];
}

// In every reading of the bounds the one has ended when the other starts.
const surelyBefore = (events, a, b) => events.latest_end[a] <= events.earliest_start[b];

function stepper(events) {
  return make("p", { class: "stepper" },
    make("button", { type: "button", class: "quiet", text: "← Earlier", onclick: () => walk(events, -1) }),
    make("button", { type: "button", class: "quiet", text: "Later →", onclick: () => walk(events, 1) }));
}

// The small card under the pointer.
let hovered = -1;

function hover(events, pointer) {
  if (pointer.pointerType === "touch") return;
  const box = $("chart").getBoundingClientRect();
  const x = pointer.clientX - box.left;
  const y = pointer.clientY - box.top;
  const item = eventAt(x, y);
  $("chart").classList.toggle("over", Boolean(item));
  if (!item) return hideTip();
  const tip = $("tip");
  if (hovered !== item.event) {
    hovered = item.event;
    tip.replaceChildren(...tipParts(events, item.event));
    tip.hidden = false;
  }
  const left = Math.min(Math.max(8, x + 14), box.width - tip.offsetWidth - 8);
  const below = y + 18 + tip.offsetHeight < box.height + 40;
  tip.style.left = `${Math.max(4, left)}px`;
  tip.style.top = `${below ? y + 18 : Math.max(4, y - tip.offsetHeight - 12)}px`;
}

function tipParts(events, i) {
  const sources = events.sources ? namesOf(events.sources, i) : [];
  const bounds = boundsOf(events, i);
  const fence = [bounds.earliest_start, bounds.latest_end].map((ms) => ms === null ? ".." : isoInstant(ms));
  const note = noteOf(events, i);
  return [make("p", { class: "when", text: whenOf(events, i) }), make("p", { class: "tip-title", dir: "auto", text: titleOf(events, i) }),
    note ? make("p", { class: "small", text: note }) : null,
    make("p", { class: "small mono", text: `[${fence[0]}, ${fence[1]})` }),
    sources.length ? make("p", { class: "small", dir: "auto", text: sources.slice(0, 4).join(", ") + (sources.length > 4 ? ` and ${sources.length - 4} more` : "") }) : null].filter(Boolean);
}

function hideTip() {
  hovered = -1;
  $("tip").hidden = true;
  $("chart").classList.remove("over");
}
