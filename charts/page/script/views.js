// Two painters of the same tables. The sketch draws at once, at every frame while anything moves; Altair's charts, run by
// Vega, draw when it rests, and are what is saved. Nothing here decides how anything looks.

const $ = (id) => document.getElementById(id);
const views = { timeline: null, overview: null }; // Vega's, once awake
const frames = { timeline: null, overview: null }; // the elements that they paint into
const painted = { timeline: null, overview: null }; // the tables of each chart as they are now
const finished = { timeline: null, overview: null }; // those that Vega drew last
const SKETCHES = { timeline: sketchTimeline, overview: sketchOverview };
const PLACES = { timeline: "canvas", overview: "overview-canvas" };

// Vega is a script of its own at the end of the file, deflated: it is unpacked when the first picture stands.
async function wakeVega() {
  const script = make("script", { text: await inflateText($("vega").textContent) });
  document.head.append(script);
  script.remove();
  await Promise.all(Object.keys(views).map(wake));
}

// `ast`: expressions are interpreted, so that the policy need not allow eval. No menu, no tooltip, no loader.
async function wake(name) {
  const refuse = () => Promise.reject(new Error("the page loads nothing"));
  frames[name] = document.createElement("div");
  const { view } = await vegaEmbed(frames[name], later.charts[name], { ast: true, renderer: "canvas", actions: false,
    tooltip: false, hover: false, defaultStyle: false, mode: "vega", loader: { load: refuse, sanitize: refuse } });
  views[name] = view;
}

// Shows the rows of a chart at once.
function paint(name, given = painted[name]) {
  painted[name] = given;
  show(name, SKETCHES[name](given));
}

// Lets Vega draw what stands, aside, and shows it unless something has moved meanwhile.
async function finish(name) {
  const given = painted[name];
  if (!views[name] || finished[name] === given) return;
  await runVega(name, given);
  if (painted[name] === given) show(name, frames[name]);
}

async function runVega(name, given) {
  const view = views[name];
  finished[name] = given;
  view.width(given.width).height(given.height);
  for (const [ink, color] of Object.entries(inks())) view.signal(ink, color);
  for (const [table, rows] of Object.entries(given.tables)) view.data(table, rows);
  await view.runAsync();
}

function show(name, element) {
  const place = $(PLACES[name]);
  if (place.firstChild !== element) place.replaceChildren(element);
}

const inks = () => paper.on ? { ...packed.inks.light, paper: "#ffffff" } : packed.inks[isDark() ? "dark" : "light"];
const colorOf = (kind) => packed.colors[isDark() ? "dark" : "light"][kind] ?? inks().muted;
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "dark" || (chosen === "auto" && system.matches);
};
