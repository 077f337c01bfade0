// On paper: white, as wide as a sheet, sharper than a screen, and with the list in full.

const PAPER_WIDTH = 720; // pixels between the margins of A4 or Letter; a wider sheet enlarges the picture
const PAPER_HEIGHT = 640; // what the headings and the overview leave of the first sheet
const PAPER_ROWS = 2000;
const paper = { on: false, theme: "" };

const sharpness = () => paper.on ? 3 : devicePixelRatio || 1;

// A browser takes the page as it stands when `beforeprint` ends: what is not unpacked by then is not printed.
function listenToPrinting(events) {
  const redraw = () => {
    settleHeight(events);
    drawOverview(events);
    drawNow(events);
    sayPeriod(events);
  };
  addEventListener("beforeprint", () => {
    Object.assign(paper, { on: true, theme: document.documentElement.dataset.theme });
    document.documentElement.dataset.theme = "light";
    redraw();
    printRows(events);
  });
  addEventListener("afterprint", () => {
    paper.on = false;
    document.documentElement.dataset.theme = paper.theme;
    redraw();
    changed(events, "view");
  });
}

// The rows that the list had not come to yet, and how many there are beyond.
function printRows(events) {
  const rows = listed.rows.slice(listed.shown, Math.max(listed.shown, PAPER_ROWS));
  $("rows").append(...rows.map((i) => listRow(events, i, details.told.get(i) ?? null)));
  listed.shown += rows.length;
  const left = listed.rows.length - listed.shown;
  $("unprinted").textContent = left ? `and ${left.toLocaleString("en")} more events, not printed: narrow the period or choose a filter.` : "";
}
