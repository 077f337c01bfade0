// Saving: the whole timeline (not the part in view) as a picture or drawing, the list as a table, the view as a link.

const PICTURE_WIDTH = 1600;
const PICTURE_LANES = 440;

async function savePicture(events, what) {
  if (what === "link") return copyLink();
  if (what === "csv") return saveFile(new Blob([await sheetRows(events)], { type: "text/csv" }), "timeline.csv");
  const kept = { from: state.from, to: state.to, height: drawn.height, selected: state.selected, view: state.view };
  try {
    // The page's own layout, over everything, on a sheet as tall as it takes.
    Object.assign(state, { from: home.from, to: home.to, selected: -1, view: "chart" });
    before.clear();
    drawn.height = AXIS + PICTURE_LANES * LANE;
    const found = layOut(events, PICTURE_WIDTH, drawn.height);
    const bottom = found.items.reduce((low, item) => Math.max(low, item.bottom), AXIS) + 20;
    drawn.height = bottom;
    const sheet = sheetOf(events, layOut(events, PICTURE_WIDTH, bottom), home, PICTURE_WIDTH, bottom);
    paint("timeline"); // what is on the screen stays there while Vega draws aside
    await runVega("timeline", sheet);
    saveFile(await drawing(views.timeline, what, sheet), `timeline.${what}`);
  } finally {
    before.clear();
    drawn.height = kept.height;
    Object.assign(state, { from: kept.from, to: kept.to, selected: kept.selected, view: kept.view });
    drawNow(events);
    await finish("timeline");
  }
  return undefined;
}

// What a view shows, as a file of one of three formats.
async function drawing(view, what, { width, height, tables }) {
  if (what === "svg") return new Blob([await view.toSVG()], { type: "image/svg+xml" });
  const canvas = await view.toCanvas(2);
  if (what === "pdf") return pdfOf(canvas, { width, height, rows: tables.rows, title: document.title });
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}

function saveFile(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  announce(`Saved ${name}`);
}

async function copyLink() {
  writeAddress();
  try {
    await navigator.clipboard.writeText(location.href);
    tell("Link copied");
  } catch {
    tell("The link stands in the address bar");
  }
}
