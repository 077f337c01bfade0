// The painter's tables drawn by hand on a canvas, as `gallery/timeline.py` and `gallery/overview.py` say they look: the
// first picture, before Vega is awake, and every frame of a movement. A browser test holds the two pictures equal.

const BAR = 9;
const sheets = { timeline: null, overview: null };

let penFont = "";

function sketchPen(name, width, height) {
  const canvas = sheets[name] ??= document.createElement("canvas");
  const sharp = sharpness();
  const size = [Math.floor(width * sharp), Math.floor(height * sharp)];
  if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
  [canvas.style.width, canvas.style.height] = [`${width}px`, `${height}px`];
  const pen = canvas.getContext("2d");
  penFont = "";
  pen.setTransform(sharp, 0, 0, sharp, 0, 0);
  pen.fillStyle = inks().paper;
  pen.fillRect(0, 0, width, height);
  return pen;
}

function box(pen, fill, left, top, right, bottom, opacity = 1) {
  pen.globalAlpha = opacity;
  pen.fillStyle = fill;
  pen.fillRect(left, top, right - left, bottom - top);
  pen.globalAlpha = 1;
}

function line(pen, ink, x, top, bottom) {
  pen.strokeStyle = ink;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x, top);
  pen.lineTo(x, bottom);
  pen.stroke();
}

// Vega sets the middle of a line of text this far above its base.
function words(pen, text, x, y, { size = 13, face = "", ink, align = "left" }) {
  const font = `${face} ${size}px ${packed.font}`;
  // Reading a font costs more than drawing a word in it.
  if (penFont !== font) pen.font = penFont = font;
  pen.fillStyle = ink;
  pen.textAlign = align;
  pen.fillText(text, x, y + Math.round(size * 0.3));
}

function sketchTimeline({ width, height, tables }) {
  const pen = sketchPen("timeline", width, height);
  const ink = inks();
  const inside = (x) => Math.min(width, Math.max(0, x));
  for (const band of tables.bands) box(pen, ink.band, 0, band.top, width, band.bottom, band.shade);
  for (const fold of tables.folds) sketchFold(pen, fold, ink);
  for (const tick of tables.ticks) line(pen, tick.strong ? ink.strong : ink.grid, inside(tick.x), tick.top, height);
  for (const tick of tables.ticks) {
    if (tick.label) words(pen, tick.label, inside(tick.x) + 5, AXIS - 12, { size: 12, ink: ink.muted });
    if (tick.context) words(pen, tick.context, tick.context_x, 12, { size: 12, face: "600", ink: ink.ink });
  }
  for (const bin of tables.density) box(pen, ink.muted, bin.left, bin.top, bin.right, bin.bottom, 0.45);
  for (const band of tables.bands) words(pen, band.label, 6, band.label_y, { size: 12, face: "600", ink: ink.ink });
  for (const row of tables.rows) sketchMark(pen, row, inside, ink);
  for (const row of tables.rows) sketchTitle(pen, row, ink);
  for (const row of tables.rows) sketchNote(pen, row, ink);
  return pen.canvas;
}

function sketchFold(pen, { left, right, top, bottom }, ink) {
  box(pen, ink.grid, left, top, right, bottom);
  pen.setLineDash([2, 3]);
  line(pen, ink.strong, left, top, bottom);
  line(pen, ink.strong, right, top, bottom);
  pen.setLineDash([]);
}

function sketchMark(pen, row, inside, ink) {
  const [es, ls, ee, le] = BOUND_NAMES.map((name) => inside(row[name]));
  const top = row.y - BAR / 2;
  if (row.halo) outlined(pen, [row.box_left, row.box_top, row.box_right - row.box_left, row.box_bottom - row.box_top, 6], { fill: ink.accent, alpha: row.halo });
  const stroke = { stroke: row.color, dash: row.dashed ? [3, 2] : [] };
  const fill = row.hollow ? ink.paper : row.color;
  if (row.form === "within") outlined(pen, [es, top, le - es, BAR, BAR / 2], { ...stroke, fill: row.color, alpha: 0.22, width: 1, strokeAlpha: 0.75 });
  if (row.form === "span") {
    faded(pen, row.color, es, ls, top, 0.04, 0.9);
    faded(pen, row.color, ee, le, top, 0.9, 0.04);
    outlined(pen, [ls, top, ee - ls, BAR, 1.5], { ...stroke, fill, width: 1.5 });
  }
  const radius = Math.sqrt(BAR ** 2 * 0.9) / 2;
  if (row.form === "dot") outlined(pen, [row.x - radius, row.y - radius, radius * 2, radius * 2, radius], { ...stroke, fill, width: 2 });
  if (row.status === "negated") words(pen, "×", row.x, row.y, { size: 15, face: "700", ink: row.color, align: "center" });
}

function faded(pen, color, left, right, top, first, last) {
  if (right - left < 0.01) return;
  const alpha = (part) => color + Math.round(part * 255).toString(16).padStart(2, "0");
  const paint = pen.createLinearGradient(left, 0, right, 0);
  paint.addColorStop(0, alpha(first));
  paint.addColorStop(1, alpha(last));
  box(pen, paint, left, top, right, top + BAR);
}

function outlined(pen, [left, top, width, height, radius], { fill, alpha = 1, stroke = null, width: thick = 0, strokeAlpha = 1, dash = [] }) {
  pen.beginPath();
  pen.roundRect(left, top, width, height, Math.min(radius, width / 2));
  pen.globalAlpha = alpha;
  pen.fillStyle = fill;
  pen.fill();
  if (stroke) {
    pen.globalAlpha = strokeAlpha;
    [pen.strokeStyle, pen.lineWidth] = [stroke, thick];
    pen.setLineDash(dash);
    pen.stroke();
    pen.setLineDash([]);
  }
  pen.globalAlpha = 1;
}

function sketchTitle(pen, row, ink) {
  row.label.forEach((text, number) => words(pen, text, row.label_x, row.label_y + number * LINE, { ink: ink.ink, align: row.align }));
}

function sketchNote(pen, row, ink) {
  if (row.note) words(pen, row.note, row.note_x, row.note_y, { size: 11.5, face: "italic", ink: row.disputed ? ink.warn : ink.muted });
}

function sketchOverview({ width, height, tables }) {
  const pen = sketchPen("overview", width, height);
  const ink = inks();
  for (const bin of tables.bins) box(pen, ink.strong, bin.left, bin.all_top, bin.right, bin.bottom);
  for (const bin of tables.bins) box(pen, ink.muted, bin.left, bin.shown_top, bin.right, bin.bottom);
  for (const mark of tables.marks) {
    line(pen, ink.grid, mark.x, 0, height);
    words(pen, mark.label, mark.x + 4, height - 7, { size: 11, ink: ink.muted });
  }
  return pen.canvas;
}
