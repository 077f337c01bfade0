// How wide words are, and titles on lines: measured in the face in which they are drawn.

const LINE = 16; // pixels from one line of a title to the next

const measuring = document.createElement("canvas").getContext("2d");
const widths = new Map();

function widthOf(text, italic = false) {
  const key = italic ? `i${text}` : text;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 20000) widths.clear();
    measuring.font = italic ? `italic 11.5px ${packed.font}` : `13px ${packed.font}`;
    width = Math.ceil(measuring.measureText(text).width);
    widths.set(key, width);
  }
  return width;
}

// Lines of a title in the title's own direction, so that signs and foreign words stand where its readers look for them.
const RIGHT_TO_LEFT_FIRST = /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const inDirection = (lines, title) => RIGHT_TO_LEFT_FIRST.test(title) ? lines.map((line) => `\u2067${line}\u2069`) : lines;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

// A title on as few lines as `room` allows; a word longer than a line is broken between letters.
function wrap(text, room, most) {
  if (widthOf(text) <= room) return [text];
  const lines = [];
  let line = "";
  for (const word of text.split(" ").flatMap((word) => widthOf(word) <= room ? [word] : broken(word, room))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  let last = lines[most - 1];
  while (last && widthOf(`${last}…`) > room) last = last.slice(0, -1);
  return [...lines.slice(0, most - 1), `${last.trimEnd()}…`];
}

function broken(word, room) {
  const parts = [""];
  for (const { segment } of graphemes.segment(word)) {
    if (widthOf(parts[parts.length - 1] + segment) > room) parts.push(segment);
    else parts[parts.length - 1] += segment;
  }
  return parts;
}
