// Search, filters, lanes, certainty, go to date, colours: what the reader can choose.

const changes = { timer: 0, run: 0, listed: false };

// Everything that follows a choice: filters if need be, a sketch at the next frame, and the rest when it rests.
function changed(events, what) {
  if (what === "filters") {
    applyFilters(events);
    drawOverview(events);
    if (state.query.trim()) readQuotes(() => { changed(events, "filters"); sayFound(); });
    sayChoices(events);
  }
  draw(events);
  if (what !== "selection" && what !== "width") changes.listed = false;
  changes.run++;
  document.documentElement.dataset.busy = "true";
  clearTimeout(changes.timer);
  changes.timer = setTimeout(() => rest(events), what === "filters" ? 60 : 220);
}

// Nothing moves any more: Vega draws, the address and the list follow.
async function rest(events) {
  const { run } = changes;
  await next.frame;
  if (saying) sayPeriod(events);
  writeAddress();
  await Promise.all(Object.keys(views).map(finish));
  if (!changes.listed) {
    changes.listed = true;
    await fillList(events);
  }
  if (run === changes.run) delete document.documentElement.dataset.busy;
}

function closeMenus() {
  const open = document.querySelectorAll("details.menu[open]");
  for (const menu of open) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
  return open.length > 0;
}

const MENU_ROWS = 60;

// How many of today's events bear each name of a facet, the commonest first.
function facetCounts(events, name) {
  const list = name === "confidence" ? { names: CONFIDENCE, codes: events.confidence } : events[name];
  const counts = new Uint32Array(list.names.length);
  for (let i = 0; i < events.n; i++) {
    if (isPast(events, i)) continue;
    if (!list.starts) counts[list.codes[i]]++;
    else for (let k = list.starts[i]; k < list.starts[i + 1]; k++) counts[list.codes[k]]++;
  }
  const rows = list.names.map((word, code) => [word, counts[code]]);
  return name === "confidence" ? rows : rows.sort((a, b) => b[1] - a[1]);
}

// A menu of check boxes with counts; long ones have a box to find a name.
function buildMenu(events, name) {
  const counts = facetCounts(events, name).filter(([word, count]) => count && word);
  if (counts.length < 2 && !state.facets[name].size) return null;
  const rows = make("div", { class: "options" });
  const fill = (wanted) => {
    const fits = counts.filter(([word]) => fold(word).includes(wanted));
    rows.replaceChildren(...fits.slice(0, MENU_ROWS).map(([word, count]) => option(events, name, word, count)));
    if (fits.length > MENU_ROWS) rows.append(make("p", { class: "small", text: `and ${(fits.length - MENU_ROWS).toLocaleString("en")} more` }));
  };
  const finder = counts.length > 12 ? make("input", { type: "search", "aria-label": `Find in ${FACET_WORDS[name]}`, placeholder: "Find", oninput: (event) => fill(fold(event.target.value)) }) : null;
  fill("");
  const menu = make("details", { class: "menu", id: `menu-${name}` }, make("summary", {}, FACET_WORDS[name], make("span", { class: "chosen" })),
    make("div", { class: "sheet", role: "group", "aria-label": FACET_WORDS[name] }, finder, rows));
  menu.addEventListener("toggle", () => {
    if (menu.open) {
      for (const other of document.querySelectorAll("details.menu[open]")) if (other !== menu) other.open = false;
      fill("");
    }
  });
  return make("div", { class: "menu-holder" }, menu);
}

function option(events, name, word, count) {
  const box = make("input", { type: "checkbox", onchange: (event) => {
    if (event.target.checked) state.facets[name].add(word); else state.facets[name].delete(word);
    changed(events, "filters");
  } });
  box.checked = state.facets[name].has(word);
  return make("label", { class: "option" }, box, make("span", { dir: "auto", text: word }), make("span", { class: "count", text: count.toLocaleString("en") }));
}

// The kinds with their colours; each is a switch of the kind filter.
function buildKinds(events) {
  const counts = facetCounts(events, "kind").filter(([, count]) => count).slice(0, 14);
  $("kinds").replaceChildren(...counts.map(([kind, count]) => {
    const swatch = make("span", { class: "swatch", "aria-hidden": "true" });
    swatch.style.background = colorOf(kind);
    const chosen = state.facets.kind.has(kind);
    return make("li", {}, make("button", { type: "button", class: "chip", "aria-pressed": String(chosen), onclick: () => {
      if (!state.facets.kind.delete(kind)) state.facets.kind.add(kind);
      changed(events, "filters");
    } }, swatch, kind, make("span", { class: "count", text: count.toLocaleString("en") })));
  }));
}

