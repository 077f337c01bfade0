// The list: the same events as a table, for reading, screen readers and print. It follows the filters and the window.

const LIST_STEP = 100;
const listed = { rows: [], shown: 0, run: 0 };

function fillList(events) {
  const whole = state.from <= home.from && state.to >= home.to && state.certainty === "maybe";
  listed.rows = [];
  let undated = 0;
  for (let i = 0; i < events.n; i++) {
    if (!match.mask[i]) continue;
    if (Number.isNaN(events.from[i])) {
      undated++;
      if (whole) listed.rows.push(i);
    } else if (whole || isShown(events, i)) listed.rows.push(i);
  }
  listed.shown = 0;
  $("rows").replaceChildren();
  $("list-title").textContent = whole ? "All events, in order" : "Events of the period in view, in order";
  const number = listed.rows.length.toLocaleString("en");
  const of = listed.rows.length < events.today ? ` of ${events.today.toLocaleString("en")}` : "";
  $("list-says").textContent = listed.rows.length ? `${number}${of}${undated && whole ? `, ${undated.toLocaleString("en")} without a date on the calendar` : ""}` : events.n ? "Nothing matches. Clear a filter or widen the period." : "";
  return moreRows(events);
}

async function moreRows(events) {
  const run = ++listed.run;
  const next = listed.rows.slice(listed.shown, listed.shown + LIST_STEP);
  const told = await Promise.all(next.map((i) => detailOf(i)));
  if (run !== listed.run) return;
  const body = document.createDocumentFragment();
  next.forEach((i, place) => body.append(listRow(events, i, told[place])));
  $("rows").append(body);
  listed.shown += next.length;
  $("more").hidden = listed.shown >= listed.rows.length;
  $("more").textContent = `Show ${Math.min(LIST_STEP, listed.rows.length - listed.shown).toLocaleString("en")} more`;
}

function listRow(events, i, told) {
  const note = noteOf(events, i);
  const names = events.actors ? [...namesOf(events.actors, i), ...namesOf(events.places, i)] : [];
  const sources = events.sources ? namesOf(events.sources, i) : [];
  const claim = told?.claims?.[0];
  const says = [kindOf(events, i), note].filter((part) => part && part !== "other").join(", ");
  const swatch = make("span", { class: "swatch", "aria-hidden": "true" });
  swatch.style.background = colorOf(kindOf(events, i));
  return make("tr", { "data-row": i },
    make("td", { class: "when", text: whenOf(events, i) }),
    make("td", {}, make("button", { type: "button", class: "link title", dir: "auto", text: told?.title ?? titleOf(events, i), onclick: () => openFromList(events, i) }),
      says ? make("p", { class: "small kind" }, swatch, says) : null,
      claim?.quote ? make("p", { class: "quote", dir: "auto", lang: claim.lang ?? null }, ...marked(claim.quote, claim.mark)) : null),
    make("td", { dir: "auto", text: names.join(", ") }),
    make("td", {}, ...toldBy(told, sources)));
}

function toldBy(told, sources) {
  const claims = told?.claims ?? [];
  if (!claims.length) return [sources.join(", ")];
  const seen = new Set();
  const parts = [];
  for (const claim of claims) {
    const published = claim.published ? `, ${publishedWords(claim.published)}` : "";
    const words = `${claim.source ?? ""}${published}`;
    if (!seen.has(words)) parts.push(make("span", { class: "source" }, make("bdi", { text: claim.source ?? "" }), published));
    seen.add(words);
  }
  return parts;
}

function sheetRows(events) {
  const head = ["event_id", "title", "when", "earliest_start", "latest_start", "earliest_end", "latest_end", "kind", "status", "actors", "places", "sources"];
  const cell = (value) => {
    const text = String(value ?? "");
    // A spreadsheet would run a text that starts like a formula.
    return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  };
  return Promise.all(listed.rows.map(async (i) => {
    const told = await detailOf(i);
    const bounds = boundsOf(events, i);
    const instants = BOUND_NAMES.map((name) => bounds[name] === null ? "" : isoInstant(bounds[name]));
    // Years before 1 start with a minus sign and are dates, not formulas.
    return [told?.id, told?.title ?? titleOf(events, i), whenOf(events, i)].map(cell).concat(instants.map((text) => `"${text}"`),
      [kindOf(events, i), statusOf(events, i), ...["actors", "places", "sources"].map((name) => namesOf(events[name], i).join("; "))].map(cell)).join(",");
  })).then((rows) => `${[head.join(","), ...rows].join("\r\n")}\r\n`);
}