function sayChoices(events) {
  let chosen = state.query ? 1 : 0;
  for (const name of FACETS) {
    const size = state.facets[name].size;
    chosen += size;
    const menu = $(`menu-${name}`);
    if (menu) {
      menu.querySelector(".chosen").textContent = size ? String(size) : "";
      menu.classList.toggle("active", size > 0);
    }
  }
  $("clear").hidden = !chosen;
  if (events.confidence) buildKinds(events);
  sayKnown(events);
}

const sayFound = () => announce(`${match.count.toLocaleString("en")} ${match.count === 1 ? "event" : "events"}`);

function goTo(events, text) {
  const span = readDate(text);
  $("goto").setAttribute("aria-invalid", String(!span));
  if (!span) return tell("Not a date that can be read. Try 1953, 2024-06 or 44 BC.");
  if (span[1] <= home.first || span[0] > home.last) tell(`${text} lies outside this story: ${spanWords(home)}.`);
  else announce(`Showing ${text}`);
  const middle = (span[0] + span[1]) / 2;
  const half = Math.max((span[1] - span[0]) * 0.75, SHORTEST);
  glideTo(events, middle - half, middle + half);
}

function setView(events, view) {
  state.view = view;
  document.body.dataset.view = view;
  for (const radio of document.querySelectorAll("input[name=view]")) radio.checked = radio.value === view;
  changed(events, "view");
}

// The window stays, unless it showed everything: that goes on showing everything.
function chooseScale(events, name) {
  const whole = sameWindow(state, home);
  state.scale = name;
  setScale(name);
  measure(events);
  if (whole) Object.assign(state, { from: home.from, to: home.to });
  settleHeight(events);
  drawOverview(events);
  changed(events, "scale");
}

function setTheme(events, name) {
  document.documentElement.dataset.theme = name;
  try {
    localStorage.setItem("dateline-theme", name);
  } catch { /* a page that may not keep anything starts with the system's colours */ }
  showTheme(events);
}

function showTheme(events) {
  $("theme").setAttribute("aria-pressed", String(isDark()));
  drawOverview(events);
  changed(events, "theme");
  if (events.confidence) buildKinds(events);
}

function listenToControls(events) {
  let typing = 0;
  $("search").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      state.query = $("search").value;
      changed(events, "filters");
      sayFound();
    }, events.n > 50000 ? 250 : 80);
  });
  $("clear").addEventListener("click", () => {
    state.query = $("search").value = "";
    for (const name of FACETS) state.facets[name].clear();
    changed(events, "filters");
    $("search").focus();
  });
  $("tools").addEventListener("click", () => {
    const open = document.body.classList.toggle("tools-open");
    $("tools").setAttribute("aria-expanded", String(open));
  });
  $("goto").addEventListener("keydown", (event) => { if (event.key === "Enter") goTo(events, event.target.value); });
  $("lanes").addEventListener("change", (event) => {
    state.lanes = event.target.value;
    settleHeight(events);
    changed(events, "lanes");
  });
  for (const radio of document.querySelectorAll("input[name=certainty]")) radio.addEventListener("change", () => { state.certainty = radio.value; changed(events, "certainty"); });
  for (const radio of document.querySelectorAll("input[name=view]")) radio.addEventListener("change", () => setView(events, radio.value));
  $("scale").hidden = $("scale-says").hidden = !packed.axis;
  for (const radio of document.querySelectorAll("input[name=scale]")) radio.addEventListener("change", () => chooseScale(events, radio.value));
  $("zoom-in").addEventListener("click", () => zoomBy(events, 0.6));
  $("zoom-out").addEventListener("click", () => zoomBy(events, 1 / 0.6));
  $("zoom-all").addEventListener("click", () => glideTo(events, home.from, home.to));
  $("earlier").addEventListener("click", () => reach(events, -1));
  $("later").addEventListener("click", () => reach(events, 1));
  $("more").addEventListener("click", () => moreRows(events));
  $("theme").addEventListener("click", () => setTheme(events, isDark() ? "light" : "dark"));
  system.addEventListener("change", () => showTheme(events));
  document.addEventListener("pointerdown", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  for (const button of document.querySelectorAll("[data-save]")) {
    button.addEventListener("click", () => { closeMenus(); savePicture(events, button.dataset.save); });
  }
}

// The filters' menus and the lanes' choices, once names are read.
function buildControls(events) {
  $("filters").replaceChildren(...FACETS.map((name) => buildMenu(events, name)).filter(Boolean));
  $("lanes").replaceChildren(make("option", { value: "", text: "none" }), ...FACETS.map((name) => make("option", { value: name, text: FACET_WORDS[name].toLowerCase() })));
  buildReplay(events);
  showChoices(events);
}

// Each control as the choices are.
function showChoices(events) {
  $("lanes").value = state.lanes;
  $("search").value = state.query;
  for (const name of ["certainty", "scale"]) {
    for (const radio of document.querySelectorAll(`input[name=${name}]`)) radio.checked = radio.value === state[name];
  }
  placeSlider(events);
}
